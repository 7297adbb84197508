"""The index of all files in a workspace: addresses, references, children, owners. Built once, then read-only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from okr_cli.finding import Span
from okr_cli.model.definition import Document
from okr_cli.model.entity import Entity, Kind, Reference, slug
from okr_cli.source.tree import span_of
from okr_cli.validation.near_names import NearNames
from okr_cli.workspace.dependencies import circles
from okr_cli.workspace.references import TARGETS, ReferenceIndex, Resolution
from okr_cli.workspace.roster import Roster, RosterEntry

K = TypeVar("K")


class Choice(NamedTuple):
    """A strategic choice."""

    id: str
    title: str
    path: str
    span: Span


class WorkspaceIndex:
    """All entities in the order of files and lines, the roster, and the strategic choices. Read-only.

    ``models`` contains the models of the entities, if a rule of the run needs them.
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
    def _references(self) -> ReferenceIndex:
        return ReferenceIndex(self.entities, self.by_address)

    def resolve(self, reference: Reference, origin: Entity) -> Resolution:
        """The entity that a reference of ``origin`` refers to. Cached, because several rules ask for it.

        A reference is the end of an address. The nearest scope with a match decides: the same file, the same cycle, the
        workspace. A complete address always refers to its own entity.
        """
        key = (origin, reference.field, reference.text)
        known = self._resolved.get(key)
        if known is None:
            known = self._resolved[key] = self.find(reference.text, TARGETS[reference.field], origin)
        return known

    def find(self, text: str, kinds: frozenset[Kind] | None = None, origin: Entity | None = None) -> Resolution:
        """The entity that ``text`` means, seen from ``origin`` (None: from nowhere in particular)."""
        return self._references.find(text, kinds, origin)

    def reference_to(self, target: Entity, reference: Reference, origin: Entity) -> str | None:
        """The text with which ``reference`` of ``origin`` refers to ``target``: an end of its address, or None.

        It has as many parts as the current text if that is unambiguous, else more, else fewer.
        """
        parts = target.address.split("/")
        wanted = min(reference.text.strip().strip("/").count("/") + 1, len(parts))
        for number in (*range(wanted, len(parts) + 1), *range(wanted - 1, 0, -1)):
            text = "/".join(parts[-number:])
            if self.find(text, TARGETS[reference.field], origin).entity is target:
                return text
        return None

    def named(self, text: str) -> Iterator[Entity]:
        """Every entity that an end of an address means, seen from nowhere in particular."""
        return self._references.named(text)

    def nearest(self, reference: Reference, origin: Entity) -> str:
        """The address that a reference to nothing was most likely meant to be, or an empty string."""
        return self._references.nearest(reference, origin)

    @cached_property
    def choice_ids(self) -> dict[str, None]:
        """The ids of the strategic choices, in order."""
        return dict.fromkeys(choice.id for choice in self.choices)

    @cached_property
    def near_choices(self) -> NearNames:
        """The ids of the strategic choices, for finding the nearest to a wrong one."""
        return NearNames(self.choice_ids)

    @cached_property
    def teams(self) -> dict[str, str]:
        """The teams that own a file or have a person on the roster, by slug."""
        found: dict[str, str] = {}
        names = (*(entity.team for entity in self.entities), *(person.team for person in self.people))
        for name in filter(None, dict.fromkeys(names)):
            found.setdefault(slug(name), name)
        return found

    @cached_property
    def near_teams(self) -> NearNames:
        """Their names, for finding the nearest to a wrong one."""
        return NearNames(self.teams.values())

    def _targets(self, entity: Entity, field: str) -> Iterator[Entity]:
        """The entities that the references of ``entity`` in one field mean."""
        for reference in entity.references:
            if reference.field == field:
                target = self.resolve(reference, entity).entity
                if target:
                    yield target

    def earlier(self, key_result: Entity) -> tuple[Entity, ...]:
        """The Key Results from which one was carried, one cycle after the other."""
        found = [key_result]
        while before := next((each for each in self._targets(found[-1], "carried_from") if each not in found), None):
            found.append(before)
        return tuple(found[1:])

    def _nested(self, kind: Kind) -> dict[Entity, tuple[Entity, ...]]:
        """The entities of a kind by the one in which they are nested."""
        return _grouped(
            (entity.parent, entity) for entity in self.entities if entity.kind is kind and entity.parent is not None
        )

    @cached_property
    def _key_results(self) -> dict[Entity, tuple[Entity, ...]]:
        return self._nested(Kind.KEY_RESULT)

    @cached_property
    def _nested_initiatives(self) -> dict[Entity, tuple[Entity, ...]]:
        return self._nested(Kind.INITIATIVE)

    def key_results(self, objective: Entity) -> tuple[Entity, ...]:
        """The Key Results of an Objective."""
        return self._key_results.get(objective, ())

    def nested_initiatives(self, entity: Entity) -> tuple[Entity, ...]:
        """The Initiatives that are written below an Objective or a Key Result."""
        return self._nested_initiatives.get(entity, ())

    def initiatives(self, key_result: Entity) -> tuple[Entity, ...]:
        """The Initiatives of a Key Result: nested ones first, then those that refer to it."""
        return self.nested_initiatives(key_result) + self._separate_initiatives.get(key_result, ())

    @cached_property
    def _separate_initiatives(self) -> dict[Entity, tuple[Entity, ...]]:
        return _grouped((target, entity) for entity in self.entities for target in self._targets(entity, "key_result"))

    def key_result_of(self, initiative: Entity) -> Entity | None:
        """The Key Result that an Initiative serves: the one around it, or the one that it names."""
        if initiative.parent is not None:
            return initiative.parent if initiative.parent.kind is Kind.KEY_RESULT else None
        return next(self._targets(initiative, "key_result"), None)

    @cached_property
    def _has_dropped(self) -> bool:
        return any(entity.dropped_on for entity in self.entities)

    def dropped_on(self, entity: Entity) -> date | None:
        """The date on which it was dropped, by itself, with a parent, or with the Key Result it refers to."""
        if entity.dropped_on or entity.kind is not Kind.INITIATIVE or not self._has_dropped:
            return entity.dropped_on
        served = self.key_result_of(entity)
        return served.dropped_on if served else None

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

    @cached_property
    def circles(self) -> dict[Entity, list[Entity]]:
        """The circles in which entities wait for each other, by the first entity of each in the order of files."""
        waits_for = {
            entity: tuple(self._targets(entity, "depends_on"))
            for entity in self.entities
            if entity.references and entity.is_open
        }
        return {circle[0]: circle for circle in circles(waits_for, self.position)}

    def objectives_beside(self, objective: Entity) -> tuple[Entity, ...]:
        """The Objectives that compete with this one for attention, including itself; drafts come last.

        They have the same team, cycle and level. A file without ``team:`` is its own team, and an individual's
        Objectives are those of one owner.
        """
        return self._open_objectives.get(_holder(objective), ())

    @cached_property
    def first_objective(self) -> Entity | None:
        """The first Objective that is not of a closed file."""
        unclosed = (entity for entity in self.entities if entity.state != "closed")
        return next((entity for entity in unclosed if entity.kind is Kind.OBJECTIVE), None)

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
    def initiatives_taken_on_by_owner(self) -> dict[tuple[str, ...], tuple[Entity, ...]]:
        """Open Initiatives that are more than ideas, by cycle and owner, the owner's name in folded case."""
        return _grouped(
            ((entity.cycle, entity.owner.casefold()), entity)
            for entity in self._open_initiatives()
            if entity.owner and entity.is_taken_on
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
    """The group of an Objective: cycle, team, level, and the owner or file if needed."""
    holder = ""
    if objective.level == "individual":
        holder = (objective.owner or objective.path).casefold()
    elif not objective.team and objective.level != "organisation":
        holder = objective.path
    return objective.cycle, objective.team, objective.level, holder


def bare_title(title: str) -> str:
    """A title without differences that do not matter: case, spaces, a period at the end."""
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
