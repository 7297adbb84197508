"""The overview of many teams: one line each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from okr_cli.output.documents.document import (
    Column,
    Document,
    Item,
    LeadLine,
    Row,
    Section,
    Style,
    simple_table,
    styled,
)
from okr_cli.output.symbols import STYLES, labelled, words
from okr_cli.phrases import counted
from okr_cli.progress.arithmetic import weighted_mean
from okr_cli.progress.entity_metrics import ObjectiveMetrics
from okr_cli.progress.score import Band, band_of
from okr_cli.progress.status import TROUBLE, Status, worst_status
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import (
    NO_OWNER,
    change_text,
    mean_pace_text,
    partly_read_suffix,
    percent,
    roll_up_word,
    row_pace_text,
)
from okr_cli.views.grouping import By, Group, grouped
from okr_cli.views.status.report import StatusReport
from okr_cli.views.strategy import Direction
from okr_cli.views.summary import ALWAYS_SHOWN, ORDER, Summary, head_of, summarize
from okr_cli.views.workspace_metrics import KpiRow, ObjectiveRow

MOST_OWNER = 20


class StatusCount(NamedTuple):
    """How many Key Results of a team in a cycle, or of one ``objective``, have each status. Values are None without
    data.
    """

    title: str
    team: str
    cycle: str
    summary: Summary
    status: Status | None  # the worst one of what is agreed and running
    progress: Decimal | None  # mean of the Objectives, equally weighted
    gap: Decimal | None  # mean in points; above 0 is behind
    before: Decimal | None  # progress on the date to compare with
    is_partly_read: bool = False  # some of it could not be read, so the numbers may be wrong
    objective: ObjectiveRow | None = None


def status_counts(report: StatusReport, by: By = By.TEAM) -> list[StatusCount]:
    """One per team, the organization first and then by name; or one per Objective, the riskiest first."""
    kpis: defaultdict[str, list[KpiRow]] = defaultdict(list)
    for kpi in report.kpis if by is not By.OBJECTIVE else ():
        kpis[kpi.entity.team].append(kpi)
    return [
        _count(report, part, by, kpis)
        for group in grouped(report, by)
        for part in (map(_alone, group.objectives) if by is By.OBJECTIVE else [group])
    ]


def _alone(row: ObjectiveRow) -> Group:
    """A group of one Objective."""
    return Group(one_line(row.model.title), (row,), team=row.entity.team, cycle=row.entity.cycle)


def overview_document(report: StatusReport, by: By) -> Document:
    """Counts of Key Results, never of people."""
    counts = status_counts(report, by)
    name = "Objective" if by is By.OBJECTIVE else "Team"
    table = simple_table(name, count_columns(counts), [count_row(count, report) for count in counts])
    title, *lead = head_of(report)
    moved = [f"Moved: change in points since {report.compare}"] if report.compare else []
    sections = (Section("", table=table), *(_direction(direction) for direction in report.directions))
    return Document(title, map(LeadLine, (*lead, *moved)), sections)


def _direction(direction: Direction) -> Section:
    """Vision and mission, and for each choice how many Objectives serve it."""
    stated = (("Vision", direction.vision), ("Mission", direction.mission))
    items = [Item(one_line(f"{name}: {words}")) for name, words in stated if words]
    for choice in direction.choices:
        number = len(choice.served_by)
        served = f"served by {counted(number, 'Objective')}" if number else "not served by any Objective"
        style = Style.PLAIN if number else Style.YELLOW
        items.append(Item(one_line(f"{choice.title} ({choice.id}): {served}"), style=style))
    return Section("Strategy", items=tuple(items))


def _count(report: StatusReport, group: Group, by: By, kpis: Mapping[str, Sequence[KpiRow]]) -> StatusCount:
    own = replace(report, objectives=group.objectives, kpis=tuple(kpis.get(group.team, ())), teams=frozenset())
    agreed = [row for row in group.objectives if not row.dropped and row.entity.state != "draft"]
    running = [row.review.status for row in agreed if not row.review.over]
    measured = [row for row in agreed if row.review.roll_up.progress is not None and not _word(row.review)]
    return StatusCount(
        group.heading,
        group.team,
        group.cycle,
        replace(summarize(own), shared=len(group.shared)),
        worst_status(running) if running else None,
        _mean(row.review.roll_up.progress for row in measured),
        _mean(row.review.gap for row in measured),
        _mean(row.before.roll_up.progress for row in measured if row.before),
        any(row.is_partly_read for row in group.objectives) if by is By.OBJECTIVE else group.is_partly_read,
        group.objectives[0] if by is By.OBJECTIVE else None,
    )


def _word(metrics: ObjectiveMetrics) -> str:
    return roll_up_word(metrics.roll_up)


def _mean(numbers: Iterable[Decimal | None]) -> Decimal | None:
    return weighted_mean((Decimal(1), number) for number in numbers if number is not None)


def count_columns(counts: Sequence[StatusCount]) -> tuple[Column, ...]:
    """The columns of an overview."""
    # A title of an Objective needs its room; the name of a team does not.
    needs = 36 if any(count.objective for count in counts) else 16
    return (
        Column("owner", "Owner", 5, 44, most=MOST_OWNER),
        Column("progress", "Progress", 8, 12, True),
        Column("pace", "vs pace", 7, 14, True),
        Column("moved", "Moved", 5, 14, True),
        Column("status", "Worst", 10),
        Column("key_results", "KRs", 4, needs, True),
        *(_status_column(status, needs) for status in ORDER),
        *(Column(str(band), band.capitalize(), 6, needs, True) for band in reversed(Band)),
        Column("stale", "Stale", 5, needs, True),
        Column("drafts", "Drafts", 6, needs, True),
        Column("dropped", "Dropped", 7, needs, True),
        Column("shared", "Shared", 6, needs, True),
        Column("kpis", "Unhealthy KPIs", 14, needs, True),
    )


def _status_column(status: Status, needs: int) -> Column:
    """Where there is little room, how many are in trouble is the last to go."""
    name = words(status).capitalize()
    if status in TROUBLE:
        return Column(str(status), name, len(status), right=True, rank=status.rank - len(TROUBLE))
    return Column(str(status), name, len(status), needs, True)


def count_row(count: StatusCount, report: StatusReport) -> Row:
    """The counts of a team or an Objective on one line."""
    summary = count.summary
    shown = {status: number for status, number in summary.statuses.items() if number}
    if any(summary.statuses.values()):
        shown |= {status: summary.statuses[status] for status in ALWAYS_SHOWN}
    bands = summary.bands if any(summary.bands.values()) else {}
    row = count.objective
    word = _word(row.review) if row else ""
    cells = {
        "progress": percent(count.progress) if count.progress is not None else word,
        "pace": row_pace_text(row) if row else mean_pace_text(count.gap),
        "moved": change_text(count.progress, count.before),
        "status": styled(labelled(count.status), STYLES[count.status]) if count.status else _outcome(count),
        "key_results": str(summary.key_results),
        **{str(status): str(number) for status, number in shown.items()},
        **{str(band): str(number) for band, number in bands.items()},
        "stale": str(summary.stale or ""),
        "drafts": str(summary.drafts or ""),
        "dropped": str(summary.dropped or ""),
        "shared": str(summary.shared or ""),
        "kpis": str(summary.unhealthy or ""),
    }
    partly_read = partly_read_suffix(count.is_partly_read)
    if row is None:
        return Row(count.title, cells, suffix=partly_read)
    found = {**cells, "owner": row.owner or NO_OWNER}
    link = row.entity.address
    return Row(count.title, found, report.id_of(row.entity), suffix=report.origin(row.entity) + partly_read, link=link)


def _outcome(count: StatusCount) -> str:
    """Where nothing runs: the score of an Objective that is over, or that all of it is a draft."""
    if count.summary.dropped and not count.summary.key_results:
        return words(Status.DROPPED)
    score = count.objective.final_score if count.objective else None
    if score is not None:
        return f"{score} {band_of(score)}"
    if count.summary.shared and not count.summary.objectives:
        return ""
    # That a team's cycle is over is no status: its scores stand beside it.
    return "draft" if count.summary.drafts == count.summary.key_results else ""
