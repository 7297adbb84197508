"""What a view shows, before it has a form. What a row says of itself is computed when somebody asks for it, so that a
view begins to print before the last number is known."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.progress.delivery import Delivery, Movement, delivery, is_refuted
from okr_cli.progress.forecast import Forecast, forecast
from okr_cli.progress.kpi_health import KpiHealth
from okr_cli.progress.measurement import progress_history
from okr_cli.progress.metrics import KeyResultMetrics, ObjectiveMetrics
from okr_cli.progress.risk import Risk, risk_of
from okr_cli.workspace.short_names import Naming

if TYPE_CHECKING:
    from okr_cli.views.metrics import WorkspaceMetrics


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """``movement`` is what the Key Result did since the Initiative began."""

    entity: Entity
    model: Initiative
    owner: str | None
    movement: Movement | None = None
    stalled: bool = False
    overdue: bool = False


@dataclass(frozen=True, eq=False)
class KeyResultRow:
    """A Key Result with its Initiatives."""

    entity: Entity
    model: KeyResult
    cycle: Cycle | None
    assembly: "WorkspaceMetrics"

    @cached_property
    def owner(self) -> str | None:
        """Who answers for it, by name."""
        return self.assembly.roster.name(self.entity.owner)

    @cached_property
    def review(self) -> KeyResultMetrics:
        """How it stands."""
        return self.assembly.review(self.entity, self.assembly.as_of)

    @property
    def is_stale(self) -> bool:
        """Whether it is silent for too long. Drafts, closed files and cycles that are over owe no word."""
        return self.entity.state == "active" and not self.review.over and self.review.staleness.is_stale

    @cached_property
    def before(self) -> KeyResultMetrics | None:
        """How it stood on the day to compare with."""
        return self.assembly.review(self.entity, self.assembly.compare) if self.assembly.compare else None

    @cached_property
    def forecast(self) -> Forecast | None:
        """Where it lands if it goes on as of late."""
        return forecast(self.model.measure, self.model.check_ins, self.cycle, self.assembly.as_of)

    @cached_property
    def initiatives(self) -> tuple[InitiativeRow, ...]:
        """The work meant to move it, wherever it stands."""
        entities = self.assembly.portfolio.workspace.initiatives(self.entity)
        return tuple(self.assembly.initiative(one, self.model) for one in entities)

    @cached_property
    def delivery(self) -> Delivery:
        """What became of that work."""
        return delivery(self.assembly.work(self.entity))

    @cached_property
    def history(self) -> tuple[Decimal, ...]:
        """Raw progress at each check-in."""
        return progress_history(self.model, self.assembly.as_of)

    @cached_property
    def blocked_by(self) -> tuple[str, ...]:
        """The addresses of what it or its open work waits for."""
        return self.assembly.blockers(self.entity)

    @cached_property
    def risk(self) -> Risk:
        """What makes it risky."""
        return risk_of(self.review, len(self.blocked_by))

    @cached_property
    def guards(self) -> tuple["KpiRow", ...]:
        """The KPIs that keep it honest."""
        return self.assembly.guards(self.entity)

    @property
    def is_supported(self) -> bool:
        """Whether others contribute to it or its Objective."""
        return not self.assembly.portfolio.workspace.supported.isdisjoint({self.entity, self.entity.parent})

    @cached_property
    def is_refuted(self) -> bool:
        """Whether everything planned was delivered and it did not move."""
        work = tuple(self.assembly.work(self.entity))
        return is_refuted(work, self.review.progress, self.cycle, self.assembly.as_of)


@dataclass(frozen=True, eq=False)
class ObjectiveRow:
    """``every`` Key Result counts in its numbers; ``key_results`` are those shown."""

    entity: Entity
    model: Objective
    cycle: Cycle | None
    assembly: "WorkspaceMetrics"
    every: tuple[KeyResultRow, ...]
    key_results: tuple[KeyResultRow, ...]

    @property
    def hidden(self) -> int:
        """How many Key Results are not shown."""
        return len(self.every) - len(self.key_results)

    @cached_property
    def owner(self) -> str | None:
        """Who answers for it, by name."""
        return self.assembly.roster.name(self.entity.owner)

    @cached_property
    def review(self) -> ObjectiveMetrics:
        """How it stands."""
        pairs = [(row.model, row.review) for row in self.every]
        return self.assembly.objective_review(self.entity, pairs, self.assembly.as_of)

    @cached_property
    def before(self) -> ObjectiveMetrics | None:
        """How it stood on the day to compare with."""
        if self.assembly.compare is None:
            return None
        pairs = [(row.model, row.before) for row in self.every if row.before]
        return self.assembly.objective_review(self.entity, pairs, self.assembly.compare)

    @cached_property
    def initiatives(self) -> tuple[InitiativeRow, ...]:
        """Work that hangs on the Objective itself."""
        return tuple(self.assembly.initiative(one) for one in self.assembly.own_work(self.entity))

    @cached_property
    def delivery(self) -> Delivery:
        """What became of its work and that of its Key Results."""
        own = [self.assembly.model(one) for one in self.assembly.own_work(self.entity)]
        return delivery([*own, *(one for row in self.every for one in self.assembly.work(row.entity))])

    @cached_property
    def guards(self) -> tuple["KpiRow", ...]:
        """The KPIs that keep it honest."""
        return self.assembly.guards(self.entity)

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
    health: KpiHealth
    guards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a status view shows. ``orphans`` are Initiatives that serve no Key Result, ``notes`` remarks on the
    choice of cycle and the like, ``compare`` an earlier day to compare with. ``names`` gives the shortest name by
    which an entity is found, ``silenced`` are judgements that a team does not want to hear: rule and entity."""

    as_of: date
    cycles: tuple[Cycle, ...]
    objectives: tuple[ObjectiveRow, ...]
    kpis: tuple[KpiRow, ...]
    orphans: tuple[InitiativeRow, ...]
    notes: tuple[str, ...]
    compare: date | None = None
    names: Naming = field(default_factory=Naming)
    silenced: frozenset[tuple[str, Entity]] = frozenset()

    def key_results(self) -> Iterator[KeyResultRow]:
        """The Key Results shown, in order."""
        for objective in self.objectives:
            yield from objective.key_results

    def may_say(self, judgement: tuple[str, Entity]) -> bool:
        """Whether nobody has silenced this rule about this entity."""
        return judgement not in self.silenced

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.objectives or self.kpis or self.orphans)
