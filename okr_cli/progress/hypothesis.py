"""What a hypothesis expects, when the effect should show, and whether the hypothesis can be refuted."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after
from okr_cli.model.initiative import Hypothesis, Initiative
from okr_cli.model.measure import Measure, Metric, Milestones, Threshold
from okr_cli.progress.arithmetic import ZERO

CHANGE = lazy_pattern(r"\s*([+\u2212-])\s*([0-9]+(?:\.[0-9]+)?)(?![0-9.,])")
NO_CHANGE = lazy_pattern(r"\s*[+\u2212±-]?\s*0(?:\.0+)?(?:\s*(?:%|points?))?\s*")
SPAN = r"\b(?<!half )(\d{1,3}|an?|one|two|three|four|five|six|eight|ten|twelve)[\s-]*(day|week|month|quarter|year)s?\b"
PLAIN_SPAN = lazy_pattern(r"(\d{1,3}) (day|week|month)s?")
"""How nearly everybody writes it, read ten times as fast."""

DAY = r"\b\d{4}-\d{2}-\d{2}\b"
NUMBER_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}

UNITS_OF_CHANGE = frozenset({"", "%", "percent", "pp", "pt", "pts", "point", "points", "percentage points"})
"""What may stand behind the number of a change whatever the unit of the Key Result is."""

DEFAULT_EFFECT_DAYS = 28
"""How many days after its end work is looked at for its effect, where its hypothesis does not say."""

REQUIRED_PARTS = {"expect": "by how much", "within": "by when", "evidence": "where the effect would show up"}
"""The keys without which nothing could refute a hypothesis, and what each of them says."""


def expected_change(hypothesis: Hypothesis | None) -> Decimal | None:
    """The expected change of the Key Result, in its unit; None unless ``expect`` begins with a signed number.

    Without a sign it may be a level, a count or a share, and comparing that with a change would be a guess.
    """
    found = CHANGE.match(hypothesis.expect) if hypothesis and hypothesis.expect else None
    return _signed(found) if found else None


def _signed(found: re.Match[str]) -> Decimal:
    size = Decimal(found[2])
    return size if found[1] == "+" else -size


def is_expectation_met(expected: Decimal, change: Decimal) -> bool:
    """Whether ``change`` is as large as ``expected``, in the same direction."""
    return change >= expected > ZERO or change <= expected < ZERO


class Flaw(StrEnum):
    """Why a complete hypothesis still cannot be confirmed within its cycle."""

    NO_EFFECT = "no effect"
    WRONG_DIRECTION = "wrong direction"
    TOO_LONG = "too long"


def hypothesis_flaw(hypothesis: Hypothesis, measure: Measure | None, cycle: Cycle | None) -> Flaw | None:
    """Where a hypothesis contradicts its Key Result or its cycle; None if it does not.

    An effect of 0 is no flaw for a limit. Ranges and effects in another unit (``+6 guests an hour`` for minutes) have
    no direction. ``within`` may exceed the cycle by less than a week, such as "13 weeks"; a date may not.
    """
    change = _change_in(hypothesis, measure)
    is_nothing = not change and hypothesis.expect is not None and NO_CHANGE.fullmatch(hypothesis.expect) is not None
    if is_nothing and isinstance(measure, Metric | Milestones):
        return Flaw.NO_EFFECT
    direction = direction_of(measure)
    if change and direction and (change > ZERO) is not (direction > ZERO):
        return Flaw.WRONG_DIRECTION
    return Flaw.TOO_LONG if cycle and hypothesis.within and _is_after(hypothesis.within, cycle) else None


def direction_of(measure: Measure | None) -> int:
    """1 where more is better, -1 if less is, 0 if neither is."""
    if isinstance(measure, Metric):
        return (measure.target > measure.baseline) - (measure.target < measure.baseline)
    if isinstance(measure, Threshold):
        return 1 if measure.keep.is_floor else -1
    return 1 if isinstance(measure, Milestones) else 0


def _change_in(hypothesis: Hypothesis, measure: Measure | None) -> Decimal | None:
    """The expected change, if its number is followed by nothing, by "points" or by the unit of the measure."""
    text = hypothesis.expect or ""
    found = CHANGE.match(text)
    if not found:
        return None
    counted = text[found.end() :].strip().lower()
    is_own = counted in UNITS_OF_CHANGE or counted == (getattr(measure, "unit", None) or "").lower()
    return _signed(found) if is_own else None


def _is_after(within: str, cycle: Cycle) -> bool:
    plain = PLAIN_SPAN.fullmatch(within)
    if plain and int(plain[1]) * DAYS[plain[2]] <= (cycle.end - cycle.start).days:
        return False
    end = _day_within(cycle.start, within)
    if end is None or end <= cycle.end:
        return False
    return re.search(DAY, within) is not None or end >= days_after(cycle.end, 8)


def missing_parts(hypothesis: Hypothesis) -> tuple[str, ...]:
    """What a hypothesis lacks before it could be refuted; empty if it can turn out wrong."""
    missing = tuple(meaning for key, meaning in REQUIRED_PARTS.items() if getattr(hypothesis, key) is None)
    if not missing and hypothesis.expect and not any(char.isdigit() for char in hypothesis.expect):
        return ("a number for the effect",)
    return missing


def effect_day(initiative: Initiative, cycle: Cycle | None) -> date | None:
    """The date by which the effect should show, at the latest the last day of the cycle; None if unknown.

    ``within`` counts from the date on which the work was finished, or else from its due date, or else from its start.
    """
    day = _effect_day(initiative, initiative.finished or initiative.due or initiative.started)
    return min(day, cycle.end) if day and cycle else day


def last_day_of_effect(finished: Initiative) -> date | None:
    """The last date on which movement is attributed to finished work; None without ``finished:``.

    This is the end of ``within`` after the work was finished, or else four weeks after it.
    """
    end = finished.finished
    return max(end, _effect_day(finished, end) or days_after(end, DEFAULT_EFFECT_DAYS)) if end else None


def is_effect_due(initiative: Initiative, cycle: Cycle | None, as_of: date) -> bool:
    """Whether the effect of shipped work should show by now; also True if the date is unknown."""
    day = effect_day(initiative, cycle)
    return day is None or as_of >= day


def _effect_day(initiative: Initiative, start: date | None) -> date | None:
    within = initiative.hypothesis.within if initiative.hypothesis else None
    return _day_within(start, within) if within else None


def _day_within(start: date | None, within: str) -> date | None:
    """The date in ``by 2026-11-20``, or that of ``4 weeks`` or ``a month`` after ``start``."""
    named = re.search(DAY, within)
    if named:
        try:
            return date.fromisoformat(named[0])
        except ValueError:
            return None
    span = re.search(SPAN, within, re.IGNORECASE)
    if span is None or start is None:
        return None
    count = int(span[1]) if span[1].isdigit() else NUMBER_WORDS.get(span[1].lower(), 12)
    return days_after(start, count * DAYS[span[2].lower()])
