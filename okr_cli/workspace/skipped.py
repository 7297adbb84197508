"""The reasons for skipping a file or folder, and how they are reported."""

from enum import Enum
from pathlib import Path
from typing import NamedTuple


class SkipReason(Enum):
    """Why a file or folder was not read."""

    EXCLUDED = "excluded"  # by the settings
    UNREADABLE = "unreadable"  # a folder that cannot be listed, a pipe, a .gitignore that cannot be used
    UNRELATED = "unrelated"  # nothing in the file shows that it is meant for okr
    OUTSIDE = "outside"  # a link that leaves the workspace
    HIDDEN = "hidden"  # a hidden file, or one in a hidden folder, that git does not track
    IGNORED = "ignored"  # by git, without being tracked


EXPLANATIONS = {
    SkipReason.EXCLUDED: "excluded by the settings",
    SkipReason.OUTSIDE: "symlink points outside the workspace",
    SkipReason.HIDDEN: "hidden and not tracked by git",
    SkipReason.IGNORED: "matched by .gitignore",
}


class Skipped(NamedTuple):
    """A file or folder that was skipped, and the reason."""

    path: Path
    reason: SkipReason
    detail: str = ""  # message of the system or git
    common_keys: tuple[str, ...] = ()  # top-level keys of an unrelated file that okr uses too
    more: int = 0  # number of others with the same reason
    is_open_ended: bool = False  # there may be more than that
    is_found: bool = False  # in a folder, not named by a person

    @property
    def others(self) -> str:
        """The further ones as words, such as ``and 2 more OKR files``; empty for none."""
        if not self.more:
            return ""
        count = f"at least {self.more:,} more" if self.is_open_ended else f"{self.more:,} more"
        return f"and {count} OKR file{'s' if self.more > 1 or self.is_open_ended else ''}"

    @property
    def explanation(self) -> str:
        """The reason as a clause for people."""
        if self.reason is SkipReason.UNREADABLE:
            return self.detail
        if self.reason is not SkipReason.UNRELATED:
            return EXPLANATIONS[self.reason] + (f"; {self.detail}" if self.detail else "")
        if not self.common_keys:
            return "no OKR key at the top level"
        common = " and ".join(f"'{key}:'" for key in self.common_keys)
        return f"only generic keys at the top level ({common}); add 'okr: 1' to make it an OKR file"
