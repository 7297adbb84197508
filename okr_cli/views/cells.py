"""The cells of a status row as plain words, the same in every format for people."""

import re
from decimal import Decimal

from okr_cli.model.measure import FindBaseline, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.progress.arithmetic import half_up
from okr_cli.progress.check_ins import Confidence
from okr_cli.progress.delivery import Delivery
from okr_cli.progress.measurement import Condition, Progress
from okr_cli.progress.roll_up import ExclusionReason, RollUp
from okr_cli.safe_text import one_line
from okr_cli.views.numbers import percent, shown, signed, with_unit
from okr_cli.views.rows import InitiativeRow, KeyResultRow

NO_DATA = "no data"
CONDITIONS = {Condition.MET: "met", Condition.AMBER: "amber", Condition.NOT_MET: "not met"}
LEARNING = ("Learning", frozenset({"learn", "learning"}))
PREFIXES = {
    ExclusionReason.GUARDRAIL: ("Guardrail", frozenset({"guardrail", "guardrails"})),
    ExclusionReason.LEARNING: LEARNING,
    ExclusionReason.FIND_BASELINE: LEARNING,
}
"""The word before a title, and the first words of titles that say it already."""


def title(row: KeyResultRow) -> str:
    """The title, after a word where the Key Result stands apart from the average and does not begin with that word."""
    words = one_line(row.model.title)
    if row.review.left_out is None:
        return words
    prefix, own = PREFIXES[row.review.left_out]
    first = re.split(r"\W", words, maxsplit=1)[0].casefold()
    return words if first in own else f"{prefix}: {words}"


def unit(row: KeyResultRow) -> str | None:
    """The unit of its measure, where the form has one."""
    return getattr(row.model.measure, "unit", None)


def progress_word(progress: Progress) -> str:
    """What stands in place of a bar where there is none: no data, a limit, a number being learned."""
    if progress.missing:
        return NO_DATA
    if progress.condition:
        return CONDITIONS[progress.condition]
    return "" if progress.raw is not None else ("measured" if progress.current is not None else "no value")


def roll_up_word(rolled: RollUp) -> str:
    """What stands in place of an Objective's bar where there is nothing to draw."""
    if rolled.progress is None:
        return "no sum" if rolled.counted else "not summed"
    return NO_DATA if rolled.without_data == rolled.counted else ""


def progress_percent(progress: Progress) -> str:
    """Raw per cent; for a limit, how many check-ins kept it."""
    if progress.missing or progress.raw is None:
        return ""
    return f"{progress.met}/{progress.measured}" if progress.condition else percent(progress.raw)


def way(row: KeyResultRow) -> str:
    """``41 → 43 → 55%``: baseline, current, target; or the limit that the current value is held against."""
    measure, progress = row.model.measure, row.review.progress
    now = "?" if progress.current is None else shown(progress.current)
    if isinstance(measure, Metric):
        return one_line(f"{shown(measure.baseline)} → {now} → {with_unit(measure.target, measure.unit)}")
    if isinstance(measure, Threshold):
        limit = f"{measure.keep.operator} {with_unit(measure.keep.value, measure.unit)}"
        return one_line(f"{now} against {limit}")
    if isinstance(measure, Range):
        low, high = measure.between
        return one_line(f"{now} against {shown(low)} to {with_unit(high, measure.unit)}")
    if isinstance(measure, Milestones):
        done, whole = progress.done_weight or Decimal(0), progress.whole_weight or Decimal(0)
        return f"{shown(done)} of {shown(whole)} by weight"
    if isinstance(measure, YesNo):
        return "done" if progress.raw else "not done"
    if isinstance(measure, FindBaseline):
        found = "?" if progress.current is None else with_unit(progress.current, measure.unit)
        return one_line(f"found: {found}")
    return "no measure"


def pace(gap: Decimal | None) -> str:
    """Whole points ahead (+) or behind (-)."""
    if gap is None:
        return ""
    points = half_up(-gap, 0)
    return ("+>999" if points > 0 else "->999") if abs(points) > 999 else signed(points)


def change(now: Decimal | None, before: Decimal | None) -> str:
    """``+12``: whole points of progress gained since the day to compare with."""
    return "" if now is None or before is None else pace((before - now) * 100)


def explained(row: KeyResultRow) -> str:
    """``risk 61: 51 behind the pace + 10 waits for others (small-photos)``; nothing where there is no risk."""
    if not row.risk.terms:
        return ""
    terms = " + ".join(f"{shown(one.points)} {one.reason}" for one in row.risk.terms)
    others = ", ".join(address.rsplit("/", 1)[-1] for address in row.blocked_by)
    return one_line(f"risk {shown(row.risk.points)}: {terms}{f' ({others})' if others else ''}")


def confidence(value: Confidence | None) -> str:
    """``8 ↑``."""
    if value is None:
        return ""
    if value.change is None:
        return f"{value.value}"
    arrow = "↑" if value.change > 0 else "↓" if value.change < 0 else "→"
    return f"{value.value} {arrow}"


def last_check_in(row: KeyResultRow) -> str:
    """``4d``, ``25d!`` when stale, ``never``. Once its cycle is over nobody is late."""
    days = row.review.staleness.days
    return f"{'never' if days is None else f'{days}d'}{'!' if row.is_stale else ''}"


def initiatives(delivery: Delivery) -> str:
    """``2/1/0``: open, shipped, dropped."""
    return f"{delivery.open}/{delivery.shipped}/{delivery.dropped}"


def landing(row: KeyResultRow) -> str:
    """``52 (93%)``: the value at the end of the cycle, and how much of the way that is; ``target`` if it gets there."""
    forecast = row.forecast
    if forecast is None:
        return ""
    if forecast.reaches_target:
        return "target"
    return f"{shown(half_up(forecast.value, 1))} ({percent(forecast.progress)})"


def short_address(address: str) -> str:
    """``day-plan-p95/small-photos``: enough of an address to find it by."""
    return "/".join(address.split("/")[-2:])


def work_status(row: InitiativeRow) -> str:
    """``in progress``: where the work stands, in words."""
    return (row.model.status or "to-do").replace("-", " ")


def initiative_status(row: InitiativeRow) -> str:
    """The status as written, with what is wrong with it."""
    status = row.model.status or "to-do"
    flags = [word for word, holds in (("overdue", row.overdue), ("stalled", row.stalled)) if holds]
    return ", ".join([status, *flags])


def initiative_words(row: InitiativeRow, with_owner: bool = False) -> str:
    """``› in-progress, overdue: Redesign setup``."""
    words = f"› {initiative_status(row)}: {one_line(row.model.title)}"
    return f"{words}, {row.owner or 'no owner'}" if with_owner else words


def moved(row: InitiativeRow, unit: str | None = None) -> str:
    """``+6.1 points since 2026-10-08``: what the Key Result did since the Initiative began."""
    if row.movement is None or row.movement.change is None:
        return ""
    change = row.movement.change
    sign = "+" if change > 0 else ""
    named = "points" if unit == "%" else unit
    return one_line(f"{sign}{with_unit(change, named)} since {row.movement.since}")
