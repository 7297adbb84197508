"""A reported status takes precedence over the numbers."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okr_cli.progress.entity_metrics import key_result_metrics
from okr_cli.progress.expected_pace import gap_points
from okr_cli.progress.status import Status, StatusAssessment, Tolerance, is_contradicted, rounded_gap, status_from_gap
from tests.progress.making import Q4, check_in, day, key_result

METRIC = {"baseline": "0", "target": "10"}


def reading(check_ins: list[dict[str, object]], at: int = 45, **rest: object) -> StatusAssessment:
    return key_result_metrics(key_result(METRIC, check_ins, **rest), Q4, day(at), Tolerance()).status


def test_a_reported_status_takes_precedence_and_both_are_kept() -> None:
    found = reading([check_in(0, "0", status="on-track")])
    assert (found.status, found.stated, found.derived) == (Status.ON_TRACK, Status.ON_TRACK, Status.AT_RISK)
    assert found.differs


def test_the_latest_check_in_with_a_reported_status_counts() -> None:
    found = reading([check_in(0, "0", status="on-track"), check_in(7, "9", status="behind")])
    assert (found.status, found.stated_on) == (Status.BEHIND, day(7))


@pytest.mark.parametrize(
    ("later", "stated"),
    [
        ({"value": Decimal(9)}, None),
        ({"value": Decimal(9), "note": "Better.", "confidence": "8"}, None),
        ({"note": "We are on it."}, Status.AT_RISK),
        ({"confidence": "3", "ask": "One designer."}, Status.AT_RISK),
        ({"value": Decimal(9), "source": "reports/activation.csv"}, Status.AT_RISK),
        ({"value": Decimal(9), "status": "on-track"}, Status.ON_TRACK),
        ({"value": Decimal(9), "status": "behind", "source": "reports/activation.csv"}, Status.BEHIND),
    ],
)
def test_a_persons_value_without_a_status_restores_the_computed_status(
    later: dict[str, Any], stated: Status | None
) -> None:
    found = reading([check_in(7, "0", status="at-risk"), check_in(14, **later)])
    assert found.stated is stated
    assert reading([check_in(7, "0", status="at-risk"), check_in(14, **later)], at=13).stated is Status.AT_RISK


def test_the_later_of_two_statuses_on_one_date_counts() -> None:
    word, value = check_in(7, "0", status="at-risk"), check_in(7, "9")
    assert reading([word, value]).stated is None
    assert reading([value, word]).stated is Status.AT_RISK


def test_a_reported_status_outlasts_any_number_of_notes_and_values_from_a_source() -> None:
    feed = [check_in(number, "9", source="feed") for number in range(8, 20)]
    notes = [check_in(number, note="Still.") for number in range(20, 30)]
    found = reading([check_in(7, "0", status="at-risk"), *feed, *notes])
    assert (found.stated, found.stated_on) == (Status.AT_RISK, day(7))


def test_a_later_status_does_not_count() -> None:
    given = [check_in(0, "9"), check_in(7, "9", status="at-risk")]
    assert reading(given, at=6).stated is None
    assert reading(given, at=7).stated is Status.AT_RISK


def test_a_person_may_report_a_status_without_a_number() -> None:
    found = reading([check_in(3, status="at-risk")])
    assert (found.status, found.derived, found.differs) == (Status.AT_RISK, Status.NO_DATA, False)


@pytest.mark.parametrize(("value", "status"), [("5", "on-track"), ("4", "behind"), ("3", "at-risk")])
def test_the_status_of_a_limit_uses_the_latest_value(value: str, status: str) -> None:
    model = key_result({"keep": ">= 5", "risk": "4"}, [check_in(0, value)])
    assert key_result_metrics(model, Q4, day(1), Tolerance()).status.derived == status


def test_learning_has_no_status_of_its_own() -> None:
    assert reading([check_in(0, "0")], kind="learning").status is Status.LEARNING
    assert reading([check_in(0, "0", status="behind")], kind="learning").status is Status.BEHIND


@pytest.mark.parametrize(
    ("derived", "stated", "expected"),
    [
        (Status.AT_RISK, Status.ON_TRACK, True),
        (Status.AT_RISK, None, False),
        (Status.BEHIND, Status.ON_TRACK, False),
        (Status.AT_RISK, Status.BEHIND, False),
        (Status.NO_PACE, Status.ON_TRACK, False),
    ],
)
def test_a_green_status_with_a_red_number_is_a_contradiction(
    derived: Status, stated: Status | None, expected: bool
) -> None:
    assert is_contradicted(StatusAssessment(derived, stated, date(2026, 11, 1))) is expected


@pytest.mark.parametrize(
    ("expected", "progress", "status"),
    [
        ("0.52", "0.47", Status.ON_TRACK),
        ("0.50", "0.40", Status.ON_TRACK),
        ("0.501", "0.40", Status.BEHIND),
        ("0.50", "0.25", Status.BEHIND),
        ("0.501", "0.25", Status.AT_RISK),
        ("0.50", "0.50", Status.ON_TRACK),
        ("0.50", "0.90", Status.ON_TRACK),
        ("0.50", "0.499", Status.ON_TRACK),
    ],
)
def test_status_follows_from_the_gap(expected: str, progress: str, status: Status) -> None:
    gap = gap_points(Decimal(expected), Decimal(progress))
    assert gap is not None
    assert status_from_gap(gap, Tolerance()) is status


def test_both_limits_are_settings() -> None:
    tolerance = Tolerance(behind_points=Decimal(5), at_risk_points=Decimal(10))
    found = [status_from_gap(Decimal(gap), tolerance) for gap in ("5", "5.1", "10", "10.1")]
    assert found == [Status.ON_TRACK, Status.BEHIND, Status.BEHIND, Status.AT_RISK]


POINTS = st.decimals(0, 60, places=1)


@given(POINTS, POINTS, st.decimals(-100, 100, places=4), st.sampled_from(["0", "1e-9", "1e-5", "-1e-5"]))
@example(Decimal(10), Decimal(25), Decimal("25.37"), "0")
def test_a_rounded_gap_never_contradicts_its_status(behind: Decimal, risk: Decimal, off: Decimal, less: str) -> None:
    tolerance = Tolerance(min(behind, risk), max(behind, risk))
    for gap in (off, behind + Decimal(less), risk + off / 100 + Decimal(less)):
        shown = rounded_gap(gap, tolerance)
        assert status_from_gap(shown, tolerance) is status_from_gap(gap, tolerance)
        assert abs(shown - gap) <= Decimal("0.5")


def test_a_gap_is_shown_in_whole_points_where_that_does_not_contradict_the_status() -> None:
    gaps = ["24.6", "25", "25.01", "25.37", "25.5", "9.6", "10.4", "-0.2"]
    shown = [f"{rounded_gap(Decimal(gap), Tolerance())}" for gap in gaps]
    assert shown == ["25", "25", "25.01", "25.4", "26", "10", "10.4", "0"]
