"""The JSON of the commands matches its schemas, and version 1 keeps its promises.

``v1`` has the schemas as first published. They allow no further keys, so a new key fails here until ``added.py`` lists
it.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from okr_cli.schemas import schema_of
from okr_cli.schemas.reports import REPORTS
from tests.commands.running import ROOT, okr
from tests.schemas.added import with_additions
from tests.views.workspace import EVERY_FORM, HOSTILE

pytestmark = pytest.mark.usefixtures("loaded_once")

Schema = dict[str, Any]

V1 = Path(__file__).parent / "v1"
ACME = str(ROOT / "examples" / "acme")
DAYS = ("2026-09-01", "2026-11-20", "2027-02-01")
COMMANDS = (
    ("status", "--compare", "2026-08-15"),
    ("status", "--by", "owner"),
    ("review",),
    ("review", "--close"),
    ("due",),
    ("prioritize",),
    ("health",),
    ("graph", "--initiatives"),
    ("export",),
)
TYPES = {"str": "string", "int": "integer", "NoneType": "null"}


def published(command: str) -> Schema:
    schema: Schema = json.loads((V1 / f"{command}.json").read_text(encoding="utf-8"))
    return schema


@cache
def validators(command: str) -> tuple[Draft202012Validator, ...]:
    """For today's schema and the one first published."""
    return tuple(map(Draft202012Validator, (schema_of(command), with_additions(published(command)))))


def complaints(command: str, text: str) -> list[str]:
    """Violations of either schema."""
    found = json.loads(text)
    errors = (error for validator in validators(command) for error in validator.iter_errors(found))
    return [f"{error.json_path}: {error.message}" for error in errors]


def choices(node: Schema, root: Schema) -> Iterator[Schema]:
    """The alternatives of a schema, with references resolved."""
    if "$ref" in node:
        yield from choices(root["$defs"][node["$ref"].rsplit("/", 1)[-1]], root)
    elif "anyOf" in node:
        for choice in node["anyOf"]:
            yield from choices(choice, root)
    else:
        yield node


def values(options: list[Schema]) -> set[Any]:
    """The constants and enumeration values of some alternatives."""
    return {value for option in options for value in option.get("enum", [option["const"]] if "const" in option else [])}


def types(options: list[Schema]) -> set[str]:
    named = (option["type"] for option in options if "type" in option)
    found = {name for type_ in named for name in ([type_] if isinstance(type_, str) else type_)}
    return found | {TYPES[type(value).__name__] for value in values(options)}


def kind(choice: Schema, root: Schema) -> tuple[Any, ...]:
    """The constants that distinguish an object from its alternatives."""
    names = (name for name in ("view", "entity", "form") if name in choice["properties"])
    return tuple(next(choices(choice["properties"][name], root)).get("const") for name in names)


def broken_promises(old: Schema, new: Schema, roots: tuple[Schema, Schema], place: str = "$") -> Iterator[str]:
    """Where a schema promises less than an older one."""
    before, after = (list(choices(*pair)) for pair in zip((old, new), roots, strict=True))
    if types(before) != types(after):
        yield f"{place}: {types(before)} became {types(after)}"
    constants = values(before) - {None}, values(after) - {None}
    if not constants[0] <= constants[1] or bool(constants[0]) != bool(constants[1]):
        yield f"{place}: {constants[0]} became {constants[1]}"
    for limit in ("pattern", "minimum"):
        limits = [{option[limit] for option in options if limit in option} for options in (before, after)]
        if limits[0] != limits[1]:
            yield f"{place}: another {limit}"
    items = [next((option["items"] for option in options if "items" in option), None) for options in (before, after)]
    if items[0] and items[1]:
        yield from broken_promises(items[0], items[1], roots, f"{place}[]")
    objects = {kind(option, roots[1]): option for option in after if "properties" in option}
    for option in before:
        if "properties" in option:
            name = kind(option, roots[0])
            if name not in objects:
                yield f"{place}: {name} is gone"
                continue
            yield from broken_object(option, objects[name], roots, f"{place}{name or ''}")


def broken_object(old: Schema, new: Schema, roots: tuple[Schema, Schema], place: str) -> Iterator[str]:
    if not set(old["required"]) <= set(new.get("required", ())):
        yield f"{place}: {set(old['required']) - set(new.get('required', ()))} may be left out"
    if new.get("additionalProperties", True) is False:
        yield f"{place}: no room for further keys"
    for name, promised in old["properties"].items():
        if name in new["properties"]:
            yield from broken_promises(promised, new["properties"][name], roots, f"{place}.{name}")
        else:
            yield f"{place}.{name} is gone"


@pytest.mark.parametrize("command", REPORTS)
def test_version_1_keeps_its_promises(command: str) -> None:
    old, new = published(command), schema_of(command)
    assert list(broken_promises(old, new, (old, new))) == []


def test_the_comparison_detects_every_kind_of_change() -> None:
    node: Schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string", "pattern": "x"}}}
    listed = {"type": "array", "items": {"enum": ["on", "off", None]}}
    old: Schema = {**node, "properties": {**node["properties"], "b": listed}}

    def changed(**properties: Schema) -> list[str]:
        new = {**node, "properties": {"a": old["properties"]["a"], "b": listed, **properties}}
        return list(broken_promises(old, new, (old, new)))

    assert changed(c={"type": "string"}) == []
    assert changed(b={"type": "array", "items": {"anyOf": [{"enum": ["on", "off", "else"]}, {"type": "null"}]}}) == []
    for worse in (
        {"a": {"type": "string"}},
        {"a": {"type": ["string", "null"], "pattern": "x"}},
        {"a": {"type": "string", "pattern": "x", "minimum": 1}},
        {"b": {"type": "array", "items": {"enum": ["on", None]}}},
        {"b": {"type": "array", "items": {"enum": ["on", "off"]}}},
        {"b": {"type": "array", "items": {"type": ["string", "null"]}}},
    ):
        assert changed(**worse), worse
    for new in (
        {**old, "required": []},
        {**old, "additionalProperties": False},
        {**old, "properties": {"a": old["properties"]["a"]}},
        {"anyOf": [old, {"type": "null"}]},
    ):
        assert list(broken_promises(old, new, (old, new))), new


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("cycle", "day"), [("all", "2026-11-20"), ("2026-Q3", "2026-10-01"), ("2026-Q4", "2026-11-20")]
)
def test_the_example_matches_the_schemas(command: tuple[str, ...], cycle: str, day: str) -> None:
    result = okr(*command, ACME, "--cycle", cycle, "--as-of", day, "--format", "json")
    assert result.code == 0, result.err
    assert complaints(command[0], result.out) == []


@pytest.mark.parametrize("text", [EVERY_FORM, HOSTILE])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_form_matches_the_schemas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(text, encoding="utf-8")
    for day in DAYS:
        result = okr(*command, "--cycle", "all", "--as-of", day, "--format", "json")
        assert result.code == 0, result.err
        assert complaints(command[0], result.out) == []


@pytest.mark.parametrize(
    "entity", ["effortless-first-week", "2026-Q4/company/morning-habit/weekly-crews", "iso-audit", "sync-queue"]
)
def test_every_kind_of_entity_matches_the_schemas(entity: str) -> None:
    result = okr("show", entity, ACME, "--cycle", "2026-Q4", "--as-of", "2026-11-20", "--format", "json")
    assert result.code == 0, result.err
    assert complaints("show", result.out) == []


@pytest.mark.parametrize("options", [(), ("--select", "all")], ids=" ".join)
def test_findings_match_the_schemas(options: tuple[str, ...]) -> None:
    broken = str(ROOT / "examples" / "broken")
    result = okr("lint", broken, *options, "--as-of", "2026-11-20", "--output-format", "json")
    assert result.code == 1, result.err
    assert complaints("lint", result.out) == []


def test_new_and_missing_keys_are_detected() -> None:
    found = json.loads(okr("due", ACME, "--as-of", "2026-11-20", "--format", "json").out)
    assert complaints("due", json.dumps({**found, "extra": 1})) == [
        "$: Additional properties are not allowed ('extra' was unexpected)"
    ]
    del found["total"]
    assert len(complaints("due", json.dumps(found))) == 2
