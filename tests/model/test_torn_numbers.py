"""Inside {} a comma ends a value: a number that is written with one is cut, and says so."""

import pytest

from tests.rules.linting import lint_text, underlined

FILE = """
cycle: 2026-Q4
objectives:
  - title: Let every parcel arrive whole
    owner: Kofi Mensah
    key_results:
      - title: Cut breakages to a third
        owner: Kofi Mensah
        measure: {{baseline: {baseline}, target: 600}}
        {more}
"""


def invalid(baseline: str = "2000", more: str = "weight: 1") -> list[tuple[str, str, str]]:
    report = lint_text(FILE.format(baseline=baseline, more=more), rules=("file",))
    return [(one.rule, one.message, one.help) for one in report.findings]


@pytest.mark.parametrize(
    ("written", "meant"), [("1,800", "1800"), ("22,4", "22.4"), ("-1,5", "-1.5"), ("12,345.5", "12345.5")]
)
def test_a_number_with_a_comma_is_said_to_be_cut(written: str, meant: str) -> None:
    expected = ("invalid-value", f"the comma cuts '{written}' in two", f"Write {meant}.")
    assert invalid(written) == [expected]
    report = lint_text(FILE.format(baseline=written, more="weight: 1"), rules=("file",))
    assert underlined(report, "invalid-value") == [written]
    (found,) = report.findings
    assert found.fix is not None
    assert not found.fix.safe
    assert [edit.text for edit in found.fix.edits] == [meant]


@pytest.mark.parametrize("key", ["colour", "guardrial", "200"])
def test_a_key_that_is_known_nowhere_is_a_mistake_even_when_empty(key: str) -> None:
    assert [name for name, _, _ in invalid(more=f"{key}:")] == ["unknown-key"]


@pytest.mark.parametrize("key", ["owner", "weight", "check_ins", "x-colour", "guardrail"])
def test_an_empty_key_of_ours_is_as_good_as_absent(key: str) -> None:
    text = FILE.format(baseline="2000", more=f"{key}:").replace("        owner: Kofi Mensah\n", "")
    assert lint_text(text, rules=("file",)).findings == ()


def test_numbers_in_brackets_that_are_no_thousands_are_left_alone() -> None:
    assert invalid(more="weight: 1\n        x-range: [1,200]") == []
