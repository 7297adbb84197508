"""How often each line of okr runs: the work of a call, counted and not timed."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeAlias

import okr_cli

PACKAGE = str(Path(okr_cli.__file__).parent)
MOST = 5
"""How many times the work four times as many may take."""

LinesRun: TypeAlias = Counter[tuple[CodeType, int]]


def lines_run(call: Callable[[], object]) -> LinesRun:
    """How often each line of okr runs in a call."""
    counts: LinesRun = Counter()

    def on_line(frame: FrameType, event: str, argument: object) -> Any:
        if event == "line":
            counts[frame.f_code, frame.f_lineno] += 1
        return on_line

    def on_call(frame: FrameType, event: str, argument: object) -> Callable[..., Any] | None:
        return on_line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        call()
    finally:
        sys.settrace(before)
    return counts


def too_often(few: LinesRun, many: LinesRun, ordinary: int) -> list[str]:
    """The lines that run more than ``MOST`` times as often for many. ``ordinary`` times are never too often."""
    assert few
    return [
        f"{Path(code.co_filename).relative_to(PACKAGE)}:{line}: {few[code, line]:,} times, then {count:,}"
        for (code, line), count in many.items()
        if count > MOST * max(few[code, line], ordinary)
    ]
