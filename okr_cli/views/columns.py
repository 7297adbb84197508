"""Which columns fit: the title comes first, and the others give way in a fixed order."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_TITLE = 16
WIDE = 100
"""From this width on there are two blanks between columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in cells. The column is shown where the title keeps ``title_needs`` cells beside it."""

    key: str
    header: str
    width: int
    title_needs: int = 0
    right: bool = False
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns after the title, in their order on screen, and the width of the title."""

    title: int
    columns: tuple[Column, ...]
    gutter: int

    def has(self, key: str) -> bool:
        """Whether a column is shown."""
        return any(one.key == key for one in self.columns)


def plan(width: int, longest_title: int, by_importance: Sequence[Column], on_screen: Sequence[str]) -> Plan:
    """Columns in the order of their importance, until the title would have too little room.

    Of two columns with the same key, the later (and wider) one replaces the earlier.
    """
    gutter = 2 if width >= WIDE else 1
    chosen: dict[str, Column] = {}
    for column in by_importance:
        tried = {**chosen, column.key: column}
        if width - sum(one.width + gutter for one in tried.values()) < max(column.title_needs, LEAST_TITLE):
            break
        chosen = tried
    room = width - sum(one.width + gutter for one in chosen.values())
    ordered = tuple(chosen[key] for key in on_screen if key in chosen)
    return Plan(max(min(room, longest_title), 1), ordered, gutter)
