"""The document that every view builds: sections with tables, items, facts, trees and grids.

A document knows no format, and a renderer knows no view. Sections and rows may be generators, so a view of a thousand
files prints its first line before its last number is computed. A document can therefore be rendered only once. All text
is on one line and safe to print.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import NamedTuple, TypeVar

from okr_cli.progress.arithmetic import clamp, half_up

ENDLESS = 1_000_000
"""The width of an output without an edge, such as a pipe, where nothing is folded or cut."""

FULL, EMPTY, MARK = "█", "░", "│"
STEPS = "▁▂▃▄▅▆▇█"


class Medium(Enum):
    """Where a part of a document is shown, if not everywhere. SCREEN has fixed columns and little room; PAGE is
    Markdown and CSV."""

    SCREEN = "screen"
    PAGE = "page"


class Screen(NamedTuple):
    """``width`` is in columns; ``ids`` adds the names by which ``okr show`` finds each thing."""

    width: int = ENDLESS
    color: bool = False
    ids: bool = False


class Style(StrEnum):
    """How a text looks in formats with styles. A style never carries meaning alone."""

    PLAIN = ""
    STRONG = "bold"
    HEADING = "bold underline"
    MUTED = "dim"
    ASIDE = "dim italic"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    MAGENTA = "magenta"
    CYAN = "cyan"


class Verbatim(str):
    """Text made by okr, such as a number with its sign, which no format escapes."""

    __slots__ = ()


class Span(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Style = Style.PLAIN


class StyledText(NamedTuple):
    """Text in several styles. A line break starts a new line in the same cell."""

    spans: tuple[Span, ...]

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join(span.text for span in self.spans)


class ProgressBar(NamedTuple):
    """``fraction`` is filled, from 0 to 1; ``expected`` is marked. ``word`` replaces a bar that cannot be drawn.
    ``caption`` follows it where the bar is not a column of its own."""

    fraction: Decimal
    expected: Decimal | None = None
    word: str = ""
    style: Style = Style.PLAIN
    caption: str = ""


class Sparkline(NamedTuple):
    """A trend, oldest first. The scale goes from 0 to 1 and not over the range of the numbers, so that noise looks
    like noise. ``caption`` is its last number, for formats in which that is no column of its own."""

    fractions: Sequence[Decimal]
    caption: str = ""


class Picture(NamedTuple):
    """A drawing, and in ``text`` what it shows, for formats that draw nothing. ``svg`` gives the lines of an ``svg``
    element, and is called only by a format that draws. One that ``is_wide`` scrolls on a narrow screen."""

    text: str
    svg: Callable[[], Iterable[str]]
    is_wide: bool = False


Text = str | StyledText
Cell = Text | ProgressBar | Sparkline | Picture
Cells = Mapping[str, Cell | Callable[[], Cell]]
"""The cells of a row by the key of their column. A function is called only if its column is shown."""

Id = Callable[[], str]
"""Finds the shortest name by which ``okr show`` finds a thing. This takes time, so it happens only if it is shown."""


def styled(text: str, style: Style) -> StyledText:
    """Text in one style."""
    return StyledText((Span(text, style),))


def no_id() -> str:
    """The id of something that ``okr show`` cannot show."""
    return ""


class Column(NamedTuple):
    """A column is shown if it leaves ``title_needs`` cells for the title. Of two with the same need, the one with the
    lower ``rank`` goes first. Of two with the same key, the later one replaces the earlier if there is room.

    ``width`` is in cells. A column with ``texts`` grows with its widest text, up to ``most``, or without limit if the
    output has no edge. ``aside`` is the style in which its text follows the title if the column has no room: a plain
    one begins a line of its own.
    """

    key: str
    header: str
    width: int = 0
    title_needs: int = 0
    right: bool = False
    legend: str = ""
    most: int = 0
    rank: int = 0
    aside: Style | None = None
    only: Medium | None = None
    texts: Callable[[], Iterable[str]] | None = None


class Remark(NamedTuple):
    """A line across the full width, below a row or between the rows of a table."""

    text: StyledText
    only: Medium | None = None


class Row(NamedTuple):
    """A row of a table. ``suffix`` follows the title. ``indent`` is in cells and for screens; ``depth`` counts the
    levels above the row. ``link`` is the anchor of a section that has more about it, if the document has one."""

    title: str
    cells: Cells
    id: Id = no_id
    style: Style = Style.PLAIN
    suffix: str = ""
    indent: int = 0
    depth: int = 0
    remarks: tuple[Remark, ...] = ()
    only: Medium | None = None
    link: str = ""

    def cell(self, key: str) -> Cell:
        """The cell of a column, or an empty text if the row has none."""
        cell = self.cells.get(key, "")
        return cell() if callable(cell) else cell


class Layout(NamedTuple):
    """The columns of one table, or of several whose columns are aligned, and the texts that decide the width.

    ``titles`` gives the titles with their indent, ``ids`` the ids of the rows. If a column has no room, its text
    follows the title, on the same line if ``asides_run_on``, else below it.
    """

    columns: tuple[Column, ...]
    titles: Callable[[], Iterable[str]]
    ids: Callable[[], Iterable[str]]
    least_title: int = 16
    asides_run_on: bool = False

    def columns_for(self, medium: Medium) -> tuple[Column, ...]:
        """The columns of a medium, in order."""
        return tuple(column for column in self.columns if column.only in (None, medium))


class Table(NamedTuple):
    """``name`` is the header of the titles. A remark between the rows is indented below the row before it. A screen
    gives each title up to ``title_lines`` and cuts what is longer."""

    name: str
    layout: Layout
    rows: Iterable[Row | Remark]
    has_header: bool = True
    title_lines: int = 4


class Item(NamedTuple):
    """One entry of a list, with details below it. ``link`` is as for a row."""

    head: str
    details: tuple[str, ...] = ()
    style: Style = Style.PLAIN
    id: Id = no_id
    link: str = ""


class Fact(NamedTuple):
    """A label with its lines, the most important first."""

    label: str
    lines: tuple[Cell, ...]


class TreeNode(NamedTuple):
    """A head, details below it, and further nodes below these."""

    head: str
    details: tuple[Cell, ...] = ()
    nodes: tuple["TreeNode", ...] = ()


class GridCell(NamedTuple):
    """A heading, the advice below it, and what belongs there."""

    name: str
    advice: str
    items: tuple[Item, ...]
    style: Style


class Grid(NamedTuple):
    """Two rows of two cells. The label of a row may have several lines."""

    columns: tuple[str, str]
    rows: tuple[tuple[str, tuple[GridCell, GridCell]], ...]


class Legend(NamedTuple):
    """The meanings of the headers that are shown, then ``notes``."""

    layout: Layout
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what is below it; ``of`` is the heading of the larger section that it belongs to.

    ``empty`` replaces a tree without nodes. With ``heading_in_table``, a screen writes the heading into the header of
    the table if it has room. Where ``folded`` says what it holds, a page shows only that and opens on a click.
    ``anchor`` is what links lead to: the address of what it is about. The first section of a larger one has that of
    the larger one. ``back`` is the anchor of the section that one comes from.
    """

    heading: str
    lead: tuple[Text, ...] = ()
    items: tuple[Item, ...] = ()
    table: Table | None = None
    facts: tuple[Fact, ...] = ()
    tree: tuple[TreeNode, ...] = ()
    grid: Grid | None = None
    legend: Legend | None = None
    of: str = ""
    empty: str = ""
    style: Style = Style.HEADING
    heading_in_table: bool = False
    folded: str = ""
    only: Medium | None = None
    picture: Picture | None = None
    anchor: str = ""
    back: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the section has nothing but a heading."""
        blocks = (self.lead, self.items, self.table and self.table.rows, self.facts, self.tree, self.grid, self.legend)
        return not (any(blocks) or self.empty or self.picture)


class LeadLine(NamedTuple):
    """A line below the title. With ``continues``, the next line belongs to the same paragraph."""

    text: Text
    only: Medium | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """``kind`` says what the title names, such as ``Key Result``. ``title_only`` limits the title to one medium.
    ``marker`` is a comment in the first line of a page, by which a program finds it again."""

    title: str
    lead: Iterable[LeadLine]
    sections: Iterable[Section]
    kind: str = ""
    title_only: Medium | None = None
    marker: str = ""


Part = TypeVar("Part", LeadLine, Section, Remark)


def shown_on(medium: Medium, parts: Iterable[Part]) -> Iterable[Part]:
    """The parts that a medium shows, without empty sections."""
    return (part for part in parts if part.only in (None, medium) and not (isinstance(part, Section) and part.is_empty))


def simple_table(name: str, columns: Iterable[Column], rows: Sequence[Row], title_lines: int = 4) -> Table:
    """A table that is not aligned with others: its own rows decide its widths, and empty columns are left out."""
    filled = {column.key for column in columns if any(plain_text(row.cell(column.key)) for row in rows)}
    layout = Layout(
        tuple(column._replace(texts=_texts_of(column, rows)) for column in columns if column.key in filled),
        lambda: (" " * row.indent + row.title + row.suffix for row in rows),
        lambda: (row.id() for row in rows),
    )
    return Table(name, layout, rows, title_lines=title_lines)


def _texts_of(column: Column, rows: Sequence[Row]) -> Callable[[], Iterable[str]]:
    return lambda: (plain_text(row.cell(column.key)) for row in rows)


def plain_text(cell: Cell, bar_width: int = 20) -> str:
    """A cell as characters, without styles."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, StyledText):
        return cell.plain
    if isinstance(cell, Sparkline):
        return " ".join(filter(None, (cell.caption, sparkline(cell.fractions, bar_width))))
    if isinstance(cell, Picture):
        return cell.text
    drawn = cell.word or bar(cell.fraction, cell.expected, bar_width)
    return f"{drawn} {cell.caption}" if cell.caption else drawn


def bar(progress: Decimal, expected: Decimal | None, width: int) -> str:
    """``width`` cells, with a mark at the expected progress. Only a reached target fills the last cell, and any
    progress fills the first."""
    fraction = clamp(progress)
    filled = int(half_up(fraction * width, 0))
    if 0 < fraction < 1:
        filled = min(max(filled, 1), width - 1)
    cells = [FULL] * filled + [EMPTY] * (width - filled)
    if expected is not None and 0 < expected < 1:
        cells[min(int(expected * width), width - 1)] = MARK
    return "".join(cells)


def sparkline(fractions: Sequence[Decimal], width: int) -> str:
    """The latest ``width`` fractions on a scale from 0 to 1, one cell each."""
    return "".join(STEPS[int(half_up(clamp(fraction) * (len(STEPS) - 1), 0))] for fraction in fractions[-width:])
