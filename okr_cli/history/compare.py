"""Compares two states of a workspace. Reports changes of OKRs, not of YAML, and each of them once."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from okr_cli.history.changes import SUBJECTS, Change, ChangeKind, Side, Subject
from okr_cli.history.check_in_changes import check_in_changes
from okr_cli.history.matching import Defined, Pairs
from okr_cli.history.measure_changes import measure_changes
from okr_cli.model.definition import Document
from okr_cli.model.entity import Kind, slug
from okr_cli.model.initiative import ENDED, Initiative
from okr_cli.workspace.loader import LoadedWorkspace
from okr_cli.workspace.references import TARGETS

TOLD_ELSEWHERE = frozenset(
    (
        *("node", "id", "title", "owner", "dropped"),
        *("measure", "changes", "healthy", "unit", "check_ins"),
        *("key_results", "initiatives", "key_result"),
        *("status", "started", "due", "finished", "learned"),
    )
)
"""Fields of entities with an event of their own."""

FILE_FIELDS = ("cycle", "team", "level", "language")
PERSON_FIELDS = ("handle", "email", "team", "active")


def compare(
    before: LoadedWorkspace, after: LoadedWorkspace, around: LoadedWorkspace | None = None
) -> tuple[Change, ...]:
    """The changes from one state to another, in the order of the later one's files and lines, then what is gone.

    The two states may contain only files that differ. ``around`` is then the whole workspace, used to find the Key
    Results that Initiatives refer to.
    """
    return Comparison(before, after, around).changes()


class Comparison:
    """Two states of a workspace, and which of their entities belong together."""

    def __init__(self, before: LoadedWorkspace, after: LoadedWorkspace, around: LoadedWorkspace | None = None) -> None:
        self.before, self.after, self.around = before, after, around
        self.pairs = Pairs(before, after)
        self.documents = {id(one): other for one, other in self.pairs.documents}
        self.earlier = {id(other): one for one, other in self.pairs.documents}
        self.new = {each.entity for each in self.pairs.only_after()}

    def changes(self) -> tuple[Change, ...]:
        """Every change."""
        found = [change for one, other in self.pairs.documents for change in _file_changes(one, other)]
        partners = {other.entity: one for one, other in self.pairs.both()}
        for other in self.after.definitions.values():
            one = partners.get(other.entity)
            found += self._of_both(one, other) if one else [self._added(other)]
        found += map(self._removed, self.pairs.only_before())
        found += _people_changes(self.before, self.after)
        found += _strategy_changes(self.before, self.after)
        return tuple(found)

    def _added(self, after: Defined) -> Change:
        parent = after.entity.parent
        is_nested = parent is not None and parent in self.new
        subject, document = SUBJECTS[after.entity.kind], self.earlier.get(id(after.document))
        holder = Side(document) if document else None
        return Change(
            ChangeKind.ADDED, subject, None, self._side(self.after, after), is_nested=is_nested, holder=holder
        )

    def _removed(self, before: Defined) -> Change:
        parent = before.entity.parent
        is_nested = parent is not None and self.pairs.partner(parent) is None
        subject = SUBJECTS[before.entity.kind]
        side, now = self._side(self.before, before), self._holder_now(before)
        return Change(ChangeKind.REMOVED, subject, side, None, is_nested=is_nested, holder=now)

    def _holder_now(self, before: Defined) -> Side | None:
        """The current parent of an entity, else its document; None if that is gone too."""
        holder = self.pairs.partner(before.entity.parent) if before.entity.parent else None
        if holder:
            return self._side(self.after, holder)
        document = self.documents.get(id(before.document))
        return Side(document) if document else None

    def _of_both(self, before: Defined, after: Defined) -> Iterator[Change]:
        """What changed in an entity. One that could not be read in full has no fields that can be compared."""
        sides = SUBJECTS[after.entity.kind], self._side(self.before, before), self._side(self.after, after)
        yield from self._moved(*sides)
        if before.entity.id != after.entity.id and (before.model.id or after.model.id):
            yield Change(ChangeKind.RENAMED, *sides, "id", before.entity.id, after.entity.id)
        if before.entity.broken or after.entity.broken:
            return
        if before.model.title != after.model.title:
            yield Change(ChangeKind.RETITLED, *sides, "title", before.model.title, after.model.title)
        yield from _dropped(*sides)
        yield from measure_changes(*sides)
        if before.model.owner != after.model.owner:
            yield Change(ChangeKind.OWNER, *sides, "owner", before.model.owner, after.model.owner)
        if isinstance(after.model, Initiative):
            yield from _work_changes(*sides)
        yield from _other_fields(*sides)
        yield from check_in_changes(*sides)

    def _moved(self, subject: Subject, before: Side, after: Side) -> Iterator[Change]:
        """The move of an entity to another Objective or Key Result; of one at the top, to another cycle or team.

        A file that changes its own cycle or team, or its path, moves nothing in it.
        """
        old, new = _holder_name(before), _holder_name(after)
        if old or new:
            found = self.pairs.partner(before.holder) if before.holder else None
            if (found.entity.address if found else old) != new:
                yield Change(ChangeKind.MOVED, subject, before, after, "", old, new)
        elif self.documents.get(id(before.document)) is not after.document and _home(before) != _home(after):
            yield Change(ChangeKind.MOVED, subject, before, after, "", _home(before), _home(after))

    def _side(self, loaded: LoadedWorkspace, definition: Defined) -> Side:
        entity = definition.entity
        holder = entity.parent
        if _names_key_result(definition):
            holder = loaded.index.key_result_of(entity)
            if holder is None and self.around is not None:
                holder = self.around.index.find(definition.model.key_result, TARGETS["key_result"], entity).entity
        return Side(definition.document, definition, holder)


def _names_key_result(definition: Defined) -> bool:
    entity = definition.entity
    return entity.kind is Kind.INITIATIVE and entity.parent is None and bool(definition.model.key_result)


def _holder_name(side: Side) -> str:
    """The address of an entity's parent, or the name that an Initiative uses for it."""
    if side.holder is not None or side.definition is None:
        return side.holder.address if side.holder is not None else ""
    return str(side.definition.model.key_result) if _names_key_result(side.definition) else ""


def _home(side: Side) -> str:
    """The cycle and team of a top-level entity, as in its address."""
    entity = side.entity
    return "/".join(filter(None, (entity.cycle, slug(entity.team) if entity.team else ""))) if entity else ""


def _dropped(subject: Subject, before: Side, after: Side) -> Iterator[Change]:
    """An Objective or Key Result that is no longer pursued, or again."""
    old = getattr(before.definition.model, "dropped", None) if before.definition else None
    new = getattr(after.definition.model, "dropped", None) if after.definition else None
    if new and not old:
        yield Change(
            ChangeKind.DROPPED, subject, before, after, "dropped", None, new.date, "", new.date, reason=new.reason
        )
    elif old and not new:
        yield Change(ChangeKind.RESUMED, subject, before, after, "dropped", old.date, None)
    elif old and new:
        for field in ("date", "reason"):
            was, now = getattr(old, field), getattr(new, field)
            if was != now:
                yield Change(ChangeKind.FIELD, subject, before, after, f"dropped.{field}", was, now)


def _work_changes(subject: Subject, before: Side, after: Side) -> Iterator[Change]:
    """The changes of an Initiative. The date on which it started or ended and the lesson belong to that event."""
    old, new = _model(before), _model(after)
    was, now = old.status or "to-do", new.status or "to-do"
    told: set[str] = set()
    if was != now:
        kinds = {"in-progress": ChangeKind.STARTED, "shipped": ChangeKind.SHIPPED, "dropped": ChangeKind.DROPPED}
        kind = ChangeKind.RESUMED if was in ENDED and now not in ENDED else kinds.get(now, ChangeKind.STATUS)
        told = {"started", "finished", "learned"} if now in ENDED else {"started", "finished"}
        day = new.finished if now in ENDED else new.started if kind is ChangeKind.STARTED else None
        lesson = new.learned if now in ENDED and new.learned != old.learned else None
        yield Change(kind, subject, before, after, "status", was, now, "", day, reason=lesson or "")
    for field in ("started", "due", "finished"):
        if field not in told and getattr(old, field) != getattr(new, field):
            yield Change(ChangeKind.DATE, subject, before, after, field, getattr(old, field), getattr(new, field))
    if "learned" not in told and old.learned != new.learned:
        yield Change(ChangeKind.FIELD, subject, before, after, "learned", old.learned, new.learned)


def _other_fields(subject: Subject, before: Side, after: Side) -> Iterator[Change]:
    """Fields without an event of their own; of a mapping such as ``hypothesis``, those that differ."""
    old, new = _model(before), _model(after)
    names = (name for name in type(new).model_fields if name not in TOLD_ELSEWHERE)
    fields = [(name, getattr(old, name, None), getattr(new, name)) for name in names]
    if subject is Subject.KEY_RESULT:
        fields.append(("learned", old.learned, new.learned))
    for name, was, now in fields:
        is_mapping = bool(was and now) and hasattr(type(now), "model_fields")
        for part in type(now).model_fields if is_mapping else ("",):
            key = f"{name}.{part}" if part else name
            one, other = (getattr(value, part, None) if part else value for value in (was, now))
            if part != "node" and one != other:
                yield Change(ChangeKind.FIELD, subject, before, after, key, one, other)


def _model(side: Side) -> Any:
    assert side.definition is not None
    return side.definition.model


def _file_changes(before: Document, after: Document) -> Iterator[Change]:
    sides = Subject.FILE, Side(before), Side(after)
    old, new = before.model, after.model
    if before.source.path != after.source.path:
        yield Change(ChangeKind.RENAMED, *sides, "path", before.source.path, after.source.path)
    if old.state != new.state:
        yield Change(ChangeKind.STATE, *sides, "state", old.state, new.state)
    for field in FILE_FIELDS:
        if getattr(old, field) != getattr(new, field):
            yield Change(ChangeKind.FIELD, *sides, field, getattr(old, field), getattr(new, field))


def _people_changes(before: LoadedWorkspace, after: LoadedWorkspace) -> Iterator[Change]:
    """The roster, by name; somebody with the same handle or address was renamed."""
    old, new = _people(before), _people(after)
    gone = {name: person for name, person in old.items() if name not in new}
    marks = {mark: name for name, (_, person) in gone.items() for mark in _marks(person)}
    for name, (document, person) in new.items():
        earlier = next((marks[mark] for mark in _marks(person) if marks.get(mark) in gone), "")
        known = old.get(name) or gone.pop(earlier, None)
        side = Side(document)
        if known is None:
            yield Change(ChangeKind.ADDED, Subject.PERSON, None, side, name=person.name)
            continue
        sides = Subject.PERSON, Side(known[0]), side
        if known[1].name != person.name:
            yield Change(ChangeKind.RENAMED, *sides, "name", known[1].name, person.name, person.name)
        for field in PERSON_FIELDS:
            was, now = getattr(known[1], field), getattr(person, field)
            if was != now:
                yield Change(ChangeKind.FIELD, *sides, field, was, now, person.name)
    for document, person in gone.values():
        yield Change(ChangeKind.REMOVED, Subject.PERSON, Side(document), None, name=person.name)


def _people(loaded: LoadedWorkspace) -> dict[str, tuple[Document, Any]]:
    return {
        person.name.casefold(): (document, person) for document in loaded.documents for person in document.model.people
    }


def _marks(person: Any) -> Iterator[tuple[str, str]]:
    """What distinguishes a person from others with the same name."""
    return ((field, text) for field in ("handle", "email") if (text := getattr(person, field)))


def _strategy_changes(before: LoadedWorkspace, after: LoadedWorkspace) -> Iterator[Change]:
    """Vision and mission, and the choices by id."""
    for field in ("vision", "mission"):
        texts = (
            [
                (document, getattr(strategy, field))
                for document in side.documents
                if (strategy := document.model.strategy)
            ]
            for side in (before, after)
        )
        for one, other in zip_longest(*texts):
            was, now = one[1] if one else None, other[1] if other else None
            if was != now:
                sides = Side(one[0]) if one else None, Side(other[0]) if other else None
                yield Change(ChangeKind.FIELD, Subject.STRATEGY, *sides, field, was, now)
    old, new = _choices(before), _choices(after)
    for name, (document, choice) in new.items():
        if name not in old:
            yield Change(ChangeKind.ADDED, Subject.STRATEGY, None, Side(document), name=choice.title)
            continue
        sides = Side(old[name][0]), Side(document)
        for field in ("title", "not_"):
            was, now = getattr(old[name][1], field), getattr(choice, field)
            if was != now:
                kind = ChangeKind.RETITLED if field == "title" else ChangeKind.FIELD
                yield Change(kind, Subject.STRATEGY, *sides, field.rstrip("_"), was, now, choice.title)
    for name, (document, choice) in old.items():
        if name not in new:
            yield Change(ChangeKind.REMOVED, Subject.STRATEGY, Side(document), None, name=choice.title)


def _choices(loaded: LoadedWorkspace) -> dict[str, tuple[Document, Any]]:
    return {
        choice.id or slug(choice.title): (document, choice)
        for document in loaded.documents
        for choice in (document.model.strategy.choices if document.model.strategy else ())
    }
