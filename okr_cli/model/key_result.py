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

DROPPED = "No longer pursued since a day: shown with the reason, and left out of every mean and count."


class Score(OkrModel):
    """A person's final score in place of the computed one."""

    value: Share = Field(description="0.0 to 1.0.")
    reason: Text = Field(description="Why it differs from the computed score.")


class Dropped(OkrModel):
    """The end of an Objective or a Key Result that is no longer pursued."""

    date: Day = Field(description="The day it was dropped.")
    reason: Text = Field(description="Why it is no longer pursued.", examples=["The market closed"])


class KeyResult(EntityModel):
    """A Key Result with its measure, its check-ins and the work meant to move it."""

    title: Text = Field(
        description="The outcome, with its number.",
        examples=["Raise shops that sell in their first week from 38% to 60%"],
    )
    kind: KeyResultKind | None = Field(
        None, description="committed expects 1.0, aspirational succeeds at 0.7, learning gets a verdict."
    )
    weight: Weight = Field(Decimal(1), description="Share in the Objective's progress.")
    measure: Measure | None = Field(None, description="How it is measured: exactly one of six forms.")
    guardrail: Flag = Field(False, description="Shown on its own, never averaged.")
    contributes_to: Names = Field((), description="Addresses of Objectives or Key Results that this one helps.")
    depends_on: Names = Field((), description="Addresses of what must happen first.")
    carried_from: Text | None = Field(
        None,
        description="The same Key Result in an earlier cycle: its address.",
        examples=["2026-Q3/growth/confident-start/activation"],
    )
    changes: tuple[MeasureChange, ...] = Field(
        (), description="What changed in the measure while the cycle ran, and why, oldest first."
    )
    check_ins: tuple[CheckIn, ...] = Field((), description="Dated values, oldest first.")
    initiatives: tuple[Initiative, ...] = Field(
        (), validation_alias=INITIATIVES, description="The work meant to move it: two to four."
    )
    verdict: Verdict | None = Field(None, description="At close, for a learning Key Result.")
    learned: Text | None = Field(None, description="At close: what it taught.")
    score: Score | None = Field(None, description="At close: a person's score, with the reason.")
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
