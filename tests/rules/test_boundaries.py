"""Values exactly at a limit, and the wording on either side of it."""

import pytest

from okr_cli.rules.base import Example, _without_marks
from tests.rules.linting import lint_text, underlined

KEY_RESULT = "objectives: [{{title: Let no parcel wait, key_results: [{{title: {}, measure: {{{}}}}}]}}]\n"
WORK = "objectives: [{{title: Let no parcel wait, initiatives: [{{title: Line the vans with felt, {}}}]}}]\n"
CYCLES = """
    [cycles.named]
    autumn = {start = 2026-09-01, end = 2026-12-01}
    winter = {start = 2026-12-01, end = 2027-02-28}
    spring = {start = 2027-03-01, end = 2027-05-31}
"""
LINK = """
    cycle: {}
    objectives: [{{id: here, title: Let no parcel wait, contributes_to: [there]}}]
    ---
    cycle: {}
    objectives: [{{id: there, title: Let no parcel break}}]
"""


def messages(text: str, rule: str, settings: str = "") -> list[str]:
    return [finding.message for finding in lint_text(text, settings, rules=(rule,)).findings]


@pytest.mark.parametrize("sign", ["", ","])
@pytest.mark.parametrize(("words", "is_found"), [(20, False), (21, True)])
def test_a_title_may_have_as_many_words_as_the_limit_says(words: int, is_found: bool, sign: str) -> None:
    title = f"{sign} ".join(f"word{chr(97 + number)}" for number in range(words))
    assert bool(messages(f'objectives: [{{title: "{title}"}}]\n', "long-title")) is is_found


@pytest.mark.parametrize(
    ("owners", "message"),
    [
        ("Ada Byron, Ben Okri", "2 owners: Ada Byron and Ben Okri"),
        ("Ada Byron, Ben Okri, Cy Young, Di Fry", "4 owners: Ada Byron, Ben Okri, Cy Young and Di Fry"),
        ("Ada Byron, Ben Okri, Cy Young, Di Fry, Ed Lang", "5 owners: Ada Byron, Ben Okri, Cy Young and 2 more"),
    ],
)
def test_four_owners_are_named_and_more_are_counted(owners: str, message: str) -> None:
    assert messages(f'objectives: [{{title: Let no parcel wait, owner: "{owners}"}}]\n', "several-owners") == [message]


@pytest.mark.parametrize(
    ("bet", "message"),
    [
        ("{stake: Two vans}", "this bet has no payoff"),
        ("{payoff: Fewer returns}", "this bet has no stake"),
        ("{}", "this bet has no stake or payoff"),
        ("{stake: Two vans, payoff: Fewer returns}", ""),
    ],
)
def test_incomplete_bets_are_reported(bet: str, message: str) -> None:
    assert messages(WORK.format(f"bet: {bet}"), "bet-without-payoff") == [message] * bool(message)


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ('baseline: 0, target: 100, unit: "%"', []),
        ('baseline: 0, target: 101, unit: "%"', ["101"]),
        ("baseline: 0, target: -1, unit: parcels", ["-1"]),
        ('baseline: -1, target: 100, unit: "%"', ["-1"]),
        ('keep: "<= 99", risk: 101, unit: "%"', ["101"]),
        ('keep: ">= 101", risk: 99, unit: "%"', [">= 101"]),
        ('between: [99, 101], unit: "%"', ["101"]),
    ],
)
def test_a_share_is_between_0_and_100_percent(measure: str, words: list[str]) -> None:
    report = lint_text(KEY_RESULT.format("Raise uptime", measure), rules=("impossible-value",))
    assert [word.strip("\"'") for word in underlined(report, "impossible-value")] == words


@pytest.mark.parametrize(
    "title", ["Raise sales from 100% to 180% of plan", "Raise occupancy from 100% to 180% of plan"]
)
def test_a_share_of_a_plan_may_be_more_than_all_of_it(title: str) -> None:
    text = KEY_RESULT.format(title, 'baseline: 100, target: 180, unit: "%"')
    assert messages(text, "impossible-value") == []


def test_a_value_is_compared_with_the_last_plausible_one() -> None:
    entries = "{date: 2026-10-05, value: 48}, {date: 2026-10-12, value: 0.5}, {date: 2026-10-19, value: 0.51}"
    measure = f'baseline: 41, target: 55, unit: "%"}}, check_ins: [{entries}], x-more: {{'
    said = messages(KEY_RESULT.format("Raise activation", measure), "implausible-value")
    assert said == ["0.5% after 48%; did you mean 50%?", "0.51% after 48%; did you mean 51%?"]


CHECK_INS = """
    objectives:
      - title: Let no parcel wait
        key_results:
          - title: Raise activation
            measure: {baseline: 41, target: 55}
            check_ins:
              - {date: 2026-10-12, value: 48}
              - {date: 2026-10-05, value: 45}
"""


@pytest.mark.parametrize(("more", "is_repaired"), [("", True), ("              -\n", False)])
def test_check_ins_are_sorted_only_if_all_are_valid(more: str, is_repaired: bool) -> None:
    report = lint_text(CHECK_INS + more, rules=("check-ins-out-of-order",))
    assert [finding.fix is not None for finding in report.findings] == [is_repaired]


@pytest.mark.parametrize(
    ("here", "there", "is_found"),
    [("autumn", "winter", False), ("winter", "autumn", False), ("winter", "spring", True), ("spring", "winter", True)],
)
def test_cycles_that_share_their_last_day_are_linked(here: str, there: str, is_found: bool) -> None:
    assert bool(messages(LINK.format(here, there), "other-cycle-link", CYCLES)) is is_found


@pytest.mark.parametrize(
    ("title", "keep", "is_found"),
    [
        ("Keep late parcels at 5", "<= 5", False),
        ("Keep late parcels at 5", "<= 6", True),
        ("Keep late parcels of 40 vans below 5", "<= 5", False),
        ("Keep late parcels of 40 vans below 5", "<= 6", True),
    ],
)
def test_limits_are_compared_with_numbers_that_are_limits(title: str, keep: str, is_found: bool) -> None:
    assert bool(messages(KEY_RESULT.format(title, f'keep: "{keep}"'), "title-contradicts-measure")) is is_found


def test_marks_in_examples_come_in_pairs() -> None:
    for text in ("title: Raise ‹uptime", "title: Raise uptime›"):
        assert _without_marks(Example(text)).yaml == text
