"""In which language a title is, by its own words and by the other titles of its file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.languages import FIRST, language, languages
from okr_cli.wording.lexicon.word_lists import SHARED, names_of_lists, tagged_words, words_in
from okr_cli.wording.titles.tokens import Tokens

_AMONG_OTHERS, _AMONG_ENGLISH = 2, -1
"""What the other titles of a file add to the words of one: `Customer Success` may stand among German titles."""
_LEADING = 2
"""The same for the language of most of them, where several could be meant."""
_OF_ONE, _OF_SEVERAL = 3, 1
_LAST_LATIN = "\u024f"
_LONGEST_SHARED = 5
_SHORTEST_IN_COMPOUND = 5


def foreignness(tokens: Tokens) -> int:
    """How far the words, tagged as English, speak for another language: above 0 they do, below 0 they are English.

    0 is open. Where no word speaks for another language, such as in `Kubernetes`, they pass for English.
    """
    weights = tuple(map(_weight, range(len(tokens.raw)), tokens.raw, tokens.low, tokens.tags))
    return sum(weights) if any(weight > 0 for weight in weights) else min(sum(weights), -1)


def is_english(foreignness: int, leaning: int) -> bool:
    """Whether a title is English, by its own words and by what the titles of its file lean to."""
    return foreignness + (_AMONG_OTHERS if leaning > 0 else _AMONG_ENGLISH if leaning < 0 else 0) < 0


def leading_language(titles: Iterable[Tokens]) -> str:
    """The language that the titles of a file speak for most, English aside; empty where they speak for none."""
    found: Counter[str] = Counter()
    for tokens in titles:
        found.update({code: min(score, _OF_ONE) for code, score in _scores(tokens).items()})
    return max(found, key=lambda code: found[code], default="")


def which_language(tokens: Tokens, leading: str) -> str:
    """The code of the language of a title that is not English, empty where no word tells.

    ``leading`` is the language of most titles in its file.
    """
    scores = _scores(tokens)
    if leading:
        scores[leading] += _LEADING
    return max(scores, key=lambda code: scores[code], default="")


def may_be_foreign(token: str, tags: int) -> bool:
    """Whether a word that no English list holds may speak for another language. ``tags`` are those of its form."""
    if not token[:1].isalpha():
        return False
    if token in _words() or not token.isascii():
        return True
    return not tags & tag.CLASSES & ~tag.NOMINAL and (token.endswith(_endings()) or _begins_with_telling(token))


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
    return 2 if _begins_with_telling(low) else 0


def _begins_with_telling(low: str) -> bool:
    """Whether a word begins with one that tells: `kundenportal`."""
    lengths = range(_SHORTEST_IN_COMPOUND, len(low) - 2 if "-" not in low else 0)
    return any(low[:length] in _words() for length in lengths)


def _scores(tokens: Tokens) -> Counter[str]:
    """How much the words of a title speak for each language but English."""
    found: Counter[str] = Counter()
    for low in tokens.low:
        for part in low.replace("-", "'").split("'"):
            speaking = [code for code, words in _words_by_language().items() if part in words]
            for code in speaking:
                found[code] += _OF_ONE if len(speaking) == 1 else _OF_SEVERAL
            if not speaking:
                for code, (endings, letters) in _signs_by_language().items():
                    found[code] += part.endswith(endings) + (not letters.isdisjoint(part))
    return +found


@cache
def _words_by_language() -> Mapping[str, frozenset[str]]:
    """The words of each language that tell it. Languages that okr does not read have some, too, so as to be told."""
    found = {code: frozenset(words) for code, words in tagged_words(SHARED, "other-languages").items()}
    for code, module in languages().items():
        folder = module.rpartition(".")[0]
        if "telling-words" in names_of_lists(folder):
            words = frozenset(chain.from_iterable(line.split() for line in words_in(folder, "telling-words")))
            found[code] = found.get(code, frozenset()) | words
    return found


@cache
def _signs_by_language() -> Mapping[str, tuple[tuple[str, ...], frozenset[str]]]:
    """The endings and the letters that speak for a language."""
    return {
        code: (_endings_in(module.rpartition(".")[0]), frozenset(language(code).grammar.letters))
        for code, module in languages().items()
        if code != FIRST
    }


@cache
def _words() -> frozenset[str]:
    return frozenset(chain.from_iterable(_words_by_language().values()))


@cache
def _endings() -> tuple[str, ...]:
    own = (_endings_in(module.rpartition(".")[0]) for module in languages().values())
    return tuple(dict.fromkeys((*words_in(SHARED, "other-endings"), *chain.from_iterable(own))))


def _endings_in(folder: str) -> tuple[str, ...]:
    return words_in(folder, "telling-endings") if "telling-endings" in names_of_lists(folder) else ()
