"""The sheet of a Key Result: every number with the sum behind it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from okr_cli.model.check_in import CheckIn
from okr_cli.model.measure import Metric, Milestones
from okr_cli.output.documents.bar import bar
from okr_cli.output.symbols import labelled
from okr_cli.phrases import counted
from okr_cli.progress.check_ins import check_ins_until
from okr_cli.progress.measurement import is_done_by, raw_progress
from okr_cli.progress.status import StatusAssessment
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.calculations import expected_sum, forecast_sum, gap_sum, progress_sum, score_sum
from okr_cli.views.numbers import percent, shown, with_unit
from okr_cli.views.rows import KeyResultRow
from okr_cli.views.show.sheet import Branch, Fact, Section
from okr_cli.views.show.sheet_initiative import initiative_branch

BAR = 20


def key_result_facts(row: KeyResultRow, objective: str | None, as_of: date) -> Iterator[Fact]:
    """What is known of a Key Result on a day."""
    model, review = row.model, row.review
    yield Fact("Owner", (row.owner or "no owner",))
    if objective:
        yield Fact("Objective", (one_line(objective),))
    yield Fact("Kind", (", ".join(_kind(row)),))
    yield Fact("Measure", (cells.way(row),))
    yield Fact("Progress", (progress_line(row), progress_sum(row)))
    if row.cycle and review.expected is not None and review.gap is not None and review.progress.raw is not None:
        expected = f"expected {expected_sum(row.cycle, as_of, review.expected)}"
        yield Fact("Pace", (expected, gap_sum(review.expected, review.progress.raw, review.gap)))
    if review.over and review.score:
        yield Fact("Score", tuple(_score(row)))
    else:
        yield Fact("Status", tuple(status_lines(review.status)))
    if review.confidence:
        history = " ".join(str(one) for one in review.confidence.history)
        yield Fact("Confidence", (f"{cells.confidence(review.confidence)} (so far: {history})",))
    if row.forecast and row.cycle:
        yield Fact("Forecast", (forecast_sum(row.forecast, row.cycle, cells.unit(row)),))
    yield Fact("Last check-in", (_last(row),))
    if row.risk.terms and not review.over:
        yield Fact("Risk", (cells.explained(row).removeprefix("risk "),))
    if model.verdict or model.learned:
        learned = one_line(f"learned: {model.learned}") if model.learned else None
        yield Fact("Outcome", tuple(one for one in (model.verdict, learned) if one))


def key_result_sections(row: KeyResultRow, as_of: date) -> Iterator[Section]:
    """Milestones, check-ins with the latest first, Initiatives."""
    measure = row.model.measure
    if isinstance(measure, Milestones):
        steps = [
            Branch(
                one_line(
                    f"{'done' if is_done_by(one.done, as_of) else 'open'}: {one.title}"
                    f"{f' ({one.done})' if isinstance(one.done, date) else ''}, weight {shown(one.weight)}"
                )
            )
            for one in measure.milestones
        ]
        yield Section("Milestones", tuple(steps))
    known = reversed(check_ins_until(row.model.check_ins, as_of))
    yield Section("Check-ins", tuple(_check_in(one, row) for one in known), cells.NO_DATA)
    branches = tuple(initiative_branch(one, row) for one in row.initiatives)
    yield Section("Initiatives", branches, "none")


def key_result_branch(row: KeyResultRow) -> Branch:
    """A Key Result below its Objective."""
    reading = row.review.status
    outcome = _outcome(row) if row.review.over else ", ".join(status_lines(reading))
    belief = cells.confidence(row.review.confidence)
    last = cells.last_check_in(row)
    details = [
        one_line(f"{row.entity.id}, {row.owner or 'no owner'}"),
        f"{progress_line(row)}  {cells.way(row)}",
        f"{outcome}; {f'confidence {belief}; ' if belief else ''}last check-in {last}",
    ]
    work = tuple(
        Branch(one_line(f"{one.model.title} ({cells.initiative_status(one)}), {one.owner or 'no owner'}"))
        for one in row.initiatives
    )
    return Branch(cells.title(row), tuple(details), work)


def progress_line(row: KeyResultRow) -> str:
    """The bar and the per cent, or the word that stands for them."""
    review = row.review
    word = cells.progress_word(review.progress)
    figure = cells.progress_percent(review.progress)
    if word:
        return f"{word} {f'({figure} check-ins)' if figure else ''}".strip()
    return f"{bar(review.progress.raw or Decimal(0), review.expected, BAR)} {figure}"


def status_lines(reading: StatusAssessment) -> Iterator[str]:
    """The status that counts and where it comes from, then the other one if it differs."""
    if reading.stated is None:
        yield f"{labelled(reading.status)}{', by the numbers' if reading.derived.is_judged else ''}"
        return
    yield f"{labelled(reading.status)}, stated on {reading.stated_on}"
    if reading.differs:
        yield f"the numbers say {labelled(reading.derived)}"


def _kind(row: KeyResultRow) -> Iterator[str]:
    model, left_out = row.model, row.review.left_out
    yield model.kind or "no kind given"
    yield f"left out of the Objective's mean ({left_out})" if left_out else f"weight {shown(model.weight)}"


def _score(row: KeyResultRow) -> Iterator[str]:
    score = row.review.score
    if score is None:
        return
    bar_words = {True: "reached", False: "missed", None: ""}[score.success]
    words = f"{row.model.kind}: {bar_words}" if bar_words else ""
    yield ", ".join(part for part in (f"{score.value} {score.band}", words) if part)
    if rounding := score_sum(score):
        yield rounding
    if score.reason:
        yield one_line(f"computed {score.computed}; {score.reason}")


def _outcome(row: KeyResultRow) -> str:
    return next(_score(row), row.model.verdict or "no verdict")


def _last(row: KeyResultRow) -> str:
    silence = row.review.staleness
    stale = ", stale" if row.is_stale else ""
    if silence.last is None or silence.days is None:
        return f"never{stale}"
    ago = "today" if silence.days == 0 else f"{counted(silence.days, 'day')} ago"
    return f"{silence.last}, {ago}{stale}"


def _check_in(one: CheckIn, row: KeyResultRow) -> Branch:
    measure = row.model.measure
    parts = [str(one.date)]
    if one.value is not None:
        parts.append(with_unit(one.value, cells.unit(row)))
        if isinstance(measure, Metric) and measure.baseline != measure.target:
            parts.append(percent(raw_progress(measure, one.value)))
    if one.confidence is not None:
        parts.append(f"confidence {one.confidence}")
    if one.status:
        parts.append(one.status.replace("-", " "))
    details = [one_line(one.note)] if one.note else []
    if one.ask:
        details.append(one_line(f"asks: {one.ask}"))
    return Branch(one_line(", ".join(parts)), tuple(details))
