"""The words of owners: what each can be, from the lists of this package and a user's settings."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from okr_cli.wording.lexicon.word_lists import compiled, words_in

NAME = 1
"""A given name."""
COMMON = 2
"""A given name that is an ordinary word or a place as well."""
GROUP = 4
"""A noun of a group or an organisation."""
OPENER = 8
"""A noun of a group that may stand before its name (`Team Alpha`)."""
FUNCTION = 16
"""A function, discipline or field of work."""
MODIFIER = 32
"""A word that goes with functions and posts and names none itself."""
ROLE = 64
"""The head noun of a post."""
RANK = 128
"""A title that may stand before its area (`Head of Sales`, `VP Sales`)."""
TEAM_LETTERS = 256
"""An abbreviation of a function."""
ROLE_LETTERS = 512
"""An abbreviation of a post."""
SURNAME = 1024
"""A word of the lists above that is a surname as well."""
TITLE = 2048
"""A form of address."""
SUFFIX = 4096
"""What stands behind a name: a generation, a degree, a pronoun."""

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"})
_COMBINING = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Lower case without accents: `Łukasz` and `lukasz` are the same name. Other scripts keep their letters."""
    if text.isascii():
        return text.lower()
    plain = _COMBINING.sub("", unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)))
    return unicodedata.normalize("NFC", plain)


class Scripts(NamedTuple):
    """Words of scripts other than Latin; those of Chinese, Japanese and Korean are endings as well."""

    groups: frozenset[str]
    functions: frozenset[str]
    roles: frozenset[str]
    blanks: frozenset[str]
    surnames: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OwnerWords:
    """What every word of an owner can be. Compared by identity.

    ``bits`` is keyed by folded word. ``blanks`` are whole strings that name nobody, ``openers`` the first words
    of such strings, ``clauses`` the phrases that say so anywhere, by their first word. ``teams``, ``roles`` and
    ``people`` are a user's own, folded; they win over everything else.
    """

    bits: Mapping[str, int]
    blanks: frozenset[str]
    openers: frozenset[str]
    clauses: Mapping[str, tuple[str, ...]]
    clippings: frozenset[str]
    mailboxes: frozenset[str]
    particles: frozenset[str]
    scripts: Scripts
    teams: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    @classmethod
    def with_settings(
        cls, *, teams: Iterable[str] = (), roles: Iterable[str] = (), people: Iterable[str] = ()
    ) -> "OwnerWords":
        """Our words and a user's own: further names of teams and of roles, and people who look like either.

        Case and accents do not matter.
        """
        default = default_owner_words()
        if not (teams or roles or people):
            return default
        return replace(default, teams=_folded(teams), roles=_folded(roles), people=_folded(people))


@cache
def default_owner_words() -> OwnerWords:
    """The words without any settings. Reads the lists, once."""
    clauses: dict[str, tuple[str, ...]] = {}
    for clause in words_in("owner-blank-clauses"):
        first = clause.partition(" ")[0]
        clauses[first] = (*clauses.get(first, ()), clause)
    return OwnerWords(
        MappingProxyType(compiled("owners")),
        frozenset(words_in("owner-blanks")),
        frozenset(words_in("owner-blank-openers")),
        MappingProxyType(clauses),
        frozenset(words_in("owner-clippings")),
        frozenset(words_in("owner-mailboxes")),
        frozenset(words_in("owner-particles")),
        Scripts(*(frozenset(words_in(f"owner-scripts-{name}")) for name in Scripts._fields)),
    )


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(fold(text).split()) for text in texts)
