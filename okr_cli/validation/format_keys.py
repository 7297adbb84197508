"""The keys that the file format allows at a place, taken from the models."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from okr_cli.model.key_result import INITIATIVES
from okr_cli.model.measure import FORM_MODELS

Route = tuple[str | int, ...]
"""Keys and indices from the top of a document to a value."""

INITIATIVE_KEYS = tuple(map(str, INITIATIVES.choices))
"""The three names of the list of Initiatives, ours first."""

ENTITY_LISTS = frozenset({"objectives", "key_results", "kpis", *INITIATIVE_KEYS})

SINGULAR = {
    "objectives": "an Objective",
    "key_results": "a Key Result",
    **dict.fromkeys(INITIATIVE_KEYS, "an Initiative"),
    "kpis": "a KPI",
    "people": "a person",
    "choices": "a strategic choice",
    "changes": "a change",
    "check_ins": "a check-in",
    "milestones": "a milestone",
}


def model_at(model: type[BaseModel], location: Route) -> type[BaseModel] | None:
    """The model of the value at the location of an error, or None."""
    current: type[BaseModel] | None = model
    for step in location:
        if step in FORM_MODELS:
            current = FORM_MODELS[str(step)]
        elif isinstance(step, str) and current is not None:
            field = _field(current, step)
            current = next(_models_in(field.annotation), None) if field else None
    return current


def field_at(model: type[BaseModel], route: Route) -> Any:
    """The field of the key at the end of a route, with its description; None if the format has no such key.

    The forms of a measure share one place; the first one that has the key counts.
    """
    *above, key = route
    holder = model_at(model, tuple(above))
    holders = [holder] if holder else []
    if above and isinstance(above[-1], str):
        parent = model_at(model, tuple(above[:-1]))
        holders = models_below(parent, above[-1]) if parent else []
    return next((field for each in holders if (field := _field(each, str(key)))), None)


def known_keys(model: type[BaseModel] | None) -> list[str]:
    """The keys that a mapping of a model may have, as files write them."""
    if model is None:
        return []
    return [names[0] for names in spellings(model)]


def models_below(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    """The models that the value of a key, or the entries of its list, may have."""
    field = _field(model, key)
    return list(_models_in(field.annotation)) if field else []


def spellings(model: type[BaseModel]) -> list[list[str]]:
    """For each key of a model all its names, the usual one first."""
    return [_spellings(name, field) for name, field in model.model_fields.items() if name != "node"]


@cache
def every_key(model: type[BaseModel]) -> frozenset[str]:
    """All keys in a mapping of a model and anywhere below it, in all their spellings."""
    keys: set[str] = set()
    seen: set[type[BaseModel]] = set()
    waiting = [model, *FORM_MODELS.values()]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            for name, field in current.model_fields.items():
                keys.update(_spellings(name, field))
                waiting.extend(_models_in(field.annotation))
    return frozenset(keys)


def choices_of(model: type[BaseModel] | None, key: str) -> list[str]:
    """The words that a key of a model allows, if it allows only certain ones."""
    field = _field(model, key) if model else None
    parts = (field.annotation, *get_args(field.annotation)) if field else ()
    return [choice for part in parts if get_origin(part) is Literal for choice in get_args(part)]


def place_name(route: Route) -> str:
    """What messages call the value at a route: ``a Key Result``, ``'measure'``, ``the file``."""
    if not route:
        return "the file"
    step = route[-1]
    if isinstance(step, int):
        return SINGULAR.get(str(route[-2]), f"an entry in '{route[-2]}'")
    return f"'{step}'"


def _field(model: type[BaseModel], key: str) -> Any:
    return next((field for name, field in model.model_fields.items() if key in _spellings(name, field)), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _spellings(name: str, field: Any) -> list[str]:
    choices = getattr(field.validation_alias, "choices", None)
    return [str(choice) for choice in choices] if choices else [str(field.alias or name)]
