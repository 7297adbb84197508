"""The roster: finds people by name, handle or address."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from okr_cli.finding import Span
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.safe_text import one_line
from okr_cli.validation.near_names import NearNames

LONGEST = 200
"""Characters of an owner that are looked up. No name in a roster is longer."""

MOST_OF_A_WORD = 1_000
"""People with one name among whom a second name is looked for."""

_ASIDE = lazy_pattern(r"\s*[(（<\[].*", re.DOTALL)
_ADDRESS = lazy_pattern(r"[\w.+-]+@[\w.-]+")
_ALIKE = 0.75


class RosterEntry(NamedTuple):
    """A person of the roster."""

    name: str
    handle: str = ""
    email: str = ""
    team: str = ""
    active: bool = True
    path: str = ""
    span: Span | None = None


class Roster:
    """People by the ways to refer to them: name, handle, address.

    If two share one, an active person takes precedence, then the first.
    """

    def __init__(self, people: Iterable[RosterEntry]) -> None:
        self._by_key: dict[str, RosterEntry] = {}
        self._names: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._nearest: dict[str, str] = {}
        for person in sorted(people, key=lambda person: not person.active):
            self._names.setdefault(name_key(person.name), person.name)
            for text in (person.name, person.handle, person.email):
                if text:
                    self._by_key.setdefault(name_key(text), person)

    def find(self, text: str) -> RosterEntry | None:
        """The person whose name, handle or address ``text`` is. Case, accents and a leading ``@`` do not count."""
        for form in _forms(text[:LONGEST]):
            person = self._by_key.get(name_key(form))
            if person:
                return person
        return None

    def name(self, owner: str | None) -> str | None:
        """The name of an owner on the roster, or what was written if it is not there; None for no owner."""
        if owner is None:
            return None
        if owner not in self._shown:
            person = self.find(owner)
            self._shown[owner] = one_line(person.name if person else owner)
        return self._shown[owner]

    def is_same(self, owner: str | None, wanted: str) -> bool:
        """Whether both mean the same person."""
        found = self.name(owner)
        return found is not None and _shown_key(found) == _shown_key(self.name(wanted) or wanted)

    def nearest(self, text: str) -> str:
        """The name on the roster that ``text`` may have been meant to be, or an empty string."""
        wanted = name_key(next(_forms(text[:LONGEST])))
        if wanted not in self._nearest:
            self._nearest[wanted] = self._with_words(wanted) or self._near.nearest(wanted, _ALIKE)
        return self._names.get(self._nearest[wanted], "")

    def _with_words(self, wanted: str) -> str:
        """The only key of a name that has all these words in it, or an empty string."""
        having = sorted((self._by_word.get(word, frozenset()) for word in set(wanted.split())), key=len)
        if not having or len(having[0]) > MOST_OF_A_WORD:
            return ""
        found = having[0].intersection(*having[1:])
        return next(iter(found)) if len(found) == 1 else ""

    @cached_property
    def _near(self) -> NearNames:
        return NearNames(self._names)

    @cached_property
    def _by_word(self) -> dict[str, frozenset[str]]:
        """The keys of names by each word in them."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for key in self._names:
            for word in key.split():
                found[word].add(key)
        return {word: frozenset(keys) for word, keys in found.items()}


def _forms(text: str) -> Iterator[str]:
    yield text
    yield from _ADDRESS.findall(text)
    bare = _ASIDE.sub("", text, count=1)
    if bare and bare != text:
        yield bare


def name_key(text: str) -> str:
    """A name without differences that do not matter: case, accents, quotes, a leading ``@``."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(text.casefold().split()).strip("*_`'\"").removeprefix("@")


def _shown_key(name: str) -> str:
    return one_line(name).removeprefix("@").casefold()
