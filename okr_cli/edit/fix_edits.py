"""The edits that rules use for fixes: replace a word, add a first key."""

import re

from okr_cli.edit.layout import newline_near
from okr_cli.edit.scalars import scalar as scalar_text
from okr_cli.finding import Edit, Span
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Scalar, end_of, span_of, start_of

QUOTES = ("'", '"')
DASHES = re.compile(r"[ \t]*(?:-[ \t]+)*")
BLANKS = re.compile(r"\s*")
UNCLEAR = ("&", "*", "!", "?", "[")
"""Signs at the head of a mapping that stand for more than its first key."""

EMPTY = re.compile(r"[ \t]*:[ \t]*(?:~|null|Null|NULL)?")


def reworded(source: SourceFile, scalar: Scalar, word: str) -> Edit | None:
    """The edit that replaces a key or value with ``word`` and keeps its quotes.

    None if the text differs from its meaning by an anchor, an escape or a fold.
    """
    start, end = span_of(scalar)
    raw = source.text[start:end]
    if raw[:1] in QUOTES and raw[:1] == raw[-1:]:
        start, end, raw = start + 1, end - 1, raw[1:-1]
    return Edit(Span(start, end), word) if raw == scalar.value else None


def with_first_key(source: SourceFile, mapping: Mapping, key: str, word: str) -> Edit | None:
    """The edit that inserts ``key: word`` at the start of a mapping, in its style.

    If the key exists without a value, it gets the value. None for a mapping with an anchor, which others may merge, and
    if the line or the indentation of the key is unclear.
    """
    text, start = source.text, mapping.start
    value = scalar_text(word)
    if text.startswith(UNCLEAR, start):
        return None
    if key in mapping.entries:
        return _filled(source, mapping, key, value)
    if text.startswith("{", start):
        found = BLANKS.match(text, start + 1)
        inside = found.end() if found else start + 1
        if text.startswith('"', inside):
            key, value = f'"{key}"', f'"{word}"'
        return Edit(Span(inside, inside), f"{key}: {value}, ")
    before = text[source.line_starts[source.position(start).line - 1] : start]
    if not DASHES.fullmatch(before):
        return None
    return Edit(Span(start, start), f"{key}: {value}{newline_near(source, start)}{' ' * len(before)}")


def _filled(source: SourceFile, mapping: Mapping, key: str, value: str) -> Edit | None:
    name, nothing = mapping.entries[key]
    start, end = end_of(name), end_of(nothing)
    inside = mapping.start <= start_of(name) and end <= max(mapping.end, start + 1)
    if not inside or not isinstance(nothing, Scalar) or not EMPTY.fullmatch(source.text, start, end):
        return None
    return Edit(Span(start, end), f": {value}")
