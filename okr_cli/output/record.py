"""Records: the typed parts of every report for programs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import partial
from operator import attrgetter
from typing import Annotated, Any, ClassVar, NamedTuple, Self, dataclass_transform, get_args, get_origin

from pydantic import Field

Count = Annotated[int, Field(ge=0)]


class From(NamedTuple):
    """Where to read a field whose name differs in the source: an attribute path, or a function that is called with
    the first source object."""

    source: str | Callable[[Any], Any]


class As(NamedTuple):
    """Conversion of a source value to the annotated type."""

    convert: Callable[[Any], Any]


class _Required(NamedTuple):
    """A field without a default."""

    source: str | Callable[[Any], Any]
    convert: Callable[[Any], Any] | None


class Records(Sequence[Any]):
    """Records created from ``sources`` each time they are read, so that a long report is never held entirely in
    memory."""

    __slots__ = ("make", "sources")

    def __init__(self, make: Callable[[Any], Any], sources: Sequence[Any]) -> None:
        self.make, self.sources = make, sources

    def __len__(self) -> int:
        return len(self.sources)

    def __getitem__(self, at: Any) -> Any:
        return self.make(self.sources[at])

    def __iter__(self) -> Iterator[Any]:
        return map(self.make, self.sources)


class _Step(NamedTuple):
    """How a field is filled: ``read`` gets its value from source number ``at``."""

    name: str
    at: int
    read: Callable[[Any], Any]
    convert: Callable[[Any], Any] | None


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """A JSON object. Each subclass is a frozen dataclass whose fields are the keys, in order.

    JSON is written from these records, and the schema is generated from their types, docstrings and ``Field``. With
    multiple base classes, the fields of the last one come first. ``within`` lists attributes of a source that are also
    searched for values.

    A field that holds many records can be a ``Sequence`` instead of a tuple, so that its records are created lazily.
    """

    within: ClassVar[tuple[str, ...]] = ()
    _required: ClassVar[dict[str, _Required]]
    _steps: ClassVar[dict[tuple[type, ...], tuple[_Step, ...]]]

    def __init_subclass__(cls) -> None:
        record: Any = dataclass(frozen=True, kw_only=True)(cls)
        cls._required = {
            field.name: _Required(_source(field.type) or field.name, _conversion(field.type))
            for field in fields(record)
            if field.default is MISSING
        }
        cls._steps = {}

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
        # Which source has a field follows from the types of the sources, so it is found out once for each combination.
        types = tuple(map(type, every))
        if types not in cls._steps:
            cls._steps[types] = tuple(cls._steps_for(every))
        for name, value in given.items():
            if value is not None and name in cls._required and (convert := cls._required[name].convert):
                given[name] = convert(value)
        for name, at, read, convert in cls._steps[types]:
            if name not in given:
                value = read(every[at])
                given[name] = value if value is None or convert is None else convert(value)
        return cls(**given)

    @classmethod
    def _steps_for(cls, sources: list[object]) -> Iterator[_Step]:
        for name, (source, convert) in cls._required.items():
            if not isinstance(source, str):
                yield _Step(name, 0, source, convert)
                continue
            first, *others = source.split(".")
            at = next((at for at, each in enumerate(sources) if hasattr(each, first)), None)
            if at is not None:
                yield _Step(name, at, _at_path(first, others) if others else attrgetter(first), convert)


def _at_path(first: str, others: list[str]) -> Callable[[Any], Any]:
    """Reads what a path of attributes leads to; None if one of them is None."""

    def read(source: Any) -> Any:
        value = getattr(source, first)
        for name in others:
            if value is None:
                return None
            value = getattr(value, name)
        return value

    return read


def _first(sources: list[object], name: str) -> Any:
    for source in sources:
        if (value := getattr(source, name, MISSING)) is not MISSING:
            return value
    return MISSING


def _source(annotation: Any) -> str | Callable[[Any], Any] | None:
    parts = get_args(annotation) if get_origin(annotation) is Annotated else ()
    return next((part.source for part in parts if isinstance(part, From)), None)


def _conversion(annotation: Any) -> Callable[[Any], Any] | None:
    """How a value is converted to this type; None if it is used as is."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation.of
    own = next((part.convert for part in parts if isinstance(part, As)), None)
    inner = own or next(filter(None, map(_conversion, parts)), None)
    if origin is Sequence and inner:
        return partial(Records, inner)
    if origin is tuple and inner:
        return lambda values: tuple(map(inner, values))
    return inner
