"""Rules 509 and 510: keeping a level is no change, and milestones of work are no progress."""

import pytest

from tests.rules.linting import lint_text, underlined


def key_result(
    measure: str, rest: str = "", head: str = "", title: str = "Guests order by phone in all 3 houses"
) -> str:
    return f"""
    cycle: 2026-Q4
    {head}
    objectives:
      - title: Let no guest wait for a key
        owner: Ines Moreau
        key_results:
          - title: {title}
            owner: Ines Moreau
            measure: {measure}
            {rest}
    """


@pytest.mark.parametrize(
    ("measure", "rest", "words"),
    [
        ('{keep: ">= 99.5"}', "", ['">= 99.5"']),
        ("{between: [20, 30]}", "", ["[20, 30]"]),
        ('{keep: ">= 99.5"}', "guardrail: true", []),
        ('{keep: ">= 99.5"}', "kind: learning", []),
        ("{baseline: 98, target: 99.5}", "", []),
        # If it was broken at first, it has to be reached before it can be kept.
        ('{keep: ">= 99.5"}', "check_ins: [{date: 2026-10-05, value: 99.5}]", ['">= 99.5"']),
        ('{keep: ">= 99.5"}', "check_ins: [{date: 2026-10-05, value: 99.4}, {date: 2026-10-12, value: 99.6}]", []),
        ('{keep: ">= 99.5"}', "check_ins: [{date: 2026-10-05}, {date: 2026-10-12, value: 99.4}]", []),
    ],
)
def test_a_level_to_maintain_is_a_kpi_or_a_guardrail(measure: str, rest: str, words: list[str]) -> None:
    assert underlined(lint_text(key_result(measure, rest), rules=("509",)), "key-result-is-kpi") == words


def milestones(*titles: str) -> str:
    return "{milestones: [" + ", ".join(f"{{title: {title}}}" for title in titles) + "]}"


@pytest.mark.parametrize(
    ("titles", "is_found"),
    [
        (("Design", "Build", "Ship"), True),
        (("Write the script", "Script tested", "The portal is live"), True),
        (("Write the script", "Guests order by phone"), False),
        (("Write the script", "Contract signed"), False),
        (("Portal built", "First guest pays"), False),
        (("Payroll", "Customer console", "Code hosting"), False),
        (("Nordics", "Iberia"), False),
        (("Ship it",), False),
    ],
)
def test_milestones_are_delivery_only_if_all_are_work(titles: tuple[str, ...], is_found: bool) -> None:
    found = underlined(lint_text(key_result(milestones(*titles)), rules=("510",)), "delivery-milestones")
    assert found == list(titles[:1]) * is_found


def test_learning_and_other_languages_are_left_alone() -> None:
    work = milestones("Design", "Build")
    assert lint_text(key_result(work, "kind: learning"), rules=("510",)).findings == ()
    assert lint_text(key_result(work, head="language: de"), rules=("510",)).findings == ()


def test_a_key_result_that_is_work_itself_is_reported_once() -> None:
    text = key_result(milestones("Design", "Build"), title="Launch the ordering app")
    assert [one.rule for one in lint_text(text, rules=("412", "510")).findings] == ["key-result-is-initiative"]
    assert [one.rule for one in lint_text(text, rules=("510",)).findings] == ["delivery-milestones"]
