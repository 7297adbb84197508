"""The parts of a YAML line: indentation, dashes, a key and its value.

They are found without a parser, for text that cannot be parsed.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from okr_cli.finding import Span
from okr_cli.lazy_pattern import lazy_pattern

INDENT = lazy_pattern(r"(?<![^\r\n])[ \t]+(?=[^ \t\r\n])")
"""The whitespace at the start of a line with content."""

EXOTIC = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
"""Characters that look like a space and are none to YAML."""

AFTER_KEY = lazy_pattern(rf"([ \t]*(?:- +)*(?:[\w-]+:|-(?=[^\s\w]|[{EXOTIC}])))([ ]*[{EXOTIC}]+)")
IN_INDENT = lazy_pattern(rf"[ ]*[{EXOTIC}][ {EXOTIC}]*(?=\S)")
LINE = lazy_pattern(r"[^\r\n]*")
PREFIX = lazy_pattern(r"[ \t]*(?:-(?:[ \t]+|$))*")
KEY = lazy_pattern(r"(?:[\w-]+|\"[^\"]*\"|'[^']*')[ \t]*:[ \t]+")
FLOW_KEY = lazy_pattern(r"[{,]\s*([\w-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*:[ \t]+")
COMMENT = lazy_pattern(r"(?:^|[ \t])#.*")
FLOW_END = lazy_pattern(r"(?:,[ \t]*[A-Za-z_][\w-]*[ \t]*:(?=\s)|[}\]])")
NUMBER_OR_DAY = lazy_pattern(r"[+-]?[0-9][0-9.,-]*%?")

TYPOGRAPHIC = frozenset("“”„‟‘’‚«»")

MOST_SHOWN = 60
"""Characters of a text that a help quotes."""


class Line(NamedTuple):
    """A line without its break. ``end`` is the offset behind its last character."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.start + len(self.text)

    @property
    def indent(self) -> str:
        """The spaces and tabs at its start."""
        return self.text[: len(self.text) - len(self.text.lstrip(" \t"))]

    @property
    def offset_of_content(self) -> int:
        """The column, from 0, after indentation and list dashes."""
        found = PREFIX.match(self.text)
        return found.end() if found else 0

    @property
    def content(self) -> str:
        """The text after indentation and dashes, without a comment."""
        return COMMENT.sub("", self.text[self.offset_of_content :]).rstrip()

    @property
    def content_end(self) -> int:
        """The offset after the content."""
        return self.start + self.offset_of_content + len(self.content)

    @property
    def content_is_item(self) -> bool:
        """Whether it begins with the dash of a list."""
        return self.text.lstrip(" \t")[:1] == "-"

    def next(self, text: str) -> "Line | None":
        """The line below."""
        found = re.compile(r"\r\n|\r|\n").match(text, self.end)
        return line_at(text, found.end()) if found else None


class ExoticSpace(NamedTuple):
    """Characters used where YAML needs an ordinary space."""

    places: tuple[int, ...]
    where: str


class FlowEntry(NamedTuple):
    """An entry in brackets that could not be read: where its ``value`` begins, and the last word before the failure."""

    key: str
    label: str
    value: int
    value_before: Span
    last_word: str

    def is_in_one_line(self, text: str, offset: int) -> bool:
        """Whether the value and the colon at ``offset`` are on one line."""
        return "\n" not in text[self.value : offset] and "\r" not in text[self.value : offset]

    def may_lack_comma(self, text: str) -> bool:
        """Whether the last word is more likely a key than a part of the value before it."""
        before = text[self.value_before.start : self.value_before.end]
        if not before or not self.last_word:
            return False
        if NUMBER_OR_DAY.fullmatch(before) or before[-1] in "\"'}];":
            return True
        return bool(
            re.search(rf"(?:[{{,][ ]*|(?<![^\r\n])[ ]*(?:- +)?){re.escape(self.last_word)}:\s", text[: self.value])
        )


def line_at(text: str, offset: int) -> Line:
    """The line that contains an offset."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    found = LINE.match(text, start)
    return Line(start, found[0] if found else "")


def line_before(text: str, line: Line) -> Line | None:
    """The nearest line above with content that is no comment."""
    start = line.start
    while start > 0:
        above = line_at(text, start - 1)
        if above.start == start:
            above = line_at(text, start - 2)
        if above.content:
            return above
        start = above.start
    return None


def exotic_space(line: Line) -> ExoticSpace | None:
    """The exotic spaces in the indentation of a line or after its key."""
    for pattern, group, where in ((IN_INDENT, 0, "in the indentation"), (AFTER_KEY, 2, "")):
        found = pattern.match(line.text)
        if found:
            first = line.start + found.start(group)
            places = (first + index for index, sign in enumerate(found[group]) if sign != " ")
            return ExoticSpace(tuple(places), where or f"after '{found[1].strip(' -') or '-'}'")
    return None


def closers(text: str, start: int, line: Line) -> Iterator[int]:
    """Offsets from ``start`` on at which a text in this line may end: before the next key or bracket in braces, at the
    end of the line."""
    if "{" in text[line.start : start] or "[" in text[line.start : start]:
        for found in islice(FLOW_END.finditer(text, start, line.end), 4):
            yield found.start()
    if line.content_end >= start:
        yield line.content_end


def flow_entry(text: str, opened: int, offset: int) -> FlowEntry | None:
    """The entry in brackets that a parser was reading at ``offset``."""
    found = None
    for found in FLOW_KEY.finditer(text, opened, offset):  # noqa: B007
        pass
    if found is None:
        return None
    words = re.search(r"[A-Za-z_][\w-]*$", text[max(found.end(), offset - MOST_SHOWN) : offset])
    last = words[0] if words else ""
    before_end = found.end() + len(text[found.end() : offset - len(last)].rstrip())
    key = found[1].strip("\"'")
    return FlowEntry(key, f"{found[1]}: ", found.end(), Span(found.end(), before_end), last)


def value_in(line: Line) -> Span | None:
    """The value of a line up to its end; None if it has none, or is none that quotes can go around."""
    found = KEY.match(line.text, line.offset_of_content)
    start = found.end() if found else line.offset_of_content
    end = line.content_end - line.start
    if start >= end or line.text[start] in "\"'" or not (found or line.content_is_item):
        return None
    return Span(line.start + start, line.start + end)


def quoted(text: str) -> str:
    """A text in quotes that mean nothing else, instead of typographic ones if it has such."""
    text = text[1:-1] if len(text) > 1 and is_in_typographic_quotes(text) else text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def is_in_typographic_quotes(text: str) -> bool:
    """Whether a text begins and ends with quotes as word processors write them."""
    return text[:1] in TYPOGRAPHIC and text[-1:] in TYPOGRAPHIC and len(text) > 1


def shown(text: str) -> str:
    """Text as a help quotes it."""
    text = " ".join(text.split())
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 2]}…{text[-1]}"
