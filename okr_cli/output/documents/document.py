"""A page for people, before it has a form: headings, tables, points. Its text is one line each and safe to show."""

from dataclasses import dataclass

from okr_cli.output.documents.columns import Column
from okr_cli.progress.status import Status


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to say, with details below it. ``status`` colours a head that names it in words as well. ``name`` is
    what ``okr show`` knows it by."""

    head: str
    lines: tuple[str, ...] = ()
    status: Status | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its title, the other cells by the key of their column, and the status that colours one of
    them. A cell may have several lines. ``below`` means that it belongs to the bold line above it."""

    title: str
    cells: dict[str, str]
    status: Status | None = None
    bold: bool = False
    below: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` in their order on screen; those give way first that need the widest title. Of two with one key the
    wider one stands where there is room."""

    name: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def filled(self) -> tuple[Column, ...]:
        """The columns that are not empty, one a key."""
        by_key = {one.key: one for one in self.columns if any(line.cells.get(one.key) for line in self.lines)}
        return tuple(by_key.values())


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands below it; ``of`` is the heading of the larger part that it belongs to."""

    heading: str
    points: tuple[Point, ...] = ()
    table: Table | None = None
    lead: tuple[str, ...] = ()
    of: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but the heading."""
        return not (self.points or self.lead or (self.table and self.table.lines))


@dataclass(frozen=True, slots=True)
class Page:
    """``lead`` stands below the title."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...]
