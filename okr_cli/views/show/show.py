"""One entity in full: which sheet it gets."""

from collections.abc import Iterator
from dataclasses import dataclass

from okr_cli.model.entity import Entity, Kind
from okr_cli.safe_text import one_line
from okr_cli.views.metrics import WorkspaceMetrics
from okr_cli.views.rows import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow
from okr_cli.views.show.links import link_fact
from okr_cli.views.show.sheet import Fact, Section, Sheet
from okr_cli.views.show.sheet_initiative import initiative_facts
from okr_cli.views.show.sheet_key_result import key_result_facts, key_result_sections
from okr_cli.views.show.sheet_objective import kpi_facts, kpi_sections, objective_facts, objective_sections
from okr_cli.workspace.lookup import served


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity's row; for an Initiative, ``key_result`` is what it serves."""

    assembly: WorkspaceMetrics
    row: ObjectiveRow | KeyResultRow | InitiativeRow | KpiRow
    key_result: KeyResultRow | None = None

    @property
    def entity(self) -> Entity:
        """What is shown."""
        return self.row.entity


def subject_of(assembly: WorkspaceMetrics, entity: Entity) -> Subject:
    """The row of an entity of this workspace."""
    if entity.kind is Kind.OBJECTIVE:
        return Subject(assembly, assembly.objective(entity))
    if entity.kind is Kind.KEY_RESULT:
        return Subject(assembly, assembly.key_result(entity))
    if entity.kind is Kind.KPI:
        return Subject(assembly, assembly.kpi(entity))
    holder = entity.parent if entity.parent is not None else served(assembly.portfolio.workspace, entity)
    above = assembly.key_result(holder) if holder and holder.kind is Kind.KEY_RESULT else None
    return Subject(assembly, assembly.initiative(entity, above.model if above else None), above)


def sheet_of(subject: Subject) -> Sheet:
    """The sheet of a subject."""
    entity, assembly = subject.entity, subject.assembly
    facts, sections = _content(subject)
    definition = assembly.portfolio.definitions[entity]
    line = definition.document.source.position(definition.entity.span.start).line
    return Sheet(
        entity.kind.label,
        one_line(entity.title),
        one_line(entity.address),
        one_line(f"{entity.path}:{line}"),
        (*facts, *link_fact(assembly.portfolio.workspace, entity)),
        tuple(sections),
    )


def _content(subject: Subject) -> tuple[Iterator[Fact], Iterator[Section]]:
    row, as_of = subject.row, subject.assembly.as_of
    match row:
        case ObjectiveRow():
            return objective_facts(row, as_of), objective_sections(row)
        case KeyResultRow():
            above = row.entity.parent
            named = f"{above.title} ({above.address})" if above else None
            return key_result_facts(row, named, as_of), key_result_sections(row, as_of)
        case KpiRow():
            return kpi_facts(row), kpi_sections(row, as_of)
        case InitiativeRow():
            return initiative_facts(row, subject.key_result), iter(())
