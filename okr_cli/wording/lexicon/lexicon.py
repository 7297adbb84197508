"""The word lists of a language as one mapping from a word in any inflection to what it can be."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.grammar import FIGURE
from okr_cli.wording.lexicon.word_lists import endings, irregular_forms, prefixes

if TYPE_CHECKING:
    from okr_cli.wording.lexicon.languages import Language

_BLANK_SIGNS = frozenset("?_")
_SLOT_SIGNS = frozenset("[<{")
# What may be glued to a number: `10kb`.
_NUMBER_SUFFIX = tag.MULTIPLE_SUFFIX | tag.MAGNITUDE_SUFFIX | tag.TIME_SUFFIX | tag.UNIT_SUFFIX | tag.PHYSICAL_UNIT
_REMEMBERED = 50_000
_LONGEST = 40
_SHORTEST_PART = 3
"""Letters of a part of a joined noun."""


class Lexicon(dict[str, int]):
    """Tags by lower-case token. What is not listed is derived once, from its base form or its signs, and remembered."""

    def __init__(
        self,
        language: "Language",
        listed: Mapping[str, int],
        extra: Iterable[tuple[str, int]] = (),
        is_foreign: Callable[[str, int], bool] | None = None,
    ) -> None:
        """``extra`` are words of the user's own. ``is_foreign`` tells of a word and its tags that it may be foreign."""
        super().__init__(listed)
        self.is_foreign = is_foreign
        self.grammar = language.grammar
        self.folder = language.folder
        for word, tags in extra:
            self[word] = self.get(word, 0) | tags | self.grammar.looks(word)

    def __missing__(self, token: str) -> int:
        tags = self._derive(token) | self.grammar.looks(token)
        if self.is_foreign is not None and self.is_foreign(token, tags):
            tags |= tag.FOREIGN
        if len(self) < _REMEMBERED:
            self[token] = tags
        return tags

    def base(self, word: str) -> str:
        """The base form of a verb: `launched`, `launching` and `launches` give `launch`; unknown words themselves."""
        irregular = irregular_forms(self.folder)
        if word in irregular:
            return irregular[word]
        return next((stem for stem, _ in self.grammar.inflections(word) if self.get(stem, 0) & tag.VERB), word)

    def _derive(self, token: str) -> int:
        first = token[:1]
        if first.isdigit():
            figure = FIGURE.match(token)
            return tag.NUMBER | (self.get(figure[2], 0) & _NUMBER_SUFFIX if figure else 0)
        if not first.isalpha():
            is_blank = token in _SLOT_SIGNS or first in _BLANK_SIGNS
            return tag.SYMBOL | tag.BLANK if is_blank else tag.SYMBOL
        if first in "xyzn" and not token.strip(first):
            return tag.BLANK
        if len(token) > _LONGEST:
            return 0
        name = token.rstrip("0123456789")
        is_numbered = name != token and self.get(name, 0) & tag.TITLE_NAME  # KR2
        return self._derive_word(token) & (tag.CLASSES | tag.TOP) | (tag.TITLE_NAME if is_numbered else 0)

    def _derive_word(self, word: str) -> int:
        if word.endswith("'s"):
            return (self[word[:-2]] & ~tag.VERB) | tag.POSSESSIVE
        if "-" in word:
            return self._derive_hyphenated(word)
        base = irregular_forms(self.folder).get(word)
        if base is not None:
            return (self.get(base, 0) & tag.VERB) | tag.PAST
        return next(self._inflected(word), 0) or self._by_prefix(word) or self._by_ending(word)

    def _by_prefix(self, word: str) -> int:
        """`respray`, `derig`: a verb of work where the rest can be a verb."""
        for prefix in prefixes(self.folder, "verb"):
            rest = word[len(prefix) :]
            if len(rest) > 3 and word.startswith(prefix) and self.get(rest, 0) & (tag.WORK | tag.VERB_OR_NOUN):
                return tag.ACT
        return 0

    def _inflected(self, word: str) -> Iterator[int]:
        for stem, form in self.grammar.inflections(word):
            tags = self.get(stem, 0) & tag.CLASSES
            if form == tag.PLURAL and tags & (tag.VERB | tag.NOUN | tag.VERB_OR_NOUN):
                kept = tags & (tag.VERB | tag.NOUN | tag.LABEL) | tag.PLURAL
                yield kept | tag.THIRD if tags & tag.VERB else kept
            elif form and tags & tag.VERB:
                yield tags & tag.VERB | form
            elif not form and tags:
                yield tags

    def _derive_hyphenated(self, word: str) -> int:
        joined = self.get(word.replace("-", ""), 0) & tag.CLASSES
        if joined:
            return joined
        first, _, rest = word.partition("-")
        if not first or not rest:
            return 0
        if self.get(first, 0) & tag.TOP and (rest.isdigit() or self.get(rest, 0) & tag.TOP_PART):
            return tag.QUANTITY | tag.TOP
        if first in prefixes(self.folder, "hyphenated"):
            return self[rest] & tag.CLASSES or tag.VERB_OR_NOUN
        last = self[word.rpartition("-")[2]]
        if last & tag.QUANTITY and self[first] & tag.QUANTITY:
            return tag.QUANTITY
        kept = last & (tag.NOUN | tag.PLURAL | tag.QUALITY) & ~tag.GENERIC
        does = last & (tag.WORK | tag.VERB_OR_NOUN) and not last & (tag.INFLECTED | tag.PLURAL)
        return kept | tag.VERB_OR_NOUN if does else kept

    def _by_ending(self, word: str) -> int:
        listed = endings(self.folder)
        return next((tags for ends, length, tags in listed if len(word) >= length and word.endswith(ends)), 0)
