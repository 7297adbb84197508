"""The canonical order of keys: names first, then as in the format, then custom keys."""

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from pydantic import BaseModel

from okr_cli.edit.style import names_in_order
from okr_cli.validation.format_keys import models_below, spellings

Models: TypeAlias = tuple[type[BaseModel], ...]
"""The models that a mapping may have: none where the format does not know it, several for a measure."""

FIRST = ("id", "key_result")
"""What says which entry this is, and whose, stands before its title."""

OWN = "x-"
"""What keys begin with that are not okr's."""


@cache
def below(models: Models, key: str) -> Models:
    """The models of the value of a key, or of the entries of its list."""
    return tuple(dict.fromkeys(found for model in models for found in models_below(model, key)))


def canonical(names: Iterable[str], models: Models) -> list[str]:
    """Keys in canonical order. An unknown key stays after the key that precedes it."""
    names = list(names)
    if not models:
        return names
    own = [name for name in names if name.startswith(OWN)]
    return [*names_in_order([name for name in names if not name.startswith(OWN)], _order(models)), *own]


@cache
def _order(models: Models) -> list[str]:
    """Every key of some models. A unit comes last, whatever the form of the measure."""
    known = [name for model in models for names in spellings(model) for name in names]
    order = list(reversed(dict.fromkeys(reversed(known))))
    return sorted(order, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
