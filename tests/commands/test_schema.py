"""``okr schema``: what editors and programs can expect."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from okr_cli.schemas.reports import REPORTS
from tests.commands.running import ROOT, okr
from tests.commands.texts import BROKEN


def test_the_default_is_the_schema_of_files() -> None:
    assert okr("schema").out == okr("schema", "file").out


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("file", "okr.schema.json"),
        ("config", "okr.toml.schema.json"),
        *((name, f"{name}-v1.schema.json") for name in REPORTS),
    ],
)
def test_each_schema_is_valid_and_published(what: str, name: str) -> None:
    text = okr("schema", what).out
    assert text == (ROOT / "docs" / "schemas" / name).read_text(encoding="utf-8")
    schema = json.loads(text)
    draft = Draft7Validator if what == "file" else Draft202012Validator
    draft.check_schema(schema)
    assert schema["$schema"] == draft.META_SCHEMA["$schema"]
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


def test_a_folder_in_the_way_is_one_line_and_exit_code_2(folder: Path) -> None:
    (folder / "x").mkdir()
    assert okr("schema", "-o", "x").complaint == "x: is a directory"


def test_lint_output_matches_its_schema(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(BROKEN)
    schema = Draft202012Validator(json.loads(okr("schema", "lint").out))
    schema.validate(json.loads(okr("lint", "--output-format", "json").out))
    assert not schema.is_valid({"version": 2})


OLDER = '{"$id": "urn:okr-cli:okr-file:1", "$comment": "okr 0.0.9, schema 0123456789ab."}'
NEWER = OLDER.replace("0.0.9", "99.0")
UNMARKED = '{"$defs": {}, "title": "OKR file, version 1"}'
NOTE = "was written by an older version of okr; run 'okr schema --write' to update it"


@pytest.fixture
def copy(folder: Path) -> Path:
    """The current schema, as ``okr init`` writes it next to the files."""
    okr("init", "--cycle", "2026-Q4")
    return folder / "okr.schema.json"


@pytest.mark.parametrize("old", [OLDER, UNMARKED, ""])
def test_an_older_copy_is_updated_from_anywhere_in_the_workspace(
    copy: Path, old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy.write_text(old)
    monkeypatch.chdir(copy.parent / "okrs")
    done = okr("schema", "--write")
    assert (done.code, done.out, done.err) == (0, "", "updated ../okr.schema.json\n")
    assert copy.read_text() == okr("schema").out
    assert okr("schema", "--write").err == "kept ../okr.schema.json (up to date)\n"


def test_a_missing_copy_is_written_where_the_files_expect_it(copy: Path) -> None:
    copy.unlink()
    place = copy.parent / "okrs" / "growth.yaml"
    place.write_text(place.read_text().replace("$schema=../okr", "$schema=schemas/okr"))
    (place.parent / "schemas").mkdir()
    assert okr("schema", "--write").err == "wrote okrs/schemas/okr.schema.json\n"
    assert not copy.exists()


def test_in_an_empty_folder_it_is_at_the_root(folder: Path) -> None:
    assert okr("schema", "--write").err == "wrote okr.schema.json\n"


def test_a_path_can_be_given(copy: Path) -> None:
    copy.write_text(OLDER)
    assert okr("schema", "--write", "mine.json").err == "wrote mine.json\n"
    assert copy.read_text() == OLDER
    assert okr("schema", "--write", copy).err == "updated okr.schema.json\n"
    assert okr("schema", "--write", "okrs").err == "kept okr.schema.json (up to date)\n"


@pytest.mark.parametrize("foreign", ['{"title": "Ours"}', '{"$ref": "urn:okr-cli:okr-file:1"}', "not even JSON"])
def test_foreign_schemas_are_not_overwritten(copy: Path, foreign: str) -> None:
    copy.write_text(foreign)
    said = "okr.schema.json is not a schema written by okr and was left unchanged; choose another file"
    assert okr("schema", "--write").complaint == said
    assert okr("schema", "--write", "okr.schema.json").complaint == said
    assert copy.read_text() == foreign
    assert okr("lint").err == ""


def test_files_that_okr_reads_are_not_overwritten(copy: Path) -> None:
    assert "is a YAML file" in okr("schema", "--write", "okrs/growth.yaml").complaint
    assert "used by okr" in okr("schema", "--write", "okr.toml").complaint


def test_a_modeline_that_leaves_the_workspace_is_not_followed(copy: Path) -> None:
    place = copy.parent / "okrs" / "growth.yaml"
    place.write_text(place.read_text().replace("$schema=../okr", "$schema=../../outside"))
    copy.unlink()
    assert okr("schema", "--write").err == "wrote okr.schema.json\n"
    assert not (copy.parent.parent / "outside.schema.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leaves_the_workspace_is_not_written(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "okr.schema.json"
    outside.write_text(OLDER)
    copy.unlink()
    copy.symlink_to(outside)
    assert "symlink points outside the workspace" in okr("schema", "--write").complaint
    assert outside.read_text() == OLDER


def test_a_url_has_no_copy(folder: Path) -> None:
    (folder / "okr.toml").write_text('[lint]\neditor-schema = "https://example.org/okr.json"\n')
    assert "there is no copy to update" in okr("schema", "--write").complaint


def test_two_ways_to_write_are_refused(folder: Path) -> None:
    assert okr("schema", "--write", "-o", "x").complaint == "--write cannot be combined with --output"


@pytest.mark.parametrize("old", [OLDER, UNMARKED])
def test_lint_reports_an_outdated_copy_once(copy: Path, old: str) -> None:
    assert okr("lint").err == ""
    copy.write_text(old)
    done = okr("lint")
    assert (done.code, done.err) == (0, f"okr: okr.schema.json {NOTE}\n")
    assert okr("lint", "-", stdin=b"okr: 1\n").err == ""
    okr("schema", "--write")
    assert okr("lint").err == ""


@pytest.mark.parametrize("other", [NEWER, "", "{}", "not even JSON", '{"title": "Ours"}'])
def test_lint_ignores_newer_copies_and_foreign_files(copy: Path, other: str) -> None:
    copy.write_text(other)
    assert okr("lint").err == ""


def test_lint_opens_only_regular_files(copy: Path) -> None:
    copy.unlink()
    copy.mkdir()
    assert okr("lint").err == ""
    copy.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(copy)
        assert okr("lint").err == ""
