"""Four times as many of anything take about four times the work.

Work is the number of times that each line of okr runs. A line that runs for every pair would run sixteen times as
often. ``benchmarks/growth.py`` measures seconds.
"""

import os
import runpy
from pathlib import Path
from typing import Any

import pytest

from okr_cli.validation import near_names
from okr_cli.workspace import dependencies
from tests.commands.running import okr
from tests.lines_run import LinesRun, lines_run, too_often

ROOT = Path(__file__).parent.parent
SHAPES = runpy.run_path(str(ROOT / "benchmarks" / "shapes.py"))
MANY = 16
BOUND = 8
"""How many are compared letter by letter, or searched from, in these tests: fewer than there are."""

LINTED = (
    "Initiatives on a Key Result",
    "Initiatives of one owner",
    "unknown owners, people with other names",
    "unknown references, like candidates",
    "ambiguous references",
    "duplicate Initiatives",
    "a ring of dependencies",
    "a tangle of dependencies",
    "contributions to one Key Result",
    "suppressions of a line",
    "unused suppressions",
    "rules in one suppression",
    "entries of a baseline that moved",
    "check-ins",
    "anchors, aliases and merge keys",
    "unknown strategic choices",
)
VIEWED = (
    "status --overview: teams",
    "status --initiatives --ids --by owner: an ordinary file",
    "review: an ordinary file",
    "review --close: Initiatives of one owner",
    "due: suppressions of a line",
    "show kr-0: KPIs of a Key Result",
)


def run(command: tuple[str, ...]) -> None:
    """Run a command, which must succeed."""
    done = okr(*command)
    assert done.code == 0, done.err


def work(shape: Any, number: int, folder: Path) -> LinesRun:
    """How often each line runs for this many of something."""
    for path, text in {"okr.toml": "", **shape.build(number)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    os.chdir(folder)
    return lines_run(lambda: run(shape.command))


@pytest.mark.parametrize("name", [*LINTED, *VIEWED])
def test_four_times_as_many_take_four_times_the_work(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OKR_CACHE_DIR", str(tmp_path / "cache"))
    for module, bound in ((near_names, "FEW"), (near_names, "MOST_SHARING"), (dependencies, "MOST_STARTS")):
        monkeypatch.setattr(module, bound, BOUND)
    (shape,) = (shape for shape in SHAPES["every_shape"]() if shape.name == name)
    number = MANY // 4 if name.endswith("an ordinary file") else MANY
    few, many = work(shape, number, tmp_path / "few"), work(shape, 4 * number, tmp_path / "many")
    assert too_often(few, many, MANY) == []
