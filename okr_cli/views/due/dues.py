"""What each person owes."""

from collections.abc import Iterable
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.safe_text import one_line
from okr_cli.views.action_items import Owed, owed
from okr_cli.views.metrics import WorkspaceMetrics
from okr_cli.views.rows import Board


class Debtor(NamedTuple):
    """A person and what they owe, the longest overdue first. ``name`` is None for what nobody owns; ``handle`` and
    ``email`` are those of the roster."""

    name: str | None
    handle: str | None
    email: str | None
    items: tuple[Owed, ...]


class Dues(NamedTuple):
    """``people`` owe something, by name: who owes most stands in no first place. ``silenced`` is what nobody wants to
    hear of, rule and entity."""

    people: tuple[Debtor, ...]
    silenced: tuple[tuple[str, Entity], ...]


def dues_of(board: Board, assemblies: Iterable[WorkspaceMetrics], owners: tuple[str, ...] = ()) -> Dues:
    """What everybody owes; ``owners`` limits it to these."""
    every = tuple(assemblies)
    theirs: dict[str | None, list[Owed]] = {}
    silenced = []
    for one in owed(board):
        if owners and not any(each.roster.is_same(one.owner, name) for each in every for name in owners):
            continue
        if board.may_say(one.judgement):
            theirs.setdefault(one.owner, []).append(one)
        else:
            silenced.append(one.judgement)
    names = sorted(theirs, key=lambda name: (name is None, (name or "").casefold(), name or ""))
    return Dues(tuple(_debtor(name, theirs[name], every) for name in names), tuple(silenced))


def _debtor(name: str | None, items: list[Owed], assemblies: tuple[WorkspaceMetrics, ...]) -> Debtor:
    entries = (one for each in assemblies for one in each.portfolio.workspace.people if one_line(one.name) == name)
    entry = next(entries, None)
    ordered = tuple(sorted(items, key=lambda one: one.urgency))
    return Debtor(name, (entry.handle if entry else "") or None, (entry.email if entry else "") or None, ordered)
