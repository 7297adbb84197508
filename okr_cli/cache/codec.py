"""Encodes typed records as JSON and decodes them by the types of their fields.

JSON contains only data, so reading a row never calls anything, as reading a pickle can. A value of the wrong type
invalidates the whole row. A record that occurs several times is written once, so one object stays one object.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from sys import intern
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

NUMBER = re.compile(r"-?[0-9]{1,100}(\.[0-9]{1,100})?(E[+-]?[0-9]{1,3})?")
PRINTABLE = bytes(range(32, 127))
"""What JSON from okr consists of."""

CONTROL_ESCAPE = re.compile(rb"\\(?:[bf]|u00(?:0[0-8bcef]|1.|7f|[89].))", re.IGNORECASE)
"""A control character in JSON. No row of okr needs one; a terminal would obey it. A pattern that begins with one
character is searched for at the speed of ``memchr``."""

MOST = 2**31
"""Every offset, line and count is below this, and none is negative."""

SHORT = 30
"""Characters of texts that come up in file after file, such as names; of these one copy is kept for all files."""


class Row:
    """A row that is being written or read. ``known`` is what the reader already has."""

    __slots__ = ("known", "numbers", "records", "same")

    def __init__(self, known: object = None) -> None:
        self.known = known
        self.numbers: dict[int, int] = {}
        self.records: list[Any] = []
        texts: dict[str, str] = {}
        self.same = texts.setdefault


Write = Callable[[Any, Row], Any]
Read = Callable[[Any, Row], Any]


class Form(NamedTuple):
    """How values of one type are written and read.

    ``write`` is None if JSON writes them as they are. ``step`` is the line of a record's reader that reads a field
    ``{0}`` of this type.
    """

    write: Write | None
    read: Read
    step: str = "{0} = read_{0}({0}, row)"


def is_inactive(body: bytes) -> bool:
    """Whether no text in a row contains a control character."""
    return not body.translate(None, PRINTABLE) and not CONTROL_ESCAPE.search(body)


class Codec(Generic[T]):
    """Writes and reads records of one kind: named tuples, dataclasses and models.

    ``shared`` records keep their identity, ``narrowed`` replaces the type of a field, ``special`` handles types that
    are not records, ``checks`` reject records, ``names`` resolves annotations, and ``has_controls`` allows control
    characters.
    """

    def __init__(
        self,
        kind: type[T],
        *,
        shared: Iterable[type] = (),
        narrowed: Mapping[tuple[type, str], Any] | None = None,
        special: Mapping[Any, Form] | None = None,
        checks: Mapping[type, Callable[[Any], bool]] | None = None,
        names: Mapping[str, Any] | None = None,
        has_controls: bool = False,
    ) -> None:
        self.kind = kind
        self.has_controls = has_controls
        self.shared = frozenset(shared)
        self.narrowed = narrowed or {}
        self.checks = checks or {}
        self.names = dict(names or {})
        self.forms: dict[Any, Form] = {**SIMPLE, **(special or {})}

    def encode(self, value: T, known: object = None) -> bytes:
        """A record as bytes."""
        tree = _written(self._form(self.kind), value, Row(known))
        return json.dumps(tree, separators=(",", ":"), check_circular=False).encode("ascii")

    def decode(self, body: bytes | None, known: object = None) -> T | None:
        """The record; None without bytes, or if they are anything else."""
        if body is None or not (self.has_controls or is_inactive(body)):
            return None
        try:
            value: T = self._form(self.kind).read(json.loads(body), Row(known))
        except (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError):
            return None
        return value

    def _form(self, hint: Any) -> Form:
        form = self.forms.get(hint)
        if form is None:
            form = self.forms[hint] = self._made(hint)
        return form

    def _made(self, hint: Any) -> Form:
        origin, parts = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._form(parts[0])
        if origin in (Union, UnionType):
            return self._union([part for part in parts if part is not NoneType], NoneType in parts)
        if origin is Literal:
            known = {(type(choice), choice): choice for choice in parts}
            return Form(None, lambda raw, row: known[type(raw), raw])
        if origin is tuple:
            return _several(self._form(parts[0])) if parts[1:] == (...,) else _fixed([*map(self._form, parts)])
        if origin in (dict, Mapping):
            return _table(self._form(parts[1]))
        record = origin or hint
        if isinstance(record, type) and issubclass(record, Enum):
            members = {member.value: member for member in record}
            return Form(None, lambda raw, row: members[raw])
        return self._record(record) if record is hint else self._form(record)

    def _record(self, record: Any) -> Form:
        hints, build = _fields_of(record, self.names)
        is_shared, is_tuple = record in self.shared, issubclass(record, tuple)
        # A record may hold its own kind, so there is a form before its fields have theirs.
        self.forms[record] = Form(lambda value, row: write(value, row), lambda raw, row: read(raw, row))
        forms = [self._form(self.narrowed.get((record, name), hint)) for name, hint in hints.items()]

        def write(value: Any, row: Row) -> Any:
            if is_shared and id(value) in row.numbers:
                return row.numbers[id(value)]
            values = value if is_tuple else [getattr(value, name) for name in hints]
            written = [_written(form, part, row) for form, part in zip(forms, values, strict=True)]
            if is_shared:
                row.numbers[id(value)] = len(row.numbers)
            return written

        read = _reader(forms, build, self.checks.get(record), record if is_shared else None)
        return Form(write, read)

    def _union(self, parts: list[Any], is_optional: bool) -> Form:
        forms = [self._form(part) for part in parts]
        write, read, step = forms[0] if len(forms) == 1 else _tagged([*map(_class_of, parts)], forms)
        if not is_optional:
            return Form(write, read, step)
        return Form(
            (lambda value, row: None if value is None else write(value, row)) if write else None,
            lambda raw, row: None if raw is None else read(raw, row),
            f"if {{0}} is not None: {step}",
        )


class _Build(NamedTuple):
    """Lines that make the ``value`` of the fields ``{0}``, and the names in them."""

    lines: tuple[str, ...]
    names: dict[str, Any]


def _reader(forms: list[Form], build: _Build, check: Callable[[Any], bool] | None, shared: Any) -> Read:
    """A function that reads a record with these fields. Its lines are put together from the types, as dataclasses do
    for theirs, because a loop over the fields would take twice the time; a row is only ever its argument."""
    fields = [f"f{number}" for number in range(len(forms))]
    lines = [
        f"if type(raw) is not list: return {'_shared_record(raw, shared, row)' if shared else 'unreadable(raw, row)'}",
        f"{', '.join(fields)}, = raw",
        *(form.step.format(field) for field, form in zip(fields, forms, strict=True)),
        *(line.format(*fields) for line in build.lines),
        "if not check(value): unreadable(raw, row)" if check else "",
        "row.records.append(value)" if shared else "",
        "return value",
    ]
    source = "def reader(raw, row):\n" + "".join(f"    {line}\n" for line in lines if line)
    names: dict[str, Any] = {f"read_{field}": form.read for field, form in zip(fields, forms, strict=True)}
    names |= {"check": check, "shared": shared, "_shared_record": _shared_record, "unreadable": unreadable}
    names |= {"text": _text, "intern": intern, **build.names}
    exec(source, names)
    made: Read = names["reader"]
    return made


def unreadable(raw: Any, row: Row) -> Any:
    """Refuses a value."""
    raise TypeError(raw)


def _text(raw: Any, row: Row) -> str:
    """A text, of which one copy is kept in a row, or for all rows if it is short."""
    if type(raw) is not str:
        unreadable(raw, row)
    return intern(raw) if len(raw) < SHORT else row.same(raw, raw)


def _flag(raw: Any, row: Row) -> bool:
    return raw if type(raw) is bool else unreadable(raw, row)


def _count(raw: Any, row: Row) -> int:
    return raw if type(raw) is int and 0 <= raw < MOST else unreadable(raw, row)


def _written(form: Form, value: Any, row: Row) -> Any:
    return form.write(value, row) if form.write else value


def _shared_record(raw: Any, record: Any, row: Row) -> Any:
    """The record that was read before under a number."""
    found = row.records[_count(raw, row)]
    return found if type(found) is record else unreadable(raw, row)


def _fields_of(record: Any, names: dict[str, Any]) -> tuple[dict[str, Any], _Build]:
    """The types of the fields of a record, and how one is made of their values."""
    if hasattr(record, "model_fields"):
        return {name: field.annotation for name, field in record.model_fields.items()}, _build_of_model(record)
    hints = get_type_hints(record, localns=names)
    if is_dataclass(record):
        hints = {field.name: hints[field.name] for field in fields(record)}
        return hints, _Build((f"value = record({_listed(hints)})",), {"record": record})
    hints = {name: hints[name] for name in record._fields}
    return hints, _Build((f"value = new(record, ({_listed(hints)},))",), {"record": record, "new": tuple.__new__})


def _listed(hints: dict[str, Any]) -> str:
    return ", ".join(f"{{{number}}}" for number in range(len(hints)))


def _build_of_model(model: Any) -> _Build:
    """Makes a model without validating it: every value has just been read by its type.

    All models of a class share the set of names that are set: models from pydantic itself take twice the memory. The
    descriptors are asked because the usual way around a frozen model takes five times as long.
    """
    pairs = ", ".join(f"{name!r}: {{{number}}}" for number, name in enumerate(model.model_fields))
    lines = (
        "value = new(model)",
        f"put_values(value, {{{{{pairs}}}}})",
        "put_set(value, are_set); put_extra(value, None); put_private(value, None)",
    )
    slots = {
        f"put_{short}": next(base.__dict__[name] for base in model.__mro__ if name in base.__dict__).__set__
        for short, name in (
            ("values", "__dict__"),
            ("set", "__pydantic_fields_set__"),
            ("extra", "__pydantic_extra__"),
            ("private", "__pydantic_private__"),
        )
    }
    return _Build(lines, {"model": model, "new": model.__new__, "are_set": set(model.model_fields), **slots})


def _class_of(hint: Any) -> Any:
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    return get_origin(hint) or hint


def _tagged(kinds: list[Any], forms: list[Form]) -> Form:
    """One of several types: the number of the type, then the value."""

    def write(value: Any, row: Row) -> Any:
        number = kinds.index(type(value))
        return [number, _written(forms[number], value, row)]

    def read(raw: Any, row: Row) -> Any:
        number, value = raw if type(raw) is list else unreadable(raw, row)
        return forms[_count(number, row)].read(value, row)

    return Form(write, read)


def _several(form: Form) -> Form:
    """A tuple of any length."""
    write, read, _ = form

    def write_all(values: Any, row: Row) -> list[Any]:
        return [write(each, row) if write else each for each in values]

    def read_all(raw: Any, row: Row) -> tuple[Any, ...]:
        if type(raw) is not list:
            unreadable(raw, row)
        return tuple([read(each, row) for each in raw])

    return Form(write_all if write else None, read_all)


def _fixed(forms: list[Form]) -> Form:
    """A tuple with a type for each of its values."""

    def write(values: Any, row: Row) -> list[Any]:
        return [_written(form, each, row) for form, each in zip(forms, values, strict=True)]

    def read(raw: Any, row: Row) -> tuple[Any, ...]:
        if type(raw) is not list:
            unreadable(raw, row)
        return tuple([form.read(each, row) for form, each in zip(forms, raw, strict=True)])

    return Form(write, read)


def _table(form: Form) -> Form:
    """A dictionary by texts."""

    def write(values: Any, row: Row) -> dict[str, Any]:
        return {name: _written(form, each, row) for name, each in values.items()}

    def read(raw: Any, row: Row) -> dict[str, Any]:
        if type(raw) is not dict:
            unreadable(raw, row)
        return {name: form.read(each, row) for name, each in raw.items()}

    return Form(write, read)


@lru_cache(maxsize=10_000)
def _number(text: Any) -> Decimal:
    if not NUMBER.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


@lru_cache(maxsize=10_000)
def _day(text: Any) -> date:
    return date.fromisoformat(text)


COUNT_STEP = f"{{0}} = {{0}} if type({{0}}) is int and 0 <= {{0}} < {MOST} else unreadable({{0}}, row)"
TEXT_STEP = f"{{0}} = intern({{0}}) if type({{0}}) is str and len({{0}}) < {SHORT} else text({{0}}, row)"

SIMPLE: dict[Any, Form] = {
    str: Form(None, _text, TEXT_STEP),
    bool: Form(None, _flag),
    int: Form(None, _count, COUNT_STEP),
    Decimal: Form(lambda value, row: str(value), lambda raw, row: _number(raw)),
    date: Form(lambda value, row: value.isoformat(), lambda raw, row: _day(raw)),
}
