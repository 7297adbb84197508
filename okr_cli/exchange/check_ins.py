"""The check-ins of a Key Result, from columns with the current value or with the values of a date."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.exchange.amounts import Notation, UnreadableError, quoted, read_amount, same_unit
from okr_cli.exchange.days import read_day
from okr_cli.exchange.records import VALUE_ON, Attribute, Measured, Record
from okr_cli.exchange.report import Report
from okr_cli.exchange.words import fold, words
from okr_cli.model.cycle import Cycle
from okr_cli.progress.arithmetic import half_up

if TYPE_CHECKING:
    from okr_cli.edit.data import Value

STATED = ("on-track", "behind", "at-risk")
OF_TEN = re.compile(r"(\d{1,3})\s?/\s?(10|5|100)")
CLOSE = Decimal("0.015")
"""How far a progress may be from the one that is computed: it may be rounded, and so may the value."""

FRACTIONS = 2
"""Decimals that a value gets which was computed from a percentage, beyond those of its measure."""


class Moment(NamedTuple):
    """The date of values without their own, and the cycle of the file.

    Without a ``day`` they are left out: an export has the baseline for a Key Result without check-ins.
    """

    day: date | None
    today: date
    cycle: Cycle | None = None


def check_ins_of(
    record: Record, measured: Measured, notation: Notation, moment: Moment, report: Report
) -> "list[Value]":
    """The check-ins in the columns of a Key Result, oldest first.

    There is one per column with a date as its name, and one for the other columns.
    """
    values = _dated_values(record, measured, notation, moment, report)
    latest = max(values, default=moment.day)
    said = _latest(record, measured, notation, moment._replace(day=latest), report)
    if said:
        day, keys = said
        stated = _stated_on(record, notation, moment, report)
        if stated and stated != day and "status" in keys:
            values[stated] = {**values.get(stated, {}), "status": keys["status"]}
            keys = {name: value for name, value in keys.items() if name != "status"}
        if keys:
            values[day] = {**values.get(day, {}), **keys}
    return [{"date": day, **values[day]} for day in sorted(values)]


def _dated_values(
    record: Record, measured: Measured, notation: Notation, moment: Moment, report: Report
) -> "dict[date, dict[str, Value]]":
    """The values in columns whose names are dates."""
    found: dict[date, dict[str, Value]] = {}
    for name, attribute in record.attributes.items():
        if name.startswith(VALUE_ON):
            day = date.fromisoformat(name.removeprefix(VALUE_ON))
            value = _number(attribute, measured, notation, report)
            if value is not None and day <= moment.today:
                found[day] = {"value": value}
            elif value is not None:
                report.miss(
                    attribute.place, attribute.column.head, f"{quoted(attribute.cell.text)} is for a date in the future"
                )
    return found


def _latest(
    record: Record, measured: Measured, notation: Notation, moment: Moment, report: Report
) -> "tuple[date, dict[str, Value]] | None":
    """The content of the columns without a date in their name, and its date; None if they are empty."""
    keys: dict[str, Value] = {}
    value = _value(record, measured, notation, report)
    if value is not None:
        keys["value"] = value
    beliefs = dict(_beliefs(record, report))
    keys |= {name: beliefs[name] for name in ("confidence", "status") if name in beliefs}
    for name in ("note", "ask"):
        if name in record.attributes:
            keys[name] = "\n".join(record.attributes[name].cell.lines)
    dated = record.attributes.get("date")
    if not keys:
        if dated:
            reason = f"{quoted(dated.cell.text)}: no value, confidence, status or note for this date"
            report.miss(dated.place, dated.column.head, reason)
        return None
    day = _day(dated, notation, moment, report) if dated else moment.day
    return (day, keys) if day else None


def _day(attribute: Attribute, notation: Notation, moment: Moment, report: Report) -> date | None:
    try:
        day = read_day(attribute.cell, notation, moment.cycle)
        if day <= moment.today:
            return day
        problem = f"{day} is in the future; check-in skipped"
    except UnreadableError as unreadable:
        problem = f"{unreadable}; check-in skipped"
    report.miss(attribute.place, attribute.column.head, problem)
    return None


def _stated_on(record: Record, notation: Notation, moment: Moment, report: Report) -> date | None:
    """The date on which a person reported the status, from a column."""
    attribute = record.attributes.get("stated_on")
    return _day(attribute, notation, moment, report) if attribute else None


def _value(record: Record, measured: Measured, notation: Notation, report: Report) -> Decimal | None:
    """The current value, else the one that corresponds to a progress in percent."""
    current, progress = record.attributes.get("current"), record.attributes.get("progress")
    if current:
        value = _number(current, measured, notation, report)
        if value is not None and progress:
            _report_disagreement(value, progress, measured, notation, report)
        return value
    return _value_of_progress(record, progress, measured, notation, report) if progress else None


def _report_disagreement(
    value: Decimal, progress: Attribute, measured: Measured, notation: Notation, report: Report
) -> None:
    """Report a progress in percent that does not match the current value."""
    baseline, target = (measured.values or {}).get("baseline"), (measured.values or {}).get("target")
    if not isinstance(baseline, Decimal) or not isinstance(target, Decimal) or baseline == target:
        return
    try:
        amount = read_amount(progress.cell, notation)
    except UnreadableError:
        return
    share = _share(amount.number, amount.unit, progress.column.meaning.scale)
    computed = (value - baseline) / (target - baseline)
    if share is not None and abs(share - computed) > CLOSE:
        reason = f"{quoted(progress.cell.text)} was ignored: the current value works out to {computed:.0%} progress"
        report.miss(progress.place, progress.column.head, reason)


def _number(attribute: Attribute, measured: Measured, notation: Notation, report: Report) -> Decimal | None:
    """A value in the unit of the measure."""
    text = quoted(attribute.cell.text)
    try:
        amount = read_amount(attribute.cell, notation)
        if not amount.unit or same_unit(amount.unit, measured.unit) or not measured.unit:
            return amount.number
        problem = f"{text} is in {quoted(amount.unit)}, but the measure is in {quoted(measured.unit)}"
    except UnreadableError as unreadable:
        problem = str(unreadable)
    report.miss(attribute.place, attribute.column.head, problem)
    return None


def _value_of_progress(
    record: Record, progress: Attribute, measured: Measured, notation: Notation, report: Report
) -> Decimal | None:
    if fold(progress.cell.text) in words().statuses:
        record.attributes.setdefault("status", progress)
        return None
    problem = f"{quoted(progress.cell.text)} cannot be converted to a value without a baseline and a target"
    try:
        amount = read_amount(progress.cell, notation)
        share = _share(amount.number, amount.unit, progress.column.meaning.scale)
        baseline, target = (measured.values or {}).get("baseline"), (measured.values or {}).get("target")
        if share is None:
            problem = f"{quoted(progress.cell.text)} could be a fraction or a percentage; write percentages with %"
        elif isinstance(baseline, Decimal) and isinstance(target, Decimal):
            value = half_up(baseline + share * (target - baseline), _places(baseline, target) + FRACTIONS)
            report.note("values were computed from the baseline, target and progress percentage")
            return value.normalize()
    except UnreadableError as unreadable:
        problem = str(unreadable)
    report.miss(progress.place, progress.column.head, problem)
    return None


def _share(number: Decimal, unit: str, scale: str) -> Decimal | None:
    """Progress as a fraction; None if it could be a fraction or a percentage."""
    if unit == "%" or (not unit and (scale == "percent")):
        return number / 100
    return number if not unit and (scale == "fraction" or number == 0) else None


def _places(*numbers: Decimal) -> int:
    exponents = (number.as_tuple().exponent for number in numbers)
    return max(max(-exponent, 0) if isinstance(exponent, int) else 0 for exponent in exponents)


def _beliefs(record: Record, report: Report) -> "Iterator[tuple[str, Value]]":
    """Confidence and status."""
    status = record.attributes.get("status")
    if status:
        said = words().statuses.get(fold(status.cell.text), "") or words().statuses.get(status.cell.text.strip(), "")
        if said in STATED:
            yield "status", said
        else:
            report.miss(status.place, status.column.head, _no_status(status, said))
    confidence = record.attributes.get("confidence")
    if not confidence:
        return
    colored = words().statuses.get(fold(confidence.cell.text), "") or words().statuses.get(confidence.cell.text, "")
    if colored in STATED:
        if not status:
            yield "status", colored
        return
    try:
        yield "confidence", _confidence(confidence, report)
    except UnreadableError as problem:
        report.miss(confidence.place, confidence.column.head, str(problem))


def _no_status(status: Attribute, said: str) -> str:
    text = quoted(status.cell.text)
    if said == "shipped":
        return f"{text}: a Key Result is done when its value reaches the target"
    if said == "dropped":
        return f"{text}: dropping a Key Result requires a date and a reason; use 'okr drop'"
    if said:
        return f"{text} is the status of an Initiative, not of a Key Result"
    return f"{text} is not a valid status; use on-track, behind or at-risk"


def _confidence(attribute: Attribute, report: Report) -> int:
    """Confidence from 0 to 10. Raises ``UnreadableError`` if the scale is not certain."""
    text = attribute.cell.text.strip()
    of = OF_TEN.fullmatch(text)
    scale = attribute.column.meaning.scale
    number = Decimal(of[1]) / Decimal(of[2]) * 10 if of else None
    if number is None:
        amount = read_amount(attribute.cell, Notation())
        if amount.unit == "%" or (not amount.unit and scale == "percent"):
            number = amount.number / 10
        elif amount.unit:
            raise UnreadableError(f"{quoted(text)} is not a valid confidence")
        elif scale == "1-5":
            report.note("confidence on a scale of 1 to 5 was doubled to fit 0 to 10")
            number = amount.number * 2
        elif scale == "0-10":
            number = amount.number
        else:
            hint = "add the scale to the column name, as in 'Confidence (0-10)', or to its mapping: 'confidence 0-10'"
            raise UnreadableError(f"{quoted(text)} could be out of 5, 10 or 100; {hint}")
    if number != number.to_integral_value() or not 0 <= number <= 10:
        verb = "is not" if scale == "0-10" and not of and "%" not in text else "does not convert to"
        raise UnreadableError(f"{quoted(text)} {verb} a whole number from 0 to 10")
    return int(number)
