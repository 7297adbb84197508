"""The roster as an index: whoever fits a name, a handle or an address in it is that person."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from okr_cli.finding import Span

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


class Roster(NamedTuple):
    """People by everything that an owner may be written as."""

    by_key: dict[str, RosterEntry]
    names: dict[str, str]

    @classmethod
    def of(cls, people: Iterable[RosterEntry]) -> "Roster":
        """The index of ``people``. Of two that are written alike, one who is active wins, then the first."""
        by_key: dict[str, RosterEntry] = {}
        names: dict[str, str] = {}
        for person in sorted(people, key=lambda person: not person.active):
            names.setdefault(_key(person.name), person.name)
            for text in (person.name, person.handle, person.email):
                if text:
                    by_key.setdefault(_key(text), person)
        return cls(by_key, names)

    def find(self, text: str) -> RosterEntry | None:
        """The person whose name, handle or address ``text`` is. Case, accents and a leading ``@`` do not count."""
        for form in _forms(text[:LONGEST]):
            person = self.by_key.get(_key(form))
            if person:
                return person
        return None

    def nearest(self, text: str) -> str:
        """The name of the roster that ``text`` may have been meant to be, or an empty string."""
        wanted = _key(next(_forms(text[:LONGEST])))
        parts = set(wanted.split())
        holding = [name for key, name in self.names.items() if parts and parts <= set(key.split())]
        if len(holding) == 1:
            return holding[0]
        from difflib import get_close_matches  # not at the top: few runs need a suggestion, and start-up counts

        near = get_close_matches(wanted, self.names, n=1, cutoff=_ALIKE)
        return self.names[near[0]] if near else ""


def _forms(text: str) -> Iterator[str]:
    yield text
    yield from _ADDRESS.findall(text)
    bare = _ASIDE.sub("", text, count=1)
    if bare and bare != text:
        yield bare


def _key(text: str) -> str:
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(text.casefold().split()).strip("*_`'\"").removeprefix("@")
