"""YAML as a tree in which every key and value knows its place in the text.

Scalars are text (YAML's failsafe schema): nothing here turns ``no`` into false or ``1.10`` into a float.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.tag import Tag

from okr_cli.finding import Span
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source.source_file import LINE_BREAK

Scalar: TypeAlias = ScalarNode
"""A piece of text with its ``value`` and its ``style``, which is empty, a quote, ``|`` or ``>``.

It is the parser's own node, because a second object for each would add a sixth to the reading time.
"""

UNTAGGED = Tag(suffix="")
"""The tag of every node: values are text."""


class Sequence:
    """A list of nodes."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int, items: "list[Node]") -> None:
        self.start = start
        self.end = start
        self.items = items


class Mapping:
    """Keys and values in the order of the file, with merge keys resolved."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, start: int, entries: "dict[str, Entry]") -> None:
        self.start = start
        self.end = start
        self.entries = entries

    def __getstate__(self) -> tuple[None, dict[str, object]]:
        """What a cache stores: the place without its entries."""
        return None, {"start": self.start, "end": self.end, "entries": {}}

    def value(self, key: str) -> "Node | None":
        """The node of a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


Node: TypeAlias = Scalar | Sequence | Mapping
NOWHERE = Mapping(0, {})
"""The node of a model that was not read from a file, or of which only its values are kept."""

Entry: TypeAlias = tuple[Scalar, Node]
"""One ``key: value`` pair."""


ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain texts that mean that a value is not set."""

FOLD = r"[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+"
BLANKS = r"[ \t]+"
PIECES = {
    '"': lazy_pattern(rf"\\(?:x..|u.{{4}}|U.{{8}}|(?:\r\n|\r|\n)[ \t]*|.)|{FOLD}|{BLANKS}|.", re.S),
    "'": lazy_pattern(rf"''|{FOLD}|{BLANKS}|.", re.S),
    "|": lazy_pattern(r"(?:\r\n|\r|\n) *|.", re.S),
}
"""What spells one character, in each style of scalar; blanks are taken together, or each would look for the fold."""

PLAIN = lazy_pattern(rf"{FOLD}|{BLANKS}|.", re.S)
HEADER = lazy_pattern(r"[|>][^\r\n]*(?:\r\n|\r|\n) *")


def walk(root: Node) -> Iterator[Node]:
    """A node and every key and value below it, each once even if aliases repeat it, in no special order."""
    stack = [root]
    seen: set[int] = set()
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if type(node) is Mapping:
            for entry in node.entries.values():
                stack.extend(entry)
        elif type(node) is Sequence:
            stack.extend(node.items)


def is_absent(scalar: Scalar) -> bool:
    """Whether a value is empty, ``~`` or ``null``, which all mean that it is not set."""
    return not scalar.style and scalar.value in ABSENT


def start_of(node: Node) -> int:
    """The offset of the first character of a node."""
    start: int = node.start_mark.index if isinstance(node, Scalar) else node.start
    return start


def end_of(node: Node) -> int:
    """The offset after the last character of a node."""
    end: int = node.end_mark.index if isinstance(node, Scalar) else node.end
    return end


def span_of(node: Node) -> Span:
    """The place of a node."""
    if type(node) is Scalar:
        return Span(node.start_mark.index, node.end_mark.index)
    return Span(start_of(node), end_of(node))


def last_end(node: Sequence | Mapping) -> int:
    """The offset after the last value of a list or mapping; its start if it is empty."""
    if isinstance(node, Sequence):
        return end_of(node.items[-1]) if node.items else node.start
    for key, value in reversed(node.entries.values()):
        return max(end_of(key), end_of(value))
    return node.start


def text_span(raw: str, scalar: Scalar, start: int, end: int) -> Span | None:
    """The part of ``raw``, the source of ``scalar`` with its quotes, that spells the characters ``start`` to ``end``
    of its stripped value; None if that cannot be told."""
    value = scalar.value
    pieces = _pieces(raw, scalar.style or "")
    lead = len(value) - len(value.lstrip())
    if not 0 <= start < end <= len(value.strip()) <= len(pieces) - lead:
        return None
    found = pieces[lead + start : lead + end]
    characters = zip(found, value[lead + start : lead + end], strict=True)
    is_same = all(last - first > 1 or raw[first] == character for (first, last), character in characters)
    return Span(found[0].start, found[-1].end) if is_same else None


def _pieces(raw: str, style: str) -> list[Span]:
    """For each character of a scalar's value, the part of ``raw`` that spells it."""
    quoted = style in ("'", '"')
    header = HEADER.match(raw) if style in ("|", ">") else None
    pieces: list[Span] = []
    for match in PIECES.get(style, PLAIN).finditer(raw, header.end() if header else int(quoted), len(raw) - quoted):
        breaks = len(LINE_BREAK.findall(match[0]))
        if match[0].isspace() and not breaks:
            pieces += [Span(at, at + 1) for at in range(*match.span())]
            continue
        if match[0][0] == "\\" and style == '"':
            count = 0 if breaks else 1
        else:
            count = 1 if style == "|" else max(breaks - 1, 1)
        pieces += [Span(*match.span())] * count
    return pieces
