"""What the status view says: the rows that were asked for, on a day. Every other view starts from it too."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity
from okr_cli.progress.status import Tolerance
from okr_cli.views.strategy import Direction
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow
from okr_cli.workspace.lookup import Naming


class SuppressionKey(NamedTuple):
    """The name of a rule, and the entity about which a team does not want to hear it."""

    rule: str
    entity: Entity


@dataclass(frozen=True, slots=True)
class StatusReport:
    """``orphans`` are Initiatives that serve no Key Result, ``notes`` say how the cycles were chosen, ``compare`` is an
    earlier day to compare with. ``names`` gives the shortest name by which an entity is found. ``owners`` are
    the people that were asked for, ``tolerances`` those of the workspaces, without repetition, ``directions`` what
    the organization wants and chose, where the whole of it is shown."""

    as_of: date
    cycles: tuple[Cycle, ...]
    objectives: tuple[ObjectiveRow, ...]
    kpis: tuple[KpiRow, ...]
    orphans: tuple[InitiativeRow, ...]
    notes: tuple[str, ...]
    compare: date | None = None
    names: Naming = field(default_factory=Naming)
    suppressed: frozenset[SuppressionKey] = frozenset()
    owners: tuple[str, ...] = ()
    tolerances: tuple[Tolerance, ...] = ()
    directions: tuple[Direction, ...] = ()

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
