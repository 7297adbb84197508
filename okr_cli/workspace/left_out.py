"""Finds, counts and names OKR files that were skipped, so that nobody assumes they were read."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from okr_cli.files import YAML_SUFFIXES
from okr_cli.source.decoding import read_bytes
from okr_cli.workspace.recognition import looks_like_okr
from okr_cli.workspace.skipped import Skipped, SkipReason

TOOL_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", ".git", ".hg", ".svn", ".jj"})
"""Folders of tools, in which nobody keeps OKRs; what git tracks there is read nevertheless."""

TOOL_MARKS = ("CACHEDIR.TAG", "pyvenv.cfg")
"""Files by which caches and virtual environments are known, whatever they are called."""

MAX_ENTRIES = 2_000
MAX_FILES = 200
"""How far a workspace is searched for what was left out: about as long as it takes to read twenty files."""


class LeftOut(NamedTuple):
    """A skipped file or folder, and the reason, with more ``detail``."""

    path: Path
    reason: SkipReason
    detail: str = ""


class Search:
    """A search for OKR files in places that were left out. It ends early, and then ``is_exhausted``."""

    def __init__(self) -> None:
        self.entries = 0
        self.files = 0

    @property
    def is_exhausted(self) -> bool:
        """Whether a limit was reached."""
        return self.entries >= MAX_ENTRIES or self.files >= MAX_FILES

    def okr_files(self, place: Path) -> Iterator[Path]:
        """The OKR files at or below a place, each folder before its content."""
        waiting = [place] if place.is_dir() else []
        if not waiting and not place.is_symlink() and self._is_ours(place):
            yield place
        while waiting and not self.is_exhausted:
            folder = waiting.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError:
                continue
            if any(entry.name in TOOL_MARKS for entry in entries):
                continue
            self.entries += len(entries)
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in TOOL_FOLDERS:
                        waiting.append(Path(entry.path))
                elif entry.is_file(follow_symlinks=False) and self._is_ours(Path(entry.path)):
                    yield Path(entry.path)

    def _is_ours(self, path: Path) -> bool:
        if path.suffix.lower() not in YAML_SUFFIXES or self.is_exhausted:
            return False
        self.files += 1
        try:
            return looks_like_okr(read_bytes(path))
        except OSError:
            return False


def skipped_in(places: Iterable[LeftOut], already: frozenset[Path]) -> Iterator[Skipped]:
    """The OKR files in places that were left out, one item for each reason. ``already`` are those that are known."""
    search = Search()
    found: dict[tuple[SkipReason, str], list[Path]] = {}
    for place in places:
        paths = [path for path in search.okr_files(place.path) if path not in already]
        if paths:
            found.setdefault((place.reason, place.detail), []).extend(paths)
    for (reason, detail), paths in found.items():
        yield Skipped(paths[0], reason, detail, more=len(paths) - 1, is_open_ended=search.is_exhausted, is_found=True)
