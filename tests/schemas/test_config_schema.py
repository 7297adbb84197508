"""The JSON Schema of okr.toml."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from okr_cli.config.settings import Config
from okr_cli.schemas import schema_of

EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEMA = schema_of("config")
VALIDATOR = Draft202012Validator(SCHEMA)


def errors(text: str) -> list[str]:
    table: dict[str, Any] = json.loads(json.dumps(tomllib.loads(text), default=str))
    return [error.message for error in VALIDATOR.iter_errors(table)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "okr.toml"


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("okr.toml")), ids=lambda path: path.parent.name)
def test_the_examples_are_valid(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


def test_the_defaults_are_valid() -> None:
    assert list(VALIDATOR.iter_errors(Config.default().table())) == []


@pytest.mark.parametrize(
    "text",
    [
        "lints = 1",
        "[lint]\nselct = []",
        "[lint]\nselect = 'a'",
        "[lint]\nfail-on = 'bad'",
        "[limits]\ninitiatives = 0",
        "limits = 3",
    ],
)
def test_mistakes_are_refused(text: str) -> None:
    assert errors(text)


def test_every_setting_is_described() -> None:
    for name, definition in SCHEMA["$defs"].items():
        for key, described in definition.get("properties", {}).items():
            assert described.get("description"), f"{name}.{key}"
