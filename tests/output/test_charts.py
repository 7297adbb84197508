"""What the charts draw, and where."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from okr_cli.output.charts.drawing import Period
from okr_cli.output.charts.shares import Part, progress_bar, strip, trend
from okr_cli.output.charts.time_chart import Band, Goal, Line, Mark, TimeChart, time_chart
from okr_cli.output.charts.work_span import SpanEnd, WorkSpan, work_span
from okr_cli.output.documents.document import ProgressBar, Sparkline, Style

START, MIDDLE, END = date(2026, 10, 1), date(2026, 11, 15), date(2026, 12, 31)
QUARTER = Period(START, END, MIDDLE)


def drawn(text: str) -> dict[str, list[str]]:
    """The paths, circles and texts of a drawing, by class."""
    found: dict[str, list[str]] = {}
    for element in ElementTree.fromstring(text).iter():
        what = element.get("d") or element.get("cx") or element.text or ""
        found.setdefault(element.get("class", ""), []).append(what)
    return found


def test_days_outside_the_cycle_are_clamped() -> None:
    assert QUARTER.x(date(2026, 9, 1)) == QUARTER.x(START) == 4
    assert QUARTER.x(date(2027, 1, 9)) == QUARTER.x(END) == 292
    assert [name for _, name in QUARTER.months()] == ["Oct", "Nov", "Dec"]
    year = Period(date(2026, 1, 1), date(2026, 12, 31), MIDDLE)
    assert [name for _, name in year.months()] == ["Jan", "Mar", "May", "Jul", "Sep", "Nov"]
    assert Period(START, START, START).x(START) == 4


def test_a_number_between_baseline_and_target() -> None:
    chart = TimeChart(
        QUARTER,
        'a "text" & more',
        Style.RED,
        marks=(Mark(START, 0.0), Mark(date(2026, 11, 1), 0.5)),
        goals=(Goal(START, END, 0.0, "10"), Goal(START, END, 1.0, "20 <b>")),
        pace=(Line(START, 0.0, END, 1.0),),
        gap=0.8,
        gap_style=Style.RED,
        forecast=1.0,
    )
    found = drawn(time_chart(chart))
    assert found["pace"] == ["M4 82L292 12"]
    assert found["line"] == ["M4 82L102 47"]
    assert found["held"] == ["M102 47H146"]
    assert found["ahead"] == ["M146 47L292 12"]
    assert (found["dot"], found["last red"]) == (["M4 82h0"], ["M102 47h0"])
    assert found["gap red"] == ["M146 26V47"]
    assert {"10", "20 <b>"} <= set(found[""])
    assert 'aria-label="a &quot;text&quot; &amp; more"' in time_chart(chart)


def test_a_value_below_its_baseline_stretches_the_scale() -> None:
    chart = TimeChart(QUARTER, "", marks=(Mark(MIDDLE, -1.0),))
    assert (chart.height_of(-1.0), chart.height_of(0.0), chart.height_of(1.0)) == (82, 47, 12)


def test_limits_show_the_good_side_and_hollow_marks_for_misses() -> None:
    chart = TimeChart(
        QUARTER,
        "",
        marks=(Mark(START, 4.0), Mark(MIDDLE, 8.0, misses=True)),
        bands=(Band(None, 5.0), Band(5.0, 6.0, is_amber=True)),
        goals=(Goal(START, END, 5.0, "<= 5"),),
        low=0.0,
        high=10.0,
    )
    found = drawn(time_chart(chart))
    assert found["fine"] == ["M4 47.0H292V82.0H4z"]
    assert found["amber"] == ["M4 40.0H292V47.0H4z"]
    assert found["miss"] == ["146"]
    assert not [name for name in found if name.startswith("last")]


def test_levels_hold_until_the_next_check_in_or_the_drop() -> None:
    steps = TimeChart(QUARTER, "", marks=(Mark(START, 0.0), Mark(MIDDLE, 1.0)), is_stepped=True)
    assert drawn(time_chart(steps))["line"] == ["M4 82H146V12"]
    ended = drawn(time_chart(TimeChart(QUARTER, "", end=date(2026, 11, 1), word="no data")))
    assert ended["ended"] == ["M102 12V82"]
    assert "now" not in ended
    assert ended["word"] == ["no data"]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (WorkSpan(QUARTER, "", SpanEnd.OPEN, START, None, END), {"work": ["M4 9H146"], "plan": ["M146 9H292"]}),
        (
            WorkSpan(QUARTER, "", SpanEnd.OPEN, START, None, date(2026, 11, 1), is_overdue=True),
            {"work": ["M4 9H102"], "late": ["M102 9H146"], "due": ["102"]},
        ),
        (WorkSpan(QUARTER, "", SpanEnd.SHIPPED, START, MIDDLE), {"work": ["M4 9H146"], "done": ["M146 9h0"]}),
        (WorkSpan(QUARTER, "", SpanEnd.DROPPED, START, MIDDLE), {"cross": ["M143 6L149 12M143 12L149 6"]}),
        (WorkSpan(QUARTER, "", SpanEnd.SHIPPED, START), {"aside": ["end not recorded"]}),
        (WorkSpan(QUARTER, "", SpanEnd.OPEN), {"aside": ["no dates"]}),
    ],
)
def test_the_time_of_an_initiative(span: WorkSpan, expected: dict[str, list[str]]) -> None:
    found = drawn(work_span(span))
    assert {name: found.get(name) for name in expected} == expected


def test_shares() -> None:
    bar = drawn(progress_bar(ProgressBar(Decimal("1.2"), Decimal("0.5"), style=Style.GREEN)))
    assert (bar["fill green"], bar["mark"]) == (["M0 4H100"], ["M50 0V8"])
    parts = drawn(strip([Part(3, Style.GREEN), Part(0, Style.YELLOW), Part(1, Style.RED)], "3 and 1"))
    assert "part yellow" not in parts
    assert parts["part red"] == ["M750.8 0H1000V14H750.8z"]
    assert trend(Sparkline([Decimal("0.5")])) == ""
    assert 'd="M3 17L57 3"' in trend(Sparkline([Decimal(0), Decimal(1)]))
