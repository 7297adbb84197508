"""Reorders the entries of a block list, each with its comments."""

import re
from collections.abc import Sequence as Order
from itertools import pairwise
from typing import Any, NamedTuple

from okr_cli.edit.layout import comment_lines_above
from okr_cli.finding import Edit, Span
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source.composer import ANCHOR
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, end_of, start_of

DASH = lazy_pattern(r"( *)-[ \t]+")


class _Block(NamedTuple):
    """The lines of one entry, from 0; ``last`` belongs to it. ``lead`` are the lines of comments above its dash."""

    first: int
    last: int
    lead: int


def reordered(source: SourceFile, entries: Sequence, order: Order[int]) -> Edit | None:
    """The edit that puts ``entries`` into ``order``, which lists their current indices.

    Comments above and inside an entry move with it; blank lines between entries stay. None if the entries cannot be
    separated cleanly, or if their meaning would change.
    """
    blocks = _blocks(source, entries)
    if blocks is None:
        return None
    text, starts = source.text, source.line_starts
    spans = [
        Span(starts[block.first - block.lead], starts[block.last] + len(source.lines[block.last])) for block in blocks
    ]
    gaps = [text[above.end : below.start] for above, below in pairwise(spans)]
    parts = [part for index, gap in zip(order, [*gaps, ""], strict=True) for part in (text[slice(*spans[index])], gap)]
    whole, changed = Span(spans[0].start, spans[-1].end), "".join(parts)
    if ANCHOR.search(changed):
        return None  # of two anchors with one name, the one that comes last is what stands for it below
    before, after = _items(text[slice(*whole)]), _items(changed)
    if before is None or after is None or [before[index] for index in order] != after:
        return None
    return Edit(whole, changed)


def _blocks(source: SourceFile, entries: Sequence) -> list[_Block] | None:
    """The lines of each entry, or None if it is not clear which line belongs to which."""
    blocks: list[_Block] = []
    indent = ""
    for item in entries.items:
        start, end = start_of(item), end_of(item)
        first = source.position(start).line - 1
        dash = DASH.fullmatch(source.text, source.line_starts[first], start)
        last = source.position(start + max(0, len(source.text[start:end].rstrip()) - 1)).line - 1
        if not dash or (blocks and (dash[1] != indent or first <= blocks[-1].last)):
            return None
        indent = dash[1]
        lead = comment_lines_above(source, first, indent)
        if blocks:
            above = blocks[-1]._replace(last=_with_comments_below(source, blocks[-1].last, indent))
            between = source.lines[above.last + 1 : first - lead]
            if any(line.strip() for line in between):
                return None
            blocks[-1] = above
        blocks.append(_Block(first, last, lead))
    if not blocks or (blocks[0].lead and not all(block.lead for block in blocks)):
        return None  # a comment above the first entry alone may be about the whole list
    blocks[-1] = blocks[-1]._replace(last=_with_comments_below(source, blocks[-1].last, indent))
    return blocks


def _with_comments_below(source: SourceFile, last: int, indent: str) -> int:
    """The last line of an entry with the comments right below it that are indented more than its dash."""
    deeper = re.compile(rf"{indent}[ \t]+#")
    while last + 1 < len(source.lines) and deeper.match(source.lines[last + 1]):
        last += 1
    return last


def _items(text: str) -> list[Any] | None:
    """The content of the entries of a list, or None if the text alone is not a list."""
    parsed = parse(text)
    if parsed.findings or len(parsed.documents) != 1 or not isinstance(parsed.documents[0], Sequence):
        return None
    return [_data(item) for item in parsed.documents[0].items]


def _data(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value, node.style
    if isinstance(node, Mapping):
        return {name: _data(value) for name, (_, value) in node.entries.items()}
    return [_data(item) for item in node.items]
