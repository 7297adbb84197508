"""Measures for people: baseline, current value, target, and changes."""

from collections.abc import Iterator
from decimal import Decimal

from okr_cli.model.measure import FindBaseline, Measure, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.model.unit import same_unit
from okr_cli.progress.in_force import Retarget
from okr_cli.progress.measurement import points_easier
from okr_cli.progress.score import KeyResultScore
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import amount_text, number_text, points_text, unit_of, with_unit
from okr_cli.views.workspace_metrics import KeyResultRow

LONGEST_UNIT = 4
TO_FIND = "a baseline to be determined"


def value_range(row: KeyResultRow) -> str:
    """``41 → 43 → 55%, was 60``: baseline, current value, target; or the current value and its limit. At
    the end, what the first measure said, where it was changed since."""
    was = was_text(row)
    now = _now(row, unit_of(row))
    return f"{now}, {was}" if was else now


def short_value_range(row: KeyResultRow) -> str:
    """The same without a long unit such as ``sign-ups a month``, which is already in the title."""
    unit = unit_of(row)
    if not unit or len(unit) <= LONGEST_UNIT:
        return value_range(row)
    was, now = was_text(row), _now(row, None)
    return f"{now}, {was}" if was else now


def _now(row: KeyResultRow, unit: str | None) -> str:
    measure, progress = row.model.measure, row.review.progress
    now = "?" if progress.current is None else amount_text(progress.current, getattr(measure, "unit", None))
    match measure:
        case Metric():
            return one_line(
                f"{amount_text(measure.baseline, measure.unit)} → {now} → {with_unit(measure.target, unit)}"
            )
        case Threshold():
            return one_line(f"{now}, limit {measure.keep.operator} {with_unit(measure.keep.value, unit)}")
        case Range():
            low, high = measure.between
            return one_line(f"{now}, range {amount_text(low, measure.unit)} to {with_unit(high, unit)}")
        case Milestones():
            done, whole = progress.done_weight or Decimal(0), progress.whole_weight or Decimal(0)
            return f"{number_text(done)} of {number_text(whole)} by weight"
        case YesNo():
            return "done" if progress.raw else "not done"
        case FindBaseline():
            found = "?" if progress.current is None else with_unit(progress.current, unit)
            return one_line(f"found: {found}")
    return "no measure"


def measure_text(measure: Measure | None) -> str:
    """``41 → 55%``, ``>= 99.9%``, ``20 to 30 days``: the goal of a measure."""
    match measure:
        case Metric():
            return one_line(
                f"{amount_text(measure.baseline, measure.unit)} → {with_unit(measure.target, measure.unit)}"
            )
        case Threshold():
            return one_line(f"{measure.keep.operator} {with_unit(measure.keep.value, measure.unit)}")
        case Range():
            low, high = measure.between
            return one_line(f"{amount_text(low, measure.unit)} to {with_unit(high, measure.unit)}")
        case Milestones():
            return f"{len(measure.milestones)} milestones"
        case YesNo():
            return "yes or no"
        case FindBaseline():
            return TO_FIND
    return "no measure"


def was_text(row: KeyResultRow) -> str:
    """``was 60``: what the first measure had instead; empty if nothing was changed."""
    if not row.retargets:
        return ""
    first, now = row.retargets[0].before, row.model.measure
    if not isinstance(first, Metric) or not isinstance(now, Metric) or not same_unit(first.unit, now.unit):
        return "" if first == now else f"was {measure_text(first)}"
    if first.baseline == now.baseline:
        return "" if first.target == now.target else f"was {amount_text(first.target, first.unit)}"
    if first.target == now.target:
        return f"baseline was {amount_text(first.baseline, first.unit)}"
    return f"was {amount_text(first.baseline, first.unit)} → {amount_text(first.target, first.unit)}"


def retarget_text(change: Retarget) -> str:
    """``target 60 → 55% (26 points easier)``."""
    eased = ease_text(change)
    return f"{', '.join(_changed(change.before, change.after))}{f' ({eased})' if eased else ''}"


def ease_text(change: Retarget) -> str:
    """``26 points easier``, ``harder``; empty if neither can be said."""
    before, after = change.before, change.after
    points = points_easier(before, after)
    if points is not None and points_text(points) != "0":
        number = points_text(points)
        return f"{number} point{'' if number == '1' else 's'} {'easier' if points > 0 else 'harder'}"
    if isinstance(before, Threshold) and isinstance(after, Threshold):
        if before.keep.operator[0] != after.keep.operator[0] or not same_unit(before.unit, after.unit):
            return ""
        risen = (after.keep.value > before.keep.value) - (after.keep.value < before.keep.value)
        return {1: "harder", 0: "", -1: "easier"}[risen if after.keep.is_floor else -risen]
    if isinstance(before, Range) and isinstance(after, Range) and same_unit(before.unit, after.unit):
        (low, high), (new_low, new_high) = before.between, after.between
        if before.between != after.between and (low <= new_low and new_high <= high):
            return "harder"
        return "easier" if before.between != after.between and (new_low <= low and high <= new_high) else ""
    return ""


def other_scores(score: KeyResultScore) -> Iterator[str]:
    """``≠ 0.5``, the computed score where a person set another; ``originally 0.4``, the one against
    the original measure."""
    if score.reason:
        yield f"≠ {score.computed}"
    if score.first is not None:
        yield f"originally {score.first}"


def _changed(before: Measure | None, after: Measure | None) -> Iterator[str]:
    """What differs, field by field; of two forms, both measures as a whole."""
    if type(before) is not type(after) or isinstance(after, FindBaseline | YesNo):
        yield f"{measure_text(after)}, was {measure_text(before)}"
        return
    unit = getattr(after, "unit", None)
    match before, after:
        case Metric(), Metric():
            if before.baseline != after.baseline:
                yield one_line(
                    f"baseline {amount_text(before.baseline, before.unit)} → {with_unit(after.baseline, unit)}"
                )
            if before.target != after.target:
                yield one_line(f"target {amount_text(before.target, before.unit)} → {with_unit(after.target, unit)}")
        case Threshold(), Threshold():
            if before.keep != after.keep:
                old = f"{before.keep.operator} {amount_text(before.keep.value, before.unit)}"
                yield f"limit {old} → {measure_text(after)}"
            if before.risk != after.risk:
                yield f"risk {_or_none(before.risk)} → {_or_none(after.risk)}"
        case Range(), Range():
            if before.between != after.between:
                yield f"range {' to '.join(map(number_text, before.between))} → {measure_text(after)}"
        case Milestones(), Milestones():
            yield f"{len(before.milestones)} → {len(after.milestones)} milestones"
    if getattr(before, "unit", None) != unit:
        yield one_line(f"unit {getattr(before, 'unit', None) or 'none'} → {unit or 'none'}")


def _or_none(number: Decimal | None) -> str:
    return "none" if number is None else number_text(number)
