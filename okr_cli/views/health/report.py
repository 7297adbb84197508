"""Counts of how well OKRs are practiced, by team and never by person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from okr_cli.model.cycle import Cycle
from okr_cli.progress.calibration import BandOutcome, belief_of, calibration
from okr_cli.progress.in_force import Retarget
from okr_cli.progress.measurement import points_easier
from okr_cli.progress.practice import (
    Part,
    check_ins_on_time,
    has_data_from_people,
    has_gone_stale,
    is_dropped_early,
    is_verdict_due,
    part_of,
    weeks_between_check_ins,
)
from okr_cli.progress.prioritization import Ownership
from okr_cli.views.grouping import By, Group, grouped
from okr_cli.views.ownership import ownership
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow

NONE = Part()


@dataclass(frozen=True, slots=True)
class Practice:
    """Counts of what is agreed and still pursued. Drafts and dropped entries are excluded."""

    objectives: int = 0
    key_results: int = 0
    initiatives: int = 0
    check_ins: Part = NONE  # of the weeks in which one was due
    with_data: Part = NONE  # Key Results with a value that a person reported
    data_from_source: int = 0  # Key Results whose values all come from a source
    with_owner: Part = NONE
    with_measure: Part = NONE
    with_initiatives: Part = NONE
    with_hypothesis: Part = NONE  # of the Initiatives that are more than an idea
    with_verdict: Part = NONE  # of the hypotheses whose verdict is due
    validated: int = 0
    invalidated: int = 0
    inconclusive: int = 0
    changed: Part = NONE  # Key Results whose measure was changed
    easier: int = 0
    harder: int = 0
    gone_stale: Part = NONE  # Key Results that were stale at any time
    stale: int = 0  # Key Results that are stale now
    dropped: Part = NONE  # of the Initiatives that are more than an idea
    dropped_early: Part = NONE  # of those dropped on a known date

    def plus(self, other: "Practice") -> "Practice":
        """Both together."""
        sums: dict[str, Any] = {}
        for field in fields(self):
            ours, theirs = getattr(self, field.name), getattr(other, field.name)
            sums[field.name] = ours.plus(theirs) if isinstance(ours, Part) else ours + theirs
        return Practice(**sums)


class TeamPractice(NamedTuple):
    """The practice of a team in a cycle."""

    heading: str
    team: str
    cycle: str
    practice: Practice


class Calibration(NamedTuple):
    """Closed ``cycles``: confidence at mid-cycle and what was reached, for each band. ``unknown`` Key Results of these
    cycles have no confidence by then, or no score or data at the end."""

    cycles: tuple[Cycle, ...]
    bands: tuple[BandOutcome, ...]
    unknown: int

    @property
    def key_results(self) -> int:
        """The number of Key Results it is based on."""
        return sum(band.total for band in self.bands)


class HealthReport(NamedTuple):
    """``total`` is the sum of the ``teams``. ``drafts`` and ``dropped`` count Key Results that are in none of it.
    ``weeks`` is how many weeks a check-in may take."""

    total: Practice
    teams: tuple[TeamPractice, ...]
    calibration: Calibration
    drafts: int
    dropped: int
    weeks: tuple[int, ...]


def health_of(report: StatusReport, every_cycle: StatusReport) -> HealthReport:
    """The practice in the cycles of a report, and the reliability of confidence in all closed cycles."""
    own = report.own
    teams = tuple(
        TeamPractice(group.heading, group.team, group.cycle, _practice(group, report))
        for group in grouped(own, By.TEAM)
    )
    total = Practice()
    for team in teams:
        total = total.plus(team.practice)
    rows = list(own.key_results())
    return HealthReport(
        total,
        teams,
        _calibration(every_cycle.own),
        sum(row.entity.state == "draft" and not row.dropped for row in rows),
        sum(bool(row.dropped) for row in rows),
        tuple(sorted({weeks_between_check_ins(tolerance.stale_days) for tolerance in report.tolerances})),
    )


def _practice(group: Group, report: StatusReport) -> Practice:
    objectives = [row for row in group.objectives if row.entity.state != "draft" and not row.dropped]
    key_results = [row for objective in objectives for row in objective.key_results if not row.dropped]
    work = [(initiative, row.cycle) for row in key_results for initiative in row.initiatives]
    for objective in objectives:
        if not objective.hidden:  # else the Objective is only where the Key Results asked for stand
            work += [(initiative, objective.cycle) for initiative in objective.initiatives]
    agreed = [pair for pair in work if pair[0].entity.state != "draft"]
    return _of_key_results(key_results).plus(_of_work(agreed, report)).plus(Practice(objectives=len(objectives)))


def _of_key_results(rows: Sequence[KeyResultRow]) -> Practice:
    check_ins = NONE
    for row in rows:
        weeks = weeks_between_check_ins(row.metrics.tolerance.stale_days)
        check_ins = check_ins.plus(check_ins_on_time(row.model, row.cycle, row.metrics.as_of, weeks))
    with_data = part_of(_has_data(row) for row in rows)
    moves = [_points_easier(row.retargets) for row in rows if row.retargets]
    return Practice(
        key_results=len(rows),
        check_ins=check_ins,
        with_data=with_data,
        data_from_source=sum(row.review.progress.missing is None for row in rows) - with_data.number,
        with_owner=part_of(ownership(row.entity.owner, row.metrics) is Ownership.PERSON for row in rows),
        with_measure=part_of(row.model.measure is not None for row in rows),
        with_initiatives=part_of(bool(row.initiatives) for row in rows),
        changed=Part(len(moves), len(rows)),
        easier=sum(points > 0 for points in moves),
        harder=sum(points < 0 for points in moves),
        gone_stale=part_of(_has_gone_stale(row) for row in rows),
        stale=sum(row.is_stale for row in rows),
    )


def _has_data(row: KeyResultRow) -> bool:
    return row.review.progress.missing is None and has_data_from_people(row.model, row.metrics.as_of)


def _has_gone_stale(row: KeyResultRow) -> bool:
    return has_gone_stale(row.model, row.cycle, row.metrics.as_of, row.metrics.tolerance.stale_days)


def _points_easier(changes: Sequence[Retarget]) -> int:
    """Above 0 where the measure is easier now than it first was, below 0 where it is harder; else 0."""
    points = points_easier(changes[0].before, changes[-1].after)
    return 0 if points is None else (points > 0) - (points < 0)


def _of_work(work: Iterable[tuple[InitiativeRow, Cycle | None]], report: StatusReport) -> Practice:
    every = [(row, row.cycle or cycle) for row, cycle in work]
    rows = [(row, cycle) for row, cycle in every if row.model.status != "idea"]
    pursued = [(row.model, cycle) for row, cycle in rows if not row.dropped_with]
    verdicts = [model.verdict for model, cycle in pursued if is_verdict_due(model, cycle, report.as_of)]
    early = [answer for row, cycle in rows if (answer := is_dropped_early(row.model, cycle)) is not None]
    return Practice(
        initiatives=len(every),
        with_hypothesis=part_of(row.model.hypothesis is not None for row, _ in rows),
        with_verdict=part_of(verdict is not None for verdict in verdicts),
        validated=verdicts.count("validated"),
        invalidated=verdicts.count("invalidated"),
        inconclusive=verdicts.count("inconclusive"),
        dropped=part_of(row.model.status == "dropped" for row, _ in rows),
        dropped_early=part_of(early),
    )


def _calibration(report: StatusReport) -> Calibration:
    rows = [
        row
        for row in report.key_results()
        if row.cycle and row.entity.state == "closed" and row.review.over and not row.dropped
    ]
    known = [belief_of(row.model, row.cycle, report.as_of) for row in rows if row.cycle]
    beliefs = [belief for belief in known if belief]
    cycles = sorted({row.cycle for row in rows if row.cycle}, key=lambda cycle: (cycle.start, cycle.end, cycle.name))
    return Calibration(tuple(cycles), calibration(beliefs), len(rows) - len(beliefs))
