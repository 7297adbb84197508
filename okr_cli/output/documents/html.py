"""A document as one HTML page without scripts or requests, readable in print and with a screen reader.

This module builds the cells; the templates in ``page/`` build the structure and escape all text. Ids are left out,
because readers of the page do not use the command line.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from html import escape
from itertools import count
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from okr_cli.output.charts import shares
from okr_cli.output.charts.drawing import BACKDROP
from okr_cli.output.documents.document import (
    Cell,
    Column,
    Document,
    LeadLine,
    Medium,
    Picture,
    ProgressBar,
    Remark,
    Row,
    Section,
    Sparkline,
    Style,
    StyledText,
    Table,
    plain_text,
    shown_on,
)

TEMPLATES = Path(__file__).parent / "page"
NO_NAME = re.compile(r"[^\w-]+")
"""What the id of a section does not have. Ids with a dot are those of drawings."""

COLUMNS_OF_NUMBERS = 2
"""From so many on, a table is there to compare numbers."""

BACKDROPS = re.compile(f"{BACKDROP}.*?</g>")
"""User text cannot look like one: it has no angle brackets in a page."""


class Group(NamedTuple):
    """Sections under one second-level heading; a section that belongs to no larger one is alone."""

    heading: str
    anchor: str
    sections: list[Section]

    @property
    def is_large(self) -> bool:
        """Whether its sections have headings of their own below the one of the group."""
        return bool(self.sections[0].of)


def render(document: Document) -> Iterator[str]:
    """The page in one piece."""
    page = _environment().get_template("page.html")
    title = f"{document.kind}: {document.title}" if document.kind else document.title
    groups = list(_groups(shown_on(Medium.PAGE, document.sections)))
    text = page.render(
        title=title,
        marker=document.marker,
        paragraphs=list(_paragraphs(shown_on(Medium.PAGE, document.lead))),
        groups=groups,
        contents=[group for group in groups if group.heading and not group.sections[0].back],
        ids=_ids(groups),
    )
    yield _with_shared_backdrops(text)


def _with_shared_backdrops(page: str) -> str:
    """The page with each backdrop of its charts drawn once and reused; they would be a tenth of a large page."""
    ids: dict[str, str] = {}

    def used(found: re.Match[str]) -> str:
        drawn = found[0]
        if drawn in ids:
            return f'<use href="#{ids[drawn]}"/>'
        ids[drawn] = f"days.{len(ids) + 1}"
        return drawn.replace("<g ", f'<g id="{ids[drawn]}" ', 1)

    return BACKDROPS.sub(used, page)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(cell=_cell, columns=_columns, bodies=_bodies, shown=partial(shown_on, Medium.PAGE))
    environment.tests.update(
        row=lambda entry: isinstance(entry, Row),
        drawn=_is_drawn,
        stacked=_is_stacked,
        trend=lambda cell: isinstance(cell, Sparkline) and cell.caption,
    )
    environment.globals.update(css=(TEMPLATES / "page.css").read_text(encoding="utf-8"), strong=Style.STRONG)
    return environment


def _groups(sections: Iterable[Section]) -> Iterator[Group]:
    """Adjacent sections of the same larger section, as one group."""
    group: Group | None = None
    used: set[str] = set()
    for number, section in enumerate(sections, 1):
        if group and section.of and section.of == group.heading:
            group.sections.append(section)
            continue
        if group:
            yield group
        heading = section.of or section.heading
        anchor = section.anchor or heading
        if not anchor or anchor in used:
            anchor = f"{anchor} {number}"
        used.add(anchor)
        group = Group(heading, anchor, [section])
    if group:
        yield group


def _ids(groups: Iterable[Group]) -> dict[str, str]:
    """An id for each anchor, the same in every document that contains the anchor once."""
    ids: dict[str, str] = {}
    taken = {"content"}
    for group in groups:
        for anchor in (group.anchor, *(section.anchor for section in group.sections)):
            if anchor and anchor not in ids:
                name = NO_NAME.sub("-", anchor).strip("-").casefold() or "part"
                every = (f"{name}-{number}" if number else name for number in count())
                ids[anchor] = next(each for each in every if each not in taken)
                taken.add(ids[anchor])
    return ids


def _paragraphs(lead: Iterable[LeadLine]) -> Iterator[list[Cell]]:
    lines: list[Cell] = []
    for line in lead:
        lines.append(line.text)
        if not line.continues:
            yield lines
            lines = []
    if lines:
        yield lines


def _columns(table: Table) -> list[Column]:
    """The columns of a page; of two with the same key, the later one."""
    return list({column.key: column for column in table.layout.columns_for(Medium.PAGE)}.values())


def _bodies(table: Table) -> Iterator[list[Row | Remark]]:
    """The rows in groups that a page break must not split: each top-level row with the rows below it."""
    rows = [row for row in table.rows if row.only in (None, Medium.PAGE)]
    is_deep = _is_drawn(table) or any(isinstance(row, Row) and row.depth for row in rows)
    body: list[Row | Remark] = []
    for row in rows:
        if is_deep and body and isinstance(row, Row) and not row.depth:
            yield body
            body = []
        body.append(row)
    if body:
        yield body


def _is_drawn(table: Table) -> bool:
    """Whether its rows have charts, which need their own layout on a narrow screen."""
    rows = (row for row in table.rows if isinstance(row, Row))
    first = next(rows, None)
    return first is not None and any(isinstance(first.cell(key), Picture) for key in first.cells)


def _is_stacked(table: Table) -> bool:
    """Whether a narrow screen shows each row as lines of text. Tables of numbers keep their columns."""
    return not _is_drawn(table) and sum(column.right for column in _columns(table)) < COLUMNS_OF_NUMBERS


def _cell(cell: Cell) -> Markup:
    """A cell as HTML; a line break starts a new line in it."""
    if isinstance(cell, StyledText):
        return Markup("".join(_span(*span) for span in cell.spans))
    if isinstance(cell, Picture):
        return Markup("".join(cell.svg()))
    if isinstance(cell, Sparkline):
        return Markup(_lines(cell.caption) + shares.trend(cell))
    if isinstance(cell, ProgressBar):
        drawn = _span(cell.word, cell.style) if cell.word else shares.progress_bar(cell)
        return Markup(f"{drawn} {_lines(cell.caption)}".rstrip())
    return Markup(_lines(plain_text(cell)))


def _span(text: str, style: Style) -> str:
    lines = _lines(text)
    if not style or not text:
        return lines
    if style is Style.STRONG:
        return f"<b>{lines}</b>"
    if style in (Style.MUTED, Style.ASIDE):
        return f"<small>{lines}</small>"
    return f'<span class="{style.name.lower()}">{lines}</span>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
