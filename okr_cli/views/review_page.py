"""The agenda as a page, in the order in which a meeting needs it."""

from collections.abc import Iterator

from okr_cli.views import review_points as points
from okr_cli.views.agenda import Agenda, open_ask
from okr_cli.views.page import Page, Part, Point
from okr_cli.views.review_table import changes
from okr_cli.views.summary import count_lines, head_lines, summarize
from okr_cli.views.text import count, one_line


def page_of(agenda: Agenda) -> Page:
    """Every part that has something to say."""
    parts = (
        Part("What changed", tuple(_news(agenda)), changes(agenda), tuple(_nothing_new(agenda))),
        Part("What was learned", tuple(points.lesson_points(agenda.lessons))),
        Part("At risk or behind, and what it asks for", tuple(_troubled(agenda))),
        Part("Drop, replace or double", tuple(map(points.decision_point, agenda.decisions))),
        Part("Nothing running", tuple(map(points.idle_point, agenda.idle))),
        Part("Silent", (*map(points.owed_point, agenda.silent), *map(points.remark_point, agenda.remarks))),
        Part("Questions to talk through", tuple(map(points.question_point, agenda.questions))),
        Part("What carries over", tuple(points.carried_points(agenda.carried))),
    )
    title = f"Check-in on {agenda.board.as_of}, since {agenda.since}"
    return Page(title, tuple(_lead(agenda)), tuple(part for part in parts if not part.is_empty))


def _lead(agenda: Agenda) -> Iterator[str]:
    yield from head_lines(agenda.board)
    yield from map(one_line, agenda.board.notes)
    for words, pieces in count_lines(summarize(agenda.board)):
        yield f"{words}{': ' if pieces else ''}{'  '.join(piece for _, piece in pieces)}"
    if agenda.over:
        yield f"{count(agenda.over, 'Key Result')} of closed files or past cycles left out; --close shows the scores"


def _nothing_new(agenda: Agenda) -> Iterator[str]:
    if not agenda.spoken:
        yield f"No check-in since {agenda.since}."


def _news(agenda: Agenda) -> Iterator[Point]:
    yield from map(points.event_point, agenda.events)
    unspoken = [row.model.title for row in agenda.unspoken if not row.review.silence.stale]
    if unspoken and agenda.spoken:
        titles = "; ".join(unspoken)
        yield Point(one_line(f"No new check-in: {titles}"))


def _troubled(agenda: Agenda) -> Iterator[Point]:
    for row in agenda.troubled:
        yield points.trouble_point(row, agenda)
    for row in (one.row for one in agenda.spoken):
        if row not in agenda.troubled and open_ask(row, agenda.since, agenda.board.as_of):
            yield points.ask_point(row, agenda)
    yield from map(points.kpi_point, agenda.unhealthy)
