"""A limit such as ``>= 99.9``: an operator and a number."""

import re
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from okr_cli.model.scalars import NUMBER, InvalidValue, parse_number, parse_text, shorten

LIMIT = re.compile(r"\s*(>=|<=|>|<|≥|≤)\s*(.*?)\s*", re.DOTALL)


class Limit(NamedTuple):
    """``operator`` is one of ``>=``, ``<=``, ``>``, ``<``."""

    operator: str
    value: Decimal

    @property
    def is_floor(self) -> bool:
        """Whether more is better."""
        return self.operator.startswith(">")

    def is_met(self, value: Decimal) -> bool:
        """Whether ``value`` keeps the limit; an equal value does so only for ``>=`` and ``<=``."""
        if value == self.value:
            return self.operator.endswith("=")
        return (value > self.value) is self.is_floor

    def __str__(self) -> str:
        return f"{self.operator} {self.value:f}"


def parse_limit(value: Any) -> Limit:
    """A limit from text such as ``<= 4``."""
    if isinstance(value, Limit):
        return value
    text = parse_text(value, "a limit")
    match = LIMIT.fullmatch(text)
    if not match:
        advice = 'Write the limit with its operator in quotes, as ">= 99.9".'
        raise InvalidValue(f"'{shorten(text)}' has no operator", advice).error()
    operator = match[1].replace("≥", ">=").replace("≤", "<=")
    return Limit(operator, parse_number(match[2]))


LIMIT_SCHEMA = {"type": "string", "pattern": rf"^\s*(>=|<=|>|<|≥|≤)\s*{NUMBER.pattern}\s*$", "examples": [">= 99.9"]}
KeptLimit = Annotated[Limit, PlainValidator(parse_limit), WithJsonSchema(LIMIT_SCHEMA)]
