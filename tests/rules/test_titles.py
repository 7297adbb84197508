"""How wording rules use the fields next to a title, and how settings affect them."""

import pytest

from okr_cli.finding import Report
from tests.rules.linting import lint_text, underlined


def key_result(title: str, fields: str = "") -> str:
    return f"""
objectives:
  - title: Let guests feel expected
    owner: Mira Lindholm
    key_results:
      - title: {title}
        owner: Mira Lindholm
{fields}
"""


def initiative(title: str) -> str:
    return f"""
initiatives:
  - title: {title}
    owner: Mira Lindholm
"""


def names(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.code.startswith("4")}


@pytest.mark.parametrize(
    "measure",
    ["{baseline: 40, target: 70}", '{keep: ">= 90", unit: "%"}', "{between: [20, 30]}", "{find_baseline: true}"],
)
def test_a_measure_is_enough(measure: str) -> None:
    report = lint_text(key_result("Guests recommend us", f"        measure: {measure}"))
    assert names(report) == set()


@pytest.mark.parametrize("fields", ["", "        measure: {done: false}"])
def test_without_any_number_a_title_needs_one(fields: str) -> None:
    assert names(lint_text(key_result("Guests recommend us", fields))) == {"key-result-without-number"}


def test_work_is_reported_even_with_a_measure() -> None:
    report = lint_text(key_result("Launch the guest app", "        measure: {baseline: 0, target: 1}"))
    assert names(report) == {"key-result-is-initiative"}


@pytest.mark.parametrize("title", ["Signed partners", "Time to certify a partner"])
def test_a_measured_title_may_name_its_metric(title: str) -> None:
    assert names(lint_text(key_result(title, "        measure: {baseline: 12, target: 6}"))) == set()
    assert "key-result-is-initiative" in names(lint_text(key_result(title, "        measure: {done: false}")))


def test_learning_may_be_work() -> None:
    report = lint_text(key_result("Interview guests about the lobby", "        kind: learning"))
    assert "key-result-is-initiative" not in names(report)


def test_language_none_switches_the_wording_rules_off() -> None:
    settings = '[wording]\nlanguage = "none"\n'
    assert names(lint_text(initiative("Improve the lobby"), settings)) == set()
    assert names(lint_text(initiative("Improve the lobby"))) == {"vague-initiative"}


def test_an_allowed_word_is_left_alone() -> None:
    settings = '[wording]\nallow = ["improve"]\n'
    assert names(lint_text(initiative("Improve the lobby"), settings)) == set()


def test_a_rule_that_is_ignored_hides_no_other() -> None:
    assert names(lint_text(initiative("Morning atmosphere"))) == {"initiative-not-an-action"}
    settings = '[lint]\nignore = ["402"]\n'
    assert names(lint_text(initiative("Morning atmosphere"), settings)) == {"vague-initiative"}


def test_the_limit_of_a_title_is_a_setting() -> None:
    settings = "[limits]\ntitle-words = 4\n"
    assert names(lint_text(initiative("Print a welcome card"), settings)) == set()
    assert names(lint_text(initiative("Print a larger welcome card"), settings)) == {"long-title"}


def test_the_words_are_underlined_in_quotes_too() -> None:
    report = lint_text(initiative('"Improve the lobby: light and sound"'))
    assert underlined(report, "vague-initiative") == ["Improve the lobby"]


@pytest.mark.parametrize("title", ["Improve the lobby", "Lobby", "TBD", "Reach 90% occupancy"])
def test_an_initiative_gets_one_main_remark(title: str) -> None:
    assert len(names(lint_text(initiative(title)))) == 1


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Launch the loyalty card", "What will people do differently once this is done?"),
        ("Migrate the mail queue to Kubernetes", "What will be faster, cheaper or more reliable, and by how much?"),
        ("Measure how long guests wait", "Once you know the current value, what should it become?"),
        ("Write my first novel", "What will you be able to do that you cannot do today?"),
    ],
)
def test_the_question_about_work_depends_on_what_it_is_about(title: str, question: str) -> None:
    (help_text,) = [one.help for one in lint_text(key_result(title)).findings if one.rule == "key-result-is-initiative"]
    assert help_text == question


@pytest.mark.parametrize(
    ("title", "settings", "severity"),
    [
        ("Customer portal for suppliers", "", "info"),
        ("Bread quality", "", "warning"),
        ("Customer portal for suppliers", '[lint.severity]\ninitiative-not-an-action = "error"', "error"),
    ],
)
def test_a_title_without_a_verb_is_only_a_hint(title: str, settings: str, severity: str) -> None:
    found = [one for one in lint_text(initiative(title), settings).findings if one.rule == "initiative-not-an-action"]
    assert [one.severity for one in found] == [severity]
