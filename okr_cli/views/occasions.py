"""Questions for an occasion: a draft, the middle of a cycle, a one-on-one."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from okr_cli.progress.expected_pace import expected_progress
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import ObjectiveRow


class Occasion(StrEnum):
    """When to ask."""

    DRAFT = "draft"
    MID_CYCLE = "mid-cycle"
    ONE_TO_ONE = "one-to-one"


DRAFT_TEST = "If all Key Results were reached, would the Objective be achieved? If not, what is missing?"
LINES: dict[Occasion, tuple[str, ...]] = {
    Occasion.DRAFT: (
        DRAFT_TEST,
        "Could the Objective be achieved without one of these Key Results? If so, remove that Key Result.",
    ),
    Occasion.MID_CYCLE: (
        "Is this still the most important change to make? What has happened that you did not expect?",
        "Which Initiatives have moved a Key Result, and which can no longer do so this cycle?",
        "Which targets are now out of reach or too easy, and who decides whether to change them?",
    ),
    Occasion.ONE_TO_ONE: (
        "What are you most confident about, and which of your worries do the numbers not show?",
        "What is in your way, and who could help?",
        "What would you stop doing today if you could?",
        "What do you want to try or learn before we talk again?",
    ),
}
MIDDLE = (Decimal("0.4"), Decimal("0.6"))
"""The elapsed part of a cycle that counts as its middle, both ends included."""


class Prompt(NamedTuple):
    """The questions of an occasion, and the Objectives that they are about."""

    occasion: Occasion
    about: tuple[ObjectiveRow, ...]
    lines: tuple[str, ...]

    @property
    def names_objectives(self) -> bool:
        """Whether it is about these Objectives only. A talk with one person is about all that is theirs."""
        return self.occasion is not Occasion.ONE_TO_ONE


def prompts(report: StatusReport) -> Iterator[Prompt]:
    """The questions of each occasion that applies on the date of the report."""
    pursued = [row for row in report.objectives if not row.dropped]
    about = {
        Occasion.DRAFT: tuple(row for row in pursued if row.entity.state == "draft"),
        Occasion.MID_CYCLE: tuple(row for row in pursued if is_halfway(row, report)),
        Occasion.ONE_TO_ONE: tuple(pursued) if len(report.owners) == 1 else (),
    }
    for occasion, rows in about.items():
        if rows:
            yield Prompt(occasion, rows, LINES[occasion])


def is_halfway(row: ObjectiveRow, report: StatusReport) -> bool:
    """Whether an agreed Objective is around the middle of its cycle."""
    if row.entity.state != "active" or row.cycle is None:
        return False
    return MIDDLE[0] <= expected_progress(row.cycle, report.as_of) <= MIDDLE[1]
