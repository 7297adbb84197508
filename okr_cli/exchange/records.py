"""The entities that rows describe, before their cells are parsed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.exchange.columns import Column, Heads
from okr_cli.exchange.report import Report
from okr_cli.exchange.table import Cell, Place, Row, Table
from okr_cli.exchange.words import KINDS, is_blank
from okr_cli.model.entity import Kind

if TYPE_CHECKING:
    from okr_cli.edit.data import Value

STRUCTURE = frozenset({*KINDS, "team", "cycle", "title", "entity", "row", "parent", "address", "ignore"})
"""Fields that say which entity a row is about, and nothing of it."""

NESTED_KINDS = (Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE)
"""The kinds that rows describe, each below the one before."""

VALUE_ON = "value on "
"""How the field of a column begins whose head is a day."""

LONGEST_TITLE = 1_000
"""Characters above which a cell holds no title."""

OF_FILE = ("level", "state")
"""Fields that all entities of a file share."""

_WORK = ("status", "started", "due", "finished")
_WORK_ALONE = ("canvas", "impact", "effort", "hypothesis", "expect", "within", "evidence")


class Attribute(NamedTuple):
    """A cell that describes an entity, and where the cell is."""

    column: Column
    cell: Cell
    place: Place


class Measured(NamedTuple):
    """The measure of a Key Result, if any, and the unit of its values."""

    values: "Mapping[str, Value] | None"
    unit: str = ""


@dataclass
class Record:
    """An entity found in a file. ``id`` is empty if the file has none; ``team`` and ``cycle`` are kept as written.

    For an Initiative that is not nested under its Key Result, ``serves`` is the address of that Key Result.
    """

    kind: Kind
    title: str
    place: Place
    team: str = ""
    cycle: str = ""
    id: str = ""
    serves: str = ""
    attributes: dict[str, Attribute] = field(default_factory=dict)
    children: list["Record"] = field(default_factory=list)

    def walk(self) -> Iterator["Record"]:
        """The record and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class Reading:
    """A table being imported, with its import report."""

    table: Table
    heads: Heads
    report: Report

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the heads that are not empty."""
        return (row for row in self.table.rows[self.heads.row + 1 :] if any(cell.text for cell in row.cells))

    def place(self, row: Row) -> Place:
        """The place of a row."""
        return Place(self.table.name, self.table.noun, row.number)

    def text(self, row: Row, name: str) -> str:
        """The text under the first column with this meaning that says something; empty where it says nothing."""
        texts = (row.cell(column.position).text for column in self.heads.of(name))
        return next((text for text in texts if not is_blank(text)), "")

    def kinds_of(self, column: Column) -> tuple[Kind, ...]:
        """What a column can be about."""
        name, scope = column.meaning.field, column.meaning.scope
        if scope:
            return (scope,)
        if name == "progress" and not self.heads.of("baseline", "target", "current", "measure"):
            return (Kind.KEY_RESULT, Kind.INITIATIVE)
        if name == "shared_with":
            return (Kind.OBJECTIVE,)
        if name in OF_FILE:
            return NESTED_KINDS
        if name in _WORK_ALONE:
            return (Kind.INITIATIVE,)
        return NESTED_KINDS if name in ("owner", "note", *_WORK) or name.startswith("x-") else (Kind.KEY_RESULT,)

    def give(self, records: list[Record], column: Column, cell: Cell, place: Place) -> None:
        """Give a cell to one record, or its lines to several, each to its own."""
        if len(records) == 1:
            self._set(records[0], Attribute(column, cell, place))
        elif column.field == "owner" and len(cell.lines) == 1:
            for record in records:
                self._set(record, Attribute(column, cell, place))
        elif len(cell.lines) == len(records):
            for record, line in zip(records, cell.lines, strict=True):
                self._set(record, Attribute(column, Cell(line), place))
        else:
            noun = records[0].kind.label
            reason = f"{quoted_text(cell)} could apply to any of {len(records)} {noun}s; put each in its own row"
            self.report.miss(place, column.head, reason)

    def _set(self, record: Record, attribute: Attribute) -> None:
        name = attribute.column.field
        earlier = record.attributes.setdefault(name, attribute)
        if earlier.cell.text != attribute.cell.text:
            reason = (
                f"{quoted_text(attribute.cell)} differs from {quoted_text(earlier.cell)} in {noun_of(earlier.place)}"
            )
            self.report.miss(attribute.place, attribute.column.head, reason)


def noun_of(place: Place) -> str:
    """``row 4``."""
    return f"{place.noun} {place.row}"


def quoted_text(cell: Cell) -> str:
    """A cell as messages show it."""
    from okr_cli.exchange.amounts import quoted

    return quoted(cell.text)


def title_of(reading: Reading, row: Row, column: Column | None, text: str) -> str:
    """A title on one line; empty, and reported, where it is longer than any title."""
    title = " ".join(text.split())
    if len(title) <= LONGEST_TITLE:
        return title
    reason = f"too long for a title: {len(title):,} characters"
    reading.report.miss(reading.place(row), column.head if column else "", reason)
    return ""
