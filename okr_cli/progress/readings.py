"""Check-ins as they stood on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okr_cli.model.check_in import CheckIn


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value, in the unit of its measure."""

    day: date
    value: Decimal


def known_on(check_ins: Iterable[CheckIn], day: date) -> tuple[CheckIn, ...]:
    """The check-ins up to and including ``day``, oldest first, in whatever order the file has them.

    Of two on the same day the one further down in the file is the later word.
    """
    return tuple(sorted((one for one in check_ins if one.date <= day), key=lambda one: one.date))


def readings(check_ins: Iterable[CheckIn], day: date) -> tuple[Reading, ...]:
    """The values measured up to and including ``day``, oldest first."""
    return tuple(Reading(one.date, one.value) for one in known_on(check_ins, day) if one.value is not None)
