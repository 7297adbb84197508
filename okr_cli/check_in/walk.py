"""The interactive walk as a state machine: one question at a time, without files or a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from okr_cli.check_in.answers import InvalidAnswerError, confidence_of, parse_answer, parse_line
from okr_cli.check_in.doubts import Question, doubts
from okr_cli.check_in.effect import effect_of, reached_before
from okr_cli.check_in.subject import Entry, Subject
from okr_cli.safe_text import one_line


class Step(StrEnum):
    """The questions about a Key Result, in order.

    CONFIRM is asked only about a likely mistake, OPEN only if the last check-in had an ask.
    """

    VALUE = "value"
    CONFIRM = "confirm"
    CONFIDENCE = "confidence"
    NOTE = "note"
    OPEN = "open"
    ASK = "ask"


class Command(StrEnum):
    """What can be typed at every question instead of an answer."""

    HELP = "?"
    BACK = "b"
    QUIT = "q"


@dataclass(frozen=True, slots=True)
class Walk:
    """The state of a walk.

    ``entries`` has the answers for every subject; None if it was skipped or is still to come. ``draft`` is what was
    answered so far about the current one, ``doubtful`` the doubts about it.
    """

    subjects: tuple[Subject, ...]
    day: date
    entries: tuple[Entry | None, ...]
    at: int = 0
    step: Step = Step.VALUE
    draft: Entry | None = None
    doubtful: tuple[Question, ...] = ()
    is_short: bool = False

    @property
    def is_over(self) -> bool:
        """Whether every question was asked."""
        return self.at >= len(self.subjects)

    @property
    def subject(self) -> Subject:
        """The subject of the current question, as of the start of the walk."""
        return self.subjects[self.at]

    @property
    def open_ask(self) -> str:
        """The ask of the last check-in by a person; empty if it had none."""
        last = self.subject.last_said(self.day)
        return (last.ask or "") if last else ""


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of an answer: the new state, the lines to print, and the index of an entry to write now."""

    walk: Walk
    says: tuple[str, ...] = ()
    is_problem: bool = False
    ready: int | None = None


def begin(subjects: tuple[Subject, ...], day: date) -> Walk:
    """A walk through these Key Results and KPIs, for check-ins on a date."""
    return Walk(subjects, day, (None,) * len(subjects))


def answered(walk: Walk, text: str) -> Turn:
    """The result of an answer to the current question. An invalid one gives the reason and changes nothing."""
    typed = text.strip()
    if typed.casefold() == Command.BACK:
        return Turn(back(walk))
    try:
        match walk.step:
            case Step.VALUE:
                return _value(walk, typed)
            case Step.CONFIRM:
                return _confirmed(walk, typed)
            case Step.CONFIDENCE:
                return _continued(walk, confidence=confidence_of(typed) if typed else None)
            case Step.NOTE:
                return _continued(walk, note=typed or None)
            case Step.OPEN:
                return _still_open(walk, typed)
            case Step.ASK:
                return _continued(walk, ask=typed or None)
    except InvalidAnswerError as problem:
        return Turn(walk, (str(problem),), is_problem=True)


def back(walk: Walk) -> Walk:
    """One question back: to the value of the same Key Result, or to the Key Result before."""
    at = walk.at if walk.step is not Step.VALUE else max(walk.at - 1, 0)
    return replace(walk, at=at, step=Step.VALUE, draft=None, doubtful=(), is_short=False)


def _value(walk: Walk, typed: str) -> Turn:
    if not typed:
        return Turn(moved_on(walk))
    subject = walk.subject
    last = subject.last_value(walk.day)
    answer = parse_line(typed, subject, last.value if last else None)
    entry = Entry(walk.day, **answer._asdict())
    reached = reached_before(subject, entry)
    if reached:
        raise InvalidAnswerError(f"{reached}; type '=' if no others have been reached")
    doubtful = tuple(doubts(subject, entry))
    taken = replace(walk, draft=entry, is_short=answer.is_short, doubtful=doubtful, step=Step.VALUE)
    if doubtful:
        facts = tuple(question.fact for question in doubtful)
        return Turn(replace(taken, step=Step.CONFIRM), facts, is_problem=True)
    return _after_value(taken)


def _confirmed(walk: Walk, typed: str) -> Turn:
    """Take the value after a yes, ask for it again after a no, and take another one that is typed instead."""
    again = replace(walk, step=Step.VALUE, draft=None, doubtful=())
    try:
        is_meant = bool(typed) and parse_answer(typed)
    except InvalidAnswerError:
        return _value(again, typed)
    return _after_value(replace(walk, step=Step.VALUE, doubtful=())) if is_meant else Turn(again)


def _after_value(walk: Walk) -> Turn:
    """Print the effect of the value, then ask for the rest, unless the line had everything."""
    assert walk.draft is not None
    if walk.draft.is_empty:
        return _continued(walk)
    subject = walk.subject
    effect = effect_of(subject, subject.after(walk.draft), walk.day).text
    said = _echo(walk.draft)
    return replace(_continued(walk), says=("; ".join(filter(None, (effect, said))),))


def _echo(entry: Entry) -> str:
    """How the rest of a line was understood: ``confidence 7, note: Second cohort``."""
    parts = [] if entry.confidence is None else [f"confidence {entry.confidence}"]
    parts += [f"{name}: {one_line(text)}" for name, text in (("note", entry.note), ("ask", entry.ask)) if text]
    return ", ".join(parts)


def _still_open(walk: Walk, typed: str) -> Turn:
    """Whether the earlier ask is still open: yes, no, or a new text."""
    if not typed:
        return _continued(walk)
    try:
        goes_on = parse_answer(typed)
    except InvalidAnswerError:
        return _continued(walk, ask=typed)
    return _continued(walk, ask=walk.open_ask if goes_on else None)


def _continued(walk: Walk, **said: object) -> Turn:
    """Go on to the next question about the same Key Result, if any."""
    assert walk.draft is not None
    changed = replace(walk, draft=walk.draft._replace(**said)) if said else walk  # type: ignore[arg-type]
    steps = tuple(_steps(changed))
    following = steps[steps.index(walk.step) + 1 :] if walk.step in steps else steps
    if following:
        return Turn(replace(changed, step=following[0]))
    return _finished(changed)


def _steps(walk: Walk) -> Iterator[Step]:
    """The questions about the current Key Result. After a line with more than a value, only the open ask is left."""
    assert walk.draft is not None
    yield Step.VALUE
    if walk.is_short and walk.subject.takes_confidence:
        yield Step.CONFIDENCE
    if walk.is_short:
        yield Step.NOTE
    if walk.open_ask and (walk.is_short or not walk.draft.ask or walk.step is Step.OPEN):
        yield Step.OPEN
    elif walk.is_short:
        yield Step.ASK


def _finished(walk: Walk) -> Turn:
    """The answers about a Key Result, ready to be written; nothing if every question was skipped."""
    assert walk.draft is not None
    if walk.draft.is_empty:
        return Turn(moved_on(walk), ("nothing to record",))
    entries = (*walk.entries[: walk.at], walk.draft, *walk.entries[walk.at + 1 :])
    return Turn(moved_on(replace(walk, entries=entries)), ready=walk.at)


def moved_on(walk: Walk) -> Walk:
    """The walk at the next Key Result."""
    return replace(walk, at=walk.at + 1, step=Step.VALUE, draft=None, doubtful=(), is_short=False)
