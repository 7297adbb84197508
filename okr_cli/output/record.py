"""What a report for programs is made of."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Annotated, Any, ClassVar, NamedTuple, Self, dataclass_transform, get_args, get_origin

from pydantic import Field

Count = Annotated[int, Field(ge=0)]


class From(NamedTuple):
    """Names the source of a field whose name differs: a path of attributes, or a function of the first source."""

    source: str | Callable[[Any], Any]


class As(NamedTuple):
    """Says in a type how values become values of that type."""

    convert: Callable[[Any], Any]


class _Required(NamedTuple):
    """A field without a default."""

    name: str
    source: str | Callable[[Any], Any]
    convert: Callable[[Any], Any] | None


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """A JSON object: every subclass is a frozen dataclass whose fields are the keys, in order.

    JSON is written from records and its schema is made from their types, so a record is the one place that knows a
    format. What ``Field`` says of a type, and the docstring of the class, stand in the schema. Of several bases, the
    fields of the last one come first. Fields are also looked up in the attributes of a source that ``within`` names.
    """

    within: ClassVar[tuple[str, ...]] = ()
    _required: ClassVar[tuple[_Required, ...]]

    def __init_subclass__(cls) -> None:
        record: Any = dataclass(frozen=True, kw_only=True)(cls)
        cls._required = tuple(
            _Required(field.name, _source(field.type) or field.name, _conversion(field.type))
            for field in fields(record)
            if field.default is MISSING
        )

    @classmethod
    def of(cls, *sources: object, **given: Any) -> Self:
        """A record with the fields ``given``, and the others from the first source that has them.

        Values are converted to the type of their field: a field that holds records takes what those are made of.
        Raises ``TypeError`` for a field that is neither given nor an attribute of a source.
        """
        if len(sources) == 1 and not given and type(sources[0]) is cls:
            return sources[0]
        every = list(sources)
        for name in cls.within:
            every += [found] if (found := _first(every, name)) is not MISSING else []
        for name, source, convert in cls._required:
            value = given[name] if name in given else _found(every, source)
            if value is not MISSING:
                given[name] = value if value is None or convert is None else convert(value)
        return cls(**given)


def _found(sources: list[object], wanted: str | Callable[[Any], Any]) -> Any:
    """What a source says; None where an attribute on the path is None, MISSING where no source has the first one."""
    if not isinstance(wanted, str):
        return wanted(sources[0])
    first, *others = wanted.split(".")
    value = _first(sources, first)
    for name in others if value is not MISSING else ():
        value = None if value is None else getattr(value, name)
    return value


def _first(sources: list[object], name: str) -> Any:
    values = (getattr(source, name, MISSING) for source in sources)
    return next((value for value in values if value is not MISSING), MISSING)


def _source(annotation: Any) -> str | Callable[[Any], Any] | None:
    parts = get_args(annotation) if get_origin(annotation) is Annotated else ()
    return next((part.source for part in parts if isinstance(part, From)), None)


def _conversion(annotation: Any) -> Callable[[Any], Any] | None:
    """How a value becomes one of this type; None where it is taken as it is."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation.of
    own = next((part.convert for part in parts if isinstance(part, As)), None)
    inner = own or next(filter(None, map(_conversion, parts)), None)
    if origin is tuple and inner:
        return lambda values: tuple(map(inner, values))
    return inner
