"""The roster: who is meant by a name, a handle or an address, and what that person is called."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from okr_cli.finding import Span
from okr_cli.safe_text import one_line

LONGEST = 200
"""Characters of an owner that are looked up. No name in a roster is longer."""

_ASIDE = re.compile(r"\s*[(（<\[].*", re.DOTALL)
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
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
    """People by everything that an owner may be written as: name, handle, address.

    Of two who are written alike, one who is active wins, then the first.
    """

    def __init__(self, people: Iterable[RosterEntry]) -> None:
        self._by_key: dict[str, RosterEntry] = {}
        self._names: dict[str, str] = {}
        self._shown: dict[str, str] = {}
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

    def knows(self, wanted: str) -> bool:
        """Whether somebody on the roster is called so."""
        return self.find(wanted) is not None

    def is_same(self, owner: str | None, wanted: str) -> bool:
        """Whether both mean the same person."""
        found = self.name(owner)
        return found is not None and _shown_key(found) == _shown_key(self.name(wanted) or wanted)

    def nearest(self, text: str) -> str:
        """The name on the roster that ``text`` may have been meant to be, or an empty string."""
        wanted = name_key(next(_forms(text[:LONGEST])))
        parts = set(wanted.split())
        holding = [name for key, name in self._names.items() if parts and parts <= set(key.split())]
        if len(holding) == 1:
            return holding[0]
        near = get_close_matches(wanted, self._names, n=1, cutoff=_ALIKE)
        return self._names[near[0]] if near else ""


def _forms(text: str) -> Iterator[str]:
    yield text
    yield from _ADDRESS.findall(text)
    bare = _ASIDE.sub("", text, count=1)
    if bare and bare != text:
        yield bare


def name_key(text: str) -> str:
    """A name without what does not tell two names apart: case, accents, quotes, a leading ``@``."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(text.casefold().split()).strip("*_`'\"").removeprefix("@")


def _shown_key(name: str) -> str:
    return one_line(name).removeprefix("@").casefold()
