"""KPIs and their limits."""

from decimal import Decimal

from okr_cli.progress.metrics import kpi_health
from tests.progress.making import check_in, day, kpi


def test_a_kpi_is_healthy_by_its_limit() -> None:
    model = kpi(healthy=">= 4.4", check_ins=[check_in(0, "4.5"), check_in(7, "4.2")])
    found = kpi_health(model, day(8))
    assert (found.value, found.change, found.healthy, found.days) == (Decimal("4.2"), Decimal("-0.3"), False, 1)
    assert kpi_health(model, day(6)).healthy is True
    assert kpi_health(kpi(healthy=">= 4.4"), day(6)).healthy is None
    assert kpi_health(kpi(check_ins=[check_in(0, "4.5")]), day(6)).healthy is None
