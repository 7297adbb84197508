"""The events of an entity in order, including those of the entity it was carried over from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okr_cli.history.entity_history import Event
from okr_cli.history.repository import Commit
from okr_cli.model.entity import Entity, Kind
from okr_cli.safe_text import one_line
from okr_cli.views.change_text import NOUNS, change_text
from okr_cli.workspace.index import WorkspaceIndex
from okr_cli.workspace.roster import Roster


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An event, its text, and its cycle if there are several."""

    event: Event
    text: str
    cycle: str

    @property
    def day(self) -> date | None:
        """The date of the event; None if it is not committed."""
        return self.event.day

    @property
    def commit(self) -> Commit | None:
        """The commit that brought it."""
        return self.event.commit


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """An entity with its events, oldest first.

    ``trend`` is the progress after each check-in, and ``carried`` the same entity in earlier cycles, latest first.
    """

    entity: Entity
    entries: tuple[TimelineEntry, ...]
    trend: tuple[Decimal, ...] = ()
    carried: tuple[Entity, ...] = ()
    notes: tuple[str, ...] = ()


def timeline(followed: Iterable[tuple[Entity, list[Event]]], roster: Roster) -> tuple[TimelineEntry, ...]:
    """The events of an entity and its predecessors, oldest first, uncommitted ones last.

    Events are given latest first, as git lists them, and keep their order within a day.
    """
    pairs = list(followed)
    names_cycle = len({entity.cycle for entity, _ in pairs}) > 1
    entries = [
        TimelineEntry(event, _text(event, entity, roster), entity.cycle if names_cycle else "")
        for entity, events in reversed(pairs)
        for event in reversed(events)
    ]
    return tuple(sorted(entries, key=lambda entry: entry.day or date.max))


def _text(event: Event, entity: Entity, roster: Roster) -> str:
    """What happened; of something below the entity, with its title."""
    change, text = event.change, change_text(event.change, names_day=False, roster=roster)
    other = change.entity
    if other is None or other.kind is entity.kind:
        return text if other is not None else f"{NOUNS[change.subject]} {text}"
    return f"{NOUNS[change.subject]} '{one_line(other.title)}': {text}"


def work_elsewhere(index: WorkspaceIndex, entity: Entity) -> Iterator[Entity]:
    """The Initiatives of a Key Result, or of those of an Objective, that are written in other files."""
    key_results = {Kind.KEY_RESULT: (entity,), Kind.OBJECTIVE: index.key_results(entity)}.get(entity.kind, ())
    for key_result in key_results:
        yield from (each for each in index.initiatives(key_result) if each.path != entity.path)


def predecessors(index: WorkspaceIndex, entity: Entity) -> Iterator[Entity]:
    """The same entity in earlier cycles, by ``carried_from:``, latest first."""
    known = {entity.address}
    step: Entity | None = entity
    while step is not None:
        origin = step
        references = (each for each in origin.references if each.field == "carried_from")
        step = next((found for each in references if (found := index.resolve(each, origin).entity)), None)
        if step is None or step.address in known:
            return
        known.add(step.address)
        yield step
