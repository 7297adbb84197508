"""The index over all files of a workspace: addresses, references, children, owners. Built once, then only read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from okr_cli.finding import Span
from okr_cli.model.definition import Document
from okr_cli.model.entity import Entity, Kind, Reference, slug
from okr_cli.source.tree import span_of
from okr_cli.workspace.roster import Roster, RosterEntry

K = TypeVar("K")

WORK_TARGETS = frozenset({Kind.OBJECTIVE, Kind.KEY_RESULT})
TARGETS: dict[str, frozenset[Kind]] = {
    "key_result": frozenset({Kind.KEY_RESULT}),
    "contributes_to": WORK_TARGETS,
    "depends_on": frozenset({Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE}),
    "replaced_by": frozenset({Kind.INITIATIVE}),
    "guards": WORK_TARGETS,
}
"""The kinds that each reference may name."""


class Choice(NamedTuple):
    """A strategic choice."""

    id: str
    title: str
    path: str
    span: Span


class Resolution(NamedTuple):
    """What a reference means: one entity, or the candidates that it fits equally well (none, or several)."""

    entity: Entity | None
    candidates: tuple[Entity, ...] = ()


class WorkspaceIndex:
    """All entities in the order of files and lines, the roster, and the strategic choices. Only ever read.

    ``models`` holds what the files say of each entity, if a rule of the run asks for that.
    """

    def __init__(
        self,
        entities: tuple[Entity, ...],
        people: tuple[RosterEntry, ...] = (),
        choices: tuple[Choice, ...] = (),
        models: Mapping[Entity, Any] = MappingProxyType({}),
    ) -> None:
        self.entities = entities
        self.people = people
        self.choices = choices
        self.models = models
        self._resolved: dict[tuple[Entity, str, str], Resolution] = {}

    @cached_property
    def roster(self) -> Roster:
        """The people by all that an owner may be written as."""
        return Roster(self.people)

    @cached_property
    def position(self) -> dict[Entity, int]:
        """The place of each entity in the order of files and lines."""
        return {entity: index for index, entity in enumerate(self.entities)}

    @cached_property
    def by_address(self) -> dict[str, tuple[Entity, ...]]:
        """Entities by address; more than one where ids collide."""
        return _grouped((entity.address, entity) for entity in self.entities)

    @cached_property
    def _by_scope(self) -> dict[tuple[str, str], tuple[Entity, ...]]:
        """Entities by scope and id. Scopes are a file, ``cycle:`` and the cycle, and, as "", the workspace."""
        return _grouped(
            ((scope, entity.id), entity)
            for entity in self.entities
            for scope in (entity.path, f"cycle:{entity.cycle}", "")
        )

    def resolve(self, reference: Reference, origin: Entity) -> Resolution:
        """The entity that a reference of ``origin`` means. Kept, since several rules ask for the same.

        A reference is any trailing part of an address; the nearest scope in which something fits decides: the
        same file, the same cycle, the workspace. A whole address always means itself.
        """
        key = (origin, reference.field, reference.text)
        known = self._resolved.get(key)
        if known is None:
            known = self._resolved[key] = self.find(reference.text, TARGETS[reference.field], origin)
        return known

    def find(self, text: str, kinds: frozenset[Kind] | None = None, origin: Entity | None = None) -> Resolution:
        """The entity that ``text`` means, seen from ``origin`` (None: from nowhere in particular)."""
        wanted = text.strip().strip("/")
        whole = self.by_address.get(wanted, ())
        scopes = (origin.path, f"cycle:{origin.cycle}", "") if origin else ("",)
        last = wanted.rpartition("/")[2]
        for candidates in (whole, *(self._by_scope.get((scope, last), ()) for scope in scopes)):
            matches: dict[str, Entity] = {}
            for entity in candidates:
                is_match = entity.address == wanted or entity.address.endswith(f"/{wanted}")
                if is_match and entity is not origin and (kinds is None or entity.kind in kinds):
                    matches.setdefault(entity.address, entity)
            if matches:
                only = next(iter(matches.values())) if len(matches) == 1 else None
                return Resolution(only, () if only else tuple(matches.values()))
        return Resolution(None)

    def _targets(self, entity: Entity, field: str) -> Iterator[Entity]:
        """The entities that the references of ``entity`` in one field mean."""
        for reference in entity.references:
            if reference.field == field:
                target = self.resolve(reference, entity).entity
                if target:
                    yield target

    @cached_property
    def children(self) -> dict[Entity, tuple[Entity, ...]]:
        """Entities nested in each entity, in file order."""
        return _grouped((entity.parent, entity) for entity in self.entities if entity.parent is not None)

    def key_results(self, objective: Entity) -> tuple[Entity, ...]:
        """The Key Results of an Objective."""
        return tuple(child for child in self.children.get(objective, ()) if child.kind is Kind.KEY_RESULT)

    def initiatives(self, key_result: Entity) -> tuple[Entity, ...]:
        """The Initiatives of a Key Result: the nested ones, then those that name it."""
        nested = (entity for entity in self.children.get(key_result, ()) if entity.kind is Kind.INITIATIVE)
        return (*nested, *self._separate_initiatives.get(key_result, ()))

    @cached_property
    def _separate_initiatives(self) -> dict[Entity, tuple[Entity, ...]]:
        return _grouped((target, entity) for entity in self.entities for target in self._targets(entity, "key_result"))

    def key_result_of(self, initiative: Entity) -> Entity | None:
        """The Key Result that an Initiative serves: the one around it, or the one that it names."""
        if initiative.parent is not None:
            return initiative.parent if initiative.parent.kind is Kind.KEY_RESULT else None
        return next(self._targets(initiative, "key_result"), None)

    @cached_property
    def supported(self) -> frozenset[Entity]:
        """Entities that something contributes to, which has not been dropped."""
        return frozenset(
            target
            for target, contributors in self.contributors.items()
            if any(contributor.dropped_on is None for contributor in contributors)
        )

    @cached_property
    def contributors(self) -> dict[Entity, tuple[Entity, ...]]:
        """What contributes to each entity, dropped or not."""
        return _grouped(
            (target, entity) for entity in self.entities for target in self._targets(entity, "contributes_to")
        )

    def dependencies(self, entity: Entity) -> tuple[Entity, ...]:
        """What an entity waits for."""
        return tuple(self._targets(entity, "depends_on"))

    @cached_property
    def entangled(self) -> frozenset[Entity]:
        """Entities whose chains of dependencies all lead into a circle."""
        waiting = {entity: set(self.dependencies(entity)) for entity in self.entities if entity.references}
        waited_by = _grouped((target, entity) for entity, targets in waiting.items() for target in targets)
        free = [target for target in waited_by if not waiting.get(target)]
        while free:
            done = free.pop()
            for entity in waited_by.get(done, ()):
                waiting[entity].discard(done)
                if not waiting[entity]:
                    free.append(entity)
        return frozenset(entity for entity, targets in waiting.items() if targets)

    def objectives_beside(self, objective: Entity) -> tuple[Entity, ...]:
        """The Objectives that compete with this one for attention, itself included; drafts come last.

        Those are the ones of the same team, cycle and level. Without ``team:`` a file speaks for itself; an
        individual's are those of one owner.
        """
        return self._open_objectives.get(_holder(objective), ())

    @cached_property
    def _open_objectives(self) -> dict[tuple[str, ...], tuple[Entity, ...]]:
        drafts_last = sorted(self.entities, key=lambda entity: entity.state == "draft")
        return _grouped(
            (_holder(entity), entity)
            for entity in drafts_last
            if entity.kind is Kind.OBJECTIVE and entity.state != "closed" and entity.dropped_on is None
        )

    @cached_property
    def open_initiatives_by_title(self) -> dict[tuple[str, ...], tuple[Entity, ...]]:
        """Open Initiatives by cycle, team and bare title."""
        return _grouped(
            ((entity.cycle, entity.team, bare_title(entity.title)), entity) for entity in self._open_initiatives()
        )

    @cached_property
    def open_initiatives_by_owner(self) -> dict[tuple[str, ...], tuple[Entity, ...]]:
        """Open Initiatives by cycle and owner, the owner's name in folded case."""
        return _grouped(
            ((entity.cycle, (entity.owner or "").casefold()), entity) for entity in self._open_initiatives()
        )

    def _open_initiatives(self) -> Iterator[Entity]:
        for entity in self.entities:
            if entity.kind is Kind.INITIATIVE and self.is_open(entity) and entity.state != "closed":
                yield entity

    def is_open(self, initiative: Entity) -> bool:
        """Whether an Initiative is open, and so is the Key Result that it names."""
        key_result = self.key_result_of(initiative) if initiative.is_open and initiative.references else None
        return initiative.is_open and (key_result is None or key_result.dropped_on is None)


def _grouped(pairs: Iterable[tuple[K, Entity]]) -> dict[K, tuple[Entity, ...]]:
    groups: dict[K, list[Entity]] = defaultdict(list)
    for key, entity in pairs:
        groups[key].append(entity)
    return {key: tuple(entities) for key, entities in groups.items()}


def _holder(objective: Entity) -> tuple[str, ...]:
    """Who holds an Objective: cycle, team, level, and the owner or the file where these do not tell."""
    holder = ""
    if objective.level == "individual":
        holder = (objective.owner or objective.path).casefold()
    elif not objective.team and objective.level != "organisation":
        holder = objective.path
    return objective.cycle, objective.team, objective.level, holder


def bare_title(title: str) -> str:
    """A title without what does not tell two pieces of work apart: case, spaces, a full stop."""
    return " ".join(title.casefold().rstrip(" .!").split())


def people_of(document: Document) -> Iterator[RosterEntry]:
    """The roster of a document."""
    for person in document.model.people:
        yield RosterEntry(
            person.name,
            (person.handle or "").removeprefix("@"),
            person.email or "",
            person.team or "",
            person.active,
            document.source.path,
            span_of(person.node),
        )


def choices_of(document: Document) -> Iterator[Choice]:
    """The strategic choices of a document."""
    strategy = document.model.strategy
    for choice in strategy.choices if strategy else ():
        yield Choice(choice.id or slug(choice.title), choice.title, document.source.path, span_of(choice.node))
