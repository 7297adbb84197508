"""Suppression comments: their syntax, what they cover, and how to remove them.

``# okr: ignore[rule] -- reason`` covers a line or the entry below it, ``# okr: ignore-file[rule]`` a whole file. A
``#`` inside a scalar is text and starts no comment. The linter and the views both ask this module.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source import tree
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, Scalar, end_of, span_of, start_of, walk
from okr_cli.workspace.span_set import SpanSet

DIRECTIVE = lazy_pattern(r"#[ \t]*(?i:okr)[ \t]*:[ \t]*(?P<verb>[\w-]*)(?:[ \t]*\[(?P<rules>[^\]\r\n]*)\])?")
INTENT = lazy_pattern("ignore|disable|noqa|nolint|skip|suppress")
"""How suppression comments of linters begin. A commented-out ``okr: 1`` is not one."""

ALONE = lazy_pattern(r"[ \t]*(?:-[ \t]+)*")
NAME = lazy_pattern(r"[^\s,]+")

NEXT_COMMENT = lazy_pattern(r"(?<!\s)\s+(?=#)")
"""Where another comment begins on the same line. White space is only read from its beginning, or much of it would be
read again from each of its characters."""

REASON = lazy_pattern(r"[ \t]*(--.*)?")
"""What may follow a suppression as a part of it."""


WHOLE_FILE = Span(0, sys.maxsize)


class Suppression(NamedTuple):
    """One suppression comment.

    ``rules`` are the rules as written, each with its place. ``covers`` is the text in which findings are
    suppressed; None means the whole file. ``valid`` is False for a comment that okr does not understand.
    """

    span: Span
    rules: tuple[tuple[str, Span], ...]
    covers: Span | None
    valid: bool = True


class SuppressionTable:
    """The suppression comments of a workspace, by the path of their file."""

    def __init__(self, comments: Mapping[str, tuple[Suppression, ...]]) -> None:
        self.comments = comments
        self._covered: dict[str, dict[str, SpanSet]] = {}

    def suppresses(self, path: str, rule: Collection[str], offsets: Iterable[int]) -> bool:
        """Whether a comment suppresses a rule at one of these characters of a file.

        ``rule`` holds the name and the code of the rule.
        """
        if path not in self.comments:
            return False
        covered = self._covered_in(path)
        spans = [covered[name] for name in rule if name in covered]
        return bool(spans) and any(each.meets(offset, offset + 1) for offset in offsets for each in spans)

    def _covered_in(self, path: str) -> dict[str, SpanSet]:
        """What the comments of a file cover, by rule as written."""
        if path not in self._covered:
            spans: defaultdict[str, list[Span]] = defaultdict(list)
            for comment in self.comments[path]:
                for written, _ in comment.rules if comment.valid else ():
                    spans[written].append(comment.covers or WHOLE_FILE)
            self._covered[path] = {written: SpanSet(covers) for written, covers in spans.items()}
        return self._covered[path]


def offsets_of(finding: Finding) -> Iterator[int]:
    """Where a comment can suppress a located finding: at its place, or at a related one in the same file."""
    yield finding.span.start
    yield from (other.span.start for other in finding.related if other.path in ("", finding.path))


def suppressions(source: SourceFile, documents: tuple[Node, ...]) -> tuple[Suppression, ...]:
    """The suppression comments of a parsed file, in order."""
    found = [match for match in DIRECTIVE.finditer(source.text) if _is_meant(match, source.text)]
    if not found:
        return ()
    layout = _Layout(source, documents)
    return tuple(_suppression(match, layout) for match in found if not layout.in_scalar(match.start()))


def _is_meant(match: re.Match[str], text: str) -> bool:
    """Whether this is a comment, which in YAML follows whitespace, that is meant to suppress something."""
    before = match.start() - 1
    if before >= 0 and text[before] not in " \t\r\n":
        return False
    return match["rules"] is not None or bool(INTENT.match(match["verb"]))


def _suppression(match: re.Match[str], layout: "_Layout") -> Suppression:
    rules: tuple[tuple[str, Span], ...] = ()
    if match["rules"] is not None:
        base = match.start("rules")
        rules = tuple((name[0], Span(base + name.start(), base + name.end())) for name in NAME.finditer(match["rules"]))
    verb = match["verb"].lower()
    valid = bool(rules) and verb in ("ignore", "ignore-file")
    covers = None if verb == "ignore-file" else layout.covered(match.start())
    return Suppression(Span(*match.span()), rules, covers, valid)


class _Layout:
    """The lines, scalars and entries of a file, found once for all of its comments."""

    def __init__(self, source: SourceFile, documents: tuple[Node, ...]) -> None:
        self.source = source
        self.starts = [*source.line_starts, len(source.text)]
        scalars: list[tuple[int, int]] = []
        entries: list[tuple[int, int]] = []
        for node in (node for root in documents for node in walk(root)):
            if isinstance(node, Scalar):
                scalars.append(span_of(node))
            elif isinstance(node, tree.Mapping):
                entries.extend((start_of(key), end_of(value)) for key, value in node.entries.values())
            else:
                entries.extend(span_of(item) for item in node.items)
        self.scalars = sorted(scalars)
        self.entries = sorted(entries)
        self.content_below: list[int | None] = []
        below: int | None = None
        for line in reversed(range(len(source.lines))):
            self.content_below.append(below)
            content = source.lines[line].lstrip()
            if content and not content.startswith("#"):
                below = line
        self.content_below.reverse()
        # Of many comments above one line, or on it, each asks the same.
        self._node_of_line = cache(self._find_node_of_line)

    def in_scalar(self, offset: int) -> bool:
        """Whether the character at ``offset`` is part of a key or value."""
        before = bisect_right(self.scalars, (offset, len(self.source.text))) - 1
        return before >= 0 and offset < self.scalars[before][1]

    def covered(self, offset: int) -> Span:
        """The line of a trailing comment, or the node below a comment that is on its own line or after a lone dash."""
        line = self.source.position(offset).line - 1
        if not ALONE.fullmatch(self.source.text, self.starts[line], offset):
            return Span(self.starts[line], self.starts[line + 1])
        below = self.content_below[line]
        return Span(offset, offset) if below is None else self._node_of_line(below)

    def _find_node_of_line(self, line: int) -> Span:
        """The line, and the values whose entry or list item begins in it."""
        start, end = self.starts[line], self.starts[line + 1]
        first, behind = bisect_left(self.entries, (start, 0)), bisect_left(self.entries, (end, 0))
        return Span(start, max([end, *(until for _, until in self.entries[first:behind])]))


def removal(comment: Suppression, number: int, source: SourceFile) -> Fix | None:
    """The fix that removes one of the rules of a comment, counted from 0, or the whole comment if it names no other.

    None if something follows the comment that is neither its reason nor another comment.
    """
    rules = comment.rules
    if len(rules) == 1:
        whole = _whole_comment(comment, source)
        return Fix("Remove the comment", (Edit(whole, ""),)) if whole else None
    name, span = rules[number]
    if number + 1 < len(rules):
        removed = Span(span.start, rules[number + 1][1].start)
    else:
        removed = Span(rules[number - 1][1].end, span.end)
    return Fix(f"Remove '{name}' from the comment", (Edit(removed, ""),))


def _whole_comment(comment: Suppression, source: SourceFile) -> Span | None:
    """The comment with the whitespace before it, or its whole line. Another comment on the line stays."""
    text, starts = source.text, source.line_starts
    line = source.position(comment.span.start).line
    start, end = starts[line - 1], starts[line - 1] + len(source.lines[line - 1])
    other = NEXT_COMMENT.search(text, comment.span.end, end)
    if not REASON.fullmatch(text, comment.span.end, other.start() if other else end):
        return None
    if other:
        return Span(comment.span.start, other.end())
    before = text[start : comment.span.start]
    if not before.strip():
        return Span(start, starts[line] if line < len(starts) else len(text))
    return Span(start + len(before.rstrip()), end)
