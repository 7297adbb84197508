"""A trend in a few cells."""

from collections.abc import Sequence
from decimal import Decimal

from okr_cli.progress.arithmetic import clamp, half_up

STEPS = "▁▂▃▄▅▆▇█"


def sparkline(fractions: Sequence[Decimal], width: int) -> str:
    """The latest ``width`` fractions on a scale from 0 to 1, one cell each. The scale is the way to the target and
    not the range of the numbers, so that noise looks like noise."""
    return "".join(STEPS[int(half_up(clamp(one) * (len(STEPS) - 1), 0))] for one in fractions[-width:])
