"""``okr review`` from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import ROOT, okr

ACME = ROOT / "examples" / "acme"
DAY = ("--as-of", "2026-11-20")

TEAM = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - id: mornings
    title: Let the street wake up to fresh bread
    owner: Ida Berg
    key_results:
      - id: queue
        title: Cut the wait from 12 to 4 minutes
        owner: Ida Berg
        kind: committed
        measure: {baseline: 12, target: 4, unit: minutes}
        check_ins:
          - {date: 2026-10-12, value: 12, confidence: 7}
          - {date: 2026-11-12, value: 11.8, confidence: 5, ask: A second till.}
          - {date: 2026-11-18, value: 11.8, confidence: 3, status: at-risk, note: The till is the brake.}
        initiatives:
          - id: till
            title: Rent a second till for Saturdays
            owner: Tom Voss
            status: in-progress
            started: 2026-10-05
            due: 2026-11-10
          - {id: signs, title: Hang signs over the counters, owner: Tom Voss, status: shipped, started: 2026-11-16,
             verdict: invalidated, learned: Nobody looks up.}
      - id: loaves
        title: Grow loaves sold before nine from 200 to 320
        owner: Tom Voss
        measure: {baseline: 200, target: 320, unit: loaves}
        check_ins:
          - {date: 2026-10-12, value: 210, confidence: 7}
          - {date: 2026-11-02, value: 290, confidence: 8, ask: A van for two weeks.}
        initiatives:
          - {id: van, title: Drive bread to the two schools, owner: Ida Berg, status: in-progress, started: 2026-11-17,
             due: 2026-11-24}
      - id: crumbs
        title: Reduce bread thrown away from 30 to 10 kg
        owner: Tom Voss
        measure: {baseline: 30, target: 10, unit: kg}
        check_ins:
          - {date: 2026-11-04, value: 19, confidence: 7}
        initiatives:
          - {id: soup, title: Sell soup with croutons, owner: Tom Voss,
             status: shipped, hypothesis: {belief: Croutons sell soup}}
          - {id: ducks, title: Feed the ducks of the park, owner: Tom Voss, status: dropped}
          - {id: beer, title: Brew beer from old bread, owner: Tom Voss, status: to-do, impact: low, effort: high}
          - {id: jam, title: Boil jam from peels, owner: Tom Voss, status: idea, impact: low, effort: high}
      - id: hygiene
        title: Hygiene audit passed
        owner: Ida Berg
        measure: {done: false}
"""


@pytest.fixture
def bakery(folder: Path) -> Path:
    (folder / "okr.toml").touch()
    (folder / "okrs.yaml").write_text(TEAM, encoding="utf-8")
    return folder


def found(*arguments: str) -> dict[str, Any]:
    result = okr("review", *arguments, *DAY, "--format", "json")
    assert result.code == 0, result.err
    data: dict[str, Any] = json.loads(result.out)
    return data


def ids(items: list[dict[str, Any]]) -> list[str]:
    return [item["address"].rsplit("/", 1)[-1] for item in items]


def part(text: str, heading: str) -> str:
    return next(one for one in text.split("\n\n") if one.startswith(heading))


def test_changes_are_dated_after_the_last_meeting(bakery: Path) -> None:
    data = found()
    assert (data["since"], data["as_of"], data["until"]) == ("2026-11-13", "2026-11-20", "2026-11-27")
    assert ids(data["changed"]) == ["queue"]
    changed = data["changed"][0]
    assert [check_in["date"] for check_in in changed["check_ins"]] == ["2026-11-18"]
    assert (changed["before"]["confidence"], changed["now"]["confidence"]) == (5, 3)
    assert ids(data["unchanged"]) == ["loaves", "crumbs", "hygiene"]
    assert ids(found("--since", "2026-11-01")["changed"]) == ["queue", "loaves", "crumbs"]
    assert ids(found("--since", "2026-11-18")["changed"]) == []


def test_started_and_finished_work_is_listed_by_date(bakery: Path) -> None:
    assert [(step["step"], *ids([step])) for step in found()["work"]] == [("shipped", "signs"), ("begun", "van")]
    earlier = found("--since", "2026-10-01")["work"]
    assert [(step["step"], *ids([step])) for step in earlier][:1] == [("begun", "till")]


def test_lessons_and_notes_are_listed(bakery: Path) -> None:
    learned = [(lesson["words"], lesson["verdict"]) for lesson in found()["learned"]]
    assert learned == [("The till is the brake.", None), ("Nobody looks up.", "invalidated")]


def test_problems_are_listed_with_their_asks(bakery: Path) -> None:
    troubled = found("--since", "2026-11-01")["troubled"]
    assert ids(troubled)[0] == "queue"
    assert troubled[0]["ask"] == "A second till."
    assert "Reported at risk without an ask" in okr("review", *DAY).out


def test_decisions_about_work_are_listed(bakery: Path) -> None:
    calls = {(decision["call"], *ids([decision])) for decision in found()["decisions"]}
    assert {("stalled-initiative", "till"), ("overdue-initiative", "till"), ("disguised-waste", "beer")} <= calls
    assert ("disguised-waste", "jam") not in calls


def test_missing_work_and_missing_check_ins_are_listed(bakery: Path) -> None:
    data = found()
    assert ids(data["idle"]) == ["crumbs", "hygiene"]
    assert ids(data["idle"][0]["waiting"]) == ["beer", "jam"]
    silent = {(*ids([item]), item["rule"]) for item in data["silent"]}
    assert silent == {
        ("loaves", "stale-key-result"),
        ("crumbs", "stale-key-result"),
        ("hygiene", "stale-key-result"),
        ("soup", "shipped-without-verdict"),
        ("ducks", "dropped-without-learning"),
    }


def test_what_carries_over(bakery: Path) -> None:
    carried = found()["carries_over"]
    assert ids(carried["still"]) == ["queue"]
    assert [(*ids([one]), one["check_in"]["ask"]) for one in carried["asked"]] == [("loaves", "A van for two weeks.")]
    assert ids(carried["due"]) == ["van"]


def test_questions_depend_on_the_status(bakery: Path) -> None:
    text = part(okr("review", str(ACME), *DAY, "--team", "Growth", "--full").out, "Questions")
    assert "What would have to stop" in text
    assert "What are two other ways" in text


def test_a_yes_or_no_is_not_in_trouble_before_its_cycle_ends(bakery: Path) -> None:
    assert "hygiene" not in ids(found()["troubled"])


def test_odd_check_ins_are_listed(bakery: Path) -> None:
    odd = TEAM.replace("{date: 2026-11-04, value: 19", "{date: 2025-11-04, value: 19")
    (bakery / "okrs.yaml").write_text(odd, encoding="utf-8")
    assert [(one["rule"], *ids([one])) for one in found()["records"]] == [("check-in-outside-cycle", "crumbs")]
    assert "1 check-in outside 2026-Q4" in okr("review", *DAY).out


def test_a_quiet_team_has_a_short_agenda(folder: Path) -> None:
    (folder / "okr.toml").touch()
    (folder / "okrs.yaml").write_text(
        "okr: 1\ncycle: 2026-Q4\nteam: Calm\nobjectives:\n  - title: Sleep well\n    owner: Ida Berg\n"
        "    key_results:\n      - title: Grow hours from 6 to 8\n        owner: Ida Berg\n"
        "        measure: {baseline: 6, target: 8}\n"
        "        check_ins: [{date: 2026-11-18, value: 7.9, confidence: 8}]\n"
        "        initiatives: [{title: Close the shop at six, owner: Ida Berg, status: in-progress}]\n",
        encoding="utf-8",
    )
    head, *parts = okr("review", *DAY).out.split("\n\n")
    assert len(head.splitlines()) == 3
    assert [" ".join(part.split()) for part in parts] == [
        "What changed Was → now Moved Confidence Status Id Grow hours from 6 to 8 6 → 7.9 +95 8 ✓ on track"
        " grow-hours-from-6-to-8",
        "--full adds 3 questions.",
    ]
    headings = [part.splitlines()[0] for part in okr("review", *DAY, "--full").out.split("\n\n")]
    assert headings[1:] == ["What changed", "Halfway through the cycle"]


def test_drafts_and_closed_files_are_not_on_the_agenda(bakery: Path) -> None:
    for state in ("draft", "closed"):
        (bakery / "okrs.yaml").write_text(TEAM.replace("okr: 1", f"okr: 1\nstate: {state}"), encoding="utf-8")
        data = found()
        assert not any(data[part] for part in ("changed", "work", "learned", "troubled", "decisions", "idle", "silent"))


def test_a_past_cycle_leads_to_its_close() -> None:
    text = okr("review", str(ACME), "--cycle", "2026-Q3", *DAY).out
    assert "use --close to see their scores" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since", "2026-11-20"], "--since must be before 2026-11-20"),
        (["--since", "soon"], "'soon' is not a date"),
        (["--close", "--since", "2026-11-01"], "--since cannot be combined with --close"),
        (["--close", "--full"], "--full cannot be combined with --close"),
        (["--team", "Backery"], "no team matches 'Backery'; did you mean Bakery?"),
        (["nothing-like-it"], "nothing matches 'nothing-like-it'"),
    ],
)
def test_errors_are_one_line(bakery: Path, arguments: list[str], message: str) -> None:
    assert message in okr("review", *arguments, *DAY).complaint


def closing(*arguments: str) -> dict[str, Any]:
    return found("--close", *arguments)


def test_the_retrospective_scores_by_kind() -> None:
    data = closing(str(ACME), "--cycle", "2026-Q3")
    assert not data["running"]
    kinds = {kind["kind"]: (kind["reached"], kind["scored"]) for kind in data["kinds"]}
    assert kinds == {"committed": (0, 3), "aspirational": (2, 3)}


def test_delivery_is_shown_next_to_the_outcome() -> None:
    text = okr("review", str(ACME), "--close", *DAY, "--team", "Growth", "--format", "markdown").out
    row = next(line for line in text.splitlines() if "Raise technicians invited" in line)
    assert "0.1 red" in row
    assert "2 of 2" in row
    assert "## Shipped without effect" in text


def test_the_review_at_close_asks_for_verdicts_and_reasons(bakery: Path) -> None:
    missing = {ids([one])[0]: one["reason"] for one in closing()["missing"]}
    assert missing == {
        "queue": "committed, but scored 0.0 with no reason given",
        "soup": "shipped without a verdict",
        "ducks": "dropped without a lesson",
    }


def test_the_retrospective_lists_what_carries_over(bakery: Path) -> None:
    forward = closing()["carries_forward"]
    assert {ids([key_result])[0]: key_result["next_baseline"] for key_result in forward["key_results"]}["queue"] == 11.8
    assert ids(forward["initiatives"]) == ["till", "van", "beer", "jam"]


def test_hypotheses_are_listed_with_their_outcome() -> None:
    data = closing(str(ACME), "--cycle", "2026-Q3")
    held = {
        verdict: [hypothesis for hypothesis in data["hypotheses"] if hypothesis["verdict"] == verdict]
        for verdict in ("validated",)
    }
    assert "morning-plan" in ids(held["validated"])
    assert all(hypothesis["movement"] or hypothesis["key_result"] for hypothesis in data["hypotheses"])


def test_a_running_cycle_is_shown_as_running(bakery: Path) -> None:
    assert closing()["running"]
    assert "The cycle is still running" in okr("review", "--close", *DAY).out


def test_people_are_never_counted_or_compared() -> None:
    text = okr("review", str(ACME), "--close", "--cycle", "2026-Q3", *DAY).out
    for heading in ("Summary", "Company · Scores", "Growth · Scores"):
        assert not any(name in part(text, heading) for name in ("Leila", "Dieter", "Siobhán", "Tane"))


def test_a_key_result_that_others_contribute_to_is_not_idle(bakery: Path) -> None:
    helper = "  - id: oven\n    title: Bake for the street\n    owner: Ida Berg\n    contributes_to: [crumbs]\n"
    (bakery / "okrs.yaml").write_text(TEAM + helper, encoding="utf-8")
    assert ids(found()["idle"]) == ["hygiene"]


def test_the_trouble_section_lists_only_trouble(bakery: Path) -> None:
    text = okr("review", *DAY, "--since", "2026-11-01", "--full").out
    assert part(text, "At risk or behind").splitlines()[1:] == [
        "• ✗ at risk: Cut the wait from 12 to 4 minutes, Ida Berg",
        *part(text, "At risk or behind").splitlines()[2:],
    ]
    assert "Grow loaves" not in part(text, "At risk or behind")
    assert part(text, "Other asks").splitlines() == [
        "Other asks",
        "• ✓ on track: Grow loaves sold before nine from 200 to 320, Tom Voss",
        "  Asks: A van for two weeks.",
    ]
    assert ids(found("--since", "2026-11-01")["asking"]) == ["loaves"]


def test_a_green_status_with_a_red_number_is_shown_as_a_contradiction() -> None:
    text = okr("review", str(ACME), *DAY, "--team", "Platform").out
    assert "✗ Reduce jobs that fail to sync" in text
    assert "reported on track, computed at risk" in text
    full = okr("review", str(ACME), *DAY, "--team", "Platform", "--full").out
    assert "✗ at risk, reported on track: Reduce jobs that fail to sync" in full
    assert "Still on track" not in full
    every_team = okr("review", str(ACME), *DAY).out
    line = next(line for line in every_team.splitlines() if line.startswith("Reduce jobs that fail to sync"))
    assert "✗ at risk (reported: ✓)" in line


def test_an_undated_end_is_listed_without_a_date(bakery: Path) -> None:
    full = okr("review", *DAY, "--full").out
    assert "• Shipped (started on 2026-11-16): Hang signs over the counters, Tom Voss" in full
    assert "• Shipped: Hang signs over the counters" in okr("review", *DAY).out.splitlines()
    known = {ids([step])[0]: (step["day"], step["known_by"]) for step in found()["work"]}
    assert known == {"signs": ("2026-11-16", "started"), "van": ("2026-11-17", "started")}


def test_a_new_entity_has_no_previous_value(bakery: Path) -> None:
    text = part(okr("review", "--as-of", "2026-10-13").out, "What changed")
    assert "was no data" not in text


def test_finished_key_results_need_no_check_in(bakery: Path) -> None:
    done = TEAM.replace("measure: {done: false}", "measure: {done: 2026-11-10}")
    (bakery / "okrs.yaml").write_text(done, encoding="utf-8")
    assert ids(found()["unchanged"]) == ["loaves", "crumbs"]


def test_the_retrospective_covers_cycles_that_ended_recently(bakery: Path) -> None:
    (bakery / "next.yaml").write_text(
        "okr: 1\ncycle: 2027-Q1\nteam: Bakery\nobjectives: [{title: Bake for two streets, owner: Ida Berg}]\n",
        encoding="utf-8",
    )
    late = ("--as-of", "2027-01-05")
    assert okr("review", "--close", *late).out.splitlines()[:3] == [
        "Review of 2026-Q4 as of 2027-01-05",
        "2026-Q4 ended on 2026-12-31",
        "2027-Q1 is still running, so this reviews the cycle that just ended; use --cycle to review another.",
    ]
    assert "2027-Q1" in okr("review", "--close", "--cycle", "2027-Q1", *late).out.splitlines()[0]
    assert "'okr review --close' to review it" in okr("review", *late).out


def test_the_retrospective_starts_with_a_summary_and_continues_team_by_team() -> None:
    text = okr("review", str(ACME), "--close", "--cycle", "2026-Q3", *DAY).out
    short = part(text, "Summary")
    assert [line.split("  ")[0] for line in short.splitlines()[2:6]] == [
        "Company",
        "Customer Care",
        "Growth",
        "Platform",
    ]
    assert "• Hypotheses: 5 validated, 4 invalidated, 0 inconclusive" in short
    assert len(text[: text.index("Company · Scores")].splitlines()) < 24
    headings = [line for line in text.splitlines() if " · " in line and not line.startswith((" ", "•"))]
    teams = [line.split(" · ")[0] for line in headings]
    assert list(dict.fromkeys(teams)) == ["Company", "Customer Care", "Growth", "Platform"]
    assert teams == sorted(teams)


def test_one_team_needs_no_heading_of_its_own() -> None:
    text = okr("review", str(ACME), "--close", "--cycle", "2026-Q3", "--team", "Growth", *DAY).out
    assert "Growth ·" not in text
    assert "\nScores\n" in text


def test_work_without_a_key_result_is_in_the_retrospective(bakery: Path) -> None:
    (bakery / "work.yaml").write_text(
        "okr: 1\ncycle: 2026-Q4\nteam: Kitchen\ninitiatives:\n"
        "  - {id: oven, title: Clean the oven, owner: Ida Berg, status: shipped, hypothesis: {belief: It helps}}\n",
        encoding="utf-8",
    )
    assert "Initiatives without a Key Result · Missing verdicts and reasons" in okr("review", "--close", *DAY).out


def test_a_verdict_counts_only_with_a_hypothesis(bakery: Path) -> None:
    assert "Hypotheses:" not in okr("review", "--close", *DAY).out
    judged = TEAM.replace("status: shipped,", "status: shipped, verdict: validated,")
    (bakery / "okrs.yaml").write_text(judged, encoding="utf-8")
    assert "Hypotheses: 1 validated, 0 invalidated, 0 inconclusive" in okr("review", "--close", *DAY).out
    bare = judged.replace(", hypothesis: {belief: Croutons sell soup}", "")
    (bakery / "okrs.yaml").write_text(bare, encoding="utf-8")
    assert "Hypotheses:" not in okr("review", "--close", *DAY).out


def test_each_question_is_asked_once(bakery: Path) -> None:
    idle = TEAM.replace("status: in-progress", "status: to-do").replace("status: shipped", "status: to-do")
    (bakery / "okrs.yaml").write_text(idle.replace("value: 290", "value: 212"), encoding="utf-8")
    red = [one for one in found()["questions"] if one["status"] == "at-risk"]
    assert len(red) == 1
    assert red[0]["lines"][0].startswith("Nothing is in progress: should something start")
    assert len(red[0]["about"]) == 2
    for text in (okr("review", *DAY).out, okr("review", *DAY, "--full").out):
        assert text.count("Nothing is in progress: should something start") == ("Questions" in text)
        assert text.count("A van for two weeks.") == 1
        assert "Asked on 2026-11-02, still open: A van for two weeks." in text


LIMITS = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - id: ovens
    title: Bake without a burnt loaf
    owner: Ida Berg
    key_results:
      - {id: heat, title: Keep the oven cool, owner: Ida Berg, guardrail: true, measure: {keep: "<= 60", unit: °C},
         check_ins: [{date: 2026-11-16, value: 70}]}
      - {id: dough, title: Hold the dough between 20 and 26, owner: Ida Berg, measure: {between: [20, 26], unit: °C},
         check_ins: [{date: 2026-11-16, value: 30}]}
      - id: burnt
        title: Cut burnt loaves from 30 to 2
        owner: Ida Berg
        measure: {baseline: 30, target: 2}
        check_ins:
          - {date: 2026-11-02, value: 29, status: at-risk, ask: A thermometer.}
          - {date: 2026-11-18, value: 28, status: on-track}
"""


def test_limits_have_no_next_baseline_and_guardrails_no_score_in_the_average(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(LIMITS, encoding="utf-8")
    text = okr("review", "--close", *DAY).out
    assert "Now at 70, limit <= 60 °C." in text
    assert "Now at 30, range 20 to 26 °C." in text
    assert "Now at 28, the next baseline." in text
    assert "No kind set: 2 Key Results; 0 green, 0 amber, 2 red" in text
    assert "Guardrails (not averaged): 1 Key Result; 0 green, 0 amber, 1 red" in text
    next_ones = {
        ids([key_result])[0]: key_result["next_baseline"] for key_result in closing()["carries_forward"]["key_results"]
    }
    assert next_ones == {"heat": None, "dough": None, "burnt": 28}
    assert closing()["kinds"] == [
        {"kind": None, "scored": 2, "reached": None, "bands": {"green": 0, "amber": 0, "red": 2}}
    ]


def test_a_green_status_with_a_red_number_is_not_a_recovery(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(LIMITS, encoding="utf-8")
    text = okr("review", *DAY, "--full").out
    changed = next(line for line in part(text, "What changed").splitlines() if line.startswith("Cut burnt"))
    assert "✓ on track computed: at risk was at risk" in changed
    assert "✓ on track, computed: at risk, was at risk" in okr("review", *DAY, "--full", "--format", "markdown").out
    assert "Still at risk, reported on track: Cut burnt loaves" in part(text, "What carries over")
    short = part(okr("review", *DAY).out, "What changed")
    assert "✓ on track (computed: ✗)" in next(line for line in short.splitlines() if line.startswith("Cut burnt"))
    assert ids(found()["carries_over"]["still"]) == ["burnt"]


def test_a_suppressed_green_status_carries_nothing_over(folder: Path) -> None:
    quiet = LIMITS.replace("status: on-track}", "status: on-track} # okr: ignore[status-contradicts-pace] -- known")
    (folder / "okrs.yaml").write_text(quiet, encoding="utf-8")
    assert found()["carries_over"]["still"] == []


DEPENDENT = """\
okr: 1
cycle: 2026-Q4
team: Market
objectives:
  - id: stall
    title: Let the market stall sell out by noon
    owner: Nils Grau
    key_results:
      - {id: rolls, title: Grow rolls sold at the stall from 50 to 90, owner: Nils Grau, depends_on: [queue],
         measure: {baseline: 50, target: 90}}
      - {id: butter, title: Grow butter sold at the stall from 5 to 9, owner: Nils Grau, depends_on: [mornings/queue],
         measure: {baseline: 5, target: 9}, check_ins: [{date: 2026-11-02, value: 9}]}
initiatives:
  - {id: cart, title: Build a cart for rolls, key_result: stall/rolls, owner: Ada Berg, depends_on: [till]}
  - {id: flags, title: Sew flags, key_result: stall/rolls, owner: Ada Berg, status: shipped, depends_on: [queue]}
"""


def test_dependents_of_a_red_key_result_are_listed(bakery: Path) -> None:
    (bakery / "market.yaml").write_text(DEPENDENT, encoding="utf-8")
    line = "Needed by stall/rolls (Nils Grau), market/cart (Ada Berg)"
    for arguments in (("--team", "Bakery"), ("--team", "Bakery", "--full"), ("--full",)):
        assert line in okr("review", *arguments, *DAY).out, arguments
    data = json.loads(okr("review", *DAY, "--format", "json").out)
    needed = {one["title"].split()[2]: one["needed_by"] for one in data["troubled"]}
    assert needed["wait"] == ["2026-Q4/market/stall/rolls", "2026-Q4/market/cart"]


@pytest.mark.parametrize(
    ("day", "is_halfway"), [("2026-11-06", False), ("2026-11-07", True), ("2026-11-24", True), ("2026-11-25", False)]
)
def test_mid_cycle_the_objective_itself_is_questioned(bakery: Path, day: str, is_halfway: bool) -> None:
    page = okr("review", "--full", "--as-of", day).out
    assert ("Halfway through the cycle" in page) is is_halfway
    assert ("Is this still the most important change to make?" in page) is is_halfway
    assert "Halfway" not in okr("review", "--team", "Bakery", "--as-of", day).out
    data = json.loads(okr("review", "--as-of", day, "--format", "json").out)
    about = {one["occasion"]: one["about"] for one in data["prompts"]}
    assert about == ({"mid-cycle": ["2026-Q4/bakery/mornings"]} if is_halfway else {})


def test_a_draft_is_asked_whether_its_key_results_are_enough(bakery: Path) -> None:
    (bakery / "okrs.yaml").write_text(TEAM.replace("team: Bakery", "team: Bakery\nstate: draft"), encoding="utf-8")
    question = "If all Key Results were reached, would the Objective be achieved?"
    assert question in okr("review", "--full", *DAY).out
    assert question in okr("show", "mornings", *DAY).out
    data = json.loads(okr("review", *DAY, "--format", "json").out)
    assert [one["occasion"] for one in data["prompts"]] == ["draft"]
    (bakery / "okrs.yaml").write_text(TEAM, encoding="utf-8")
    assert question not in okr("show", "mornings", *DAY).out + okr("review", "--full", *DAY).out


def test_one_person_gets_one_to_one_questions(bakery: Path) -> None:
    owners = ("--owner", "Tom Voss"), ("--owner", "Tom Voss", "--owner", "Ida Berg"), ()
    pages = [okr("review", *arguments, *DAY).out for arguments in owners]
    assert ["For a one-on-one" in page for page in pages] == [True, False, False]
    assert "For a one-on-one" in okr("review", "--owner", "Tom Voss", "--full", *DAY).out
