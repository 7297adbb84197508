"""Recognizes totals and legends, which are not Objectives."""

import re

from okr_cli.exchange.columns import ENTITY_FIELDS, Heads
from okr_cli.exchange.records import quoted_text
from okr_cli.exchange.report import Report, place_in
from okr_cli.exchange.table import Row, Table
from okr_cli.exchange.words import fold, is_blank, words

LEGEND = re.compile(r"\s*(?:[^\W\d_]+\s)?([^\W\d_]+)\s*[:：]\s*\S", re.DOTALL)
LONGEST = 60
"""Characters that the name of a sum has."""


def without_summaries(table: Table, heads: Heads, report: Report) -> Table:
    """The table without rows such as ``Total`` and ``Legend: Green = …`` below its header, which are listed."""
    titles = [column.position for column in heads.of(*ENTITY_FIELDS)]
    kept = list(table.rows[: heads.row + 1])
    for row in table.rows[heads.row + 1 :]:
        if _is_summary(row, titles):
            first = next(cell for cell in row.cells if cell.text)
            report.miss(place_in(table, row.number), "", f"{quoted_text(first)} looks like a summary row or a legend")
        else:
            kept.append(row)
    return table._replace(rows=tuple(kept))


def _is_summary(row: Row, titles: list[int]) -> bool:
    """Whether all titles of a row are names of sums; without a title, whether its first cell is."""
    named = [text for at in titles if not is_blank(text := row.cell(at).text)]
    first = next((cell.text for cell in row.cells if not is_blank(cell.text)), "")
    return all(map(_is_sum, named)) if named else _is_sum(first)


def _is_sum(text: str) -> bool:
    """``Total``, ``Gesamt (Q4)``, ``Average progress``, ``Legend: Green = on track``."""
    summaries = words().summaries
    legend = LEGEND.match(text)
    if legend and summaries.get(fold(legend[1])) == "legends":
        return True
    if not text or len(text) > LONGEST:
        return False
    parts = [part for part in fold(re.sub(r"\([^()]*\)|\d+", " ", text)).split() if part.strip("%=")]
    return bool(parts) and any(
        " ".join(parts[:count]) in summaries and (count == len(parts) or _is_head(" ".join(parts[count:])))
        for count in range(1, len(parts) + 1)
    )


def _is_head(text: str) -> bool:
    return text in words().heads
