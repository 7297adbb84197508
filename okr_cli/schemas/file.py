"""The JSON Schema of an OKR file, for yaml-language-server and programs such as check-jsonschema.

It accepts what okr accepts, as parsed by a YAML 1.2 parser. Editors suggest every form under ``anyOf``, so forms that
are accepted but not recommended, such as ``null`` or a quoted number, are behind ``not: {not: …}``.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from okr_cli.model.measure import FORM_MODELS
from okr_cli.model.okr_file import OkrFile
from okr_cli.schemas.snippets import ENTRIES, FORMS_OF, VALUES, Snippet
from okr_cli.validation.format_keys import INITIATIVE_KEYS, every_key
from okr_cli.workspace.editor_schema import SCHEMA_ID, TITLE, comment

NULL = {"type": "null"}
FORM_NAMES = frozenset(model.__name__ for model in FORM_MODELS.values())
ANNOTATIONS = ("description", "examples", "default", "title", "errorMessage")

TITLES = {
    "okr": "Format version",
    "kpis": "KPIs",
    "key_result": "Key Result",
    "key_results": "Key Results",
    "check_ins": "Check-ins",
    "not": "Exclusions",
    "CheckIn": "Check-in",
    "KeyResult": "Key Result",
    "MeasureChange": "Measure change",
    **dict.fromkeys(
        ("NumberChange", "LimitChange", "RangeChange", "MilestonesChange", "DoneChange", "UnitChange"),
        "Old and new value",
    ),
    "Kpi": "KPI",
    "StandaloneInitiative": "Initiative",
    "StrategicChoice": "Strategic choice",
    "Threshold": "Limit",
    "YesNo": "Yes or no",
    "FindBaseline": "Find a baseline",
}
"""Titles of keys and models whose name does not give it."""


def file_schema() -> dict[str, Any]:
    """File format version 1, in draft 7. Keys that begin with ``x-`` are allowed everywhere."""
    made = OkrFile.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    models = made.pop("$defs")
    definitions = {name: _definition(name, model) for name, model in models.items()}
    whole = {**_definition("OkrFile", made), "title": TITLE}
    return {"$id": SCHEMA_ID, "$comment": comment(), **whole, "definitions": definitions}


def _definition(name: str, model: dict[str, Any]) -> dict[str, Any]:
    """The schema of a mapping from that of its model."""
    required = model.get("required", ())
    properties = {
        key: _property(key, described, may_be_absent=key not in required, is_changed=name == "MeasureChange")
        for key, described in model["properties"].items()
    }
    ours, *others = INITIATIVE_KEYS
    extra: dict[str, Any] = {}
    if ours in properties:
        same = {**model["properties"][ours], "description": f"Alias of {ours}."}
        properties |= {other: _property(other, same, may_be_absent=True) for other in others}
        extra["not"] = {"anyOf": [_both_given(pair) for pair in combinations(INITIATIVE_KEYS, 2)]}
    return {
        "title": _title(name),
        "description": model["description"].replace("``", "`"),
        "type": "object",
        **({"required": required} if required else {}),
        "properties": properties,
        "patternProperties": {"^x-": {}, **(_elsewhere(properties) if name not in FORM_NAMES else {})},
        "additionalProperties": False,
        **extra,
    }


def _elsewhere(properties: Iterable[str]) -> dict[str, Any]:
    """Keys that the format has in other places. Nobody minds them as long as they are empty."""
    pattern = "|".join(sorted(every_key(OkrFile) - set(properties)))
    return {f"^({pattern})$": {**NULL, "errorMessage": "This key is not allowed here."}}


def _property(key: str, described: dict[str, Any], may_be_absent: bool, is_changed: bool = False) -> dict[str, Any]:
    """The schema of a key. Where it ``is_changed``, its value is what it was and is, which no snippet knows."""
    about = {"title": _title(key), "description": described["description"]}
    written = None if is_changed and "anyOf" in described else VALUES.get(key)
    extra = {"defaultSnippets": [written._asdict()]} if written else {}
    return {**about, **extra, **_value(described, about, may_be_absent, FORMS_OF.get(key, ()))}


def _value(
    described: dict[str, Any], about: dict[str, str], may_be_absent: bool, snippets: Sequence[Snippet] = ()
) -> dict[str, Any]:
    """The forms of a value: those to offer, and in one place behind them what is accepted as well.

    That place has a title, because yaml-language-server joins the titles of forms that have none. What starts a value
    stands there too: an editor offers it where there is no value yet, and not inside one.
    """
    forms = [*_forms(described), *([NULL] if may_be_absent else [])]
    offered = [form for number, form in enumerate(forms) if number == 0 or "$ref" in form]
    accepted = [form for form in forms if form not in offered]
    first = offered[0]
    if "items" in first:
        entry = ENTRIES.get(first["items"].get("$ref", "").rpartition("/")[2])
        if entry:
            snippets = [entry]
        else:
            first["items"] = {**about, **_value(first["items"], about, may_be_absent=False)}
    first |= {name: found for name in ("errorMessage", "examples") if (found := _annotation(described, name))}
    if not accepted and not snippets:
        return {"anyOf": offered}
    hidden: dict[str, Any] = {"title": about["title"]}
    if snippets:
        kind = {"type": "array"} if "items" in first else {}
        hidden["defaultSnippets"] = [{**snippet._asdict(), **kind} for snippet in snippets]
    if accepted:
        hidden["not"] = {"not": accepted[0] if len(accepted) == 1 else {"anyOf": accepted}}
    else:
        hidden["not"] = {}
    return {"anyOf": [*offered, hidden]}


def _forms(described: dict[str, Any]) -> list[dict[str, Any]]:
    """The forms that a value may have, those of its forms included."""
    inner = described.get("anyOf") or described.get("oneOf")
    if inner:
        return [form for each in inner for form in _forms(each) if form != NULL]
    return [{key: value for key, value in described.items() if key not in (*ANNOTATIONS, "discriminator")}]


def _annotation(described: dict[str, Any], name: str) -> Any:
    """What a value or one of its forms says under a name; None if nothing does."""
    inner = (_annotation(each, name) for each in described.get("anyOf", ()))
    return described.get(name) or next(filter(None, inner), None)


def _both_given(keys: tuple[str, str]) -> dict[str, Any]:
    """Two names of one list, both with entries."""
    return {"required": list(keys), "properties": {key: {"type": "array"} for key in keys}}


def _title(name: str) -> str:
    return TITLES.get(name) or name.replace("_", " ").capitalize()
