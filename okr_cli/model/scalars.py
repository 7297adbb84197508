"""Text to values. Every scalar of a file arrives as text; these say what it has to look like.

Numbers become exact decimals, dates are ISO 8601 calendar days. What does not fit raises a
``PydanticCustomError`` whose message and advice are meant for people.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

NUMBER = re.compile(r"[+-]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
TRUE = frozenset({"true", "yes", "on"})
FALSE = frozenset({"false", "no", "off"})
MAX_DIGITS = 40


def wrong(message: str, advice: str, key: str = "") -> PydanticCustomError:
    """An error with a way out. ``key`` names the child that is to blame, where a whole mapping is checked."""
    return PydanticCustomError("okr", "{message}", {"message": message, "advice": advice, "key": key})


def parse_number(value: Any) -> Decimal:
    """An exact decimal from ``41``, ``-0.5``, ``1_000`` or ``1e6``."""
    if isinstance(value, Decimal):
        return value
    text = _text(value, "a number")
    if len(text) <= MAX_DIGITS and NUMBER.fullmatch(text):
        return Decimal(text.replace("_", ""))
    raise wrong(f"'{_short(text)}' is not a number", _number_advice(text))


def parse_day(value: Any) -> date:
    """A calendar day from ``2026-10-12``."""
    if isinstance(value, date):
        return value
    text = _text(value, "a date")
    if DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise wrong(f"the calendar has no {text}", "Write a day that exists, as YYYY-MM-DD.") from None
    raise wrong(f"'{_short(text)}' is not a date", "Write it as YYYY-MM-DD.")


def parse_flag(value: Any) -> bool:
    """True or false from ``true``, ``false``, ``yes`` or ``no``."""
    if isinstance(value, bool):
        return value
    text = _text(value, "true or false").lower()
    if text in TRUE or text in FALSE:
        return text in TRUE
    raise wrong(f"'{_short(text)}' is neither true nor false", "Write true or false.")


def parse_done(value: Any) -> date | bool:
    """When something was done, or only whether."""
    if isinstance(value, date | bool):
        return value
    text = _text(value, "a date, true or false")
    return parse_day(text) if text[:1].isdigit() else parse_flag(text)


def parse_confidence(value: Any) -> int:
    """A whole number from 0 to 10."""
    number = parse_number(value)
    if number == number.to_integral_value() and 0 <= number <= 10:
        return int(number)
    raise wrong(f"confidence is a whole number from 0 to 10, not {number}", "5 means an even chance.")


def as_list(value: Any) -> Any:
    """One name alone is a list of one."""
    return [value] if isinstance(value, str) else value


def _text(value: Any, wanted: str) -> str:
    if isinstance(value, str):
        return value.strip()
    raise wrong(f"expected {wanted}, found a {'list' if isinstance(value, list) else 'mapping'}", "")


def _short(text: str) -> str:
    return text if len(text) <= MAX_DIGITS else text[: MAX_DIGITS - 1] + "…"


def _number_advice(text: str) -> str:
    bare = re.sub(r"[,\s'$€£%]", "", text)
    if bare and len(bare) <= MAX_DIGITS and NUMBER.fullmatch(bare):
        return f"Write {bare}, and put the sign into 'unit:'."
    shortened = re.fullmatch(r"[^\d]?(\d+(?:\.\d+)?)\s?([kmb])", text, re.IGNORECASE)
    if shortened:
        zeros = {"k": 3, "m": 6, "b": 9}[shortened[2].lower()]
        return f"Write {Decimal(shortened[1]).scaleb(zeros):f}."
    return "Write digits only, as 41, 0.5 or 1200."


NUMBER_SCHEMA = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?[\d_.]+([eE][+-]?\d+)?$"}]}
FLAG_SCHEMA = {"type": "boolean"}
DAY_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
NAMES_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
LooseText = Annotated[Text, WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""Text that people write without quotes although it looks like a number or a flag."""

Number = Annotated[Decimal, PlainValidator(parse_number), WithJsonSchema(NUMBER_SCHEMA)]
Day = Annotated[date, PlainValidator(parse_day), WithJsonSchema(DAY_SCHEMA)]
Flag = Annotated[bool, PlainValidator(parse_flag), WithJsonSchema(FLAG_SCHEMA)]
Done = Annotated[date | bool, PlainValidator(parse_done), WithJsonSchema({"anyOf": [DAY_SCHEMA, FLAG_SCHEMA]})]
Confidence = Annotated[
    int, PlainValidator(parse_confidence), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 10})
]
Names = Annotated[tuple[Text, ...], BeforeValidator(as_list), WithJsonSchema(NAMES_SCHEMA)]
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
Slug = Annotated[str, StringConstraints(strip_whitespace=True, pattern=f"^{SLUG}$")]
