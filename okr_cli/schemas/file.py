"""The JSON Schema of an OKR file, for yaml-language-server and check-jsonschema.

It describes what a YAML 1.2 reader sees, in which ``41`` is a number and ``2026-10-12`` a string.
"""

from typing import Any

from okr_cli.model.okr_file import OkrFile
from okr_cli.validation.format_keys import INITIATIVE_KEYS

ANY_TEXT = {"type": ["string", "number", "boolean"]}
"""okr reads every scalar as text, so text may look like a number."""


def file_schema() -> dict[str, Any]:
    """File format version 1. Keys that begin with ``x-`` are allowed everywhere."""
    made = OkrFile.model_json_schema(by_alias=True)
    for definition in [made, *made["$defs"].values()]:
        _complete(definition)
    return {**made, "title": "OKR file, version 1"}


def _complete(definition: dict[str, Any]) -> None:
    """Add what the reader accepts beyond the models: absent values, other spellings, keys of one's own."""
    properties = definition["properties"]
    required = definition.get("required", ())
    for name, described in properties.items():
        properties[name] = _property(described, is_title=name == "title", may_be_absent=name not in required)
    ours, *others = INITIATIVE_KEYS
    for spelling in others if ours in properties else ():
        properties[spelling] = {**properties[ours], "description": f"The same as {ours}."}
    definition["patternProperties"] = {"^x-": {}}
    definition["description"] = definition["description"].replace("``", "`")
    definition.pop("title", None)


def _property(described: dict[str, Any], is_title: bool, may_be_absent: bool) -> dict[str, Any]:
    about: dict[str, Any] = {key: described[key] for key in ("description", "examples") if key in described}
    forms = {
        key: value for key, value in described.items() if key not in ("description", "examples", "default", "title")
    }
    choices = [_loosened(choice, is_title) for choice in forms.get("anyOf", [forms])]
    if may_be_absent and {"type": "null"} not in choices:
        choices.append({"type": "null"})
    return {**about, **(choices[0] if len(choices) == 1 else {"anyOf": choices})}


def _loosened(choice: dict[str, Any], is_title: bool) -> dict[str, Any]:
    return ANY_TEXT if choice == {"type": "string", "minLength": 1} and not is_title else choice
