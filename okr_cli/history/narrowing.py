"""Blanks what two versions of a file have in common, so that less has to be parsed.

Top-level entries (an Objective, a person, a KPI) that are equal in both are blanked; everything else keeps its line and
column. If the indentation does not show where entries begin and end, nothing is blanked.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from okr_cli.history.snapshot import Snapshot
from okr_cli.source.decoding import TruncatedBytes

LIST_KEY = re.compile(rb"(?:objectives|initiatives|actions|projects|kpis|people)[ ]*:[ ]*(?:#.*)?\r?$")
UNCERTAIN = re.compile(rb"^(?:---|\.\.\.|%|\t)|\t|(?:^|[\s\[{,:])(?:[&*!]\S|<<)", re.M)
"""Several documents, tabs, and what lets one place of a file speak for another: anchors, aliases, merges, tags."""

CHARACTER = re.compile(rb"[^\r\n\x80-\xbf][\x80-\xbf]*")
"""One character of UTF-8 that ends no line. Each becomes one space, so that places can be counted in characters."""


def narrowed(before: Snapshot, after: Snapshot) -> tuple[Snapshot, Snapshot]:
    """The two states, each with only those entries of a file that the other one does not have."""
    others = {file.path: file for file in after.held}
    pairs = {file.path: differing(file.data, others[file.path].data) for file in before.held if file.path in others}
    one, other = (
        replace(
            state, held=tuple(file._replace(data=pairs.get(file.path, (file.data,) * 2)[side]) for file in state.held)
        )
        for side, state in enumerate((before, after))
    )
    return one, other


def differing(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Two texts without the entries that both have. A character of such an entry is a space, unless it ends a line."""
    if any(isinstance(data, TruncatedBytes) or UNCERTAIN.search(data) for data in (before, after)):
        return before, after
    texts = [data.splitlines(keepends=True) for data in (before, after)]
    entries = [dict(_entries(lines)) for lines in texts]
    pairs = list(zip(texts, entries, strict=True))
    counts = [Counter(b"".join(lines[at:end]) for at, end in found.items()) for lines, found in pairs]
    one, other = (_blanked(lines, found, counts[0] & counts[1]) for lines, found in pairs)
    return one, other


def _entries(lines: list[bytes]) -> Iterator[tuple[int, int]]:
    """The first line of each entry of the top-level lists, and the line after its last one."""
    begin = indent = -1
    is_list = False
    for number, line in enumerate(lines):
        text = line.lstrip(b" ")
        depth = len(line) - len(text)
        if not text.strip() or text.startswith(b"#"):
            continue
        is_entry = is_list and text.startswith(b"- ") and (indent < 0 or depth == indent)
        if begin >= 0 and depth <= indent:
            yield begin, number
            begin = -1
        if is_entry:
            begin, indent = number, depth
        elif depth == 0:
            is_list, indent = bool(LIST_KEY.match(text)), -1
    if begin >= 0:
        yield begin, len(lines)


def _blanked(lines: list[bytes], entries: dict[int, int], common: Counter[bytes]) -> bytes:
    kept = list(lines)
    for at, end in entries.items():
        text = b"".join(lines[at:end])
        if common[text] > 0:
            common[text] -= 1
            kept[at:end] = [CHARACTER.sub(b" ", line) for line in lines[at:end]]
    return b"".join(kept)
