"""Speed as ratios: ``python benchmarks/speed.py [--files 1000] [--large] [--peers]``.

Seconds depend on the machine; ratios of two programs in one run hardly do. The floor is draining the events of
the C parser over the same bytes. CPU seconds of whole processes are compared, each run on one core.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
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

OKR = (sys.executable, "-m", "okr_cli")


class Cost(NamedTuple):
    """CPU seconds, wall seconds, and peak memory in bytes of one process and its children."""

    cpu: float
    wall: float
    peak: int


def cost(command: Sequence[str], cwd: Path, repeat: int = 1, environment: dict[str, str] | None = None) -> Cost:
    """The cheapest of some runs."""
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
    """CPU seconds of only draining the C parser's events over every file."""
    done = subprocess.run([sys.executable, "-c", DRAIN, str(folder)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def show(what: str, ratio: float, budget: str, detail: str) -> None:
    print(f"{what:<62} {ratio:>7.2f}   {budget:<12} {detail}")


def again(folder: Path, cold: float) -> None:
    """The same run a second time, with what the first one kept, and how long a view takes to begin."""
    cache = {**os.environ, "OKR_CACHE_DIR": str(folder.parent / "cache")}
    cost([*OKR, "lint", "."], folder, environment=cache)
    warm = cost([*OKR, "lint", "."], folder, repeat=3, environment=cache)
    show("warm lint over cold, CPU", warm.cpu / cold, "<= 0.1", f"{warm.cpu:.2f} s / {cold:.2f} s")
    status = (*OKR, "status", ".", "--as-of", "2026-11-20")
    cost(status, folder, environment=cache)
    begins = min(until_first_line(status, folder, cache) for _ in range(3))
    show(
        "status until its first line over warm lint", begins / warm.wall, "<= 2", f"{begins:.2f} s / {warm.wall:.2f} s"
    )


def views(folder: Path, size: int, cold: float) -> None:
    """CPU of views on a new day over a cold lint, and their peak memory over what a program needs anyway, as a multiple
    of the bytes of the files. The models are those that a first view kept."""
    cache = {**os.environ, "OKR_CACHE_DIR": str(folder.parent / "cache-of-views")}
    cost([*OKR, "due", ".", "--as-of", "2026-11-20"], folder, environment=cache)
    for view, budget in (("status", 0.6), ("review", 0.6), ("due", 0.4)):
        for output in ("table", "json"):
            command = (*OKR, view, ".", "--as-of", "2026-11-21", "--format", output)
            taken = cost(command, folder, environment=cache)
            what = f"{view} as {output} on a new day"
            show(f"{what} over cold lint, CPU", taken.cpu / cold, f"<= {budget}", f"{taken.cpu:.2f} s / {cold:.2f} s")
            above = (taken.peak - BASE) / size
            show(f"{what}, memory above 50 MB over the bytes", above, "<= 6", f"{taken.peak / 1e6:.0f} MB")


def until_first_line(command: Sequence[str], cwd: Path, environment: dict[str, str]) -> float:
    """Seconds of wall time from the start of a process to its first line."""
    start = time.perf_counter()
    unbuffered = {**environment, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, env=unbuffered) as process:
        assert process.stdout is not None
        process.stdout.readline()
        taken = time.perf_counter() - start
        process.kill()
    return taken


def large_workspace(folder: Path, files: int) -> tuple[Cost, float, int]:
    size = make(folder, files)
    return cost([*OKR, "lint", "--no-cache", "."], folder), drained(folder), size


def against_peers(folder: Path, files: int) -> None:
    """yamllint and check-jsonschema over the same files; both must be installed."""
    make(folder, files)
    ours = cost([*OKR, "lint", "--no-cache", "."], folder).cpu
    schema = folder / "okr.schema.json"
    with schema.open("w", encoding="utf-8") as file:
        subprocess.run([*OKR, "schema"], stdout=file, check=True)
    paths = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.yaml"))
    yamllint = cost([sys.executable, "-m", "yamllint", "-d", "relaxed", *paths], folder).cpu
    checker = cost([sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *paths], folder).cpu
    show(f"yamllint over okr lint, {files} files", yamllint / ours, ">= 15", f"{yamllint:.2f} s / {ours:.2f} s")
    show(f"check-jsonschema over okr lint, {files} files", checker / ours, ">= 5", f"{checker:.2f} s / {ours:.2f} s")


def small_file(folder: Path) -> None:
    """One small file, whole process, against a typer program that does nothing."""
    starter = Path(__file__).parent.parent / "examples" / "starter"
    shutil.copytree(starter, folder / "small")
    empty = folder / "empty.py"
    empty.write_text(EMPTY_TYPER, encoding="utf-8")
    ours, floor = [], []
    for _ in range(20):
        ours.append(cost([*OKR, "lint"], folder / "small").wall)
        floor.append(cost([sys.executable, str(empty)], folder).wall)
    detail = f"{min(ours) * 1000:.0f} ms / {min(floor) * 1000:.0f} ms"
    show("okr lint of one small file over an empty typer program", min(ours) / min(floor), "<= 1.3", detail)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--large", action="store_true", help="also ten times as many files")
    parser.add_argument("--peers", action="store_true", help="also yamllint and check-jsonschema")
    options = parser.parse_args()
    subprocess.run([*OKR, "--version"], check=True)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(f"{'what':<62} {'ratio':>7}   {'budget':<12} measured")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, floor, size = large_workspace(folder / "one", options.files)
        detail = f"{one.cpu:.2f} s / {floor:.2f} s"
        show(f"okr lint over draining the events, {options.files} files", one.cpu / floor, "<= 2.5", detail)
        show("peak memory above 50 MB, over the bytes", (one.peak - BASE) / size, "<= 2.5", f"{one.peak / 1e6:.0f} MB")
        views(folder / "one", size, one.cpu)
        again(folder / "one", one.cpu)
        small_file(folder)
        if options.peers:
            against_peers(folder / "peers", min(options.files, 200))
        if options.large:
            ten, ten_floor, ten_size = large_workspace(folder / "ten", options.files * 10)
            growth = (ten.cpu / ten_floor) / (one.cpu / floor)
            show("ten times the files, time a file", growth, "about 1", f"{ten.cpu:.1f} s / {ten_floor:.1f} s")
            show("the same, peak memory over bytes", ten.peak / ten_size, "<= 3", f"{ten.peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
