"""Detects check-ins that look like a mistake, so that okr asks before it writes them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from okr_cli.check_in.subject import Entry, Subject
from okr_cli.model.kpi import Kpi
from okr_cli.model.measure import Metric, Range, Threshold
from okr_cli.progress.check_ins import is_outside_cycle, measurements
from okr_cli.progress.plausibility import Oddity, hundredfold, is_implausible, oddity
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import amount_text, with_unit


class Doubt(Enum):
    """Why a check-in may be a mistake."""

    FAR_OUT = "far-out"
    FRACTION = "fraction"
    SAME_DAY = "same-day"
    OUTSIDE_CYCLE = "outside-cycle"
    CLOSED = "closed"
    TAKEN_BACK = "taken-back"
    DROPPED = "dropped"


ODD = {
    Oddity.ABOVE: "is far above every earlier value ({span})",
    Oddity.BELOW: "is far below every earlier value ({span})",
    Oddity.NEGATIVE: "is negative, unlike all values so far ({span})",
}


class Question(NamedTuple):
    """A doubt, with its fact as a clause."""

    doubt: Doubt
    fact: str

    @property
    def field(self) -> str:
        """The part of the check-in that it is about."""
        return "value" if self.doubt in (Doubt.FAR_OUT, Doubt.FRACTION, Doubt.TAKEN_BACK) else "date"


def doubts(subject: Subject, entry: Entry) -> Iterator[Question]:
    """What to ask before a check-in is written."""
    if entry.value is not None:
        yield from _of_value(subject, entry, entry.value)
    if entry.done is False and subject.is_settled(entry.date):
        done = subject.measure.done
        day = f" on {done}" if isinstance(done, date) else ""
        yield Question(Doubt.TAKEN_BACK, f"{one_line(subject.entity.id)} is already done{day}; 'no' would undo that")
    yield from _of_day(subject, entry)


def _of_value(subject: Subject, entry: Entry, value: Decimal) -> Iterator[Question]:
    measure = subject.measure
    shown = with_unit(value, subject.unit)
    meant = _hundredfold(subject, entry.date, value)
    if meant is not None:
        said = f"{shown} is less than 1% (did you mean {with_unit(meant, subject.unit)}?)"
        yield Question(Doubt.FRACTION, one_line(said))
    elif isinstance(measure, Metric) and is_implausible(measure, value):
        way = f"from {amount_text(measure.baseline, measure.unit)} to {with_unit(measure.target, measure.unit)}"
        yield Question(Doubt.FAR_OUT, one_line(f"{shown} is far outside the range {way}"))
    else:
        known = [each.value for each in measurements(subject.model.check_ins, entry.date)] + list(_marks(subject))
        odd = oddity(value, known, subject.unit)
        if odd:
            ends = dict.fromkeys(amount_text(end, subject.unit) for end in (min(known), max(known)))
            said = ODD[odd].format(span=" to ".join(ends))
            yield Question(Doubt.FAR_OUT, one_line(f"{shown} {said}"))


def _marks(subject: Subject) -> Iterator[Decimal]:
    """The numbers in a measure or a KPI: baseline and target, or the limits."""
    measure = subject.measure
    if isinstance(measure, Metric):
        yield from (measure.baseline, measure.target)
    elif isinstance(measure, Threshold):
        yield measure.keep.value
        yield from () if measure.risk is None else (measure.risk,)
    elif isinstance(measure, Range):
        yield from measure.between
    elif isinstance(subject.model, Kpi) and subject.model.healthy:
        yield subject.model.healthy.value


def _hundredfold(subject: Subject, day: date, value: Decimal) -> Decimal | None:
    """The percentage meant by ``0.48``, given the last value or the baseline."""
    last = subject.last_value(day)
    before = last.value if last else getattr(subject.measure, "baseline", None)
    return hundredfold(value, subject.unit, before) if before is not None else None


def _of_day(subject: Subject, entry: Entry) -> Iterator[Question]:
    index = subject.present(entry)
    if index is not None:
        present = subject.model.check_ins[index]
        changed = [name for name, value in entry.keys.items() if getattr(present, name) not in (None, value)]
        if changed:
            old = ", ".join(f"{name} {one_line(str(getattr(present, name)))}" for name in changed)
            yield Question(Doubt.SAME_DAY, f"{entry.date} already has a check-in with {old}")
    cycle = subject.cycle
    if cycle and is_outside_cycle(entry.date, cycle):
        fact = f"{entry.date} is outside {one_line(cycle.name)} ({cycle.start} to {cycle.end})"
        yield Question(Doubt.OUTSIDE_CYCLE, fact)
    dropped = subject.dropped(entry.date)
    if dropped:
        yield Question(Doubt.DROPPED, f"{one_line(subject.entity.id)} was dropped on {dropped.date}")
    if subject.entity.state == "closed":
        yield Question(Doubt.CLOSED, f"the file that contains {one_line(subject.entity.id)} is closed")
