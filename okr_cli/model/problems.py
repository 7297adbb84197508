"""Pydantic errors as findings: the place, the offending words, and the way out."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from okr_cli.diagnostics import Edit, Finding, Fix, Span
from okr_cli.model.definition import follow
from okr_cli.model.measure import FORMS
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, span_of

Route = tuple[str | int, ...]

MEASURE_FORMS = "baseline and target, keep, between, milestones, done, or find_baseline"


PROGRESS_KEYS = frozenset(
    {"progress", "percent", "percent_complete", "complete", "completion", "done", "measure", "check_ins", "score"}
    | {"baseline", "target", "current", "value", "metric", "confidence"}
)
"""Keys that would make a number of delivered work."""

INITIATIVE_LISTS = frozenset({"initiatives", "actions", "projects"})


def route_of(error: ErrorDetails) -> Route:
    """The keys and indices that lead to an error, without the tags of the measure forms."""
    return tuple(step for step in error["loc"] if step not in FORMS)


def finding_of(error: ErrorDetails, root: Node, model: type[BaseModel]) -> Finding:
    """The finding of one validation error of ``model`` against the tree below ``root``."""
    route = route_of(error)
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(route, root, model)
    if kind == "missing":
        return _missing_key(route, root)
    blamed = error.get("ctx", {}).get("key")
    span = span_of(follow(root, (*route, blamed) if blamed else route)[-1])
    message, advice = _explain(error, str(route[-1]) if route else "")
    return Finding(message, span, advice, rule="invalid-value")


def _unknown_key(route: Route, root: Node, model: type[BaseModel]) -> Finding:
    *above, key = route
    mapping = follow(root, tuple(above))[-1]
    span = _key_span(mapping, str(key))
    if key in PROGRESS_KEYS and len(above) > 1 and above[-2] in INITIATIVE_LISTS:
        message = f"an Initiative has no '{key}': shipping work is not progress"
        advice = "Record the value as a check-in of its Key Result; here, say the 'status:' of the work."
        return Finding(message, span, advice, rule="initiative-has-progress")
    if _is_measure(above):
        if any(key in keys for keys in FORMS.values()):
            return Finding(
                f"'{key}' belongs to another form of measure",
                span,
                f"A measure has exactly one form: {MEASURE_FORMS}.",
                rule="invalid-value",
            )
        known = [name for keys in FORMS.values() for name in keys] + ["unit"]
    else:
        known = known_keys(model_at(model, tuple(above)))
    present = set(mapping.entries) if isinstance(mapping, Mapping) else set()
    near = closest(str(key), [name for name in known if name not in present])
    fix = (
        Fix(f"Rename '{key}' to '{near}'", (Edit(span, near),))
        if near and span.end - span.start == len(str(key))
        else None
    )
    where = f"in {_place_name(tuple(above))}"
    advice = f"Did you mean '{near}'?" if near else f"Known here: {', '.join(known)}. Keys of your own begin with x-."
    return Finding(f"unknown key '{key}' {where}", span, advice, fix=fix, rule="unknown-key")


def _missing_key(route: Route, root: Node) -> Finding:
    *above, key = route
    node = follow(root, tuple(above))[-1]
    entry = node.entries.get(str(key)) if isinstance(node, Mapping) else None
    place = _place_name(tuple(above))
    if entry:
        return Finding(f"'{key}' of {place} is empty", span_of(entry[0]), "Give it a value.", rule="missing-key")
    return Finding(f"{place} has no '{key}'", head_span(node), f"Add '{key}:'.", rule="missing-key")


def head_span(node: Node) -> Span:
    """The first key of a mapping or the first line of anything else: a short place for a large thing."""
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            return Span(key.start, value.end) if isinstance(value, Scalar) and value.value else span_of(key)
    return Span(node.start, min(node.end, node.start + 1)) if isinstance(node, Sequence) else span_of(node)


def _key_span(node: Node, key: str) -> Span:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return span_of(entry[0]) if entry else span_of(node)


def _explain(error: ErrorDetails, key: str) -> tuple[str, str]:
    """Message and advice of a value that does not fit."""
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    if kind == "okr":
        return f"{key}: {context['message']}" if key else context["message"], context["advice"]
    if kind == "literal_error":
        return _not_a_choice(key, value, error)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return "a measure in none of the known forms", f"Give it one of: {MEASURE_FORMS}."
    if kind == "string_pattern_mismatch":
        from okr_cli.model.entity import slug

        return f"'{value}' is not a slug", f"Use lower-case letters, digits and '-': {slug(str(value))}."
    if kind == "string_too_short":
        return f"'{key}' is empty", "Give it a value."
    if kind == "too_short":
        return f"'{key}' is empty", "Give it at least one entry."
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        return f"{key}: {value} is {'less' if 'ge' in context else 'more'} than {limit}", ""
    wanted = WANTED.get(kind)
    if wanted:
        found = "nothing" if value is None else _found(value)
        return (
            f"'{key}' should be {wanted}, found {found}" if key else f"expected {wanted}, found {found}",
            "",
        )
    return f"{key}: {error['msg']}", ""


WANTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "a mapping of keys and values",
    "model_attributes_type": "a mapping of keys and values",
    "dict_type": "a mapping of keys and values",
}


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text if len(text) <= 40 else text[:39] + '…'}'"


def _not_a_choice(key: str, value: Any, error: ErrorDetails) -> tuple[str, str]:
    choices = [part.strip("' ") for part in error["ctx"]["expected"].replace(" or ", ",").split(",")]
    near = closest(str(value), choices)
    shown = ", ".join(choices)
    return f"{key}: {_found(value)} is not one of {shown}", f"Did you mean '{near}'?" if near else ""


def closest(word: str, choices: list[str]) -> str:
    """The choice that ``word`` most likely meant, or an empty string."""
    folded = {choice.replace("_", "").replace("-", ""): choice for choice in choices}
    near = get_close_matches(_folded(word), list(folded), n=1, cutoff=0.72)
    return folded[near[0]] if near else ""


def _folded(word: str) -> str:
    return word.lower().replace("_", "").replace("-", "").replace(" ", "")


def _is_measure(above: list[str | int]) -> bool:
    return bool(above) and above[-1] == "measure"


PLURALS = {
    "objectives",
    "key_results",
    "initiatives",
    "actions",
    "projects",
    "kpis",
    "people",
    "choices",
    "check_ins",
}
SINGULAR = {
    "objectives": "an Objective",
    "key_results": "a Key Result",
    "initiatives": "an Initiative",
    "actions": "an Initiative",
    "projects": "an Initiative",
    "kpis": "a KPI",
    "people": "a person",
    "choices": "a strategic choice",
    "check_ins": "a check-in",
    "milestones": "a milestone",
}


def _place_name(route: Route) -> str:
    """``a Key Result``, ``the measure``, ``the file``: what an error's parent is called."""
    if not route:
        return "the file"
    step = route[-1]
    if isinstance(step, int):
        return SINGULAR.get(str(route[-2]), f"'{route[-2]}'")
    return f"'{step}'"


def model_at(model: type[BaseModel], route: Route) -> type[BaseModel] | None:
    """The model that describes the mapping at a route, or None."""
    current: type[BaseModel] | None = model
    for step in route:
        if isinstance(step, int) or current is None:
            continue
        field = next((f for n, f in current.model_fields.items() if step in _spellings(n, f)), None)
        current = _model_in(field.annotation) if field else None
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _spellings(name: str, field: Any) -> list[str]:
    choices = getattr(field.validation_alias, "choices", None)
    return [str(choice) for choice in choices] if choices else [str(field.alias or name)]


def known_keys(model: type[BaseModel] | None) -> list[str]:
    """The keys that a mapping may have, as they are written."""
    if model is None:
        return []
    return [_spellings(name, field)[0] for name, field in model.model_fields.items() if name != "node"]
