"""Parses what a person typed: ``48``, ``48%``, ``1,200``, ``yes``, ``2,3``, or ``48 7 A note ! an ask``."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from pydantic_core import PydanticCustomError

from okr_cli.check_in.subject import Form, Subject
from okr_cli.model.scalars import FLAGS, MAX_DIGITS, NUMBER, InvalidValue, parse_confidence, shorten
from okr_cli.model.unit import is_money, same_unit, unit_of
from okr_cli.phrases import listed
from okr_cli.safe_text import one_line
from okr_cli.validation.value_fixes import ZEROS, meant_number, number_advice

Value = TypeVar("Value")

MINUS = "\u2212"
"""The sign that a text processor writes for a minus."""

YES_NO = {**FLAGS, "y": True, "n": False, "done": True}
SAME, NO_VALUE = "=", "-"
"""The value of the last check-in again, and no value at all."""

ASK_MARK = re.compile(r"(?:^|\s)!\s*(?=\S)")
"""What separates an ask from the note before it."""

NUMBERS = re.compile(r"\d{1,3}(?:,\d{1,3})*")
"""Milestones by number, as in ``2`` or ``2,3``."""

CONFIDENCE_LIKE = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:%|/10)?")
"""A number behind a value: nothing else than a confidence can be meant, if not a valid one."""

BESIDE = re.compile(
    r"(?P<sign>[-+]?)\s*(?P<before>[^\W\d_]*[$€£¥₹]?)\s*(?P<own_sign>[-+]?)\s*"
    r"(?P<number>\.?\d(?:[-+\d.,_' \u00a0\u202f’]|e[-+]?\d)*)(?P<behind>(?:[^\d\s.,:/-]\D*)?)",
    re.IGNORECASE,
)
"""A number with what may stand before and behind it."""

SHORT_WORD = 3
"""Letters up to which a single word behind a value is rather a unit than a note."""


class InvalidAnswerError(ValueError):
    """An answer that cannot be used. Its text is the reason, and what to type instead."""


class Answer(NamedTuple):
    """A parsed line: a value in the form of its Key Result, and what followed it."""

    value: Decimal | None = None
    done: bool | None = None
    milestones: tuple[int, ...] = ()
    confidence: int | None = None
    note: str | None = None
    ask: str | None = None

    @property
    def is_short(self) -> bool:
        """Whether there is only a value, so that the rest must be asked."""
        return self.confidence is None and self.note is None and self.ask is None


def parse_value(text: str, unit: str | None, name: str) -> Decimal:
    """The number in ``48``, ``48%``, ``1,200 ms`` or ``20k``, in the unit of ``name``.

    Raises ``InvalidAnswerError`` if it is not a number, or in another unit.
    """
    typed, other_unit = _without_unit(text.strip().replace(MINUS, "-"), unit)
    shown = one_line(shorten(text))
    is_plain = len(typed) <= MAX_DIGITS and NUMBER.fullmatch(typed)
    number = typed if is_plain else meant.number if (meant := meant_number(typed)) and not meant.unit else None
    if number is None:
        raise InvalidAnswerError(f"'{shown}' is not a number; {_clause(number_advice(None))}")
    if other_unit:
        measured = f"in {one_line(unit)}" if unit else "without a unit"
        raise InvalidAnswerError(f"{name} is measured {measured}, but '{shown}' is in {one_line(other_unit)}")
    return Decimal(number)


def parse_answer(text: str) -> bool:
    """Yes or no. Raises ``InvalidAnswerError``."""
    answer = YES_NO.get(text.strip().casefold())
    if answer is None:
        raise InvalidAnswerError(f"'{one_line(shorten(text))}' is neither yes nor no")
    return answer


def parse_milestone(text: str, subject: Subject) -> int:
    """The index of a milestone, by its number from 1 or by words of its title. Raises ``InvalidAnswerError``."""
    typed = text.strip()
    titles = [_folded(milestone.title) for milestone in subject.milestones]
    if typed.isdecimal() and 1 <= int(typed) <= len(titles):
        return int(typed) - 1
    wanted = _folded(typed)
    whole = [index for index, title in enumerate(titles) if title == wanted]
    found = whole or [index for index, title in enumerate(titles) if wanted and f" {wanted}" in f" {title}"]
    if len(found) == 1:
        return found[0]
    shown = one_line(shorten(typed))
    among = found or range(len(titles))
    problem = f"matches {len(found)} milestones" if found else f"is not a milestone of {subject.entity.id}"
    raise InvalidAnswerError(f"'{shown}' {problem}; type {_known(subject, among)}")


def _known(subject: Subject, among: Iterable[int] | None = None) -> str:
    """``1 for Contract signed or 2 for First customer pays``."""
    indices = range(len(subject.milestones)) if among is None else among
    return listed([f"{index + 1} for {one_line(subject.milestones[index].title)}" for index in indices], "or")


def checked(parse: Callable[[Any], Value], text: str) -> Value:
    """The value that a parser of the file format makes of a text. Raises ``InvalidAnswerError`` with its reason."""
    try:
        return parse(text)
    except PydanticCustomError as error:
        invalid: InvalidValue = (error.context or {})["invalid"]
        advice = _clause(invalid.advice)
        raise InvalidAnswerError(f"{invalid.message}; {advice}" if advice else invalid.message) from None


def confidence_of(text: str) -> int:
    """Confidence from 0 to 10. Raises ``InvalidAnswerError``."""
    try:
        return checked(parse_confidence, text)
    except InvalidAnswerError:
        advice = "type a whole number from 0 to 10, such as 6 for 60%"
        raise InvalidAnswerError(f"'{one_line(shorten(text))}' is not a valid confidence; {advice}") from None


def parse_line(line: str, subject: Subject, last: Decimal | None) -> Answer:
    """Parse a value, followed by any of confidence, note and ``! ask``.

    ``last`` is the value that ``=`` repeats. Raises ``InvalidAnswerError``.
    """
    first, rest = _first_word(line.strip())
    if first in (SAME, NO_VALUE):
        answer = _unchanged(first, subject, last)
    elif subject.form is Form.YES_NO:
        answer = Answer(done=parse_answer(first))
    elif subject.form is Form.MILESTONES:
        answer = Answer(milestones=_milestones(first, subject))
    else:
        if rest[:1].isdecimal() and not any(sign.isdecimal() for sign in first):  # the unit is before the number
            second, rest = _first_word(rest)
            first = f"{first} {second}"
        rest = _behind_unit(first, rest, subject)
        word, _ = _first_word(rest)
        if subject.takes_confidence and CONFIDENCE_LIKE.fullmatch(word) and not word.isdecimal():
            parse_value(first, subject.unit, subject.entity.id)
            confidence_of(word)
        answer = Answer(parse_value(first, subject.unit, subject.entity.id))
    if not rest:
        return answer
    word, behind = _first_word(rest)
    confidence = None
    if subject.takes_confidence and word.isdecimal():
        confidence, rest = confidence_of(word), behind
    note, ask = _note_and_ask(rest)
    return answer._replace(confidence=confidence, note=note, ask=ask)


def _unchanged(sign: str, subject: Subject, last: Decimal | None) -> Answer:
    """The meaning of ``=`` and ``-``."""
    if sign == NO_VALUE or subject.form is Form.MILESTONES:
        return Answer()
    if subject.form is Form.YES_NO:
        return Answer(done=False)
    if last is None:
        raise InvalidAnswerError("no earlier value to repeat")
    return Answer(last)


def _milestones(text: str, subject: Subject) -> tuple[int, ...]:
    if not NUMBERS.fullmatch(text):
        raise InvalidAnswerError(f"'{one_line(shorten(text))}' is not a milestone number; type {_known(subject)}")
    return tuple(dict.fromkeys(parse_milestone(number, subject) for number in text.split(",")))


def _note_and_ask(text: str) -> tuple[str | None, str | None]:
    """``Second cohort ! a designer`` as its two parts."""
    parts = ASK_MARK.split(text, maxsplit=1)
    note, ask = parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""
    return note or None, ask or None


def _behind_unit(first: str, rest: str, subject: Subject) -> str:
    """The text after a value and its unit, which may be separate. Raises ``InvalidAnswerError`` for another unit."""
    unit, words = subject.unit or "", rest.split()
    for count in (len(unit.split()), 1):
        if same_unit(" ".join(words[:count]), unit):
            return rest.split(maxsplit=count)[count] if len(words) > count else ""
    is_short = len(words) == 1 and len(words[0]) <= SHORT_WORD and not (words[0][0].isdecimal() or words[0][0] == "!")
    if is_short or (len(words) == 1 and unit_of(words[0])):
        parse_value(f"{first} {rest}", subject.unit, subject.entity.id)
    return rest


def _without_unit(text: str, unit: str | None) -> tuple[str, str]:
    """The number of ``48%``, ``1 day``, ``€6,10`` or ``EUR 2M``, and the unit beside it if that is not ``unit``."""
    found = BESIDE.fullmatch(text.removeprefix(unit or "").strip())
    if found is None or (found["before"] and not is_money(found["before"])):
        return text, ""
    before, behind = (found[side].strip() for side in ("before", "behind"))
    number, beside = (found["sign"] or found["own_sign"]) + found["number"].strip(), behind + before
    if not beside or same_unit(beside, unit):
        return number, ""
    magnitude, rest = behind[:1], behind[1:].strip() + before
    if magnitude.lower() in ZEROS and (behind[1:2] in ("", " ") or is_money(rest)):
        is_same = not rest or same_unit(rest, unit)
        return number + magnitude, "" if is_same else rest
    return number, beside


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.partition(" ")
    return word, rest.strip()


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _clause(sentence: str) -> str:
    """A sentence as a clause after a semicolon."""
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")
