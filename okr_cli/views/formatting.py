"""Values for people: numbers, and the cells of Key Results, Initiatives and KPIs."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from okr_cli.model.entity import Entity, Kind
from okr_cli.model.key_result import Dropped
from okr_cli.model.unit import is_money
from okr_cli.output.documents.document import Item, Style
from okr_cli.phrases import counted, singular
from okr_cli.progress.arithmetic import half_up
from okr_cli.progress.check_ins import Confidence
from okr_cli.progress.delivery import Delivery, Movement
from okr_cli.progress.measurement import Condition, Progress
from okr_cli.progress.roll_up import ExclusionReason, RollUp
from okr_cli.progress.status import Tolerance, rounded_gap
from okr_cli.safe_text import one_line
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow

if TYPE_CHECKING:
    from okr_cli.views.status.report import StatusReport

LONGEST = 15
PLACES = 4
MOST_POINTS = 999

NO_DATA = "no data"
PARTLY_READ = "Part of this entry could not be read, so its numbers may be wrong"
NO_OWNER = "no owner"
CONDITIONS = {Condition.MET: "met", Condition.AMBER: "amber", Condition.NOT_MET: "not met"}
HEALTH = {True: "✓ healthy", False: "✗ unhealthy", None: "○ no data"}
LEARNING = ("Learning", frozenset({"learn", "learning"}))
PREFIXES = {
    ExclusionReason.GUARDRAIL: ("Guardrail", frozenset({"guardrail", "guardrails"})),
    ExclusionReason.LEARNING: LEARNING,
    ExclusionReason.FIND_BASELINE: LEARNING,
}
"""The word before a title, and the first words of titles that say it already."""


def number_text(number: Decimal, grouped: bool = True) -> str:
    """As exact as 15 characters allow, without trailing zeros; ``grouped`` sets commas between thousands."""
    number = number or abs(number)
    for candidate in (number, half_up(number, PLACES)):
        text = f"{candidate:{',' if grouped else ''}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        if len(text) <= LONGEST and (candidate or not number):
            return text
    return f"{number:.3e}"


def percent(fraction: Decimal) -> str:
    """A fraction as a whole percentage. Nothing short of the target is called 100%."""
    whole = half_up(fraction * 100, 0)
    if whole == 100 and fraction < 1:
        whole = Decimal(99)
    if abs(whole) > MOST_POINTS:
        return ">999%" if whole > 0 else "<-999%"
    return f"{whole:f}%"


def amount_text(number: Decimal, unit: str | None) -> str:
    """A number of a unit that is written elsewhere: money keeps the two decimals of a file, as in ``6.10``."""
    text = number_text(number)
    if unit and number.as_tuple().exponent == -2 and is_money(unit) and len(text) <= LONGEST - 3:
        return f"{number:,f}"
    return text


def with_unit(number: Decimal, unit: str | None) -> str:
    """``41%``, ``900 ms``, ``6.10 EUR``, ``1 ticket a week``."""
    if not unit:
        return number_text(number)
    name = singular(unit) if abs(number) == 1 else unit
    return f"{amount_text(number, unit)}{'' if unit.startswith('%') else ' '}{name}"


def capitalized(text: str) -> str:
    """A clause as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def key_result_title(row: KeyResultRow) -> str:
    """The title.

    A Key Result that is left out of the average gets a label before it, unless the title starts with it. A dropped one
    gets none, because its status says so.
    """
    title = one_line(row.model.title)
    if row.review.left_out not in PREFIXES:
        return title
    prefix, synonyms = PREFIXES[row.review.left_out]
    first = re.split(r"\W", title, maxsplit=1)[0].casefold()
    return title if first in synonyms else f"{prefix}: {title}"


def key_result_suffix(row: KeyResultRow) -> str:
    """`` (from 2026-Q3)`` after the title of a carried-over Key Result; a mark if a part could not be read."""
    source = (row.model.carried_from or "").strip("/").partition("/")[0]
    carried = f" (from {one_line(row.earlier[0].entity.cycle if row.earlier else source)})" if source else ""
    return carried + partly_read_suffix(row.is_partly_read)


def objective_suffix(row: ObjectiveRow) -> str:
    """`` (draft)`` after the title of a draft; a mark if it was only partly read."""
    return (" (draft)" if row.entity.state == "draft" else "") + partly_read_suffix(row.is_partly_read)


def partly_read_suffix(is_partly_read: bool) -> str:
    """The mark of what has numbers that may be wrong, since a part of it could not be read; else empty."""
    return " (partially read)" if is_partly_read else ""


def unit_of(row: KeyResultRow | None) -> str | None:
    """The unit of a measure; None without one."""
    return getattr(row.model.measure, "unit", None) if row else None


def progress_word(progress: Progress) -> str:
    """What replaces a bar that cannot be drawn: no data, a limit, a number still to be found; empty for a bar."""
    if progress.missing:
        return NO_DATA
    if progress.condition:
        return CONDITIONS[progress.condition]
    return "" if progress.raw is not None else ("measured" if progress.current is not None else "no value")


def roll_up_word(rolled: RollUp) -> str:
    """What replaces the bar of an Objective that cannot be drawn; empty for a bar."""
    if rolled.progress is None:
        return "no average"
    return NO_DATA if rolled.without_data == rolled.counted else ""


def share_text(progress: Progress) -> str:
    """``64%``, ``met 4/7``, ``no data``: the progress of a Key Result in one cell."""
    return " ".join(filter(None, (progress_word(progress), progress_text(progress))))


def measured_text(rolled: RollUp) -> str:
    """``1 of 3 measured``: how many Key Results an Objective's mean rests on, where some have no data."""
    return f"{rolled.counted - rolled.without_data} of {rolled.counted} measured" if rolled.without_data else ""


def progress_text(progress: Progress) -> str:
    """The raw percentage; for a limit, how many check-ins kept it."""
    if progress.missing or progress.raw is None:
        return ""
    return f"{progress.met}/{progress.measured}" if progress.condition else percent(progress.raw)


def points_text(points: Decimal) -> str:
    """Whole points without a sign: ``12``, or ``>999``."""
    return _unsigned(half_up(points, 0))


def _unsigned(points: Decimal) -> str:
    return f">{MOST_POINTS}" if abs(points) > MOST_POINTS else number_text(abs(points))


def _signed(points: Decimal) -> str:
    return f"{'+' if points > 0 else '-' if points < 0 else ''}{_unsigned(points)}"


def pace_text(gap: Decimal | None, tolerance: Tolerance) -> str:
    """Points ahead of pace (+) or behind it (-), rounded so that they do not contradict the status."""
    return "" if gap is None else _signed(-rounded_gap(gap, tolerance))


def row_pace_text(row: KeyResultRow | ObjectiveRow) -> str:
    """The same of a row."""
    return pace_text(row.review.gap, row.metrics.tolerance)


def mean_pace_text(gap: Decimal | None) -> str:
    """The same of a mean, which no status follows from: whole points."""
    return "" if gap is None else _signed(-half_up(gap, 0))


def change_text(now: Decimal | None, before: Decimal | None) -> str:
    """``+12``: whole points of progress gained since an earlier day."""
    return "" if now is None or before is None else _signed(half_up((now - before) * 100, 0))


def gap_text(gap: Decimal, tolerance: Tolerance) -> str:
    """``48 points behind pace``, rounded so that it does not contradict the status; above 0 is behind."""
    points = _unsigned(rounded_gap(gap, tolerance))
    if points == "0":
        return "on pace"
    return f"{points} point{'' if points == '1' else 's'} {'behind' if gap > 0 else 'ahead of'} pace"


def risk_sum(row: KeyResultRow) -> str:
    """``61: 51 behind pace + 10 waits for others (small-photos)``; empty without risk."""
    if not row.risk.terms:
        return ""
    terms = " + ".join(f"{number_text(term.points)} {term.reason}" for term in row.risk.terms)
    others = ", ".join(address.rsplit("/", 1)[-1] for address in row.blocked_by)
    return one_line(f"{number_text(row.risk.points)}: {terms}{f' ({others})' if others else ''}")


def confidence_text(confidence: Confidence | None) -> str:
    """``8/10 ↑``."""
    if confidence is None:
        return ""
    if confidence.change is None:
        return f"{confidence.value}/10"
    arrow = "↑" if confidence.change > 0 else "↓" if confidence.change < 0 else "→"
    return f"{confidence.value}/10 {arrow}"


def last_check_in_text(row: KeyResultRow) -> str:
    """``4d ago``, ``stale 25d``; without any, ``none yet``, then ``stale``."""
    days = row.review.staleness.days
    if days is None:
        return "stale" if row.is_stale else "none yet"
    return f"stale {days}d" if row.is_stale else f"{days}d ago"


def check_in_age(row: KeyResultRow) -> str:
    """``checked in 4 days ago``, ``stale, checked in 25 days ago``, ``no check-in yet``."""
    days = row.review.staleness.days
    ago = "today" if days == 0 else f"{counted(days, 'day')} ago" if days else ""
    return f"{'stale, ' if row.is_stale else ''}{f'checked in {ago}' if ago else 'no check-in yet'}"


def shipped_text(delivery: Delivery) -> str:
    """``1 of 3``: Initiatives shipped, of all that were not dropped; empty if there are none."""
    return f"{delivery.shipped} of {delivery.planned}" if delivery.planned else ""


def row_shipped_text(row: KeyResultRow | ObjectiveRow) -> str:
    """The same of the work for a row; empty too where nobody pursues it any longer."""
    return "" if row.dropped else shipped_text(row.delivery)


def delivery_text(delivery: Delivery) -> str:
    """``2/1/0``: Initiatives open, shipped, dropped."""
    return f"{delivery.open}/{delivery.shipped}/{delivery.dropped}"


def forecast_text(row: KeyResultRow) -> str:
    """``52 (93%)``: the value at the end of the cycle and its progress; ``target`` if it gets there."""
    forecast = row.forecast
    if forecast is None:
        return ""
    if forecast.reaches_target:
        return "target"
    return f"{number_text(half_up(forecast.value, 1))} ({percent(forecast.progress)})"


def forecast_clause(row: KeyResultRow) -> str:
    """``forecast 52 (93%)``, ``forecast to reach the target``; empty without a forecast."""
    if row.forecast is None:
        return ""
    return f"forecast {'to reach the ' if row.forecast.reaches_target else ''}{forecast_text(row)}"


def item(report: "StatusReport", entity: Entity, head: str, *lines: str, style: Style = Style.PLAIN) -> Item:
    """An item about an entity, each text on one line."""
    head = one_line(head) + report.origin(entity)
    return Item(head, tuple(map(one_line, lines)), style, report.id_of(entity), objective_address(entity))


def objective_address(entity: Entity) -> str:
    """The address of the Objective that an entity is or belongs to."""
    while entity.parent:
        entity = entity.parent
    return entity.address


def with_owner(row: KeyResultRow | InitiativeRow | KpiRow) -> str:
    """``Redesign setup, Jonas Lind``."""
    return f"{row.model.title}, {row.owner or NO_OWNER}"


def short_address(address: str) -> str:
    """``day-plan-p95/small-photos``: enough of an address to find the entity."""
    return "/".join(address.split("/")[-2:])


def dropped_text(dropped: Dropped) -> str:
    """``dropped on 2026-11-09: We left that market``."""
    return one_line(f"dropped on {dropped.date}: {dropped.reason}")


def work_status(row: InitiativeRow) -> str:
    """``in progress``: the status of an Initiative in words."""
    return row.status.replace("-", " ")


def initiative_status(row: InitiativeRow) -> str:
    """The status, and whether it is overdue, stalled, or dropped only with its parent."""
    if row.dropped_with:
        parent = row.entity.parent
        return f"{row.status} with its {(parent.kind if parent else Kind.KEY_RESULT).label}"
    flags = [word for word, holds in (("overdue", row.overdue), ("stalled", row.stalled)) if holds]
    return ", ".join([row.status, *flags])


def movement_text(row: InitiativeRow, unit: str | None = None) -> str:
    """``+6.1 points since 2026-10-08``: what the Key Result did since the Initiative began.

    ``+6.1 points from 2026-10-08 to 2026-12-01`` once the time for an effect of finished work is over.
    """
    movement = row.movement
    change = movement.change if movement else None
    if movement is None or change is None:
        return ""
    moved = f"{'+' if change > 0 else ''}{with_unit(change, 'points' if unit == '%' else unit)}"
    return one_line(f"{moved} {period_text(movement)}")


def key_result_movement(row: InitiativeRow, unit: str | None) -> str:
    """``the Key Result moved +6.1 points since 2026-10-08``; empty if unknown."""
    text = movement_text(row, unit)
    if row.movement and row.movement.change == 0:
        return unmoved_text(row.movement)
    return f"the Key Result moved {text}" if text else ""


def unmoved_text(movement: Movement) -> str:
    """``the Key Result has not moved since 2026-10-08``."""
    verb = "did not move" if movement.has_ended else "has not moved"
    return f"the Key Result {verb} {period_text(movement)}"


def period_text(movement: Movement) -> str:
    """``since 2026-10-08``, or the dates between which movement is attributed to finished work."""
    return f"from {movement.since} to {movement.until}" if movement.has_ended else f"since {movement.since}"


def kpi_value(row: KpiRow) -> str:
    """``4.2 stars``."""
    return NO_DATA if row.health.value is None else one_line(with_unit(row.health.value, row.model.unit))


def typeset(text: str) -> str:
    """``≤ 1.5%`` for ``<= 1.5%``: comparisons in print."""
    return text.replace("<=", "≤").replace(">=", "≥")


def kpi_limit(row: KpiRow) -> str:
    """``>= 4.4``: the healthy range."""
    limit = row.model.healthy
    return f"{limit.operator} {amount_text(limit.value, row.model.unit)}" if limit else "no limit"


def kpi_health(row: KpiRow) -> str:
    """``✓ healthy``."""
    return "· no limit" if row.model.healthy is None and row.health.value is not None else HEALTH[row.health.healthy]


def kpi_last_check_in(row: KpiRow) -> str:
    """``18d``. KPIs keep their own rhythm, so none of them is stale."""
    return "none" if row.health.days is None else f"{row.health.days}d"
