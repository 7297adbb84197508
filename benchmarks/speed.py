"""Speed as ratios, each with a budget: ``python benchmarks/speed.py [--files 1000] [--peers] [--growth]``.

Ratios hardly depend on the machine. A cold lint is compared with the C parser's events for the same bytes, a short run
with an empty typer program, in CPU seconds of processes on one core. Exits with 1 if a budget is exceeded.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import cache_from_source
from itertools import count
from pathlib import Path
from typing import NamedTuple

import okr_cli

sys.path.insert(0, str(Path(__file__).parent))
from growth import MOST, growth, warm
from shapes import every_shape
from wordings import WORDINGS
from workspace import make

DRAIN = """
import sys, time
from pathlib import Path
from _ruamel_yaml import CParser
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.yaml"))]
best = 1e9
for _ in range(3):
    start = time.process_time()
    for text in texts:
        for _ in iter(CParser(text).get_event, None):
            pass
    best = min(best, time.process_time() - start)
print(best)
"""

EMPTY_TYPER = """
import typer
app = typer.Typer()

@app.command()
def main() -> None:
    pass

app()
"""

RAN = (0, 1)
"""Exit codes of a run that was made: without findings, or with some."""

BASE = 50_000_000
"""Bytes of memory that no run goes without."""

MIXED_FILES, MIXED_RUNS = 160, 5

OKR = (sys.executable, "-m", "okr_cli")
LINT = (*OKR, "lint", ".")


class Cost(NamedTuple):
    """CPU seconds, wall seconds, and peak memory in bytes of one process and its children."""

    cpu: float
    wall: float
    peak: int


def cost(command: Sequence[str], cwd: Path, repeat: int = 1, environment: dict[str, str] | None = None) -> Cost:
    """The least cost of some runs."""
    runs = []
    for _ in range(repeat):
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in RAN:
            sys.exit(f"exit code {process.returncode}: {' '.join(command[:6])}")
        wall = time.perf_counter() - start
        scale = 1 if sys.platform == "darwin" else 1024
        runs.append(Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * scale))
    return min(runs)


def drained(folder: Path) -> float:
    """CPU seconds for reading the C parser's events of every file."""
    done = subprocess.run([sys.executable, "-c", DRAIN, str(folder)], capture_output=True, text=True, check=True)
    return float(done.stdout)


class Row(NamedTuple):
    """A ratio, its upper limit (or lower, with ``is_least``), and what was measured."""

    what: str
    ratio: float
    budget: float
    detail: str
    is_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is within the budget."""
        return self.ratio >= self.budget if self.is_least else self.ratio <= self.budget


def of_seconds(what: str, ours: float, other: float, budget: float) -> Row:
    """A row about CPU seconds."""
    return Row(what, ours / other, budget, f"{ours:.3f} s / {other:.3f} s")


def small_runs(folder: Path, large: Path) -> Iterator[Row]:
    """Runs of less than a second, compared with an empty typer program."""
    small, forty, cache = folder / "small", folder / "forty", folder / "cache"
    shutil.copytree(Path(__file__).parent.parent / "examples" / "starter", small)
    make(forty, 40)
    for place in (small, forty, large):
        for _ in range(2):  # what was written a moment ago is not kept
            cost(LINT, place, environment={**os.environ, "OKR_CACHE_DIR": str(cache)})
    if len(list((cache / "answers").iterdir())) < 3:
        sys.exit("an answer was not kept, so an unchanged run cannot be measured")
    for what, place, budget in (
        ("one file", small, 0.2),
        ("40 files", forty, 0.2),
        ("the large workspace", large, 0.5),
    ):
        yield over_empty(f"unchanged run, {what}", place, cache, budget)
    changed = next(forty.rglob("*.yaml"))
    text = changed.read_text(encoding="utf-8")
    numbers = count()
    yield over_empty(
        "one file of forty changed",
        forty,
        cache,
        1.5,
        lambda: changed.write_text(f"{text}# {next(numbers)}\n", encoding="utf-8"),
    )
    yield over_empty("one small file, cold", small, cache, 1.3, lambda: shutil.rmtree(cache))


def over_empty(
    what: str, place: Path, cache: Path, budget: float, before: Callable[[], object] = lambda: None, times: int = 10
) -> Row:
    """The least cost of linting a workspace over that of an empty program, in alternating runs."""
    empty = cache.parent / "empty.py"
    empty.write_text(EMPTY_TYPER, encoding="utf-8")
    ours, floor = [], []
    for _ in range(times):
        before()
        ours.append(cost(LINT, place, environment={**os.environ, "OKR_CACHE_DIR": str(cache)}).cpu)
        floor.append(cost([sys.executable, str(empty)], cache.parent).cpu)
    return of_seconds(f"{what}, over an empty typer program", min(ours), min(floor), budget)


def views(folder: Path, size: int, cold: float) -> Iterator[Row]:
    """Views on a new day, compared with a cold lint, and their additional peak memory per byte of the files.

    The models are those cached by a first view.
    """
    cache = {**os.environ, "OKR_CACHE_DIR": str(folder.parent / "cache-of-views")}
    cost([*OKR, "due", ".", "--as-of", "2026-11-20"], folder, environment=cache)
    for view, budget in (("status", 0.6), ("review", 0.6), ("due", 0.4)):
        for output in ("table", "json"):
            command = (*OKR, view, ".", "--as-of", "2026-11-21", "--format", output)
            taken = cost(command, folder, environment=cache)
            what = f"{view} as {output} on a new day"
            yield of_seconds(f"{what}, over cold lint", taken.cpu, cold, budget)
            yield memory(what, taken.peak, size, 6)


def of_languages(folder: Path) -> Iterator[Row]:
    """A cold lint of files in four languages, compared with as many English files of the same size.

    Each language has its own words and grammar to load.
    """
    english, mixed = folder / "english", folder / "mixed"
    make(english, MIXED_FILES, languages=("en",) * len(WORDINGS))
    make(mixed, MIXED_FILES, languages=tuple(WORDINGS))
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(MIXED_RUNS):
        for place, seconds in zip((mixed, english), taken, strict=True):
            seconds.append(cost([*LINT, "--no-cache"], place).cpu)
    what = f"cold lint of four languages over English, {MIXED_FILES} files"
    yield of_seconds(what, min(taken[0]), min(taken[1]), 1.1)


def memory(what: str, peak: int, size: int, budget: float) -> Row:
    """Peak memory above ``BASE`` per byte of the files."""
    return Row(f"{what}: memory above 50 MB, over the bytes", (peak - BASE) / size, budget, f"{peak / 1e6:.0f} MB")


def against_peers(folder: Path, files: int) -> Iterator[Row]:
    """yamllint and check-jsonschema over the same files; both must be installed."""
    make(folder, files)
    ours = cost([*LINT, "--no-cache"], folder).cpu
    schema = folder / "okr.schema.json"
    with schema.open("w", encoding="utf-8") as file:
        subprocess.run([*OKR, "schema"], stdout=file, check=True)
    paths = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.yaml"))
    yamllint = cost([sys.executable, "-m", "yamllint", "-d", "relaxed", *paths], folder).cpu
    checker = cost([sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *paths], folder).cpu
    yield of_seconds(f"yamllint over okr lint, {files} files", yamllint, ours, 12)._replace(is_least=True)
    yield of_seconds(f"check-jsonschema over okr lint, {files} files", checker, ours, 4)._replace(is_least=True)


def of_growth(folder: Path) -> Iterator[Row]:
    """Four times as many of anything: the shape with the fastest growth. ``benchmarks/growth.py`` prints all."""
    warm(folder)
    worst, shape = max(((growth(shape, 0.1), shape) for shape in every_shape()), key=lambda found: found[0].ratio)
    what = f"four times as many, at worst {shape.name}"
    yield Row(what, worst.ratio, MOST, f"{worst.one:.2f} s for {worst.number:,}")


def table(folder: Path, files: int, peers: bool, grown: bool) -> Iterator[Row]:
    """Every row, in the order in which they are measured."""
    large = folder / "large"
    size = make(large, files)
    cold = cost([*LINT, "--no-cache"], large)
    yield of_seconds(f"cold lint over draining the events, {files} files", cold.cpu, drained(large), 3.5)
    yield memory("lint", cold.peak, size, 2.5)
    if peers:
        yield from against_peers(folder / "peers", min(files, 200))
    yield from of_languages(folder)
    yield from small_runs(folder, large)
    yield from views(large, size, cold.cpu)
    if grown:
        yield from of_growth(folder / "growth")


def refuse_source() -> None:
    """Exit if okr is not compiled, because each run would compile it again."""
    package = Path(okr_cli.__file__).parent
    for source in package.rglob("*.py"):
        compiled = Path(cache_from_source(str(source)))
        if not compiled.is_file() or compiled.stat().st_mtime < source.stat().st_mtime:
            sys.exit(f"not compiled: run '{sys.executable} -m compileall -q {package}' first")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--peers", action="store_true", help="also yamllint and check-jsonschema")
    parser.add_argument(
        "--growth", action="store_true", help="also four times as many of anything, which takes minutes"
    )
    options = parser.parse_args()
    refuse_source()
    subprocess.run([*OKR, "--version"], check=True)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(f"{'what':<76} {'ratio':>6}   {'budget':<8} {'':<7} measured")
    fails = 0
    with tempfile.TemporaryDirectory() as name:
        for row in table(Path(name), options.files, options.peers, options.growth):
            budget = f"{'>=' if row.is_least else '<='} {row.budget:g}"
            verdict = "holds" if row.holds else "FAILS"
            print(f"{row.what:<76} {row.ratio:>6.2f}   {budget:<8} {verdict:<7} {row.detail}", flush=True)
            fails += not row.holds
    sys.exit(1 if fails else 0)


if __name__ == "__main__":
    main()
