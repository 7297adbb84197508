"""``okr show`` from the command line."""

import json
from pathlib import Path

import pytest

from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.lookup import find_entity
from okr_cli.workspace.workspace import open_workspaces
from tests.commands.running import Outcome, okr
from tests.commands.test_status import EXAMPLES

pytestmark = pytest.mark.usefixtures("loaded_once")

ACME = str(EXAMPLES / "acme")


def run(*arguments: str) -> Outcome:
    return okr("show", *arguments, "--as-of", "2026-11-20")


def test_names_refer_to_the_current_cycle(tmp_path: Path) -> None:
    result = run("first-job", ACME)
    assert result.code == 0
    assert "2026-Q4/growth/effortless-first-week/first-job" in result.out
    assert "(48.4 − 38) / (52 − 38) = 0.7429" in result.out


def test_another_cycle_may_be_named() -> None:
    assert "2026-Q3/growth/effortless-first-week/first-job" in run("first-job", ACME, "--cycle", "2026-Q3").out
    assert run("2026-Q3/growth/effortless-first-week/first-job", ACME).code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["first-jbo", ACME], "nothing matches 'first-jbo'; did you mean"),
        (["first-job", ACME, "--cycle", "all"], ""),
        (["night-pages", ACME, "--team", "growth"], "nothing matches 'night-pages'"),
        (["anything", "/nonexistent/folder"], "no such file or folder"),
        (["foo", ACME], "nothing matches 'foo'; run 'okr status --ids --initiatives' to list all ids"),
        ([str(EXAMPLES / "acme" / "okrs"), ACME], "okrs' is a path, not the name of an entity; run 'okr status --ids "),
        (["x" * 5000, ACME], "nothing matches 'xxx"),
        (["raise", ACME], "'raise' matches 11 entities; be more specific:"),
    ],
)
def test_an_unknown_name_is_one_line_with_candidates(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.code == (2 if message else 0)
    assert message in result.err


def test_words_of_a_title_are_enough() -> None:
    assert "2026-Q4/platform/quiet-nights/night-pages" in run("night pages", ACME).out
    assert "2026-Q3/growth/effortless-first-week/first-job" in run("from 31% to 40%", ACME, "--cycle", "all").out


def test_output_to_a_pipe_is_not_wrapped() -> None:
    lines = run("first-job", ACME).out.splitlines()
    objective = "Make the first week with Acme feel effortless for a new crew (2026-Q4/growth/effortless-first-week)"
    assert any(line.endswith(objective) for line in lines)


def test_every_number_on_the_screen_has_its_calculation() -> None:
    rows = json.loads(okr("status", ACME, "--as-of", "2026-11-20", "--format", "json").out)
    table = okr("status", ACME, "--as-of", "2026-11-20", "--ids").out.splitlines()
    index = load_workspace(next(open_workspaces([Path(ACME)], Path.cwd()))).index
    for number, one in enumerate(each for row in rows["objectives"] for each in row["key_results"]):
        (line,) = (line for line in table if one["title"] in line and line.startswith("  "))
        name = next(word for word in line.split() if one["address"].endswith(f"/{word}"))
        if number % 4 == 0:
            assert one["address"] in run(name, ACME).out, name
        assert find_entity([index], one["title"], lambda entity: entity.cycle == "2026-Q4").address == one["address"]


def test_relations_have_a_json_value_and_a_label() -> None:
    name = "morning-habit/weekly-crews"
    assert "supported by 2026-Q4/growth/effortless-first-week: " in run(name, ACME).out
    links = json.loads(run(name, ACME, "--format", "json").out)["links"]
    assert "helped by" in {link["relation"] for link in links}


def test_json_contains_check_ins_links_and_the_calculation() -> None:
    found = json.loads(run("day-plan-p95", ACME, "--format", "json").out)
    assert found["version"] == 1
    assert found["sum"] == "(1480 − 2400) / (900 − 2400) = 0.6133"
    assert found["check_ins"][-1] == {
        "date": "2026-11-16",
        "value": 1480,
        "confidence": 8,
        "status": None,
        "note": None,
        "ask": None,
        "source": None,
    }


@pytest.mark.parametrize("name", ["morning-habit", "churn", "regions", "sync-queue", "buyer-call", "crew-rating"])
@pytest.mark.parametrize("form", ["table", "json", "markdown"])
def test_every_kind_of_entity_in_every_form(name: str, form: str) -> None:
    result = run(name, ACME, "--format", form)
    assert (result.code, result.err) == (0, "")


def test_a_team_is_shown_by_status() -> None:
    result = run("Sales", ACME)
    assert (result.code, result.out) == (2, "")
    assert "'Sales' is a team; use 'okr status sales' to show it" in result.err


def test_a_strategic_choice_is_shown_with_what_serves_it() -> None:
    page = run("calm-growth", ACME).out
    assert "Grow revenue faster than headcount" in page
    assert "No new office before 2028" in page
    assert "Vision" in page
    data = json.loads(run("Grow revenue faster than headcount", ACME, "--format", "json").out)
    assert (data["entity"], data["id"], data["cycles"]) == ("choice", "calm-growth", ["2026-Q4"])
    assert len(data["objectives"]) == 8
    assert all(row["title"] in page and row["address"] in page for row in data["objectives"])
    assert "2026-Q4" not in run("calm-growth", ACME, "--cycle", "2026-Q3").out


def test_an_unserved_choice_is_reported_and_entities_take_precedence(tmp_path: Path) -> None:
    (tmp_path / "okr.toml").touch()
    strategy = "strategy: {choices: [{id: small-shops, title: Win small shops first}]}\n"
    (tmp_path / "a.yaml").write_text("okr: 1\ncycle: 2026-Q4\nobjectives: [{title: Open doors}]\n" + strategy)
    assert "Not served by any Objective in 2026-Q4." in run("small-shops", str(tmp_path)).out
    text = "okr: 1\ncycle: 2026-Q4\nobjectives: [{id: small-shops, title: Open doors}]\n" + strategy
    (tmp_path / "a.yaml").write_text(text)
    assert "Open doors" in run("small-shops", str(tmp_path)).out
