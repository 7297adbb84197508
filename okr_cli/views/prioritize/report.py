"""Open Initiatives by impact and effort, classified as useful, cosmetic and off-topic."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from okr_cli.progress.prioritization import Classification, Ownership, Quadrant, classify, missing_ratings, quadrant_of
from okr_cli.safe_text import one_line
from okr_cli.views.grouping import By, grouped
from okr_cli.views.ownership import ownership
from okr_cli.views.selection import is_owned_by
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, ObjectiveRow, WorkspaceMetrics


@dataclass(frozen=True, slots=True)
class Rated:
    """An open Initiative. ``corner`` is None while ratings are ``lacking``."""

    row: InitiativeRow
    key_result: KeyResultRow | None
    corner: Quadrant | None
    lacking: tuple[str, ...]
    sorting: Classification


@dataclass(frozen=True, slots=True)
class Priorities:
    """The open work of a team, or of the one Key Result that was asked for. ``finished`` counts what is shipped or
    dropped."""

    heading: str
    work: tuple[Rated, ...]
    finished: int

    def at(self, corner: Quadrant | None) -> tuple[Rated, ...]:
        """The work in a corner of the grid, or that which has no place on it yet."""
        return tuple(rated for rated in self.work if rated.corner is corner)


Pair = tuple[InitiativeRow, KeyResultRow | None]


def priorities_of(report: StatusReport, workspaces: Iterable[WorkspaceMetrics] = ()) -> tuple[Priorities, ...]:
    """The priorities of each team, in the order of the status view. Of the people that were asked for, only what is
    theirs or serves a Key Result of theirs."""
    every = tuple(workspaces)

    def is_theirs(pair: Pair) -> bool:
        names = (pair[0].owner, pair[1].owner if pair[1] else None)
        return not report.owners or any(is_owned_by(every, name, report.owners) for name in names)

    work: dict[str, list[Pair]] = {}
    key_results = list(report.key_results())
    for group in grouped(report, By.TEAM):
        heading = one_line(key_results[0].model.title) if len(key_results) == 1 else group.heading
        work[heading] = [pair for objective in group.objectives for pair in _pairs(objective) if is_theirs(pair)]
        for objective in filter(lambda row: report.is_of_other_team(row.entity), group.shared):
            work.setdefault(f"{group.heading}{report.origin(objective.entity)}", []).extend(
                pair for pair in _pairs(objective) if is_theirs(pair)
            )
    for orphan in report.orphans:
        if is_theirs((orphan, None)):
            work.setdefault(one_line(orphan.entity.team) or "No team", []).append((orphan, None))
    priorities = []
    for heading, pairs in work.items():
        if pairs:
            open_work = tuple(_rated(*pair) for pair in pairs if pair[0].model.is_open)
            priorities.append(Priorities(heading, open_work, len(pairs) - len(open_work)))
    return tuple(priorities)


def _pairs(objective: ObjectiveRow) -> Iterator[Pair]:
    for key_result in objective.key_results:
        yield from ((initiative, key_result) for initiative in key_result.initiatives)
    if not objective.hidden:
        yield from ((initiative, None) for initiative in objective.initiatives)


def _rated(row: InitiativeRow, key_result: KeyResultRow | None) -> Rated:
    model = row.model
    served = key_result.model if key_result else None
    cycle = row.cycle or (key_result.cycle if key_result else None)
    owner = ownership(row.entity.owner, key_result.metrics) if key_result else Ownership.NOBODY
    sorting = classify(model, served, cycle, owner, row.stalled)
    return Rated(row, key_result, quadrant_of(model), missing_ratings(model), sorting)
