"""The points of a look back in words."""

from collections.abc import Iterator

from okr_cli.output.documents.document import Point
from okr_cli.phrases import counted
from okr_cli.progress.hypothesis import expected_change
from okr_cli.progress.score import Band
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.numbers import with_unit
from okr_cli.views.review.retrospective import Closing, KindCount, Missing, Tested, bands_of, next_baseline
from okr_cli.views.review.retrospective_scores import delivered
from okr_cli.views.rows import InitiativeRow, KeyResultRow
from okr_cli.workspace.short_names import Naming

EXPECTS = {"committed": "expects 1.0", "aspirational": "succeeds at 0.7"}


def in_short(closing: Closing) -> Iterator[Point]:
    """What it comes to: scores by kind, delivery, hypotheses, what is missing and what goes on."""
    yield from map(_kind, closing.kinds)
    if closing.guardrails:
        bands = bands_of(row.review.score for row in closing.guardrails if row.review.score)
        yield Point(f"Guardrails (in no average): {counted(len(closing.guardrails), 'Key Result')}; {_listed(bands)}")
    if closing.learners:
        verdicts = [row.model.verdict for row in closing.learners if row.model.verdict]
        found = f": {', '.join(verdicts)}" if verdicts else ""
        yield Point(f"Learning (gets a verdict): {len(verdicts)} of {len(closing.learners)} have one{found}")
    work = closing.delivered
    if work.total:
        shipped = f"{work.shipped} of {counted(work.total, 'Initiative')} shipped"
        yield Point(f"Delivery: {shipped}, {work.dropped} dropped, {work.open} open")
    if closing.tested:
        held = [len(closing.with_verdict(one)) for one in ("validated", "invalidated", "inconclusive")]
        yield Point(f"Hypotheses: {held[0]} confirmed, {held[1]} refuted, {held[2]} undecided")
    if closing.unmoved:
        yield Point(f"Delivered, but unmoved: {counted(len(closing.unmoved), 'Key Result')}", status=Status.AT_RISK)
    if closing.missing:
        number = counted(len(closing.missing), "verdict or reason", "verdicts and reasons")
        yield Point(f"Still to be written: {number}", status=Status.BEHIND)
    if closing.short or closing.open_work:
        short, left = counted(len(closing.short), "Key Result"), counted(len(closing.open_work), "open Initiative")
        yield Point(f"Carries forward: {short}, {left}")


def overridden(closing: Closing) -> Iterator[Point]:
    """Scores that a person set, with the reason."""
    for row in (row for objective in closing.objectives for row in objective.key_results):
        score = row.review.score
        if score and score.reason:
            head = one_line(f"{row.model.title}: {score.value}, not {score.computed}")
            yield Point(head, (one_line(score.reason),), name=closing.board.names(row.entity))


def unmoved(row: KeyResultRow, names: Naming) -> Point:
    """A Key Result that everything was delivered for."""
    line = f"{delivered(row)} Initiatives shipped, {cells.progress_percent(row.review.progress)} of the way"
    head = cells.title(row)
    return Point(head, (f"{line}: the guesses were wrong, which is worth knowing.",), name=names(row.entity))


def missing(one: Missing, names: Naming) -> Point:
    """What nobody has written yet."""
    words = f"{one.row.model.title}, {one.row.owner or 'no owner'}: {one.reason}"
    return Point(one_line(words), name=names(one.row.entity))


def tested(one: Tested, names: Naming) -> Point:
    """A hypothesis: what was expected, what its Key Result did, what it taught."""
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
    details = tuple(one_line(_upper(line)) for line in lines if line)
    return Point(one_line(model.title), details, name=names(one.row.entity))


def taught(row: KeyResultRow | InitiativeRow, names: Naming) -> Point:
    """What somebody wrote down."""
    return Point(one_line(row.model.title), (one_line(row.model.learned or ""),), name=names(row.entity))


def forward(closing: Closing) -> Iterator[Point]:
    """Key Results that were not reached, with their next baseline, and work that is still open."""
    names = closing.board.names
    for row in closing.short:
        score = row.review.score
        line = one_line(f"Scored {score.value if score else '-'}.{_ended(row)}")
        yield Point(cells.title(row), (line,), name=names(row.entity))
    for one in closing.open_work:
        words = f"{one.model.title}, {one.owner or 'no owner'} ({cells.work_status(one)})"
        yield Point(one_line(f"Ship, drop or move: {words}"), name=names(one.entity))


def _ended(row: KeyResultRow) -> str:
    """Where it goes on from: a limit has no baseline, only a side on which it stands."""
    current, verb = row.review.progress.current, "ended" if row.review.over else "stands"
    if current is None:
        return ""
    baseline = next_baseline(row)
    if baseline is None:
        return f" It {verb} at {cells.way(row)}."
    return f" It {verb} at {with_unit(baseline, cells.unit(row))}: the next baseline."


def _kind(one: KindCount) -> Point:
    bands = _listed(one.bands)
    scored = counted(one.scored, "Key Result")
    if one.kind is None:
        return Point(f"No kind given: {scored}; {bands}")
    return Point(f"{one.kind.capitalize()} ({EXPECTS[one.kind]}): {one.reached} of {scored} there; {bands}")


def _listed(bands: dict[Band, int]) -> str:
    return ", ".join(f"{number} {band}" for band, number in bands.items())


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
