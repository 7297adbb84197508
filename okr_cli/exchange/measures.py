"""The measure of a Key Result, from its columns or from the change in its title."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from okr_cli.errors import CannotRun
from okr_cli.exchange.amounts import Amount, Notation, UnreadableError, quoted, read_amount, same_unit
from okr_cli.exchange.days import read_day
from okr_cli.exchange.records import LONGEST_TITLE, Attribute, Measured, Record
from okr_cli.exchange.report import Report
from okr_cli.exchange.table import Cell
from okr_cli.exchange.titles import movement_of
from okr_cli.exchange.words import fold
from okr_cli.validation.measure_text import MeasureValues, parse_measure
from okr_cli.validation.milestone_text import Step, parse_milestone

if TYPE_CHECKING:
    from okr_cli.edit.data import Value

LIMIT = re.compile(r"\s*(?:[<>]=?|[≤≥]|at least\b|at most\b|mindestens\b|höchstens\b)\s*", re.IGNORECASE)
RANGE = re.compile(r"(?<=[\d%])\s+(?:to|bis|à|a|y)\s+(?=[\d$€])")
LIMIT_IN_TITLE = re.compile(r"(?:[<>]=|[≤≥])\s*[$€£]?\s?\d[\d.,]*\s?[%€$£]?")
KEPT = re.compile(
    r"(?i)\b(?:keep|keeps|hold|holds|maintain|stay|stays|remain|remains|halten|hält|bleibt|bleiben|"
    r"maintenir|garder|reste|mantener|conservar|permanece)\b"
)
"""Verbs of titles whose number is a limit and no target."""

COLUMNS = ("measure", "baseline", "target", "unit", "done", "milestones", "risk_limit")
FLAGS = dict.fromkeys(("yes", "true", "ja", "oui", "si"), True) | dict.fromkeys(("no", "false", "nein", "non"), False)


def measure_of(record: Record, notation: Notation, report: Report, is_export: bool = False) -> Measured:
    """The measure of a Key Result. Content of its columns that no measure can have is reported.

    In an export of okr, a unit alone means that the number is still to be found.
    """
    given = {name: record.attributes[name] for name in COLUMNS if name in record.attributes}
    for form in ("milestones", "done"):
        if form in given:
            return _of_steps(form, given, notation, report)
    unit = given["unit"].cell.text if "unit" in given else ""
    text = given.get("measure")
    if text:
        try:
            return _with_unit(parse_measure(text.cell.text), unit)
        except CannotRun as problem:
            report.miss(text.place, text.column.head, str(problem))
    if is_export and given.keys() == {"unit"}:
        return Measured({"find_baseline": True, "unit": unit}, unit)
    limit = _limit(given["target"].cell, notation) if "target" in given else None
    if limit and "baseline" not in given:
        measured = _with_unit(limit, unit or given["target"].column.unit)
        risk = _risk(given["risk_limit"], measured, notation, report) if "risk_limit" in given else {}
        return Measured({**(measured.values or {}), **risk}, measured.unit)
    if "risk_limit" in given:
        reason = f"{quoted(given['risk_limit'].cell.text)}: only a limit such as '>= 99.9' can have a risk value"
        report.miss(given["risk_limit"].place, given["risk_limit"].column.head, reason)
    ends: dict[str, Amount] = {}
    for name in ("baseline", "target"):
        if name in given:
            try:
                ends[name] = _end(name, given[name].cell, limit, notation)
            except UnreadableError as problem:
                report.miss(given[name].place, given[name].column.head, str(problem))
    unit = unit or next((amount.unit for amount in reversed(ends.values()) if amount.unit), "")
    unit = unit or next((given[name].column.unit for name in ends if given[name].column.unit), "")
    for name, amount in list(ends.items()):
        if amount.unit and not same_unit(amount.unit, unit):
            reason = (
                f"{quoted(given[name].cell.text)} is in {quoted(amount.unit)}, but the measure is in {quoted(unit)}"
            )
            report.miss(given[name].place, given[name].column.head, reason)
            del ends[name]
    return _of_ends(record, given, ends, unit, notation, report)


def _of_steps(form: str, given: Mapping[str, Attribute], notation: Notation, report: Report) -> Measured:
    """The measure of a Key Result that is done or not, or has milestones, neither of which has a number."""
    for name, attribute in given.items():
        if name != form:
            reason = f"{quoted(attribute.cell.text)}: a Key Result with '{form}' cannot have '{name}'"
            report.miss(attribute.place, attribute.column.head, reason)
    attribute = given[form]
    try:
        if form == "done":
            return Measured({"done": _done(attribute.cell, notation)})
        steps = [parse_milestone(line) for line in attribute.cell.lines]
    except (CannotRun, UnreadableError) as problem:
        report.miss(attribute.place, attribute.column.head, str(problem))
        return Measured(None)
    return Measured({"milestones": [_milestone(step) for step in steps]})


def _done(cell: Cell, notation: Notation) -> date | bool:
    word = fold(cell.text)
    try:
        return FLAGS[word] if word in FLAGS else read_day(cell, notation, None)
    except UnreadableError:
        raise UnreadableError(f"expected yes, no or a date; found {quoted(cell.text)}") from None


def _milestone(step: Step) -> "Value":
    """A milestone as a file has it."""
    done: Mapping[str, Value] = {"done": step.done} if step.done else {}
    weight: Mapping[str, Value] = {"weight": step.weight} if step.weight != 1 else {}
    return {"title": step.title, **done, **weight}


def _risk(risk: Attribute, limit: Measured, notation: Notation, report: Report) -> MeasureValues:
    """Beyond which value a limit that is not met is at risk."""
    problem = f"{quoted(risk.cell.text)}: a range cannot have a risk value"
    if limit.values and "keep" in limit.values:
        try:
            amount = read_amount(risk.cell, notation)
            if not amount.unit or same_unit(amount.unit, limit.unit):
                return {"risk": amount.number}
            problem = f"{quoted(risk.cell.text)} is in {quoted(amount.unit)}, but the limit is in {quoted(limit.unit)}"
        except UnreadableError as unreadable:
            problem = str(unreadable)
    report.miss(risk.place, risk.column.head, problem)
    return {}


def _end(name: str, cell: Cell, limit: MeasureValues | None, notation: Notation) -> Amount:
    """The number of a baseline or target: ``>= 40`` is the target 40 of a Key Result that has a baseline."""
    if name == "target" and limit and "keep" in limit:
        return read_amount(Cell(LIMIT.sub("", cell.text, count=1)), notation)
    return read_amount(cell, notation)


def _of_ends(
    record: Record,
    given: Mapping[str, Attribute],
    ends: Mapping[str, Amount],
    unit: str,
    notation: Notation,
    report: Report,
) -> Measured:
    """The measure of a baseline and a target, one of which the title may have to give."""
    title = movement_of(record.title, notation)
    agrees = title is not None and all(
        amount.number == (title.start if name == "baseline" else title.end).number for name, amount in ends.items()
    )
    if len(ends) == 2:
        spelled = title.end.unit if title and agrees else ""
        return _metric(ends["baseline"].number, ends["target"].number, unit or spelled)
    kept = _limit_in(record.title, notation) if not ends else None
    if kept:
        return _with_unit(kept, unit)
    if title and agrees:
        return _metric(title.start.number, title.end.number, unit or title.start.unit)
    for name in ends:
        missing = "target" if name == "baseline" else "baseline"
        reason = f"{quoted(given[name].cell.text)} was ignored: a measure with a {name} also needs a {missing}"
        report.miss(given[name].place, given[name].column.head, reason)
    if "unit" in given and not ends:
        report.miss(
            given["unit"].place, given["unit"].column.head, f"{quoted(unit)} was ignored: the measure has no numbers"
        )
    return Measured(None, unit)


def _metric(baseline: Decimal, target: Decimal, unit: str) -> Measured:
    return _with_unit({"baseline": baseline, "target": target}, unit)


def _with_unit(values: MeasureValues, unit: str) -> Measured:
    own = values.get("unit")
    if isinstance(own, str):
        return Measured(values, own)
    return Measured({**values, "unit": unit} if unit and "done" not in values else values, unit)


def _limit_in(title: str, notation: Notation) -> MeasureValues | None:
    """The limit in a title such as ``Keep uptime >= 99.9 %``. ``Reach >= 45`` may be a target instead."""
    found = LIMIT_IN_TITLE.search(title[:LONGEST_TITLE])
    if not found or not KEPT.search(title) or re.search(r"\d", title[: found.start()] + title[found.end() :]):
        return None
    return _limit(Cell(found[0].strip()), notation)


def _limit(cell: Cell, notation: Notation) -> MeasureValues | None:
    """``>= 99.9 %`` or ``20 to 30``: a measure that a target is by itself."""
    text = cell.text.strip()
    spelled = re.sub(r"^mindestens\b", "at least", re.sub(r"^höchstens\b", "at most", text, flags=re.I), flags=re.I)
    if notation.decimal_comma:
        spelled = re.sub(r"(?<=\d),(?=\d)", ".", spelled)
    try:
        values = parse_measure(RANGE.sub("..", spelled))
    except CannotRun:
        return None
    return values if "keep" in values or "between" in values else None
