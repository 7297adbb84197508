"""A page for a pull request or a wiki, in GitHub's dialect."""

from collections.abc import Iterator

from okr_cli.views.markdown import escaped, table_head, table_row
from okr_cli.views.page import Page, Part, Table


def render(page: Page) -> Iterator[str]:
    """Headings, tables and lists."""
    yield f"# {escaped(page.title)}"
    for line in page.lead:
        yield from ("", escaped(line))
    for part in page.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    yield from ("", f"## {escaped(part.heading)}")
    for line in part.lead:
        yield from ("", escaped(line))
    if part.table and part.table.lines:
        yield ""
        yield from _table(part.table)
    if part.points:
        yield ""
    for point in part.points:
        yield f"- {_strong(point.head)}" if point.lines else f"- {escaped(point.head)}"
        yield from (f"  - {escaped(line)}" for line in point.lines)


def _strong(text: str) -> str:
    return f"**{escaped(text)}**" if text else ""


def _table(table: Table) -> Iterator[str]:
    columns = table.filled
    right = frozenset(one.header for one in columns if one.right)
    yield from table_head([table.name, *(one.header for one in columns)], right)
    for line in table.lines:
        cells = [", ".join(line.cells.get(one.key, "").split("\n")) for one in columns]
        title = _strong(line.title) if line.bold else f"{'↳ ' if line.below else ''}{escaped(line.title)}"
        yield table_row([title, *map(escaped, cells)])
