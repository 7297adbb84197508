"""The six forms of a measure, of which a Key Result has exactly one, and limits such as ``>= 99.9``."""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Discriminator,
    Field,
    PlainValidator,
    Tag,
    WithJsonSchema,
    model_validator,
)

from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import (
    NUMBER,
    NUMBER_SCHEMA,
    TRUE_SCHEMA,
    Done,
    Expected,
    InvalidValue,
    Number,
    Text,
    Weight,
    parse_flag,
    parse_number,
    parse_text,
    shorten,
)

UNIT = "Unit of all numbers in the measure."
Unit = Text | None

LIMIT = lazy_pattern(r"\s*(>=|<=|>|<|≥|≤)\s*(.*?)\s*", re.DOTALL)


class Limit(NamedTuple):
    """A limit such as ``>= 99.9``. ``operator`` is ``>=``, ``<=``, ``>`` or ``<``."""

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
        advice = 'Write the limit with its operator in quotes, such as ">= 99.9".'
        raise InvalidValue(f"'{shorten(text)}' has no operator", advice).error()
    operator = match[1].replace("≥", ">=").replace("≤", "<=")
    return Limit(operator, parse_number(match[2]))


LIMIT_SCHEMA = {
    "type": "string",
    "pattern": rf"^\s*(>=|<=|>|<|≥|≤)\s*{NUMBER.pattern}\s*$",
    "errorMessage": "Write the operator and the limit in quotes, such as '>= 99.9'.",
}
KeptLimit = Annotated[Limit, PlainValidator(parse_limit), WithJsonSchema(LIMIT_SCHEMA)]


class Metric(OkrModel):
    """A number that moves from ``baseline`` to ``target``, up or down."""

    baseline: Number = Field(description="Value at the start of the cycle.")
    target: Number = Field(description="Value to reach.")
    unit: Unit = Field(None, description=UNIT, examples=["%", "days", "ms"])


class Threshold(OkrModel):
    """A number that must stay on one side of a limit."""

    keep: KeptLimit = Field(description="Operator and limit, in quotes.", examples=[">= 99.9"])
    risk: Number | None = Field(
        None, description="Value beyond which a missed limit counts as at risk rather than behind."
    )
    unit: Unit = Field(None, description=UNIT, examples=["%", "days", "ms"])

    @model_validator(mode="after")
    def risk_lies_on_the_failing_side(self) -> "Threshold":
        if self.risk is not None and self.risk != self.keep.value and self.keep.is_met(self.risk):
            side = "below" if self.keep.is_floor else "above"
            message = f"{self.risk:f} is within the limit {self.keep}"
            raise InvalidValue(message, f"Choose a value {side} the limit.", key="risk").error()
        return self


def two_numbers(value: Any) -> Any:
    """Reject anything but a list of two before its items are read."""
    if isinstance(value, list | tuple) and len(value) == 2:
        return tuple(value)
    raise InvalidValue("expected two numbers", "Write it as [20, 30].").error()


def lower_first(value: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    """Reject a range that ends before it begins."""
    low, high = value
    if low > high:
        advice = f"Write the lower number first: [{high:f}, {low:f}]."
        raise InvalidValue(f"{low:f} is greater than {high:f}", advice, expected=Expected.LOWER_FIRST).error()
    return value


BETWEEN_SCHEMA = {"type": "array", "items": NUMBER_SCHEMA, "minItems": 2, "maxItems": 2}


TwoNumbers = Annotated[
    tuple[Number, Number], BeforeValidator(two_numbers), AfterValidator(lower_first), WithJsonSchema(BETWEEN_SCHEMA)
]


class Range(OkrModel):
    """A number that must stay between two limits, inclusive."""

    between: TwoNumbers = Field(description="Lower and upper limit, inclusive.")
    unit: Unit = Field(None, description=UNIT, examples=["%", "days", "ms"])


class Milestone(OkrModel):
    """A step, and whether it is done."""

    title: Text = Field(description="What will be true once it is done.", examples=["First customer pays"])
    done: Done = Field(False, description="Date it was done, or true or false.")
    weight: Weight = Field(Decimal(1), description="Weight relative to the other milestones.")


class Milestones(OkrModel):
    """A list of steps. Progress is the weighted share of completed steps."""

    milestones: tuple[Milestone, ...] = Field(min_length=1, description="One or more steps.")


class YesNo(OkrModel):
    """A result that is either done or not."""

    done: Done = Field(description="Date it was done, or true or false.")


def parse_true(value: Any) -> Literal[True]:
    """True. The key cannot be false, because a measure without it has another form."""
    if parse_flag(value):
        return True
    raise InvalidValue("cannot be false", "Write true, or use another form of measure.").error()


class FindBaseline(OkrModel):
    """A number whose baseline has to be found during the cycle."""

    find_baseline: Annotated[Literal[True], PlainValidator(parse_true), WithJsonSchema(TRUE_SCHEMA)] = Field(
        description="true while the baseline is unknown. The goal of the cycle is to find it."
    )
    unit: Unit = Field(None, description=UNIT, examples=["%", "days", "ms"])


FORM_MODELS: dict[str, type[BaseModel]] = {
    "<metric>": Metric,
    "<threshold>": Threshold,
    "<range>": Range,
    "<milestones>": Milestones,
    "<yes-no>": YesNo,
    "<find-baseline>": FindBaseline,
}
"""The forms by tag. Tags cannot be mistaken for keys in the location of an error."""

FORMS: dict[str, tuple[str, ...]] = {
    tag: tuple(name for name in model.model_fields if name not in ("node", "unit"))
    for tag, model in FORM_MODELS.items()
}
"""The keys that only one form has."""


def form_of(value: Any) -> str | None:
    """The tag of the form whose keys a mapping has; the first one of ``FORMS`` if it mixes several."""
    if not isinstance(value, dict):
        return next((tag for tag, model in FORM_MODELS.items() if type(value) is model), None)
    return next((tag for tag, keys in FORMS.items() if any(key in value for key in keys)), None)


Measure = Annotated[
    Annotated[Metric, Tag("<metric>")]
    | Annotated[Threshold, Tag("<threshold>")]
    | Annotated[Range, Tag("<range>")]
    | Annotated[Milestones, Tag("<milestones>")]
    | Annotated[YesNo, Tag("<yes-no>")]
    | Annotated[FindBaseline, Tag("<find-baseline>")],
    Discriminator(form_of),
]
