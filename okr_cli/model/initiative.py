"""The work that a team does to move a Key Result, with the hypothesis behind it."""

from datetime import date
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from okr_cli.model.base import OkrModel
from okr_cli.model.entity_model import EntityModel
from okr_cli.model.scalars import Day, Expected, InvalidValue, Names, Text

InitiativeStatus = Literal["idea", "to-do", "in-progress", "shipped", "dropped"]
Size = Literal["low", "high"]
ENDED = ("shipped", "dropped")
"""The statuses of work that does not go on."""

Verdict = Literal["validated", "invalidated", "inconclusive"]


class Hypothesis(OkrModel):
    """Why the Initiative should move its Key Result, stated so that it can be proved wrong."""

    belief: Text = Field(description="If we do this, then …")
    expect: Text | None = Field(None, description="Expected change in the Key Result.", examples=["+6"])
    within: Text | None = Field(None, description="How soon the effect should show up.", examples=["4 weeks"])
    evidence: Text | None = Field(
        None, description="Where the effect will be visible.", examples=["weekly activation by cohort"]
    )


class Bet(OkrModel):
    """What the Initiative costs, and what you gain if it works."""

    stake: Text | None = Field(None, description="People and time to invest.", examples=["2 people for 3 weeks"])
    payoff: Text | None = Field(None, description="What you gain if it works.", examples=["+6 points of activation"])


class Initiative(EntityModel):
    """A concrete action, project or experiment with one named owner."""

    title: Text = Field(
        description="The work to do, concrete enough to be reviewed.",
        examples=["Redesign setup step 2 to ask for three fields"],
    )
    status: InitiativeStatus | None = Field(None, description="Status of the work. Default: to-do.")
    started: Day | None = Field(None, description="Date the work started.")
    due: Day | None = Field(None, description="Due date.")
    finished: Day | None = Field(None, description="Date it was shipped or dropped.")
    hypothesis: Hypothesis | None = Field(None, description="Why it should move its Key Result.")
    impact: Size | None = Field(None, description="Expected effect on the Key Result.")
    effort: Size | None = Field(None, description="Effort required.")
    bet: Bet | None = Field(None, description="What it costs, and what you gain if it works.")
    canvas: Text | None = Field(
        None, description="Working document, as a path in the repository or a URL.", examples=["canvases/setup.md"]
    )
    depends_on: Names = Field((), description="Addresses of the entities that this one depends on.")
    verdict: Verdict | None = Field(
        None, description="Whether the hypothesis held, recorded when it is shipped or dropped."
    )
    learned: Text | None = Field(None, description="What you learned, recorded when it is shipped or dropped.")
    replaced_by: Text | None = Field(None, description="Address of the Initiative that replaces it.")

    # Called only where the key is set, so it costs nothing elsewhere.
    @field_validator("finished")
    @classmethod
    def _ends_what_began(cls, finished: date | None, known: ValidationInfo) -> date | None:
        """Reject an end before the start, and one of work that goes on."""
        status, started = known.data.get("status", "shipped"), known.data.get("started")
        if finished and started and finished < started:
            advice = "Write the date it was shipped or dropped."
            message = f"{finished} is before 'started' ({started})"
            raise InvalidValue(message, advice, expected=Expected.AGREEMENT).error()
        if finished and status not in ENDED:
            advice = "Write 'status: shipped' or 'status: dropped', or remove 'finished:'."
            message = f"the status is '{status or 'to-do'}', not shipped or dropped"
            raise InvalidValue(message, advice, expected=Expected.AGREEMENT).error()
        return finished

    @property
    def is_open(self) -> bool:
        """Not shipped and not dropped."""
        return self.status not in ENDED

    @property
    def has_begun(self) -> bool:
        """Whether it is known that somebody worked on it."""
        return self.started is not None or self.status in ("in-progress", "shipped")

    @property
    def is_taken_on(self) -> bool:
        """Open, and more than an idea: rating an idea low, or leaving it vague, is normal."""
        return self.is_open and self.status != "idea"


class StandaloneInitiative(Initiative):
    """An Initiative at the top level of a file."""

    key_result: Text | None = Field(
        None, description="Address of the Key Result that this Initiative serves.", examples=["activation"]
    )
