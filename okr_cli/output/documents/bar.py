"""A bar of progress, with a mark where the day expects it."""

from decimal import Decimal

from okr_cli.progress.arithmetic import clamp, half_up

FULL, EMPTY, MARK = "█", "░", "│"


def bar(progress: Decimal, expected: Decimal | None, width: int) -> str:
    """``width`` cells, rounded; but only a reached target fills the last one, and any progress fills the first."""
    filled = _cells(clamp(progress), width)
    cells = [FULL] * filled + [EMPTY] * (width - filled)
    if expected is not None and 0 < expected < 1:
        cells[min(int(expected * width), width - 1)] = MARK
    return "".join(cells)


def _cells(fraction: Decimal, width: int) -> int:
    if fraction in (0, 1):
        return int(fraction) * width
    return min(max(int(half_up(fraction * width, 0)), 1), width - 1)
