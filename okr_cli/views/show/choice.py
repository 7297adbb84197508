"""A strategic choice and the Objectives that serve it: finding it by id or title, and its document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from okr_cli.model.entity import slug
from okr_cli.output.documents.document import Document, Fact, Item, LeadLine, Section, Style, styled
from okr_cli.output.symbols import STYLES, labelled
from okr_cli.phrases import listed
from okr_cli.progress.arithmetic import ZERO
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.strategy import Direction, ServedChoice, directions
from okr_cli.views.workspace_metrics import ObjectiveRow, WorkspaceMetrics


@dataclass(frozen=True, slots=True)
class ChoiceDetail:
    """A strategic choice, the vision and mission beside it, and the Objectives of ``cycles`` that serve it."""

    choice: ServedChoice
    direction: Direction
    objectives: tuple[ObjectiveRow, ...]
    cycles: tuple[str, ...]
    as_of: date


def find_choice(workspaces: Sequence[WorkspaceMetrics], text: str, cycles: Iterable[str]) -> ChoiceDetail | None:
    """The choice with this id or title; None if there is none, or if an entity has the same name."""
    if any(next(iter(metrics.loaded.index.named(text)), None) for metrics in workspaces):
        return None
    wanted, names = slug(text), tuple(sorted(cycles))
    for metrics in workspaces:
        for direction in directions([metrics.loaded], names, metrics.as_of):
            for choice in direction.choices:
                if wanted and wanted in (choice.id, slug(choice.title)):
                    rows = tuple(map(metrics.objective, choice.served_by))
                    return ChoiceDetail(choice, direction, rows, names, metrics.as_of)
    return None


def choice_document(detail: ChoiceDetail) -> Document:
    """What the choice excludes, the vision and mission above it, and the state of the Objectives that serve it."""
    choice, direction = detail.choice, detail.direction
    stated = (("Excludes", choice.leaves_out), ("Vision", direction.vision), ("Mission", direction.mission))
    facts = tuple(Fact(label, (one_line(words),)) for label, words in stated if words)
    cycles = f" in {listed(detail.cycles)}" if detail.cycles else ""
    served = tuple(map(_objective, detail.objectives)) or (
        Item(f"Not served by any Objective{cycles}.", style=Style.YELLOW),
    )
    lead = (LeadLine(styled(one_line(choice.id), Style.MUTED)),)
    sections = (Section("", facts=facts), Section(f"Objectives that serve this choice{cycles}", items=served))
    return Document(one_line(choice.title), lead, sections, kind="Strategic choice")


def _objective(row: ObjectiveRow) -> Item:
    """``▼ behind, 45%: Become the app that crews open first, Amara Nwosu (Company)``."""
    review = row.review
    progress = formatting.roll_up_word(review.roll_up) or formatting.percent(review.roll_up.progress or ZERO)
    team = f" ({row.entity.team})" if row.entity.team else ""
    head = f"{labelled(review.status)}, {progress}: {row.model.title}, {row.owner or NO_OWNER}{team}"
    return Item(one_line(head), (one_line(row.entity.address),), STYLES[review.status])
