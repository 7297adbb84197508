"""Finds what is at the cursor of a text that is being typed, and rarely valid.

A marker is inserted at the cursor, and okr's own parser reads the text. If that fails, the text is completed as its
author might continue: with a colon, a closing bracket or quote, or without other broken parts.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from okr_cli.edit.data import Route
from okr_cli.finding import Span
from okr_cli.model.cycle import Calendar
from okr_cli.model.definition import Definition
from okr_cli.source.parser import Parsed, is_broken, parse
from okr_cli.source.recovery import read_behind_mistakes
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, span_of
from okr_cli.validation.documents import load

MARK = "\ue000"
"""A character of the private use area: YAML takes it as text, and no file means anything by it."""

CLOSERS = {"[": "]", "{": "}"}


class Cursor(NamedTuple):
    """The place of a cursor."""

    route: Route  # leads to the key or value that is typed
    is_key: bool
    typed: str  # the part of it before the cursor
    replaces: Span  # what a choice replaces
    holder: Mapping | None  # mapping around the key, or around the key of the value; None in a list without one
    definition: Definition[Any] | None = None  # innermost entity around it
    has_colon: bool = False

    @property
    def key(self) -> str:
        """The key whose value, or list of values, is typed; empty for a key."""
        return "" if self.is_key else next((step for step in reversed(self.route) if isinstance(step, str)), "")


class _Place(NamedTuple):
    """A marked scalar in a tree, and the way to it."""

    scalar: Scalar
    route: Route
    is_key: bool
    holder: Mapping | None


def cursor_at(source: SourceFile, offset: int, calendar: Calendar) -> Cursor | None:
    """What is at an offset; None in a comment, and if the text cannot be interpreted."""
    text = source.text
    for marked in _completions(text, offset):
        parsed = parse(marked, explained=False)
        if is_broken(parsed):
            continue
        place = _marked(parsed)
        if place and _is_typed_here(place, marked, offset):
            return _cursor(SourceFile(source.path, marked), parsed, place, text, offset, calendar)
    for marked in (_with(text, offset, MARK + ":"), _with(text, offset, MARK)):
        recovered = read_behind_mistakes(marked, parse(marked, explained=False))
        place = _marked(recovered)
        if place and _is_typed_here(place, marked, offset):
            return _cursor(SourceFile(source.path, marked), recovered, place, text, offset, calendar)
    return None


def _completions(text: str, offset: int) -> Iterator[str]:
    """The text with the mark, in the ways in which its author may continue."""
    yield _with(text, offset, MARK)
    yield _with(text, offset, MARK + ":")
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    before = text[line_start:offset]
    behind = re.search(r"[\r\n]|$", text[offset:])
    end = offset + (behind.start() if behind else 0)
    closers = _open_brackets(before)
    if closers:
        for mark in (MARK, MARK + ":"):
            yield text[:offset] + mark + closers + text[end:]
    for quote in ('"', "'"):
        if before.count(quote) % 2:
            yield text[:offset] + MARK + quote + closers + text[end:]


def _with(text: str, offset: int, mark: str) -> str:
    return text[:offset] + mark + text[offset:]


def _open_brackets(line: str) -> str:
    """What closes the brackets that a line opens and leaves open; quotes hide brackets."""
    waiting: list[str] = []
    for sign in re.sub(r"\"[^\"]*\"|'[^']*'", "", line):
        if sign in CLOSERS:
            waiting.append(CLOSERS[sign])
        elif waiting and sign == waiting[-1]:
            waiting.pop()
    return "".join(reversed(waiting))


def _marked(parsed: Parsed) -> _Place | None:
    """The scalar with the mark."""
    for root in parsed.documents:
        found = _search(root, (), None)
        if found:
            return found
    return None


def _search(node: Node, route: Route, holder: Mapping | None) -> _Place | None:
    # Documents nest at most as deep as the parser allows, so the recursion is not deep.
    if isinstance(node, Mapping):
        for name, (key, value) in node.entries.items():
            if MARK in name:
                return _Place(key, (*route, name), True, node)
            found = _search(value, (*route, name), node)
            if found:
                return found
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            found = _search(item, (*route, index), holder)
            if found:
                return found
    elif MARK in node.value:
        return _Place(node, route, False, holder)
    return None


def _is_typed_here(place: _Place, marked: str, offset: int) -> bool:
    """Whether the scalar begins on the line of the cursor: else a new line was taken for the end of an older text."""
    start = place.scalar.start_mark.index
    return bool(place.scalar.style) or not re.search(r"[\r\n]", marked[start:offset])


def _cursor(source: SourceFile, parsed: Parsed, place: _Place, text: str, offset: int, calendar: Calendar) -> Cursor:
    scalar = place.scalar
    start = scalar.start_mark.index + (scalar.style in ("'", '"'))
    typed = text[start:offset]
    # What follows the cursor inside the same word or value goes as well, up to the end of its line.
    rest = re.match(r"[^\r\n]*", scalar.value[scalar.value.index(MARK) + 1 :])
    behind = rest[0] if rest and text.startswith(rest[0], offset) else ""
    definitions = load(source, parsed, calendar).definitions
    around = [each for each in definitions if each.entity.span.start <= start <= each.entity.span.end]
    innermost = max(around, key=lambda each: each.entity.span.start, default=None)
    end = offset + len(behind)
    has_colon = bool(re.match(r"[ \t]*:", text[end:]))
    return Cursor(place.route, place.is_key, typed, Span(start, end), place.holder, innermost, has_colon)


def route_at(roots: tuple[Node, ...], offset: int) -> tuple[Route, Scalar] | None:
    """The route to the key at an offset of a text that was read, and the key; None elsewhere."""
    for root in roots:
        waiting: list[tuple[Node, Route]] = [(root, ())]
        while waiting:
            node, route = waiting.pop()
            if isinstance(node, Mapping):
                for name, (key, value) in node.entries.items():
                    span = span_of(key)
                    if span.start <= offset < span.end:
                        return (*route, name), key
                    waiting.append((value, (*route, name)))
            elif isinstance(node, Sequence):
                waiting.extend((item, (*route, index)) for index, item in enumerate(node.items))
    return None
