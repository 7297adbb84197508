"""Rules 508 and 711: check-ins with a likely typo, and repeated days."""

import pytest

from tests.rules.linting import lint_text, underlined


def check_ins(entries: str, measure: str = "baseline: 60, target: 110") -> str:
    return f"""
    cycle: 2026-Q4
    objectives:
      - title: Let no parcel wait for a box
        owner: Kofi Mensah
        key_results:
          - title: Raise parcels packed
            owner: Kofi Mensah
            measure: {{{measure}}}
            check_ins: [{entries}]
    """


@pytest.mark.parametrize(
    ("measure", "value", "is_found"),
    [
        ("baseline: 60, target: 110", "260", False),  # exactly three times the way above
        ("baseline: 60, target: 110", "260.1", True),
        ("baseline: 60, target: 110", "-90", False),
        ("baseline: 60, target: 110", "-90.1", True),
        ("baseline: 110, target: 60", "260.1", True),
        ("baseline: 60, target: 60", "900", False),  # no way, so nothing to compare with
        ("find_baseline: true", "900", False),
        ('keep: ">= 60"', "9000", False),
    ],
)
def test_a_value_beyond_three_times_the_range_is_implausible(measure: str, value: str, is_found: bool) -> None:
    text = check_ins(f"{{date: 2026-10-12, value: {value}}}", measure)
    assert underlined(lint_text(text, rules=("implausible-value",)), "implausible-value") == [value] * is_found


@pytest.mark.parametrize(
    ("measure", "value", "meant"),
    [
        ('baseline: 41, target: 55, unit: "%"', "0.48", "48"),
        ('baseline: 41, target: 55, unit: "%"', "1", ""),
        ('baseline: 80, target: 95, unit: "%"', "1", "100"),
        ('baseline: 41, target: 55, unit: "%"', "1.01", ""),
        ("baseline: 41, target: 55", "0.48", ""),
        ('baseline: 60, target: 0, unit: "%"', "0.5", ""),  # it may have come down that far
        ('baseline: 3, target: 1.5, unit: "%"', "0.9", ""),
    ],
)
def test_fractions_are_questioned_where_percentages_are_expected(measure: str, value: str, meant: str) -> None:
    report = lint_text(check_ins(f"{{date: 2026-10-12, value: {value}}}", measure), rules=("implausible-value",))
    baseline = measure.partition(",")[0].partition(" ")[2]
    said = [f"{value}% after {baseline}%; did you mean {meant}%?"] if meant else []
    assert [one.message for one in report.findings] == said


def test_impossible_values_are_left_to_their_own_rule() -> None:
    text = check_ins("{date: 2026-10-12, value: -900}", "baseline: 60, target: 110, unit: parcels")
    assert [one.rule for one in lint_text(text, rules=("impossible-value", "implausible-value")).findings] == [
        "impossible-value"
    ]
    assert underlined(lint_text(text, rules=("implausible-value",)), "implausible-value") == ["-900"]


def test_implausible_values_are_not_used_for_comparison() -> None:
    entries = "{date: 2026-10-12, value: 0.5}, {date: 2026-10-19, value: 0.52}"
    text = check_ins(entries, 'baseline: 41, target: 55, unit: "%"')
    assert underlined(lint_text(text, rules=("implausible-value",)), "implausible-value") == ["0.5", "0.52"]


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ("{date: 2026-10-12, value: 61}, {date: 2026-10-12, value: 62}", 1),
        ("{date: 2026-10-12, value: 61}, {date: 2026-10-19}, {date: 2026-10-12}, {date: 2026-10-12}", 2),
        ("{date: 2026-10-12, value: 61}, {date: 2026-10-13, value: 61}", 0),
        ("{date: 2026-10-12, value: 61, source: scale}, {date: 2026-10-12, note: The scale is right}", 0),
        ("{date: 2026-10-12, value: 61, source: scale}, {date: 2026-10-12, value: 63, source: camera}", 0),
        ("{date: 2026-10-12, value: 61, source: scale}, {date: 2026-10-12, value: 63, source: scale}", 1),
    ],
)
def test_repeated_check_ins_are_counted_per_source(entries: str, found: int) -> None:
    report = lint_text(check_ins(entries), rules=("repeated-check-in",))
    assert underlined(report, "repeated-check-in") == ["2026-10-12"] * found


def test_different_values_on_one_day_are_reported() -> None:
    two = lint_text(check_ins("{date: 2026-10-12, value: 61}, {date: 2026-10-12, value: 6.20}"), rules=("711",))
    (one,) = two.findings
    assert (one.message, one.help) == (
        "second check-in for 2026-10-12",
        "Which value is right, 61 or 6.20? Keep one, or correct the date.",
    )
    assert [related.message for related in one.related] == ["first check-in"]
    same = lint_text(check_ins("{date: 2026-10-12, value: 61}, {date: 2026-10-12, value: 61.0}"), rules=("711",))
    assert same.findings[0].help == "Combine them into one check-in."
