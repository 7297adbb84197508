"""A small sample of each line and mark, for the legend of the charts."""

from collections.abc import Mapping

from okr_cli.output.charts.drawing import dots, number, path, rings

WIDTH, HEIGHT = 32, 12
MIDDLE = HEIGHT / 2


ACROSS = ((0.0, MIDDLE), (float(WIDTH), MIDDLE))
CURVE = ((3.0, 9.0), (16.0, 6.0), (28.0, 3.0))
CROSS = path("cross", ((13, 3), (19, 9)), ((13, 9), (19, 3)))

SAMPLES: Mapping[str, str] = {
    "check-ins": path("line", CURVE) + dots("dot", CURVE),
    "expected": path("pace", ((0, 11), (WIDTH, 1))),
    "gap": path("gap yellow", ((16, 0), (16, HEIGHT))),
    "forecast": path("ahead", ((0, 9), (WIDTH, 3))),
    "target changed": path("changed", ((16, 0), (16, HEIGHT))),
    "limit met": f'<path class="fine" d="M0 0H{WIDTH}V{HEIGHT}H0z"/>',
    "Initiative": path("work", ACROSS),
    "due": path("plan", ((0, MIDDLE), (13, MIDDLE))) + rings("due", [(16, MIDDLE)]),
    "overdue": path("late", ACROSS),
    "shipped": path("work", ((0, MIDDLE), (16, MIDDLE))) + dots("done", [(16, MIDDLE)]),
    "dropped": path("work", ((0, MIDDLE), (16, MIDDLE))) + CROSS,
}
"""Each sample by its name, in the order of a key."""


def sample(drawn: str) -> str:
    """A sample as an ``svg`` element; its name is written next to it."""
    return f'<svg class="sample" viewBox="0 0 {number(WIDTH)} {number(HEIGHT)}" aria-hidden="true">{drawn}</svg>'
