"""Numbers such as ``1.1`` before titles, which are recognized by counting up within a column."""

import re
from itertools import pairwise

from okr_cli.exchange.columns import ENTITY_FIELDS, Heads
from okr_cli.exchange.table import Cell, Table

NUMBERED = re.compile(r"(\d{1,2})\.(\d{1,2})\s+(?=\S)")


def without_outline_numbers(table: Table, heads: Heads) -> Table:
    """The table without ``1.1``, ``1.2``, ``2.1`` before the titles of a column where all of them count on."""
    rows = list(table.rows)
    for column in heads.of(*ENTITY_FIELDS):
        at = column.position
        found = {
            index: match
            for index, row in enumerate(rows[heads.row + 1 :], heads.row + 1)
            if (match := NUMBERED.match(row.cell(at).text))
        }
        if not _count_on([(int(match[1]), int(match[2])) for match in found.values()]):
            continue
        for index, match in found.items():
            cells = list(rows[index].cells)
            cells[at] = Cell(cells[at].text[match.end() :])
            rows[index] = rows[index]._replace(cells=tuple(cells))
    return table._replace(rows=tuple(rows))


def _count_on(numbers: list[tuple[int, int]]) -> bool:
    """Whether each number is the next of its group, or the first of the next group, from ``1.1`` on."""
    follows = all(other in ((group, place + 1), (group + 1, 1)) for (group, place), other in pairwise(numbers))
    return len(numbers) > 1 and numbers[0] == (1, 1) and follows
