"""The word lists as one mapping from a word in any inflection, American or British, to what it can be."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from okr_cli.wording.lexicon.word_lists import compiled, irregular_forms
from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.inflection import stems

_PREFIXES = frozenset(["re", "co", "pre", "de", "un", "over", "non", "self", "multi", "sub", "auto", "semi"])
_VERB_PREFIXES = ("re", "de", "un", "dis", "mis", "pre", "co")
_BLANK_SIGNS = frozenset("?_")
_SLOT_SIGNS = frozenset("[<{")
_NOMINAL_ENDINGS = (
    "tion", "sion", "ment", "ance", "ence", "ism", "logy", "ics", "ity", "hood", "dom", "ing", "ship", "tial",
    "cal", "nal", "ral", "ic", "ive", "ous", "ful", "less", "able", "ible", "ary", "ory", "ish", "ware", "wear",
)  # fmt: skip
_SHORT_WORD = 5
_REMEMBERED = 50_000
_LONGEST = 40


@cache
def default_words() -> Mapping[str, int]:
    """Every listed word in its base form, with the bits of all the lists that hold it, read once."""
    return MappingProxyType(compiled("titles"))


class Lexicon(dict[str, int]):
    """Bits by lower-case token. What is not listed is derived once, from its base form or its signs, and remembered."""

    def __init__(self, extra: Iterable[tuple[str, int]] = ()) -> None:
        super().__init__(default_words())
        for word, bits in extra:
            self[word] = self.get(word, 0) | bits

    def __missing__(self, token: str) -> int:
        bits = self._derive(token)
        if len(self) < _REMEMBERED:
            self[token] = bits
        return bits

    def base(self, word: str) -> str:
        """The base form of a verb: `launched`, `launching` and `launches` give `launch`; unknown words themselves."""
        if word in irregular_forms():
            return irregular_forms()[word]
        return next((stem for stem, _ in stems(word) if self.get(stem, 0) & kinds.VERB), word)

    def _derive(self, token: str) -> int:
        first = token[:1]
        if not first.isalpha():
            if first.isdigit():
                return kinds.NUMBER
            is_blank = token in _SLOT_SIGNS or first in _BLANK_SIGNS
            return kinds.SYMBOL | kinds.BLANK if is_blank else kinds.SYMBOL
        if first in "xyzn" and not token.strip(first):
            return kinds.BLANK
        return self._derive_word(token) if len(token) <= _LONGEST else 0

    def _derive_word(self, word: str) -> int:
        if word.endswith("'s"):
            return (self[word[:-2]] & ~kinds.VERB) | kinds.POSSESSIVE
        if "-" in word:
            return self._derive_hyphenated(word)
        base = irregular_forms().get(word)
        if base is not None:
            return (self.get(base, 0) & kinds.VERB) | kinds.PAST
        return next(self._inflected(word), 0) or self._by_prefix(word) or _by_suffix(word)

    def _by_prefix(self, word: str) -> int:
        """`respray`, `derig`: a verb of work where the rest can be a verb."""
        for prefix in _VERB_PREFIXES:
            rest = word[len(prefix) :]
            if len(rest) > 3 and word.startswith(prefix) and self.get(rest, 0) & (kinds.WORK | kinds.EITHER):
                return kinds.ACT
        return 0

    def _inflected(self, word: str) -> Iterator[int]:
        for stem, form in stems(word):
            bits = self.get(stem, 0)
            if form == kinds.PLURAL and bits & (kinds.VERB | kinds.NOUN | kinds.EITHER):
                kept = bits & (kinds.VERB | kinds.NOUN | kinds.LABEL) | kinds.PLURAL
                yield kept | kinds.THIRD if bits & kinds.VERB else kept
            elif form and bits & kinds.VERB:
                yield bits & kinds.VERB | form
            elif not form and bits:
                yield bits

    def _derive_hyphenated(self, word: str) -> int:
        joined = self.get(word.replace("-", ""), 0)
        if joined:
            return joined
        first, _, rest = word.partition("-")
        if not first or not rest:
            return 0
        if first == "top" and rest.isdigit():
            return kinds.QUANTITY
        if first in _PREFIXES:
            return self[rest] or kinds.EITHER
        last = self[word.rpartition("-")[2]]
        if last & kinds.QUANTITY and self[first] & kinds.QUANTITY:
            return kinds.QUANTITY
        kept = last & (kinds.NOUN | kinds.PLURAL | kinds.QUALITY) & ~kinds.GENERIC
        does = last & (kinds.WORK | kinds.EITHER) and not last & (kinds.INFLECTED | kinds.PLURAL)
        return kept | kinds.EITHER if does else kept


def _by_suffix(word: str) -> int:
    """What the ending of an unknown word tells."""
    if word.endswith("ly") and len(word) > 4:
        return kinds.ADVERB
    if word.endswith(("ize", "ify")) and len(word) > 6:
        return kinds.ACT
    if word.endswith(("ers", "ors", "ists", "ians", "ees")) and len(word) > 5:
        return kinds.AUDIENCE | kinds.PLURAL
    if word.endswith(("ness", "ship", "ability", "ibility", "ivity")) and len(word) > 6:
        return kinds.AIM_NOUN
    return kinds.NOMINAL if word.endswith(_NOMINAL_ENDINGS) and len(word) > _SHORT_WORD else 0


__all__ = ["Lexicon", "default_words"]
