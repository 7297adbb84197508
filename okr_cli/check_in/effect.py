"""Describes the effect of a check-in on one line: ``43 → 48%, 50% of the way, on track (+2)``."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.check_in.subject import Entry, Subject, expected_value
from okr_cli.model.check_in import CheckIn
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.measure import Metric, Milestones, Range, Threshold, YesNo
from okr_cli.output.symbols import words
from okr_cli.phrases import counted, listed
from okr_cli.progress.arithmetic import ONE, half_up
from okr_cli.progress.check_ins import Measurement
from okr_cli.progress.in_force import measure_on
from okr_cli.progress.measurement import Condition, Progress
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import amount_text, number_text, pace_text, percent, with_unit
from okr_cli.views.measure_text import measure_text

CONDITIONS = {Condition.MET: "kept", Condition.AMBER: "missed, but within the risk limit", Condition.NOT_MET: "missed"}
HEALTH = {True: "healthy", False: "unhealthy", None: "no limit"}


class Effect(NamedTuple):
    """``change`` is the old and the new value, ``outcome`` the result; both are text for people."""

    change: str
    outcome: str

    @property
    def text(self) -> str:
        """Both on one line."""
        return ", ".join(filter(None, self))


def effect_of(before: Subject, after: Subject, day: date) -> Effect:
    """What changed from one to the other, as of a date. Later check-ins still apply."""
    if isinstance(after.model, Kpi):
        return Effect(_change_of_value(before, after, day), _health(after, day))
    return Effect(_change(before, after, day), ", ".join(_outcome(after, day)))


def _change(before: Subject, after: Subject, day: date) -> str:
    if isinstance(after.measure, Milestones):
        old, new = before.review(day).progress, after.review(day).progress
        done, whole = _done(new), number_text(new.whole_weight or Decimal(0))
        by_weight = "" if _weighs_evenly(after.measure) else " by weight"
        text = f"{done} of {whole}" if _done(old) == done else f"{_done(old)} → {done} of {whole}"
        return f"{text} milestones{by_weight}"
    if isinstance(after.measure, YesNo):
        old_word, new_word = (_yes_no(subject, day) for subject in (before, after))
        return f"still {new_word}" if old_word == new_word else f"{old_word} → {new_word}"
    return _change_of_value(before, after, day)


def _change_of_value(before: Subject, after: Subject, day: date) -> str:
    """``43 → 48%``; ``48% (first value)`` without an old value, and ``still 48%`` if it is the same."""
    old, new = before.last_value(day), after.last_value(day)
    if new is None:
        return "no value yet"
    shown = with_unit(new.value, after.unit)
    if old is None:
        later = before.last_value(date.max)
        place = f"before {with_unit(later.value, before.unit)} on {later.day}" if later else "first value"
        return one_line(f"{shown} ({place})")
    return one_line(f"still {shown}" if old.value == new.value else f"{amount_text(old.value, after.unit)} → {shown}")


def _outcome(subject: Subject, day: date) -> Iterator[str]:
    """The numbers of a Key Result after the check-in: progress, and how it compares with pace."""
    assert isinstance(subject.model, KeyResult)
    review, measure = subject.review(day), measure_on(subject.model, day)
    progress, status = review.progress, review.status
    if isinstance(measure, Threshold | Range) and progress.condition:
        kept = f" (kept {progress.met} of {progress.measured:,} times)" if progress.measured > 1 else ""
        yield f"{limit_text(subject)} {CONDITIONS[progress.condition]}{kept}"
    elif isinstance(measure, Metric | Milestones) and progress.raw is not None and not progress.missing:
        reached = progress.raw >= ONE
        yield "target reached" if reached and progress.raw == ONE else f"{percent(progress.raw)} of the way"
    elif measure is None:
        yield "cannot compute progress without a measure"
    if status.derived.is_judged:
        pace = pace_text(review.gap, subject.tolerance)
        yield f"{words(status.derived)} ({pace})" if pace else words(status.derived)
    elif isinstance(measure, YesNo) and status.derived is Status.NO_PACE and subject.cycle:
        yield f"due by {subject.cycle.end}"
    if status.differs and status.stated:
        yield f"reported {words(status.stated)}"


def _health(subject: Subject, day: date) -> str:
    assert isinstance(subject.model, Kpi)
    health = subject.health(day)
    if health.value is None:
        return ""
    return f"{HEALTH[health.healthy]} ({limit_text(subject)})" if subject.model.healthy else HEALTH[None]


def limit_text(subject: Subject) -> str:
    """``>= 99.9%`` or ``20 to 30 days``: the limit of a measure or KPI; empty without one."""
    if isinstance(subject.measure, Range | Threshold):
        return measure_text(subject.measure)
    limit = subject.model.healthy if isinstance(subject.model, Kpi) else None
    return one_line(f"{limit.operator} {with_unit(limit.value, subject.unit)}") if limit else ""


def reached_before(subject: Subject, entry: Entry) -> str:
    """A clause that every milestone of a check-in was reached before; empty if one is new or none is given."""
    if not entry.milestones or any(not subject.is_done(index, entry.date) for index in entry.milestones):
        return ""
    reached = (subject.milestones[index] for index in entry.milestones)
    told = (f"'{one_line(each.title)}' was already reached{_on(each.done)}" for each in reached)
    return listed(list(told))


def standing(subject: Subject, day: date) -> str:
    """The last check-in: ``43% on 2026-10-12 (7 days ago), confidence 6``."""
    last, value = subject.last_said(day), subject.last_value(day)
    source = next((each.source for each in reversed(subject.model.check_ins) if _is_of(each, value)), None)
    parts = []
    if isinstance(subject.measure, Milestones):
        progress = subject.review(day).progress
        by_weight = "" if _weighs_evenly(subject.measure) else " by weight"
        parts.append(
            f"{_done(progress)} of {number_text(progress.whole_weight or Decimal(0))} milestones done{by_weight}"
        )
    elif isinstance(subject.measure, YesNo):
        parts.append(_yes_no(subject, day))
    elif value:
        whence = f" from {source}" if source else ""
        parts.append(f"{with_unit(value.value, subject.unit)} on {value.day} ({_ago(value.day, day)}){whence}")
    elif isinstance(subject.measure, Metric):
        parts.append(f"baseline {with_unit(subject.measure.baseline, subject.unit)}, no value yet")
    else:
        parts.append("no value yet")
    if last and last.confidence is not None:
        parts.append(f"confidence {last.confidence}")
    if last and not (value and value.day == last.date):
        by = "manual " if source else ""
        parts.append(f"last {by}check-in {last.date} ({_ago(last.date, day)})")
    return one_line(", ".join(parts))


def wanted(subject: Subject, day: date) -> tuple[str, str] | None:
    """A label and the expected value on a date, such as ``should be 48.3%`` or a limit; None without either."""
    expected = expected_value(subject, day)
    if expected is not None:
        shown = with_unit(half_up(expected, _places(subject)), subject.unit)
        return "pace", one_line(f"should be {shown}")
    if isinstance(subject.measure, Milestones):
        share = subject.review(day).expected
        return ("pace", f"should be {percent(share)} of the way") if share is not None else None
    limit = limit_text(subject)
    return ("limit", limit) if limit else None


def earlier_words(check_in: CheckIn | None) -> Iterator[tuple[str, str]]:
    """The ask and the note of a check-in, each with its label."""
    if check_in and check_in.ask:
        yield "asked", one_line(check_in.ask)
    if check_in and check_in.note:
        yield "note", one_line(check_in.note)


def _places(subject: Subject) -> int:
    """The number of decimals to show: one more than baseline and target have, at most two."""
    exponents = (number.as_tuple().exponent for number in (subject.measure.baseline, subject.measure.target))
    digits = max(-exponent if isinstance(exponent, int) else 0 for exponent in exponents)
    wide = abs(subject.measure.target - subject.measure.baseline) >= 100
    return digits if wide else min(digits + 1, 2)


def _ago(then: date, day: date) -> str:
    days = (day - then).days
    return "today" if not days else f"{counted(days, 'day')} ago"


def _is_of(check_in: CheckIn, value: Measurement | None) -> bool:
    return (check_in.date, check_in.value) == value


def _on(done: date | bool) -> str:
    return f" on {done}" if isinstance(done, date) else ""


def _done(progress: Progress) -> str:
    return number_text(progress.done_weight or Decimal(0))


def _yes_no(subject: Subject, day: date) -> str:
    return "done" if subject.is_settled(day) else "not done"


def _weighs_evenly(measure: Milestones) -> bool:
    return all(milestone.weight == 1 for milestone in measure.milestones)
