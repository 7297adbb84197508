"""What a misspelt value surely meant, and what nobody can say."""

import pytest

from okr_cli.edit.splice import splice
from okr_cli.finding import Finding
from okr_cli.model.cycle import Calendar
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.documents import load

MEASURE = "okr: 1\nobjectives: [{title: A, key_results: [{title: B, measure: {MEASURE}}]}]\n"
CHECK_IN = "okr: 1\nkpis: [{title: A, unit: kg, check_ins: [{CHECK_IN}]}]\n"


def findings(text: str) -> list[Finding]:
    return list(load(SourceFile("a.yaml", text), parse(text), Calendar()).findings)


def mended(text: str, safe: bool) -> str:
    """The text after the repairs that are certain, or after those that are only likely."""
    fixes = [one.fix for one in findings(text) if one.fix and one.fix.safe is safe]
    return splice(text, [edit for fix in fixes for edit in fix.edits])


def likely(text: str) -> str:
    assert mended(text, safe=True) == text
    return mended(text, safe=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("baseline: 20k, target: 3", "baseline: 20000, target: 3"),
        ("baseline: 1.5M, target: 3", "baseline: 1500000, target: 3"),
        ("baseline: 1 000, target: '1,000,000'", "baseline: 1000, target: '1000000'"),
        ('baseline: "2,5", target: 3', 'baseline: "2.5", target: 3'),
        ("baseline: -7 %, target: 3, unit: '%'", "baseline: -7, target: 3, unit: '%'"),
        ("baseline: $2k, target: 3, unit: dollars", "baseline: 2000, target: 3, unit: dollars"),
        ('keep: ">= 20k", risk: 1.9k', 'keep: ">= 20000", risk: 1900'),
        ("between: [20%, 30 %], unit: '%'", "between: [20, 30], unit: '%'"),
        ("between: [30, 20] # c\n", "between: [20, 30] # c\n"),
    ],
)
def test_a_number_that_is_spelt_otherwise_is_likely(before: str, after: str) -> None:
    assert likely(MEASURE.replace("MEASURE", before)) == MEASURE.replace("MEASURE", after)
    assert findings(MEASURE.replace("MEASURE", after)) == []


@pytest.mark.parametrize(
    "value",
    [
        "baseline: 15%, target: 3",
        "baseline: 15%, target: 3, unit: kg",
        "baseline: $2k, target: 3",
        "baseline: about 3, target: 3",
        "baseline: &n 20k, target: 3",
        'baseline: "2\\x30k", target: 3',
        "between: [3 days, 2 days]",
        'between: ["30", 20]',
        "keep: 20k",
    ],
)
def test_what_would_be_lost_or_does_not_stand_there_is_left_to_a_person(value: str) -> None:
    text = MEASURE.replace("MEASURE", value)
    assert findings(text)
    assert mended(text, safe=True) == mended(text, safe=False) == text


def test_a_unit_that_is_given_already_is_not_asked_for_again() -> None:
    (one,) = findings(CHECK_IN.replace("CHECK_IN", "date: 2026-10-12, value: 43 kg"))
    assert one.help == "Write 43: its unit stands in 'unit:' already."
    assert likely(CHECK_IN.replace("CHECK_IN", "date: 2026-10-12, value: 43 kg")) == CHECK_IN.replace(
        "CHECK_IN", "date: 2026-10-12, value: 43"
    )


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("date: 2026/10/2", "date: 2026-10-02", True),
        ('date: "2026.10.12"', 'date: "2026-10-12"', True),
        ("date: 2026-1-5", "date: 2026-01-05", True),
        ("date: 2026-10-12 09:30", "date: 2026-10-12", False),
        ("date: 2026-10-12T09:30:00+02:00", "date: 2026-10-12", False),
        ("date: 2026-10-12, confidence: 7/10", "date: 2026-10-12, confidence: 7", True),
        ("date: 2026-10-12, confidence: 10 / 10", "date: 2026-10-12, confidence: 10", True),
        ("date: 2026-10-12, confidence: 70%", "date: 2026-10-12, confidence: 7", False),
        ("date: 2026-10-12, confidence: 0%", "date: 2026-10-12, confidence: 0%", False),
        ("date: 2026-10-12, confidence: 75%", "date: 2026-10-12, confidence: 75%", False),
        ("date: 2026/13/2", "date: 2026/13/2", True),
        ("date: 12.10.2026", "date: 12.10.2026", True),
        ("date: 2026-10/12", "date: 2026-10/12", True),
    ],
)
def test_days_and_confidence(before: str, after: str, safe: bool) -> None:
    text = CHECK_IN.replace("CHECK_IN", before)
    assert mended(text, safe) == CHECK_IN.replace("CHECK_IN", after)
    assert mended(text, not safe) == text


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("id: First Week", "id: first-week", False),
        ("id: 'A_b'", "id: 'a-b'", False),
        ("id: 日本", "id: 日本", False),
        ("owner: [Ada Byron]", "owner: Ada Byron", True),
        ("owner: [ 'Ada Byron' ]", "owner: 'Ada Byron'", True),
        ("owner: [Ada Byron # c\n ]", "owner: [Ada Byron # c\n ]", True),
        ("owner: [Ada Byron, Grace Hopper]", "owner: [Ada Byron, Grace Hopper]", True),
        ("owner: []", "owner: []", True),
    ],
)
def test_ids_and_owners(before: str, after: str, safe: bool) -> None:
    text = f"okr: 1\nobjectives:\n  - {{{before}, title: A}}\n"
    assert findings(text)
    assert mended(text, safe) == f"okr: 1\nobjectives:\n  - {{{after}, title: A}}\n"
    assert mended(text, not safe) == text


def test_a_block_list_of_one_owner_is_left_to_a_person() -> None:
    text = "okr: 1\nobjectives:\n  - title: A\n    owner:\n      - Ada Byron  # since May\n"
    assert findings(text)
    assert mended(text, safe=True) == text


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("{baselin: 1, targt: 2}", "{baseline: 1, targt: 2}", True),
        ("{from: 1, to: 2}", "{baseline: 1, to: 2}", False),
        ("{'from': 1, to: 2}", "{'from': 1, to: 2}", False),
    ],
)
def test_the_first_key_of_a_measure_without_a_form(before: str, after: str, safe: bool) -> None:
    text = f"okr: 1\nobjectives: [{{title: A, key_results: [{{title: B, measure: {before}}}]}}]\n"
    assert len(findings(text)) == 1
    assert mended(text, safe) == text.replace(before, after)
    assert mended(text, not safe) == text
