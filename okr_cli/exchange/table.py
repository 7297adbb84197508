"""Tables of cells with their places, the common form of all imported files."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Cell(NamedTuple):
    """A cell as people see it: 41% is the text ``41 %``, even if the file contains 0.41 and a format.

    ``value`` is set if the file gives its type, and ``unit`` if its format shows one.
    """

    text: str = ""
    value: Decimal | date | bool | None = None
    unit: str = ""

    @property
    def lines(self) -> list[str]:
        """The lines that are not empty."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


EMPTY = Cell()


class Row(NamedTuple):
    """A row with its number in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column, from 0; an empty one beyond the end."""
        return self.cells[column] if column < len(self.cells) else EMPTY


class Table(NamedTuple):
    """A sheet, or a file without sheets, whose ``name`` is empty.

    ``noun`` is the word for a row. ``decimal_comma`` is set if the file format determines how numbers are written.
    """

    name: str
    rows: tuple[Row, ...]
    noun: str = "row"
    decimal_comma: bool | None = None


class Place(NamedTuple):
    """A row of a table, as messages refer to it."""

    sheet: str
    noun: str
    row: int


class Unplaced(NamedTuple):
    """Something that cannot be imported, and why. ``column`` is the name of the column; empty for a whole row."""

    place: Place
    column: str
    reason: str
