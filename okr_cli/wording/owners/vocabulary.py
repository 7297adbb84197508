"""What each word of an owner can be, from the word lists or from its ending."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from okr_cli.wording.lexicon.languages import folders_of_packages
from okr_cli.wording.lexicon.word_lists import compiled, owner_lists
from okr_cli.wording.owners import tag

LONGEST_ENDING = 12
_SHORTEST_ENDING = 3
_LONGEST_WORD = 40
_FOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"})
_POST_LETTERS = re.compile("[A-Z]?VP[A-Z]?|C[A-Z]{1,2}O")
"""Posts whose last letter is the field of work: VPE, SVP, CRO."""
_COMBINING = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Lower case without accents: `Łukasz` and `lukasz` are the same name. Other scripts keep their letters."""
    if text.isascii():
        return text.lower()
    plain = _COMBINING.sub("", unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED)))
    return unicodedata.normalize("NFC", plain)


@cache
def word_bits() -> Mapping[str, int]:
    """Every listed word, folded, and every listed ending (`-tion`), with what it can be."""
    bits = compiled("owners")
    if folders_of_packages():
        from okr_cli.wording.owners.compiling import owner_bits

        further = owner_bits(folders_of_packages())
        bits = {**bits, **{word: bits.get(word, 0) | found for word, found in further.items()}}
    return bits


@cache
def listed(name: str) -> frozenset[str]:
    """The entries of the word list ``owner-NAME`` in all languages. Raises KeyError for an unknown one."""
    return frozenset(listed_endings(name))


@cache
def listed_endings(name: str) -> tuple[str, ...]:
    """The same for ``str.endswith``."""
    if folders_of_packages():
        from okr_cli.wording.owners.compiling import owner_lists as lists_in

        return (*owner_lists()[name], *lists_in(folders_of_packages()).get(name, ()))
    return owner_lists()[name]


def alternatives(entries: Iterable[str]) -> str:
    """Entries as the alternatives of a regular expression."""
    return "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))


def lazy_pattern(source: Callable[[], str] | str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that returns a regular expression, compiled on first use to keep start-up fast."""

    @cache
    def compiled_pattern() -> re.Pattern[str]:
        return re.compile(source if isinstance(source, str) else source(), flags)

    return compiled_pattern


def bits_of(word: str) -> int:
    """What a word can be as written: `QA` is an abbreviation, `Qa` may be a name. 0 for an unknown word."""
    key = fold(word) if not word.islower() or not word.isascii() else word
    found = word_bits().get(key, 0)
    if word.isupper():
        if found or not (3 <= len(word) <= 5 and word.isalnum()):
            return found if len(word) > 1 else 0
        return tag.ROLE_LETTERS if _POST_LETTERS.fullmatch(word) else tag.CAPITALS
    found &= ~tag.LETTERS
    if found & tag.GROUP and word[-2:] == "ía":
        found &= ~(tag.POST | tag.RANK)  # `Secretaría`, not `secretaria`
    return found or (_derived(word, key) if len(word) <= _LONGEST_WORD else 0)


def is_given_name(word: str) -> bool:
    """Whether a word is a listed given name."""
    return bool(word_bits().get(fold(word), 0) & tag.NAME)


def _derived(word: str, key: str) -> int:
    known = word_bits()
    if "-" in key or "/" in key:
        return _hyphenated(re.split("[-/]", word))
    if key[-2:] == "'s":
        return known.get(key[:-2], 0) & tag.NAME
    if key[-1:] == "s":
        singular = known.get(key[:-1], 0)
        if singular & tag.ROLE and not singular & tag.NAME:
            return tag.GROUP if word.islower() else tag.GROUP | (singular & tag.SURNAME)
        if singular & tag.FUNCTION and not singular & tag.SURNAME:
            return tag.FUNCTION
    if not word[1:].islower() and not word.isdigit():
        return _joined_short_forms(re.findall("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", word))
    return _by_ending(key) if len(key) > 6 else 0


def _by_ending(key: str) -> int:
    """The bits of the longest listed ending. One that only surnames have (`-quist`) has none."""
    for length in range(min(LONGEST_ENDING, len(key)), _SHORTEST_ENDING - 1, -1):
        ending = f"-{key[-length:]}"
        found = word_bits().get(ending, 0)
        if found:
            return found if found != tag.SURNAME else 0
        if ending in listed("clippings") and key[:-length] in listed("clippings"):
            return tag.FUNCTION
    return 0


def _hyphenated(parts: list[str]) -> int:
    """`People-Ops`, `co-lead`, `Hofladen-Team`: what the last part is, where no part can be a name."""
    found = [word_bits().get(fold(part), 0) for part in parts]
    if found[-1] & tag.OPENER and not any(bits & (tag.NAME | tag.SURNAME) for bits in found):
        return tag.GROUP
    last = 0
    for part, last in zip(parts, found, strict=True):
        if not last & tag.WORK or last & tag.NAME:
            return 0
        if last & tag.LETTERS and not last & ~tag.LETTERS and not part.isupper():
            return 0
    return last & ~(tag.RANK | tag.OPENER)


def _joined_short_forms(parts: list[str]) -> int:
    """`DevEx`, `AppSec`: short forms of functions joined; not `DeAngelis`."""
    if len(parts) < 2:
        return 0
    parts = [part.lower() for part in parts]
    if listed("clippings").issuperset(parts):
        return tag.FUNCTION
    last = word_bits().get(parts[-1], 0)
    return tag.GROUP if last & tag.GROUP and not last & (tag.SURNAME | tag.MODIFIER | tag.NAME) else 0


class OwnerWords(NamedTuple):
    """The user's own words from the settings, folded. They win over the word lists."""

    teams: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    @classmethod
    def with_settings(
        cls, *, teams: Iterable[str] = (), roles: Iterable[str] = (), people: Iterable[str] = ()
    ) -> "OwnerWords":
        """Names of teams and of roles, and people who look like either. Case and accents do not matter."""
        return cls(*(frozenset(" ".join(fold(text).split()) for text in texts) for texts in (teams, roles, people)))
