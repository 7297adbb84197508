"""The status view for a pull request or a wiki."""

from collections.abc import Iterator
from decimal import Decimal

from okr_cli.progress.score import band_of
from okr_cli.progress.status import StatusReading
from okr_cli.views import cells
from okr_cli.views.grouping import By, Group, grouped
from okr_cli.views.kpi_table import health_word, healthy_words, last, unhealthy_words, value_of
from okr_cli.views.markdown import escaped, table_head, table_row
from okr_cli.views.numbers import percent
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, ObjectiveRow
from okr_cli.views.summary import count_lines, head_lines, summarize
from okr_cli.views.symbols import labelled

NUMBERS = ["Progress", "Pace", "Status", "Confidence", "Last check-in", "Initiatives open/shipped/dropped"]
NAMES = ["Title", "Owner", *NUMBERS]
RIGHT = frozenset({"Pace", "Last check-in"})


def render(board: Board, by: By, with_initiatives: bool = False, explain: bool = False) -> Iterator[str]:
    """Headings and tables in GitHub's dialect."""
    yield f"# OKR status on {board.as_of}"
    yield ""
    for words in (*head_lines(board), *board.notes):
        yield f"{escaped(words)}  "
    for words, pieces in count_lines(summarize(board)):
        listed = ", ".join(piece for _, piece in pieces)
        yield f"{escaped(words)}{': ' if pieces else ''}{listed}  "
    for group in grouped(board, by):
        yield from _group(group, with_initiatives, explain)
    if board.orphans:
        yield from ["", "## Initiatives that serve no Key Result", ""]
        yield from (f"- {_initiative_words(row)}" for row in board.orphans)
    if board.kpis:
        yield from [
            "",
            "## KPIs",
            "",
            *table_head(["KPI", "Owner", "Now", "Healthy", "Health", "Last check-in"], RIGHT),
        ]
        for row in board.kpis:
            parts = [
                row.model.title,
                row.owner or "no owner",
                value_of(row),
                healthy_words(row),
                health_word(row),
                last(row),
            ]
            yield table_row([escaped(part) for part in parts])


def _group(group: Group, with_initiatives: bool, explain: bool) -> Iterator[str]:
    yield from ("", f"## {escaped(group.heading)}", "") if group.heading else ("",)
    yield from table_head(NAMES, RIGHT)
    for objective in group.objectives:
        if not group.of_owner:
            yield _objective(objective)
        for row in objective.key_results:
            yield _key_result(row, explain)
            for one in row.initiatives if with_initiatives else ():
                yield table_row([f"↳ ↳ {escaped(one.model.title)}", escaped(one.owner or "no owner"), *_work(one, row)])
        for one in objective.initiatives if with_initiatives and not group.of_owner else ():
            yield table_row([f"↳ {escaped(one.model.title)}", escaped(one.owner or "no owner"), *_work(one, None)])


def _objective(row: ObjectiveRow) -> str:
    review = row.review
    progress = review.roll_up.progress
    stated = None if review.status is review.derived else review.status
    draft = " (draft)" if row.entity.state == "draft" else ""
    word = cells.roll_up_word(review.roll_up)
    return table_row(
        [
            f"**{escaped(row.model.title)}**{draft}",
            escaped(row.owner or "no owner"),
            word or f"**{percent(progress or Decimal(0))}**",
            "" if word else cells.pace(review.gap),
            f"{review.score} {band_of(review.score)}"
            if review.over and review.score is not None
            else _status(StatusReading(review.derived, stated)),
            "",
            "",
            cells.initiatives(row.delivery),
        ]
    )


def _key_result(row: KeyResultRow, explain: bool) -> str:
    review = row.review
    below = [cells.explained(row)] if explain and row.risk.terms else []
    below += [unhealthy_words(one) for one in row.guards if one.health.healthy is False]
    outcome = f"{review.score.value} {review.score.band}" if review.score else row.model.verdict or "no verdict"
    return table_row(
        [
            f"↳ {escaped(cells.title(row))}{''.join(f'<br>{escaped(line)}' for line in below)}",
            escaped(row.owner or "no owner"),
            _progress(row),
            "" if review.progress.missing else cells.pace(review.gap),
            outcome if review.over else _status(review.status),
            cells.confidence(review.confidence),
            cells.last_check_in(review),
            cells.initiatives(row.delivery),
        ]
    )


def _progress(row: KeyResultRow) -> str:
    progress = row.review.progress
    word = cells.progress_word(progress)
    then = row.before.progress.raw if row.before else None
    moved = cells.change(progress.raw, then)
    figure = " ".join(part for part in (word, cells.progress_percent(progress), moved and f"[{moved}]") if part)
    return f"{escaped(figure)} ({escaped(cells.way(row))})"


def _status(reading: StatusReading) -> str:
    numbers = f" (the numbers say {labelled(reading.derived)})" if reading.differs else ""
    return labelled(reading.status) + numbers


def _work(one: InitiativeRow, row: KeyResultRow | None) -> list[str]:
    moved = escaped(cells.moved(one, cells.unit(row) if row else None))
    return [moved, "", escaped(cells.initiative_status(one)), "", "", ""]


def _initiative_words(row: InitiativeRow) -> str:
    return escaped(f"{row.model.title}, {row.owner or 'no owner'}, {cells.initiative_status(row)}")
