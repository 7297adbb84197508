"""The names of a workspace, kept from one key press to the next.

They are right while no file that was read, and no folder that holds one, has changed. That a file appears where none
was is seen by the time of its folder. A name too many or too few does no harm: okr looks again when the command runs.
"""

import os
import sys
import time

from okr_cli import __version__

try:
    from _blake2 import blake2b  # hashlib, which gives the same function, loads OpenSSL first
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Iterable

Name = tuple[str, str, str, bool, str]
"""Kind, name, what it means, whether it is of a current cycle, and the address of an entity."""

FIELDS = 5
ROOTS = ("okr.toml", ".git", "pyproject.toml")
LARGEST = 4_000_000
MOST = 20
"""Folders whose names are kept."""

BY_OTHERS = 0o077
NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def names() -> list[Name]:
    """The names of the workspaces in the working directory. What cannot be read is not offered.

    A folder that is in no repository and has no settings above it may be a whole home, so it is not walked.
    """
    if not _has_root(os.getcwd()):
        return []
    place = _place()
    kept = _load(place)
    evidence, _, body = kept.partition("\0\0")
    if not evidence or _evidence(line.rpartition("\t")[0] for line in evidence.splitlines()) != evidence:
        body = _read_anew(place)
    lines = (line.split("\t") for line in body.split("\n"))
    return [(line[0], line[1], line[2], line[3] == "+", line[4]) for line in lines if len(line) == FIELDS]


def _has_root(folder: str) -> bool:
    if any(os.path.lexists(os.path.join(folder, name)) for name in ROOTS):
        return True
    above = os.path.dirname(folder)
    return above != folder and _has_root(above)


def _read_anew(place: str) -> str:
    from datetime import date
    from pathlib import Path

    from okr_cli.completion.names import workspace_names

    began = time.time_ns()
    found = workspace_names(Path.cwd(), date.today())
    folders = {os.path.dirname(path) for path in found.paths}
    evidence = _evidence(sorted({*found.paths, *folders}))
    body = "\n".join(found.lines)
    # What was changed a moment ago may change again within the same tick of the clock.
    if found.paths and _latest(evidence) < began - 50_000_000:
        _save(place, f"{evidence}\0\0{body}")
    return body


def _evidence(paths: "Iterable[str]") -> str:
    """Each path with its time and size, one per line."""
    return "\n".join(f"{path}\t{_stamp(path)}" for path in paths)


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return "0,0"
    return f"{found.st_mtime_ns},{found.st_size}"


def _latest(evidence: str) -> int:
    return max(int(line.rpartition("\t")[2].partition(",")[0]) for line in evidence.splitlines())


def _place() -> str:
    """The file for this working directory, okr and day."""
    about = repr((os.getcwd(), __version__, FIELDS, sys.version, time.localtime()[:3])).encode("utf-8", "surrogatepass")
    return os.path.join(_cache_folder(), "names", blake2b(about, digest_size=16).hexdigest())


def _cache_folder() -> str:
    chosen = os.environ.get("OKR_CACHE_DIR")
    if chosen:
        return chosen
    if sys.platform in ("win32", "darwin"):
        from okr_cli.cache import cache_folder

        return str(cache_folder())
    return os.path.join(os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache"), "okr")


def _load(place: str) -> str:
    """What is kept; empty where there is nothing, or where somebody else may have written it."""
    try:
        if not _is_private(os.lstat(os.path.dirname(place))):
            return ""
        descriptor = os.open(place, os.O_RDONLY | NO_LINK)
        try:
            return os.read(descriptor, LARGEST).decode() if _is_private(os.fstat(descriptor)) else ""
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return ""


def _save(place: str, text: str) -> None:
    """Keep a text, and let the oldest ones go where there are many. Without a usable folder, nothing is kept."""
    folder = os.path.dirname(place)
    draft = f"{place}.{os.getpid()}"
    try:
        for each in (os.path.dirname(folder), folder):
            os.makedirs(each, mode=0o700, exist_ok=True)
        if not _is_private(os.lstat(folder)):
            return
        for old in sorted(os.listdir(folder), key=lambda name: os.lstat(os.path.join(folder, name)).st_mtime)[:-MOST]:
            os.unlink(os.path.join(folder, old))
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(draft, place)
    except (OSError, ValueError):
        return


def _is_private(found: os.stat_result) -> bool:
    """Whether a file or folder belongs to this user alone. On Windows, the profile of a user is private already."""
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & BY_OTHERS)
