"""The operations of an edit: set keys of an entity or document, change their lists (such as check-ins), create files.

All positions refer to the workspace as it was loaded, whatever other operations of the same edit add or remove.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from okr_cli.edit.data import Value
from okr_cli.edit.file_change import FileChange
from okr_cli.edit.scalars import ScalarValue
from okr_cli.model.definition import Document
from okr_cli.model.entity import Entity, Reference
from okr_cli.workspace.loader import LoadedWorkspace

Target: TypeAlias = Entity | Document
"""What has keys: an entity, or a document, whose keys are those at the top level of its file."""


@dataclass(frozen=True, slots=True)
class SetKeys:
    """Set keys of an entity or a document; None removes one. ``measure.done`` is a key inside another."""

    target: Target
    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add an entry to a list of an entity or a document, before the one with the index ``before``; None is the end.

    The list is created where it is missing.
    """

    target: Target
    key: str
    entry: Value
    before: int | None = None


@dataclass(frozen=True, slots=True)
class SetEntryKeys:
    """Set keys of an entry of a list, such as the note of a check-in; None removes one."""

    target: Target
    key: str
    index: int
    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Remove an entry of a list; ``with_comments`` also those above, next to and below it."""

    target: Target
    key: str
    index: int
    with_comments: bool = False


@dataclass(frozen=True, slots=True)
class ReplaceEntry:
    """Write another text for an entry of a list of texts."""

    target: Target
    key: str
    index: int
    value: ScalarValue


@dataclass(frozen=True, slots=True)
class ReplaceReference:
    """Write another text for a reference, which is the value of a key or an entry of its list."""

    target: Entity
    reference: Reference
    text: str


KeyOperation: TypeAlias = SetKeys | AddEntry | SetEntryKeys | RemoveEntry | ReplaceEntry | ReplaceReference
Operation: TypeAlias = KeyOperation | FileChange
"""A ``FileChange`` is a file that is created or replaced as a whole, together with what is edited in others."""

Step: TypeAlias = Callable[[LoadedWorkspace, LoadedWorkspace], Iterable[Operation]]
"""One of several steps, each on the files as the one before leaves them: a new id, then the references to it.

Makes operations from the workspace before all steps and as it is now.
"""
