"""A sheet for a terminal: facts in two columns, then trees."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from okr_cli.output.documents.painter import Painter
from okr_cli.views.show.sheet import Branch, Fact, Sheet

LEAST = 24


def render(sheet: Sheet, width: int, color: bool) -> Iterator[str]:
    """The lines of a sheet; what is longer than ``width`` goes on below itself."""
    painter = Painter(width, color)
    for text in _page(sheet, painter, width):
        yield from painter.page(text.split("\n", allow_blank=True))


def _page(sheet: Sheet, painter: Painter, width: int) -> Iterator[Text]:
    yield _hanging(painter, Text(f"{sheet.kind}  ", style="dim"), Text(sheet.title, style="bold"), width)
    yield from (_hanging(painter, Text(), Text(line, style="dim"), width) for line in (sheet.address, sheet.place))
    yield Text()
    label_width = max(cell_len(fact.label) for fact in sheet.facts) + 2
    for fact in sheet.facts:
        yield from _fact(fact, painter, width, label_width)
    for section in sheet.sections:
        yield Text()
        yield Text(section.heading, style="bold underline")
        if not section.branches:
            yield Text(f"  {section.empty}", style="dim")
        yield from _branches(section.branches, painter, width, "")


def _fact(fact: Fact, painter: Painter, width: int, label_width: int) -> Iterator[Text]:
    for index, line in enumerate(fact.lines):
        label = fact.label if index == 0 else ""
        yield _hanging(painter, Text(label.ljust(label_width), style="dim"), Text(line), width)


def _branches(branches: Sequence[Branch], painter: Painter, width: int, before: str) -> Iterator[Text]:
    for index, branch in enumerate(branches):
        is_last = index == len(branches) - 1
        stem = before + ("  " if is_last else "│ ")
        yield _hanging(painter, Text(before + ("└ " if is_last else "├ "), style="dim"), Text(branch.head), width, stem)
        for line in branch.details:
            yield _hanging(painter, Text(stem, style="dim"), Text(line, style="dim"), width, stem)
        yield from _branches(branch.branches, painter, width, stem)


def _hanging(painter: Painter, start: Text, body: Text, width: int, stem: str = "") -> Text:
    """``start`` and then ``body``, folded so that its further lines stand below its first."""
    indent = start.cell_len
    lines = painter.wrapped(body, max(width - indent, LEAST))
    further = Text(stem + " " * (indent - cell_len(stem)), style="dim")
    shown = Text()
    for index, line in enumerate(lines or [Text()]):
        shown += (Text("\n") + further if index else start) + line
    return shown
