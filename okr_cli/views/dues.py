"""What each person owes."""

from collections.abc import Iterable
from dataclasses import dataclass

from okr_cli.views.assemble import Assembly
from okr_cli.views.owed import Owed, owed
from okr_cli.views.rows import Board
from okr_cli.views.text import one_line


@dataclass(frozen=True, slots=True)
class Debtor:
    """A person and what they owe, the longest overdue first. ``name`` is None for what nobody owns; ``handle`` and
    ``email`` are those of the roster."""

    name: str | None
    handle: str | None
    email: str | None
    items: tuple[Owed, ...]


def debtors(board: Board, assemblies: Iterable[Assembly], owners: tuple[str, ...] = ()) -> tuple[Debtor, ...]:
    """Everybody who owes something, by name; ``owners`` limits it to these. Who owes most stands in no first place."""
    every = tuple(assemblies)
    theirs: dict[str | None, list[Owed]] = {}
    for one in owed(board):
        if not owners or any(each.roster.is_same(one.owner, name) for each in every for name in owners):
            theirs.setdefault(one.owner, []).append(one)
    names = sorted(theirs, key=lambda name: (name is None, (name or "").casefold(), name or ""))
    return tuple(_debtor(name, theirs[name], every) for name in names)


def _debtor(name: str | None, items: list[Owed], assemblies: tuple[Assembly, ...]) -> Debtor:
    entries = (one for each in assemblies for one in each.portfolio.workspace.people if one_line(one.name) == name)
    entry = next(entries, None)
    ordered = tuple(sorted(items, key=lambda one: one.urgency))
    return Debtor(name, (entry.handle if entry else "") or None, (entry.email if entry else "") or None, ordered)
