"""Removes an entry whose key and value repeat an earlier one."""

import re
from collections.abc import Iterator

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.source.composer import ANCHOR
from okr_cli.source.parser import Parsed
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import Entry, Mapping, end_of, start_of, walk

BLOCK_WITH_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
ITEM = re.compile(r" *-(?!\S)")
CLOSES = re.compile(r"\s*[,}]")
COMMENT = re.compile(r"\s+#")


def with_removal_fixes(source: SourceFile, parsed: Parsed) -> Iterator[Finding]:
    """The findings of a parsed file, with a fix for each duplicate key whose value is written the same again."""
    entries = _entries_by_offset(source.text, parsed)
    for finding in parsed.findings:
        first = entries.get(finding.related[0].span.start) if finding.rule == "duplicate-key" else None
        removal = _repetition(source, *first, finding.span.start) if first else None
        yield finding._replace(fix=Fix("Remove the duplicate", (Edit(removal, ""),))) if removal else finding


def _entries_by_offset(text: str, parsed: Parsed) -> dict[int, tuple[Entry, bool]]:
    """The entries by the offset of their key, and whether they are in braces. Without those whose end is unclear."""
    found: dict[int, tuple[Entry, bool]] = {}
    if BLOCK_WITH_BLANK_LINES.search(text):
        return found
    for mapping in (node for root in parsed.documents for node in walk(root) if isinstance(node, Mapping)):
        entries = {start_of(entry[0]): entry for entry in mapping.entries.values()}
        in_braces = text.startswith("{", mapping.start)
        if in_braces or mapping.start in entries:
            found.update((start, (entry, in_braces)) for start, entry in entries.items())
    return found


def _repetition(source: SourceFile, first: Entry, in_braces: bool, start: int) -> Span | None:
    """The text of the entry at ``start`` to delete.

    None if it differs from ``first``, if it cannot be removed cleanly, and if anchors, aliases or merge keys are
    involved.
    """
    text, (key, value) = source.text, first
    words = text[start_of(key) : end_of(value)].rstrip()
    end, first_end = start + len(words), start_of(key) + len(words)
    if start_of(value) < end_of(key) or ANCHOR.search(words) or start < first_end or not text.startswith(words, start):
        return None
    if in_braces:
        return _with_its_comma(source, start, end)
    rest = _rest(text, end)
    is_same_comment = COMMENT.match(rest) and rest.strip() == _rest(text, first_end).strip()
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
    """The lines of an entry; None if they contain anything else, or if an adjacent line may belong to it."""
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
