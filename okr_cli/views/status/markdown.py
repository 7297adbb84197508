"""The status view for a pull request or a wiki."""

from collections.abc import Iterator
from decimal import Decimal

from okr_cli.output.documents.markdown import table_lines
from okr_cli.output.markdown_text import escaped, table_head, table_row
from okr_cli.output.symbols import labelled
from okr_cli.progress.score import band_of
from okr_cli.progress.status import StatusAssessment
from okr_cli.views import cells
from okr_cli.views.grouping import Group, grouped
from okr_cli.views.kpi_table import kpi_table, unhealthy_words
from okr_cli.views.numbers import percent
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, ObjectiveRow
from okr_cli.views.status.shape import PLAIN, Shape
from okr_cli.views.summary import count_lines, head_lines, summarize
from okr_cli.workspace.short_names import Naming

NUMBERS = ["Progress", "Pace", "Status", "Confidence", "Last check-in", "Initiatives open/shipped/dropped"]
NAMES = ["Title", "Owner", *NUMBERS, "Id"]
RIGHT = frozenset({"Pace", "Last check-in"})


def render(board: Board, shape: Shape = PLAIN) -> Iterator[str]:
    """Headings and tables in GitHub's dialect."""
    yield f"# OKR status on {board.as_of}"
    yield ""
    for words in (*head_lines(board), *board.notes):
        yield f"{escaped(words)}  "
    for words, pieces in count_lines(summarize(board)):
        listed = ", ".join(piece for _, piece in pieces)
        yield f"{escaped(words)}{': ' if pieces else ''}{listed}  "
    for group in grouped(board, shape.by):
        yield from _group(group, board.names, shape)
    if board.orphans:
        yield from ["", "## Initiatives that serve no Key Result", ""]
        yield from (f"- {_initiative_words(row)}" for row in board.orphans)
    if board.kpis:
        yield from ("", "## KPIs", "")
        yield from table_lines(kpi_table(board.kpis, board.names))


def _group(group: Group, names: Naming, shape: Shape) -> Iterator[str]:
    yield from ("", f"## {escaped(group.heading)}", "") if group.heading else ("",)
    yield from table_head(NAMES, RIGHT)
    for objective in group.objectives:
        if not group.of_owner:
            yield table_row([*_objective(objective), escaped(names(objective.entity))])
        for row in objective.key_results:
            yield table_row([*_key_result(row, shape.explain), escaped(names(row.entity))])
            for one in row.initiatives if shape.initiatives else ():
                yield table_row([f"↳ ↳ {escaped(one.model.title)}", *_work(one, row), escaped(names(one.entity))])
        for one in objective.initiatives if shape.initiatives and not group.of_owner else ():
            yield table_row([f"↳ {escaped(one.model.title)}", *_work(one, None), escaped(names(one.entity))])


def _objective(row: ObjectiveRow) -> list[str]:
    review = row.review
    progress = review.roll_up.progress
    stated = None if review.status is review.derived else review.status
    draft = " (draft)" if row.entity.state == "draft" else ""
    word = cells.roll_up_word(review.roll_up)
    status = _status(StatusAssessment(review.derived, stated))
    if review.over and review.score is not None:
        status = f"{review.score} {band_of(review.score)}"
    return [
        f"**{escaped(row.model.title)}**{draft}",
        escaped(row.owner or "no owner"),
        word or f"**{percent(progress or Decimal(0))}**",
        "" if word else cells.pace(review.gap),
        status,
        "",
        "",
        cells.initiatives(row.delivery),
    ]


def _key_result(row: KeyResultRow, explain: bool) -> list[str]:
    review = row.review
    below = [cells.explained(row)] if explain and row.risk.terms else []
    below += [unhealthy_words(one) for one in row.guards if one.health.healthy is False]
    return [
        f"↳ {escaped(cells.title(row))}{''.join(f'<br>{escaped(line)}' for line in below)}",
        escaped(row.owner or "no owner"),
        _progress(row),
        "" if review.progress.missing else cells.pace(review.gap),
        escaped(_outcome(row)) if review.over else _status(review.status),
        cells.confidence(review.confidence),
        cells.last_check_in(row),
        cells.initiatives(row.delivery),
    ]


def _outcome(row: KeyResultRow) -> str:
    score = row.review.score
    if score is None:
        return row.model.verdict or "no verdict"
    return f"{score.value} {score.band}" + (f" (computed: {score.computed})" if score.reason else "")


def _progress(row: KeyResultRow) -> str:
    progress = row.review.progress
    word = cells.progress_word(progress)
    then = row.before.progress.raw if row.before else None
    moved = cells.change(progress.raw, then)
    figure = " ".join(part for part in (word, cells.progress_percent(progress), moved and f"[{moved}]") if part)
    return f"{escaped(figure)} ({escaped(cells.way(row))})"


def _status(reading: StatusAssessment) -> str:
    numbers = f" (the numbers say {labelled(reading.derived)})" if reading.differs else ""
    return labelled(reading.status) + numbers


def _work(one: InitiativeRow, row: KeyResultRow | None) -> list[str]:
    moved = escaped(cells.moved(one, cells.unit(row) if row else None))
    return [escaped(one.owner or "no owner"), moved, "", escaped(cells.initiative_status(one)), "", "", ""]


def _initiative_words(row: InitiativeRow) -> str:
    return escaped(f"{row.model.title}, {row.owner or 'no owner'}, {cells.initiative_status(row)}")
