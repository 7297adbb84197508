"""The cost of four times as many of anything: ``python benchmarks/growth.py [NAME …] [--seconds 0.1]``.

Runs a command over N and over 4N of each thing. The ratio of CPU seconds is about 4 for linear time and 16 for
quadratic time. Prints a line per shape, and exits with 1 if a ratio is above 5.
"""

import argparse
import gc
import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from shapes import Files, Shape, every_shape

MOST = 5.0
TIMES = 4
LIMIT = 60
"""CPU seconds after which a run is given up."""

LARGEST = 4_500_000
"""Bytes of a file, which okr reads up to five million of."""

MOST_FILES = 3_000
REPEAT = 3


class Growth(NamedTuple):
    """CPU seconds for a number of things and for four times as many; None for a run that was stopped."""

    number: int
    one: float
    four: float | None

    @property
    def ratio(self) -> float:
        """The time of the larger run as a multiple of the smaller."""
        return (self.four or float("inf")) / self.one

    @property
    def is_fine(self) -> bool:
        """Whether time grows in proportion."""
        return self.ratio <= MOST


def growth(shape: Shape, seconds: float, start: int = 8) -> Growth:
    """Measure a shape, from the first number for which the command takes this many CPU seconds."""
    floor = cpu_seconds(shape, 1, 1) or 0.0
    number = start
    while True:
        trial = cpu_seconds(shape, number, 1)
        if trial is None or trial >= seconds + floor or number * 2 > shape.most:
            break
        if _is_full(shape.build(number * 2 * TIMES)):
            break
        number *= 2
    one = cpu_seconds(shape, number, REPEAT) or float(LIMIT)
    four = cpu_seconds(shape, number * TIMES, REPEAT if one < 1 else 1)
    return Growth(number, one, four)


def _is_full(files: Files) -> bool:
    return len(files) > MOST_FILES or any(len(text) > LARGEST for text in files.values())


def cpu_seconds(shape: Shape, number: int, repeat: int) -> float | None:
    """The least CPU seconds of some runs in separate processes; None if one takes too long."""
    with tempfile.TemporaryDirectory() as name:
        runs = [_one_run(shape, number, Path(name) / str(count)) for count in range(repeat)]
    return min((seconds for seconds in runs if seconds is not None), default=None)


def _write(shape: Shape, number: int, folder: Path) -> None:
    for path, text in {"okr.toml": "", **shape.build(number)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _one_run(shape: Shape, number: int, folder: Path) -> float | None:
    _write(shape, number, folder)
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        os.write(writing, str(_seconds_here(shape.command, folder)).encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(process, 0)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    if not said and os.waitstatus_to_exitcode(status) >= 0:
        sys.exit(f"{shape.name}, {number:,} of it: the command could not be run")
    return float(said) if said else None


def _seconds_here(command: tuple[str, ...], folder: Path) -> float:
    """CPU seconds of a command in this process."""
    from okr_cli.app import app

    os.environ["OKR_CACHE_DIR"] = str(folder.parent / f"cache-{folder.name}")
    os.chdir(folder)
    gc.disable()
    said = io.StringIO()
    start = time.process_time()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            app(command, prog_name="okr")
        except SystemExit as leaving:
            code = leaving.code
    taken = time.process_time() - start
    if code not in (0, None):
        print(f"{' '.join(command)}: exit code {code}: {said.getvalue()[:500]}", file=sys.stderr)
        os._exit(1)
    return taken


def chosen(names: list[str]) -> Iterator[Shape]:
    """The shapes with one of these words in their names, or all."""
    return (shape for shape in every_shape() if not names or any(name in shape.name for name in names))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only shapes with these words in their name")
    parser.add_argument("--seconds", type=float, default=0.1, help="CPU seconds that N of anything takes")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        warm(Path(name))
    print(f"{'four times as many':<72} {'ratio':>7}   {'N':>7}   CPU seconds for N and for 4N")
    too_much = 0
    for shape in chosen(options.names):
        found = growth(shape, options.seconds)
        too_much += not found.is_fine
        four = f"over {LIMIT}" if found.four is None else f"{found.four:.2f}"
        sign = "" if found.is_fine else "  <- more than 5"
        print(f"{shape.name:<72} {found.ratio:>7.2f}   {found.number:>7,}   {found.one:.2f} / {four}{sign}", flush=True)
    sys.exit(1 if too_much else 0)


def warm(folder: Path) -> None:
    """Run each command once in this process, so that imports are not measured."""
    for number, shape in enumerate({shape.command: shape for shape in every_shape()}.values()):
        place = folder / str(number)
        _write(shape, 2, place)
        _seconds_here(shape.command, place)


if __name__ == "__main__":
    main()
