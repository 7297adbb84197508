"""The Objectives of a team: status, Key Results with charts, and the Initiatives below each."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from okr_cli.model.measure import Milestones
from okr_cli.output.documents.document import (
    Cells,
    Column,
    Fact,
    Layout,
    ProgressBar,
    Remark,
    Row,
    Section,
    Span,
    Sparkline,
    Style,
    StyledText,
    Table,
    Verbatim,
    styled,
)
from okr_cli.output.symbols import STYLES, labelled, words
from okr_cli.phrases import counted, first_few, listed
from okr_cli.progress.check_ins import check_ins_until
from okr_cli.progress.measurement import is_done_by
from okr_cli.progress.status import Status, StatusAssessment
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.action_items import Duty
from okr_cli.views.dependents import dependents
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.grouping import Group
from okr_cli.views.measure_text import retarget_text, value_range
from okr_cli.views.report.charts import initiative_picture, key_result_picture
from okr_cli.views.review import cells
from okr_cli.views.status.cells import differs_from_pace, objective_assessment, outcome_cell, score_cell
from okr_cli.views.status.document import ORPHANS, guard_remarks
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, ObjectiveRow

if TYPE_CHECKING:
    from okr_cli.views.report.report import Report

COLUMNS = (
    Column("chart", "Over the cycle"),
    Column("progress", "Progress"),
    Column("confidence", "Confidence"),
    Column("status", "Status"),
)
NO_BREAK = "\u00a0"
MOST_NAMED = 4
"""Titles in a row that somebody still reads."""

SAID = frozenset({Duty.STALE, Duty.ASK, Duty.OVERDUE})
"""What a row shows by itself: the age of its last check-in, its status, a missing ask."""

WORK_SIGNS = {"idea": "○", "to-do": "○", "in-progress": "▶", "shipped": "✓", "dropped": "×"}


def objective_section(row: ObjectiveRow, report: "Report", group: Group) -> Section:
    """An Objective with a line for each Key Result, and below it one for each of its Initiatives."""
    rows: list[Row | Remark] = [each for key_result in row.key_results for each in _with_work(key_result, report)]
    depth = 1 if row.key_results else 0
    rows += [each for work in row.initiatives for each in _work(work, None, report, depth)]
    table = _table("Key Result", rows)
    lead = tuple(_lead(row, report))
    facts = tuple(_facts(row, report))
    return Section(
        one_line(row.model.title), lead, table=table, facts=facts, of=group.heading, anchor=row.entity.address
    )


def orphan_section(rows: Iterable[InitiativeRow], report: "Report") -> Section:
    """Initiatives that serve no Key Result."""
    found = [each for row in rows for each in _work(row, None, report, depth=0)]
    return Section(ORPHANS, table=_table("Initiative", found))


def _table(name: str, rows: Sequence[Row | Remark]) -> Table | None:
    """A table with the same columns as all others, even if one is empty."""
    titles = (row.title for row in rows if isinstance(row, Row))
    return Table(name, Layout(COLUMNS, lambda: titles, list), rows) if rows else None


def _lead(row: ObjectiveRow, report: "Report") -> Iterator[StyledText]:
    home = one_line(row.entity.team) or "another file"
    if row.is_partly_read:
        yield styled(formatting.PARTLY_READ, Style.YELLOW)
    if row.dropped:
        yield styled(formatting.capitalized(formatting.dropped_text(row.dropped)), Style.MUTED)
    if report.status.is_of_other_team(row.entity):
        yield styled(f"Shared by {home} (counted there)", Style.MUTED)
    elif row.entity.shared_with:
        yield styled(one_line(f"Shared with {listed(row.entity.shared_with)}"), Style.MUTED)
    yield from (remark.text for remark in guard_remarks(row.guards))


def _facts(row: ObjectiveRow, report: "Report") -> Iterator[Fact]:
    review = row.review
    has_score = review.over and not row.dropped
    if has_score:
        yield Fact("Score", (score_cell(review.score),))
    else:
        why = (styled("worst status of its Key Results", Style.MUTED),) if differs_from_pace(row) else ()
        yield Fact("Status", (_status(objective_assessment(row)), *why))
    word = words(Status.DROPPED) if row.dropped else formatting.roll_up_word(review.roll_up)
    progress = review.roll_up.progress or Decimal(0)
    if word:
        yield Fact("Progress", (word,))
    else:
        pace = "" if review.over else formatting.row_pace_text(row)
        moved = row.before and formatting.change_text(review.roll_up.progress, row.before.roll_up.progress)
        beside = [f"{pace} vs pace"] if pace else []
        beside += [f"moved {moved}"] if moved and moved != "0" else []
        text = StyledText((Span(formatting.percent(progress), Style.STRONG), Span(f" {', '.join(beside)}")))
        yield Fact("Progress", (ProgressBar(progress, None if review.over else review.expected), text))
    yield Fact("Owner", (row.owner or styled(NO_OWNER, Style.YELLOW),))
    if shipped := formatting.row_shipped_text(row):
        yield Fact("Initiatives shipped", (shipped,))
    if measured := formatting.measured_text(review.roll_up):
        yield Fact("With data", (styled(measured, Style.MAGENTA),))
    if row.entity.state == "draft":
        yield Fact("State", ("draft",))


def _with_work(row: KeyResultRow, report: "Report") -> Iterator[Row | Remark]:
    """A Key Result, its Initiatives right below its chart, and then remarks about it."""
    yield _key_result_row(row, report)
    for work in row.initiatives:
        yield from _work(work, row, report)
    if words_below := list(_words(row, report)):
        yield Remark(_in_lines(words_below))


def _key_result_row(row: KeyResultRow, report: "Report") -> Row:
    review = row.review
    has_outcome = review.over and not row.dropped
    confidence = review.confidence
    trend = Sparkline(
        [Decimal(value) / 10 for value in confidence.history] if confidence else [],
        formatting.confidence_text(confidence),
    )
    found: Cells = {
        "chart": key_result_picture(row, report.status.as_of),
        "progress": StyledText(tuple(_progress(row, report))),
        "confidence": trend,
        "status": outcome_cell(row) if has_outcome else _status(review.status),
    }
    title = formatting.key_result_title(row)
    suffix = formatting.key_result_suffix(row)
    return Row(title, found, suffix=suffix, style=Style.STRONG, remarks=tuple(map(Remark, _remarks(row))))


def _status(reading: StatusAssessment) -> StyledText:
    """The effective status; below it the computed one, if it differs."""
    computed = Span(f"\ncomputed: {words(reading.derived)}", STYLES[reading.derived])
    return StyledText((Span(labelled(reading.status), STYLES[reading.status]), *[computed] * reading.differs))


def _progress(row: KeyResultRow, report: "Report") -> Iterator[Span]:
    """The progress, the gap to the pace, the movement, and the forecast."""
    review = row.review
    progress = review.progress
    yield Span(progress.condition or formatting.share_text(progress), Style.STRONG)
    lines = [f"met in {progress.met} of {counted(progress.measured, 'check-in')}"] if progress.condition else []
    if not review.progress.missing and not review.over and (pace := formatting.row_pace_text(row)):
        lines.append(f"{pace} vs pace")
    if (moved := cells.points_moved(row)) and moved != "0":
        lines.append(f"moved {moved}")
    if row.forecast and not review.over:
        lines.append(formatting.forecast_clause(row))
    yield Span("".join(f"\n{line}" for line in lines), Style.MUTED)


def _remarks(row: KeyResultRow) -> Iterator[StyledText]:
    """The line below the title: values, owner, kind and the age of the last check-in."""
    kind = row.model.kind if row.model.kind in ("committed", "aspirational") else ""
    aside = [row.owner or NO_OWNER, kind, "" if row.dropped or row.review.over else formatting.check_in_age(row)]
    yield StyledText((Span(Verbatim(formatting.typeset(value_range(row))), Style.STRONG),))
    unbroken = (one_line(part).replace(" ", NO_BREAK) for part in aside if part)
    yield styled(" · ".join(unbroken), Style.MUTED)


def _words(row: KeyResultRow, report: "Report") -> Iterator[Span]:
    """Its asks, dependencies, duties and changes, and the latest note."""
    for text in (*cells.asks(row, report.agenda), *_waits(row)):
        yield Span(one_line(text))
    yield from _duties(row, report)
    for span in (span for remark in guard_remarks(row.guards) for span in remark.text.spans):
        yield span._replace(text=formatting.typeset(span.text))
    if row.model.dropped and row.dropped:
        yield Span(formatting.capitalized(formatting.dropped_text(row.dropped)))
    for change in row.retargets:
        yield Span(one_line(f"{formatting.capitalized(retarget_text(change))} on {change.date}: {change.reason}"))
    if isinstance(row.model.measure, Milestones):
        yield Span(_milestones(row.model.measure, report))
    known = check_ins_until(row.model.check_ins, report.status.as_of)
    if known and known[-1].note:
        yield Span(one_line(f"{known[-1].date}: {known[-1].note}"), Style.MUTED)
    if row.review.over and row.model.learned:
        yield Span(one_line(f"Learned: {row.model.learned}"))


def _waits(row: KeyResultRow) -> Iterator[str]:
    """What it waits for and who waits for it, by title, because readers of the page do not know ids."""
    by_address = row.metrics.loaded.index.by_address
    before = [by_address[address][0] for address in row.blocked_by]
    for verb, entities in (("Depends on", before), ("Needed by", dependents(row))):
        named = [f"{entity.title} ({row.metrics.owners.name(entity.owner) or NO_OWNER})" for entity in entities]
        if named:
            yield f"{verb}: {first_few(named, MOST_NAMED)}"


def _duties(row: KeyResultRow | InitiativeRow, report: "Report") -> Iterator[Span]:
    """What has to be done about it, unless its row already says so."""
    for item in report.to_do.get(row.entity, ()):
        if item.duty not in SAID:
            yield Span(f"To do: {item.to_do}", Style.YELLOW)


def _in_lines(lines: Sequence[Span]) -> StyledText:
    """Each on a line of its own."""
    return StyledText(
        tuple(Span(f"\n{line.text}" if number else line.text, line.style) for number, line in enumerate(lines))
    )


def _milestones(measure: Milestones, report: "Report") -> str:
    """``✓ Oslo; ○ Turin``."""
    as_of = report.status.as_of
    texts = (f"{'✓' if is_done_by(each.done, as_of) else '○'} {each.title}" for each in measure.milestones)
    return one_line("; ".join(texts))


def _work(
    row: InitiativeRow, key_result: KeyResultRow | None, report: "Report", depth: int = 1
) -> Iterator[Row | Remark]:
    """An Initiative, the movement of its Key Result since it started, and lessons. It does not claim a cause."""
    found: Cells = {
        "chart": initiative_picture(row, key_result, report.status.as_of),
        "progress": _movement(row, key_result),
        "status": _in_lines([*_work_status(row), *_duties(row, report)]),
    }
    title = one_line(f"{row.model.title}, {row.owner or NO_OWNER}")
    yield Row(title, found, depth=depth)
    if row.model.learned:
        yield Remark(styled(one_line(f"Learned: {row.model.learned}"), Style.MUTED))


def _movement(row: InitiativeRow, key_result: KeyResultRow | None) -> str:
    """``+6.1 points``, and below it the dates."""
    text = formatting.movement_text(row, formatting.unit_of(key_result))
    period = formatting.period_text(row.movement) if row.movement else ""
    return text.replace(f" {period}", f"\n{period}") if period else text


def _work_status(row: InitiativeRow) -> Iterator[Span]:
    """``✓ shipped · validated``; below it when it is due."""
    status = formatting.initiative_status(row).replace("in-progress", "in progress").replace("to-do", "to do")
    is_late = row.overdue or row.stalled
    beside = [f"{WORK_SIGNS[row.status]} {status}", row.model.verdict or ""]
    yield Span(" · ".join(filter(None, beside)), Style.YELLOW if is_late else Style.PLAIN)
    if row.model.is_open and row.model.due:
        yield Span(f"due {row.model.due}")
