"""What charts share: scales from dates and levels to pixels, and compact SVG."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import NamedTuple

from okr_cli.output.text_style import columns

WIDTH, RIGHT = 340, 292
"""The width of a chart, and where its last day is: what is to the right of that is room for labels."""

LEFT = 4
MOST_LABEL = 9
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_MONTHS = 7

BACKDROP = '<g class="backdrop">'
XY = tuple[float, float]


class Period(NamedTuple):
    """The dates of a chart, inclusive, and the date of the report."""

    start: date
    end: date
    today: date

    def x(self, day: date) -> float:
        """The position of a date; dates outside the period are drawn at its edge."""
        share = (day - self.start).days / max((self.end - self.start).days, 1)
        return LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0)

    @property
    def is_running(self) -> bool:
        """Whether the date of the report is within the period."""
        return self.start <= self.today <= self.end

    def months(self) -> Iterable[tuple[float, str]]:
        """The first days of months with their names; only some of them in a long period."""
        count = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        step = next(step for step in (1, 2, 3, 6, 12, count) if count <= step * MOST_MONTHS or step >= count)
        for number in range(0, count, step):
            year, month = divmod(self.start.month - 1 + number, 12)
            first = date(self.start.year + year, month + 1, 1)
            if first >= self.start or number == 0:
                yield self.x(first), MONTHS[month]


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def path(name: str, *lines: Iterable[XY]) -> str:
    """Lines through points, in one element; nothing if there are none."""
    drawn = "".join(_line(points) for points in lines)
    named = f' class="{name}"' if name else ""
    return f'<path{named} d="{drawn}"/>' if drawn else ""


def _line(points: Iterable[XY]) -> str:
    """The shortest form of a line. A pixel is a third of a day of a quarter, so x needs no fractions."""
    text, at = "", ("", "")
    for x, y in points:
        to = f"{x:.0f}", number(y)
        if not text:
            text = f"M{to[0]} {to[1]}"
        elif to[1] == at[1]:
            text += f"H{to[0]}"
        elif to[0] == at[0]:
            text += f"V{to[1]}"
        else:
            text += f"L{to[0]} {to[1]}"
        at = to
    return text


def dots(name: str, points: Iterable[XY]) -> str:
    """A dot at each point: lines without length, whose round ends the page makes as large as it wants."""
    drawn = "".join(f"M{x:.0f} {number(y)}h0" for x, y in points)
    return f'<path class="{name}" d="{drawn}"/>' if drawn else ""


def rings(name: str, points: Iterable[XY]) -> str:
    """A circle at each point."""
    return "".join(f'<circle class="{name}" cx="{x:.0f}" cy="{number(y)}" r="3"/>' for x, y in points)


def label(x: float, y: float, text: str, name: str = "") -> str:
    """A short text, cut if it is too long for its room."""
    named = f' class="{name}"' if name else ""
    return f'<text x="{x:.0f}" y="{y:.0f}"{named}>{escape(text)}</text>'


def shortened(text: str) -> str:
    """A value that fits next to a chart."""
    return text if columns(text) <= MOST_LABEL else text[: MOST_LABEL - 1] + "…"


def backdrop(*parts: str) -> str:
    """What charts with the same period share. A page draws it once."""
    drawn = "".join(parts)
    return f"{BACKDROP}{drawn}</g>" if drawn else ""


def framed(name: str, height: float, text: str, parts: Iterable[str], width: float = WIDTH) -> str:
    """An ``svg`` element that is an image with a text for those who cannot see it."""
    return (
        f'<svg class="{name}" viewBox="0 0 {number(width)} {number(height)}" role="img" aria-label="{escape(text)}">'
        f"{''.join(parts)}</svg>"
    )
