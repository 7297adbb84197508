"""Resolves references: the entities whose address ends with it, in the nearest scope that has any.

The entities for an end of an address are found once per scope and kind, so that resolving many references does not
search all entities each time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from okr_cli.model.entity import Entity, Kind, Reference
from okr_cli.validation.near_names import NearNames

WORK_TARGETS = frozenset({Kind.OBJECTIVE, Kind.KEY_RESULT})
TARGETS: dict[str, frozenset[Kind]] = {
    "key_result": frozenset({Kind.KEY_RESULT}),
    "contributes_to": WORK_TARGETS,
    "depends_on": frozenset({Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE}),
    "replaced_by": frozenset({Kind.INITIATIVE}),
    "guards": WORK_TARGETS,
    "carried_from": frozenset({Kind.KEY_RESULT}),
}
"""The kinds that each reference may name."""

MOST_LETTERS_APART = 4
ALIKE = 0.7
"""Likeness of two ids, from 0 to 1, of which one may have been meant by the other."""

FEW = 5
"""Candidates of an ambiguous reference that are named; the others are counted."""


class Resolution(NamedTuple):
    """The result of resolving a reference: one entity, or candidates (none, or several).

    ``candidates`` are the first few of ``number``, each with a different address. ``matches`` are all of them, possibly
    including the entity at ``origin``, which does not refer to itself.
    """

    entity: Entity | None
    candidates: tuple[Entity, ...] = ()
    number: int = 0
    matches: "Matches | None" = None
    origin: str = ""

    def telling_end(self, candidate: Entity) -> str:
        """The shortest end of a candidate's address that no other candidate has."""
        addresses = self.matches.ends if self.matches else Counter[str]()
        own = frozenset(_ends(self.origin))
        ends = (end for end in _ends(candidate.address) if addresses[end] - (end in own) == 1)
        return next(ends, candidate.address)


class Matches:
    """The entities that one end of an address means in one scope, by address."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.by_address: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            self.by_address[entity.address].append(entity)

    @cached_property
    def ends(self) -> Counter[str]:
        """The number of addresses for each end."""
        return Counter(end for address in self.by_address for end in _ends(address))

    def seen_from(self, origin: Entity | None) -> Resolution:
        """What they mean to ``origin``, which itself is never meant. Of entities with one address the first counts."""
        twins: list[Entity] = self.by_address.get(origin.address, []) if origin else []
        is_first = bool(twins) and twins[0] is origin
        left_out = origin.address if origin and is_first and len(twins) == 1 else ""
        others = (
            twins[1] if entities[0] is origin else entities[0]
            for address, entities in self.by_address.items()
            if not left_out or address != left_out
        )
        number = len(self.by_address) - bool(left_out)
        if number == 1:
            return Resolution(next(others))
        return Resolution(None, tuple(islice(others, FEW)), number, self, left_out)


class ReferenceIndex:
    """Entities by their possible names within a file, a cycle and the workspace."""

    def __init__(self, entities: Sequence[Entity], by_address: Mapping[str, Sequence[Entity]]) -> None:
        self._entities = entities
        self._by_address = by_address
        self._by_end: dict[tuple[str, str], dict[str, list[Entity]]] = {}
        self._by_id: dict[frozenset[Kind], tuple[dict[str, list[Entity]], NearNames]] = {}
        self._matches: dict[tuple[str | None, str, frozenset[Kind] | None], Matches | None] = {}

    def find(self, text: str, kinds: frozenset[Kind] | None, origin: Entity | None) -> Resolution:
        """The entity that ``text`` means, seen from ``origin`` (None: from nowhere in particular)."""
        wanted = text.strip().strip("/")
        for scope in (None, *((origin.path, f"cycle:{origin.cycle}") if origin else ()), ""):
            matches = self._matches_of(scope, wanted, kinds)
            resolution = matches.seen_from(origin) if matches else None
            if resolution and (resolution.entity or resolution.candidates):
                return resolution
        return Resolution(None)

    def named(self, text: str) -> Iterator[Entity]:
        """Every entity that ``text`` means, seen from nowhere in particular."""
        wanted = text.strip().strip("/")
        matches = self._matches_of(None, wanted, None) or self._matches_of("", wanted, None)
        for entities in matches.by_address.values() if matches else ():
            yield from entities

    def nearest(self, reference: Reference, origin: Entity) -> str:
        """The address whose last part is most like that of a reference of ``origin``, or an empty string.

        Only ids of about the same length and with the same first or last letter are alike.
        """
        kinds = TARGETS[reference.field]
        wanted = reference.text.strip("/").split("/")[-1].lower()
        if kinds not in self._by_id:
            by_id: dict[str, list[Entity]] = defaultdict(list)
            for entity in self._entities:
                if entity.kind in kinds:
                    by_id[entity.id].append(entity)
            self._by_id[kinds] = by_id, NearNames(by_id)
        by_id, names = self._by_id[kinds]

        def is_possible(name: str) -> bool:
            is_alike = abs(len(name) - len(wanted)) <= MOST_LETTERS_APART and (
                name[:1] == wanted[:1] or name[-1:] == wanted[-1:]
            )
            return is_alike and (by_id[name][0] is not origin or len(by_id[name]) > 1)

        entities = by_id.get(names.nearest(wanted, ALIKE, is_possible), ())
        return next((entity.address for entity in reversed(entities) if entity is not origin), "")

    def _matches_of(self, scope: str | None, wanted: str, kinds: frozenset[Kind] | None) -> Matches | None:
        """What an end of an address means in a scope, or a whole address (scope None); None if it means nothing."""
        key = (scope, wanted, kinds)
        if key not in self._matches:
            found = self._by_address.get(wanted, ()) if scope is None else self._with_end(scope, wanted)
            fitting = [entity for entity in found if kinds is None or entity.kind in kinds]
            self._matches[key] = Matches(fitting) if fitting else None
        return self._matches[key]

    def _with_end(self, scope: str, wanted: str) -> Sequence[Entity]:
        """The entities of a scope whose address ends with ``wanted``."""
        last = wanted.rpartition("/")[2]
        alike = self._by_scope.get((scope, last), ())
        if not alike:
            return ()
        by_end = self._by_end.get((scope, last))
        if by_end is None:
            by_end = self._by_end[scope, last] = defaultdict(list)
            for entity in alike:
                for end in _ends(entity.address):
                    by_end[end].append(entity)
        return by_end.get(wanted, ())

    @cached_property
    def _by_scope(self) -> dict[tuple[str, str], list[Entity]]:
        """Entities by scope and id. Scopes are a file, ``cycle:`` and the cycle, and, as "", the workspace."""
        groups: defaultdict[tuple[str, str], list[Entity]] = defaultdict(list)
        for entity in self._entities:
            for scope in (entity.path, f"cycle:{entity.cycle}", ""):
                groups[scope, entity.id].append(entity)
        return groups


def _ends(address: str) -> Iterator[str]:
    """``c``, ``b/c``, ``a/b/c``: the ends of an address, shortest first."""
    at = address.rfind("/")
    while at >= 0:
        yield address[at + 1 :]
        at = address.rfind("/", 0, at)
    if address:
        yield address
