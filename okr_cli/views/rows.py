"""What a view shows, before it has a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.progress.delivery import Delivery
from okr_cli.progress.health import Health
from okr_cli.progress.movement import Movement
from okr_cli.progress.review import KeyResultReview, ObjectiveReview


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """``movement`` is what the Key Result did since the Initiative began."""

    entity: Entity
    model: Initiative
    owner: str | None
    movement: Movement | None = None
    stalled: bool = False
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class KeyResultRow:
    """A Key Result with its Initiatives."""

    entity: Entity
    model: KeyResult
    owner: str | None
    cycle: Cycle | None
    review: KeyResultReview
    initiatives: tuple[InitiativeRow, ...]
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """``key_results`` are those shown and ``hidden`` counts the others, which count in every number all the same.
    ``initiatives`` hang on the Objective itself; ``delivery`` counts those of its Key Results as well."""

    entity: Entity
    model: Objective
    owner: str | None
    cycle: Cycle | None
    review: ObjectiveReview
    key_results: tuple[KeyResultRow, ...]
    hidden: int
    initiatives: tuple[InitiativeRow, ...]
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class KpiRow:
    """``guards`` are the addresses of what it keeps honest."""

    entity: Entity
    model: Kpi
    owner: str | None
    health: Health
    guards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a status view shows. ``orphans`` are Initiatives that serve no Key Result, ``notes`` remarks on the
    choice of cycle and the like."""

    as_of: date
    cycles: tuple[Cycle, ...]
    objectives: tuple[ObjectiveRow, ...]
    kpis: tuple[KpiRow, ...]
    orphans: tuple[InitiativeRow, ...]
    notes: tuple[str, ...]

    def key_results(self) -> Iterator[KeyResultRow]:
        """The Key Results shown, in order."""
        for objective in self.objectives:
            yield from objective.key_results

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.objectives or self.kpis or self.orphans)
