"""Suppression comments: their syntax, what they cover, and how to remove them.

``# okr: ignore[rule] -- reason`` covers a line or the entry below it, ``# okr: ignore-file[rule]`` a whole file. A
``#`` inside a scalar is text, so a comment counts only outside of scalars. The linter and the views ask here what is
suppressed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.source import tree
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, Scalar, end_of, span_of, start_of, walk

DIRECTIVE = re.compile(r"#[ \t]*(?i:okr)[ \t]*:[ \t]*(?P<verb>[\w-]*)(?:[ \t]*\[(?P<rules>[^\]\r\n]*)\])?")
INTENT = re.compile("ignore|disable|noqa|nolint|skip|suppress")
"""How suppression comments of linters begin. A commented-out ``okr: 1`` is not one."""

ALONE = re.compile(r"[ \t]*(?:-[ \t]+)*")
NAME = re.compile(r"[^\s,]+")

NEXT_COMMENT = re.compile(r"\s+(?=#)")
"""Where another comment begins on the same line."""

REASON = re.compile(r"[ \t]*(--.*)?")
"""What may follow a suppression as a part of it."""


class Suppression(NamedTuple):
    """One suppression comment.

    ``rules`` are the rules as written, each with its place. ``covers`` is the text in which findings are
    suppressed; None means the whole file. ``valid`` is False for a comment that okr does not understand.
    """

    span: Span
    rules: tuple[tuple[str, Span], ...]
    covers: Span | None
    valid: bool = True

    def is_about(self, offsets: Iterable[int]) -> bool:
        """Whether it covers one of these characters."""
        covers = self.covers
        return covers is None or any(covers.start <= offset < covers.end for offset in offsets)


class SuppressionTable(NamedTuple):
    """The suppression comments of a workspace, by the path of their file."""

    comments: Mapping[str, tuple[Suppression, ...]]

    def of_finding(self, finding: Finding) -> list[Span]:
        """The rule names by which comments suppress a located finding, at its place or at a related one of its file."""
        if finding.path not in self.comments:
            return []
        offsets = [finding.span.start]
        offsets += [other.span.start for other in finding.related if other.path in ("", finding.path)]
        return self.at(finding.path, (finding.rule, finding.code), offsets)

    def at(self, path: str, rule: Collection[str], offsets: Iterable[int]) -> list[Span]:
        """The places of the rule names by which comments suppress a rule at one of these characters of a file.

        ``rule`` holds the name and the code of the rule.
        """
        offsets = tuple(offsets)
        return [
            span
            for comment in self.comments.get(path, ())
            if comment.valid
            for written, span in comment.rules
            if written in rule and comment.is_about(offsets)
        ]


def suppressions(source: SourceFile, documents: tuple[Node, ...]) -> tuple[Suppression, ...]:
    """The suppression comments of a parsed file, in order."""
    found = [match for match in DIRECTIVE.finditer(source.text) if _is_meant(match, source.text)]
    if not found:
        return ()
    layout = _Layout(source, documents)
    return tuple(_suppression(match, layout) for match in found if not layout.in_scalar(match.start()))


def _is_meant(match: re.Match[str], text: str) -> bool:
    """Whether this is a comment (YAML begins one only after white space) that means to suppress something."""
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
    """Where the lines, scalars and entries of a file are, found once for all of its comments."""

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

    def in_scalar(self, offset: int) -> bool:
        """Whether the character at ``offset`` is part of a key or value."""
        before = bisect_right(self.scalars, (offset, len(self.source.text))) - 1
        return before >= 0 and offset < self.scalars[before][1]

    def covered(self, offset: int) -> Span:
        """The line of a comment that follows text; the node below a comment on its own line or behind a lone dash."""
        line = self.source.position(offset).line - 1
        if not ALONE.fullmatch(self.source.text, self.starts[line], offset):
            return Span(self.starts[line], self.starts[line + 1])
        below = self.content_below[line]
        return Span(offset, offset) if below is None else self._node_of_line(below)

    def _node_of_line(self, line: int) -> Span:
        """The line, and the values whose entry or list item begins in it."""
        start, end = self.starts[line], self.starts[line + 1]
        first, behind = bisect_left(self.entries, (start, 0)), bisect_left(self.entries, (end, 0))
        return Span(start, max([end, *(until for _, until in self.entries[first:behind])]))


def removal(comment: Suppression, name: Span, source: SourceFile) -> Fix | None:
    """The fix that removes the rule at ``name`` from a comment, or the whole comment if it names no other rule.

    None if something follows the comment that is neither its reason nor another comment.
    """
    if len(comment.rules) == 1:
        whole = _whole_comment(comment, source)
        return Fix("Remove the comment", (Edit(whole, ""),)) if whole else None
    spans = [span for _, span in comment.rules]
    index = spans.index(name)
    if index + 1 < len(spans):
        removed = Span(name.start, spans[index + 1].start)
    else:
        removed = Span(spans[index - 1].end, name.end)
    return Fix(f"Remove '{source.text[name.start : name.end]}' from the comment", (Edit(removed, ""),))


def _whole_comment(comment: Suppression, source: SourceFile) -> Span | None:
    """The comment with the white space before it, or its whole line. Another comment on the line stays."""
    text = source.text
    line = source.position(comment.span.start).line
    start, next_line = source.line_starts[line - 1], [*source.line_starts, len(text)][line]
    end = start + len(source.lines[line - 1])
    before = text[start : comment.span.start]
    other = NEXT_COMMENT.search(text, comment.span.end, end)
    if not REASON.fullmatch(text, comment.span.end, other.start() if other else end):
        return None
    if other:
        return Span(comment.span.start, other.end())
    if not before.strip():
        return Span(start, next_line)
    return Span(start + len(before.rstrip()), end)
