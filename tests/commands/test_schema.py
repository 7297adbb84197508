"""``okr schema``: what editors and programs may expect."""

import json
import stat
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.commands.running import ROOT, okr
from tests.commands.texts import BROKEN

VIEWS = ("status", "show", "review", "due", "prioritize")


def test_files_are_the_default() -> None:
    assert okr("schema").out == okr("schema", "file").out


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("file", "okr.schema.json"),
        ("config", "okr.toml.schema.json"),
        ("lint", "lint-v1.schema.json"),
        *((name, f"{name}-v1.schema.json") for name in VIEWS),
    ],
)
def test_each_is_a_valid_schema_and_the_published_one(what: str, name: str) -> None:
    text = okr("schema", what).out
    assert text == (ROOT / "docs" / "schemas" / name).read_text(encoding="utf-8")
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]


def test_into_a_file(folder: Path) -> None:
    done = okr("schema", "-o", "okr.schema.json")
    assert (done.code, done.out, done.err) == (0, "", "wrote okr.schema.json\n")
    assert (folder / "okr.schema.json").read_text() == okr("schema").out


def test_an_old_file_is_replaced_and_keeps_its_permissions(folder: Path) -> None:
    old = folder / "schema.json"
    old.write_text("{}")
    old.chmod(0o640)
    okr("schema", "-o", old)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert old.read_text() == okr("schema").out
    assert [path.name for path in folder.iterdir() if path.name != ".git"] == ["schema.json"]


def test_a_folder_in_the_way_is_one_line_and_2(folder: Path) -> None:
    (folder / "x").mkdir()
    assert okr("schema", "-o", "x").complaint == "x: is a directory"


def test_the_output_of_lint_fits_its_schema(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(BROKEN)
    schema = Draft202012Validator(json.loads(okr("schema", "lint").out))
    schema.validate(json.loads(okr("lint", "--output-format", "json").out))
    assert not schema.is_valid({"version": 2})
