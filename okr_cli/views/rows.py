"""What a view shows, before it has a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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
from okr_cli.progress.risk import Risk


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
    """A Key Result with its Initiatives. ``history`` is raw progress at each check-in, ``blocked_by`` the addresses of
    what it or its open work waits for, ``before`` how it stood on the day to compare with,
    ``guards`` the KPIs that keep it honest. ``is_supported`` says that others contribute to it or its Objective,
    ``is_refuted`` that everything planned was delivered and it did not move."""

    entity: Entity
    model: KeyResult
    owner: str | None
    cycle: Cycle | None
    review: KeyResultReview
    initiatives: tuple[InitiativeRow, ...]
    delivery: Delivery
    history: tuple[Decimal, ...]
    blocked_by: tuple[str, ...]
    risk: Risk
    before: KeyResultReview | None
    guards: tuple["KpiRow", ...]
    is_supported: bool = False
    is_refuted: bool = False


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
    before: ObjectiveReview | None
    guards: tuple["KpiRow", ...]

    @property
    def risk(self) -> Decimal:
        """The points of its riskiest Key Result."""
        return max((one.risk.points for one in self.key_results), default=Decimal(0))


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
    choice of cycle and the like, ``compare`` an earlier day to compare with."""

    as_of: date
    cycles: tuple[Cycle, ...]
    objectives: tuple[ObjectiveRow, ...]
    kpis: tuple[KpiRow, ...]
    orphans: tuple[InitiativeRow, ...]
    notes: tuple[str, ...]
    compare: date | None = None

    def key_results(self) -> Iterator[KeyResultRow]:
        """The Key Results shown, in order."""
        for objective in self.objectives:
            yield from objective.key_results

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.objectives or self.kpis or self.orphans)
