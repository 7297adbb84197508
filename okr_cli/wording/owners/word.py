"""What one word of an owner can be, listed or derived from its shape."""

import re

from okr_cli.wording.owners.pattern import lazy_pattern
from okr_cli.wording.owners.words import (
    COMMON,
    FUNCTION,
    GROUP,
    MODIFIER,
    NAME,
    OPENER,
    RANK,
    ROLE,
    ROLE_LETTERS,
    SURNAME,
    TEAM_LETTERS,
    OwnerWords,
    fold,
)

CAPITALS = 1 << 16
"""An abbreviation in capitals that no list holds."""
UNKNOWN = 0

_LETTER_BITS = TEAM_LETTERS | ROLE_LETTERS
_WORK = GROUP | FUNCTION | MODIFIER | ROLE | RANK | _LETTER_BITS
_CAMEL = lazy_pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LONGEST = 40

_GROUP_ENDINGS = (
    "abteilung", "gruppe", "ausschuss", "leitung", "gruppen", "avdelningen", "avdeling", "afdeling", "squad",
)  # fmt: skip
_FUNCTION_ENDINGS = (
    "verwaltung", "entwicklung", "vertrieb", "wesen", "management", "sicherung", "planung", "marketing",
)  # fmt: skip
_ABSTRACT_ENDINGS = (
    "tion",
    "tions",
    "ility",
    "ivity",
    "ology",
    "ware",
    "agement",
    "yment",
    "tment",
    "onment",
    "vement",
    "uting",
    "ability",
)
_SURNAME_ENDINGS = ("quist", "qvist", "kvist", "twist", "christ")
_ROLE_ENDINGS = (
    "ician", "grapher", "ator", "keeper", "titioner", "manager", "managerin", "leiter", "leiterin", "beauftragte",
    "beauftragter", "ingenieur", "ingenieurin", "referent", "referentin", "berater", "beraterin", "entwickler",
    "entwicklerin", "chef", "leder", "ledare", "eigner", "eigentumer", "inhaber",
)  # fmt: skip


def bits_of(word: str, words: OwnerWords) -> int:
    """The bits of a word as it is written: `QA` is an abbreviation, `Qa` may be a name."""
    key = fold(word) if not word.islower() or not word.isascii() else word
    found = words.bits.get(key, UNKNOWN)
    if word.isupper():
        return found or _in_capitals(word)
    if found & _LETTER_BITS:
        found &= ~_LETTER_BITS
    return found or (_derived(word, key, words) if len(word) <= _LONGEST else UNKNOWN)


def is_common_name(word: str, words: OwnerWords) -> bool:
    """Whether a given name is an ordinary word or a place as well."""
    return bool(words.bits.get(fold(word), 0) & COMMON)


def _in_capitals(word: str) -> int:
    return CAPITALS if 3 <= len(word) <= 5 and word.isalnum() else UNKNOWN


def _derived(word: str, key: str, words: OwnerWords) -> int:
    if "-" in key or "/" in key:
        return _compound(re.split("[-/]", word), words)
    if key[-2:] == "'s":
        return words.bits.get(key[:-2], UNKNOWN) & NAME
    if key[-1:] == "s":
        singular = words.bits.get(key[:-1], UNKNOWN)
        if singular & ROLE and not singular & NAME:
            return GROUP if word.islower() else GROUP | (singular & SURNAME)
        if singular & FUNCTION and not singular & SURNAME:
            return FUNCTION
    if not word[1:].islower() and not word.isdigit():
        return _camel(word, words)
    if len(key) > 6:
        if key.endswith("team") or key.endswith(_GROUP_ENDINGS):
            return GROUP
        if key.endswith(_ROLE_ENDINGS):
            return ROLE
        if key.endswith(_ABSTRACT_ENDINGS):
            return FUNCTION
        if key.endswith("ist") and not key.endswith(_SURNAME_ENDINGS):
            return ROLE | SURNAME
        if key.endswith(_FUNCTION_ENDINGS) or (key.endswith("ops") and key[:-3] in words.clippings):
            return FUNCTION
    return UNKNOWN


def _compound(parts: list[str], words: OwnerWords) -> int:
    """`People-Ops`, `co-lead`: what its last part is, where no part can be a name."""
    last = UNKNOWN
    for part in parts:
        last = words.bits.get(fold(part), UNKNOWN)
        if not last & _WORK or last & NAME:
            return UNKNOWN
        if last & _LETTER_BITS and not last & ~_LETTER_BITS and not part.isupper():
            return UNKNOWN
    return last & ~(RANK | OPENER)


def _camel(word: str, words: OwnerWords) -> int:
    """`DevEx`, `AppSec`: short forms of functions joined; not `DeAngelis`."""
    parts = [part.lower() for part in _CAMEL().findall(word)]
    if len(parts) > 1 and all(part in words.clippings for part in parts):
        return FUNCTION
    last = words.bits.get(parts[-1], UNKNOWN) if len(parts) > 1 else UNKNOWN
    return GROUP if last & GROUP and not last & (SURNAME | MODIFIER | NAME) else UNKNOWN
