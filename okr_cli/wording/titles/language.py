"""Whether a title is English, which is the language that the rules read."""

from functools import cache
from itertools import chain

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.word_lists import tagged_words, words_in
from okr_cli.wording.titles.tokens import Tokens

_AMONG_OTHERS, _AMONG_ENGLISH = 2, -1
"""What the other titles of a file add to the words of one: `Customer Success` may stand among German titles."""
_LAST_LATIN = "\u024f"
_LONGEST_SHARED = 5
_SHORTEST_IN_COMPOUND = 5


def foreignness(tokens: Tokens) -> int:
    """How far the words speak for another language: above 0 they do, below 0 they are English, 0 is open.

    Where none does, such as for `Kubernetes`, they pass for English.
    """
    weights = tuple(map(_weight, range(len(tokens.raw)), tokens.raw, tokens.low, tokens.tags))
    return sum(weights) if any(weight > 0 for weight in weights) else min(sum(weights), -1)


def is_english(foreignness: int, leaning: int) -> bool:
    """Whether a title is English, by its own words and by what the titles of its file lean to."""
    return foreignness + (_AMONG_OTHERS if leaning > 0 else _AMONG_ENGLISH if leaning < 0 else 0) < 0


def _weight(place: int, raw: str, low: str, tags: int) -> int:
    if not raw[0].isalpha() or (raw.isupper() and raw.isascii()):
        return 0
    is_name = place > 0 and raw[0].isupper()
    if low in _words():
        if tags & tag.CLASSES and len(low) <= _LONGEST_SHARED:  # `in`, `for` and `under` are words of several languages
            return 0
        return 3 if raw.islower() else 1 if len(low) < 4 else 2
    if not low.isascii():
        if any(letter > _LAST_LATIN and letter.isalpha() for letter in low):
            return 4
        return 0 if tags & tag.CLASSES & ~tag.NOMINAL else 1 if is_name else 2
    if tags & tag.FUNCTION:
        return -2 if len(low) > 2 else -1
    if tags & tag.CLASSES & ~tag.NOMINAL:
        return -1
    if low.endswith(_endings()) and not is_name:
        return 2
    lengths = range(_SHORTEST_IN_COMPOUND, len(low) - 2 if "-" not in low else 0)
    return 2 if any(low[:length] in _words() for length in lengths) else 0


@cache
def _words() -> frozenset[str]:
    return frozenset(chain.from_iterable(tagged_words("../other-languages").values()))


@cache
def _endings() -> tuple[str, ...]:
    return words_in("../other-endings")
