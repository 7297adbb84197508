"""The most common slips in editors, on phones, in spreadsheets and in word processors."""

import re

import pytest

from okr_cli.source.parser import c_events, parse
from okr_cli.source.pure_parser import pure_events
from tests.validation.slips import GOLDEN, Slip, described, fixed, loaded, slips

PAGE = GOLDEN.read_text(encoding="utf-8")
SLIPS = slips(PAGE)
by_name = pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])


def test_every_slip_has_the_recorded_findings() -> None:
    assert len(SLIPS) >= 50
    assert "".join(map(described, SLIPS)).rstrip() + "\n" == PAGE


@by_name
def test_a_slip_has_a_finding_that_helps(slip: Slip) -> None:
    findings = loaded(slip.text).content.findings
    assert findings
    for finding in findings:
        assert finding.help
        assert not finding.help.startswith("Known here")
        assert not finding.message.endswith(".")


@by_name
def test_the_fixes_of_a_slip_leave_a_file_that_loads(slip: Slip) -> None:
    text, count = slip.text, len(loaded(slip.text).content.findings)
    for _ in range(count):
        finding = next((found for found in loaded(text).content.findings if found.fix), None)
        if finding is None:
            break
        text = fixed(text, finding)
    remaining = [found for found in loaded(text).content.findings if found.fix]
    assert remaining == []
    if text != slip.text:
        assert len(loaded(text).content.findings) < count


@by_name
def test_a_slip_is_reported_where_it_is(slip: Slip) -> None:
    """A parser that gives up reports the next line. A fix changes the line of its finding."""
    file = loaded(slip.text)
    for finding in file.content.findings:
        if finding.fix and not re.search("Close|comma|fence", finding.fix.title):
            blamed = file.source.position(finding.span.start).line
            changed = {file.source.position(edit.span.start).line for edit in finding.fix.edits}
            assert blamed in changed


@by_name
def test_both_parsers_report_the_same(slip: Slip) -> None:
    assert parse(slip.text, c_events).findings == parse(slip.text, pure_events).findings


def test_a_text_with_thousands_of_commas_is_one_mistake() -> None:
    note = ", ".join(f"word {number}" for number in range(3000))
    text = f"kpis:\n  - {{title: A, unit: kg, check_ins: [{{date: 2026-10-12, note: {note}}}]}}\n"
    (finding,) = loaded(text).content.findings
    assert finding.message == "the comma ends 'note', so the rest is treated as a key"


WHOLE = "objectives:\n  - title: Give new customers a confident start\n    owner: Maya Okafor\n"


@pytest.mark.parametrize(
    "line",
    [
        "x-note: See “this” and “that”",
        "x-note: “This” and “that”",
        "x-note: '“This”'",
        "x-note: Ends with “that”",
        "x-list: [a, b, c]",
        "x-map: {a, b, c: d}",
        "x-time: 2.400",
        "x-text: |\n      =======\n      <<<<<<< HEAD\n      - key:value\n      ```yaml",
        "x-text: >-\n      a: b: c\n      {open",
        "x-number: 1.200.000,50",
        "x-folded: a text that goes on\n      in the next line",
    ],
)
def test_nothing_is_reported_about_valid_values(line: str) -> None:
    assert loaded(f"{WHOLE}    {line}\n").content.findings == ()
