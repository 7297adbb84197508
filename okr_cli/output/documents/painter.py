"""rich, kept on a short lead: text is text, widths are given, nothing is guessed from the terminal."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.cells import cell_len, set_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from okr_cli.output.documents.columns import Column, Plan

ELLIPSIS = "…"
EMPTY = Text()
APART = "  "
JOINER = "\u200d"
"""Joins two characters into one. At the edge of a cell it would swallow the blank beside it."""


class Painter:
    """Turns texts into lines of ``width`` cells at most, with colours or without any escape at all."""

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
        """Lines of ``width`` cells at most, without blanks at their ends."""
        if "\n" not in text.plain and cell_len(text.plain) <= width:
            return [text]
        lines = list(text.wrap(self._console, width, overflow="fold"))
        for line in lines:
            line.rstrip()
        return [line if cell_len(line.plain) <= width else Text(cut(line.plain, width), line.style) for line in lines]

    def pieces(self, text: Text) -> Iterator[Text]:
        """Text whose pieces stand two blanks apart, on as many lines as they need, none of them torn where it fits."""
        line: Text | None = None
        for piece in text.split(APART) if text.cell_len > self._width else [text]:
            if line is not None and line.cell_len + len(APART) + piece.cell_len <= self._width:
                line = line + Text(APART) + piece
                continue
            if line is not None:
                yield line
            line = piece
        if line is not None:
            yield line

    def fold(self, text: Text, width: int, most: int) -> Text:
        """At most ``most`` lines of ``width`` cells; what does not fit ends in an ellipsis."""
        lines = self.wrapped(text, width)
        if len(lines) > most:
            last = lines[most - 1]
            if cell_len(last.plain) >= width:
                last = Text(cut(last.plain + ELLIPSIS, width), last.style)
            else:
                last.append(ELLIPSIS)
            lines = [*lines[: most - 1], last]
        return lines[0] if len(lines) == 1 else Text("\n").join(lines)

    def row(self, layout: Plan, title: Text, cells: Sequence[Text]) -> Iterator[str]:
        """Cells side by side in the columns of a plan, each on as many lines as it has."""
        columns = (Column("", "", layout.title), *layout.columns)
        split = [_lines(cell) for cell in (title, *cells)]
        for index in range(max(map(len, split))):
            parts = [
                self._padded(lines[index] if index < len(lines) else EMPTY, column)
                for lines, column in zip(split, columns, strict=True)
            ]
            yield (" " * layout.gutter).join(parts).rstrip()

    def header(self, layout: Plan, title: Text) -> Iterator[str]:
        """The names of the columns."""
        return self.row(layout, title, [Text(column.header, style="dim") for column in layout.columns])

    def _padded(self, line: Text, column: Column) -> str:
        if line.plain.strip(JOINER) != line.plain:
            line = Text(line.plain.strip(JOINER), style=line.style)
        room = column.width - cell_len(line.plain)
        if room < 0:
            line = Text(cut(line.plain, column.width), style=line.style)
            room = column.width - cell_len(line.plain)
        blank = " " * room
        return blank + self._shown(line) if column.right else self._shown(line) + blank

    def _shown(self, line: Text) -> str:
        if not self._color:
            return line.plain
        if not line.spans:
            return self._console.get_style(line.style).render(line.plain, color_system=COLORS)
        parts = line.render(self._console)
        return "".join(part.style.render(part.text, color_system=COLORS) if part.style else part.text for part in parts)


COLORS = ColorSystem.STANDARD


def cut(text: str, width: int) -> str:
    """One line of ``width`` cells at most."""
    if cell_len(text) <= width:
        return text
    shown = set_cell_size(text, max(width - 1, 0)).rstrip()
    # The width of joined characters is not the sum of their widths, so a cut can come out too wide.
    while shown and cell_len(shown + ELLIPSIS) > width:
        shown = shown[:-1]
    return shown + ELLIPSIS if width > 0 else ""


def _lines(cell: Text) -> Sequence[Text]:
    return list(cell.split("\n", allow_blank=True)) if "\n" in cell.plain else [cell]
