"""A health metric: watched while others move."""

from pydantic import Field

from okr_cli.model.check_in import CheckIn
from okr_cli.model.entity_model import EntityModel
from okr_cli.model.measure import UNIT, KeptLimit, Unit
from okr_cli.model.scalars import Names, Text


class Kpi(EntityModel):
    """A metric that must stay within its limit."""

    title: Text = Field(description="What is monitored.", examples=["First response time"])
    owner: Text | None = Field(None, description="The one person accountable for it.")
    unit: Unit = Field(None, description=UNIT, examples=["h"])
    healthy: KeptLimit | None = Field(
        None, description="Operator and limit that define the healthy range.", examples=["<= 4"]
    )
    guards: Names = Field((), description="Addresses of the Key Results that it guards.")
    check_ins: tuple[CheckIn, ...] = Field((), description="Check-ins, oldest first.")
