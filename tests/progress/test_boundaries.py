"""Every boundary of the arithmetic from both sides."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from okr_cli.model.cycle import Cycle
from okr_cli.model.initiative import Hypothesis
from okr_cli.progress.check_ins import first_out_of_order, is_outside_cycle, staleness
from okr_cli.progress.delivery import Movement, is_overdue, is_refuted, is_stalled, lacks_verdict
from okr_cli.progress.entity_metrics import is_over, key_result_metrics
from okr_cli.progress.expected_pace import elapsed_days, expected_progress, gap_points
from okr_cli.progress.forecast import Forecast, forecast
from okr_cli.progress.hypothesis import Flaw, effect_day, hypothesis_flaw, is_expectation_met, last_day_of_effect
from okr_cli.progress.in_force import initiative_on
from okr_cli.progress.measurement import Progress, condition_of, distance_to_limit, has_arrived, is_done_by
from okr_cli.progress.plausibility import Oddity, hundredfold, is_implausible, oddity
from okr_cli.progress.risk import risk_of
from okr_cli.progress.score import KeyResultScore, band_of, rounded_score
from okr_cli.progress.status import Status, Tolerance, status_from_gap
from tests.progress.making import END, Q4, START, check_in, check_ins, day, initiative, key_result, metric, placed

TOLERANCE = Tolerance()
ONE_DAY = timedelta(days=1)


def d(text: str) -> Decimal:
    return Decimal(text)


def stale_after(days: int, cycle: Cycle | None = Q4, silent: bool = False) -> bool:
    given = () if silent else check_ins(check_in(5, "1"))
    start = START if silent else day(5)
    return staleness(given, cycle, start + timedelta(days=days), 14).is_stale


def stalled(days: int = 40, share: str = "0", **measure: Any) -> bool:
    """Whether work is stalled after so many days in which a metric moved by this share."""
    moved = Movement(day(0), day(days), days, d("0"), d("0"), d(share), False)
    return is_stalled(initiative(status="in-progress"), key_result(measure or METRIC), moved, TOLERANCE)


METRIC = {"baseline": "0", "target": "10"}


def refuted(value: str) -> bool:
    score = KeyResultScore(d(value), d(value), None, None)
    return is_refuted([initiative(status="shipped")], Progress(d(value)), score, Q4, END)


def in_time(within: str, cycle: Cycle = Q4) -> bool:
    """Whether an effect that shows within this time shows before the cycle ends."""
    hypothesis = Hypothesis.model_validate(placed({"belief": "It helps", "expect": "+6", "within": within}))
    return hypothesis_flaw(hypothesis, key_result(METRIC).measure, cycle) is not Flaw.TOO_LONG


def effect_of(within: str, start: int = 0) -> date | None:
    hypothesis = {"belief": "It helps", "expect": "+6", "within": within}
    return effect_day(initiative(status="shipped", finished=day(start), hypothesis=hypothesis), None)


def outside(value: str) -> bool:
    return is_implausible(key_result({"baseline": "60", "target": "110"}).measure, d(value))  # type: ignore[arg-type]


def condition(measure: dict[str, Any], value: str) -> str:
    return str(condition_of(key_result(measure).measure, d(value)))  # type: ignore[arg-type]


def distance(measure: dict[str, Any], value: str) -> Decimal:
    return distance_to_limit(key_result(measure).measure, d(value))  # type: ignore[arg-type]


def risk(confidence: str, status: str | None = None, value: str = "9") -> dict[str, int]:
    model = key_result(METRIC, [check_in(45, value, confidence=confidence, status=status)])
    return {term.reason: int(term.points) for term in risk_of(key_result_metrics(model, Q4, day(46), TOLERANCE)).terms}


WORDS = ("one", "an", "two", "three", "four", "five", "six", "eight", "ten", "twelve")
COUNTS = (1, 1, 2, 3, 4, 5, 6, 8, 10, 12)
FLOOR, CEILING, RANGE = {"keep": ">= 5", "risk": "4"}, {"keep": "<= 5", "risk": "6"}, {"between": ["5", "8"]}
KNOWN = [d("10"), d("12")]
ENDED = initiative(
    status="shipped", started=day(10), finished=day(20), verdict="validated", learned="It worked.", replaced_by="next"
)
TABLE: dict[str, list[tuple[Callable[[], object], object]]] = {
    "the pace of a quarter of 92 days": [
        (lambda: expected_progress(Q4, START - ONE_DAY), 0),
        (lambda: expected_progress(Q4, START), 0),
        (lambda: expected_progress(Q4, START + ONE_DAY) * 91, 1),
        (lambda: expected_progress(Q4, END - ONE_DAY) * 91, 90),
        (lambda: expected_progress(Q4, END), 1),
        (lambda: expected_progress(Q4, END + ONE_DAY), 1),
        (lambda: [elapsed_days(Q4, day(at)) for at in (-1, 0, 1, 90, 91, 92)], [0, 0, 1, 90, 91, 91]),
        (lambda: gap_points(d("0.5"), d("0.25")), 25),
    ],
    "the pace of a single day": [
        (lambda: expected_progress(Cycle("day", START, START), START - ONE_DAY), 0),
        (lambda: expected_progress(Cycle("day", START, START), START), 1),
    ],
    "the status by the gap": [
        (lambda: status_from_gap(d("10"), TOLERANCE), Status.ON_TRACK),
        (lambda: status_from_gap(d("10.0001"), TOLERANCE), Status.BEHIND),
        (lambda: status_from_gap(d("25"), TOLERANCE), Status.BEHIND),
        (lambda: status_from_gap(d("25.0001"), TOLERANCE), Status.AT_RISK),
    ],
    "bands of scores": [
        (lambda: [str(band_of(d(score))) for score in ("0.3", "0.4", "0.6", "0.7")], ["red", *["amber"] * 2, "green"]),
        (lambda: [rounded_score(d(part)) for part in ("-1", "0.3499", "0.35", "2")], [d("0"), d("0.3"), d("0.4"), 1]),
    ],
    "stale after 14 days without a word": [
        (lambda: [stale_after(13), stale_after(14)], [False, True]),
        (lambda: [stale_after(13, silent=True), stale_after(14, silent=True)], [False, True]),
        (lambda: stale_after(99, cycle=None, silent=True), False),
        (lambda: stale_after(99, cycle=Cycle("short", START, day(18))), False),  # 13 days before its end, for ever
    ],
    "a check-in of the cycle": [
        (lambda: [is_outside_cycle(day(at), Q4) for at in (-1, 0, 91, 98, 99)], [True, False, False, False, True]),
        (lambda: first_out_of_order(check_ins(check_in(1), check_in(1))), None),
        (lambda: first_out_of_order(check_ins(check_in(2), check_in(1))).date, day(1)),  # type: ignore[union-attr]
    ],
    "stalled after 28 days with less than a twentieth of the way": [
        (lambda: [stalled(27), stalled(28)], [False, True]),
        (lambda: [stalled(share="0.0499"), stalled(share="0.05")], [True, False]),
        (lambda: stalled(done="false"), False),
    ],
    "overdue from the day after": [
        (lambda: [is_overdue(initiative(due=day(5)), day(at)) for at in (4, 5, 6)], [False, False, True]),
        (lambda: is_overdue(initiative(due=day(5), status="shipped"), day(9)), False),
    ],
    "delivered and refuted below 0.3": [(lambda: [refuted("0.2"), refuted("0.3")], [True, False])],
    "over on the last day only where closed": [
        (lambda: [is_over(Q4, END, False), is_over(Q4, END + ONE_DAY, False)], [False, True]),
        (lambda: [is_over(Q4, END - ONE_DAY, True), is_over(Q4, END, True)], [False, True]),
        (lambda: [is_over(None, END, False), is_over(None, END, True)], [False, True]),
    ],
    "a forecast from three days on": [
        (lambda: _forecast(2, END), None),
        (lambda: _forecast(3, END).check_ins, 3),  # type: ignore[union-attr]
        (lambda: _forecast(7, END).check_ins, 5),  # type: ignore[union-attr]
        (lambda: _forecast(3, END + ONE_DAY), None),
        (lambda: _forecast(3, END).value, 1 + d("91") / 7),  # type: ignore[union-attr]
        (lambda: [Forecast(d("1"), d(part), d("1"), 3).reaches_target for part in ("0.999", "1")], [False, True]),
        (lambda: [Forecast(d("1"), d(part), d("1"), 3).miss for part in ("0.75", "1.5")], [d("0.25"), 0]),
    ],
    "an effect as large as expected": [
        (lambda: [is_expectation_met(d("6"), d(change)) for change in ("5.9", "6", "-7")], [False, True, False]),
        (lambda: [is_expectation_met(d("-6"), d(change)) for change in ("-5.9", "-6", "7")], [False, True, False]),
        (lambda: is_expectation_met(d("0"), d("0")), False),
    ],
    "an effect within the cycle, or less than a week after it": [
        (lambda: [in_time("91 days"), in_time("98 days"), in_time("99 days")], [True, True, False]),
        (lambda: [in_time("13 weeks"), in_time("14 weeks"), in_time("15 weeks")], [True, True, False]),
        (lambda: [in_time("by 2026-12-31"), in_time("by 2027-01-01")], [True, False]),
    ],
    "spans of time": [
        (lambda: effect_of("1 day"), day(1)),
        (lambda: effect_of("2 weeks"), day(14)),
        (lambda: effect_of("a month"), day(30)),
        (lambda: effect_of("one quarter"), day(91)),
        (lambda: effect_of("a year"), day(365)),
        (lambda: [effect_of(f"{word} days") for word in WORDS], [*map(day, COUNTS)]),
        (lambda: last_day_of_effect(initiative(status="shipped", finished=day(3))), day(31)),
    ],
    "a verdict from the day of the effect on": [
        (lambda: [_lacks_verdict(at, "2 weeks") for at in (23, 24)], [False, True]),
        (lambda: [_lacks_verdict(at, "52 weeks") for at in (90, 91)], [False, True]),  # no later than the cycle
    ],
    "limits": [
        (lambda: [condition(FLOOR, value) for value in ("3.9", "4", "4.9", "5")], ["not-met", "amber", "amber", "met"]),
        (lambda: [condition(CEILING, value) for value in ("6.1", "6", "5.1", "5")], ["not-met", *["amber"] * 2, "met"]),
        (lambda: [condition(RANGE, value) for value in ("4.9", "5", "8", "8.1")], ["not-met", "met", "met", "not-met"]),
        (lambda: [distance(FLOOR, value) for value in ("3", "5", "6")], [2, 0, 0]),
        (lambda: [distance(CEILING, value) for value in ("8", "5", "4")], [3, 0, 0]),
        (lambda: [distance(RANGE, value) for value in ("3", "5", "8", "9")], [2, 0, 0, 1]),
        (lambda: [has_arrived(Progress(d(raw))) for raw in ("0.999", "1", "1.2")], [False, True, True]),
        (lambda: [is_done_by(day(5), day(at)) for at in (4, 5, 6)], [False, True, True]),
    ],
    "implausible beyond three spans": [
        (lambda: [outside("260"), outside("260.1"), outside("-90"), outside("-90.1")], [False, True, False, True]),
    ],
    "odd beside what is known": [
        (lambda: [oddity(d(value), KNOWN, None) for value in ("120", "120.1")], [None, Oddity.ABOVE]),
        (lambda: [oddity(d(value), KNOWN, "%") for value in ("48", "48.1")], [None, Oddity.ABOVE]),
        (lambda: [oddity(d(value), KNOWN, None) for value in ("1", "0.99")], [None, Oddity.BELOW]),
        (lambda: [oddity(d(value), KNOWN, None) for value in ("0", "-0.1")], [None, Oddity.NEGATIVE]),
        (lambda: oddity(d("-1"), [d("-2"), d("5")], None), None),
        (lambda: oddity(d("-51"), [d("-5"), d("5")], None), Oddity.BELOW),
        (lambda: oddity(d("5"), [], None), None),
        (lambda: [hundredfold(d(value), "%", d("60")) for value in ("0.48", "1", "1.01", "0")], [48, 100, None, None]),
        (lambda: [hundredfold(d("0.48"), "%", d("1")), hundredfold(d("0.48"), "h", d("45"))], [None, None]),
    ],
    "risk": [
        (lambda: risk("5"), {}),
        (lambda: risk("4"), {"confidence 4": 5}),
        (lambda: risk("9", "behind"), {"reported behind": 10}),
        (lambda: risk("9", "at-risk"), {"reported at risk": 25}),
        (lambda: risk("9", value="5"), {"behind pace": 1}),
    ],
    "work on an earlier day": [
        (lambda: [initiative_on(ENDED, day(at)).status for at in (19, 20)], ["in-progress", "shipped"]),
        (lambda: initiative_on(ENDED, day(9)).status, "to-do"),
        (lambda: [initiative_on(ENDED, day(at)).learned for at in (19, 20)], [None, "It worked."]),
        (lambda: [initiative_on(ENDED, day(at)).verdict for at in (19, 20)], [None, "validated"]),
        (lambda: [initiative_on(ENDED, day(at)).replaced_by for at in (19, 20)], [None, "next"]),
    ],
}  # fmt: skip


def _forecast(number: int, as_of: date) -> Forecast | None:
    """The forecast from this many weekly values that rise by one from 1."""
    model = metric("0", "100", *(str(1 + week) for week in range(number)))
    return forecast(model.measure, model.check_ins, Q4, as_of, 100)


def _lacks_verdict(at: int, within: str) -> bool:
    hypothesis = {"belief": "It helps", "expect": "+6", "within": within}
    return lacks_verdict(initiative(status="shipped", finished=day(10), hypothesis=hypothesis), Q4, day(at))


@pytest.mark.parametrize("name", TABLE)
def test_boundaries_are_exact(name: str) -> None:
    for number, (ask, answer) in enumerate(TABLE[name]):
        assert ask() == answer, number
