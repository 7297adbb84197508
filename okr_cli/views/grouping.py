"""Rows in groups: by team, by Objective, by owner."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import KeyResultRow, ObjectiveRow

LEVELS = ("organisation", "team", "individual")
NOBODY = "Nobody"
NUMBER = re.compile(r"([0-9]{1,9})")


class By(StrEnum):
    """What rows are grouped by."""

    TEAM = "team"
    OBJECTIVE = "objective"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Group:
    """Objectives under a heading. ``of_owner`` means that only their Key Results are shown."""

    heading: str
    objectives: tuple[ObjectiveRow, ...]
    of_owner: bool = False


def grouped(report: StatusReport, by: By) -> list[Group]:
    """The rows of a report in groups.

    Teams: the organisation first, then by name, 2 before 10, each in the order of its files. Objectives: the riskiest
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
    groups: dict[tuple[object, ...], list[ObjectiveRow]] = defaultdict(list)
    for row in report.objectives:
        entity = row.entity
        start = row.cycle.start.isoformat() if row.cycle else ""
        key = (start, entity.cycle, LEVELS.index(entity.level), _natural_key(entity.team), entity.team)
        groups[key].append(row)
    names_cycle = len({row.entity.cycle for row in report.objectives}) > 1
    found = []
    for _, rows in sorted(groups.items(), key=lambda group: group[0]):
        entity = rows[0].entity
        team, cycle = one_line(entity.team) or "No team", one_line(entity.cycle) or "no cycle"
        found.append(Group(f"{team}, {cycle}" if names_cycle else team, tuple(rows)))
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
