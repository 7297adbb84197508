"""Open Initiatives by impact and effort, and sorted into useful, cosmetic and off-topic."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from okr_cli.progress.prioritization import Category, Classification, Quadrant, classify, missing_ratings, quadrant_of
from okr_cli.safe_text import one_line
from okr_cli.views.grouping import By, grouped
from okr_cli.views.metrics import WorkspaceMetrics
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, ObjectiveRow


@dataclass(frozen=True, slots=True)
class Rated:
    """An open Initiative; ``corner`` is None while ``lacking`` names what nobody has rated."""

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

    def at(self, corner: Quadrant) -> tuple[Rated, ...]:
        """What lies in a corner of the grid."""
        return tuple(one for one in self.work if one.corner is corner)

    def sorted_as(self, sort: Category) -> tuple[Rated, ...]:
        """What was sorted so."""
        return tuple(one for one in self.work if one.sorting.category is sort)

    @property
    def unrated(self) -> tuple[Rated, ...]:
        """What has no place on the grid yet."""
        return tuple(one for one in self.work if one.corner is None)


Pair = tuple[InitiativeRow, KeyResultRow | None]


def priorities_of(
    board: Board, assemblies: Iterable[WorkspaceMetrics] = (), owners: tuple[str, ...] = ()
) -> tuple[Priorities, ...]:
    """One grid a team, in the order of the status view; ``owners`` keeps what is theirs or serves what is theirs."""
    every = tuple(assemblies)

    def is_theirs(pair: Pair) -> bool:
        names = (pair[0].owner, pair[1].owner if pair[1] else None)
        return not owners or any(each.roster.is_same(one, name) for each in every for one in names for name in owners)

    work: dict[str, list[Pair]] = {}
    only = list(board.key_results())
    for group in grouped(board, By.TEAM):
        heading = one_line(only[0].model.title) if len(only) == 1 else group.heading
        work[heading] = [pair for objective in group.objectives for pair in _pairs(objective) if is_theirs(pair)]
    for orphan in filter(lambda one: is_theirs((one, None)), board.orphans):
        work.setdefault(one_line(orphan.entity.team) or "No team", []).append((orphan, None))
    return tuple(_priorities(heading, pairs) for heading, pairs in work.items() if pairs)


def _pairs(objective: ObjectiveRow) -> Iterator[Pair]:
    for key_result in objective.key_results:
        yield from ((one, key_result) for one in key_result.initiatives)
    if not objective.hidden:
        yield from ((one, None) for one in objective.initiatives)


def _priorities(heading: str, pairs: list[Pair]) -> Priorities:
    opened = tuple(_rated(*pair) for pair in pairs if pair[0].model.is_open)
    return Priorities(heading, opened, len(pairs) - len(opened))


def _rated(row: InitiativeRow, key_result: KeyResultRow | None) -> Rated:
    model = row.model
    sorting = classify(model, key_result is not None, row.owner is not None)
    return Rated(row, key_result, quadrant_of(model), missing_ratings(model), sorting)
