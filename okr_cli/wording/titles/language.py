"""Detects the language of a title from its own words and the other titles of its file."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache, reduce
from itertools import chain, compress
from operator import or_
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.languages import FIRST, language, languages
from okr_cli.wording.lexicon.word_lists import SHARED, names_of_lists, tagged_words, vocabularies, words_in
from okr_cli.wording.titles.tokens import Tokens, lowered

if TYPE_CHECKING:
    from okr_cli.wording.lexicon.lexicon import Lexicon

_AMONG_OTHERS, _AMONG_ENGLISH = 2, -1
"""What the other titles of a file add to the words of one: `Customer Success` may stand among German titles."""
_LEADING = 2
"""The same for the language of most of them, where several could be meant."""
_OF_ONE, _OF_SEVERAL = 3, 1
_LAST_LATIN = "\u024f"
_LONGEST_SHARED = 5
_SHORTEST_IN_COMPOUND = 5
_REMEMBERED = 8_192
_FIELD = 16
_NO_LEAD = tag.NOUN | tag.NOMINAL | tag.VERB_OR_NOUN | tag.INFLECTED


class Evidence(NamedTuple):
    """What the words of a title indicate about its language.

    ``foreignness`` is positive for another language than English, and negative for English. ``scores`` are those of
    each other language, if in doubt.
    """

    foreignness: int
    scores: Mapping[str, int]


class EvidenceInTitles:
    """Finds the evidence in titles by the words of English. What a word tells is kept."""

    def __init__(self, english: "Lexicon") -> None:
        self._english = english
        self._first, self._others = _ToldByWords(english, not_first=False), _ToldByWords(english, not_first=True)
        self._codes, self._own = _languages(), tuple(_signs_by_language())
        self._fields = Struct(f"<{2 + len(self._own) + len(self._codes)}H")

    def __call__(self, raw: Sequence[str]) -> Evidence:
        """The evidence in the words of a title, as they are written."""
        told = sum(map(self._others.__getitem__, raw[1:]), self._first[raw[0]]) if raw else 0
        fields, own = self._fields.unpack(told.to_bytes(self._fields.size, "little")), self._own
        foreign, english = fields[:2]
        found = foreign - english if foreign else self._without_telling_words(english, raw)
        if found + _AMONG_OTHERS < 0:
            return Evidence(found, {})
        letters, telling = fields[2 : 2 + len(own)], fields[2 + len(own) :]
        scores = dict(compress(zip(self._codes, telling, strict=True), telling))
        for code, count in compress(zip(own, letters, strict=True), letters):
            if code in scores:  # letters alone tell little: several languages share them
                scores[code] += count
        return Evidence(found, scores)

    def _without_telling_words(self, english: int, raw: Sequence[str]) -> int:
        """How far a title speaks for another language in which no word does: its words may be known elsewhere alone.

        Where no word speaks for another language, such as in `Kubernetes`, they pass for English.
        """
        low = list(map(lowered, raw))
        known = _known_elsewhere(low, list(map(self._english.__getitem__, low)))
        return known if known and known >= english else min(-english, -1)


class _ToldByWords(dict[str, int]):
    """What each word tells by how it is written, as the first of a title or as a later one."""

    def __init__(self, english: "Lexicon", *, not_first: bool) -> None:
        super().__init__()
        self.english = english
        self.not_first = not_first

    def __missing__(self, raw: str) -> int:
        low = lowered(raw)
        told = _told_by_word(self.not_first, raw, low, self.english[low])
        if len(self) < _REMEMBERED:
            self[raw] = told
        return told


def leaning_of(titles: Collection[Evidence], count: int) -> int:
    """How much ``count`` titles of a file indicate another language, all with the same weight.

    Only those with something foreign need to be given.
    """
    signs = [(each.foreignness > 0) - (each.foreignness < 0) for each in titles]
    return sum(signs) - (count - len(signs))


def is_english(foreignness: int, leaning: int) -> bool:
    """Whether a title is English, by its own words and by what the titles of its file lean to."""
    return foreignness + (_AMONG_OTHERS if leaning > 0 else _AMONG_ENGLISH if leaning < 0 else 0) < 0


def leading_language(titles: Iterable[Evidence]) -> str:
    """The language other than English that the titles of a file indicate most; empty for none."""
    found: dict[str, int] = {}
    for each in titles:
        for code, score in each.scores.items():
            found[code] = found.get(code, 0) + (score if score < _OF_ONE else _OF_ONE)
    return _best(found)


def which_language(title: Evidence, leading: str) -> str:
    """The code of the language of a title that is not English; empty if no word indicates one.

    ``leading`` is the language of most titles in its file.
    """
    scores = title.scores
    if not leading:
        return _best(scores)
    bonus = scores.get(leading, 0) + _LEADING
    return leading if bonus > max(scores.values(), default=0) else _best({**scores, leading: bonus})


def _best(scores: Mapping[str, int]) -> str:
    """The language with the highest score; of two, the one that okr cannot read, so as not to judge on a guess."""
    if not scores:
        return ""
    most = max(scores.values())
    best = [code for code, score in scores.items() if score == most]
    return best[0] if len(best) == 1 else next((code for code in best if code not in languages()), best[0])


def may_be_foreign(tokens: Tokens) -> bool:
    """Whether it is worth a closer look if a title is English."""
    tags = tokens.any_tags
    return bool(tags & tag.FOREIGN or (tags & tag.UNKNOWN and not tags & tag.FUNCTION))


def foreign_tags(token: str, tags: int) -> int:
    """The tags of a word in no English list: whether it may be foreign. ``tags`` are its others."""
    if not token[:1].isalpha():
        return 0
    unknown = 0 if tags & tag.CLASSES else tag.UNKNOWN
    if _without_elision(token) in _words() or not token.isascii():
        return tag.FOREIGN | unknown
    is_noun = not tags & tag.CLASSES & ~tag.NOMINAL
    tells = is_noun and (token.endswith(_endings()) or _begins_with(token, _words()))
    return (tag.FOREIGN if tells else 0) | unknown


def _weight(not_first: bool, raw: str, low: str, tags: int) -> int:
    if not raw[0].isalpha() or (raw.isupper() and raw.isascii()):
        return 0
    is_name = not_first and raw[0].isupper()
    if _without_elision(low) in _words():
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
        is_lead = not not_first and tags & tag.VERB and not tags & _NO_LEAD
        return -2 if is_lead else -1  # `Improve collaboration`, but `Customer success`
    if low.endswith(_endings()) and not is_name:
        return 2
    return 2 if _begins_with(low, _words()) else 0


def _known_elsewhere(low: Sequence[str], tags: Sequence[int]) -> int:
    """The number of words unknown in English and known elsewhere, in a title without English function words."""
    any_tags = reduce(or_, tags, 0)
    if not any_tags & tag.UNKNOWN or any_tags & tag.FUNCTION:
        return 0
    unknown = (word for word, each in zip(low, tags, strict=True) if each & tag.UNKNOWN)
    return sum(map(_is_known_elsewhere, (part for word in unknown for part in word.split("-"))))


@lru_cache(_REMEMBERED)
def _is_known_elsewhere(word: str) -> bool:
    return any(_knows(code, word) for code in _vocabularies())


def _knows(code: str, word: str) -> bool:
    """Whether a language has a word, in any form that its grammar knows."""
    words = _vocabularies().get(code, frozenset())
    if word in words:
        return True
    for stem, _ in language(code).grammar.inflections(word):  # noqa: SIM110 - a generator takes longer
        if stem in words:
            return True
    return False


@cache
def _vocabularies() -> Mapping[str, frozenset[str]]:
    """The words of each language that English lacks; for a language from a package, its telling words."""
    return {**{code: _words_by_language()[code] for code in _others()}, **vocabularies()}


@cache
def _others() -> tuple[str, ...]:
    return tuple(code for code in languages() if code != FIRST)


def _without_elision(low: str) -> str:
    """`équipe` of `l'équipe`, which no English word looks like."""
    return low[2:] if low[1:2] == "'" and len(low) > _LONGEST_SHARED else low


def _begins_with(low: str, words: frozenset[str]) -> bool:
    """Whether a word starts with a telling word: `kundenportal`."""
    lengths = range(_SHORTEST_IN_COMPOUND, len(low) - 2 if "-" not in low else 0)
    return any(low[:length] in words for length in lengths)


def _told_by_word(not_first: bool, raw: str, low: str, tags: int) -> int:
    """What a word tells, as one number, so that what a title tells is their sum.

    It has fields of ``_FIELD`` bits: how far the word is foreign, how far it is English, whether it has letters of each
    language that okr reads, and how much it speaks for each of ``_languages``.
    """
    weight = _weight(not_first, raw, low, tags)
    told = max(weight, 0) | max(-weight, 0) << _FIELD
    if not low[0].isalpha():
        return told
    if not low.isascii():
        for place, (_, letters) in enumerate(_signs_by_language().values(), start=2):
            told += (not letters.isdisjoint(low)) << place * _FIELD
    places = _places()
    for code, score in _scores_of_word(low, not_first and raw[0].isupper()).items():
        told += score << places[code]
    return told


def _scores_of_word(word: str, may_be_name: bool) -> Mapping[str, int]:
    """How much a word speaks for each language. A capital letter is that of a name where not every noun has one."""
    found: dict[str, int] = {}
    for part in word.replace("-", "'").split("'"):
        speaking = _codes_by_word().get(part)
        if speaking is None:
            speaking = _by_beginning(part)
            for code, (endings, _) in _signs_by_language().items():
                is_name = may_be_name and not language(code).grammar.capital_nouns
                known = _LEADING if not is_name and _knows(code, part) else 0
                found[code] = found.get(code, 0) + part.endswith(endings) + known
        for code in speaking:
            found[code] = found.get(code, 0) + (_OF_ONE if len(speaking) == 1 else _OF_SEVERAL)
    return found


@cache
def _places() -> Mapping[str, int]:
    """Where the field of each language begins."""
    first = 2 + len(_signs_by_language())
    return {code: place * _FIELD for place, code in enumerate(_languages(), start=first)}


@cache
def _languages() -> tuple[str, ...]:
    """The languages that words can speak for."""
    return tuple(dict.fromkeys((*_words_by_language(), *_signs_by_language())))


def _by_beginning(low: str) -> tuple[str, ...]:
    """The languages of the longest word that a joined noun begins with."""
    for length in range(len(low) - 3, _SHORTEST_IN_COMPOUND - 1, -1):
        speaking = _codes_by_word().get(low[:length])
        if speaking is not None:
            return speaking
    return ()


@cache
def _codes_by_word() -> Mapping[str, tuple[str, ...]]:
    """The languages that each telling word indicates."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _words_by_language().items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def _words_by_language() -> Mapping[str, frozenset[str]]:
    """The telling words of each language, including languages that okr only recognizes."""
    found = {code: frozenset(words) for code, words in tagged_words(SHARED, "other-languages").items()}
    for code, module in languages().items():
        folder = module.rpartition(".")[0]
        if "telling-words" in names_of_lists(folder):
            words = frozenset(chain.from_iterable(line.split() for line in words_in(folder, "telling-words")))
            found[code] = found.get(code, frozenset()) | words
    return found


@cache
def _signs_by_language() -> Mapping[str, tuple[tuple[str, ...], frozenset[str]]]:
    """The endings and letters that indicate a language."""
    return {
        code: (_endings_in(module.rpartition(".")[0]), frozenset(language(code).grammar.letters))
        for code, module in languages().items()
        if code != FIRST
    }


@cache
def _words() -> frozenset[str]:
    return frozenset(_codes_by_word())


@cache
def _endings() -> tuple[str, ...]:
    own = (_endings_in(module.rpartition(".")[0]) for module in languages().values())
    return tuple(dict.fromkeys((*words_in(SHARED, "other-endings"), *chain.from_iterable(own))))


def _endings_in(folder: str) -> tuple[str, ...]:
    return words_in(folder, "telling-endings") if "telling-endings" in names_of_lists(folder) else ()
