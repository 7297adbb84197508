"""What changed, grouped by team and Objective, the most important first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from okr_cli.history.changes import Change, ChangeKind, Subject
from okr_cli.history.repository import Revision
from okr_cli.safe_text import one_line


class Tier(Enum):
    """How important a change is to a reviewer, most important first. The value is its name in a summary."""

    GOALPOSTS = ("measure changed", "measures changed")
    REMOVED = ("removed", "removed")
    REWRITTEN = ("check-in rewritten or removed", "check-ins rewritten or removed")
    DROPPED = ("dropped", "dropped")
    ADDED = ("added", "added")
    CHANGED = ("other change", "other changes")
    WORK = ("Initiative with a new status", "Initiatives with a new status")
    PROGRESS = ("check-in", "check-ins")
    DETAIL = ("smaller change", "smaller changes")

    @property
    def rank(self) -> int:
        """0 for what comes first."""
        return list(Tier).index(self)

    @property
    def is_routine(self) -> bool:
        """Whether it is what every week brings, so that a long report may fold it away."""
        return self in (Tier.WORK, Tier.PROGRESS, Tier.DETAIL)


TIERS = {
    **dict.fromkeys((ChangeKind.TARGET, ChangeKind.BASELINE, ChangeKind.MEASURE), Tier.GOALPOSTS),
    ChangeKind.REMOVED: Tier.REMOVED,
    **dict.fromkeys((ChangeKind.CHECK_IN_REWRITTEN, ChangeKind.CHECK_IN_REMOVED), Tier.REWRITTEN),
    ChangeKind.DROPPED: Tier.DROPPED,
    ChangeKind.ADDED: Tier.ADDED,
    **dict.fromkeys((ChangeKind.STARTED, ChangeKind.SHIPPED), Tier.WORK),
    **dict.fromkeys((ChangeKind.CHECK_IN_ADDED, ChangeKind.DONE), Tier.PROGRESS),
    **dict.fromkeys((ChangeKind.FIELD, ChangeKind.RENAMED, ChangeKind.STATUS), Tier.DETAIL),
}
"""Any other kind is a change like a new owner, a date, or a move."""


def tier(change: Change) -> Tier:
    """The tier of a change. Dropping an Initiative is work that moves on, what is said of people a detail."""
    if change.subject is Subject.PERSON:
        return Tier.DETAIL
    if change.subject is Subject.INITIATIVE and change.kind is ChangeKind.DROPPED:
        return Tier.WORK
    if change.subject is Subject.FILE and change.field in ("cycle", "team"):
        return Tier.CHANGED
    return TIERS.get(change.kind, Tier.CHANGED)


class Part(NamedTuple):
    """One entity, person, choice or file with its changes, the most important first."""

    subject: Subject
    title: str
    changes: tuple[Change, ...]

    @property
    def tier(self) -> Tier:
        """That of its most important change."""
        return min((tier(change) for change in self.changes), key=lambda found: found.rank)


class Group(NamedTuple):
    """The parts of one Objective of a team; of none if ``objective`` is empty."""

    team: str
    objective: str
    parts: tuple[Part, ...]

    @property
    def rank(self) -> int:
        """That of its most important part."""
        return min(part.tier.rank for part in self.parts)


@dataclass(frozen=True)
class DiffReport:
    """The changes from one revision to another; None means the files on disk. ``notes`` say what may be missing."""

    before: Revision
    after: Revision | None
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def groups(self) -> list[Group]:
        """The changes by team and Objective. Teams, their Objectives, and what belongs to one are in the order of
        their most important change, then as in the files."""
        by_group: dict[tuple[str, str], dict[object, list[Change]]] = {}
        names_cycle = len({change.side.document.model.cycle for change in self.changes if _team(change)}) > 1
        for change in self.changes:
            objective = change.objective
            key = _team(change, names_cycle), one_line(objective.title) if objective else ""
            by_group.setdefault(key, {}).setdefault(_subject_key(change), []).append(change)
        groups = [Group(*key, tuple(sorted(map(_part, parts.values()), key=_rank))) for key, parts in by_group.items()]
        by_team: dict[str, int] = {}
        for group in groups:
            by_team[group.team] = min(by_team.get(group.team, group.rank), group.rank)
        places = {team: place for place, team in enumerate(by_team)}
        return sorted(groups, key=lambda group: (by_team[group.team], places[group.team], group.rank))


def counted_by_tier(changes: Iterable[Change]) -> dict[Tier, int]:
    """The number of changes in each tier, in order."""
    found = Counter(map(tier, changes))
    return {each: found[each] for each in Tier if found[each]}


def _part(changes: list[Change]) -> Part:
    first = changes[0]
    title = first.entity.title if first.entity else first.name or first.path
    return Part(first.subject, one_line(title), tuple(sorted(changes, key=lambda change: tier(change).rank)))


def _rank(part: Part) -> int:
    return part.tier.rank


def _team(change: Change, names_cycle: bool = False) -> str:
    """The team whose file it is, with the cycle; what belongs to none, such as the roster, has an empty one."""
    model = change.side.document.model
    cycle = f", {one_line(model.cycle)}" if names_cycle and model.team and model.cycle else ""
    return f"{one_line(model.team or '')}{cycle}"


def _subject_key(change: Change) -> object:
    return change.entity or (change.subject, change.name or change.path)


def routine_last(parts: Iterable[Part]) -> tuple[list[Part], list[Part]]:
    """Changes that a reviewer has to know, then the weekly routine."""
    every = list(parts)
    return [part for part in every if not part.tier.is_routine], [part for part in every if part.tier.is_routine]
