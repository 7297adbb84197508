"""Detects the language of a title from its own words and the other titles of its file."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.languages import FIRST, language, languages
from okr_cli.wording.lexicon.word_lists import SHARED, names_of_lists, tagged_words, vocabularies, words_in
from okr_cli.wording.titles.tokens import READ_AT_MOST, Tokens

_AMONG_OTHERS, _AMONG_ENGLISH = 2, -1
"""What the other titles of a file add to the words of one: `Customer Success` may stand among German titles."""
_LEADING = 2
"""The same for the language of most of them, where several could be meant."""
_OF_ONE, _OF_SEVERAL = 3, 1
_LAST_LATIN = "\u024f"
_LONGEST_SHARED = 5
_SHORTEST_IN_COMPOUND = 5
_NOT_FIRST = (False, *(True for _ in range(READ_AT_MOST)))
_REMEMBERED = 8_192


class Evidence(NamedTuple):
    """What the words of a title indicate about its language.

    ``foreignness`` is positive for another language than English, and negative for English. ``scores`` are those of
    each other language, if in doubt.
    """

    foreignness: int
    scores: Mapping[str, int]


def evidence_in(tokens: Tokens) -> Evidence:
    """The evidence in the words of a title, which are tagged as English."""
    found = foreignness(tokens)
    return Evidence(found, _scores(tokens) if found + _AMONG_OTHERS >= 0 else {})


def foreignness(tokens: Tokens) -> int:
    """How foreign the words are: positive for another language, negative for English, 0 if undecided.

    If no word indicates another language, as in `Kubernetes`, they count as English.
    """
    weights = tuple(map(_weight, _NOT_FIRST, tokens.raw, tokens.low, tokens.tags))
    if any(weight > 0 for weight in weights):
        return sum(weights)
    known = _known_elsewhere(tokens)
    is_foreign = known and known >= sum(weight < 0 for weight in weights)
    return known if is_foreign else min(sum(weights), -1)


def leaning_of(titles: Collection[Evidence], count: int) -> int:
    """How much ``count`` titles of a file indicate another language, all with the same weight.

    Only those with something foreign need to be given.
    """
    return sum(max(-1, min(each.foreignness, 1)) for each in titles) - (count - len(titles))


def is_english(foreignness: int, leaning: int) -> bool:
    """Whether a title is English, by its own words and by what the titles of its file lean to."""
    return foreignness + (_AMONG_OTHERS if leaning > 0 else _AMONG_ENGLISH if leaning < 0 else 0) < 0


def leading_language(titles: Iterable[Evidence]) -> str:
    """The language other than English that the titles of a file indicate most; empty for none."""
    found: Counter[str] = Counter()
    for each in titles:
        found.update({code: min(score, _OF_ONE) for code, score in each.scores.items()})
    return _best(found)


def which_language(title: Evidence, leading: str) -> str:
    """The code of the language of a title that is not English; empty if no word indicates one.

    ``leading`` is the language of most titles in its file.
    """
    return _best({**title.scores, leading: title.scores.get(leading, 0) + _LEADING} if leading else title.scores)


def _best(scores: Mapping[str, int]) -> str:
    """The language with the highest score; of two, the one that okr cannot read, so as not to judge on a guess."""
    return max(scores, key=lambda code: (scores[code], code not in languages()), default="")


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


@lru_cache(_REMEMBERED)
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
        return -1
    if low.endswith(_endings()) and not is_name:
        return 2
    return 2 if _begins_with(low, _words()) else 0


def _known_elsewhere(tokens: Tokens) -> int:
    """The number of words unknown in English and known elsewhere, in a title without English function words."""
    if not tokens.any_tags & tag.UNKNOWN or tokens.any_tags & tag.FUNCTION:
        return 0
    unknown = (low for low, tags in zip(tokens.low, tokens.tags, strict=True) if tags & tag.UNKNOWN)
    return sum(map(_is_known_elsewhere, (part for low in unknown for part in low.split("-"))))


@lru_cache(_REMEMBERED)
def _is_known_elsewhere(word: str) -> bool:
    return any(_knows(code, word) for code in _vocabularies())


def _knows(code: str, word: str) -> bool:
    """Whether a language has a word, in any form that its grammar knows."""
    words = _vocabularies().get(code, frozenset())
    return word in words or any(stem in words for stem, _ in language(code).grammar.inflections(word))


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


def _scores(tokens: Tokens) -> dict[str, int]:
    """The score of each language but English for the words of a title."""
    found: dict[str, int] = {}
    lettered: list[str] = []
    for low in tokens.low:
        scores, codes = _scores_of_word(low)
        for code, score in scores:
            found[code] = found.get(code, 0) + score
        lettered += codes
    for code in lettered:  # letters alone tell little: several languages share them
        if code in found:
            found[code] += 1
    return found


@lru_cache(_REMEMBERED)
def _scores_of_word(word: str) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """The score of a word for each language, and the languages that have its letters."""
    found: Counter[str] = Counter()
    for part in word.replace("-", "'").split("'"):
        speaking = _codes_by_word().get(part)
        if speaking is None:
            speaking = _by_beginning(part)
            for code, (endings, _) in _signs_by_language().items():
                found[code] += part.endswith(endings) + (_LEADING if _knows(code, part) else 0)
        for code in speaking:
            found[code] += _OF_ONE if len(speaking) == 1 else _OF_SEVERAL
    lettered = (code for code, (_, letters) in _signs_by_language().items() if not letters.isdisjoint(word))
    return tuple((+found).items()), tuple(lettered)


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
