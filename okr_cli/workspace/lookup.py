"""Finds the entity that a person typed (by address, team, cycle or title), and what to type for an entity."""

import os
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from okr_cli.errors import CannotRun
from okr_cli.model.entity import Entity, slug
from okr_cli.phrases import first_few, listed
from okr_cli.safe_text import one_line
from okr_cli.workspace.index import WorkspaceIndex

Test = Callable[[Entity], bool]

SHOWN, LISTED = 5, 20
"""Candidates that are listed in a sentence, and one per line; of more, the rest is counted."""

NEAR = 0.75
"""Likeness from 0 to 1: a letter or two, as in ``activatoin``. What is farther off was not meant and misleads."""


def anything(_: Entity) -> bool:
    """The test that lets every entity pass."""
    return True


@dataclass(frozen=True, slots=True)
class Place:
    """One entity, or everything below a part of an address such as ``2026-Q4/growth``, in folded case."""

    entity: Entity | None
    segments: tuple[str, ...] = ()

    def names(self, entity: Entity) -> bool:
        """Whether this place means ``entity`` or one that contains it."""
        if self.entity is None:
            return _contains(entity.address, self.segments) or _is_shared_with(entity, self.segments)
        return _is_or_below(entity, self.entity)

    def holds(self, entity: Entity) -> bool:
        """Whether ``entity`` is meant or leads to it."""
        return self.names(entity) or (self.entity is not None and _is_or_below(self.entity, entity))


def find_place(
    workspaces: Iterable[WorkspaceIndex], text: str, allowed: Test = anything, preferred: Test = anything
) -> Place:
    """An entity by its address, else a team or cycle, else an entity by its title.

    Raises ``CannotRun`` with the nearest candidates.
    """
    search = _Search(tuple(workspaces), text, allowed, preferred)
    addressed = search.addressed()
    entity = search.only(addressed)
    if entity is None:
        segments = tuple(text.strip("/ ").casefold().split("/"))
        if any(
            _contains(each.address.rpartition("/")[0], segments) or _is_shared_with(each, segments)
            for each in search.entities()
        ):
            return Place(None, segments)
        entity = search.found(addressed)
    if entity.parent is None:
        # An Initiative that stands apart is shown with the Key Result that it serves.
        served = (index.key_result_of(entity) for index in search.indexes)
        entity = next(filter(None, served), entity)
    return Place(entity)


def find_entity(
    workspaces: Iterable[WorkspaceIndex], text: str, allowed: Test = anything, preferred: Test = anything
) -> Entity:
    """The entity with a given end of an address, else the one with these words in its title.

    Only ``allowed`` entities count, and ``preferred`` ones take precedence. Raises ``CannotRun`` if none or several
    match.
    """
    search = _Search(tuple(workspaces), text, allowed, preferred)
    return search.found(search.addressed())


class _Search(NamedTuple):
    """The typed text, and the entities to search."""

    indexes: tuple[WorkspaceIndex, ...]
    text: str
    allowed: Test
    preferred: Test

    def entities(self) -> Iterator[Entity]:
        """Those of all workspaces, ``allowed`` or not."""
        return (entity for index in self.indexes for entity in index.entities)

    def addressed(self) -> list[Entity]:
        """The entities that an end of an address means. Where several share the address, all of them are meant."""
        return [entity for index in self.indexes for entity in index.named(self.text) if self.allowed(entity)]

    def titled(self) -> list[Entity]:
        """The entities with this title, else those whose title contains a word that starts with it."""
        wanted = _folded(self.text)
        if not wanted:
            return []
        candidates = [entity for entity in self.entities() if self.allowed(entity)]
        whole = [entity for entity in candidates if _folded(entity.title) == wanted]
        return whole or [entity for entity in candidates if f" {wanted}" in f" {_folded(entity.title)}"]

    def only(self, matches: Sequence[Entity]) -> Entity | None:
        """The only match, or the only one that is preferred."""
        chosen = matches if len(matches) == 1 else [entity for entity in matches if self.preferred(entity)]
        return chosen[0] if len(chosen) == 1 else None

    def found(self, addressed: Sequence[Entity]) -> Entity:
        """The only one that was ``addressed``, or that has the title if none was. Raises ``CannotRun``."""
        matches = addressed or self.titled()
        chosen = self.only(matches)
        if chosen:
            return chosen
        typed = one_line(self.text)
        several = [entity for entity in matches if self.preferred(entity)] or matches
        if several:
            raise _ambiguous(typed, several)
        self._refuse_team_or_cycle(typed.strip())
        if os.path.exists(self.text):  # noqa: PTH110 - pathlib raises for what is too long to be a path
            ids = f"run 'okr status --ids {shlex.quote(typed)}' to list the ids in it"
            raise CannotRun(f"'{typed}' is a path, not the name of an entity; {ids}")
        addresses = sorted({entity.address for entity in self.entities() if self.allowed(entity)})
        hint = nearest(self.text, addresses) or "; run 'okr status --ids --initiatives' to list all ids"
        raise CannotRun(f"nothing matches '{typed}'{hint}")

    def _refuse_team_or_cycle(self, name: str) -> None:
        """Raise ``CannotRun`` for a team or a cycle if a single entity is required."""
        if any(slug(entity.team) == slug(name) for entity in self.entities() if entity.team):
            raise CannotRun(f"'{name}' is a team; use 'okr status {slug(name)}' to show it")
        cycles = (entity.cycle for entity in self.entities() if entity.cycle)
        cycle = next((cycle for cycle in cycles if cycle.casefold() == name.casefold()), None)
        if cycle:
            raise CannotRun(f"'{name}' is a cycle; use 'okr status {one_line(cycle)}' to show it")


def _ambiguous(typed: str, several: Sequence[Entity]) -> CannotRun:
    """The problem that several entities match, with their addresses, or that one address is used in several places."""
    paths: dict[str, list[str]] = defaultdict(list)
    for entity in several:
        paths[entity.address].append(entity.path)
    if len(paths) > 1:
        choices = sorted(map(one_line, paths))
        more = [f"and {len(choices) - LISTED:,} more"] if len(choices) > LISTED else []
        problem = f"'{typed}' matches {len(choices):,} entities; be more specific:"
        return CannotRun(problem, (*choices[:LISTED], *more))
    ((address, places),) = paths.items()
    files = first_few(sorted(map(one_line, set(places))), SHOWN)
    where = files if len(set(places)) > 1 else f"{len(places)} times in {files}"
    return CannotRun(
        f"'{typed}' is ambiguous: {one_line(address)} is used more than once ({where}); change one of the ids"
    )


def nearest(text: str, names: list[str]) -> str:
    """``; did you mean …?`` for a whole name or its last part, else the existing names if there are few; else empty."""
    by_key = {name.casefold(): name for name in reversed(names)}
    by_last = {name.rpartition("/")[2].casefold(): name for name in reversed(names)}
    wanted = text.strip("/ ").casefold()
    last = wanted.rpartition("/")[2]
    tries = ((wanted, by_key), (last, by_last), (slug(last), by_last))
    found = next((near for word, among in tries if (near := get_close_matches(word, among, SHOWN, NEAR))), [])
    meant = sorted({by_key.get(key) or by_last[key] for key in found}) or _with_words(wanted, names)
    meant = meant or _beginning_with(slug(last), names)
    if meant:
        return f"; did you mean {listed([*map(one_line, meant)], 'or')}?"
    if not names or len(names) > SHOWN:
        return ""
    return f"; {'there is only' if len(names) == 1 else 'choose from'} {listed([*map(one_line, names)])}"


def _with_words(wanted: str, names: list[str]) -> list[str]:
    """The names that have all these words in them, as a person has a given name, unless they are many."""
    words = set(wanted.split())
    found = [name for name in names if words and words <= set(name.casefold().split())]
    return found if len(found) <= SHOWN else []


def _beginning_with(start: str, names: list[str]) -> list[str]:
    """The names whose last part starts with these words, such as ``shorter-setup``, unless there are many."""
    found = [name for name in names if start and f"{name.rpartition('/')[2].casefold()}-".startswith(f"{start}-")]
    return found if len(found) <= SHOWN else []


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _contains(address: str, segments: tuple[str, ...]) -> bool:
    parts, wide = address.casefold().split("/"), len(segments)
    return any(tuple(parts[at : at + wide]) == segments for at in range(len(parts) - wide + 1))


def _is_shared_with(entity: Entity, segments: tuple[str, ...]) -> bool:
    """Whether these name a team, with or without a cycle, that shares another team's Objective."""
    *cycle, team = segments
    return tuple(cycle) in ((), (entity.cycle.casefold(),)) and team in map(slug, entity.shared_with)


def _is_or_below(entity: Entity, above: Entity) -> bool:
    step: Entity | None = entity
    while step is not None:
        if step is above:
            return True
        step = step.parent
    return False


class Naming:
    """The shortest name by which ``okr show`` finds each entity: an end of its address.

    It is no longer than it takes to be the only one, or the only one that is preferred.
    """

    def __init__(self, entities: Iterable[Entity] = (), preferred: Callable[[Entity], bool] = lambda _: False) -> None:
        self._entities = entities
        self._preferred = preferred

    def __call__(self, entity: Entity) -> str:
        """``first-job``, or as much of the address before it as is needed."""
        parts = entity.address.split("/")
        # A whole address means itself, whatever else ends like it.
        ends = ("/".join(parts[-number:]) for number in range(self._needed.get(entity.address, len(parts)), len(parts)))
        return next((end for end in ends if end not in self._needed), entity.address)

    @cached_property
    def _needed(self) -> dict[str, int]:
        """The number of trailing parts that distinguish each address from all others, or from preferred ones."""
        is_preferred = {entity.address: self._preferred(entity) for entity in self._entities}
        return {**_parts_needed(is_preferred), **_parts_needed(filter(is_preferred.__getitem__, is_preferred))}


def _parts_needed(addresses: Iterable[str]) -> dict[str, int]:
    # In this order, those that share the longest end with an address stand beside it. Most parts are in many addresses.
    ordered = sorted((tuple(map(intern, reversed(address.split("/")))), address) for address in addresses)
    shared = [0, *(_parts_shared(one, other) for (one, _), (other, _) in pairwise(ordered)), 0]
    return {address: 1 + max(shared[at : at + 2]) for at, (_, address) in enumerate(ordered)}


def _parts_shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """The number of leading parts that two have in common."""
    return next((at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs), len(one))
