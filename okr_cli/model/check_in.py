"""A dated value of a Key Result or KPI, with a person's view of it."""

from typing import Literal

from pydantic import Field

from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import ConfidenceValue, Day, Number, Text

StatedStatus = Literal["on-track", "behind", "at-risk"]


class CheckIn(OkrModel):
    """A weekly or biweekly update: the value, your confidence and what changed."""

    date: Day = Field(description="Date of the check-in.")
    value: Number | None = Field(None, description="Value on that date, in the unit of the measure.")
    confidence: ConfidenceValue | None = Field(
        None, description="Confidence in reaching the target, 0 to 10, independent of progress."
    )
    status: StatedStatus | None = Field(
        None, description=("Status reported by a person. Overrides the computed status.")
    )
    note: Text | None = Field(None, description="What changed and what you learned.")
    ask: Text | None = Field(None, description="What you need from others.")
    source: Text | None = Field(
        None,
        description="Where the value came from, if it was recorded automatically.",
        examples=["reports/activation.csv"],
    )

    @property
    def is_by_person(self) -> bool:
        """Whether a person wrote it. A value from a ``source`` counts as a number and says nothing for anybody."""
        return self.source is None
