"""From a workspace to rows: every number of every entity on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from okr_cli.config import Config
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.portfolio import Portfolio
from okr_cli.progress.delivery import delivery
from okr_cli.progress.health import health
from okr_cli.progress.movement import initiative_movement, is_overdue, is_stalled
from okr_cli.progress.review import review_key_result, review_objective
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

    @classmethod
    def of(cls, portfolio: Portfolio, config: Config, as_of: date) -> "Assembly":
        """For a workspace and its settings."""
        return cls(portfolio, tolerance_of(config), Roster(portfolio.workspace.people), as_of)

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
        )

    def key_result(self, entity: Entity) -> KeyResultRow:
        """A Key Result with its Initiatives, wherever these stand."""
        definition: Definition[KeyResult] = self._definition(entity)
        model, cycle = definition.model, definition.document.cycle
        initiatives = tuple(self.initiative(one, model) for one in self.portfolio.workspace.initiatives(entity))
        return KeyResultRow(
            entity,
            model,
            self.roster.name(entity.owner),
            cycle,
            review_key_result(model, cycle, self.as_of, self.tolerance, entity.state == "closed"),
            initiatives,
            delivery(row.model for row in initiatives),
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

    def _definition(self, entity: Entity) -> Definition[Any]:
        return self.portfolio.definitions[entity]
