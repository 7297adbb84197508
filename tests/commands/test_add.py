"""``okr add``: where a new entry goes, what it contains, and what is asked or refused."""

import builtins
from collections.abc import Iterator
from pathlib import Path

import pytest

from okr_cli.cli.editing import new_entry
from okr_cli.wording.new_id import unique_id
from tests.commands.running import okr
from tests.commands.test_work_edit import ELSEWHERE, TEAM, changed, team

__all__ = ["team"]

PEOPLE = """\
okr: 1
people:
  - {name: Priya Raman, handle: priya}
  - {name: Tom Becker, handle: tbecker}
  - {name: Tom Okafor, handle: okafor}
"""
IN_2024 = ("--cycle", "2024-Q4")
MILESTONES = ("--milestone", "Lyon: open", "--milestone", "Graz")
PAYING = "Make paying as easy as ordering"
FIRST_ORDER = ("Raise first orders within a week from 20% to 30%", "--owner", "priya")


@pytest.fixture(autouse=True)
def people(team: Path) -> None:
    (team.parent / "people.yaml").write_text(PEOPLE, encoding="utf-8")


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a person at the terminal types, in order."""
    given: list[str] = []
    monkeypatch.setattr(new_entry, "can_ask", lambda: True)
    monkeypatch.setattr(builtins, "input", lambda prompt: given.pop(0))
    yield given
    assert given == []


def test_a_key_result_goes_to_the_end_of_its_objective(team: Path) -> None:
    done = okr("add", "kr", *FIRST_ORDER, "--to", "start", "--measure", "20 -> 30 %", "--weight", "2", "kind=committed")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "start: 3 Key Results, 25% → 13%"
    assert team.read_text(encoding="utf-8") == (
        f"{TEAM}      - id: raise-first-orders-week\n        title: {FIRST_ORDER[0]}\n        owner: Priya Raman\n"
        '        kind: committed\n        weight: 2\n        measure: {baseline: 20, target: 30, unit: "%"}\n'
    )


def test_an_initiative_takes_any_key_and_an_id_of_its_own(team: Path) -> None:
    arguments = ("Send the first invoice by hand", "--to", "activation", "--owner", "okafor", "--id", "by-hand")
    belief = "hypothesis.belief=A person, then a bill"
    done = okr("add", "initiative", *arguments, "--due", "2024-12-20", belief, "hypothesis.expect=+2", "impact=high")
    assert (done.code, done.out.splitlines()[-1]) == (0, "activation: 3 open Initiatives")
    assert changed(team)[0] == [
        *("- id: by-hand", "title: Send the first invoice by hand", "owner: Tom Okafor", "due: 2024-12-20"),
        *('hypothesis: {belief: "A person, then a bill", expect: "+2"}', "impact: high"),
    ]
    assert okr("add", "initiative", *arguments).complaint == (
        "2024-Q4/growth/start/activation already has an entry with id 'by-hand'; choose another id"
    )


def test_milestones_replace_a_measure(team: Path) -> None:
    done = okr(
        "add", "kr", *FIRST_ORDER, "--to", "start", "--milestone", "Lyon: open", "--milestone", "Graz", "--force"
    )
    assert done.code == 0
    assert 'milestones: [{title: "Lyon: open", done: false}, {title: Graz, done: false}]' in team.read_text("utf-8")


def test_an_objective_goes_into_the_file_of_its_team_and_cycle(team: Path) -> None:
    done = okr("add", "objective", PAYING, "--team", "growth", *IN_2024, "--owner", "priya")
    assert done.code == 0
    assert changed(team)[0] == [*("- id: make-paying-easy-ordering", "title: Make paying as easy as ordering")]


def test_after_an_objective_the_next_step_is_shown_instead_of_a_warning(team: Path) -> None:
    where = ("--team", "growth", *IN_2024, "--owner", "priya")
    done = okr("add", "objective", PAYING, *where)
    step = "next: okr add key-result TITLE --measure MEASURE --to make-paying-easy-ordering"
    assert (done.out.splitlines()[-1], done.err) == (step, "")
    assert "next:" not in okr("add", "objective", "Answer before they call", *where, "--dry-run").out
    vague = okr("add", "objective", "TBD", *where)
    assert "(placeholder-text)" in vague.err
    assert "too-few-key-results" not in vague.err
    (team.parent / "okr.toml").write_text('[lint.severity]\ntoo-few-key-results = "error"\n', encoding="utf-8")
    refused = okr("add", "objective", "Answer before they call", *where)
    assert "has no Key Results (too-few-key-results)" in refused.err
    assert "nothing was written" in refused.err


def test_a_team_without_a_file_gets_one_next_to_the_others(team: Path) -> None:
    folder = team.parent / "okrs"
    folder.mkdir()
    modeline = "# yaml-language-server: $schema=../okr.schema.json\n"
    (folder / "growth.yaml").write_text(modeline + TEAM, encoding="utf-8")
    team.unlink()
    done = okr(
        "add", "objective", "Make paying as easy as ordering", "--team", "Back Office", *IN_2024, "--owner", "tom b"
    )
    assert done.code == 0
    assert (folder / "back-office.yaml").read_text(encoding="utf-8") == (
        f"{modeline}okr: 1\ncycle: 2024-Q4\nteam: Back Office\n\nobjectives:\n  - id: make-paying-easy-ordering\n"
        "    title: Make paying as easy as ordering\n    owner: Tom Becker\n"
    )
    again = okr("add", "objective", "Answer before they call", "--team", "back", *IN_2024, "--owner", "tom b")
    assert again.out.startswith("okrs/back-office.yaml:")


def test_a_file_for_a_new_cycle_is_named_like_the_previous_one(team: Path) -> None:
    (team.parent / "2024-Q4").mkdir()
    team.rename(team.parent / "2024-Q4" / "growth.yaml")
    done = okr("add", "objective", PAYING, "--team", "growth", "--cycle", "2025-Q1", "--owner", "priya")
    assert done.out.startswith("2025-Q1/growth.yaml:1\n")


def test_a_named_file_may_be_new(folder: Path) -> None:
    title = (PAYING, "--owner", "priya")
    assert okr("add", "objective", *title, "--file", "new/pay.yaml", *IN_2024).code == 0
    assert (
        (folder / "new" / "pay.yaml").read_text(encoding="utf-8").startswith("okr: 1\ncycle: 2024-Q4\n\nobjectives:\n")
    )
    assert okr("add", "objective", *title, "--file", "new/pay.txt").complaint.startswith(
        "new/pay.txt: OKR files end in"
    )
    assert okr("add", "objective", *title, "--file", "../pay.yaml").complaint.endswith("is outside the workspace")


def test_in_an_empty_folder_the_first_file_is_created(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        path.unlink()
    done = okr("add", "objective", PAYING, "--team", "Pay", *IN_2024, "--owner", "Ada Wong")
    assert done.out.startswith("okrs/2024-Q4-pay.yaml:1\n")
    done = okr(
        "add", "kpi", "Calls until an answer", "--team", "pay", *IN_2024, "--owner", "ada", "--measure", "<= 2 calls"
    )
    assert done.code == 0
    text = (folder / "okrs" / "2024-Q4-pay.yaml").read_text(encoding="utf-8")
    assert text.endswith(
        "\n\nkpis:\n  - id: calls-until-answer\n    title: Calls until an answer\n    owner: Ada Wong\n"
        "    unit: calls\n    healthy: <= 2\n"
    )


def test_an_error_in_the_wording_stops_it_unless_forced(team: Path) -> None:
    arguments = ("add", "initiative", "Improve sales", "--to", "activation", "--owner", "Marketing team")
    done = okr(*arguments)
    assert done.code == 2
    assert "no owner matches 'Marketing team'" in done.err
    done = okr("add", "initiative", "Improve sales", "--to", "activation")
    assert (done.code, team.read_text(encoding="utf-8")) == (2, TEAM)
    assert "this Initiative has no owner (missing-owner)" in done.err
    assert "(vague-initiative)" in done.err
    assert okr("add", "initiative", "Improve sales", "--to", "activation", "--force").code == 0


def test_on_a_terminal_okr_asks_for_a_better_title(team: Path, answers: list[str]) -> None:
    answers += ["Improve stuff", "Call each new customer on day two"]
    done = okr("add", "initiative", "Improve sales", "--to", "activation", "--owner", "priya")
    assert done.code == 0
    assert changed(team)[0] == [
        *("- id: call-new-customer-day", "title: Call each new customer on day two", "owner: Priya Raman")
    ]
    assert okr("add", "initiative", "Open a second counter", "--to", "activation", "--owner", "priya").code == 0


def test_enter_keeps_a_title(answers: list[str]) -> None:
    answers.append("")
    assert okr("add", "initiative", "Improve sales", "--to", "activation", "--owner", "priya").code == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("thing", "T"), "cannot add 'thing'; use objective, key-result, initiative or kpi"),
        (("k", "T"), "cannot add 'k'; use objective, key-result, initiative or kpi"),
        (("initiatve", "T"), "cannot add 'initiatve'; did you mean 'initiative'?"),
        (("kr", "T"), "a Key Result belongs to an Objective; add --to OBJECTIVE"),
        (("kr", " ", "--to", "start"), "the title is empty"),
        (("kr", "T", "--to", "setup"), "'setup' is an Initiative; expected an Objective"),
        (("kr", "T", "--to", "start", "--team", "x"), "--to cannot be combined with --file, --team or --cycle"),
        (("objective", "T", "--to", "start"), "--to is for Key Results and Initiatives; "
         "use --team or --file for an Objective"),
        (("objective", "T", "--measure", "1 -> 2"), "--measure is for Key Results and KPIs, not for an Objective"),
        (("kr", "T", "--to", "start", "--measure", "7"), "'7' is not a measure; write it like "
         '"41 -> 55 %", ">= 99.9 %", "20..30 days", yes/no or "find ms"'),
        (("kr", "T", "--to", "start", "title=x"), "'title' is set twice"),
        (("kr", "T", "--to", "start", "--owner", "priya", "owner=x"), "'owner' is set twice"),
        (("kr", "T", "--to", "start", "--id", "Big One"), "--id: 'Big One' is not a valid id: "
         "use lowercase letters, digits and '-'"),
        (("kr", "T", "--to", "start", "--owner", "maya"), "no owner matches 'maya'; choose from Priya Raman, "
         "Tom Becker and Tom Okafor (use --force to write it anyway)"),
        (("objective", "T", "--team", "grwth"), "no team matches 'grwth'; did you mean Growth?"),
        (("objective", "T", "--team", "growth", "--cycle", "soon"), "--cycle: 'soon' is not a cycle. "
         "Write 2026, 2026-H1, 2026-Q4 or 2026-10, or define the cycle in okr.toml."),
    ],
)  # fmt: skip
def test_contradictory_arguments_are_refused(team: Path, arguments: tuple[str, ...], complaint: str) -> None:
    assert okr("add", *arguments).complaint == complaint
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_key_of_another_kind_lists_the_valid_keys() -> None:
    complaint = okr("add", "kr", "T", "--to", "start", "--due", "2024-12-01").complaint
    assert complaint.startswith("a Key Result has no key 'due'; valid keys: title, id, owner, kind, weight, measure, ")


def test_several_matches_are_listed(team: Path) -> None:
    done = okr("add", "kr", *FIRST_ORDER[:1], "--to", "start", "--owner", "tom")
    assert done.err == "okr: 'tom' matches 2 owners; be more specific:\n  Tom Becker\n  Tom Okafor\n"
    (team.parent / "elsewhere.yaml").write_text(f"team: Sales\n{ELSEWHERE}", encoding="utf-8")
    done = okr("add", "objective", "T", *IN_2024)
    assert done.err == "okr: several teams have a file for 2024-Q4; add --team:\n  Growth\n  Sales\n"


def test_ids_are_short_and_unique() -> None:
    assert unique_id("Lift 30-day activation from 41% to 55%", ()) == "lift-30-day-activation"
    assert unique_id("Raise orders within a week to 5", ()) == "raise-orders-week"
    assert unique_id("Redesign setup step 2 to ask for three fields", ()) == "redesign-setup-step-2"
    assert unique_id("The of 5", ()) == "5"
    assert unique_id("Поднять долю", ()) == ""
    assert unique_id("Call", ("call", "call-2")) == "call-3"


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Umsatz mit Neukunden auf 1,2 Mio € steigern", "umsatz-mit-neukunden"),
        ("Abschlussquote von 18,5 % auf 22 %", "abschlussquote"),
        ("Réduire le temps d'attente de 5 à 2 jours", "reduire-le-temps"),
        ("Customers renew because they see value", "customers-renew"),
        ("Subir el NPS a 40", "subir-el-nps"),
        ("Müller für Größe", "mueller-fuer-groesse"),
        ("Ship a 5-star hotel", "ship-5-star-hotel"),
        ("Deploy AI", "deploy-ai"),
    ],
)
def test_an_id_ends_with_a_meaningful_word(title: str, identifier: str) -> None:
    assert unique_id(title, ()) == identifier


def test_a_title_in_another_script_is_its_own_id(team: Path) -> None:
    assert okr("add", "initiative", "Позвонить каждому новому клиенту", "--to", "refunds", "--owner", "priya").code == 0
    assert changed(team)[0][0] == "- title: Позвонить каждому новому клиенту"
    assert okr("show", "позвонить-каждому-новому-клиенту", "--as-of", "2024-11-20").code == 0


def test_hostile_text_stays_data(team: Path) -> None:
    done = okr("add", "initiative", "Call \x1b[2J: [x] # {y}", "--to", "activation", "--owner", "priya", "--force")
    assert done.code == 2
    assert "\x1b" not in done.err + done.out
    done = okr("add", "initiative", "Call: [x] # {y}", "--to", "activation", "--owner", "priya", "--force")
    assert 'title: "Call: [x] # {y}"' in team.read_text(encoding="utf-8")
