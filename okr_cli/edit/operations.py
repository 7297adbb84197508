"""What an edit may ask for: keys of an entity, and the entries of its lists, such as check-ins.

All positions count in the workspace as it was loaded, whatever other operations of the same edit add or remove.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from okr_cli.edit.data import Value
from okr_cli.model.entity import Entity


@dataclass(frozen=True, slots=True)
class SetKeys:
    """Set keys of an entity; None removes one. ``measure.done`` is a key inside another."""

    entity: Entity
    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add an entry to a list of an entity, before the one with the index ``before``; at the end if it is None.

    The list is created where it is missing.
    """

    entity: Entity
    key: str
    entry: Value
    before: int | None = None


@dataclass(frozen=True, slots=True)
class SetEntryKeys:
    """Set keys of an entry of a list, such as the note of a check-in; None removes one."""

    entity: Entity
    key: str
    index: int
    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Remove an entry of a list."""

    entity: Entity
    key: str
    index: int


Operation: TypeAlias = SetKeys | AddEntry | SetEntryKeys | RemoveEntry
