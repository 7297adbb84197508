"""Finding what a person named: by address, by team or cycle, by title."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from okr_cli.errors import CannotRun
from okr_cli.model.entity import Entity, slug
from okr_cli.safe_text import one_line
from okr_cli.workspace.index import WorkspaceIndex
from okr_cli.workspace.nearest import listed, nearest

Test = Callable[[Entity], bool]


def anything(_: Entity) -> bool:
    """The test that lets every entity pass."""
    return True


@dataclass(frozen=True, slots=True)
class Place:
    """One entity, or everything below a part of an address such as ``2026-Q4/growth``, in folded case."""

    entity: Entity | None
    segments: tuple[str, ...] = ()

    def names(self, entity: Entity) -> bool:
        """Whether ``entity`` is meant, or lies below what is meant."""
        if self.entity is None:
            return _contains(entity.address, self.segments)
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
    every = tuple(workspaces)
    fitting = _addressed(every, text, allowed)
    entity = _only(fitting, preferred)
    if entity is None:
        segments = tuple(text.strip("/ ").casefold().split("/"))
        holders = (one.address.rpartition("/")[0] for workspace in every for one in workspace.entities)
        if any(_contains(holder, segments) for holder in holders):
            return Place(None, segments)
        entity = _found(every, text, fitting, allowed, preferred)
    return Place(next((found for one in every if (found := served(one, entity))), entity))


def find_entity(
    workspaces: Iterable[WorkspaceIndex], text: str, allowed: Test = anything, preferred: Test = anything
) -> Entity:
    """The entity that a trailing part of an address means, else the one whose title has these words in it.

    Only ``allowed`` entities count; of several, the one that is ``preferred``. Raises ``CannotRun`` where none or
    several fit.
    """
    every = tuple(workspaces)
    fitting = _addressed(every, text, allowed)
    return _only(fitting, preferred) or _found(every, text, fitting, allowed, preferred)


def served(workspace: WorkspaceIndex, entity: Entity) -> Entity | None:
    """The Key Result of an Initiative that stands apart from it."""
    references = (one for one in entity.references if one.field == "key_result")
    return next((workspace.resolve(one, entity).entity for one in references), None)


def _found(
    every: tuple[WorkspaceIndex, ...], text: str, addressed: Sequence[Entity], allowed: Test, preferred: Test
) -> Entity:
    """By the title, once the address named none or several."""
    fitting = addressed or _titled(every, text, allowed)
    chosen = _only(fitting, preferred)
    if chosen:
        return chosen
    several = [one for one in fitting if preferred(one)] or fitting
    if several:
        raise CannotRun(f"'{one_line(text)}' fits several: {_told_apart(several)}")
    _refuse_place(every, text)
    addresses = sorted({one.address for workspace in every for one in workspace.entities if allowed(one)})
    hint = nearest(text, addresses) or "; 'okr status --ids --initiatives' lists what there is"
    raise CannotRun(f"nothing is called '{one_line(text)}'{hint}")


def _addressed(every: tuple[WorkspaceIndex, ...], text: str, allowed: Test) -> list[Entity]:
    """The entities that an end of an address means. Where several share the address, all of them are meant."""
    named: list[Entity] = []
    for workspace in every:
        found = workspace.find(text)
        for one in (found.entity, *found.candidates):
            named += workspace.by_address.get(one.address, ()) if one else ()
    return [one for one in named if allowed(one)]


def _told_apart(several: Sequence[Entity]) -> str:
    """Their addresses; where these do not tell them apart, the files they stand in."""
    paths: dict[str, list[str]] = defaultdict(list)
    for one in several:
        paths[one.address].append(one.path)
    if len(paths) > 1:
        return f"{listed(sorted(paths))}. Write more of one"
    ((address, places),) = paths.items()
    files = listed(sorted(set(places)), " and ")
    where = files if len(set(places)) > 1 else f"{len(places)} times in {files}"
    return f"{one_line(address)} ({where}). Give one of them another id"


def _refuse_place(every: tuple[WorkspaceIndex, ...], text: str) -> None:
    """Raises ``CannotRun`` for a team or a cycle, where a single entity is wanted."""
    entities = [one for workspace in every for one in workspace.entities]
    name = one_line(text).strip()
    if any(slug(one.team) == slug(name) for one in entities if one.team):
        raise CannotRun(f"'{name}' is a team; 'okr status {slug(name)}' shows it")
    cycle = next((one.cycle for one in entities if one.cycle and one.cycle.casefold() == name.casefold()), None)
    if cycle:
        raise CannotRun(f"'{name}' is a cycle; 'okr status {one_line(cycle)}' shows it")


def _titled(every: tuple[WorkspaceIndex, ...], text: str, allowed: Test) -> list[Entity]:
    """The entities with this title, else those in whose title a word begins with it."""
    wanted = _folded(text)
    among = [one for workspace in every for one in workspace.entities if allowed(one)] if wanted else []
    whole = [one for one in among if _folded(one.title) == wanted]
    return whole or [one for one in among if f" {wanted}" in f" {_folded(one.title)}"]


def _only(fitting: Sequence[Entity], preferred: Test) -> Entity | None:
    """The one that fits, or the one of them that is preferred."""
    chosen = fitting if len(fitting) == 1 else [entity for entity in fitting if preferred(entity)]
    return chosen[0] if len(chosen) == 1 else None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _contains(address: str, segments: tuple[str, ...]) -> bool:
    parts, wide = address.casefold().split("/"), len(segments)
    return any(tuple(parts[at : at + wide]) == segments for at in range(len(parts) - wide + 1))


def _is_or_below(entity: Entity, above: Entity) -> bool:
    step: Entity | None = entity
    while step is not None:
        if step is above:
            return True
        step = step.parent
    return False
