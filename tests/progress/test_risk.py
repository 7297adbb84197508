"""Which Key Result to look at first, and why."""

from decimal import Decimal

from okr_cli.progress.entity_metrics import key_result_metrics
from okr_cli.progress.risk import Risk, risk_of
from okr_cli.progress.status import Tolerance
from tests.progress.making import Q4, check_in, day, key_result, metric

METRIC = {"baseline": "0", "target": "10"}


def risk(model: object, at: int = 46, blocked: int = 0) -> Risk:
    return risk_of(key_result_metrics(model, Q4, day(at), Tolerance()), blocked)  # type: ignore[arg-type]


def reasons(found: Risk) -> dict[str, int]:
    return {term.reason: int(term.points) for term in found.terms}


def test_no_risk_has_no_terms() -> None:
    found = risk(key_result(METRIC, [check_in(45, "9", confidence="8")]))
    assert (found.terms, found.points) == ((), Decimal(0))


def test_every_point_has_a_reason() -> None:
    given = [check_in(1, "1", confidence="5"), check_in(2, "0", confidence="3", status="at-risk")]
    found = risk(key_result(METRIC, given), blocked=2)
    assert reasons(found) == {
        "behind pace": 51,
        "reported at risk": 25,
        "confidence 3": 10,
        "confidence fell": 10,
        "stale": 15,
        "depends on others": 20,
    }
    assert found.points == 131


def test_staleness_and_limits_have_points_too() -> None:
    assert reasons(risk(metric("0", "10"))) == {"no data": 25, "stale": 15}
    amber = key_result({"keep": ">= 5", "risk": "4"}, [check_in(45, "4")])
    assert reasons(risk(amber)) == {"outside its limits (amber)": 15}
    missed = key_result({"keep": ">= 5", "risk": "4"}, [check_in(45, "3")])
    assert reasons(risk(missed)) == {"outside its limits": 40}


def test_a_gap_adds_at_most_100_points() -> None:
    assert reasons(risk(key_result(METRIC, [check_in(45, "-900")]))) == {"behind pace": 100}
