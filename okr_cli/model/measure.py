"""The six forms of a measure. A Key Result has exactly one of them."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator

from okr_cli.model.base import OkrModel
from okr_cli.model.limit import KeptLimit
from okr_cli.model.scalars import (
    NUMBER_SCHEMA,
    Done,
    LooseText,
    Number,
    Text,
    parse_flag,
    parse_number,
    wrong,
)

Unit = Annotated[LooseText, Field(description="Unit of every number beside it.", examples=["%", "days", "ms"])]


class Metric(OkrModel):
    """A number on its way from ``baseline`` to ``target``; the two of them give the direction."""

    baseline: Number = Field(description="The value at the start of the cycle.")
    target: Number = Field(description="The value that counts as reached.")
    unit: Unit | None = None


class Threshold(OkrModel):
    """A number that must stay on one side of a limit."""

    keep: KeptLimit = Field(description="Operator and limit.")
    risk: Number | None = Field(None, description="From here to the limit is amber; it lies on the failing side.")
    unit: Unit | None = None

    @model_validator(mode="after")
    def risk_lies_on_the_failing_side(self) -> "Threshold":
        if self.risk is not None and self.risk != self.keep.value and self.keep.is_met(self.risk):
            side = "below" if self.keep.is_floor else "above"
            raise wrong(
                f"risk {self.risk:f} lies on the good side of {self.keep}",
                f"Choose a value {side} the limit.",
                "risk",
            )
        return self


def parse_between(value: Any) -> tuple[Decimal, Decimal]:
    """Two numbers, the lower one first."""
    if isinstance(value, tuple):
        value = list(value)
    if not isinstance(value, list) or len(value) != 2:
        raise wrong("between takes two numbers", "Write it as [20, 30].")
    low, high = parse_number(value[0]), parse_number(value[1])
    if low > high:
        raise wrong(f"{low:f} is more than {high:f}", f"Write the lower one first: [{high:f}, {low:f}].")
    return low, high


BETWEEN_SCHEMA = {
    "type": "array",
    "items": NUMBER_SCHEMA,
    "minItems": 2,
    "maxItems": 2,
    "examples": [[20, 30]],
}


class Range(OkrModel):
    """A number that must stay between two limits, both included."""

    between: Annotated[tuple[Decimal, Decimal], BeforeValidator(parse_between), WithJsonSchema(BETWEEN_SCHEMA)] = Field(
        description="Lower and upper limit, both included."
    )
    unit: Unit | None = None


class Milestone(OkrModel):
    """A step that is done or not."""

    title: Text
    done: Done = Field(False, description="The day it was done, or true or false.")
    weight: Number = Field(Decimal(1), description="How much of the whole it is.")


class Milestones(OkrModel):
    """A list of steps; progress is the weighted share of those done."""

    milestones: tuple[Milestone, ...] = Field(min_length=1)


class YesNo(OkrModel):
    """Done or not."""

    done: Done


class FindBaseline(OkrModel):
    """The work of the cycle is to learn the number."""

    find_baseline: Annotated[Literal[True], BeforeValidator(parse_flag)]
    unit: Unit | None = None


FORMS: dict[str, tuple[str, ...]] = {
    "<metric>": ("baseline", "target"),
    "<threshold>": ("keep", "risk"),
    "<range>": ("between",),
    "<milestones>": ("milestones",),
    "<yes-no>": ("done",),
    "<find-baseline>": ("find_baseline",),
}
"""The keys that only one form has. The tags are no keys, so an error's route can tell them apart."""


def form_of(value: Any) -> str | None:
    """The tag of the form whose keys a mapping has; the first in the order of ``FORMS`` if it mixes some."""
    if not isinstance(value, dict):
        return None if not isinstance(value, OkrModel) else f"<{type(value).__name__}>"
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
