"""Draw the output of a command as an SVG that looks the same in browsers and librsvg, in light and dark.

Every word has its own position and length, so spaces and fonts do not matter. Bars and trends are shapes. Colors are
classes that the dark scheme redefines.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

SIZE = 14
CELL = 8.4
LINE = 19
MARGIN = 18
TOP = 40
"""Pixels: of the font, a column, a line, the margin, and the title bar."""

FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
LIGHT = ("#fafaf8", "#e4e4e0", "#282c34", "#be323c", "#32824a", "#96690f", "#325aaa", "#824696", "#1e7d8c", "#5a5f69")
DARK = ("#1b1e24", "#31363f", "#d8dbe0", "#ff7b83", "#7bd88f", "#e5b567", "#82aaff", "#d39be8", "#5fc9d8", "#9aa0aa")
NAMES = ("paper", "edge", "ink", "red", "green", "yellow", "blue", "magenta", "cyan", "gray")
ANSI = {1: "red", 2: "green", 3: "yellow", 4: "blue", 5: "magenta", 6: "cyan", 7: "gray", 8: "gray"}
TREND, LINES = "▁▂▃▄▅▆▇", "│┃"
SHAPES = f"█░{LINES}{TREND}"
"""What is drawn as a rectangle instead of a letter."""

RUN = re.compile(rf" +|[{SHAPES}]+|[^ {SHAPES}]+")


class Word(NamedTuple):
    """Characters without a space, and the column and style of the first."""

    text: str
    column: int
    style: Style


def picture(lines: Sequence[str], title: str, columns: int) -> str:
    """``lines`` with terminal escapes, in a window with a title."""
    console = Console(width=columns)
    rows = [row for line in lines for row in Text.from_ansi(line).wrap(console, columns) or [Text()]]
    width, height = 2 * MARGIN + columns * CELL, TOP + len(rows) * LINE + MARGIN
    shapes = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-label="{escape(title)}">',
        f"<style>{_styles()}</style>",
        f'<rect class="paper edged" x="0.5" y="0.5" width="{width - 1:.0f}" height="{height - 1:.0f}" rx="8"/>',
        f'<text class="gray" x="{MARGIN}" y="25">{escape(title)}</text>',
    ]
    for number, row in enumerate(rows):
        for word in _words(row):
            shapes += _shapes(word, TOP + number * LINE)
    return "\n".join([*shapes, "</svg>"]) + "\n"


def _styles() -> str:
    text = f"text{{font:{SIZE}px {FONT}}}.bold{{font-weight:bold}}.dim{{opacity:.65}}"
    return f"{text}{_colors(LIGHT)}@media (prefers-color-scheme:dark){{{_colors(DARK)}}}"


def _colors(scheme: Sequence[str]) -> str:
    fills = "".join(f".{name}{{fill:{color}}}" for name, color in zip(NAMES, scheme, strict=True))
    return f"{fills}.edged{{stroke:{scheme[NAMES.index('edge')]}}}"


def _words(text: Text) -> Iterator[Word]:
    """Words and the runs of one kind of shape, in the order of columns."""
    column = 0
    for segment in text.render(Console(width=1000), ""):
        for run in RUN.findall(segment.text):
            if not run.isspace():
                yield Word(run, column, segment.style or Style())
            column += cell_len(run)


def _shapes(word: Word, top: int) -> Iterator[str]:
    color = word.style.color
    name = ANSI.get((color.number or 0) % 8 or 8, "ink") if color and color.number is not None else "ink"
    marks = (("bold", word.style.bold), ("dim", word.style.dim))
    classes = " ".join([name, *(mark for mark, is_set in marks if is_set)])
    x, baseline = MARGIN + word.column * CELL, top + SIZE
    if word.text[0] not in SHAPES:
        width = cell_len(word.text) * CELL
        yield (
            f'<text class="{classes}" x="{x:.1f}" y="{baseline}" textLength="{width:.1f}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(word.text)}</text>'
        )
        return
    for offset, sign in enumerate(word.text):
        left, across, height, bottom = x + offset * CELL, CELL + 0.1, SIZE - 2.0, top + SIZE + 1.0
        if sign in LINES:
            left, across, height, bottom = left + CELL / 2 - 0.8, 1.6, float(LINE), top + float(LINE)
        elif sign in TREND:
            left, across, height = left + 0.6, CELL - 1.2, (TREND.index(sign) + 1) * SIZE / 8
        faint = ' opacity=".22"' if sign == "░" else ""
        place = f'x="{left:.1f}" y="{bottom - height:.1f}" width="{across:.1f}" height="{height:.1f}"'
        yield f'<rect class="{classes}"{faint} {place}/>'
