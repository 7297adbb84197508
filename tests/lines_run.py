"""Counts how often each line of okr runs: the work of a call without a clock."""

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
TraceFunction: TypeAlias = Callable[[FrameType, str, Any], Any]


class CountedCode:
    """The executed lines of one function. Compared by identity, because hashing code takes too long."""

    def __init__(self, code: CodeType) -> None:
        self.code = code
        self.ours = code.co_filename.startswith(PACKAGE)
        self.lines: list[int] = []
        append = self.lines.append

        def on_line(frame: FrameType, event: str, argument: object) -> Any:
            if event == "line":
                append(frame.f_lineno)
            return on_line

        self.on_line = on_line


def lines_run(call: Callable[[], object]) -> LinesRun:
    """How often each line of okr runs in a call."""
    counted: dict[int, CountedCode] = {}

    def on_call(frame: FrameType, event: str, argument: object) -> TraceFunction | None:
        code = frame.f_code
        try:
            found = counted[id(code)]
        except KeyError:
            found = counted[id(code)] = CountedCode(code)
        return found.on_line if found.ours else None

    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        call()
    finally:
        sys.settrace(before)
    runs: LinesRun = Counter()
    for found in counted.values():
        runs.update({(found.code, line): count for line, count in Counter(found.lines).items()})
    return runs


def too_often(few: LinesRun, many: LinesRun, ordinary: int) -> list[str]:
    """Lines that run more than ``MOST`` times as often for many. Up to ``ordinary`` times is never too often."""
    assert few
    return [
        f"{Path(code.co_filename).relative_to(PACKAGE)}:{line}: {few[code, line]:,} times, then {count:,}"
        for (code, line), count in many.items()
        if count > MOST * max(few[code, line], ordinary)
    ]
