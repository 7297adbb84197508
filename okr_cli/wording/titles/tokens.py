"""Splits text into tokens: words, numbers and symbols, each with its place and what it can be."""

import re
from collections.abc import Callable
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from okr_cli.wording.lexicon import tag

if TYPE_CHECKING:
    from okr_cli.wording.lexicon.grammar import Grammar
    from okr_cli.wording.lexicon.lexicon import Lexicon

T = TypeVar("T")

Span = tuple[int, int]
"""Character offsets into the text that was read; the end is exclusive."""

Range = tuple[int, int]
"""The indexes of the first and the last token of some words."""

READ_AT_MOST = 1_000
"""Characters of a text that are read. A title longer than this says all it has to say before its end."""

# A number with what is glued to it, a word, or a sign. Every repeated part begins with a sign that its
# predecessor cannot contain, so the scan is linear.
_TOKEN = (
    r"\d+(?:[.,:/]\d+)*(?:%|[^\W_]+)?"
    r"|[^\W\d_]\w*(?:['’\-.]\w+)*"
    r"|->|=>|>=|<=|\.\.\.|\?\?+|[^\w\s]|_+"
)

# Most titles are words and numbers with single spaces between them. These need no scan, which would take a third
# of the time for reading a title.
_WORD = "[A-Za-zÀ-ÖØ-öø-ÿ]+"
_PLAIN = re.compile(rf"(?:[0-9]+%? )?{_WORD}(?: {_WORD}| [0-9]+%?)*")
_PLAIN_ELSEWHERE = re.compile(rf"(?:[0-9]+%? (?!h [0-9]))?{_WORD}(?: {_WORD}| [0-9]+%?(?! (?:h )?[0-9]))*")
"""The same where `12 000` and `14 h 30` are one figure."""


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
    grammar: "Grammar"
    folder: str
    order: tuple[int, ...] | None


class Tokens(_Rows):
    """The tokens of a text in parallel rows; `low` is lowercase with straight apostrophes.

    `tags` is what each token can be, `any_tags` what some token can be, `padded` has zeros at the end for missing
    neighbors. `order` gives the original positions if a language puts the verb last, since the rows have it first.
    """

    @Lazy
    def spans(self) -> tuple[Span, ...]:
        """The place of each token."""
        found = [match.span() for match in _pattern(self.grammar).finditer(self.text, 0, READ_AT_MOST)]
        return tuple(found if self.order is None else map(found.__getitem__, self.order))

    @Lazy
    def written(self) -> tuple[str, ...]:
        """The words in the order of the text, in lower case."""
        if self.order is None:
            return self.low
        words = dict(zip(self.order, self.low, strict=True))
        return tuple(map(words.__getitem__, range(len(words))))

    def range_of(self, first: int, last: int) -> Range:
        """The tokens that contain those from `first` to `last` of the text."""
        if self.order is None:
            return first, last
        places = [self.order.index(place) for place in range(first, last + 1)]
        return min(places), max(places)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens from `first` to `last`, inclusive."""
        if self.order is None:
            return self.spans[first][0], self.spans[last][1]
        spans = self.spans[first : last + 1]
        return min(start for start, _ in spans), max(end for _, end in spans)

    def any(self, wanted: int, start: int, stop: int) -> bool:
        """Whether any token from `start` to before `stop` can be one of `wanted`."""
        for tags in self.tags[start:stop]:  # noqa: SIM110 - a generator takes three times as long
            if tags & wanted:
                return True
        return False

    def touches(self, index: int) -> bool:
        """Whether nothing separates token `index` from the next one."""
        return index + 1 < len(self.low) and self.spans[index][1] == self.spans[index + 1][0]

    def is_name(self, first: int, last: int) -> bool:
        """Whether every token from `first` to `last` begins with a capital letter."""
        return all(map(self.is_capital_of_name, range(first, last + 1)))

    def is_capital_of_name(self, place: int) -> bool:
        """Whether a token begins with a capital letter that no common noun would have."""
        if not self.raw[place][0].isupper():
            return False
        return not (self.grammar.capital_nouns and self.tags[place] & tag.CLASSES)


Ordering = Callable[[list[str], tuple[str, ...], tuple[int, ...]], tuple[tuple[int, ...], tuple[int, ...]]]
"""Gives the tags of tokens in the order in which a title is read, and that order."""


def split(text: str, grammar: "Grammar") -> list[str]:
    """The tokens of `text` (its first READ_AT_MOST characters). Never fails."""
    plain = _PLAIN_ELSEWHERE if grammar.number_pattern else _PLAIN
    if len(text) <= READ_AT_MOST and plain.fullmatch(text):
        return text.split(" ")
    return _pattern(grammar).findall(text, 0, READ_AT_MOST)


def lowered(token: str) -> str:
    """A token in lower case, with straight apostrophes."""
    return token.lower().replace("’", "'")


def tokenize(text: str, lexicon: "Lexicon", ordering: Ordering | None = None) -> Tokens:
    """Split `text`, and put the tokens in order. Never fails."""
    grammar, order = lexicon.grammar, None
    raw = split(text, grammar)
    low = tuple(map(lowered if "’" in text else str.lower, raw))
    if grammar.decimal_comma:
        low = tuple([_with_point(token) if token[0].isdigit() else token for token in low])
    tags = tuple(map(lexicon.__getitem__, low))
    if ordering is not None:
        tags, order = ordering(raw, low, tags)
        raw, low = list(map(raw.__getitem__, order)), tuple(map(low.__getitem__, order))
    return Tokens(text, raw, low, tags, reduce(or_, tags, 0), tags + _PADDING, grammar, lexicon.folder, order)


@cache
def _pattern(grammar: "Grammar") -> re.Pattern[str]:
    """The pattern of a language's tokens: its own notation first, then what all languages share."""
    own = [grammar.number_pattern] if grammar.number_pattern else []
    if grammar.elided:
        own.append(rf"\b(?:{'|'.join(grammar.elided)})['’](?=\w)")
    return re.compile("|".join([*own, _TOKEN]), re.IGNORECASE)


_GROUPED = re.compile(r"\d{1,3}(?:[.'\s]\d{3})+(?!\d)")
"""A figure whose thousands are set apart."""
_PARTED = re.compile(r"[.'\s]")


def _with_point(token: str) -> str:
    """A number in English notation: `1,200` for `1.200` and `4.5` for `4,5`. Dates and versions stay unchanged."""
    grouped = _GROUPED.match(token)
    if grouped is not None:
        whole = _PARTED.sub(",", grouped[0])
        return whole + token[grouped.end() :].replace(",", ".", 1)
    return token.replace(",", ".", 1) if token.count(",") == 1 else token
