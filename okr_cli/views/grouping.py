"""Groups rows by team, by Objective or by owner."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.entity import slug
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import KeyResultRow, ObjectiveRow

LEVELS = ("organisation", "team", "individual")
NOBODY = "No owner"
NUMBER = re.compile(r"([0-9]{1,9})")


class By(StrEnum):
    """What rows are grouped by."""

    TEAM = "team"
    OBJECTIVE = "objective"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Group:
    """Objectives under a heading.

    With ``of_owner``, only their Key Results are shown. ``shared`` are Objectives of other teams that ``team`` shares,
    without their Key Results if those are shown under their own team.
    """

    heading: str
    objectives: tuple[ObjectiveRow, ...]
    of_owner: bool = False
    team: str = ""
    cycle: str = ""
    shared: tuple[ObjectiveRow, ...] = ()

    @property
    def is_partly_read(self) -> bool:
        """Whether a file of the team could not be read in full."""
        return not self.of_owner and any(row.metrics.loaded.is_partly_read(row.entity.path) for row in self.objectives)


class _TeamKey(NamedTuple):
    """A team of a cycle, in the order of groups."""

    start: str
    cycle: str
    level: int
    name: tuple[tuple[str, int], ...]
    team: str

    @classmethod
    def of(cls, row: ObjectiveRow, team: str, level: int) -> "_TeamKey":
        start = row.cycle.start.isoformat() if row.cycle else ""
        return cls(start, row.entity.cycle, level, _natural_key(team), team)


def grouped(report: StatusReport, by: By) -> list[Group]:
    """The rows of a report in groups.

    Teams: the organization first, then by name, 2 before 10, each in the order of its files. Objectives: the riskiest
    first. Owners: by name, each with their own Key Results, the riskiest first.
    """
    if by is By.OBJECTIVE:
        rows = (
            replace(row, key_results=tuple(sorted(row.key_results, key=key_result_risk)))
            for row in sorted(report.objectives, key=_objective_risk)
        )
        return [Group("", tuple(rows))] if report.objectives else []
    return _by_team(report) if by is By.TEAM else _by_owner(report)


def _by_team(report: StatusReport) -> list[Group]:
    groups: defaultdict[_TeamKey, list[ObjectiveRow]] = defaultdict(list)
    shared: defaultdict[_TeamKey, list[ObjectiveRow]] = defaultdict(list)
    for row in report.own.objectives:
        groups[_TeamKey.of(row, row.entity.team, LEVELS.index(row.entity.level))].append(row)
    spelled = {slug(key.team): key.team for key in groups}
    known = {(key.cycle, slug(key.team)): key for key in reversed(groups)}
    for name, row in report.sharing():
        team = spelled.setdefault(slug(name), name)
        key = known.setdefault((row.entity.cycle, slug(team)), _TeamKey.of(row, team, LEVELS.index("team")))
        shared[key].append(row if report.is_of_other_team(row.entity) else replace(row, key_results=()))
    names_cycle = len({row.entity.cycle for row in report.objectives}) > 1
    found = []
    for key in sorted({**groups, **shared}):
        team, cycle = one_line(key.team) or "No team", one_line(key.cycle) or "no cycle"
        heading = f"{team}, {cycle}" if names_cycle else team
        rows = tuple(groups.get(key, ()))
        found.append(Group(heading, rows, team=key.team, cycle=key.cycle, shared=tuple(shared.get(key, ()))))
    return found


def _natural_key(name: str) -> tuple[tuple[str, int], ...]:
    """A key that puts Team 2 before Team 10."""
    parts = NUMBER.split(name.casefold())
    return tuple((parts[at], int(parts[at + 1]) if at + 1 < len(parts) else -1) for at in range(0, len(parts), 2))


def _by_owner(report: StatusReport) -> list[Group]:
    theirs: dict[str, list[tuple[ObjectiveRow, KeyResultRow]]] = defaultdict(list)
    for objective in report.objectives:
        for row in objective.key_results:
            theirs[row.owner or NOBODY].append((objective, row))
    groups = []
    for name in sorted(theirs, key=lambda owner: (owner == NOBODY, owner.casefold(), owner)):
        pairs = sorted(theirs[name], key=lambda pair: key_result_risk(pair[1]))
        rows = tuple(replace(objective, key_results=(row,)) for objective, row in pairs)
        groups.append(Group(name, rows, of_owner=True))
    return groups


def key_result_risk(row: KeyResultRow) -> tuple[int, Decimal]:
    """The worst status first, then the most points."""
    return row.review.status.status.rank, -row.risk.points


def _objective_risk(row: ObjectiveRow) -> tuple[int, Decimal]:
    status = Status.NO_DATA if row.entity.state == "draft" else row.review.status
    return status.rank, -row.risk
