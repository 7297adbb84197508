"""rich, kept on a short lead: text is text, widths are given, nothing is guessed from the terminal."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Literal

from rich.cells import cell_len, set_cell_size
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from okr_cli.views.columns import Column

ELLIPSIS = "…"


class Painter:
    """Turns renderables into lines of ``width`` cells at most, with colours or without any escape at all."""

    def __init__(self, width: int, color: bool) -> None:
        self._buffer = StringIO()
        self._color = color
        self.console = Console(
            file=self._buffer,
            width=width,
            height=100,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            soft_wrap=False,
            _environ={},
        )

    def lines(self, renderables: Iterable[RenderableType]) -> Iterator[str]:
        """Each line as it is to be printed, without blanks at its end."""
        for renderable in renderables:
            self.console.print(renderable)
            text = self._buffer.getvalue()
            self._buffer.seek(0)
            self._buffer.truncate()
            for line in text.removesuffix("\n").split("\n"):
                yield line.rstrip()

    def fold(self, text: Text, width: int, most: int) -> Text:
        """At most ``most`` lines of ``width`` cells; what does not fit ends in an ellipsis."""
        lines = list(text.wrap(self.console, width, overflow="fold"))
        if len(lines) > most:
            last = lines[most - 1]
            last.rstrip()
            if cell_len(last.plain) >= width:
                last.truncate(width - 1)
            last.append(ELLIPSIS)
            lines = [*lines[: most - 1], last]
        for line in lines:
            line.rstrip()
        return Text("\n").join(lines)


def add_column(table: Table, column: Column) -> None:
    """A column of the planned width, which never wraps."""
    justify: Literal["left", "right"] = "right" if column.right else "left"
    header = Text(column.header, style="dim", justify=justify)
    table.add_column(header, width=column.width, no_wrap=True, justify=justify)


def cut(text: str, width: int) -> str:
    """One line of ``width`` cells at most."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + ELLIPSIS
