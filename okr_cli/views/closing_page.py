"""The end of a cycle as a page."""

from collections.abc import Iterator

from okr_cli.progress.expectation import expected_change
from okr_cli.progress.score import Band, band_of
from okr_cli.progress.status import Status
from okr_cli.views import cells
from okr_cli.views.closing import VERDICTS, Closing, KindCount, Missing, Tested
from okr_cli.views.columns import Column
from okr_cli.views.numbers import with_unit
from okr_cli.views.page import Line, Page, Part, Point, Table
from okr_cli.views.rows import InitiativeRow, KeyResultRow, ObjectiveRow
from okr_cli.views.summary import head_lines
from okr_cli.views.text import count, one_line

EXPECTS = {"committed": "expects 1.0", "aspirational": "succeeds at 0.7"}
BANDS = {Band.GREEN: Status.ON_TRACK, Band.AMBER: Status.BEHIND, Band.RED: Status.AT_RISK}
HELD = {"validated": "Confirmed", "invalidated": "Refuted", "inconclusive": "Undecided"}
QUESTIONS = (
    "Which result surprised us, and what did we believe that was not so?",
    "Where was much delivered and little moved, and where did something move by itself?",
    "What did we keep doing although the numbers had answered?",
    "Which target would we set differently today, and in which week could we have known?",
    "What do we stop, so that what carries forward gets room?",
)


def page_of(closing: Closing) -> Page:
    """Every part that has something to say. People are named with their work and never counted."""
    parts = (
        Part("Scores", tuple(_kinds(closing)), _scores(closing)),
        Part("Delivered, but unmoved", tuple(map(_unmoved, closing.unmoved))),
        Part("Verdicts and reasons missing", tuple(map(_missing, closing.missing))),
        *(
            Part(f"{HELD[verdict]} hypotheses", tuple(map(_tested, closing.with_verdict(verdict))))
            for verdict in VERDICTS
        ),
        Part("What the cycle taught", tuple(map(_taught, closing.taught))),
        Part("What carries forward", tuple(_forward(closing))),
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


def _scores(closing: Closing) -> Table:
    columns = (
        Column("kind", "Kind", 12, 26),
        Column("outcome", "Outcome", 22, 34),
        Column("outcome", "Outcome", 34, 48),
        Column("progress", "Progress", 8, 24, right=True),
        Column("status", "Score", 12),
        Column("delivery", "Delivered", 9, 16),
    )
    lines = [line for row in closing.objectives for line in (_objective(row), *map(_key_result, row.key_results))]
    return Table("Objective, Key Result", columns, tuple(lines))


def _objective(row: ObjectiveRow) -> Line:
    score = row.review.score
    band = band_of(score) if score is not None else None
    shown = {
        "status": "no score" if score is None or band is None else f"{score} {band}",
        "delivery": _delivery(row),
    }
    return Line(one_line(row.model.title), shown, BANDS[band] if band else None, bold=True)


def _key_result(row: KeyResultRow) -> Line:
    score = row.review.score
    shown = {
        "kind": row.model.kind or "",
        "outcome": cells.way(row),
        "progress": cells.progress_percent(row.review.progress),
        "status": _score(row),
        "delivery": _delivery(row),
    }
    status = BANDS[score.band] if score else Status.LEARNING
    return Line(cells.title(row), shown, status, below=True)


def _score(row: KeyResultRow) -> str:
    score = row.review.score
    if score is None:
        return row.model.verdict or "no verdict"
    return f"{score.value} {score.band}" + (f"\n≠ {score.computed}" if score.reason else "")


def _delivery(row: KeyResultRow | ObjectiveRow) -> str:
    return f"{row.delivery.shipped} of {row.delivery.total}"


def _kinds(closing: Closing) -> Iterator[Point]:
    yield from map(_kind, closing.kinds)
    if closing.learners:
        verdicts = [row.model.verdict for row in closing.learners if row.model.verdict]
        found = f": {', '.join(verdicts)}" if verdicts else ""
        yield Point(f"Learning (gets a verdict): {len(verdicts)} of {len(closing.learners)} have one{found}")
    for row in (row for objective in closing.objectives for row in objective.key_results):
        score = row.review.score
        if score and score.reason:
            yield Point(one_line(f"{row.model.title}: {score.value}, not {score.computed}"), (one_line(score.reason),))


def _kind(one: KindCount) -> Point:
    bands = ", ".join(f"{number} {band}" for band, number in one.bands.items())
    scored = count(one.scored, "Key Result")
    if one.kind is None:
        return Point(f"No kind given: {scored}; {bands}")
    return Point(f"{one.kind.capitalize()} ({EXPECTS[one.kind]}): {one.reached} of {scored} there; {bands}")


def _unmoved(row: KeyResultRow) -> Point:
    line = f"{_delivery(row)} Initiatives shipped, {cells.progress_percent(row.review.progress)} of the way"
    return Point(cells.title(row), (f"{line}: the guesses were wrong, which is worth knowing.",))


def _missing(one: Missing) -> Point:
    return Point(one_line(f"{one.row.model.title}, {one.row.owner or 'no owner'}: {one.reason}"))


def _tested(one: Tested) -> Point:
    model, unit = one.row.model, cells.unit(one.key_result) if one.key_result else None
    parts = []
    if model.hypothesis and model.hypothesis.expect:
        change = expected_change(model.hypothesis)
        within = f" within {model.hypothesis.within}" if model.hypothesis.within else ""
        named = f" {'points' if unit == '%' else unit}" if change is not None and unit else ""
        parts.append(f"expected {model.hypothesis.expect}{named}{within}")
    moved = cells.moved(one.row, unit)
    if moved:
        parts.append(f"the Key Result moved {moved}")
    lines = ("; ".join(parts), f"Learned: {model.learned}" if model.learned else "")
    return Point(one_line(model.title), tuple(one_line(_upper(line)) for line in lines if line))


def _taught(row: KeyResultRow | InitiativeRow) -> Point:
    return Point(one_line(row.model.title), (one_line(row.model.learned or ""),))


def _forward(closing: Closing) -> Iterator[Point]:
    for row in closing.short:
        current = row.review.progress.current
        verb = "ended" if row.review.over else "stands"
        ended = "" if current is None else f" It {verb} at {with_unit(current, cells.unit(row))}: the next baseline."
        score = row.review.score
        yield Point(cells.title(row), (one_line(f"Scored {score.value if score else '-'}.{ended}"),))
    for one in closing.open_work:
        words = f"{one.model.title}, {one.owner or 'no owner'} ({cells.work_status(one)})"
        yield Point(one_line(f"Ship, drop or move: {words}"))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
