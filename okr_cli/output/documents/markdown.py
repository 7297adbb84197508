"""A page for a pull request or a wiki, in GitHub's dialect."""

from collections.abc import Iterator
from itertools import groupby

from okr_cli.output.documents.document import Line, Page, Part, Point, Table
from okr_cli.output.markdown_text import escaped, table_head, table_row


def render(page: Page) -> Iterator[str]:
    """Headings, tables and lists."""
    yield f"# {escaped(page.title)}"
    for line in page.lead:
        yield from ("", escaped(line))
    for larger, parts in groupby(page.parts, lambda one: one.of):
        if larger:
            yield from ("", f"## {escaped(larger)}")
        for part in parts:
            yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    if part.heading:
        yield from ("", f"{'###' if part.of else '##'} {escaped(part.heading)}")
    for line in part.lead:
        yield from ("", escaped(line))
    if part.table and part.table.lines:
        yield ""
        yield from table_lines(part.table)
    if part.points:
        yield ""
    for point in part.points:
        yield f"- {_head(point)}"
        yield from (f"  - {escaped(line)}" for line in point.lines)


def _head(point: Point) -> str:
    head = _strong(point.head) if point.lines else escaped(point.head)
    return f"{head} · {escaped(point.name)}" if point.name else head


def _strong(text: str) -> str:
    return f"**{escaped(text)}**" if text else ""


def table_lines(table: Table) -> Iterator[str]:
    """The header and the lines of a table."""
    columns = table.filled
    right = frozenset(one.header for one in columns if one.right)
    ids = ["Id"] if any(line.name for line in table.lines) else []
    yield from table_head([table.name, *(one.header for one in columns), *ids], right)
    for line in table.lines:
        cells = [", ".join(line.cells.get(one.key, "").split("\n")) for one in columns]
        names = [line.name] if ids else []
        yield table_row([_title(line), *map(escaped, (*cells, *names))])


def _title(line: Line) -> str:
    return _strong(line.title) if line.bold else f"{'↳ ' if line.below else ''}{escaped(line.title)}"
