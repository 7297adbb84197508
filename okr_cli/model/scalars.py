"""Text to values. Every scalar of a file arrives as text, and these parsers say what it must look like.

Numbers become exact decimals, dates are ISO 8601 calendar days. A value that does not fit raises a
``PydanticCustomError`` of type ``okr``, whose context holds an ``InvalidValue``.
"""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

NUMBER = re.compile(r"[+-]?([0-9][0-9_]*(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
MAX_DIGITS = 40
CONFIDENCES = {str(number): number for number in range(11)}


class Expected(StrEnum):
    """The expected kind of value, set only if a fix depends on it."""

    NUMBER = "number"
    DAY = "day"
    CONFIDENCE = "confidence"
    LOWER_FIRST = "lower-first"
    AGREEMENT = "agreement"  # with the key beside it
    OTHER = "other"


class InvalidValue(NamedTuple):
    """Why a value was rejected, and what to write instead.

    ``key`` is the invalid key, if a whole mapping was checked. ``place`` is the path from the checked value to the
    invalid one. ``text`` is the rejected text as quoted in the message. ``advice`` is empty for numbers, because
    what to write depends on the number that was meant.
    """

    message: str
    advice: str
    key: str = ""
    expected: Expected = Expected.OTHER
    text: str = ""
    place: tuple[str | int, ...] = ()

    def error(self) -> PydanticCustomError:
        """The error to raise inside a validator."""
        return PydanticCustomError("okr", "{message}", {"message": self.message, "invalid": self})


def parse_number(value: Any) -> Decimal:
    """An exact decimal from ``41``, ``-0.5``, ``1_000`` or ``1e6``."""
    if isinstance(value, Decimal):
        return value
    text = value.strip() if type(value) is str else parse_text(value, "a number")
    if len(text) <= MAX_DIGITS and NUMBER.fullmatch(text):
        return Decimal(text)
    shown = shorten(text)
    raise InvalidValue(f"'{shown}' is not a number", "", expected=Expected.NUMBER, text=shown).error()


def parse_weight(value: Any) -> Decimal:
    """A number that is not negative."""
    number = parse_number(value)
    if number >= 0:
        return number
    raise InvalidValue(f"{number:f} is less than 0", "Write 0 or a positive number; the default is 1.").error()


def parse_share(value: Any) -> Decimal:
    """A number from 0 to 1."""
    number = parse_number(value)
    if 0 <= number <= 1:
        return number
    raise InvalidValue(f"{number:f} is not between 0 and 1", "Write a number from 0.0 to 1.0.").error()


def parse_day(value: Any) -> date:
    """A calendar day from ``2026-10-12``."""
    if isinstance(value, date):
        return value
    text = value.strip() if type(value) is str else parse_text(value, "a date")
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        message, advice = f"{text} does not exist", "Write a valid date as YYYY-MM-DD."
    else:
        message, advice = f"'{shorten(text)}' is not a date", "Write it as YYYY-MM-DD."
    raise InvalidValue(message, advice, expected=Expected.DAY, text=text).error()


def parse_flag(value: Any) -> bool:
    """True or false from ``true``, ``false``, ``yes`` or ``no``."""
    if isinstance(value, bool):
        return value
    text = parse_text(value, "true or false").lower()
    if text in FLAGS:
        return FLAGS[text]
    raise InvalidValue(f"'{shorten(text)}' is neither true nor false", "Write true or false.").error()


def parse_done(value: Any) -> date | bool:
    """The day when something was done, or only whether it is."""
    if isinstance(value, date | bool):
        return value
    text = parse_text(value, "a date, true or false")
    if text[:1].isdigit():
        return parse_day(text)
    if text.lower() in FLAGS:
        return FLAGS[text.lower()]
    message = f"expected a date, true or false; found '{shorten(text)}'"
    raise InvalidValue(message, "Write a date as YYYY-MM-DD, or true or false.").error()


def parse_confidence(value: Any) -> int:
    """A whole number from 0 to 10."""
    known = CONFIDENCES.get(value) if type(value) is str else None
    if known is not None:
        return known
    text = parse_text(value, "a whole number from 0 to 10")
    number = Decimal(text) if len(text) <= MAX_DIGITS and NUMBER.fullmatch(text) else None
    if number is not None and number == number.to_integral_value() and 0 <= number <= 10:
        return int(number)
    message = f"'{shorten(text)}' is not a whole number from 0 to 10"
    raise InvalidValue(
        message, "Write a whole number, such as 6 for 60%.", expected=Expected.CONFIDENCE, text=text
    ).error()


def parse_language(value: Any) -> str:
    """A language as ``en``, ``de`` or ``pt-BR`` (BCP 47)."""
    text = parse_text(value, "a language code")
    if LANGUAGE.fullmatch(text):
        return text
    raise InvalidValue(f"'{shorten(text)}' is not a language code", "Write a code such as en, de or pt-BR.").error()


def as_list(value: Any) -> Any:
    """A list; a single name becomes a list of one."""
    return [value] if isinstance(value, str) else value


def parse_text(value: Any, wanted: str) -> str:
    """Text without whitespace around it; ``wanted`` is what the message says was expected."""
    if isinstance(value, str):
        return value.strip()
    found = "nothing" if value is None else "a list" if isinstance(value, list) else "keys and values"
    raise InvalidValue(f"expected {wanted}, found {found}", "Write a single value.").error()


def shorten(text: str) -> str:
    """Text as messages quote it, cut to ``MAX_DIGITS`` characters."""
    return text if len(text) <= MAX_DIGITS else text[: MAX_DIGITS - 1] + "…"


UNSIGNED = NUMBER.pattern.removeprefix("[+-]?")
NUMBER_SCHEMA: dict[str, Any] = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": rf"^\s*{NUMBER.pattern}\s*$"}],
    "errorMessage": "Write a number such as 41, 0.5 or 1_000, without a unit.",
}
"""Of the forms in the schemas below, editors offer the first; the others are accepted as well."""

NOT_NEGATIVE = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": rf"^\s*\+?{UNSIGNED}\s*$"}],
    "errorMessage": "Write 0 or a positive number; the default is 1.",
}
SHARE_SCHEMA = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 1},
        {"type": "string", "pattern": r"^\s*\+?(0*(\.[0-9]+)?|0*1?(\.0*)?)\s*$"},
    ],
    "errorMessage": "Write a number from 0.0 to 1.0.",
}
CONFIDENCE_SCHEMA = {
    "anyOf": [
        {"type": "integer", "minimum": 0, "maximum": 10},
        {"type": "string", "pattern": r"^\s*\+?0*([0-9]|10)(\.0*)?\s*$"},
    ],
    "errorMessage": "Write a whole number from 0 to 10.",
}
WORDS_FOR_TRUE = {"type": "string", "pattern": r"^\s*([Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Oo][Nn])\s*$"}
WORDS_FOR_FALSE = {"type": "string", "pattern": r"^\s*([Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]|[Oo][Ff][Ff])\s*$"}
TRUE_SCHEMA = {"anyOf": [{"enum": [True]}, WORDS_FOR_TRUE]}
FLAG_SCHEMA = {"anyOf": [{"enum": [True, False]}, WORDS_FOR_TRUE, WORDS_FOR_FALSE]}
DAY_SCHEMA = {
    "type": "string",
    "pattern": r"^\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\s*$",
    "errorMessage": "Write a date as YYYY-MM-DD.",
}
DONE_SCHEMA = {
    "anyOf": [*FLAG_SCHEMA["anyOf"], {key: DAY_SCHEMA[key] for key in ("type", "pattern")}],
    "errorMessage": "Write true, false or the completion date as YYYY-MM-DD.",
}
TEXT_SCHEMA: dict[str, Any] = {
    "anyOf": [{"type": "string", "pattern": r"\S"}, {"type": "number"}, {"type": "boolean"}],
    "errorMessage": "Write some text.",
}
LANGUAGE_SCHEMA = {
    "type": "string",
    "pattern": rf"^\s*{LANGUAGE.pattern}\s*$",
    "errorMessage": "Write a language code such as en, de or pt-BR.",
}
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SLUG_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*{SLUG}\s*$"},
        {"type": "number", "minimum": 0},
        {"const": True},
        {"const": False},
    ],
    "errorMessage": "Use lowercase letters, digits and hyphens, such as faster-setup.",
}
NAMES_SCHEMA = {"anyOf": [{"type": "array", "items": TEXT_SCHEMA}, *TEXT_SCHEMA["anyOf"]]}

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(TEXT_SCHEMA)]
"""Text that may look like a number or a flag, which editors must accept without quotes."""

Number = Annotated[Decimal, PlainValidator(parse_number), WithJsonSchema(NUMBER_SCHEMA)]
Weight = Annotated[Decimal, PlainValidator(parse_weight), WithJsonSchema(NOT_NEGATIVE)]
Share = Annotated[Decimal, PlainValidator(parse_share), WithJsonSchema(SHARE_SCHEMA)]
Day = Annotated[date, PlainValidator(parse_day), WithJsonSchema(DAY_SCHEMA)]
Flag = Annotated[bool, PlainValidator(parse_flag), WithJsonSchema(FLAG_SCHEMA)]
Done = Annotated[date | bool, PlainValidator(parse_done), WithJsonSchema(DONE_SCHEMA)]
ConfidenceValue = Annotated[int, PlainValidator(parse_confidence), WithJsonSchema(CONFIDENCE_SCHEMA)]
Language = Annotated[str, PlainValidator(parse_language), WithJsonSchema(LANGUAGE_SCHEMA)]
Names = Annotated[tuple[Text, ...], BeforeValidator(as_list), WithJsonSchema(NAMES_SCHEMA)]
Slug = Annotated[str, StringConstraints(strip_whitespace=True, pattern=f"^{SLUG}$"), WithJsonSchema(SLUG_SCHEMA)]
