"""The JSON that the views write is the JSON that their schemas promise."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from okr_cli.progress.score import Band
from okr_cli.progress.sizing import Corner
from okr_cli.progress.sorting import Sort
from okr_cli.progress.status import Status
from okr_cli.schemas import schema_of, shapes
from okr_cli.schemas.due import DUTIES, RULES
from okr_cli.schemas.prioritize import CORNER, SORT
from okr_cli.schemas.review import CALLS
from okr_cli.views.action_items import Duty
from okr_cli.views.review.decisions import Call
from tests.commands.running import ROOT, okr
from tests.views.workspace import EVERY_FORM, HOSTILE

ACME = str(ROOT / "examples" / "acme")
DAYS = ("2026-09-01", "2026-10-01", "2026-11-20", "2026-12-31", "2027-02-01")
COMMANDS = (
    ("status", "status", "--compare", "2026-08-15"),
    ("status", "status", "--by", "owner"),
    ("review", "review"),
    ("review", "review", "--close"),
    ("due", "due"),
    ("prioritize", "prioritize"),
)


def complaints(what: str, text: str) -> list[str]:
    errors = Draft202012Validator(schema_of(what)).iter_errors(json.loads(text))
    return [f"{error.json_path}: {error.message}" for error in errors]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("what", "command"), [(one[0], one[1:]) for one in COMMANDS])
@pytest.mark.parametrize("cycle", ["2026-Q3", "2026-Q4", "all"])
def test_the_example_is_as_promised(what: str, command: tuple[str, ...], day: str, cycle: str) -> None:
    result = okr(*command, ACME, "--cycle", cycle, "--as-of", day, "--format", "json")
    assert result.code == 0, result.err
    assert complaints(what, result.out) == []


@pytest.mark.parametrize("text", [EVERY_FORM, HOSTILE])
@pytest.mark.parametrize(("what", "command"), [(one[0], one[1:]) for one in COMMANDS])
def test_every_form_is_as_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, command: tuple[str, ...], text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(text, encoding="utf-8")
    for day in DAYS:
        result = okr(*command, "--cycle", "all", "--as-of", day, "--format", "json")
        assert result.code == 0, result.err
        assert complaints(what, result.out) == []


@pytest.mark.parametrize(
    "entity", ["effortless-first-week", "2026-Q4/company/morning-habit/weekly-crews", "iso-audit", "sync-queue"]
)
def test_every_kind_of_entity_is_as_promised(entity: str) -> None:
    result = okr("show", entity, ACME, "--cycle", "2026-Q4", "--as-of", "2026-11-20", "--format", "json")
    assert result.code == 0, result.err
    assert complaints("show", result.out) == []


def test_an_unknown_key_or_a_missing_one_is_a_breach() -> None:
    found = json.loads(okr("due", ACME, "--as-of", "2026-11-20", "--format", "json").out)
    assert complaints("due", json.dumps({**found, "extra": 1}))
    del found["total"]
    assert complaints("due", json.dumps(found))


@pytest.mark.parametrize(
    ("values", "promised"),
    [
        (list(Status), shapes.STATUS["enum"]),
        (list(Band), shapes.BAND["enum"]),
        (list(Duty), DUTIES),
        ([one.rule for one in Duty if one.rule], RULES),
        (list(Call), CALLS),
        ([*Corner, None], CORNER["enum"]),
        (list(Sort), SORT["enum"]),
    ],
)
def test_every_value_is_named(values: list[Any], promised: list[Any]) -> None:
    assert {one and str(one) for one in values} == set(promised)
