"""The end of a cycle as a page: in short, then team by team."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from okr_cli.output.documents.columns import Column
from okr_cli.output.documents.document import Line, Page, Part, Point, Table
from okr_cli.phrases import counted
from okr_cli.progress.score import Band
from okr_cli.safe_text import one_line
from okr_cli.views.grouping import By, grouped
from okr_cli.views.review import retrospective_points as points
from okr_cli.views.review.retrospective import VERDICTS, Closing, closing_of
from okr_cli.views.review.retrospective_scores import scores
from okr_cli.views.rows import InitiativeRow
from okr_cli.views.summary import head_lines

HELD = {"validated": "Confirmed", "invalidated": "Refuted", "inconclusive": "Undecided"}
NO_TEAM = "Initiatives that serve no Key Result"
QUESTIONS = (
    "Which result surprised us, and what did we believe that was not so?",
    "Where was much delivered and little moved, and where did something move by itself?",
    "What did we keep doing although the numbers had answered?",
    "Which target would we set differently today, and in which week could we have known?",
    "What do we stop, so that what carries forward gets room?",
)


class Team(NamedTuple):
    """A team's part of the look back."""

    heading: str
    closing: Closing


def page_of(closing: Closing) -> Page:
    """What it comes to, then every part of every team that has something to say. People are named with their work
    and never counted."""
    teams = _teams(closing)
    several = len(teams) > 1
    parts = (
        Part("In short", tuple(points.in_short(closing)), _by_team(teams) if several else None),
        *(part for team in teams for part in _parts(team.closing, team.heading if several else "")),
        Part("Questions to look back with", tuple(map(Point, QUESTIONS))),
    )
    names = ", ".join(cycle.name for cycle in closing.board.cycles) or "the cycle"
    title = one_line(f"Looking back on {names}, as of {closing.board.as_of}")
    return Page(title, tuple(_lead(closing)), tuple(part for part in parts if not part.is_empty))


def _lead(closing: Closing) -> Iterator[str]:
    yield from head_lines(closing.board)
    yield from map(one_line, closing.board.notes)
    if closing.running:
        yield "The cycle is not over: these are the scores if it ended today."
    if closing.silenced:
        yield f"{counted(len(closing.silenced), 'remark')} left out that a comment or the settings silence"


def _teams(closing: Closing) -> list[Team]:
    """One a team, in the order of the status view; work without a Key Result goes to the team that it names."""
    board = replace(closing.board, objectives=closing.objectives)
    left = list(board.orphans)
    teams = []
    for group in grouped(board, By.TEAM):
        first = group.objectives[0].entity
        theirs = [one for one in left if _is_of(one, first.cycle, first.team)]
        left = [one for one in left if one not in theirs]
        part = replace(board, objectives=group.objectives, orphans=tuple(theirs))
        teams.append(Team(group.heading, closing_of(part)))
    if left:
        teams.append(Team(NO_TEAM, closing_of(replace(board, objectives=(), orphans=tuple(left)))))
    return teams


def _is_of(row: InitiativeRow, cycle: str, team: str) -> bool:
    return row.entity.cycle == cycle and row.entity.team == team


def _by_team(teams: list[Team]) -> Table:
    """A line a team: how its Key Results were scored, what was delivered, what is missing."""
    columns = (
        *(Column(str(band), band.capitalize(), 5, 20, True) for band in reversed(Band)),
        Column("learners", "Learning", 8, 24, True),
        Column("delivery", "Shipped", 8, 18, True),
        Column("missing", "Missing", 7, 22, True),
    )
    return Table("Team", columns, tuple(map(_team_line, teams)))


def _team_line(team: Team) -> Line:
    closing = team.closing
    bands = {str(band): sum(kind.bands[band] for kind in closing.kinds) for band in Band}
    texts = {
        **{band: str(number) if closing.kinds else "" for band, number in bands.items()},
        "learners": str(len(closing.learners) or ""),
        "delivery": f"{closing.delivered.shipped} of {closing.delivered.total}",
        "missing": str(len(closing.missing) or ""),
    }
    return Line(team.heading, texts)


def _parts(closing: Closing, team: str) -> Iterator[Part]:
    names = closing.board.names
    yield Part("Scores", tuple(points.overridden(closing)), scores(closing.objectives, names), of=team)
    unmoved = (points.unmoved(row, names) for row in closing.unmoved)
    yield Part("Delivered, but unmoved", tuple(unmoved), of=team)
    missing = (points.missing(one, names) for one in closing.missing)
    yield Part("Verdicts and reasons missing", tuple(missing), of=team)
    for verdict in VERDICTS:
        tested = (points.tested(one, names) for one in closing.with_verdict(verdict))
        yield Part(f"{HELD[verdict]} hypotheses", tuple(tested), of=team)
    yield Part("What the cycle taught", tuple(points.taught(row, names) for row in closing.taught), of=team)
    yield Part("What carries forward", tuple(points.forward(closing)), of=team)
