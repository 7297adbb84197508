"""``okr review`` fits one screen, per team or for all teams, and leaves out nothing that matters."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import ROOT, okr
from tests.commands.test_review import TEAM

pytestmark = pytest.mark.usefixtures("loaded_once")

ACME = str(ROOT / "examples" / "acme")
DAY = ("--as-of", "2026-11-20")
TEAMS = ("Company", "Customer Care", "Growth", "People", "Platform", "Sales", "Security")


def lines(*arguments: str) -> list[str]:
    result = okr("review", *arguments, *DAY)
    assert result.code == 0, result.err
    return result.out.splitlines()


@cache
def data(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("\n".join(lines(*arguments, "--format", "json")))
    return found


def flat(*arguments: str) -> str:
    return " ".join(" ".join(lines(*arguments)).split())


def test_a_normal_week_of_a_team_is_one_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert 24 <= len(lines(ACME, "--team", "Growth")) <= 30
    assert max(len(lines(ACME, "--team", team)) for team in TEAMS) <= 35
    assert len(lines(ACME, "--team", "Growth", "--full")) > 60


def test_the_guide_shows_real_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    guide = (ROOT / "docs" / "guide" / "review.md").read_text(encoding="utf-8")
    assert "\n".join(lines(ACME, "--team", "Growth")) in guide


def test_seven_teams_are_one_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert len(lines(ACME)) <= 45


@pytest.mark.parametrize("width", ["", "60", "80"])
@pytest.mark.parametrize("team", TEAMS)
def test_a_team_sees_every_ask_every_problem_and_every_decision(
    monkeypatch: pytest.MonkeyPatch, team: str, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    agenda, text = data(ACME, "--team", team), flat(ACME, "--team", team)
    for part in ("troubled", "asking", "unhealthy_kpis", "decisions", "silent"):
        for one in agenda[part]:
            assert one["title"] in text
    for one in [*agenda["troubled"], *agenda["asking"]]:
        assert one["ask"] is None or one["ask"] in text
    for one in [*agenda["carries_over"]["asked"], *agenda["carries_over"]["due"]]:
        assert one["title"] in text


@pytest.mark.parametrize("width", ["", "60", "80"])
def test_all_teams_see_every_ask_and_every_problem(monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    """Titles without room are cut, not left out."""
    monkeypatch.setenv("COLUMNS", width)
    agenda, text = data(ACME), flat(ACME)
    asks = [one["ask"] for one in [*agenda["troubled"], *agenda["asking"]] if one["ask"]]
    assert len(asks) == 4
    assert all(ask in text for ask in asks)
    # In trouble and called on track: its numbers are red.
    shown = [one for one in agenda["troubled"] if one["now"]["status"] in ("at-risk", "on-track")]
    shown += [*agenda["decisions"], *agenda["unhealthy_kpis"]]
    shown += [one for one in agenda["silent"] if one["rule"] != "stale-key-result"]
    assert len(shown) == 10
    assert all(one["title"][: None if not width else 20] in text for one in shown)


def test_what_changed_comes_first_for_all_teams() -> None:
    text = "\n".join(lines(ACME))
    first, asks, decisions, *_ = text.split("\n\n")[1:]
    statuses = [re.split(" {2,}", line)[-2] for line in first.splitlines()[1:]]
    assert statuses == [
        "✗ newly at risk",
        "▼ behind, was ✗",
        "▼ behind, was ✗",
        "▼ behind, was ✗",
        "✓ back on track",
        "✓ back on track",
        "✗ still at risk",
        "✗ still at risk",
        "✗ at risk (reported: ✓)",
        "▼ still behind (computed: ✗)",
    ]
    assert asks.startswith("Open asks\n• Customer Care, Nomvula Dlamini: ")
    assert decisions.startswith("Decisions due")
    assert "--team NAME shows one team" in text


def test_a_person_in_several_teams_has_one_agenda() -> None:
    text = "\n".join(lines(ACME, "--owner", "Leila"))
    assert "To discuss" in text
    assert "Changed or at risk" not in text


def test_programs_get_everything_with_and_without_full() -> None:
    for form in ("json", "csv"):
        assert lines(ACME, "--format", form) == lines(ACME, "--full", "--format", form)


def test_markdown_is_equally_short_and_mentions_no_options() -> None:
    short, full = (lines(ACME, "--team", "Growth", "--format", "markdown", *more) for more in ((), ("--full",)))
    assert [line for line in short if line.startswith("## ")] == [
        "## To discuss",
        "## What changed",
        "## Decisions due",
        "## Due on 2026-11-27",
    ]
    assert "## Questions to discuss" in full
    assert "--" not in "\n".join(line for line in short if not line.startswith("|"))


def test_titles_are_cut_only_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "…" not in flat(ACME, "--team", "Growth")
    assert "…" not in flat(ACME)
    monkeypatch.setenv("COLUMNS", "80")
    table = "\n".join(lines(ACME, "--team", "Growth")).split("\n\n")[2]
    assert table.count("…") == 4
    assert "…" not in flat(ACME, "--team", "Growth").replace(" ".join(table.split()), "")


RED = """\
okr: 1
cycle: 2026-Q4
team: {team}
objectives:
  - title: Let the street wake up to fresh bread
    owner: Ida Berg
    key_results:
"""
ROW = """\
      - title: Cut the wait at till {number} from 12 to 4 minutes
        owner: Ida Berg
        measure: {{baseline: 12, target: 4}}
        check_ins: [{{date: 2026-11-18, value: 12, status: at-risk, ask: A second person at till {number}.}}]
"""


def test_similar_entries_are_counted_after_the_first(folder: Path) -> None:
    (folder / "okr.toml").touch()
    for team in ("Bakery", "Mill"):
        rows = "".join(ROW.format(number=f"{team} {number}") for number in range(7))
        (folder / f"{team}.yaml").write_text(RED.format(team=team) + rows, encoding="utf-8")
    text = "\n".join(lines())
    assert text.count("A second person") == 10
    assert text.count("Cut the wait") == 10
    assert text.count("and 4 more; use --team NAME or --full") == 2
    assert "\n".join(lines("--full")).count("A second person") == 14
    assert flat("--team", "Mill").count("A second person") == 7


def test_two_reasons_to_decide_on_one_thing_are_one_line(folder: Path) -> None:
    (folder / "okr.toml").touch()
    (folder / "okrs.yaml").write_text(TEAM, encoding="utf-8")
    decisions = next(part for part in "\n".join(lines()).split("\n\n") if part.startswith("Decisions due"))
    assert decisions.splitlines()[1:] == [
        "• Drop or replace: Rent a second till for Saturdays, Tom Voss (stalled for 46 days; overdue by 10 days)",
        "• Drop or replace: Brew beer from old bread, Tom Voss (low impact, high effort)",
        "• Verdict missing: Sell soup with croutons, Tom Voss",
        "• Lesson missing: Feed the ducks of the park, Tom Voss",
    ]


def test_only_key_results_in_trouble_show_their_past(folder: Path) -> None:
    """A Key Result without a pace that is on track now has no past."""
    (folder / "okr.toml").touch()
    audit = TEAM.replace("{done: false}", "{done: false}\n        check_ins: [{date: 2026-11-18, status: on-track}]")
    (folder / "okrs.yaml").write_text(audit, encoding="utf-8")
    line = next(line for line in lines() if line.startswith("Hygiene audit passed"))
    assert "✓ on track" in line
    assert "was" not in line


def test_full_is_mentioned_only_if_something_is_left_out(folder: Path) -> None:
    (folder / "okr.toml").touch()
    (folder / "okrs.yaml").write_text(
        "okr: 1\ncycle: 2026-Q4\nteam: Calm\nobjectives:\n  - title: Sleep well\n    owner: Ida Berg\n"
        "    key_results:\n      - title: Grow hours from 6 to 8\n        owner: Ida Berg\n"
        "        measure: {baseline: 6, target: 8}\n"
        "        check_ins: [{date: 2026-11-02, value: 6.1}, {date: 2026-11-18, value: 7.9, note: Dark curtains.}]\n"
        "        initiatives: [{title: Close the shop at six, owner: Ida Berg, status: in-progress}]\n",
        encoding="utf-8",
    )
    text = "\n".join(lines())
    assert "✓ back on track" in text
    assert text.endswith("--full adds 1 note and 3 questions.")
    quiet = (folder / "okrs.yaml").read_text(encoding="utf-8").replace(", note: Dark curtains.", "")
    (folder / "okrs.yaml").write_text(quiet, encoding="utf-8")
    assert "--full" not in okr("review", "--as-of", "2026-12-01").out  # past the middle of the cycle, no questions
