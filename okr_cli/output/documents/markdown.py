"""A document as GitHub-flavored Markdown, for pull requests and wikis."""

import re
from collections.abc import Iterator, Sequence

from okr_cli.output.documents import document as parts
from okr_cli.output.documents.document import Medium, Row, Style, StyledText, Verbatim, plain_text, shown_on
from okr_cli.safe_text import one_line

BELOW = "↳ "
SPECIAL = re.compile(r"[\\`*_{}\[\]|~$!]")
LIST_MARK = re.compile(r"^(?:([-+#>=])|(\d+)([.)])(?= |$))")
TRIGGER = re.compile(r"@(?=\w)|#(?=\d)|:(?=[\w+-]+:)|\b(?:https?|ftp)(?=://)|\bwww(?=\.)|\bGH(?=-\d)")
"""Mentions, issue numbers, emoji names and links. A zero-width space after them prevents their rendering."""


def render(document: parts.Document) -> Iterator[str]:
    """Headings, tables and lists."""
    if document.marker:
        yield f"<!-- {document.marker} -->"
    if document.title_only in (None, Medium.PAGE):
        yield f"# {f'{document.kind}: ' if document.kind else ''}{escaped(document.title)}"
    is_new = True
    for line in shown_on(Medium.PAGE, document.lead):
        if is_new:
            yield ""
        yield _text(line.text) + ("  " if line.continues else "")
        is_new = not line.continues
    larger = ""
    for section in shown_on(Medium.PAGE, document.sections):
        if section.of and section.of != larger:
            yield from ("", f"## {escaped(section.of)}")
        larger = section.of
        if section.folded:
            yield from ("", f"<details><summary>{_in_html(section.folded)}</summary>")
        yield from _section(section)
        if section.folded:
            yield from ("", "</details>")


def _section(section: parts.Section) -> Iterator[str]:
    level = "###" if section.of else "##"
    if section.heading:
        yield from ("", f"{level} {escaped(section.heading)}")
    for text in section.lead:
        yield from ("", _text(text))
    if section.picture:
        yield from ("", escaped(section.picture.text))
    if section.table and section.table.rows:
        yield ""
        yield from _table(section.table)
    if section.grid:
        yield from _grid(section.grid, level)
    if section.facts:
        yield ""
        yield from (line for fact in section.facts for line in _fact(fact))
    yield from _items(section.items)
    if section.tree or section.empty:
        yield ""
        yield from _tree(section.tree, "") if section.tree else [section.empty]


def _items(items: Sequence[parts.Item]) -> Iterator[str]:
    if items:
        yield ""
    for item in items:
        name = item.id()
        head = _strong(item.head) if item.details else escaped(item.head)
        yield f"- {head} · {escaped(name)}" if name else f"- {head}"
        yield from (f"  - {escaped(line)}" for line in item.details)


def _grid(grid: parts.Grid, level: str) -> Iterator[str]:
    for label, cells in grid.rows:
        for column, cell in zip(grid.columns, cells, strict=True):
            if cell.items:
                name = f"{cell.name} ({' '.join(label.split())}, {column})"
                yield from ("", f"{level} {escaped(name)}", "", escaped(cell.advice))
                yield from _items(cell.items)


def _fact(fact: parts.Fact) -> Iterator[str]:
    first, *others = fact.lines
    yield f"- **{fact.label}:** {_text(first)}"
    yield from (f"  - {_text(line)}" for line in others)


def _tree(nodes: Sequence[parts.TreeNode], indent: str) -> Iterator[str]:
    for node in nodes:
        yield f"{indent}- {escaped(node.head)}"
        yield from (f"{indent}  - {_text(line)}" for line in node.details)
        yield from _tree(node.nodes, indent + "  ")


def _table(table: parts.Table) -> Iterator[str]:
    columns = {column.key: column for column in table.layout.columns_for(Medium.PAGE)}.values()
    has_ids = any(table.layout.ids())
    rules = ("--:" if column.right else "---" for column in columns)
    yield _line(table.name, *(column.header for column in columns), *(["Id"] if has_ids else []))
    yield _line("---", *rules, *(["---"] if has_ids else []))
    for row in table.rows:
        if isinstance(row, Row) and row.only in (None, Medium.PAGE):
            cells = (_text(row.cell(column.key)) for column in columns)
            yield _line(_title(row), *cells, *([escaped(row.id())] if has_ids else []))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _title(row: Row) -> str:
    title = _strong(row.title) if row.style is Style.STRONG else escaped(row.title)
    below = "".join(f"<br>{_text(remark.text)}" for remark in shown_on(Medium.PAGE, row.remarks))
    return f"{BELOW * row.depth}{title}{row.suffix}{below}"


def _text(cell: parts.Cell) -> str:
    """A cell on one line, with commas between its own lines."""
    return "".join(map(_span, cell.spans)) if isinstance(cell, StyledText) else _escaped(plain_text(cell))


def _span(span: parts.Span) -> str:
    text = _escaped(span.text)
    return f"**{text}**" if span.style is Style.STRONG and text else text


def _escaped(text: str) -> str:
    return text if isinstance(text, Verbatim) else escaped(", ".join(text.split("\n")))


def _in_html(text: str) -> str:
    """User text on one line inside an HTML element, where a backslash escapes nothing."""
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return TRIGGER.sub(lambda found: found[0] + "&#8203;", text)


def _strong(text: str) -> str:
    return f"**{escaped(text)}**" if text else ""


def escaped(text: str) -> str:
    """User text on one line, for a table cell, heading or list item, in which no character acts as markup."""
    text = _in_html(text)
    text = SPECIAL.sub(lambda found: "\\" + found[0], text)
    return LIST_MARK.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
