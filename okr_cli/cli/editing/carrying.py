"""Builds the file of a new cycle from an old one: what carries over, and the edits that remove the rest.

A new file starts as a copy of the old one, so comments, custom keys and formatting stay.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from okr_cli.cli.editing.retarget import corrected_title
from okr_cli.edit.data import Value
from okr_cli.edit.operations import KeyOperation, RemoveEntry, SetKeys
from okr_cli.model.cycle import Cycle
from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity, Kind, Reference
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import FindBaseline, Metric, Milestones, YesNo
from okr_cli.progress.in_force import Retarget
from okr_cli.progress.measurement import has_arrived, is_done_by
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import with_unit
from okr_cli.views.measure_text import measure_text
from okr_cli.views.workspace_metrics import KeyResultRow, WorkspaceMetrics

REFERENCES = ("contributes_to", "depends_on", "replaced_by", "guards")
OF_THE_CYCLE = ("changes", "check_ins", "verdict", "learned", "score")
"""Keys of a Key Result that say how one cycle went."""


class Plan(NamedTuple):
    """The old cycle, by name, and the ``new`` one."""

    old: str
    new: Cycle


@dataclass
class Carried:
    """What is carried over of the ``documents`` that the new cycle starts with."""

    metrics: WorkspaceMetrics
    plan: Plan
    documents: tuple[Document, ...]
    key_results: tuple[KeyResultRow, ...]
    notes: list[str] = field(default_factory=list)  # what is left behind
    undated: list[Entity] = field(default_factory=list)  # Initiatives that lost their due date
    rewritten: int = 0  # references in other files that now include the cycle
    kpis: list[Entity] = field(default_factory=list)  # of each file that is carried over

    def __post_init__(self) -> None:
        self.entities: set[Entity] = {row.entity for row in self.key_results}
        self.entities |= {row.entity.parent for row in self.key_results if row.entity.parent}
        holders = tuple(self.entities)
        work = (each for holder in holders for each in _work_of(self.metrics, holder))
        held = {id(document) for document in self.documents}
        for each in work:
            if not self.metrics.model(each).is_open:
                continue
            if id(self.metrics.loaded.definitions[each].document) in held:
                self.entities.add(each)
            elif served := self.metrics.loaded.index.key_result_of(each):
                self.notes.append(self._left_in_place(each, served))
        self._rows = {row.entity: row for row in self.key_results}
        self._by_document: dict[int, list[Definition[Any]]] = defaultdict(list)
        for definition in self.metrics.loaded.definitions.values():
            self._by_document[id(definition.document)].append(definition)

    def _left_in_place(self, work: Entity, served: Entity) -> str:
        """The message about work in another file, which still serves the Key Result of the old cycle."""
        name, new = one_line(work.id), one_line(self.new_address(served))
        return (
            f"{name}: still serves {one_line(served.address)}; use 'okr set {name} key_result={new}' to carry it over"
        )

    def has_part(self, document: Document) -> bool:
        """Whether any part of a document is carried over: a Key Result, or a KPI, which does not depend on a cycle."""
        entities = (definition.entity for definition in self._by_document[id(document)])
        return any(entity in self.entities or entity.kind is Kind.KPI for entity in entities)

    def new_address(self, entity: Entity) -> str:
        """The address of an entity in the new cycle."""
        return self.plan.new.name + entity.address.removeprefix(self.plan.old)

    def operations(self, document: Document) -> Iterator[KeyOperation]:
        """What must change in a document of the old cycle for it to be one of the new."""
        file = document.model
        yield SetKeys(document, {"cycle": self.plan.new.name, "state": "draft", "people": None, "strategy": None})
        by_model = {id(definition.model): definition.entity for definition in self._by_document[id(document)]}
        yield from self._kept(document, "objectives", [by_model[id(model)] for model in file.objectives])
        yield from self._kept(document, "initiatives", [by_model[id(model)] for model in file.initiatives])
        for entity in by_model.values():
            if entity.kind is Kind.KPI:
                self.kpis.append(entity)
                yield SetKeys(entity, {"check_ins": None, **self._references(entity)})
            elif entity in self.entities:
                yield from self._of_entity(entity, by_model)

    def _of_entity(self, entity: Entity, by_model: dict[int, Entity]) -> Iterator[KeyOperation]:
        model = self.metrics.model(entity)
        if entity.kind is Kind.OBJECTIVE:
            yield from self._kept(entity, "key_results", [by_model[id(each)] for each in model.key_results])
        if entity.kind in (Kind.OBJECTIVE, Kind.KEY_RESULT):
            yield from self._kept(entity, "initiatives", [by_model[id(each)] for each in model.initiatives])
        values: dict[str, Value | None] = {**self._references(entity)}
        if entity.kind is Kind.INITIATIVE and model.due and model.due < self.plan.new.start:
            values["due"] = None
            self.undated.append(entity)
        if entity.kind is Kind.KEY_RESULT:
            yield from self._of_key_result(entity, values)
        elif values:
            yield SetKeys(entity, values)

    def _of_key_result(self, entity: Entity, values: "dict[str, Value | None]") -> Iterator[KeyOperation]:
        """The changes of a Key Result: it starts at its last value and records where it came from."""
        model: KeyResult = self.metrics.model(entity)
        row = self._rows[entity]
        values |= {key: None for key in OF_THE_CYCLE if getattr(model, key)} | {"carried_from": entity.address}
        measure, current = model.measure, row.review.progress.current
        if isinstance(measure, Metric) and current is not None and current != measure.baseline:
            values["measure.baseline"] = current
            after = measure.model_copy(update={"baseline": current})
            title = corrected_title(model.title, Retarget(self.plan.new.start, "", measure, after))
            # An id that follows from the title would change with it, and with it every reference.
            values |= {"title": title, "id": entity.id} if title else {}
        elif isinstance(measure, FindBaseline) and current is not None:
            found = with_unit(current, measure.unit)
            self.notes.append(one_line(f"{entity.id}: the baseline is {found}; set a target with 'okr set'"))
        yield SetKeys(entity, values)
        if isinstance(measure, Milestones):
            for index, step in enumerate(measure.milestones):
                if is_done_by(step.done, self.metrics.as_of):
                    yield RemoveEntry(entity, "measure.milestones", index)

    def _kept(self, holder: "Entity | Document", key: str, entities: list[Entity]) -> Iterator[KeyOperation]:
        """The removal of what is not carried over from a list, or of the whole list if nothing is."""
        gone = [index for index, entity in enumerate(entities) if entity not in self.entities]
        if entities and len(gone) == len(entities):
            yield SetKeys(holder, {key: None})
            return
        yield from (RemoveEntry(holder, key, index) for index in gone)

    def _references(self, entity: Entity) -> "dict[str, Value | None]":
        """The keys of references that must change: updated if their target is carried over, else removed."""
        values: dict[str, Value | None] = {}
        model = self.metrics.model(entity)
        for key in (*REFERENCES, "key_result"):
            written = [reference for reference in entity.references if reference.field == key]
            kept = [text for reference in written if (text := self._kept_text(reference, entity))]
            if kept == [reference.text for reference in written]:
                continue
            is_list = isinstance(getattr(model, key), tuple)
            values[key] = (kept if is_list else kept[0]) if kept else None
        return values

    def _kept_text(self, reference: Reference, entity: Entity) -> str:
        """The text of a reference in the new cycle; empty if what it refers to was not carried over."""
        index = self.metrics.loaded.index
        target = index.resolve(reference, entity).entity
        if target and target.cycle == self.plan.old:
            if target in self.entities or self.new_address(target) in index.by_address:
                return (
                    self.plan.new.name + reference.text.removeprefix(self.plan.old)
                    if reference.text.startswith(f"{self.plan.old}/")
                    else reference.text
                )
        elif target:
            there = self.metrics.loaded.definitions[target].document.cycle
            if there is None or (there.start <= self.plan.new.end and self.plan.new.start <= there.end):
                return reference.text
        name = reference.field
        self.notes.append(one_line(f"{entity.id}: removed '{name}: {reference.text}', which is not carried over"))
        return ""


def _work_of(metrics: WorkspaceMetrics, holder: Entity) -> tuple[Entity, ...]:
    index = metrics.loaded.index
    return index.initiatives(holder) if holder.kind is Kind.KEY_RESULT else index.nested_initiatives(holder)


def obstacle(row: KeyResultRow) -> str:
    """Why a Key Result cannot be carried over, as a clause; empty if it can.

    A limit can, met or not. A reached target needs a new one, which makes it a new Key Result.
    """
    model: Any = row.model
    if row.dropped:
        return f"was dropped on {row.dropped.date}"
    if row.entity.broken:
        return "cannot be read in full; run 'okr lint' to see why"
    if isinstance(model.measure, Metric | Milestones | YesNo) and has_arrived(row.review.progress):
        return f"reached {measure_text(model.measure)}" if isinstance(model.measure, Metric) else "is done"
    return ""
