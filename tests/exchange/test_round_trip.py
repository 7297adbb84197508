"""Measures without numbers, and hypotheses, survive an export and an import."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okr_cli.errors import CannotRun
from okr_cli.exchange.csv_table import read_csv
from okr_cli.exchange.importing import Request, import_tables
from okr_cli.exchange.mapping import read_preset
from okr_cli.exchange.report import Report
from okr_cli.model.cycle import Calendar
from okr_cli.output.documents.csv import RecordTable, render_table
from okr_cli.validation.milestone_text import Step, milestone_text, parse_milestone
from okr_cli.views.export.records import FIELDS

DAY = date(2026, 11, 20)
LETTERS = st.sampled_from("ab1 []x=+-@;:,\"'|€界")
WORDS = st.text(LETTERS, max_size=20).map(lambda text: " ".join(f"Win{text}".split()))
DONE = st.booleans() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
WEIGHTS = st.decimals(0, 1000, places=2).map(lambda number: number.normalize() or Decimal(0))
STEPS = st.builds(Step, WORDS, DONE, WEIGHTS)
AMOUNT = st.sampled_from(["+6", "-0.8 points", "=5", "@home", "five cohorts"])


@given(STEPS)
@example(Step("[x 2026-10-20 weight 2] of all", True))
@example(Step("a", Decimal("1E+3") > 0, Decimal("1E+3")))
def test_a_milestone_is_read_as_it_is_written(step: Step) -> None:
    assert parse_milestone(milestone_text(step)) == step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Contract signed", Step("Contract signed")),
        ("[ ] Contract signed", Step("Contract signed")),
        ("[X]Contract signed", Step("Contract signed", True)),
        ("[Legal] Contract signed", Step("[Legal] Contract signed")),
    ],
)
def test_a_milestone_may_be_written_as_people_write_it(text: str, step: Step) -> None:
    assert parse_milestone(text) == step


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[x]", "'[x]' is a milestone without a title"),
        ("[x 2026-02-30] a", "'[x 2026-02-30] a': 2026-02-30 does not exist"),
        ("[ weight 1.2.3] a", "'[ weight 1.2.3] a': '1.2.3' is not a number"),
    ],
)
def test_an_invalid_milestone_is_refused(text: str, reason: str) -> None:
    with pytest.raises(CannotRun) as refused:
        parse_milestone(text)
    assert str(refused.value) == reason


def imported(*rows: dict[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """The Key Results of an exported table, and why the rest was not imported."""
    head = {"cycle": "2026-Q4", "team": "Web", "objective": "Be quick"}
    lines = render_table(RecordTable(FIELDS, ({**head, **row} for row in rows)))
    report = Report()
    request = Request("out.csv", DAY, DAY, mappings=[read_preset("okr")], is_export=True)
    table = read_csv("\n".join(lines) + "\n", "out.csv")
    files: list[Any] = import_tables([table], request, Calendar(), str, report)
    return files[0].keys["objectives"][0]["key_results"], [each.reason for each in report.unplaced]


def key_result(**values: Any) -> dict[str, Any]:
    return {"entity": "key-result", "title": "Win", "key_result": "Win", "address": "2026-Q4/web/o/k", **values}


@settings(max_examples=25)
@given(st.lists(STEPS, min_size=1, max_size=4), DONE, WORDS, AMOUNT, AMOUNT)
def test_milestones_yes_or_no_and_hypotheses_survive_a_round_trip(
    steps: list[Step], done: date | bool, belief: str, expect: str, within: str
) -> None:
    work = {"entity": "initiative", "title": "Try", "key_result": "Win", "address": "2026-Q4/web/o/k/i"}
    hypothesis = {"hypothesis": belief, "hypothesis_expect": expect, "hypothesis_within": within}
    found, unplaced = imported(
        key_result(milestones=tuple(map(milestone_text, steps))),
        {**work, **hypothesis, "impact": "high", "effort": "low"},
        {**key_result(done=done), "address": "2026-Q4/web/o/l"},
    )
    read = [
        Step(each["title"], each.get("done", False), each.get("weight", Decimal(1)))
        for each in found[0]["measure"]["milestones"]
    ]
    assert read == steps
    assert found[1]["measure"] == {"done": done}
    assert found[0]["initiatives"][0]["hypothesis"] == {"belief": belief, "expect": expect, "within": within}
    assert (found[0]["initiatives"][0]["impact"], found[0]["initiatives"][0]["effort"]) == ("high", "low")
    assert unplaced == []


@pytest.mark.parametrize(
    ("text", "done"), [("Yes", True), ("nein", False), ("oui", True), ("2026-11-02", date(2026, 11, 2))]
)
def test_yes_and_no_are_known_in_every_language(text: str, done: date | bool) -> None:
    assert imported(key_result(done=text))[0][0]["measure"] == {"done": done}


def test_values_that_fit_no_measure_are_reported() -> None:
    found, unplaced = imported(
        key_result(done="soon", unit="%"),
        {**key_result(target=">= 99.9", risk_limit="99.5 h", unit="%"), "address": "2026-Q4/web/o/l"},
        {**key_result(baseline=1, target=2, risk_limit=3), "address": "2026-Q4/web/o/m"},
    )
    assert unplaced == [
        "'%': a Key Result with 'done' cannot have 'unit'",
        "expected yes, no or a date; found 'soon'",
        "'99.5 h' is in 'h', but the limit is in '%'",
        "'3': only a limit such as '>= 99.9' can have a risk value",
    ]
    assert ["measure" in each for each in found] == [False, True, True]


def test_an_apostrophe_is_removed_only_at_the_start_of_a_cell() -> None:
    table = read_csv("a,'=1,b'=2\n", "out.csv")
    assert [cell.text for cell in table.rows[0].cells] == ["a", "=1", "b'=2"]
