"""The word lists of a language, as a mapping from every inflected form to what the word can be."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.grammar import FIGURE
from okr_cli.wording.lexicon.word_lists import FORMS, endings, irregular_forms, prefixes

if TYPE_CHECKING:
    from okr_cli.wording.lexicon.languages import Language

_BLANK_SIGNS = frozenset("?_")
_SLOT_SIGNS = frozenset("[<{")
# What may be glued to a number: `10kb`.
_NUMBER_SUFFIX = tag.MULTIPLE_SUFFIX | tag.MAGNITUDE_SUFFIX | tag.TIME_SUFFIX | tag.UNIT_SUFFIX | tag.PHYSICAL_UNIT
_FORMS = (tag.PAST, tag.THIRD, tag.GERUND)
_REMEMBERED = 50_000
_LONGEST = 40
SHORTEST_PART = 3
"""Letters of a part of a joined noun."""


class Lexicon(dict[str, int]):
    """Tags by lowercase token. Tags of unlisted words are derived once, from their base form or characters."""

    def __init__(
        self,
        language: "Language",
        listed: Mapping[str, int],
        extra: Iterable[tuple[str, int]] = (),
        foreign: Callable[[str, int], int] | None = None,
    ) -> None:
        """``extra`` are words of the user's own. ``foreign`` gives the tags of a word that may be foreign."""
        super().__init__(listed)
        self.foreign = foreign
        self.grammar = language.grammar
        self.folder = language.folder
        self.forms = tuple(irregular_forms(language.folder, name) for name in FORMS)
        for word, tags in extra:
            self[word] = self.get(word, 0) | tags | self.grammar.looks(word)

    def __missing__(self, token: str) -> int:
        tags = self._derive(token) | self.grammar.looks(token)
        if self.foreign is not None:
            tags |= self.foreign(token, tags)
        if len(self) < _REMEMBERED:
            self[token] = tags
        return tags

    def base(self, word: str) -> str:
        """The base form of a verb: `launched`, `launching` and `launches` give `launch`; unknown words themselves."""
        for irregular in self.forms:
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
        return self._derive_word(token) & (tag.CLASSES | tag.TOP | tag.JOINED) | (tag.TITLE_NAME if is_numbered else 0)

    def _derive_word(self, word: str) -> int:
        if word.endswith("'s"):
            return (self[word[:-2]] & ~tag.VERB) | tag.POSSESSIVE
        if "-" in word:
            return self._derive_hyphenated(word)
        for forms, form in zip(self.forms, _FORMS, strict=True):
            if word in forms:
                return (self.get(forms[word], 0) & tag.VERB) | form
        found = next(self._inflected(word), 0) or self._by_prefix(word)
        if not found and self.grammar.joined_nouns:
            found = self._by_last_part(word)
        return found or self._by_ending(word)

    def _by_last_part(self, word: str) -> int:
        """`kundenumfrage`: what its last part is, with no other reading than the one of a noun or an adjective."""
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART):
            rest = word[place:]
            tags = self.get(rest, 0) & tag.CLASSES
            if not tags and len(rest) > SHORTEST_PART + 1:
                tags = next(self._inflected(rest), 0)
            if tags & (tag.NOUN | tag.QUALITY | tag.GERUND):
                found = _as_last_part(tags)
                if found:
                    return found | tag.JOINED
        return 0

    def _by_prefix(self, word: str) -> int:
        """`respray`, `derig`: a verb of work where the rest can be a verb."""
        listed = prefixes(self.folder, "verb")
        for prefix in listed if word.startswith(listed) else ():
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
        if self.grammar.joined_nouns:
            return _as_last_part(last) | tag.JOINED
        if last & tag.QUANTITY and self[first] & tag.QUANTITY:
            return tag.QUANTITY
        kept = last & (tag.NOUN | tag.PLURAL | tag.QUALITY) & ~tag.GENERIC
        if self.grammar.head_first and not kept & ~tag.PLURAL:
            kept = self[first] & tag.NOUN & ~tag.GENERIC  # code-barres
        does = last & (tag.WORK | tag.VERB_OR_NOUN) and not last & (tag.INFLECTED | tag.PLURAL)
        return kept | tag.VERB_OR_NOUN if does else kept

    def _by_ending(self, word: str) -> int:
        for ends, length, tags in endings(self.folder):
            if word.endswith(ends) and len(word) >= length:
                return tags
        return 0


def _as_last_part(tags: int) -> int:
    """What a joined noun is by its last part: an activity becomes a thing or an aim, and nothing stays generic."""
    kept = tags & (tag.NOUN | tag.PLURAL | tag.QUALITY | tag.LABEL) & ~tag.GENERIC
    if kept & ~tag.PLURAL or not tags & tag.GERUND:
        return kept
    if tags & (tag.VAGUE_WORK | tag.OUTCOME):
        return tag.AIM_NOUN
    return tag.ARTIFACT if tags & tag.WORK else 0
