"""Removal of an entry whose key and value repeat an earlier one word for word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.source.composer import ANCHOR
from okr_cli.source.parser import Parsed
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import Entry, Mapping, end_of, start_of, walk

BLOCK_WITH_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
ITEM = re.compile(r" *-(?!\S)")
CLOSES = re.compile(r"\s*[,}]")
COMMENT = re.compile(r"\s+#")


class _SourceEntry(NamedTuple):
    """An entry as it is written: its ``text`` from its key to the offset ``end``, and the ``rest`` of its line."""

    text: str
    rest: str
    end: int
    in_braces: bool


def with_removal_fixes(source: SourceFile, parsed: Parsed) -> Iterator[Finding]:
    """The findings of a parsed file, with a fix for each duplicate key whose value is written the same again."""
    starts = {finding.related[0].span.start for finding in parsed.findings if finding.rule == "duplicate-key"}
    firsts = _entries_at(starts, source, parsed) if starts else {}
    for finding in parsed.findings:
        first = firsts.get(finding.related[0].span.start) if finding.rule == "duplicate-key" else None
        removal = _repetition(source, first, finding.span.start) if first else None
        yield finding._replace(fix=Fix("Remove the second one", (Edit(removal, ""),))) if removal else finding


def _entries_at(wanted: set[int], source: SourceFile, parsed: Parsed) -> dict[int, _SourceEntry]:
    """The entries whose keys start at the ``wanted`` offsets, except those whose end is unclear."""
    found: dict[int, _SourceEntry] = {}
    if BLOCK_WITH_BLANK_LINES.search(source.text):
        return found
    for mapping in (node for root in parsed.documents for node in walk(root) if isinstance(node, Mapping)):
        starts = [start_of(key) for key, _ in mapping.entries.values()]
        in_braces = source.text.startswith("{", mapping.start)
        if not in_braces and mapping.start not in starts:
            continue
        for start, entry in zip(starts, mapping.entries.values(), strict=True):
            written = _as_written(source.text, entry, in_braces) if start in wanted else None
            if written:
                found[start] = written
    return found


def _as_written(text: str, entry: Entry, in_braces: bool) -> _SourceEntry | None:
    """An entry whose value follows its key; None if anchors, aliases or merge keys are involved."""
    key, value = entry
    start = start_of(key)
    if start_of(value) < end_of(key):
        return None
    words = text[start : end_of(value)].rstrip()
    end = start + len(words)
    return None if ANCHOR.search(words) else _SourceEntry(words, _rest(text, end), end, in_braces)


def _repetition(source: SourceFile, first: _SourceEntry, start: int) -> Span | None:
    """The text of the entry at ``start`` to delete; None if it differs from ``first`` or cannot be removed cleanly."""
    if start < first.end or not source.text.startswith(first.text, start):
        return None
    end = start + len(first.text)
    if first.in_braces:
        return _with_its_comma(source, start, end)
    rest = _rest(source.text, end)
    is_same_comment = COMMENT.match(rest) and rest.strip() == first.rest.strip()
    return _whole_lines(source, start, end) if is_same_comment or not rest.strip() else None


def _rest(text: str, offset: int) -> str:
    """The text from ``offset`` to the end of its line."""
    found = LINE_BREAK.search(text, offset)
    return text[offset : found.start() if found else len(text)]


def _with_its_comma(source: SourceFile, start: int, end: int) -> Span | None:
    """An entry between braces and the comma before it; None if that comma may be part of a comment."""
    text = source.text
    comma = start - 1
    while text[comma].isspace():
        comma -= 1
    line, below = source.position(comma).line, source.position(start).line
    if text[comma] != "," or not CLOSES.match(text, end):
        return None
    return Span(comma, end) if line == below or "#" not in source.lines[line - 1] else None


def _whole_lines(source: SourceFile, start: int, end: int) -> Span | None:
    """The lines of an entry; None if they hold something else, or if a line above or below may belong to it."""
    lines, starts = source.lines, source.line_starts
    first, below = source.position(start).line - 1, source.position(end).line
    indent = start - starts[first]
    if lines[first][:indent].strip(" ") or lines[first - 1].lstrip().startswith("#"):
        return None
    if not _ends_above(lines, below, indent):
        return None
    if below < len(lines):
        return Span(starts[first], starts[below])
    # A file without a line break at its end has none afterwards either.
    return Span(starts[first - 1] + len(lines[first - 1]), len(source.text))


def _ends_above(lines: tuple[str, ...], number: int, indent: int) -> bool:
    """Whether an entry indented by ``indent`` ends before the line with this number, counted from 0."""
    while number < len(lines):
        line = lines[number]
        content = line.lstrip()
        depth = len(line) - len(content)
        if content and depth > indent:
            return False
        if content and not content.startswith("#"):
            return depth < indent or not ITEM.match(line)
        number += 1
    return True
