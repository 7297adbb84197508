"""The paths of a new cycle's files, and the part of an old file that each starts with."""

import re
from collections.abc import Collection
from pathlib import PurePath

from okr_cli.source.decoding import parsable
from okr_cli.source.modeline import MODELINE
from okr_cli.source.parser import parse
from okr_cli.source.tree import start_of

SEPARATOR = re.compile(r"^---(?=\s|\Z)[^\n]*\n?", re.MULTILINE)
"""The line between two documents of a file. Nothing in a document can look like it."""


def renamed(path: PurePath, old: str, new: str) -> PurePath:
    """The path for a new cycle: ``2026-Q4-growth.yaml`` and ``2026-Q4/growth.yaml`` with the new name.

    If no part of the path contains the old cycle, the new one is put in front of the file name.
    """
    named = re.compile(rf"(?<![0-9A-Za-z]){re.escape(old)}(?![0-9A-Za-z]|-(?:[QqHh]?[0-9]))", re.IGNORECASE)
    for at in range(len(path.parts) - 1, -1, -1):
        found = named.search(path.parts[at])
        if found:
            text = new.lower() if found[0].islower() and not found[0].isupper() else new
            part = path.parts[at][: found.start()] + text + path.parts[at][found.end() :]
            return PurePath(*path.parts[:at], part, *path.parts[at + 1 :])
    return path.with_name(f"{new}-{path.name}")


def numbers_at(text: str, starts: Collection[int]) -> list[int]:
    """The numbers of the documents that begin at these places of a text."""
    roots = parse(parsable(text)).documents
    return [number for number, root in enumerate(roots) if start_of(root) in starts]


def documents_alone(text: str, numbers: Collection[int]) -> str:
    """A text without its other documents. What is above the first one stays, if needed: the line with the schema."""
    roots = parse(parsable(text)).documents
    if len(roots) == len(numbers):
        return text
    lines = list(SEPARATOR.finditer(text))
    parts = []
    for number in numbers:
        at = start_of(roots[number])
        begin = max((line.end() for line in lines if line.start() < at), default=0)
        end = min((line.start() for line in lines if line.start() > at), default=len(text))
        parts.append(text[begin:end])
    first = text.partition("\n")[0]
    head = f"{first}\n" if MODELINE.match(first) and not parts[0].startswith(first) else ""
    return head + "---\n".join(parts)
