"""Bars and sparklines, drawn in characters."""

from collections.abc import Sequence
from decimal import Decimal

from okr_cli.progress.arithmetic import clamp, half_up

FULL, EMPTY, MARK = "█", "░", "│"
STEPS = "▁▂▃▄▅▆▇█"


def bar(progress: Decimal, expected: Decimal | None, width: int) -> str:
    """``width`` cells, with a mark at the expected progress. Only a reached target fills the last cell, and any
    progress fills the first."""
    filled = _cells(clamp(progress), width)
    cells = [FULL] * filled + [EMPTY] * (width - filled)
    if expected is not None and 0 < expected < 1:
        cells[min(int(expected * width), width - 1)] = MARK
    return "".join(cells)


def sparkline(fractions: Sequence[Decimal], width: int) -> str:
    """The latest ``width`` fractions on a scale from 0 to 1, one cell each."""
    return "".join(STEPS[int(half_up(clamp(fraction) * (len(STEPS) - 1), 0))] for fraction in fractions[-width:])


def _cells(fraction: Decimal, width: int) -> int:
    if fraction in (0, 1):
        return int(fraction) * width
    return min(max(int(half_up(fraction * width, 0)), 1), width - 1)
