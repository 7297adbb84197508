"""The number that shows whether an Objective was reached."""

from decimal import Decimal
from typing import Literal

from pydantic import AliasChoices, Field, ValidationInfo, field_validator

from okr_cli.model.base import OkrModel
from okr_cli.model.check_in import CheckIn
from okr_cli.model.entity_model import EntityModel
from okr_cli.model.initiative import Initiative, Verdict
from okr_cli.model.measure import Measure
from okr_cli.model.measure_change import MeasureChange, refuse_disagreement
from okr_cli.model.scalars import Day, Flag, Names, Share, Text, Weight

KeyResultKind = Literal["committed", "aspirational", "learning"]
INITIATIVES = AliasChoices("initiatives", "actions", "projects")
"""What other OKR schools call the same list."""

DROPPED = "Marks it as no longer pursued from a day on: shown with the reason, and left out of all averages and counts."


class Score(OkrModel):
    """Final score set by a person instead of the computed one."""

    value: Share = Field(description="0.0 to 1.0.")
    reason: Text = Field(description="Why it differs from the computed score.")


class Dropped(OkrModel):
    """Marks the end of an Objective or Key Result that is no longer pursued."""

    date: Day = Field(description="Day it was dropped.")
    reason: Text = Field(description="Why it is no longer pursued.", examples=["The market closed"])


class KeyResult(EntityModel):
    """A Key Result with its measure, check-ins and Initiatives."""

    title: Text = Field(
        description="The outcome, with its number.",
        examples=["Raise shops that sell in their first week from 38% to 60%"],
    )
    kind: KeyResultKind | None = Field(
        None, description="committed expects 1.0, aspirational succeeds at 0.7, learning gets a verdict."
    )
    weight: Weight = Field(Decimal(1), description="Weight in the Objective's progress.")
    measure: Measure | None = Field(None, description="How it is measured: exactly one of six forms.")
    guardrail: Flag = Field(False, description="Shown separately and never averaged.")
    contributes_to: Names = Field(
        (), description=("Addresses of the Objectives or Key Results that this one contributes to.")
    )
    depends_on: Names = Field((), description="Addresses of what has to happen first.")
    carried_from: Text | None = Field(
        None,
        description="Address of the same Key Result in an earlier cycle.",
        examples=["2026-Q3/growth/confident-start/activation"],
    )
    changes: tuple[MeasureChange, ...] = Field(
        (), description="Changes to the measure during the cycle, with reasons, oldest first."
    )
    check_ins: tuple[CheckIn, ...] = Field((), description="Values with dates, oldest first.")
    initiatives: tuple[Initiative, ...] = Field(
        (), validation_alias=INITIATIVES, description="Work meant to move it: two to four Initiatives."
    )
    verdict: Verdict | None = Field(None, description="At close, for a learning Key Result.")
    learned: Text | None = Field(None, description="At close: what you learned.")
    score: Score | None = Field(None, description="At close: score set by a person, with the reason.")
    dropped: Dropped | None = Field(None, description=DROPPED)

    # Called only where the key is set, so it costs nothing elsewhere.
    @field_validator("changes")
    @classmethod
    def _agree_with_the_measure(
        cls, changes: tuple[MeasureChange, ...], known: ValidationInfo
    ) -> tuple[MeasureChange, ...]:
        """Reject changes that do not lead to the measure: what held before could not be told."""
        if "measure" in known.data:
            refuse_disagreement(changes, known.data["measure"])
        return changes
