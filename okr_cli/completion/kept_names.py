"""The names of a workspace, cached between key presses.

They are current on the same day as long as no file or folder that was read has changed. Outdated names are offered once
more while another process reads the workspace again; okr checks each name when the command runs.
"""

import os
import sys
import time
import zlib

from okr_cli import __version__
from okr_cli.kept_answer.circumstances import SIZE, blake2b
from okr_cli.kept_answer.store import load, save

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Iterable

Name = tuple[str, str, str, bool, str]
"""Kind, name, what it means, whether it is of a current cycle, and the address of an entity."""

FIELDS = 5
LARGEST = 50_000_000
ROOTS = ("okr.toml", ".git", "pyproject.toml")


def names() -> list[Name]:
    """The names of the workspaces in the working directory. What cannot be read is not offered.

    A folder that is in no repository and has no settings above it may be a whole home, so it is not walked.
    """
    if not _has_root(os.getcwd()):
        return []
    # Whose file it is cannot be told on Windows, so nothing is kept there.
    key = _key() if os.name == "posix" else b""
    evidence, body = _load(key)
    if not evidence:
        body = _read_anew(key)
    elif _evidence(line.rpartition("\t")[0] for line in evidence.splitlines()[1:]) != evidence:
        _refresh(key)
    lines = (line.split("\t") for line in body.split("\n"))
    return [(line[0], line[1], line[2], line[3] == "+", line[4] + line[1]) for line in lines if len(line) == FIELDS]


def _load(key: bytes) -> tuple[str, str]:
    """The evidence and the names that are kept; both are empty if there are none."""
    try:
        text = zlib.decompressobj().decompress(load(key), LARGEST).decode() if key else ""
    except (zlib.error, ValueError):
        text = ""
    evidence, _, body = text.partition("\0\0")
    return evidence, body


def _refresh(key: bytes) -> None:
    """Read the workspace for the next key press, in a process that has no terminal and for which nobody waits."""
    if os.fork() == 0:
        try:
            os.setsid()
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nowhere, stream)
            _read_anew(key)
        finally:
            os._exit(0)


def _has_root(folder: str) -> bool:
    if any(os.path.lexists(os.path.join(folder, name)) for name in ROOTS):
        return True
    above = os.path.dirname(folder)
    return above != folder and _has_root(above)


def _read_anew(key: bytes) -> str:
    from datetime import date
    from pathlib import Path

    from okr_cli.completion.names import workspace_names

    began = time.time_ns()
    found = workspace_names(Path.cwd(), date.today())
    folders = {os.path.dirname(path) for path in found.paths}
    evidence = _evidence(sorted({*found.paths, *folders}))
    body = "\n".join(found.lines)
    # What was changed a moment ago may change again within the same tick of the clock.
    if key and found.paths and _latest(evidence) < began - 50_000_000:
        save(key, zlib.compress(f"{evidence}\0\0{body}".encode("utf-8", "replace"), 1))
    return body


def _evidence(paths: "Iterable[str]") -> str:
    """The date, then each path with its time and size, one per line."""
    return "\n".join((time.strftime("%Y-%m-%d"), *(f"{path}\t{_stamp(path)}" for path in paths)))


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return "0,0"
    return f"{found.st_mtime_ns},{found.st_size}"


def _latest(evidence: str) -> int:
    return max(int(line.rpartition("\t")[2].partition(",")[0]) for line in evidence.splitlines()[1:])


def _key() -> bytes:
    """For this working directory and okr."""
    about = repr((os.getcwd(), __version__, FIELDS, sys.version))
    return blake2b(about.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()
