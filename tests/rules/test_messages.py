"""Findings are reported once, in helpful words."""

import pytest

from tests.rules.linting import lint_text


def said(text: str, rule: str) -> tuple[str, str]:
    """Message and help of the only finding of a rule."""
    (one,) = lint_text(text, rules=(rule,)).findings
    return one.message, one.help


def owned(owner: str, rest: str = "") -> str:
    return f"kpis:\n- {{title: Sacks that burst, owner: '{owner}'{rest}}}\n"


def test_some_of_many_owners_are_listed() -> None:
    assert said(owned("Ada Byron and Tom Reed"), "several-owners")[0] == "2 owners: Ada Byron and Tom Reed"
    many = said(owned("Ada Byron, Tom Reed, Ida Holm, Bea Cole, Kim Lund"), "several-owners")[0]
    assert many == "5 owners: Ada Byron, Tom Reed, Ida Holm and 2 more"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (owned("TBD"), "Who is accountable for it?"),
        (
            "initiatives: [{title: Oil the gate, owner: TBD, status: to-do}]",
            "Who is accountable for it? If nobody is yet, set 'status: idea', which needs no owner.",
        ),
        (
            "initiatives: [{title: Oil the gate, owner: TBD, status: idea}]",
            "Remove it: an Initiative that nobody is working on needs no owner.",
        ),
    ],
)
def test_a_blank_owner_gets_help_that_applies_to_it(text: str, advice: str) -> None:
    assert said(text, "placeholder-owner")[1] == advice


@pytest.mark.parametrize(
    ("line", "message", "advice"),
    [
        (
            "depends_on: nowhere",
            "'nowhere' matches no Objective, Key Result or Initiative in this workspace",
            "Write the address of an entity, or the last part of it.",
        ),
        (
            "contributes_to: nowhere",
            "'nowhere' matches no Objective or Key Result in this workspace",
            "Write the address of an entity, or the last part of it.",
        ),
        (
            "contributes_to: oil",
            "'oil' matches no Objective or Key Result in this workspace",
            "oil is an Initiative; 'contributes_to:' takes an Objective or Key Result.",
        ),
    ],
)
def test_an_unknown_reference_lists_candidates(line: str, message: str, advice: str) -> None:
    text = f"objectives: [{{title: Grind at night, {line}}}]\ninitiatives: [{{id: oil, title: Oil the gate}}]\n"
    assert said(text, "unknown-reference") == (message, advice)


def test_an_ambiguous_reference_lists_the_shortest_addresses() -> None:
    text = """
    cycle: 2026-Q4
    team: Mill
    objectives:
      - {id: day, title: Grind by day, key_results: [{id: noise, title: Cut noise from 70 to 50}]}
      - {id: night, title: Grind by night, key_results: [{id: noise, title: Cut noise from 60 to 30}]}
    initiatives:
      - {title: Oil the gate, key_result: noise}
    """
    assert said(text, "ambiguous-reference") == ("'noise' matches 2 entities", "Write 'day/noise' or 'night/noise'.")


def test_an_objective_without_key_results_gets_a_question() -> None:
    assert said("objectives: [{title: Grind at night}]", "too-few-key-results") == (
        "this Objective has no Key Results",
        "How would you know that you reached it?",
    )
    one = "objectives: [{title: Grind at night, key_results: [{title: Cut noise from 70 to 50}]}]"
    assert said(one, "too-few-key-results")[1] == "How else would you know that you reached it?"


def test_work_below_a_repeated_key_result_is_not_reported_twice() -> None:
    text = """
    cycle: 2026-Q4
    objectives:
      - {id: day, title: Grind by day, key_results: [&noise {id: noise, title: Cut noise, initiatives: [{title: Oil}]}]}
      - {id: night, title: Grind by night, key_results: [*noise]}
    """
    assert lint_text(text, rules=("duplicate-initiative",)).findings == ()


def test_work_that_is_repeated_under_another_key_result_is() -> None:
    text = """
    cycle: 2026-Q4
    objectives:
      - id: day
        title: Grind by day
        key_results:
          - {id: noise, title: Cut noise, initiatives: [&oil {title: Oil the gate}]}
          - {id: dust, title: Cut dust, initiatives: [*oil]}
    """
    assert said(text, "duplicate-initiative")[0] == "the same work is also listed under Key Result 'noise'"
