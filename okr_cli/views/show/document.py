"""One entity in full as a document: facts with the calculation behind each number, then its children."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from okr_cli.model.check_in import CheckIn
from okr_cli.model.initiative import Hypothesis, Initiative
from okr_cli.model.key_result import Dropped
from okr_cli.model.measure import Milestones
from okr_cli.output.documents.document import (
    Cell,
    Document,
    Fact,
    LeadLine,
    ProgressBar,
    Section,
    Style,
    TreeNode,
    styled,
)
from okr_cli.output.symbols import labelled
from okr_cli.phrases import counted, listed
from okr_cli.progress.check_ins import Measurement, check_ins_until
from okr_cli.progress.in_force import Retarget, measure_on
from okr_cli.progress.measurement import is_done_by, raw_progress_of
from okr_cli.progress.score import band_of
from okr_cli.progress.status import StatusAssessment
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.measure_text import retarget_text, value_range
from okr_cli.views.occasions import LINES, Occasion
from okr_cli.views.show import calculations
from okr_cli.views.show.report import EntityDetail
from okr_cli.views.workspace_metrics import CycleRow, InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow

NONE = "none"


def entity_document(detail: EntityDetail) -> Document:
    """The facts of an entity, then its check-ins and the entities below it."""
    entity, as_of = detail.entity, detail.metrics.as_of
    match detail.row:
        case ObjectiveRow() as row:
            facts, sections = _objective_facts(row, as_of), _objective_sections(row)
        case KeyResultRow() as row:
            facts, sections = _key_result_facts(row, as_of), _key_result_sections(row, as_of)
        case KpiRow() as row:
            facts, sections = _kpi_facts(row), _kpi_sections(row, as_of)
        case InitiativeRow() as row:
            facts, sections = _initiative_facts(row, detail.key_result), iter(())
    place = styled(one_line(f"{entity.path}:{detail.line}"), Style.MUTED)
    lead: tuple[LeadLine, ...] = (
        LeadLine(styled(one_line(entity.address), Style.MUTED), continues=True),
        LeadLine(place),
    )
    if isinstance(detail.row, CycleRow) and detail.row.is_partly_read:
        lead = (LeadLine(styled(formatting.PARTLY_READ, Style.YELLOW)), *lead)
    links = (one_line(f"{link.label} {link.address}: {link.title or 'not found'}") for link in detail.links)
    first = Section("", facts=tuple(fact for fact in (*facts, _fact("Links", *links)) if fact.lines))
    return Document(one_line(entity.title), lead, (first, *sections), kind=entity.kind.label)


def _fact(label: str, *lines: Cell) -> Fact:
    """A fact, which is not shown without lines."""
    return Fact(label, lines)


def _objective_facts(row: ObjectiveRow, as_of: date) -> Iterator[Fact]:
    review, progress = row.review, row.review.roll_up.progress
    yield _fact("Owner", row.owner or NO_OWNER)
    if row.entity.shared_with:
        yield _fact("Shared with", one_line(listed(row.entity.shared_with)))
    if row.entity.state != "active":
        yield _fact("State", row.entity.state)
    if row.entity.state == "draft" and not row.dropped:
        yield _fact("Questions", *LINES[Occasion.DRAFT])
    if row.dropped:
        yield _fact("Dropped", *_dropped(row.dropped))
    bar = NONE if progress is None else ProgressBar(progress, review.expected, caption=formatting.percent(progress))
    yield _fact("Progress", bar, *calculations.roll_up_sum(row.key_results, review))
    yield _fact("Pace", *calculations.pace_sums(row.cycle, as_of, review))
    score = row.final_score
    if score is not None and not row.dropped:
        yield _fact("Score", f"{score} {band_of(score)}", calculations.objective_score_sum(row.key_results, score))
    elif not row.dropped:
        yield _fact("Status", *_objective_status(row))
    work = row.delivery
    yield _fact("Initiatives", f"{work.open} open, {work.shipped} shipped, {work.dropped} dropped")


def _objective_status(row: ObjectiveRow) -> Iterator[str]:
    review = row.review
    weakest = [below.entity.id for below in row.key_results if below.review.status.status is review.status]
    yield f"{labelled(review.status)}, the worst status of its Key Results ({', '.join(weakest) or NONE})"
    if review.derived is not review.status:
        yield f"computed: {labelled(review.derived)}"


def _dropped(dropped: Dropped) -> tuple[str, str]:
    """The day, and the reason."""
    return f"on {dropped.date}", one_line(dropped.reason)


def _objective_sections(row: ObjectiveRow) -> Iterator[Section]:
    yield Section("Key Results", tree=tuple(map(_key_result_node, row.key_results)), empty=NONE)
    if row.initiatives:
        nodes = tuple(_initiative_node(initiative, None) for initiative in row.initiatives)
        yield Section("Initiatives for the whole Objective", tree=nodes)


def _key_result_node(row: KeyResultRow) -> TreeNode:
    """A Key Result below its Objective."""
    has_outcome = row.review.over and not row.dropped
    outcome = _outcome(row) if has_outcome else ", ".join(_status(row.review.status))
    confidence = f"confidence {formatting.confidence_text(row.review.confidence)}; " if row.review.confidence else ""
    details = (
        one_line(f"{row.entity.id}, {row.owner or NO_OWNER}"),
        _progress(row, f"  {value_range(row)}"),
        f"{outcome}; {confidence}{formatting.check_in_age(row)}",
    )
    nodes = (
        TreeNode(one_line(f"{work.model.title} ({formatting.initiative_status(work)}), {work.owner or NO_OWNER}"))
        for work in row.initiatives
    )
    return TreeNode(formatting.key_result_title(row), details, tuple(nodes))


def _progress(row: KeyResultRow, after: str = "") -> Cell:
    """The bar and the percentage, or the words that replace them, followed by ``after``."""
    progress = row.review.progress
    word, figure = formatting.progress_word(progress), formatting.progress_text(progress)
    if word:
        return f"{word} {f'({figure} check-ins)' if figure else ''}".strip() + after
    return ProgressBar(progress.raw or Decimal(0), row.review.expected, caption=figure + after)


def _key_result_facts(row: KeyResultRow, as_of: date) -> Iterator[Fact]:
    model, review, objective = row.model, row.review, row.entity.parent
    yield _fact("Owner", row.owner or NO_OWNER)
    if objective:
        yield _fact("Objective", one_line(f"{objective.title} ({objective.address})"))
    if row.dropped:
        yield _fact("Dropped", *_dropped(row.dropped))
    if model.kind:
        yield _fact("Kind", model.kind)
    if review.left_out:
        yield _fact("Weight", f"not in the Objective's average ({review.left_out})")
    elif model.weight != 1:
        yield _fact("Weight", formatting.number_text(model.weight))
    yield _fact("Measure", value_range(row), *map(_retarget, reversed(row.retargets)))
    yield _fact("Progress", _progress(row), calculations.progress_sum(model.measure, review))
    yield _fact("Pace", *calculations.pace_sums(row.cycle, as_of, review))
    if row.final_score:
        yield _fact("Score", *_score(row))
    elif not row.dropped:
        yield _fact("Status", *_status(review.status))
    if review.confidence:
        history = " ".join(map(str, review.confidence.history))
        yield _fact("Confidence", f"{formatting.confidence_text(review.confidence)} (so far: {history})")
    if row.forecast and row.cycle:
        yield _fact("Forecast", calculations.forecast_sum(row.forecast, row.cycle, formatting.unit_of(row)))
    yield _fact("Last check-in", _last_check_in(row))
    if row.risk.terms and not review.over:
        yield _fact("Risk", formatting.risk_sum(row))
    learned = one_line(f"learned: {model.learned}") if model.learned else None
    yield _fact("Outcome", *filter(None, (model.verdict, learned)))


def _retarget(change: Retarget) -> str:
    """``changed on 2026-11-02: target 60 → 55% (26 points easier); reason: The price change halves it``."""
    return one_line(f"changed on {change.date}: {retarget_text(change)}; reason: {change.reason}")


def _status(reading: StatusAssessment) -> Iterator[str]:
    """The effective status and its source, then the computed one if it differs."""
    if reading.stated is None:
        yield f"{labelled(reading.status)}{' (computed)' if reading.derived.is_judged else ''}"
        return
    yield f"{labelled(reading.status)}, reported on {reading.stated_on}"
    if reading.differs:
        yield f"computed: {labelled(reading.derived)}"


def _score(row: KeyResultRow) -> Iterator[str]:
    score = row.review.score
    if score is None:
        return
    outcome = {True: "reached", False: "missed", None: ""}[score.success]
    yield f"{score.value} {score.band}" + (f", {row.model.kind}: {outcome}" if outcome else "")
    if rounding := calculations.score_sum(score):
        yield rounding
    if score.reason:
        yield one_line(f"computed: {score.computed}; reason: {score.reason}")
    if score.first is not None:
        yield f"{score.first} against the original measure"


def _outcome(row: KeyResultRow) -> str:
    return next(_score(row), row.model.verdict or "no verdict")


def _last_check_in(row: KeyResultRow) -> str:
    staleness = row.review.staleness
    stale = ", stale" if row.is_stale else ""
    if staleness.last is None or staleness.days is None:
        return f"none yet{stale}"
    ago = "today" if staleness.days == 0 else f"{counted(staleness.days, 'day')} ago"
    return f"{staleness.last}, {ago}{stale}"


def _key_result_sections(row: KeyResultRow, as_of: date) -> Iterator[Section]:
    """Milestones, check-ins with the latest first, Initiatives."""
    measure = row.model.measure
    if isinstance(measure, Milestones):
        steps = (
            f"{'done' if is_done_by(step.done, as_of) else 'open'}: {step.title}"
            f"{f' ({step.done})' if isinstance(step.done, date) else ''}, weight {formatting.number_text(step.weight)}"
            for step in measure.milestones
        )
        yield Section("Milestones", tree=tuple(TreeNode(one_line(step)) for step in steps), empty=NONE)
    known = reversed(check_ins_until(row.model.check_ins, as_of))
    yield Section("Check-ins", tree=tuple(_check_in(check_in, row) for check_in in known), empty=formatting.NO_DATA)
    for earlier in row.earlier:
        values = (each for each in reversed(earlier.model.check_ins) if each.value is not None)
        outcome = f", {_outcome(earlier)}" if earlier.review.over else ""
        heading = one_line(f"In {earlier.entity.cycle}: {value_range(earlier)}{outcome}")
        nodes = tuple(_check_in(check_in, earlier) for check_in in values)
        yield Section(heading, tree=nodes, empty=formatting.NO_DATA)
    nodes = tuple(_initiative_node(initiative, row) for initiative in row.initiatives)
    yield Section("Initiatives", tree=nodes, empty=NONE)


def _check_in(check_in: CheckIn, row: KeyResultRow) -> TreeNode:
    parts = [str(check_in.date)]
    if check_in.value is not None:
        unit = getattr(measure_on(row.model, check_in.date), "unit", None)
        parts.append(formatting.with_unit(check_in.value, unit))
        raw = raw_progress_of(row.model, Measurement(check_in.date, check_in.value))
        parts += [] if raw is None else [formatting.percent(raw)]
    if check_in.confidence is not None:
        parts.append(f"confidence {check_in.confidence}")
    if check_in.status:
        parts.append(check_in.status.replace("-", " "))
    if check_in.source:
        parts.append(f"from {check_in.source}")
    details = [one_line(check_in.note)] if check_in.note else []
    if check_in.ask:
        details.append(one_line(f"asks: {check_in.ask}"))
    return TreeNode(one_line(", ".join(parts)), tuple(details))


def _kpi_facts(kpi: KpiRow) -> Iterator[Fact]:
    yield _fact("Owner", kpi.owner or NO_OWNER)
    yield _fact("Health", formatting.kpi_health(kpi))
    yield _fact("Now", formatting.kpi_value(kpi))
    yield _fact("Healthy", formatting.kpi_limit(kpi))
    yield _fact("Last check-in", formatting.kpi_last_check_in(kpi))


def _kpi_sections(kpi: KpiRow, as_of: date) -> Iterator[Section]:
    nodes = []
    for check_in in reversed(check_ins_until(kpi.model.check_ins, as_of)):
        value = "no value" if check_in.value is None else formatting.with_unit(check_in.value, kpi.model.unit)
        details = (one_line(check_in.note),) if check_in.note else ()
        origin = f", from {check_in.source}" if check_in.source else ""
        nodes.append(TreeNode(one_line(f"{check_in.date}, {value}{origin}"), details))
    yield Section("Check-ins", tree=tuple(nodes), empty=formatting.NO_DATA)


def _initiative_facts(row: InitiativeRow, key_result: KeyResultRow | None) -> Iterator[Fact]:
    model = row.model
    yield _fact("Owner", row.owner or NO_OWNER)
    yield _fact("Status", *filter(None, (formatting.initiative_status(row), _dates(model))))
    served = f"{key_result.model.title} ({key_result.entity.address})" if key_result else "none"
    yield _fact("Key Result", one_line(served))
    yield _fact("Hypothesis", *(tuple(_hypothesis(model.hypothesis)) or (NONE,)))
    sizes = [f"{name} {size}" for name, size in (("impact", model.impact), ("effort", model.effort)) if size]
    if sizes:
        yield _fact("Rating", ", ".join(sizes))
    if model.bet:
        bet = [f"{name} {text}" for name, text in (("stake", model.bet.stake), ("payoff", model.bet.payoff)) if text]
        yield _fact("Bet", *map(one_line, bet))
    yield _fact("Movement", *_movement(row, key_result))
    if row.dropped_with is None:
        yield _fact("Outcome", *_verdict(model))
    if model.canvas:
        yield _fact("Canvas", one_line(model.canvas))


def _initiative_node(row: InitiativeRow, key_result: KeyResultRow | None) -> TreeNode:
    """An Initiative with its hypothesis and its outcome."""
    model, dates = row.model, _dates(row.model)
    details = [one_line(f"{row.entity.id}, {row.owner or NO_OWNER}{', ' + dates if dates else ''}")]
    outcome = () if row.dropped_with else _verdict(model)
    details += [*_hypothesis(model.hypothesis), *_movement(row, key_result), *outcome]
    return TreeNode(one_line(f"{model.title} ({formatting.initiative_status(row)})"), tuple(details))


def _dates(model: Initiative) -> str:
    days = (("started", model.started), ("due", model.due), ("finished", model.finished))
    return ", ".join(f"{word} {day}" for word, day in days if day)


def _hypothesis(hypothesis: Hypothesis | None) -> Iterator[str]:
    if hypothesis is None:
        return
    yield one_line(f"belief: {hypothesis.belief}")
    expected = (hypothesis.expect, f"within {hypothesis.within}" if hypothesis.within else None)
    if any(expected):
        yield one_line(f"expected: {' '.join(filter(None, expected))}")
    if hypothesis.evidence:
        yield one_line(f"evidence: {hypothesis.evidence}")


def _movement(row: InitiativeRow, key_result: KeyResultRow | None) -> Iterator[str]:
    movement = row.movement
    if movement is None or key_result is None:
        return
    share = "" if movement.share is None else f"{formatting.percent(movement.share)} of the way"
    if movement.change is not None and movement.before is not None and movement.after is not None:
        unit = formatting.unit_of(key_result)
        values = " → ".join(formatting.amount_text(each, unit) for each in (movement.before, movement.after))
        figures = f"{values}, {share}" if share and movement.change else values
        yield f"{formatting.key_result_movement(row, unit)} ({figures})"
    elif share:
        moved = f"the Key Result moved {share} {formatting.period_text(movement)}"
        yield moved if movement.share else formatting.unmoved_text(movement)
    if row.stalled:
        yield f"stalled: the Key Result has hardly moved in {movement.days} days"


def _verdict(model: Initiative) -> Iterator[str]:
    if model.verdict:
        yield f"verdict: {model.verdict}"
    elif not model.is_open:
        yield "verdict: none yet"
    if model.learned:
        yield one_line(f"learned: {model.learned}")
    if model.replaced_by:
        yield one_line(f"replaced by {model.replaced_by}")
