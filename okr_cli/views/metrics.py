"""From a workspace to rows: every number of every entity on a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from okr_cli.config.settings import Config
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.progress.delivery import initiative_movement, is_overdue, is_stalled
from okr_cli.progress.kpi_health import kpi_health
from okr_cli.progress.measurement import measure_progress
from okr_cli.progress.metrics import KeyResultMetrics, ObjectiveMetrics, key_result_metrics, objective_metrics
from okr_cli.progress.status import Tolerance
from okr_cli.views.rows import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow
from okr_cli.workspace.loader import LoadedWorkspace
from okr_cli.workspace.roster import Roster


def tolerance_of(config: Config) -> Tolerance:
    """The thresholds of the settings, as exact numbers."""
    thresholds = config.thresholds
    return Tolerance(
        Decimal(str(thresholds.behind_points)),
        Decimal(str(thresholds.at_risk_points)),
        thresholds.stale_days,
        thresholds.stalled_days,
    )


@dataclass(frozen=True)
class WorkspaceMetrics:
    """Makes rows of the entities of one workspace, which lies in the folder ``root``."""

    portfolio: LoadedWorkspace
    config: Config
    root: Path
    tolerance: Tolerance
    roster: Roster
    as_of: date
    compare: date | None = None

    @classmethod
    def of(
        cls, portfolio: LoadedWorkspace, config: Config, root: Path, as_of: date, compare: date | None = None
    ) -> "WorkspaceMetrics":
        """For a workspace and its settings; ``compare`` is an earlier day to compare with."""
        roster = Roster(portfolio.workspace.people)
        return cls(portfolio, config, root, tolerance_of(config), roster, as_of, compare)

    def objective(self, entity: Entity) -> ObjectiveRow:
        """An Objective with all its Key Results."""
        definition: Definition[Objective] = self._definition(entity)
        every = tuple(self.key_result(one) for one in self.portfolio.workspace.key_results(entity))
        return ObjectiveRow(entity, definition.model, definition.document.cycle, self, every, every)

    def key_result(self, entity: Entity) -> KeyResultRow:
        """A Key Result."""
        definition: Definition[KeyResult] = self._definition(entity)
        return KeyResultRow(entity, definition.model, definition.document.cycle, self)

    def initiative(self, entity: Entity, key_result: KeyResult | None = None) -> InitiativeRow:
        """An Initiative, with what its Key Result did since it began."""
        model: Initiative = self._definition(entity).model
        moved = initiative_movement(model, key_result, self.as_of) if key_result else None
        return InitiativeRow(
            entity,
            model,
            self.roster.name(entity.owner),
            moved,
            is_stalled(model, moved, self.tolerance),
            is_overdue(model, self.as_of),
        )

    def kpi(self, entity: Entity) -> KpiRow:
        """A KPI with the addresses of what it guards."""
        model: Kpi = self._definition(entity).model
        guarded = []
        for reference in entity.references:
            if reference.field == "guards":
                target = self.portfolio.workspace.resolve(reference, entity).entity
                guarded.append(target.address if target else reference.text)
        return KpiRow(entity, model, self.roster.name(entity.owner), kpi_health(model, self.as_of), tuple(guarded))

    def review(self, key_result: Entity, day: date) -> KeyResultMetrics:
        """How a Key Result stands on a day. That its file is closed now says nothing of an earlier one."""
        definition: Definition[KeyResult] = self._definition(key_result)
        closed = key_result.state == "closed" and day == self.as_of
        return key_result_metrics(definition.model, definition.document.cycle, day, self.tolerance, closed)

    def objective_review(
        self, objective: Entity, key_results: Iterable[tuple[KeyResult, KeyResultMetrics]], day: date
    ) -> ObjectiveMetrics:
        """How an Objective stands on a day, by its Key Results on that day."""
        closed = objective.state == "closed" and day == self.as_of
        return objective_metrics(key_results, self._definition(objective).document.cycle, day, closed)

    def work(self, key_result: Entity) -> Iterator[Initiative]:
        """The Initiatives of a Key Result."""
        return (self._definition(one).model for one in self.portfolio.workspace.initiatives(key_result))

    def own_work(self, objective: Entity) -> tuple[Entity, ...]:
        """The Initiatives that hang on an Objective itself."""
        children = self.portfolio.workspace.children.get(objective, ())
        return tuple(one for one in children if one.kind is Kind.INITIATIVE)

    def model(self, entity: Entity) -> Any:
        """What an entity's file says of it."""
        return self._definition(entity).model

    def guards(self, entity: Entity) -> tuple[KpiRow, ...]:
        """The KPIs that guard an entity."""
        return tuple(self.kpi(one) for one in self._guardians.get(entity, ()))

    def blockers(self, key_result: Entity) -> tuple[str, ...]:
        """Addresses of what a Key Result or its open work depends on, and what is not reached or shipped yet."""
        open_work = (one for one in self.portfolio.workspace.initiatives(key_result) if one.is_open)
        return tuple(dict.fromkeys(one for other in (key_result, *open_work) for one in self._blockers(other)))

    @cached_property
    def _guardians(self) -> dict[Entity, list[Entity]]:
        workspace = self.portfolio.workspace
        found: dict[Entity, list[Entity]] = defaultdict(list)
        for entity in workspace.entities:
            for reference in entity.references:
                target = workspace.resolve(reference, entity).entity if reference.field == "guards" else None
                if target:
                    found[target].append(entity)
        return found

    def _blockers(self, entity: Entity) -> Iterator[str]:
        for reference in entity.references:
            target = (
                self.portfolio.workspace.resolve(reference, entity).entity if reference.field == "depends_on" else None
            )
            if target and not self._is_done(target):
                yield target.address

    def _is_done(self, entity: Entity) -> bool:
        if entity.kind is Kind.INITIATIVE:
            return not entity.is_open
        if entity.kind is Kind.KEY_RESULT:
            raw = measure_progress(self._definition(entity).model, self.as_of).raw
            return raw is not None and raw >= 1
        return all(self._is_done(one) for one in self.portfolio.workspace.key_results(entity))

    def _definition(self, entity: Entity) -> Definition[Any]:
        return self.portfolio.definitions[entity]
