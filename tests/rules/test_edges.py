"""Where a rule could raise a false alarm: ideas, drafts, closed files, guardrails, learning, levels, local links."""

from datetime import date
from pathlib import Path

import pytest

from tests.rules.linting import lint_text, lint_texts, underlined

DAY = date(2026, 11, 20)


def found(text: str, rule: str, settings: str = "", as_of: date | None = DAY) -> list[str]:
    """The words that one rule underlines."""
    return underlined(lint_text(text, settings, as_of, (rule,)), rule)


def key_result(rest: str, initiatives: str = "", top: str = "cycle: 2026-Q4", head: str = "") -> str:
    """A file with one Key Result."""
    return f"""
{top}
objectives:
  - id: looms
    title: Weave cloth that people pass on
    owner: Aune Lahti
    {head}
    key_results:
      - id: flaws
        title: Cut flaws from 30 to 10 a bolt
        owner: Aune Lahti
        {rest}
        initiatives:
          - {{title: Oil loom 3 every morning, owner: Pim de Wit, status: dropped, learned: It was oiled already}}
{initiatives}
"""


def work(rest: str, title: str = "Fit brass reeds on loom 4") -> str:
    """One Initiative below the Key Result."""
    return f"          - {{title: {title}, owner: Pim de Wit, {rest}}}"


METRIC = "measure: {baseline: 30, target: 10}"


@pytest.mark.parametrize(
    ("rule", "rest"),
    [
        ("disguised-waste", "impact: low, effort: high"),
        ("cosmetic-initiative", "impact: low"),
        ("oversized-initiative", "due: 2027-02-01"),
        ("untestable-hypothesis", "hypothesis: {belief: Brass wears less}"),
        ("missing-hypothesis", "effort: low"),
    ],
)
@pytest.mark.parametrize(
    ("status", "is_found"),
    [("idea", False), ("to-do", True), ("in-progress", True), ("shipped", False), ("dropped", False)],
)
def test_a_hypothesis_is_asked_of_work_that_is_to_be_done(rule: str, rest: str, status: str, is_found: bool) -> None:
    assert bool(found(key_result(METRIC, work(f"status: {status}, {rest}")), rule)) is is_found


def test_a_bet_with_a_payoff_is_a_hypothesis() -> None:
    bet = work("bet: {stake: 2 weeks, payoff: 8 flaws fewer}")
    assert found(key_result(METRIC, bet), "missing-hypothesis") == []


@pytest.mark.parametrize(("status", "is_found"), [("idea", False), ("to-do", True)])
def test_ideas_do_not_count_as_too_many(status: str, is_found: bool) -> None:
    some = "\n".join(work(f"status: {status}", f"Fit brass reeds on loom {number}") for number in range(5))
    assert bool(found(key_result(METRIC, some), "too-many-initiatives")) is is_found
    assert bool(found(key_result(METRIC, some), "overloaded-owner", "[limits]\nowned = 4")) is is_found


@pytest.mark.parametrize("owner", ["", "Weaving team", "TBD"])
def test_only_a_person_can_be_overloaded(owner: str) -> None:
    some = "\n".join(f"  - {{title: Fit brass reeds on loom {number}, owner: {owner}}}" for number in range(9))
    assert found(f"initiatives:\n{some}\n", "overloaded-owner") == []


def objectives(*owners: str, top: str = "") -> str:
    some = "\n".join(
        f"  - {{title: Weave cloth of kind {owner} {n}, owner: {owner}}}" for n, owner in enumerate(owners)
    )
    return f"cycle: 2026-Q4\n{top}\nobjectives:\n{some}\n"


def too_many(*files: str) -> list[str]:
    report = lint_texts({f"{n}.yaml": text for n, text in enumerate(files)}, rules=("too-many-objectives",))
    return [f"{one.path}: {one.message}" for one in report.findings]


def test_objectives_of_a_team_count_over_its_files() -> None:
    two = objectives("Aune", "Pim", top="team: Mill")
    assert too_many(two, two) == ["1.yaml: Mill has 4 Objectives in 2026-Q4 (limit: 3)"]


def test_files_without_a_team_count_separately() -> None:
    two = objectives("Aune", "Pim")
    assert too_many(two, two) == []


def test_objectives_of_an_individual_are_counted_by_owner() -> None:
    top = "team: Mill\nlevel: individual"
    assert too_many(objectives("Aune", "Pim", "Aune", "Pim", top=top)) == []
    assert too_many(objectives("Aune", "Aune", "Aune", "Aune", top=top)) == [
        "0.yaml: Aune has 4 Objectives in 2026-Q4 (limit: 3)"
    ]


def test_closed_files_do_not_count_and_drafts_count_last() -> None:
    agreed = objectives("Aune", "Pim", top="team: Mill")
    draft = objectives("Nel", "Nel", top="team: Mill\nstate: draft")
    closed = objectives("Nel", "Nel", top="team: Mill\nstate: closed")
    assert too_many(closed, agreed) == []
    assert too_many(draft, agreed) == ["0.yaml: Mill has 4 Objectives in 2026-Q4 (limit: 3)"]


def test_guardrails_alone_are_not_key_results() -> None:
    text = key_result("guardrail: true")
    assert found(text, "too-few-key-results") == ["Weave cloth that people pass on"]
    assert "only guardrails" in lint_text(text, rules=("too-few-key-results",)).findings[0].message


def test_guardrails_do_not_fill_an_objective() -> None:
    rails = "\n".join(
        f"      - {{title: Keep flaw kind {n} under 3, owner: Aune Lahti, guardrail: true}}" for n in range(6)
    )
    assert found(key_result(METRIC) + rails, "too-many-key-results") == []


@pytest.mark.parametrize(("kind", "is_found"), [("learning", False), ("committed", True)])
def test_a_learning_key_result_needs_no_measure(kind: str, is_found: bool) -> None:
    assert bool(found(key_result(f"kind: {kind}"), "missing-measure")) is is_found


@pytest.mark.parametrize(("settings", "count"), [("", 0), ('[wording]\nlanguage = "none"', 1)])
def test_a_missing_measure_is_reported_once(settings: str, count: int) -> None:
    text = key_result("").replace("Cut flaws from 30 to 10 a bolt", "Make weavers happier")
    report = lint_text(text, settings)
    assert sum(one.rule == "missing-measure" for one in report.findings) == count
    assert len(found(text, "missing-measure")) == 1


def test_learning_and_guardrails_are_left_out_of_the_weights() -> None:
    others = "\n".join(
        f"      - {{title: Learn dye kind {n}, owner: Aune Lahti, {rest}}}"
        for n, rest in enumerate(["kind: learning", "guardrail: true", "measure: {find_baseline: true}"])
    )
    assert found(key_result(f"weight: 9\n        {METRIC}") + others, "uneven-weights") == []


@pytest.mark.parametrize(
    ("title", "measure", "value"),
    [
        ("Raise net new customers from -12 to 40", "baseline: -12, target: 40, unit: customers", "-20"),
        ("Raise pipeline coverage from 180% to 300%", 'baseline: 180, target: 300, unit: "%"', "200"),
        ("Grow adoption by 150%", 'baseline: 0, target: 150, unit: "%"', "110"),
        ("Raise NPS answers from 200 to 600", "baseline: 200, target: 600, unit: answers", "240"),
        ("Raise NPS from -20 to 10", "baseline: -20, target: 10", "-12"),
        ("Raise the temperature from -5 to 2", "baseline: -5, target: 2, unit: C", "-3"),
    ],
)
def test_scales_are_compared_only_if_both_have_one(title: str, measure: str, value: str) -> None:
    text = key_result(f"measure: {{{measure}}}\n        check_ins: [{{date: 2026-10-12, value: {value}}}]")
    assert found(text.replace("Cut flaws from 30 to 10 a bolt", title), "impossible-value") == []


def test_limits_outside_their_scale_are_reported() -> None:
    text = 'kpis: [{title: NPS of weavers, owner: Aune Lahti, healthy: ">= 140"}]'
    assert found(text, "impossible-value") == ['">= 140"']


@pytest.mark.parametrize(
    ("title", "is_found"), [("Raise orders a day from 10 to 30", True), ("Cut orders sent back from 30 to 10", False)]
)
def test_reductions_are_not_growth(title: str, is_found: bool) -> None:
    numbers = "baseline: 10, target: 30" if is_found else "baseline: 30, target: 10"
    text = key_result(f"measure: {{{numbers}}}").replace("Cut flaws from 30 to 10 a bolt", title)
    assert bool(found(text, "growth-without-guardrail")) is is_found


ADVICE_ON_LINKS = ["initiative-on-objective", "key-result-without-initiative", "objective-without-strategy"]


@pytest.mark.parametrize("rule", ADVICE_ON_LINKS)
@pytest.mark.parametrize(("state", "is_found"), [("active", True), ("closed", False)])
def test_a_closed_file_gets_no_advice(rule: str, state: str, is_found: bool) -> None:
    text = f"""
    state: {state}
    objectives:
      - title: Weave cloth that people pass on
        owner: Aune Lahti
        key_results: [{{title: Cut flaws from 30 to 10 a bolt, owner: Aune Lahti}}]
        {"initiatives: [{title: Fit brass reeds on loom 4, owner: Pim de Wit}]" if "objective" in rule else ""}
    """
    text = text.replace("initiatives:", "initiatives:" if rule == "initiative-on-objective" else "x-later:")
    assert bool(found(text, rule)) is is_found


def test_a_key_result_that_others_contribute_to_is_worked_on() -> None:
    text = """
    team: Mill
    objectives:
      - title: Weave cloth that people pass on
        owner: Aune Lahti
        key_results: [{id: flaws, title: Cut flaws from 30 to 10 a bolt, owner: Aune Lahti}]
    """
    other = """
    team: Dyers
    objectives: [{title: Dye without a trace, owner: Pim de Wit, contributes_to: flaws}]
    """
    alone = lint_texts({"a.yaml": text}, rules=("key-result-without-initiative",))
    helped = lint_texts({"a.yaml": text, "b.yaml": other}, rules=("key-result-without-initiative",))
    assert len(alone.findings) == 1
    assert helped.findings == ()


def test_a_missing_strategy_is_reported_once() -> None:
    text = objectives("Aune", "Pim")
    assert found(text, "objective-without-strategy") == ["Weave cloth of kind Aune 0"]
    strategy = "strategy: {choices: [{id: slow, title: Slow cloth, not: No season runs}]}\n"
    assert len(found(strategy + text, "objective-without-strategy")) == 2


@pytest.mark.parametrize(("status", "is_found"), [("in-progress", True), ("shipped", False), ("dropped", False)])
def test_finished_work_blocks_no_one(status: str, is_found: bool) -> None:
    text = f"""
    initiatives:
      - {{id: reeds, title: Fit brass reeds on loom 4, owner: Pim de Wit, depends_on: oil}}
      - {{id: oil, title: Buy oil by the barrel, owner: Pim de Wit, depends_on: reeds, status: {status}}}
    """
    assert found(text, "circular-dependency") == (["oil"] if is_found else [])


def test_a_self_reference_is_reported_as_one() -> None:
    text = "initiatives: [{id: reeds, title: Fit brass reeds, owner: Pim de Wit, depends_on: reeds}]"
    (one,) = lint_text(text, rules=("unknown-reference",)).findings
    assert one.message == "'reeds' refers to this Initiative itself"


@pytest.mark.parametrize(("status", "is_found"), [("idea", True), ("shipped", True), ("dropped", False)])
def test_finished_orphans_are_not_reported(status: str, is_found: bool) -> None:
    text = f"initiatives: [{{title: Fit brass reeds on loom 4, owner: Pim de Wit, status: {status}}}]"
    assert bool(found(text, "orphan-initiative")) is is_found


def test_the_same_work_twice_on_one_key_result() -> None:
    twice = f"{work('id: one')}\n{work('id: two')}"
    (one,) = lint_text(key_result(METRIC, twice), rules=("duplicate-initiative",)).findings
    assert one.message == "the same work is listed here twice"


@pytest.mark.parametrize(
    ("canvas", "is_found"),
    [
        ("notes/reeds.md", False),
        ("notes/reeds.md#plan", False),
        ("notes", False),
        ("https://boards.example/42", False),
        ("mailto:aune@mill.example", False),
        ("notes/nothing.md", True),
        ("../outside.md", True),
        ("/etc/hostname", True),
        ("x" * 300, True),
        ("boards.example.com/42", True),
    ],
)
def test_a_canvas_is_a_path_in_the_workspace_or_a_url(tmp_path: Path, canvas: str, is_found: bool) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "reeds.md").touch()
    text = f"initiatives: [{{title: Fit brass reeds, owner: Pim de Wit, canvas: '{canvas}'}}]"
    report = lint_text(text, rules=("missing-canvas",), root=tmp_path)
    assert underlined(report, "missing-canvas") == ([f"'{canvas}'"] if is_found else [])


CHECKED = "check_ins: [{date: 2026-10-05, value: 30, status: at-risk}]"
RHYTHM = [
    ("stale-key-result", f"{METRIC}\n        {CHECKED}", ""),
    ("at-risk-without-ask", f"{METRIC}\n        {CHECKED}", ""),
    ("status-contradicts-pace", f"{METRIC}\n        {CHECKED.replace('at-risk', 'on-track')}", ""),
    ("stalled-initiative", f"{METRIC}\n        {CHECKED}", work("status: in-progress, started: 2026-10-06")),
    ("overdue-initiative", METRIC, work("due: 2026-10-20")),
    ("shipped-without-verdict", METRIC, work("status: shipped, hypothesis: {belief: It helps}")),
    ("dropped-without-learning", METRIC, work("status: dropped")),
    ("delivered-but-unmoved", f"{METRIC}\n        {CHECKED}", work("status: shipped")),
]


@pytest.mark.parametrize(("rule", "rest", "initiatives"), RHYTHM, ids=[rule for rule, *_ in RHYTHM])
@pytest.mark.parametrize(("state", "is_found"), [("active", True), ("draft", False), ("closed", False)])
def test_nothing_is_due_in_drafts_and_closed_files(
    rule: str, rest: str, initiatives: str, state: str, is_found: bool
) -> None:
    text = key_result(rest, initiatives, f"cycle: 2026-Q4\nstate: {state}")
    assert bool(found(text, rule)) is is_found


@pytest.mark.parametrize("rule", ["stale-key-result", "at-risk-without-ask"])
def test_no_check_in_is_due_after_the_cycle(rule: str) -> None:
    text = key_result(f"{METRIC}\n        {CHECKED}")
    assert found(text, rule, as_of=date(2026, 12, 31)) != []
    assert found(text, rule, as_of=date(2027, 1, 1)) == []


@pytest.mark.parametrize(
    ("measure", "is_found"),
    [
        ("{done: false}", True),
        ("{done: 2026-10-20}", False),
        ("{milestones: [{title: Reeds fitted, done: true}, {title: Looms oiled, done: 2026-10-20}]}", False),
        ("{milestones: [{title: Reeds fitted, done: true}, {title: Looms oiled}]}", True),
    ],
)
def test_finished_entities_need_no_check_in(measure: str, is_found: bool) -> None:
    assert bool(found(key_result(f"measure: {measure}"), "stale-key-result")) is is_found


@pytest.mark.parametrize(
    ("within", "is_found"),
    [("2 weeks", True), ("6 weeks", False), ("two months", False), ("2026-11-10", True), ("by 2026-12-01", False)],
)
def test_a_verdict_is_due_after_the_effect(within: str, is_found: bool) -> None:
    hypothesis = f"hypothesis: {{belief: Brass wears less, expect: -8, within: {within}, evidence: flaws by loom}}"
    text = key_result(f"{METRIC}\n        {CHECKED}", work(f"status: shipped, due: 2026-11-01, {hypothesis}"))
    assert bool(found(text, "shipped-without-verdict")) is is_found
    assert bool(found(text, "delivered-but-unmoved")) is is_found


def test_an_unmet_limit_contradicts_a_green_status() -> None:
    text = key_result('measure: {keep: "<= 10"}\n        check_ins: [{date: 2026-11-16, value: 14, status: on-track}]')
    (one,) = lint_text(text, as_of=DAY, rules=("status-contradicts-pace",)).findings
    assert one.message == "reported on-track, but 14 is outside the limits"


def test_initiatives_elsewhere_in_the_file_count_for_their_key_result() -> None:
    text = key_result(f"{METRIC}\n        {CHECKED}", work("status: shipped"))
    more = """
initiatives:
  - {title: Spin a thicker weft, owner: Pim de Wit, status: in-progress, started: 2026-10-06, key_result: flaws}
"""
    assert found(text, "delivered-but-unmoved") == ["Cut flaws from 30 to 10 a bolt"]
    assert found(text + more, "delivered-but-unmoved") == []
    assert found(text + more, "stalled-initiative") == ["Spin a thicker weft"]


@pytest.mark.parametrize(
    ("measure", "is_stalled", "is_unmoved"),
    [
        (
            '{keep: "<= 10"}\n        check_ins: [{date: 2026-10-05, value: 9}, {date: 2026-11-16, value: 9}]',
            False,
            False,
        ),
        (
            '{keep: "<= 10"}\n        check_ins: [{date: 2026-10-05, value: 9}, {date: 2026-11-16, value: 14}]',
            True,
            False,
        ),
        (
            '{keep: "<= 10"}\n        check_ins: [{date: 2026-10-05, value: 14}, {date: 2026-11-16, value: 14}]',
            True,
            True,
        ),
        ("{done: false}", False, True),
        ("{done: 2026-11-01}", False, False),
        ("{baseline: 30, target: 10}\n        check_ins: [{date: 2026-10-05, value: 10}]", False, False),
    ],
)
def test_limits_yes_or_no_and_reached_targets_are_not_stalled(measure: str, is_stalled: bool, is_unmoved: bool) -> None:
    in_progress, shipped = work("status: in-progress, started: 2026-10-06"), work("status: shipped")
    assert bool(found(key_result(f"measure: {measure}", in_progress), "stalled-initiative")) is is_stalled
    assert bool(found(key_result(f"measure: {measure}", shipped), "delivered-but-unmoved")) is is_unmoved


def test_one_day_is_not_one_days() -> None:
    text = key_result(METRIC, work("due: 2026-11-19"))
    (one,) = lint_text(text, as_of=DAY, rules=("overdue-initiative",)).findings
    assert one.message == "overdue by 1 day"


@pytest.mark.parametrize("rule", ["key-result-without-initiative", "unsupported-priority", "single-hypothesis"])
@pytest.mark.parametrize(("guardrail", "is_found"), [(True, False), (False, True)])
def test_guardrails_are_not_pursued(rule: str, guardrail: bool, is_found: bool) -> None:
    level = "organisation" if rule == "unsupported-priority" else "team"
    work = "[{title: Fit brass reeds on loom 4, owner: Pim de Wit}]" if rule == "single-hypothesis" else "[]"
    text = f"""
    level: {level}
    objectives:
      - title: Weave cloth that people pass on
        owner: Aune Lahti
        key_results:
          - title: Keep flaws under 3 a bolt
            owner: Aune Lahti
            guardrail: {str(guardrail).lower()}
            initiatives: {work}
    """
    assert bool(found(text, rule)) is is_found
