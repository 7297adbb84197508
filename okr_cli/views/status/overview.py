"""Many teams on one screen: a line each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from okr_cli.output.documents.columns import Column, fitting
from okr_cli.output.documents.document import Line, Page, Part, Table
from okr_cli.output.symbols import labelled
from okr_cli.progress.score import Band, band_of
from okr_cli.progress.status import Status, worst_status
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.grouping import By, grouped
from okr_cli.views.numbers import percent
from okr_cli.views.rows import Board, ObjectiveRow
from okr_cli.views.summary import Summary, head_of, summarize

HEADERS = {
    Status.ON_TRACK: "On track",
    Status.BEHIND: "Behind",
    Status.AT_RISK: "At risk",
    Status.NO_DATA: "No data",
    Status.NO_PACE: "No pace",
    Status.LEARNING: "Learning",
}
ALWAYS = (Status.ON_TRACK, Status.BEHIND, Status.AT_RISK)
MOST_OWNER = 20


class Counted(NamedTuple):
    """A team of a cycle, or ``objective`` alone, and how many of its Key Results stand how.

    ``status`` is the worst of what is agreed and running, None where nothing is.
    """

    title: str
    team: str
    cycle: str
    summary: Summary
    status: Status | None
    objective: ObjectiveRow | None = None


def counted(board: Board, by: By = By.TEAM) -> list[Counted]:
    """A line a team, the organisation first and then by name; or a line an Objective, the worst first."""
    return [
        _counted(board, group.heading, objectives, by)
        for group in grouped(board, by)
        for objectives in ([(one,) for one in group.objectives] if by is By.OBJECTIVE else [group.objectives])
    ]


def page_of(board: Board, by: By) -> Page:
    """Counts of Key Results, never of people."""
    lines = counted(board, by)
    table = Table(
        "Objective" if by is By.OBJECTIVE else "Team", _columns(lines), tuple(_line(one, board) for one in lines)
    )
    title, *lead = head_of(board)
    return Page(title, tuple(lead), (Part("", table=table),))


def _counted(board: Board, heading: str, objectives: tuple[ObjectiveRow, ...], by: By) -> Counted:
    first = objectives[0].entity
    kpis = () if by is By.OBJECTIVE else tuple(one for one in board.kpis if one.entity.team == first.team)
    summary = summarize(replace(board, objectives=objectives, kpis=kpis))
    running = [one.review.status for one in objectives if one.entity.state != "draft" and not one.review.over]
    alone = objectives[0] if by is By.OBJECTIVE else None
    title = one_line(alone.model.title) if alone else heading
    return Counted(title, first.team, first.cycle, summary, worst_status(running) if running else None, alone)


def _columns(lines: Sequence[Counted]) -> tuple[Column, ...]:
    owners = [one.objective.owner or "no owner" for one in lines if one.objective]
    # A title of an Objective needs its room; the name of a team does not.
    needs = 36 if owners else 16
    return (
        Column("owner", "Owner", fitting(owners, 5, MOST_OWNER), 44),
        Column("status", "Worst", 10),
        Column("progress", "Progress", 8, 18, True),
        Column("pace", "Pace", 5, 26, True),
        Column("key_results", "KRs", 4, needs, True),
        *(Column(str(status), header, len(header), needs, True) for status, header in HEADERS.items()),
        *(Column(str(band), band.capitalize(), 6, needs, True) for band in reversed(Band)),
        Column("stale", "Stale", 5, needs, True),
        Column("drafts", "Drafts", 6, needs, True),
        Column("kpis", "KPIs unhealthy", 14, needs, True),
    )


def _line(one: Counted, board: Board) -> Line:
    summary = one.summary
    running = any(summary.statuses.values())
    texts = {
        "status": labelled(one.status) if one.status else _outcome(one),
        "key_results": str(summary.key_results),
        **{str(status): str(number) for status, number in summary.statuses.items() if number},
        **({str(status): str(summary.statuses[status]) for status in ALWAYS} if running else {}),
        **({str(band): str(number) for band, number in summary.bands.items()} if any(summary.bands.values()) else {}),
        "stale": str(summary.stale or ""),
        "drafts": str(summary.drafts or ""),
        "kpis": str(summary.unhealthy or ""),
    }
    row = one.objective
    if row is None:
        return Line(one.title, texts, one.status)
    progress = row.review.roll_up.progress
    word = cells.roll_up_word(row.review.roll_up)
    texts |= {
        "owner": row.owner or "no owner",
        "progress": word or percent(progress) if progress is not None else word,
        "pace": "" if word else cells.pace(row.review.gap),
    }
    return Line(one.title, texts, one.status, name=board.names(row.entity))


def _outcome(one: Counted) -> str:
    """Where nothing runs: the score of an Objective that is over, or that it is a draft."""
    score = one.objective.review.score if one.objective and one.objective.review.over else None
    if score is not None:
        return f"{score} {band_of(score)}"
    return "draft" if one.summary.drafts == one.summary.key_results else "over"
