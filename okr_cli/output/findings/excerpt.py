"""The part of a source line that a finding is about, cut to fit."""

from collections.abc import Iterable
from dataclasses import dataclass

from okr_cli.output.wrapping import columns
from okr_cli.safe_text import visible

TAB = "    "
CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``text`` is fit to print; the words in question begin at column ``start`` (from 0) and take ``length``."""

    text: str
    start: int
    length: int


def excerpt(line: str, first: int, last: int, width: int) -> Excerpt:
    """At most ``width`` columns of ``line`` around its characters ``first`` to ``last`` (exclusive, from 0).

    What is left out at either end becomes ``…``. Words longer than the room are cut, too.
    """
    begin, end = max(0, first - 2 * width), first + 2 * width
    # Each text is the beginning of the next, so that what is spelled out in one is spelled out in all.
    left = _shown(line[begin:first])
    marked = _shown(line[begin : min(last, end)])
    whole = _shown(line[begin:end])
    words, right = marked[len(left) :], whole[len(marked) :]
    if begin or (columns(marked) >= width and columns(left) > width // 3):
        left = CUT + _tail(left, width // 3)
    start = columns(left)
    if start + columns(words) + columns(right) > width or end < len(line):
        words, right = _cut(words, right, width - start - 1)
    return Excerpt((left + words + right).rstrip(), start, max(1, columns(words)))


def _cut(words: str, right: str, room: int) -> tuple[str, str]:
    """Both cut to ``room`` columns together, with one ``…`` after them."""
    kept = _head(words, room)
    return kept, _head(right, room - columns(kept)).rstrip() + CUT if kept == words else CUT


def _head(text: str, room: int) -> str:
    return "".join(_fitting(text, room))


def _tail(text: str, room: int) -> str:
    return "".join(_fitting(reversed(text), room))[::-1]


def _fitting(characters: Iterable[str], room: int) -> Iterable[str]:
    for char in characters:
        room -= columns(char)
        if room < 0:
            return
        yield char


def _shown(text: str) -> str:
    return visible(text.replace("\t", TAB))
