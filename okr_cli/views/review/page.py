"""The agenda as a page, in the order in which a meeting needs it."""

from collections.abc import Iterator

from okr_cli.output.documents.document import Page, Part, Point
from okr_cli.phrases import counted
from okr_cli.safe_text import one_line
from okr_cli.views.review import points
from okr_cli.views.review.agenda import Agenda
from okr_cli.views.review.changes import changes
from okr_cli.views.summary import head_of

FEW = 3
"""Teams that can sit around one table."""


def page_of(agenda: Agenda) -> Page:
    """Every part that has something to say."""
    names = agenda.board.names
    silent = (
        *(points.owed_point(one, names) for one in agenda.silent),
        *(points.remark_point(one, names) for one in agenda.remarks),
    )
    parts = (
        Part("What changed", tuple(_news(agenda)), changes(agenda), tuple(_nothing_new(agenda))),
        Part("What was learned", tuple(points.lesson_points(agenda.lessons, names))),
        Part(
            "At risk or behind, and what it asks for",
            tuple(points.trouble_point(row, agenda) for row in agenda.troubled),
        ),
        Part("What others ask for", tuple(points.ask_point(row, agenda) for row in agenda.asking)),
        Part("Unhealthy KPIs", tuple(points.kpi_point(row, names) for row in agenda.unhealthy)),
        Part("Drop, replace or double", tuple(points.decision_point(one, names) for one in agenda.decisions)),
        Part("Nothing running", tuple(points.idle_point(one, names) for one in agenda.idle)),
        Part("Silent", silent),
        Part("Questions to talk through", tuple(points.question_point(one, names) for one in agenda.questions)),
        Part("What carries over", tuple(points.carried_points(agenda))),
    )
    title = f"Check-in on {agenda.board.as_of}, since {agenda.since}"
    return Page(title, tuple(_lead(agenda)), tuple(part for part in parts if not part.is_empty))


def _lead(agenda: Agenda) -> Iterator[str]:
    yield from head_of(agenda.board)
    teams = {row.entity.team for row in agenda.board.objectives}
    if len(teams) > FEW:
        yield f"{len(teams)} teams on one agenda; --team makes that of one"
    if agenda.over:
        yield f"{counted(agenda.over, 'Key Result')} of closed files or past cycles left out; --close shows the scores"
    if agenda.silenced:
        yield f"{counted(len(agenda.silenced), 'remark')} left out that a comment or the settings silence"


def _nothing_new(agenda: Agenda) -> Iterator[str]:
    if not agenda.spoken:
        yield f"No check-in since {agenda.since}."


def _news(agenda: Agenda) -> Iterator[Point]:
    yield from (points.event_point(one, agenda.board.names) for one in agenda.events)
    unspoken = [row.model.title for row in agenda.unspoken if not row.review.staleness.is_stale]
    if unspoken and agenda.spoken:
        titles = "; ".join(unspoken)
        yield Point(one_line(f"No new check-in: {titles}"))
