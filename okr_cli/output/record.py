"""What a report for programs is made of."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Annotated, Any, ClassVar, Self, TypeVar, dataclass_transform

from pydantic import Field

Count = Annotated[int, Field(ge=0)]
Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """A JSON object: every subclass is a frozen dataclass whose fields are the keys, in order.

    JSON is written from records and its schema is made from their types, so a record is the one place that knows a
    format. What ``Field`` says of a type, and the docstring of the class, stand in the schema. Of several bases, the
    fields of the last one come first.
    """

    _required: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        record: Any = dataclass(frozen=True, kw_only=True)(cls)
        cls._required = tuple(field.name for field in fields(record) if field.default is MISSING)

    @classmethod
    def of(cls, *sources: object, **given: Any) -> Self:
        """A record with the fields ``given``, and the others from the first source that has an attribute of that name.

        Raises ``TypeError`` for a field that is neither given nor an attribute of a source.
        """
        for name in cls._required:
            if name not in given:
                for source in sources:
                    value = getattr(source, name, MISSING)
                    if value is not MISSING:
                        given[name] = value
                        break
        return cls(**given)


def optional(make: Callable[[Given], Made], value: Given | None) -> Made | None:
    """What ``make`` makes of a value, or None where there is no value."""
    return None if value is None else make(value)
