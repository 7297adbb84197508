"""Which columns fit: the title comes first, and the others give way in a fixed order."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

LEAST_TITLE = 16
WIDE = 100
"""From this width on there are two blanks between columns."""

ENDLESS = 1_000_000
"""The width of what has no edge, as a pipe: nothing is folded and nothing is cut."""

ID = "id"
ID_NEEDS, SPARE_ID_NEEDS = 40, 60
"""The width of the title from which on there is room for ids, and for those that nobody asked for."""


class Column(NamedTuple):
    """``width`` in cells. The column is shown where the title keeps ``title_needs`` cells beside it."""

    key: str
    header: str
    width: int
    title_needs: int = 0
    right: bool = False
    legend: str = ""


class Plan(NamedTuple):
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


def plan_with_ids(
    width: int,
    longest_title: int,
    columns: Sequence[Column],
    names: Sequence[str],
    asked: bool,
    on_screen: Sequence[str] = (),
) -> Plan:
    """The same with a last column for what ``okr show`` calls each row: where somebody asked for it, and where there
    is room to spare."""
    keys = on_screen or tuple(dict.fromkeys(one.key for one in columns))
    by_importance = sorted(columns, key=lambda one: one.title_needs)
    without = plan(width, longest_title, by_importance, keys)
    if not any(names):
        return without
    needs = ID_NEEDS if asked else SPARE_ID_NEEDS
    ids = Column(ID, "Id", fitting(names, 2), needs)
    at = sum(one.title_needs <= needs for one in by_importance)
    found = plan(width, longest_title, [*by_importance[:at], ids, *by_importance[at:]], (*keys, ID))
    return found if found.has(ID) else without


def fitting(texts: Sequence[str], least: int, most: int = ENDLESS) -> int:
    """The width of the longest text, within bounds."""
    return min(max([least, *map(cell_len, texts)]), most)
