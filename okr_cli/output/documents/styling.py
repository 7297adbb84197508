"""Draws lines for a terminal with rich: without markup, at a given width, without querying the terminal."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import zip_longest
from typing import TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from okr_cli.output.documents.columns import Plan
from okr_cli.output.documents.document import MARK, Cell, Column, ProgressBar, StyledText, bar, plain_text

COLORS = ColorSystem.STANDARD
ELLIPSIS = "…"
APART = "  "
LEAST_BODY = 24
"""The cells that indented text gets at least, even if the screen is too narrow."""

Line: TypeAlias = Text | str
"""A text without a style is a plain one where no color is wanted."""

JOINER = "\u200d"
"""Joins two characters into one. At the edge of a cell it would swallow the space beside it."""


class Painter:
    """Turns texts into lines of at most ``width`` cells, with colors or without any escape sequence."""

    def __init__(self, width: int, color: bool) -> None:
        self._width = width
        self._color = color
        self._console = Console(file=StringIO(), width=width, force_terminal=color, markup=False, _environ={})

    def page(self, texts: Iterable[Text], indent: int = 0) -> Iterator[str]:
        """Each text on as many lines as it needs."""
        for text in texts:
            for line in self.wrapped(text, self._width - indent):
                yield " " * indent + self._shown(line)

    def wrapped(self, text: Text, width: int) -> list[Text]:
        """Lines of at most ``width`` cells, without trailing spaces."""
        if "\n" not in text.plain and cell_len(text.plain) <= width:
            return [text]
        try:
            lines = list(text.wrap(self._console, width, overflow="fold"))
        except IndexError:
            lines = list(Text(_measurable(text.plain), text.style).wrap(self._console, width, overflow="fold"))
        for line in lines:
            line.rstrip()
        return [line if cell_len(line.plain) <= width else Text(cut(line.plain, width), line.style) for line in lines]

    def pieces(self, text: Text) -> list[Text]:
        """The lines of a text whose pieces are separated by two spaces. Pieces that fit on a line are not broken."""
        lines: list[Text] = []
        for piece in text.split(APART) if text.cell_len > self._width else [text]:
            if lines and lines[-1].cell_len + len(APART) + piece.cell_len <= self._width:
                lines[-1] = lines[-1] + Text(APART) + piece
            else:
                lines.append(piece)
        return lines

    def hanging(self, start: Text, body: Text, further: Text | None = None) -> Iterator[str]:
        """``start`` followed by ``body``, wrapped. Later lines begin with ``further``, or are indented by its width."""
        further = Text() + (Text(" " * start.cell_len, style=start.style) if further is None else further)
        room = max(self._width - further.cell_len, LEAST_BODY)
        lines = ((further if index else start) + line for index, line in enumerate(self.wrapped(body, room)))
        return self.page(lines)

    def fold(self, text: Text, width: int, most: int) -> Text:
        """At most ``most`` lines of ``width`` cells; longer text ends in an ellipsis."""
        lines = self.wrapped(text, width)
        if len(lines) > most:
            last = lines[most - 1]
            # A text that may have one line only is cut within a word, so that it shows as much as it can.
            rest = " ".join(line.plain for line in lines) if most == 1 else last.plain + ELLIPSIS
            lines = [*lines[: most - 1], Text(cut(rest, width), last.style)]
        return lines[0] if len(lines) == 1 else Text("\n").join(lines)

    def row(self, plan: Plan, title: Line, cells: Sequence[Line]) -> Iterator[str]:
        """Cells side by side in the columns of a plan, each on as many lines as it needs."""
        columns = (Column("", "", plan.title), *plan.columns)
        for lines in zip_longest(*map(_lines, (title, *cells)), fillvalue=""):
            yield (" " * plan.gutter).join(map(self._padded, lines, columns)).rstrip()

    def _padded(self, line: Line, column: Column) -> str:
        written = line if isinstance(line, str) else line.plain
        text = written.strip(JOINER)
        room = column.width - cell_len(text)
        if room < 0:
            text = cut(text, column.width)
            room = column.width - cell_len(text)
        if isinstance(line, Text):
            shown = self._shown(line if text == written else Text(text, style=line.style))
        else:
            shown = text
        blank = " " * room
        return blank + shown if column.right else shown + blank

    def _shown(self, line: Text) -> str:
        if not self._color:
            return line.plain
        if not line.spans:
            return self._console.get_style(line.style).render(line.plain, color_system=COLORS)
        parts = line.render(self._console)
        return "".join(part.style.render(part.text, color_system=COLORS) if part.style else part.text for part in parts)


def _lines(text: Line) -> Sequence[Line]:
    if isinstance(text, str):
        return text.split("\n")
    return list(text.split("\n", allow_blank=True)) if "\n" in text.plain else [text]


def drawn(cell: Cell, width: int = 20) -> Text:
    """A cell as rich text; a bar or a trend fills ``width`` cells."""
    if isinstance(cell, StyledText):
        return Text(*cell.spans[0]) if len(cell.spans) == 1 else Text.assemble(*cell.spans)
    if not isinstance(cell, ProgressBar):
        return Text(plain_text(cell, width))
    text = Text(cut(cell.word, width) if cell.word else bar(cell.fraction, cell.expected, width), style=cell.style)
    if cell.style:
        text.highlight_words([MARK], "bold default")
    return text + Text(f" {cell.caption}") if cell.caption else text


def plain(cell: Cell, width: int = 20) -> str:
    """The same without styles, which takes a tenth of the time."""
    if isinstance(cell, ProgressBar) and cell.word:
        cell = cell._replace(word=cut(cell.word, width))
    return plain_text(cell, width)


def cut(text: str, width: int) -> str:
    """One line of at most ``width`` cells."""
    if cell_len(text) <= width:
        return text
    try:
        shown = set_cell_size(text, max(width - 1, 0)).rstrip()
    except IndexError:
        shown = set_cell_size(_measurable(text), max(width - 1, 0)).rstrip()
    # The width of joined characters is not the sum of their widths, so a cut can come out too wide.
    while shown and cell_len(shown + ELLIPSIS) > width:
        shown = shown[:-1]
    return shown + ELLIPSIS if width > 0 else ""


def _measurable(text: str) -> str:
    """The text without stray zero-width characters, on which rich 14 reads past the end of a wide text."""
    return "".join(character for character in text if cell_len(character))
