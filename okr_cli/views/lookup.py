"""Finding what a person named, and what they may have meant."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from okr_cli.errors import CannotRun
from okr_cli.model.entity import Entity
from okr_cli.views.text import one_line
from okr_cli.workspace import Workspace

SHOWN = 5
Test = Callable[[Entity], bool]


def anything(_: Entity) -> bool:
    """The test that lets every entity pass."""
    return True


@dataclass(frozen=True, slots=True)
class Place:
    """One entity, or everything below a part of an address such as ``2026-Q4/growth``."""

    entity: Entity | None
    segments: tuple[str, ...] = ()

    def names(self, entity: Entity) -> bool:
        """Whether ``entity`` is meant, or lies below what is meant."""
        if self.entity is None:
            return _contains(entity.address.split("/"), self.segments)
        return _is_or_below(entity, self.entity)

    def holds(self, entity: Entity) -> bool:
        """Whether ``entity`` is meant or leads to it."""
        return self.names(entity) or (self.entity is not None and _is_or_below(self.entity, entity))


def find_place(
    workspaces: Iterable[Workspace], text: str, allowed: Test = anything, preferred: Test = anything
) -> Place:
    """An entity, else a team or cycle. Raises ``CannotRun`` with the nearest candidates."""
    every = tuple(workspaces)
    try:
        entity = find_entity(every, text, allowed, preferred)
        return Place(next((found for one in every if (found := served(one, entity))), entity))
    except CannotRun:
        segments = tuple(text.strip("/ ").split("/"))
        entities = [one for workspace in every for one in workspace.entities]
        if any(_contains(one.address.split("/")[:-1], segments) for one in entities):
            return Place(None, segments)
        raise


def find_entity(
    workspaces: Iterable[Workspace], text: str, allowed: Test = anything, preferred: Test = anything
) -> Entity:
    """The entity that a trailing part of an address means.

    Only ``allowed`` entities count; of several, the one that is ``preferred``. Raises ``CannotRun`` where none or
    several fit.
    """
    every = tuple(workspaces)
    resolutions = [workspace.find(text) for workspace in every]
    fitting = [entity for one in resolutions for entity in (one.entity, *one.candidates) if entity and allowed(entity)]
    chosen = fitting if len(fitting) == 1 else [entity for entity in fitting if preferred(entity)]
    if len(chosen) == 1:
        return chosen[0]
    several = sorted({one.address for one in fitting})
    if several:
        raise CannotRun(f"'{one_line(text)}' fits several: {_listed(several)}. Write more of the address")
    addresses = sorted({one.address for workspace in every for one in workspace.entities if allowed(one)})
    hint = nearest(text, addresses) or "; 'okr status --initiatives' lists what there is"
    raise CannotRun(f"nothing is called '{one_line(text)}'{hint}")


def nearest(text: str, names: list[str]) -> str:
    """``; did you mean …?`` by a whole name or by its last part, else what there is, if that is little."""
    by_key = {name.casefold(): name for name in reversed(names)}
    by_last = {name.rsplit("/", 1)[-1].casefold(): name for name in names}
    wanted = text.strip("/ ").casefold()
    last = wanted.rsplit("/", 1)[-1]
    tries = ((wanted, by_key, 0.7), (last, by_last, 0.8), (last, by_last, 0.6))
    keys = next(
        (found for word, among, cutoff in tries if (found := get_close_matches(word, among, SHOWN, cutoff))), []
    )
    found = sorted({by_key.get(key) or by_last[key] for key in keys})
    if found:
        return f"; did you mean {_listed(found, ' or ')}?"
    return f"; there is {_listed(names)}" if 0 < len(names) <= 2 * SHOWN else ""


def served(workspace: Workspace, entity: Entity) -> Entity | None:
    """The Key Result of an Initiative that stands apart from it."""
    references = (one for one in entity.references if one.field == "key_result")
    return next((workspace.resolve(one, entity).entity for one in references), None)


def _listed(names: list[str], last: str = ", ") -> str:
    shown = [one_line(name) for name in names[:SHOWN]]
    if len(names) > SHOWN:
        return f"{', '.join(shown)} and {len(names) - SHOWN} more"
    return last.join([*([", ".join(shown[:-1])] if len(shown) > 1 else []), shown[-1]])


def _contains(parts: list[str], segments: tuple[str, ...]) -> bool:
    wide = len(segments)
    return any(tuple(parts[at : at + wide]) == segments for at in range(len(parts) - wide + 1))


def _is_or_below(entity: Entity, above: Entity) -> bool:
    step: Entity | None = entity
    while step is not None:
        if step is above:
            return True
        step = step.parent
    return False
