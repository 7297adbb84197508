"""Suppression comments: ``# okr: ignore[rule] -- reason`` and ``# okr: ignore-file[rule]``.

A ``#`` inside a scalar is text, not a comment.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from okr_cli.finding import Span
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, end_of, span_of, start_of, walk

DIRECTIVE = re.compile(r"#[ \t]*(?i:okr)[ \t]*:[ \t]*(?P<verb>[\w-]*)(?:[ \t]*\[(?P<rules>[^\]\r\n]*)\])?")
INTENT = re.compile("ignore|disable|noqa|nolint|skip|suppress")
"""How suppression comments begin in linters. A commented-out ``okr: 1`` is not one."""

ALONE = re.compile(r"[ \t]*(?:-[ \t]+)*")
NAME = re.compile(r"[^\s,]+")


class Suppression(NamedTuple):
    """One suppression comment.

    ``rules`` are the rules as written, each with its place. ``covers`` is the text in which findings are
    suppressed, or None for the whole file. ``valid`` is False for a comment that okr does not understand.
    """

    span: Span
    rules: tuple[tuple[str, Span], ...]
    covers: Span | None
    valid: bool = True


def suppressions(source: SourceFile, documents: tuple[Node, ...]) -> tuple[Suppression, ...]:
    """The suppression comments of a parsed file, in order."""
    matches = [match for match in DIRECTIVE.finditer(source.text) if _is_directive(match, source.text)]
    if not matches:
        return ()
    places = _Places(source, documents)
    return tuple(_suppression(match, places) for match in matches if not places.in_scalar(match.start()))


def _is_directive(match: re.Match[str], text: str) -> bool:
    """Whether this is a comment, which in YAML needs white space before it, and meant to suppress something."""
    before = match.start() - 1
    if before >= 0 and text[before] not in " \t\r\n":
        return False
    return match["rules"] is not None or bool(INTENT.match(match["verb"]))


def _suppression(match: re.Match[str], places: "_Places") -> Suppression:
    rules: tuple[tuple[str, Span], ...] = ()
    if match["rules"] is not None:
        base = match.start("rules")
        rules = tuple((name[0], Span(base + name.start(), base + name.end())) for name in NAME.finditer(match["rules"]))
    verb = match["verb"].lower()
    valid = bool(rules) and verb in ("ignore", "ignore-file")
    covers = None if verb == "ignore-file" else places.covered(match.start())
    return Suppression(Span(*match.span()), rules, covers, valid)


class _Places:
    """The places of a file's lines, scalars and entries, prepared once for any number of comments."""

    def __init__(self, source: SourceFile, documents: tuple[Node, ...]) -> None:
        self.source = source
        self.starts = [*source.line_starts, len(source.text)]
        scalars: list[tuple[int, int]] = []
        entries: list[tuple[int, int]] = []
        for node in (node for root in documents for node in walk(root)):
            if isinstance(node, Scalar):
                scalars.append(span_of(node))
            elif isinstance(node, Mapping):
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

    def in_scalar(self, offset: int) -> bool:
        """Whether the character at ``offset`` is part of a key or value."""
        before = bisect_right(self.scalars, (offset, len(self.source.text))) - 1
        return before >= 0 and offset < self.scalars[before][1]

    def covered(self, offset: int) -> Span:
        """What a comment covers: its line if it follows text; the node below if it is alone or follows only a dash."""
        line = self.source.position(offset).line - 1
        if not ALONE.fullmatch(self.source.text, self.starts[line], offset):
            return Span(self.starts[line], self.starts[line + 1])
        below = self.content_below[line]
        return Span(offset, offset) if below is None else self._node_of_line(below)

    def _node_of_line(self, line: int) -> Span:
        """The line, extended by the values whose entry or list item begins in it."""
        start, end = self.starts[line], self.starts[line + 1]
        first, behind = bisect_left(self.entries, (start, 0)), bisect_left(self.entries, (end, 0))
        return Span(start, max([end, *(until for _, until in self.entries[first:behind])]))
