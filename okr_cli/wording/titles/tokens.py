"""Text to tokens: words, numbers and signs, each with its place and what it can be."""

import re
from functools import reduce
from operator import or_
from typing import NamedTuple

from okr_cli.wording.lexicon.lazy import Lazy
from okr_cli.wording.titles.vocabulary import TitleWords

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


class _Rows(NamedTuple):
    text: str
    raw: list[str]
    low: tuple[str, ...]
    bits: tuple[int, ...]
    any_bits: int


class Tokens(_Rows):
    """The tokens of a text in parallel rows; `low` is lower case with straight apostrophes.

    `bits` tells for each token what it can be, `any_bits` what some token can be.
    """

    @Lazy
    def spans(self) -> tuple[Span, ...]:
        """The place of each token."""
        return tuple(match.span() for match in _TOKEN.finditer(self.text, 0, READ_AT_MOST))

    def span(self, first: int, last: int) -> Span:
        """From the start of token `first` to the end of token `last`, both included."""
        return self.spans[first][0], self.spans[last][1]

    def at(self, index: int) -> tuple[str, int]:
        """The lower-case word and the bits of a token, or nothing where there is none."""
        return (self.low[index], self.bits[index]) if 0 <= index < len(self.low) else ("", 0)

    def touches(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the next one."""
        return index + 1 < len(self.low) and self.spans[index][1] == self.spans[index + 1][0]


def tokenise(text: str, words: TitleWords) -> Tokens:
    """Split `text` (its first READ_AT_MOST characters). Never fails."""
    if len(text) <= READ_AT_MOST and _PLAIN.fullmatch(text):
        raw, low = text.split(" "), tuple(text.lower().split(" "))
    else:
        raw = _TOKEN.findall(text, 0, READ_AT_MOST)
        low = tuple([token.lower().replace("’", "'") for token in raw])
    bits = tuple(map(words.lexicon.__getitem__, low))
    return Tokens(text, raw, low, bits, reduce(or_, bits, 0))
