"""From a workspace to rows: every number of every entity on a day."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from okr_cli.config import Config
from okr_cli.model.cycle import Cycle
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.portfolio import Portfolio
from okr_cli.progress.delivery import delivery
from okr_cli.progress.health import health
from okr_cli.progress.history import history
from okr_cli.progress.measured import measure_progress
from okr_cli.progress.movement import initiative_movement, is_overdue, is_stalled
from okr_cli.progress.review import ObjectiveReview, review_key_result, review_objective
from okr_cli.progress.rhythm import is_refuted
from okr_cli.progress.risk import risk_of
from okr_cli.progress.status import Tolerance
from okr_cli.views.roster import Roster
from okr_cli.views.rows import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow


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
class Assembly:
    """Makes rows of the entities of one workspace."""

    portfolio: Portfolio
    tolerance: Tolerance
    roster: Roster
    as_of: date
    compare: date | None = None

    @classmethod
    def of(cls, portfolio: Portfolio, config: Config, as_of: date, compare: date | None = None) -> "Assembly":
        """For a workspace and its settings; ``compare`` is an earlier day to compare with."""
        return cls(portfolio, tolerance_of(config), Roster(portfolio.workspace.people), as_of, compare)

    def objective(self, entity: Entity) -> ObjectiveRow:
        """An Objective with all its Key Results and Initiatives."""
        definition: Definition[Objective] = self._definition(entity)
        cycle, closed = definition.document.cycle, entity.state == "closed"
        key_results = tuple(self.key_result(one) for one in self.portfolio.workspace.key_results(entity))
        children = self.portfolio.workspace.children.get(entity, ())
        own = tuple(self.initiative(one) for one in children if one.kind is Kind.INITIATIVE)
        pairs = [(row.model, row.review) for row in key_results]
        work = [row.model for row in (*own, *(one for row in key_results for one in row.initiatives))]
        return ObjectiveRow(
            entity,
            definition.model,
            self.roster.name(entity.owner),
            cycle,
            review_objective(pairs, cycle, self.as_of, closed),
            key_results,
            0,
            own,
            delivery(work),
            self._objective_before(key_results, cycle),
            self._guards(entity),
        )

    def key_result(self, entity: Entity) -> KeyResultRow:
        """A Key Result with its Initiatives, wherever these stand."""
        definition: Definition[KeyResult] = self._definition(entity)
        model, cycle = definition.model, definition.document.cycle
        initiatives = tuple(self.initiative(one, model) for one in self.portfolio.workspace.initiatives(entity))
        review = review_key_result(model, cycle, self.as_of, self.tolerance, entity.state == "closed")
        before = review_key_result(model, cycle, self.compare, self.tolerance) if self.compare else None
        waiting = [entity, *(row.entity for row in initiatives if row.model.is_open)]
        blocked = tuple(dict.fromkeys(one for other in waiting for one in self._blockers(other)))
        return KeyResultRow(
            entity,
            model,
            self.roster.name(entity.owner),
            cycle,
            review,
            initiatives,
            delivery(row.model for row in initiatives),
            history(model, self.as_of),
            blocked,
            risk_of(review, len(blocked)),
            before,
            self._guards(entity),
            not self.portfolio.workspace.supported.isdisjoint({entity, entity.parent}),
            is_refuted([row.model for row in initiatives], review.progress, cycle, self.as_of),
        )

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
        return KpiRow(entity, model, self.roster.name(entity.owner), health(model, self.as_of), tuple(guarded))

    @cached_property
    def _guardians(self) -> dict[Entity, list[Entity]]:
        """The KPIs that guard an entity."""
        workspace = self.portfolio.workspace
        found: dict[Entity, list[Entity]] = defaultdict(list)
        for entity in workspace.entities:
            for reference in entity.references:
                target = workspace.resolve(reference, entity).entity if reference.field == "guards" else None
                if target:
                    found[target].append(entity)
        return found

    def _guards(self, entity: Entity) -> tuple[KpiRow, ...]:
        return tuple(self.kpi(one) for one in self._guardians.get(entity, ()))

    def _objective_before(self, rows: tuple[KeyResultRow, ...], cycle: Cycle | None) -> ObjectiveReview | None:
        if self.compare is None:
            return None
        pairs = [(row.model, row.before) for row in rows if row.before]
        return review_objective(pairs, cycle, self.compare)

    def _blockers(self, entity: Entity) -> Iterator[str]:
        """Addresses of what an entity depends on and what is not reached or shipped yet."""
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
