"""The cost of a keystroke in an editor: ``python benchmarks/keystroke.py``.

CPU seconds from the changed text to the diagnostics, for a file of 475 lines in a workspace of 100 files. The median of
several changes of a title.
"""

import argparse
import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from lsprotocol import converters, types
from workspace import make

from okr_cli.lsp.diagnostics import Diagnoser, FileDiagnostics
from okr_cli.lsp.session import EditorSession, OpenFile

BUDGET = 0.100
DAY = date(2026, 11, 20)

Run: TypeAlias = Callable[[Diagnoser], dict[str, FileDiagnostics]]
FIRST: Run = Diagnoser.run_open
WHOLE: Run = Diagnoser.run


def keystrokes(folder: Path, count: int, run: Run) -> list[float]:
    """CPU seconds of some keystrokes in one file of a workspace."""
    os.chdir(folder)
    gc.disable()  # as the server, which collects garbage while nobody types
    session = EditorSession(lambda: DAY, (folder,))
    diagnoser, converter = Diagnoser(session), converters.get_converter()
    path = sorted(folder.rglob("*.yaml"))[0]
    text = path.read_text(encoding="utf-8")
    session.open(OpenFile(path.as_uri(), path, text, 0))
    diagnoser.run()
    spent = []
    for number in range(1, count + 1):
        typed = text.replace("title: ", f"title: {'x' * number}", 1)
        begun = time.process_time()
        session.open(OpenFile(path.as_uri(), path, typed, number))
        found = run(diagnoser)[path.as_uri()]
        converter.unstructure(types.PublishDiagnosticsParams(found.uri, found.diagnostics, found.version))
        spent.append(time.process_time() - begun)
    return spent


def main() -> None:
    """Make a workspace, type in it, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--keystrokes", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        make(folder, asked.files)
        first, whole = (statistics.median(keystrokes(folder, asked.keystrokes, run)) for run in (FIRST, WHOLE))
    limit = f"budget {BUDGET * 1000:.0f} ms for 100 files"
    print(f"a keystroke among {asked.files:,} files: {first * 1000:.0f} ms for the open file ({limit})")
    print(f"{'':{len(f'a keystroke among {asked.files:,} files')}}  {whole * 1000:.0f} ms for all files, after a pause")


if __name__ == "__main__":
    main()
