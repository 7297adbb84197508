"""Values of a key that only the workspace knows."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple, get_args

from lsprotocol import types

from okr_cli.lsp.cursor import MARK, Cursor
from okr_cli.lsp.session import FileView
from okr_cli.model.cycle import Calendar
from okr_cli.model.days import days_after
from okr_cli.model.entity import Entity, slug
from okr_cli.model.okr_file import OkrFile
from okr_cli.safe_text import one_line
from okr_cli.validation.format_keys import field_at
from okr_cli.workspace.references import TARGETS

Kind = types.CompletionItemKind


class Suggestion(NamedTuple):
    """One thing that may be written: what the list shows, and the text, which may need quotes unless it is no text."""

    label: str
    text: str
    kind: types.CompletionItemKind
    detail: str = ""
    documentation: str = ""
    is_text: bool = True


def suggestions(view: FileView, cursor: Cursor) -> tuple[Suggestion, ...]:
    """The values for the key at a cursor, the likeliest first; none for a key that takes any text."""
    key = cursor.key
    if key in TARGETS:
        return tuple(_references(view, cursor, key))
    if key in SOURCES:
        return tuple(SOURCES[key](view, cursor))
    if key == "id" and cursor.definition:
        return tuple(_id(cursor))
    return tuple(_days(view, cursor)) if _is_day(cursor) else ()


def _references(view: FileView, cursor: Cursor, field: str) -> Iterator[Suggestion]:
    """What the key may name, each by the shortest text that means it here: the own file first, then the cycle."""
    index, origin = view.lint.loaded.index, cursor.definition.entity if cursor.definition else None
    written = {each.value for each in _neighbors(cursor)}
    fitting = (entity for entity in index.entities if entity.kind in TARGETS[field])
    if origin:
        fitting = (entity for entity in fitting if not _is_around(entity.address, origin.address))
    goes_out = field in ("contributes_to", "carried_from")

    def nearness(entity: Entity) -> tuple[bool, bool]:
        """The same cycle first (for ``carried_from``, an earlier one), then the same file, then others."""
        if origin is None:
            return False, False
        is_same_cycle = entity.cycle == origin.cycle
        return is_same_cycle is (field == "carried_from"), (entity.path == origin.path) is goes_out

    for entity in sorted(fitting, key=nearness):
        text = _shortest(view, entity, field, origin)
        if text and text not in written:
            yield Suggestion(text, text, Kind.Reference, entity.kind.label, one_line(entity.title))


def _is_around(address: str, other: str) -> bool:
    """Whether one address contains the other, or they are the same. Such entities do not refer to each other."""
    return f"{address}/".startswith(f"{other}/") or f"{other}/".startswith(f"{address}/")


def _shortest(view: FileView, target: Entity, field: str, origin: Entity | None) -> str:
    parts = target.address.split("/")
    ends = ("/".join(parts[at:]) for at in range(len(parts) - 1, -1, -1))
    find = view.lint.loaded.index.find
    return next((end for end in ends if find(end, TARGETS[field], origin).entity is target), "")


def _neighbors(cursor: Cursor) -> list[Any]:
    """What the list at the cursor already contains."""
    value = cursor.holder.value(cursor.key) if cursor.holder else None
    items = getattr(value, "items", [])
    return [item for item in items if isinstance(getattr(item, "value", None), str) and MARK not in item.value]


def _owners(view: FileView, cursor: Cursor) -> Iterator[Suggestion]:
    """The active people of the roster, those of the team first; without a roster, the owners that there are."""
    index = view.lint.loaded.index
    if index.people:
        team = slug(cursor.definition.entity.team) if cursor.definition and cursor.definition.entity.team else ""
        active = (person for person in index.people if person.active)
        for person in sorted(active, key=lambda person: slug(person.team) != team if person.team else True):
            yield Suggestion(person.name, person.name, Kind.Value, person.team or person.handle)
        return
    counts = Counter(entity.owner for entity in index.entities if entity.owner)
    for owner, _ in counts.most_common():
        yield Suggestion(owner, owner, Kind.Value)


def _choices(view: FileView, cursor: Cursor) -> Iterator[Suggestion]:
    written = {each.value for each in _neighbors(cursor)}
    for choice in view.lint.loaded.index.choices:
        if choice.id not in written:
            yield Suggestion(choice.id, choice.id, Kind.Reference, "strategic choice", one_line(choice.title))


def _teams(view: FileView, cursor: Cursor) -> Iterator[Suggestion]:
    """The teams; to share with, those that do not have the file."""
    written = {each.value for each in _neighbors(cursor)}
    if cursor.key == "shared_with" and cursor.definition:
        written.add(cursor.definition.entity.team)
    for team in view.lint.loaded.index.teams.values():
        if team not in written:
            yield Suggestion(team, team, Kind.Module)


def _cycles(view: FileView, cursor: Cursor) -> Iterator[Suggestion]:
    """The quarter of today and the next one, the named cycles, and those of other files."""
    calendar, today = view.lint.workspace.calendar, view.lint.as_of
    used = sorted({entity.cycle for entity in view.lint.loaded.index.entities if entity.cycle}, reverse=True)
    named = [cycle.name for cycle in calendar.custom]
    for name in dict.fromkeys([*_quarters(calendar, today), *named, *used]):
        cycle = calendar.cycle(name)
        yield Suggestion(name, name, Kind.Value, f"{cycle.start} to {cycle.end}" if cycle else "")


def _quarters(calendar: Calendar, today: date) -> Iterator[str]:
    this = calendar.quarter(today)
    yield this.name
    yield calendar.quarter(days_after(this.end, 1)).name


def _id(cursor: Cursor) -> Iterator[Suggestion]:
    """The id that the title gives."""
    assert cursor.definition is not None
    derived = slug(cursor.definition.entity.title)
    yield Suggestion(derived, derived, Kind.Value, "from the title")


def _is_day(cursor: Cursor) -> bool:
    field = field_at(OkrFile, cursor.route) if cursor.route else None
    return field is not None and _has_part(field.annotation, date)


def _has_part(annotation: Any, wanted: type) -> bool:
    return annotation is wanted or any(_has_part(part, wanted) for part in get_args(annotation))


def _days(view: FileView, cursor: Cursor) -> Iterator[Suggestion]:
    """Today, and the last day of the cycle."""
    yield Suggestion(str(view.lint.as_of), str(view.lint.as_of), Kind.Value, "today", is_text=False)
    cycle = cursor.definition.document.cycle if cursor.definition else None
    if cycle and cycle.end != view.lint.as_of:
        yield Suggestion(str(cycle.end), str(cycle.end), Kind.Value, f"end of {cycle.name}", is_text=False)


SOURCES: dict[str, Callable[[FileView, Cursor], Iterator[Suggestion]]] = {
    "owner": _owners,
    "serves": _choices,
    "team": _teams,
    "shared_with": _teams,
    "cycle": _cycles,
}
