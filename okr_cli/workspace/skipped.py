"""Why a file or folder was skipped, and how a person is told."""

from enum import Enum
from pathlib import Path
from typing import NamedTuple


class SkipReason(Enum):
    """Why a file or folder was not read."""

    EXCLUDED = "excluded"  # by the settings
    UNREADABLE = "unreadable"  # a folder that cannot be listed
    UNRELATED = "unrelated"  # nothing in the file shows that it is meant for okr


class Skipped(NamedTuple):
    """A file or folder that was not read, and why.

    ``error`` is what the system said of an unreadable one. ``common_keys`` are the top-level keys of an unrelated one
    that okr has in common with other programs.
    """

    path: Path
    reason: SkipReason
    error: str = ""
    common_keys: tuple[str, ...] = ()

    @property
    def explanation(self) -> str:
        """The reason as a clause for people."""
        if self.reason is SkipReason.EXCLUDED:
            return "excluded by the settings"
        if self.reason is SkipReason.UNREADABLE:
            return self.error
        if not self.common_keys:
            return "no OKR key at the top level"
        common = " and ".join(f"'{key}:'" for key in self.common_keys)
        return f"only {common} at the top level, which others use too; 'okr: 1' makes it an OKR file"
