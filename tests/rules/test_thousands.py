"""Numbers with a point that may be thousands."""

from decimal import Decimal

import pytest

from tests.rules.linting import every_rule, lint_text

TEXT = """
objectives:
  - title: Let every parcel arrive whole
    owner: Kofi Mensah
    key_results:
      - title: {title}
        owner: Kofi Mensah
        measure: {{baseline: {baseline}, target: {target}, unit: {unit}}}
        check_ins: [{{date: 2026-10-12, value: {value}}}]
"""


def asked(
    baseline: str, target: str, value: str, unit: str = "parcels", title: str = "Raise parcels a day"
) -> list[str]:
    text = TEXT.format(title=title, baseline=baseline, target=target, value=value, unit=unit)
    report = lint_text(text, "", None, every_rule())
    return [one.message for one in report.findings if one.rule == "implausible-value" and "equals" in one.message]


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        (("1800", "2.400", "1900"), 1),
        (("1.800", "2.400", "2.100"), 3),
        (("1800", "2400", "1.950"), 1),
        (("1.800", "2.400", "1875"), 2),
    ],
)
def test_thousands_with_a_point_raise_a_question(numbers: tuple[str, str, str], count: int) -> None:
    messages = asked(*numbers)
    assert len(messages) == count
    assert all(f"did you mean {Decimal(message.split()[0]) * 1000:.0f}?" in message for message in messages)


def test_a_title_in_thousands_is_evidence() -> None:
    assert len(asked("1.801", "2.403", "2.102", "ms", "Raise parcels a day from 1,801 to 2,403")) == 3


@pytest.mark.parametrize(
    ("numbers", "unit", "title"),
    [
        (("3.100", "2.400", "2.900"), "ms", "Cut the answer time"),
        (("3.1", "2.400", "2.900"), "ratings", "Cut the answer time"),
        (("3.100", "2.400", "2.85"), "ratings", "Cut the answer time"),
        (("3.125", "2.417", "2.901"), "ratings", "Cut the answer time"),
        (("3.100", "2.400", "2.900"), "ratings", "Cut the answer time from 3.1 to 2.4"),
        (("1800", "2400", "1900"), "parcels", "Raise parcels a day"),
        (("0", "2.5", "1.250"), "parcels", "Raise parcels a day"),
    ],
)
def test_decimals_are_left_alone(numbers: tuple[str, str, str], unit: str, title: str) -> None:
    assert asked(*numbers, unit, title) == []
