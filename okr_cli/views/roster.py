"""Owners as names: the roster knows who a handle or a mail address is."""

from collections.abc import Iterable

from okr_cli.safe_text import one_line
from okr_cli.workspace.roster import Roster as Index
from okr_cli.workspace.roster import RosterEntry


class Roster:
    """The same people that lint takes for the same, under the names of the roster."""

    def __init__(self, people: Iterable[RosterEntry]) -> None:
        self._index = Index.of(people)
        self._shown: dict[str, str] = {}

    def name(self, owner: str | None) -> str | None:
        """The name on the roster, or what was written if it is not there."""
        if owner is None:
            return None
        if owner not in self._shown:
            person = self._index.find(owner)
            self._shown[owner] = one_line(person.name if person else owner)
        return self._shown[owner]

    def knows(self, wanted: str) -> bool:
        """Whether somebody on the roster is called so."""
        return self._index.find(wanted) is not None

    def is_same(self, owner: str | None, wanted: str) -> bool:
        """Whether both mean the same person."""
        found = self.name(owner)
        return found is not None and _key(found) == _key(self.name(wanted) or wanted)


def _key(text: str) -> str:
    return one_line(text).removeprefix("@").casefold()
