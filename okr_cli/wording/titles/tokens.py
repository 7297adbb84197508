"""Text to tokens: words, numbers and signs, each with its place and what it can be."""

import re
from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

Span = tuple[int, int]
"""Character offsets into the text that was read; the end is exclusive."""

Range = tuple[int, int]
"""The indexes of the first and the last token of some words."""

READ_AT_MOST = 1_000
"""Characters of a text that are read. A title longer than this says all it has to say before its end."""

# A number with what is glued to it, a word, or a sign. Every repeated part begins with a sign that its
# predecessor cannot contain, so the scan is linear.
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:%|[^\W_]+)?"
    r"|[^\W\d_]\w*(?:['’\-.]\w+)*"
    r"|->|=>|>=|<=|\.\.\.|\?\?+|[^\w\s]|_+"
)

# Most titles are words and numbers with single spaces between them. These need no scan, which would take a third
# of the time for reading a title.
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+| [0-9]+%?)*")


_PADDING = (0, 0, 0, 0)
"""No look at a neighbor goes further past the end or the beginning."""


class Lazy(Generic[T]):
    """Like `functools.cached_property` without its lock, which costs more than most features of a title.

    Two threads may both compute the same value, which does no harm where the function is pure.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        value = instance.__dict__[self.name] = self.compute(instance)
        return value


class _Rows(NamedTuple):
    text: str
    raw: list[str]
    low: tuple[str, ...]
    tags: tuple[int, ...]
    any_tags: int
    padded: tuple[int, ...]


class Tokens(_Rows):
    """The tokens of a text in parallel rows; `low` is lower case with straight apostrophes.

    `tags` tells for each token what it can be, `any_tags` what some token can be. `padded` is `tags` with
    zeros behind it (and so before it, as -1 is the last): for neighbors that need not exist.
    """

    @Lazy
    def spans(self) -> tuple[Span, ...]:
        """The place of each token."""
        return tuple(match.span() for match in _TOKEN.finditer(self.text, 0, READ_AT_MOST))

    def span(self, first: int, last: int) -> Span:
        """From the start of token `first` to the end of token `last`, both included."""
        return self.spans[first][0], self.spans[last][1]

    def any(self, wanted: int, start: int, stop: int) -> bool:
        """Whether any token from `start` to before `stop` can be one of `wanted`."""
        for tags in self.tags[start:stop]:  # noqa: SIM110 - a generator takes three times as long
            if tags & wanted:
                return True
        return False

    def touches(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the next one."""
        return index + 1 < len(self.low) and self.spans[index][1] == self.spans[index + 1][0]

    def is_name(self, first: int, last: int) -> bool:
        """Whether every token from `first` to `last` begins with a capital letter."""
        return all(raw[0].isupper() for raw in self.raw[first : last + 1])


def tokenize(text: str, lexicon: Mapping[str, int]) -> Tokens:
    """Split `text` (its first READ_AT_MOST characters). Never fails."""
    if len(text) <= READ_AT_MOST and _PLAIN.fullmatch(text):
        raw, low = text.split(" "), tuple(text.lower().split(" "))
    else:
        raw = _TOKEN.findall(text, 0, READ_AT_MOST)
        low = tuple([token.lower().replace("’", "'") for token in raw])
    tags = tuple(map(lexicon.__getitem__, low))
    return Tokens(text, raw, low, tags, reduce(or_, tags, 0), tags + _PADDING)
