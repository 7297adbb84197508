"""Generated files are checked in and up to date."""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import generate
import pytest
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from ruamel.yaml import YAML
from screenshots import IMAGES, PICTURES, drawn

from okr_cli.workspace import editor_schema

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "docs" / "schemas"


def schema(name: str) -> Validator:
    whole = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    validator: Validator = validator_for(whole)(whole)
    return validator


def plain_yaml(path: Path) -> Any:
    """A file as an editor reads it: YAML 1.2 with dates left as text."""
    yaml = YAML(typ="safe", pure=True)
    dates = {"tag:yaml.org,2002:timestamp": lambda _, node: node.value}
    yaml.constructor.yaml_constructors = {**yaml.constructor.yaml_constructors, **dates}
    return yaml.load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_of_the_readme_show_what_okr_prints(name: str) -> None:
    assert drawn(name) == (IMAGES / name).read_text(encoding="utf-8")


def test_nothing_generated_is_stale(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(editor_schema, "DIGEST", "")  # which is made anew, and put back
    monkeypatch.setattr(sys, "argv", ["generate.py", "--check"])
    assert generate.main() == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "starter").rglob("*.yaml")), ids=lambda path: path.name)
def test_the_starter_fits_the_published_schema(path: Path) -> None:
    schema("okr.schema.json").validate(plain_yaml(path))


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "examples" / "acme" / "okrs").rglob("*.yaml")),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_the_example_company_fits_the_published_schema(path: Path) -> None:
    schema("okr.schema.json").validate(plain_yaml(path))


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*/okr.toml")), ids=lambda path: path.parent.name)
def test_settings_fit_the_published_schema(path: Path) -> None:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    schema("okr.toml.schema.json").validate(json.loads(json.dumps(read, default=str)))


@pytest.mark.parametrize(
    "text",
    [
        "objectves: []",
        "objectives: [{titel: x}]",
        "cycle: [2026-Q4]",
        "initiatives: [{title: x, owner: A B, status: doing}]",
        "objectives: [{title: x, key_results: [{title: x, owner: A B, measure: {baseline: 1}}]}]",
    ],
)
def test_an_editor_shows_mistakes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "okrs.yaml"
    path.write_text(text)
    assert not schema("okr.schema.json").is_valid(plain_yaml(path))
