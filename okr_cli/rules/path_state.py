"""What rules see of the disk apart from the OKR files themselves."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path


class PathState(StrEnum):
    """What is at a path."""

    SOMETHING = "something"
    NOTHING = "nothing"
    OUTSIDE = "outside"  # of the workspace, whatever is there


class Disk:
    """Looks at paths and remembers what it saw, so that a later run can tell whether anything has changed."""

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self.seen: dict[str, PathState] = {}

    def look(self, place: Path) -> PathState:
        """What is at a path, symbolic links followed. Never fails."""
        known = self.seen.get(str(place))
        if known is None:
            known = self.seen[str(place)] = self._look(place)
        return known

    def is_unchanged(self, seen: Mapping[str, PathState]) -> bool:
        """Whether everything that an earlier run saw is still the same."""
        return all(self.look(Path(place)) is sight for place, sight in seen.items())

    def _look(self, place: Path) -> PathState:
        try:
            if self.root is None or not place.resolve().is_relative_to(self.root.resolve()):
                return PathState.OUTSIDE
            return PathState.SOMETHING if place.exists() else PathState.NOTHING
        except (OSError, ValueError):  # a name that no file can have
            return PathState.NOTHING
