"""Builds a check-in from the text of a command line or a table."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar, get_args

from okr_cli.check_in.answers import (
    Answer,
    InvalidAnswerError,
    checked,
    confidence_of,
    parse_answer,
    parse_line,
    parse_milestone,
    parse_value,
)
from okr_cli.check_in.subject import Entry, Form, Subject
from okr_cli.model.check_in import StatedStatus
from okr_cli.model.scalars import parse_day, shorten
from okr_cli.phrases import listed
from okr_cli.safe_text import one_line

Read = TypeVar("Read")

STATUSES: tuple[StatedStatus, ...] = get_args(StatedStatus)


class Texts(NamedTuple):
    """What was given for one check-in, as text; None or empty if nothing was. ``line`` is a value with what may
    follow it, as in the walk; a table has a ``value`` alone."""

    line: str | None = None
    value: str | None = None
    confidence: str | None = None
    status: str | None = None
    note: str | None = None
    ask: str | None = None
    source: str | None = None
    done: tuple[str, ...] = ()


class Fault(NamedTuple):
    """A problem with one of the texts, by the name of its field."""

    field: str
    reason: str


def entry_of(subject: Subject, day: date, texts: Texts) -> tuple[Entry, tuple[Fault, ...]]:
    """The check-in that texts describe, and everything that is wrong with them. With faults the entry is not whole."""
    faults: list[Fault] = []

    def read(field: str, parse: Callable[[str], Read], text: str | None) -> Read | None:
        if not text or not text.strip():
            return None
        try:
            return parse(text.strip())
        except InvalidAnswerError as problem:
            faults.append(Fault(field, str(problem)))
            return None

    entry = Entry(day)
    if texts.line and texts.line.strip():
        last = subject.last_value(day)
        answer = read("value", lambda line: parse_line(line, subject, last.value if last else None), texts.line)
        entry = Entry(day, **answer._asdict()) if answer else entry
        faults += _said_twice(answer, texts) if answer else ()
    if texts.value and texts.value.strip():
        entry, fault = _with_value(entry, subject, texts.value)
        faults += [Fault("value", fault)] if fault else []
    milestones = tuple(
        index
        for text in texts.done
        if (index := read("done", lambda text: parse_milestone(text, subject), text)) is not None
    )
    if texts.done and not subject.milestones:
        faults = [fault for fault in faults if fault.field != "done"]
        faults.append(Fault("done", f"{subject.entity.id} has no milestones"))
    confidence = read("confidence", confidence_of, texts.confidence)
    entry = entry._replace(
        milestones=tuple(dict.fromkeys((*entry.milestones, *milestones))),
        confidence=entry.confidence if confidence is None else confidence,
        status=read("status", parse_status, texts.status),
        note=(texts.note or "").strip() or entry.note,
        ask=(texts.ask or "").strip() or entry.ask,
        source=(texts.source or "").strip() or None,
    )
    if not faults and entry.is_empty:
        faults.append(Fault("value", _missing(subject)))
    return entry, tuple(faults)


def _said_twice(answer: Answer, texts: Texts) -> Iterator[Fault]:
    """What is given both on the line and as an option."""
    for field in ("confidence", "note", "ask"):
        if getattr(answer, field) is not None and getattr(texts, field):
            yield Fault(field, f"--{field} cannot be combined with the {field} in '{one_line(texts.line or '')}'")


def _with_value(entry: Entry, subject: Subject, text: str) -> tuple[Entry, str]:
    """The entry with the value in the text, in the form of its Key Result, and the problems with it."""
    try:
        if subject.form is Form.YES_NO:
            return entry._replace(done=parse_answer(text)), ""
        if subject.form is Form.MILESTONES:
            return entry, f"{subject.entity.id} is measured by milestones; list the completed milestone under 'done'"
        return entry._replace(value=parse_value(text, subject.unit, subject.entity.id)), ""
    except InvalidAnswerError as problem:
        return entry, str(problem)


def _missing(subject: Subject) -> str:
    """What could have been given, if nothing was."""
    what = {
        Form.NUMBER: f"a value{f' in {one_line(subject.unit)}' if subject.unit else ''}",
        Form.YES_NO: "yes or no",
        Form.MILESTONES: "a milestone",
    }[subject.form]
    return f"nothing to record for {subject.entity.id}; add {what} or a note"


def parse_status(text: str) -> StatedStatus:
    """A status as a person states it, with a dash or a space. Raises ``InvalidAnswerError``."""
    typed = text.strip().casefold().replace(" ", "-").replace("_", "-")
    found = next((status for status in STATUSES if status == typed), None)
    if found is None:
        raise InvalidAnswerError(f"'{one_line(shorten(text))}' is not a status; use {listed(STATUSES, 'or')}")
    return found


def day_from(text: str, today: date) -> date:
    """The date of a check-in. Raises ``InvalidAnswerError`` if it is invalid or in the future."""
    day = checked(parse_day, text)
    if day > today:
        raise InvalidAnswerError(f"{day} is in the future; today is {today}")
    return day
