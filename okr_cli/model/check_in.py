"""A dated value of a Key Result or KPI, with a person's view of it."""

from typing import Literal

from pydantic import Field

from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import ConfidenceValue, Day, Number, Text

StatedStatus = Literal["on-track", "behind", "at-risk"]


class CheckIn(OkrModel):
    """One entry of the weekly or fortnightly conversation."""

    date: Day = Field(description="The day of the value.")
    value: Number | None = Field(None, description="The measured value, in the measure's unit.")
    confidence: ConfidenceValue | None = Field(
        None, description="0 to 10: a person's belief that the target will be reached, apart from progress."
    )
    status: StatedStatus | None = Field(None, description="A person's word; it wins over the derived status.")
    note: Text | None = Field(None, description="What changed, and what was learned.")
    ask: Text | None = Field(None, description="What would help.")
    source: Text | None = Field(
        None, description="Where the value came from if no person typed it.", examples=["reports/activation.csv"]
    )

    @property
    def is_by_person(self) -> bool:
        """Whether a person wrote it. A value from a ``source`` counts as a number and says nothing for anybody."""
        return self.source is None
