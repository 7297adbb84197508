"""Selects the Key Results and KPIs that are due for a person."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from okr_cli.check_in.subject import Subject, days_since
from okr_cli.model.days import days_after
from okr_cli.progress.check_ins import is_outside_cycle
from okr_cli.progress.status import Tolerance
from okr_cli.views.selection import is_owned_by
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import KeyResultRow, KpiRow, WorkspaceMetrics

OFTEN = 3
"""A check-in is due in a third of the time after which its absence is called stale: a meeting of each week, which may
move by two days, finds everything due (14 days: after 5), and so does one of each month with a limit to match."""


class Due(NamedTuple):
    """What is due now, in the order of the rows, and what is due later, with the date."""

    now: tuple[Subject, ...]
    later: tuple[tuple[date, Subject], ...]


def rhythm(tolerance: Tolerance) -> int:
    """Days after a check-in until the next one is due."""
    return -(-tolerance.stale_days // OFTEN)


def due_subjects(
    report: StatusReport, workspaces: tuple[WorkspaceMetrics, ...], owners: tuple[str, ...], everything: bool = False
) -> Due:
    """What these people own and have not checked in on recently; for everybody if ``owners`` is empty.

    ``everything`` includes recent check-ins.
    """
    day = report.as_of
    now, later = [], []
    for subject in _running(report, workspaces, owners):
        passed = days_since(subject, day)
        wait = rhythm(subject.tolerance)
        if everything or passed is None or passed >= wait:
            now.append(subject)
        else:
            later.append((days_after(day, wait - passed), subject))
    return Due(tuple(now), tuple(sorted(later, key=lambda pair: pair[0])))


def _running(
    report: StatusReport, workspaces: tuple[WorkspaceMetrics, ...], owners: tuple[str, ...]
) -> Iterator[Subject]:
    """Key Results and KPIs that accept check-ins, including those of a cycle that has just ended."""
    metrics_of = {entity: metrics for metrics in workspaces for entity in metrics.loaded.definitions}
    rows: tuple[KeyResultRow | KpiRow, ...] = (*report.key_results(), *report.kpis)
    for row in rows:
        if not row.entity.broken and (not owners or is_owned_by(workspaces, row.owner, owners)):
            subject = Subject.of(metrics_of[row.entity], row.entity)
            if takes_check_ins(subject, report.as_of):
                yield subject


def takes_check_ins(subject: Subject, day: date) -> bool:
    """Whether a check-in makes sense: not for drafts, nor for what is done, dropped or long over."""
    if subject.entity.state != "active" or subject.is_settled(day) or subject.dropped(day):
        return False
    return not is_outside_cycle(day, subject.cycle)


def owner_called(workspaces: Iterable[WorkspaceMetrics], names: Iterable[str]) -> str | None:
    """The first of some names, handles and addresses that matches a roster or an owner, as it is displayed."""
    every = tuple(workspaces)
    for name in filter(None, names):
        for metrics in every:
            person = metrics.owners.find(name)
            if person:
                return person.name
            for definition in metrics.loaded.definitions.values():
                if metrics.owners.is_same(definition.entity.owner, name):
                    return metrics.owners.name(definition.entity.owner)
    return None
