"""Chooses the columns that fit on a screen: titles first, the others in a fixed order."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len

from okr_cli.output.documents.document import ENDLESS, Column, Layout, Medium, Style

LEAST_TITLE = 16
WIDE = 100
"""From this width on, columns are two spaces apart."""

ID = "id"
ID_NEEDS, SPARE_ID_NEEDS = 40, 60
"""The title widths from which ids have room: if they were asked for, and if not."""


class Plan(NamedTuple):
    """The columns after the title, in their order on screen, and the width of the title."""

    title: int
    columns: tuple[Column, ...]
    gutter: int

    def has(self, key: str) -> bool:
        """Whether a column is shown."""
        return any(column.key == key for column in self.columns)


def plan_of(layout: Layout, width: int, with_ids: bool = False) -> Plan:
    """The columns that fit into ``width`` cells, with ids if requested or if there is room.

    A column is measured only if it may fit, because formatting text that is not shown takes time.
    """
    columns = layout.columns_for(Medium.SCREEN)
    longest = max([layout.least_title, *map(cell_len, layout.titles())])
    needs = ID_NEEDS if with_ids else SPARE_ID_NEEDS
    ids = Column(ID, "Id", 2, needs, most=ENDLESS, rank=ENDLESS, aside=Style.MUTED, texts=layout.ids)

    @cache
    def fitted(column: Column) -> Column:
        if column.texts is None or not (width >= ENDLESS or column.most > column.width):
            return column
        # Where nothing is folded, all lines of a cell stand on one.
        texts = (text.replace("\n", " ") if width >= ENDLESS else text for text in column.texts())
        widest = max((cell_len(line) for text in texts for line in text.split("\n")), default=0)
        return column._replace(width=max(column.width, widest if width >= ENDLESS else min(widest, column.most)))

    plan = _plan(width, longest, (*columns, ids), fitted)
    return plan if plan.has(ID) and any(layout.ids()) else _plan(width, longest, columns, fitted)


def _plan(width: int, longest_title: int, columns: Sequence[Column], fitted: Callable[[Column], Column]) -> Plan:
    """Add columns by importance as long as the title keeps enough room."""
    gutter = 2 if width >= WIDE else 1
    chosen: dict[str, Column] = {}

    def room(*tried: Column) -> int:
        """The cells that are left for the title."""
        shown = {**chosen, **{column.key: column for column in tried}}
        return width - sum(column.width + gutter for column in shown.values())

    for column in sorted(columns, key=lambda column: (column.title_needs, column.rank)):
        needs = max(column.title_needs, LEAST_TITLE)
        if room(column) < needs or room(fitted(column)) < needs:
            break
        chosen[column.key] = fitted(column)
    ordered = tuple(chosen[key] for key in dict.fromkeys(column.key for column in columns) if key in chosen)
    return Plan(max(min(room(), longest_title), 1), ordered, gutter)
