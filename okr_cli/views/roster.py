"""Owners as names: the roster knows who a handle or a mail address is."""

from collections.abc import Iterable

from okr_cli.views.text import one_line
from okr_cli.workspace import RosterEntry


class Roster:
    """Names by name, handle and mail address, in any case and with or without ``@``."""

    def __init__(self, people: Iterable[RosterEntry]) -> None:
        self._names: dict[str, str] = {}
        for person in people:
            for key in (person.name, person.handle, person.email):
                if key:
                    self._names.setdefault(_key(key), one_line(person.name))

    def name(self, owner: str | None) -> str | None:
        """The name on the roster, or what was written if it is not there."""
        return None if owner is None else self._names.get(_key(owner), one_line(owner))

    def is_same(self, owner: str | None, wanted: str) -> bool:
        """Whether both mean the same person."""
        found = self.name(owner)
        return found is not None and _key(found) == _key(self.name(wanted) or wanted)


def _key(text: str) -> str:
    return one_line(text).removeprefix("@").casefold()
