"""A dated value of a Key Result or KPI, with a person's view of it."""

from typing import Literal

from pydantic import Field

from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import ConfidenceValue, Day, Number, Text

StatedStatus = Literal["on-track", "behind", "at-risk"]


class CheckIn(OkrModel):
    """An entry of the weekly or biweekly conversation."""

    date: Day = Field(description="Date of the value.")
    value: Number | None = Field(None, description="Measured value, in the unit of the measure.")
    confidence: ConfidenceValue | None = Field(
        None, description="Confidence in reaching the target, 0 to 10, independent of progress."
    )
    status: StatedStatus | None = Field(
        None, description=("Status as a person sees it; takes precedence over the computed status.")
    )
    note: Text | None = Field(None, description="What changed and what you learned.")
    ask: Text | None = Field(None, description="What would help.")
    source: Text | None = Field(
        None, description="Source of the value if nobody typed it.", examples=["reports/activation.csv"]
    )

    @property
    def is_by_person(self) -> bool:
        """Whether a person wrote it. A value from a ``source`` counts as a number and says nothing for anybody."""
        return self.source is None
