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

DROPPED = "Marks it as no longer pursued. It is still shown, with the reason, but excluded from averages and counts."


class Score(OkrModel):
    """A final score set by a person. Overrides the computed one."""

    value: Share = Field(description="Score from 0.0 to 1.0.")
    reason: Text = Field(description="Why this score differs from the computed one.")


class Dropped(OkrModel):
    """When and why an Objective or Key Result was dropped."""

    date: Day = Field(description="Date it was dropped.")
    reason: Text = Field(description="Why it is no longer pursued.", examples=["We left that market"])


class KeyResult(EntityModel):
    """A Key Result with its measure, check-ins and Initiatives."""

    title: Text = Field(
        description="The outcome, including the number that measures it.",
        examples=["Raise the share of shops that sell in their first week from 38% to 60%"],
    )
    kind: KeyResultKind | None = Field(
        None,
        description="committed expects a score of 1.0, aspirational succeeds at 0.7, learning ends with a verdict.",
    )
    weight: Weight = Field(Decimal(1), description="Weight in the Objective's progress.")
    measure: Measure | None = Field(None, description="How it is measured, in exactly one of six forms.")
    guardrail: Flag = Field(False, description="true for a guardrail, which is shown separately and never averaged.")
    contributes_to: Names = Field(
        (), description=("Addresses of the Objectives or Key Results that this one contributes to.")
    )
    depends_on: Names = Field((), description="Addresses of the entities that this one depends on.")
    carried_from: Text | None = Field(
        None,
        description="Address of the same Key Result in an earlier cycle.",
        examples=["2026-Q3/growth/confident-start/activation"],
    )
    changes: tuple[MeasureChange, ...] = Field(
        (), description="Changes to the measure during the cycle, with reasons, oldest first."
    )
    check_ins: tuple[CheckIn, ...] = Field((), description="Check-ins, oldest first.")
    initiatives: tuple[Initiative, ...] = Field(
        (), validation_alias=INITIATIVES, description="Two to four Initiatives meant to move it."
    )
    verdict: Verdict | None = Field(None, description="Verdict on a learning Key Result, set when the cycle closes.")
    learned: Text | None = Field(None, description="What you learned, written when the cycle closes.")
    score: Score | None = Field(None, description="Final score set by a person when the cycle closes, with the reason.")
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
