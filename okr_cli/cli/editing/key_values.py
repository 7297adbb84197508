"""Parses ``KEY=VALUE`` into the keys of an entity and the values to write."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from okr_cli.errors import CannotRun
from okr_cli.model.entity import Kind
from okr_cli.model.initiative import Initiative, StandaloneInitiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.measure import FORM_MODELS
from okr_cli.model.objective import Objective
from okr_cli.model.scalars import DAY, FLAGS, MAX_DIGITS, NUMBER
from okr_cli.phrases import listed, with_article
from okr_cli.safe_text import one_line
from okr_cli.validation.did_you_mean import closest

if TYPE_CHECKING:
    from okr_cli.edit.data import Value

MODELS: dict[Kind, type[BaseModel]] = {
    Kind.OBJECTIVE: Objective,
    Kind.KEY_RESULT: KeyResult,
    Kind.INITIATIVE: StandaloneInitiative,
    Kind.KPI: Kpi,
}
OWN = "x-"
"""What keys begin with that belong to the user."""

BY_COMMAND = {"check_ins": "use 'okr check-in'", "milestones": "use 'okr check-in --done'"}
"""What changes the lists that have a command of their own."""

SEPARATOR = re.compile(r"\s*,\s*")


class Assignment(NamedTuple):
    """A key, with dots for nested keys, and the text of its value; empty to remove the key."""

    key: str
    text: str


def parse_assignments(typed: Iterable[str]) -> tuple[Assignment, ...]:
    """The parsed assignments. Raises ``CannotRun`` if one is invalid, and for a repeated key."""
    found: dict[str, Assignment] = {}
    for each in typed:
        key, sign, text = each.partition("=")
        key = key.strip()
        if not sign or not key:
            raise CannotRun(f"expected KEY=VALUE, found '{one_line(each)}'")
        if key in found:
            raise CannotRun(f"'{one_line(key)}' is set twice")
        found[key] = Assignment(key, text.strip())
    return tuple(found.values())


def values_of(kind: Kind, assignments: Iterable[Assignment], is_nested: bool = True) -> "dict[str, Value | None]":
    """The values to write for an entity, converted according to their keys; None removes a key.

    An invalid value stays text, so that validation rejects it with a reason. Raises ``CannotRun`` for unknown keys, and
    for lists of entries.
    """
    model = Initiative if kind is Kind.INITIATIVE and is_nested else MODELS[kind]
    return {key: _value(model, with_article(kind.label), key, text) for key, text in assignments}


def _value(model: type[BaseModel], noun: str, key: str, text: str) -> "Value | None":
    types = _types_at(model, noun, key)
    if not text:
        return None
    inner = _models_in(types)
    if inner:
        first = next(iter(_known(inner)))
        raise CannotRun(f"'{one_line(key)}' has keys of its own; set them one by one, such as {key}.{first}=…")
    if tuple in types:
        return [_typed(part, types) for part in SEPARATOR.split(text.strip("[] "))]
    return _typed(text, types)


def _typed(text: str, types: frozenset[Any]) -> "Value":
    if types & {Decimal, int} and len(text) <= MAX_DIGITS and NUMBER.fullmatch(text):
        return Decimal(text)
    if date in types and DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    if bool in types and text.lower() in FLAGS:
        return FLAGS[text.lower()]
    return text


def _types_at(model: type[BaseModel], noun: str, key: str) -> frozenset[Any]:
    """The types of the value of a key; none for a key that is the user's own. Raises ``CannotRun``."""
    holders: tuple[type[BaseModel], ...] = (model,)
    place = noun
    types = frozenset[Any]()
    for step in key.split("."):
        if step.startswith(OWN):
            return frozenset()
        if step not in (known := _known(holders)):
            raise CannotRun(_unknown(step, known, place, _deeper(step, known) if place == noun else ""))
        types = known[step]
        holders = _models_in(types)
        if tuple in types and holders:
            raise CannotRun(f"'{step}' is a list of entries; {BY_COMMAND.get(step, 'edit the file directly')}")
        place = f"'{step}'"
    return types


def _known(holders: tuple[type[BaseModel], ...]) -> dict[str, frozenset[Any]]:
    """The keys that a mapping of one of these models may have, and the types of their values."""
    return {
        str(spelling): frozenset(_parts(field.annotation))
        for holder in holders
        for name, field in holder.model_fields.items()
        if name != "node"
        for spelling in getattr(field.validation_alias, "choices", (field.alias or name,))
    }


def _parts(annotation: Any) -> Iterator[Any]:
    """The types of which an annotation is made, ``tuple`` for a list, and ``bool`` for a fixed true."""
    if get_origin(annotation) is Literal:
        yield from (type(choice) for choice in get_args(annotation))
        return
    if get_origin(annotation) is tuple:
        yield tuple
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _models_in(types: frozenset[Any]) -> tuple[type[BaseModel], ...]:
    """The models among some types, in the order of the forms of a measure."""
    found = [each for each in types if isinstance(each, type) and issubclass(each, BaseModel)]
    order = list(FORM_MODELS.values())
    return tuple(sorted(found, key=lambda each: order.index(each) if each in order else -1))


def _deeper(step: str, known: Mapping[str, frozenset[Any]]) -> str:
    """The nested key with this name, as in ``measure.target``; empty if there is none."""
    inside = (
        f"{key}.{step}" for key, types in known.items() if tuple not in types and step in _known(_models_in(types))
    )
    return next(inside, "")


def _unknown(step: str, known: Iterable[str], place: str, deeper: str = "") -> str:
    """``an Initiative has no key 'ownr'; did you mean 'owner'?``, or a list of the keys."""
    near = deeper or closest(step, known)
    hint = f"; did you mean '{near}'?" if near else f"; valid keys: {listed(list(known))}"
    return f"{place} has no key '{one_line(step)}'{hint}"
