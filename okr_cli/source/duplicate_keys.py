"""Entries that stand twice, word for word: the second one can go."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.source.composer import ANCHOR
from okr_cli.source.parser import Parsed
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import Entry, Mapping, end_of, start_of, walk

KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
ITEM = re.compile(r" *-(?!\S)")
CLOSES = re.compile(r"\s*[,}]")
COMMENT = re.compile(r"\s+#")


class _Written(NamedTuple):
    """The first of two entries as it is written, from its key on; ``rest`` is what stands behind it in its line."""

    text: str
    rest: str
    end: int
    in_braces: bool


def with_removals(source: SourceFile, parsed: Parsed) -> Iterator[Finding]:
    """The findings of a parsed file: with a fix where a key stands a second time and its value is written the same."""
    firsts = {one.related[0].span.start for one in parsed.findings if one.rule == "duplicate-key"}
    written = _written(source, parsed, firsts) if firsts else {}
    for one in parsed.findings:
        first = written.get(one.related[0].span.start) if one.rule == "duplicate-key" else None
        doomed = _second(source, first, one.span.start) if first else None
        yield one._replace(fix=Fix("Remove the second one", (Edit(doomed, ""),))) if doomed else one


def _written(source: SourceFile, parsed: Parsed, wanted: set[int]) -> dict[int, _Written]:
    """Entries by where their keys stand, as far as it is clear where they end."""
    found: dict[int, _Written] = {}
    if KEEPS_BLANK_LINES.search(source.text):
        return found
    for mapping in (node for root in parsed.documents for node in walk(root) if isinstance(node, Mapping)):
        starts = [start_of(key) for key, _ in mapping.entries.values()]
        in_braces = source.text.startswith("{", mapping.start)
        if not in_braces and mapping.start not in starts:
            continue
        for start, entry in zip(starts, mapping.entries.values(), strict=True):
            one = _as_written(source.text, entry, in_braces) if start in wanted else None
            if one:
                found[start] = one
    return found


def _as_written(text: str, entry: Entry, in_braces: bool) -> _Written | None:
    """An entry whose value stands behind its key, and nowhere else; None for one with anchors or aliases."""
    key, value = entry
    start = start_of(key)
    if start_of(value) < end_of(key):
        return None
    words = text[start : end_of(value)].rstrip()
    end = start + len(words)
    return None if ANCHOR.search(words) else _Written(words, _rest(text, end), end, in_braces)


def _second(source: SourceFile, first: _Written, start: int) -> Span | None:
    """What has to go for a second entry, or None where it is not the same or cannot be cut out cleanly."""
    if start < first.end or not source.text.startswith(first.text, start):
        return None
    end = start + len(first.text)
    if first.in_braces:
        return _with_its_comma(source, start, end)
    rest = _rest(source.text, end)
    is_said_above = COMMENT.match(rest) and rest.strip() == first.rest.strip()
    return _whole_lines(source, start, end) if is_said_above or not rest.strip() else None


def _rest(text: str, offset: int) -> str:
    """What stands between ``offset`` and the end of its line."""
    found = LINE_BREAK.search(text, offset)
    return text[offset : found.start() if found else len(text)]


def _with_its_comma(source: SourceFile, start: int, end: int) -> Span | None:
    """An entry between braces, with the comma before it. One in a line above may belong to a comment."""
    text = source.text
    comma = start - 1
    while text[comma].isspace():
        comma -= 1
    line, below = source.position(comma).line, source.position(start).line
    if text[comma] != "," or not CLOSES.match(text, end):
        return None
    return Span(comma, end) if line == below or "#" not in source.lines[line - 1] else None


def _whole_lines(source: SourceFile, start: int, end: int) -> Span | None:
    """The lines of an entry, if nothing else stands in them and nothing above or below belongs to it."""
    lines, starts = source.lines, source.line_starts
    first, below = source.position(start).line - 1, source.position(end).line
    indent = start - starts[first]
    if lines[first][:indent].strip(" ") or lines[first - 1].lstrip().startswith("#"):
        return None
    if not _ends_above(lines, below, indent):
        return None
    if below < len(lines):
        return Span(starts[first], starts[below])
    # At the end of a file without a last line break there is none afterwards.
    return Span(starts[first - 1] + len(lines[first - 1]), len(source.text))


def _ends_above(lines: tuple[str, ...], number: int, indent: int) -> bool:
    """Whether an entry that is set in by ``indent`` has nothing in the line of this number, from 0, and below."""
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
