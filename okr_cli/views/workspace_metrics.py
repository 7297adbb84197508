"""Computes the rows of a workspace: every number of every entity on a given date.

A row computes its numbers on demand, so a view starts to print before the last number is known.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from okr_cli.config.settings import Config
from okr_cli.model.cycle import Cycle
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.initiative import Initiative, InitiativeStatus
from okr_cli.model.key_result import Dropped, KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.progress.delivery import (
    Delivery,
    Movement,
    delivery,
    initiative_movement,
    is_overdue,
    is_refuted,
    is_stalled,
)
from okr_cli.progress.entity_metrics import (
    KeyResultMetrics,
    KpiHealth,
    ObjectiveMetrics,
    key_result_metrics,
    kpi_health,
    objective_metrics,
)
from okr_cli.progress.forecast import Forecast, forecast
from okr_cli.progress.in_force import Retarget, dropped_on, initiative_on, key_result_on, retargets
from okr_cli.progress.measurement import measure_progress, progress_history
from okr_cli.progress.risk import Risk, risk_of
from okr_cli.progress.score import KeyResultScore
from okr_cli.progress.status import Tolerance
from okr_cli.workspace.loader import LoadedWorkspace
from okr_cli.workspace.roster import Roster


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """``model`` is the Initiative as it was on the day of the view, ``served`` the Key Result that it should move.
    ``dropped_with`` is the end of the Key Result or Objective with which it was dropped."""

    entity: Entity
    model: Initiative
    owner: str | None
    dropped_with: Dropped | None
    served: Definition[KeyResult] | None = field(repr=False, compare=False)
    metrics: "WorkspaceMetrics" = field(repr=False, compare=False)

    @property
    def movement(self) -> Movement | None:
        """The movement of the Key Result since the work started. Each Initiative has its own, so none is cached."""
        served, as_of = self.served, self.metrics.as_of
        return initiative_movement(self.model, served.model, as_of, served.document.cycle) if served else None

    @property
    def stalled(self) -> bool:
        """Whether the work goes on and the Key Result does not move."""
        if self.served is None or self.entity.state != "active" or self.model.status != "in-progress":
            return False
        return is_stalled(self.model, self.served.model, self.movement, self.metrics.tolerance)

    @property
    def overdue(self) -> bool:
        """Whether it is open after its due day. A draft promises nothing yet, a closed file nothing any more."""
        return self.entity.state == "active" and is_overdue(self.model, self.metrics.as_of)

    @property
    def cycle(self) -> Cycle | None:
        """The cycle of its file."""
        return self.metrics.loaded.definitions[self.entity].document.cycle

    @property
    def status(self) -> InitiativeStatus:
        """The status of the work; to do if it is not set."""
        return self.model.status or "to-do"


@dataclass(frozen=True, slots=True)
class KpiRow:
    """``guards`` are the addresses of the Key Results it guards."""

    entity: Entity
    model: Kpi
    owner: str | None
    health: KpiHealth
    guards: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class CycleRow:
    """What Objectives and Key Results have in common: each is of a cycle, and KPIs may guard it."""

    entity: Entity
    cycle: Cycle | None
    metrics: "WorkspaceMetrics"

    @cached_property
    def owner(self) -> str | None:
        """The owner by name."""
        return self.metrics.owners.name(self.entity.owner)

    @property
    def is_partly_read(self) -> bool:
        """Whether something in it could not be read, so that its numbers may be wrong."""
        return self.metrics.loaded.is_partly_read(self.entity.path, self.entity.address)

    @cached_property
    def guards(self) -> tuple[KpiRow, ...]:
        """The KPIs that guard it."""
        return tuple(self.metrics.kpi(kpi) for kpi in self.metrics.referrers.get(("guards", self.entity), ()))


@dataclass(frozen=True, eq=False)
class KeyResultRow(CycleRow):
    """A Key Result with its Initiatives. ``model`` has the measure that applies on the day of the view."""

    model: KeyResult

    @cached_property
    def review(self) -> KeyResultMetrics:
        """How it stands."""
        return self.metrics.review(self.entity, self.metrics.as_of)

    @property
    def final_score(self) -> KeyResultScore | None:
        """The score once the cycle is over."""
        return self.review.score if self.review.over else None

    @property
    def dropped(self) -> Dropped | None:
        """Since when and why it, or its Objective, is no longer pursued."""
        return self.review.dropped

    @property
    def is_running(self) -> bool:
        """Agreed, still pursued, and its cycle not over: drafts and closed files need nothing."""
        return self.entity.state == "active" and not self.review.over and not self.dropped

    @property
    def is_stale(self) -> bool:
        """Whether a check-in is missing from a Key Result that is running."""
        return self.is_running and self.review.staleness.is_stale

    @cached_property
    def before(self) -> KeyResultMetrics | None:
        """How it stood on the day to compare with."""
        return self.metrics.review(self.entity, self.metrics.compare) if self.metrics.compare else None

    @cached_property
    def forecast(self) -> Forecast | None:
        """The value at the end of the cycle if the recent trend continues; None for what was dropped."""
        model, as_of, stale_days = self.model, self.metrics.as_of, self.metrics.tolerance.stale_days
        return None if self.dropped else forecast(model.measure, model.check_ins, self.cycle, as_of, stale_days)

    @cached_property
    def initiatives(self) -> tuple[InitiativeRow, ...]:
        """The work meant to move it, in whichever file it is written."""
        entities = self.metrics.loaded.index.initiatives(self.entity)
        return tuple(self.metrics.initiative(entity, self.entity) for entity in entities)

    @cached_property
    def delivery(self) -> Delivery:
        """How much of that work is open, shipped and dropped."""
        return delivery(self.metrics.work(self.entity))

    @property
    def history(self) -> tuple[Decimal, ...]:
        """Raw progress at each check-in."""
        as_of = self.metrics.as_of
        return progress_history(self.model, min(as_of, self.dropped.date) if self.dropped else as_of)

    @cached_property
    def retargets(self) -> tuple[Retarget, ...]:
        """The changes of its measure by the day of the view, oldest first."""
        return retargets(self.model)

    @cached_property
    def earlier(self) -> tuple["KeyResultRow", ...]:
        """The same Key Result in earlier cycles of the workspace, latest first."""
        return tuple(map(self.metrics.key_result, self.metrics.loaded.index.earlier(self.entity)))

    @cached_property
    def blocked_by(self) -> tuple[str, ...]:
        """The addresses of what it, or its open work, waits for."""
        return self.metrics.blockers(self.entity)

    @cached_property
    def risk(self) -> Risk:
        """Its risk points; none if it was dropped."""
        return Risk(()) if self.dropped else risk_of(self.review, len(self.blocked_by))

    @property
    def is_supported(self) -> bool:
        """Whether other entities that are still pursued contribute to it or its Objective."""
        contributors = self.metrics.loaded.index.contributors
        supported = (entity for entity in (self.entity, self.entity.parent) if entity)
        every = (contributor for entity in supported for contributor in contributors.get(entity, ()))
        return any(not self.metrics.dropped(contributor) for contributor in every)

    @cached_property
    def is_refuted(self) -> bool:
        """Whether everything planned was delivered and it did not move."""
        review, work = self.review, tuple(self.metrics.work(self.entity))
        return not self.dropped and is_refuted(work, review.progress, review.score, self.cycle, self.metrics.as_of)


@dataclass(frozen=True, eq=False)
class ObjectiveRow(CycleRow):
    """``every`` Key Result counts in its numbers; ``key_results`` are those shown."""

    model: Objective
    every: tuple[KeyResultRow, ...]
    key_results: tuple[KeyResultRow, ...]

    @property
    def dropped(self) -> Dropped | None:
        """Since when and why it is no longer pursued."""
        return self.review.dropped

    @property
    def hidden(self) -> int:
        """How many Key Results are not shown."""
        return len(self.every) - len(self.key_results)

    @cached_property
    def review(self) -> ObjectiveMetrics:
        """How it stands."""
        return self._on(self.metrics.as_of, [(row.model, row.review) for row in self.every])

    @property
    def final_score(self) -> Decimal | None:
        """The score once the cycle is over."""
        return self.review.score if self.review.over else None

    @cached_property
    def before(self) -> ObjectiveMetrics | None:
        """How it stood on the day to compare with."""
        pairs = [(row.model, row.before) for row in self.every if row.before]
        return self._on(self.metrics.compare, pairs) if self.metrics.compare else None

    def _on(self, day: date, key_results: list[tuple[KeyResult, KeyResultMetrics]]) -> ObjectiveMetrics:
        closed = self.entity.state == "closed" and day == self.metrics.as_of
        return objective_metrics(key_results, self.cycle, day, closed, self.model)

    @cached_property
    def initiatives(self) -> tuple[InitiativeRow, ...]:
        """Work for the Objective as a whole."""
        return tuple(self.metrics.initiative(entity, self.entity) for entity in self.metrics.own_work(self.entity))

    @cached_property
    def delivery(self) -> Delivery:
        """How much of its work and that of its Key Results is open, shipped and dropped."""
        ended = [row.entity for row in self.every if row.dropped and not self.dropped]
        pursued = [row.entity for row in self.every if row.entity not in ended]
        return delivery(self.metrics.work(self.entity, *pursued), self.metrics.work(*ended))

    @property
    def risk(self) -> Decimal:
        """The points of its riskiest Key Result."""
        return max((row.risk.points for row in self.key_results), default=Decimal(0))


@dataclass(frozen=True)
class WorkspaceMetrics:
    """Makes rows of the entities of one workspace, which is in the folder ``root``."""

    loaded: LoadedWorkspace
    config: Config
    root: Path
    tolerance: Tolerance
    owners: Roster
    as_of: date
    compare: date | None = None
    _done: dict[Entity, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(
        cls, loaded: LoadedWorkspace, config: Config, root: Path, as_of: date, compare: date | None = None
    ) -> "WorkspaceMetrics":
        """For a workspace and its settings; ``compare`` is an earlier day to compare with."""
        thresholds = config.thresholds
        tolerance = Tolerance(
            Decimal(str(thresholds.behind_points)),
            Decimal(str(thresholds.at_risk_points)),
            thresholds.stale_days,
            thresholds.stalled_days,
        )
        return cls(loaded, config, root, tolerance, Roster(loaded.index.people), as_of, compare)

    def objective(self, entity: Entity) -> ObjectiveRow:
        """An Objective with all its Key Results."""
        definition: Definition[Objective] = self.loaded.definitions[entity]
        every = tuple(self.key_result(child) for child in self.loaded.index.key_results(entity))
        return ObjectiveRow(entity, definition.document.cycle, self, definition.model, every, every)

    def key_result(self, entity: Entity) -> KeyResultRow:
        """The row of a Key Result."""
        definition: Definition[KeyResult] = self.loaded.definitions[entity]
        return KeyResultRow(entity, definition.document.cycle, self, key_result_on(definition.model, self.as_of))

    def initiative(self, entity: Entity, holder: Entity | None = None) -> InitiativeRow:
        """The row of an Initiative, as work for the Key Result or Objective ``holder``."""
        written: Initiative = self.model(entity)
        end = self.dropped(holder) if holder else None
        model = initiative_on(written, self.as_of, end)
        served = self.loaded.definitions[holder] if holder and holder.kind is Kind.KEY_RESULT else None
        dropped_with = end if end and initiative_on(written, self.as_of).is_open else None
        return InitiativeRow(entity, model, self.owners.name(entity.owner), dropped_with, served, self)

    def kpi(self, entity: Entity) -> KpiRow:
        """The row of a KPI, with the addresses of what it guards."""
        model: Kpi = self.model(entity)
        references = (reference for reference in entity.references if reference.field == "guards")
        pairs = ((self.loaded.index.resolve(reference, entity).entity, reference.text) for reference in references)
        guarded = tuple(target.address if target else text for target, text in pairs)
        return KpiRow(entity, model, self.owners.name(entity.owner), kpi_health(model, self.as_of), guarded)

    def review(self, key_result: Entity, day: date) -> KeyResultMetrics:
        """How a Key Result stands on a day. That its file is closed now says nothing about an earlier day."""
        definition: Definition[KeyResult] = self.loaded.definitions[key_result]
        closed = key_result.state == "closed" and day == self.as_of
        objective = definition.parent.model if definition.parent else None
        return key_result_metrics(definition.model, definition.document.cycle, day, self.tolerance, closed, objective)

    def work(self, *holders: Entity) -> Iterator[Initiative]:
        """The rows of the Initiatives of Key Results, and of those for whole Objectives."""
        for holder in holders:
            end = self.dropped(holder)
            entities = (self.own_work if holder.kind is Kind.OBJECTIVE else self.loaded.index.initiatives)(holder)
            yield from (initiative_on(self.model(entity), self.as_of, end) for entity in entities)

    def dropped(self, entity: Entity) -> Dropped | None:
        """Since when and why an Objective or a Key Result, with its Objective, is no longer pursued."""
        if entity.dropped_on is None or entity.dropped_on > self.as_of:
            return None
        return dropped_on(self.as_of, self.model(entity), self.model(entity.parent) if entity.parent else None)

    def own_work(self, objective: Entity) -> tuple[Entity, ...]:
        """The Initiatives for an Objective as a whole."""
        return self.loaded.index.nested_initiatives(objective)

    def model(self, entity: Entity) -> Any:
        """The model of an entity."""
        return self.loaded.definitions[entity].model

    def blockers(self, key_result: Entity) -> tuple[str, ...]:
        """Addresses of what a Key Result or its open work depends on and that is not reached or shipped yet."""
        if self.dropped(key_result):
            return ()
        every = self.loaded.index.initiatives(key_result)
        open_work = (work for work in every if initiative_on(self.model(work), self.as_of).is_open)
        return tuple(dict.fromkeys(found for entity in (key_result, *open_work) for found in self._blockers(entity)))

    @cached_property
    def referrers(self) -> dict[tuple[str, Entity], list[Entity]]:
        """What guards or depends on an entity, by the key of the reference and the entity."""
        workspace = self.loaded.index
        found: dict[tuple[str, Entity], list[Entity]] = defaultdict(list)
        for entity in workspace.entities:
            for reference in entity.references:
                if reference.field in ("guards", "depends_on"):
                    target = workspace.resolve(reference, entity).entity
                    if target and entity not in found[reference.field, target]:
                        found[reference.field, target].append(entity)
        return found

    def _blockers(self, entity: Entity) -> Iterator[str]:
        references = (reference for reference in entity.references if reference.field == "depends_on")
        targets = (self.loaded.index.resolve(reference, entity).entity for reference in references)
        return (target.address for target in targets if target and not self.is_done(target))

    def is_done(self, entity: Entity) -> bool:
        """Whether nobody needs to wait for it, because it is done or dropped. Cached, as much may wait for one."""
        if entity not in self._done:
            self._done[entity] = self._find_done(entity)
        return self._done[entity]

    def _find_done(self, entity: Entity) -> bool:
        if entity.kind is Kind.INITIATIVE:
            holder = entity.parent or self.loaded.index.key_result_of(entity)
            return not initiative_on(self.model(entity), self.as_of, self.dropped(holder) if holder else None).is_open
        if self.dropped(entity):
            return True
        if entity.kind is Kind.KEY_RESULT:
            raw = measure_progress(self.model(entity), self.as_of).raw
            return raw is not None and raw >= 1
        return all(self.is_done(key_result) for key_result in self.loaded.index.key_results(entity))
