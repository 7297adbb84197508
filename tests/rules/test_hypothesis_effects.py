"""Rule 602: the effect of a hypothesis must be something, lead to the target, and show within the cycle."""

import pytest

from tests.rules.linting import lint_text, underlined

RULE = "untestable-hypothesis"


def text(
    expect: str, measure: str = "baseline: 41, target: 55, unit: '%'", within: str = "4 weeks", work: str = ""
) -> str:
    head = f"hypothesis: {{belief: Keys wait, expect: {expect}, within: {within}, evidence: keys by hour}}"
    nested = f"initiatives: [{{title: Hang a key board, owner: Tom Becker, {head}}}]" if not work else ""
    alone = f"initiatives: [{{title: Hang a key board, owner: Tom Becker, {work}, {head}}}]" if work else ""
    return f"""
    cycle: 2026-Q4
    objectives:
      - id: keys
        title: Let no guest wait for a key
        owner: Ines Moreau
        key_results:
          - id: ready
            title: Raise keys ready
            owner: Ines Moreau
            measure: {{{measure}}}
            {nested}
    {alone}
    """


def found(yaml: str) -> list[str]:
    return underlined(lint_text(yaml, rules=(RULE,)), RULE)


UP, DOWN = "baseline: 41, target: 55, unit: '%'", "baseline: 55, target: 41, unit: minutes"


@pytest.mark.parametrize(
    ("expect", "measure", "is_found"),
    [
        ("-6", UP, True),
        ("+6", UP, False),
        ("+6", DOWN, True),
        ("−6", DOWN, False),
        ("-6 points", UP, True),
        ("-6%", UP, True),
        ("+6 minutes", DOWN, True),
        ("+6 guests an hour", DOWN, False),  # another number than this one
        ("6", DOWN, False),  # may be a level
        ("+6", 'keep: "<= 10"', True),
        ("-6", 'keep: "<= 10"', False),
        ("-6", 'keep: ">= 10"', True),
        ("-6", "between: [20, 30]", False),
        ("-6", "done: false", False),
        ("-6", "baseline: 41, target: 41", False),
        ("+0", UP, True),
        ("-0.0 points", UP, True),
        ("+0.5", UP, False),
        ("+05", UP, False),
        ("0 complaints", DOWN, False),
    ],
)
def test_an_effect_leads_to_the_target(expect: str, measure: str, is_found: bool) -> None:
    assert found(text(expect, measure)) == [expect] * is_found


@pytest.mark.parametrize(
    ("within", "is_found"),
    [
        ("9 months", True),
        ("a year", True),
        ("half a year", False),  # not read
        ("two quarters", True),
        ("a quarter", False),
        ("3 months", False),
        ("14 weeks", False),  # a week after the last day, when the last values come
        ("15 weeks", True),
        ("by 2026-12-31", False),
        ("by 2027-01-01", True),
        ("the next release", False),
    ],
)
def test_an_effect_shows_within_the_cycle(within: str, is_found: bool) -> None:
    assert found(text("+6", within=within)) == [within] * is_found


@pytest.mark.parametrize(
    ("work", "is_found"),
    [
        ("key_result: ready", True),
        ("key_result: keys/ready", True),
        ("key_result: 2026-Q3/lodge/keys/ready", False),  # of another cycle, which is not known here
        ("key_result: tips/ready", False),
        ("status: to-do", False),
    ],
)
def test_work_at_the_top_level_is_checked_against_its_key_result(work: str, is_found: bool) -> None:
    assert found(text("-6", work=work)) == ["-6"] * is_found


@pytest.mark.parametrize("status", ["idea", "shipped", "dropped"])
def test_inactive_work_is_left_alone(status: str) -> None:
    assert (
        found(text("-6", within="9 months").replace("owner: Tom Becker", f"owner: Tom Becker, status: {status}")) == []
    )


@pytest.mark.parametrize(
    ("expect", "measure", "within", "message"),
    [
        ("-6", UP, "9 months", "expects -6, but the Key Result should go from 41 to 55"),
        ("+6", 'keep: "<= 10"', "4 weeks", "expects +6, but the Key Result must stay <= 10"),
        ("-1", "milestones: [{title: Key board hung}]", "4 weeks", "expects -1, but the Key Result can only go up"),
        ("+0", UP, "4 weeks", "the hypothesis expects no change"),
        ("+6", UP, "9 months", "'9 months' runs past the end of 2026-Q4 (2026-12-31)"),
    ],
)
def test_only_the_most_serious_flaw_is_reported(expect: str, measure: str, within: str, message: str) -> None:
    (one,) = lint_text(text(expect, measure, within), rules=(RULE,)).findings
    assert one.message == message
