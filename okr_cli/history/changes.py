"""The changes between two states of a workspace, as typed records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity, Kind


class ChangeKind(StrEnum):
    """The kind of a change, as named in JSON."""

    ADDED = "added"
    REMOVED = "removed"
    DROPPED = "dropped"  # an Objective or Key Result under `dropped:`, an Initiative by its status
    RESUMED = "resumed"  # what had been dropped or shipped goes on
    MOVED = "moved"  # to another Objective or Key Result, or to another cycle or team
    RENAMED = "renamed"  # another id, or a file with another path
    RETITLED = "retitled"
    TARGET = "target"  # or the limit or range that a value has to keep
    BASELINE = "baseline"
    MEASURE = "measure"  # its form, unit, milestones or risk value
    DONE = "done"  # a milestone, or a yes-or-no
    OWNER = "owner"
    DATE = "date"
    STATUS = "status"
    STARTED = "started"
    SHIPPED = "shipped"
    CHECK_IN_ADDED = "check-in-added"
    CHECK_IN_REWRITTEN = "check-in-rewritten"
    CHECK_IN_REMOVED = "check-in-removed"
    STATE = "state"  # of a file: draft, active, closed
    FIELD = "field"  # anything else, named by `field`


class Subject(StrEnum):
    """What a change is about."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key-result"
    INITIATIVE = "initiative"
    KPI = "kpi"
    PERSON = "person"
    STRATEGY = "strategy"
    FILE = "file"


class Side(NamedTuple):
    """The subject of a change, in one of the two states.

    ``definition`` is None for people, strategy and files. ``holder`` is the parent, or the Key Result that an
    Initiative elsewhere refers to.
    """

    document: Document
    definition: Definition[Any] | None = None
    holder: Entity | None = None

    @property
    def entity(self) -> Entity | None:
        """The entity, if it is about one."""
        return self.definition.entity if self.definition else None


@dataclass(frozen=True, slots=True)
class Change:
    """One event between two states of a workspace. ``old`` and ``new`` are values of the model: a number, date, text,
    limit, ``CheckIn`` or measure; for a move, the address, or the team and cycle.
    """

    kind: ChangeKind
    subject: Subject
    before: Side | None  # None if the subject did not exist
    after: Side | None  # None if the subject no longer exists
    field: str = ""  # the key that changed
    old: Any = None
    new: Any = None
    name: str = ""  # the person, choice or milestone
    day: date | None = None
    points: Decimal | None = None  # how much easier (above 0) or harder (below 0) a moved goal is
    is_easier: bool | None = None  # the same for a limit without a number
    reason: str = ""  # as written next to the change
    is_nested: bool = False  # whether its parent was added or removed too
    holder: Side | None = None  # parent or document: of a removed entity as it is now, of an added one as it was

    @property
    def side(self) -> Side:
        """The later side that exists."""
        side = self.after or self.before
        assert side is not None
        return side

    @property
    def entity(self) -> Entity | None:
        """The entity as it is now, or before it was removed; None for people, strategy and files."""
        return self.side.entity

    @property
    def objective(self) -> Entity | None:
        """The Objective that it belongs to, which is the entity itself for one; None outside of any."""
        own = (self.entity,) if self.entity else ()
        return next((each for each in (*own, *holders(self.side)) if each.kind is Kind.OBJECTIVE), None)

    @property
    def path(self) -> str:
        """The file to open."""
        return self.side.document.source.path

    @property
    def moves_goalposts(self) -> bool:
        """Whether it changes what counts as reached: target, limit, baseline, or another part of the measure."""
        return self.kind in (ChangeKind.TARGET, ChangeKind.BASELINE, ChangeKind.MEASURE)

    @property
    def identity(self) -> tuple[object, ...]:
        """What two tellings of one event have in common."""
        where = self.entity.address if self.entity else self.path if self.subject is Subject.FILE else ""
        return self.kind, self.subject, where, self.field, self.name, plain(self.old), plain(self.new), self.day


def holders(side: Side) -> Iterator[Entity]:
    """The parents of an entity, nearest first."""
    step = side.holder
    while step is not None:
        yield step
        step = step.parent


SUBJECTS = {kind: Subject(kind.value) for kind in Kind}


def plain(value: Any) -> object:
    """A value that compares equal to one with the same content, wherever it is in a file."""
    if isinstance(value, tuple | list):
        return tuple(map(plain, value))
    fields = getattr(type(value), "model_fields", None)
    if fields is None:
        return value
    return tuple((name, plain(getattr(value, name))) for name in fields if name != "node")
