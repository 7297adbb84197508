"""Two ways to write a unit are the same unit, and two units never are."""

import pytest

from okr_cli.model.unit import same_unit

SAME = [("€", "EUR"), ("day", "Days"), ("parcel", "parcels"), ("kms", "km"), ("€", "EUR per return"), (None, "")]
DIFFERENT = [("ms", "m"), ("ms", "s"), ("k€", "€"), ("$", "€"), ("parcels", ""), ("EUR per return", "EUR")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_unit_may_be_written_in_several_ways(one: str | None, other: str | None) -> None:
    assert same_unit(one, other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_units_are_not_taken_for_it(one: str, other: str) -> None:
    assert not same_unit(one, other)
