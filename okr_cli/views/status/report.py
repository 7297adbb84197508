"""The rows of the status view on a given date. Every other view starts from it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity, slug
from okr_cli.progress.status import Tolerance
from okr_cli.safe_text import one_line
from okr_cli.views.strategy import Direction
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow
from okr_cli.workspace.lookup import Naming


class SuppressionKey(NamedTuple):
    """The name of a rule, and the entity about which a team does not want to hear it."""

    rule: str
    entity: Entity


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What a view shows. ``objectives`` includes those that other teams share with the requested ones; counts use
    ``own``.
    """

    as_of: date
    cycles: tuple[Cycle, ...]
    objectives: tuple[ObjectiveRow, ...]
    kpis: tuple[KpiRow, ...]
    orphans: tuple[InitiativeRow, ...]  # Initiatives without a Key Result
    notes: tuple[str, ...]  # how the cycles were chosen
    compare: date | None = None  # an earlier date to compare with
    names: Naming = field(default_factory=Naming)  # the shortest name of each entity
    suppressed: frozenset[SuppressionKey] = frozenset()
    owners: tuple[str, ...] = ()  # the requested people
    tolerances: tuple[Tolerance, ...] = ()  # of the workspaces, without duplicates
    directions: tuple[Direction, ...] = ()  # vision, mission and choices, if a whole organization is shown
    teams: frozenset[str] = frozenset()  # slugs of the requested teams
    is_narrow: bool = False  # only some people or entities are shown

    def is_of_other_team(self, entity: Entity) -> bool:
        """Whether it is shown only because a requested team shares it."""
        if not self.teams or slug(entity.team) in self.teams:
            return False
        return not self.teams.isdisjoint(map(slug, entity.shared_with))

    @property
    def own(self) -> "StatusReport":
        """The same report without what belongs to other teams."""
        objectives = tuple(row for row in self.objectives if not self.is_of_other_team(row.entity))
        return self if len(objectives) == len(self.objectives) else replace(self, objectives=objectives)

    @property
    def of_other_teams(self) -> "StatusReport":
        """A report of the Objectives of other teams alone, as their own view shows them."""
        objectives = tuple(row for row in self.objectives if self.is_of_other_team(row.entity))
        return replace(self, objectives=objectives, kpis=(), orphans=(), teams=frozenset())

    def sharing(self) -> Iterator[tuple[str, ObjectiveRow]]:
        """Each team that shares an Objective of another one, with the Objective."""
        for row in self.objectives:
            for team in row.entity.shared_with:
                if slug(team) in self.teams if self.teams else not self.is_narrow:
                    yield team, row

    def origin(self, entity: Entity) -> str:
        """`` (shared by Growth)`` after the title of what belongs to another team; else an empty string."""
        return f" (shared by {one_line(entity.team) or 'another file'})" if self.is_of_other_team(entity) else ""

    def key_results(self) -> Iterator[KeyResultRow]:
        """The Key Results shown, in order."""
        for objective in self.objectives:
            yield from objective.key_results

    def work(self) -> Iterator[tuple[InitiativeRow, KeyResultRow | None]]:
        """Every Initiative with the Key Result that it serves, in order."""
        for objective in self.objectives:
            for key_result in objective.key_results:
                yield from ((initiative, key_result) for initiative in key_result.initiatives)
            yield from ((initiative, None) for initiative in objective.initiatives)
        yield from ((initiative, None) for initiative in self.orphans)

    def is_suppressed(self, rule: str, entity: Entity) -> bool:
        """Whether a team has suppressed this rule about this entity."""
        return SuppressionKey(rule, entity) in self.suppressed

    def id_of(self, entity: Entity) -> Callable[[], str]:
        """Finds the shortest name of an entity once it is needed."""
        return partial(self.names, entity)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.objectives or self.kpis or self.orphans)
