"""What a number in a title can say."""

from enum import StrEnum
from typing import Final, NamedTuple

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.tokens import Tokens


class NumberKind(StrEnum):
    """What a number says."""

    __hash__ = str.__hash__  # the one of Enum is written in Python, and numbers are looked up in sets

    PERCENT = "percent"  # 20%, two thirds, 95th percentile, 9 of 10
    MULTIPLE = "multiple"  # 2x, double, half
    MONEY = "money"
    FROM_TO = "from-to"
    QUANTITY = "quantity"  # a number with a unit or a magnitude: 10 MB, 80k
    DURATION = "duration"
    ZERO = "zero"  # zero, no, none, not one
    ALL = "all"  # all, every, each, as the subject
    COUNT = "count"
    RANK = "rank"  # top 5, #1
    CLOCK = "clock"  # a time of the day
    PERIOD = "period"  # a window, no target: first 30 days, 30-day
    DATE = "date"
    LABEL = "label"  # version 2, RFC 42, SOC 2, #123


for _member in NumberKind:
    # Python 3.11 looks every member up through a property, which costs more than all else that is done with one.
    type.__setattr__(NumberKind, _member.name, _member)


MEASURES: Final = frozenset(
    {
        NumberKind.PERCENT,
        NumberKind.MULTIPLE,
        NumberKind.MONEY,
        NumberKind.FROM_TO,
        NumberKind.QUANTITY,
        NumberKind.ZERO,
    }
)
"""Kinds that measure something whatever stands around them."""

NAMES: Final = frozenset({NumberKind.DATE, NumberKind.LABEL, NumberKind.RANK, NumberKind.PERIOD, NumberKind.ALL})
"""Kinds that never move from one to another."""

DASHES: Final = frozenset({"-", "–", "—", "−"})

PERIOD_BEFORE: Final = frozenset(
    ["next", "first", "last", "past", "previous", "every", "coming", "following", "per", "latest", "recent", "initial"]
)


_BEFORE_UNIT = frozenset({"business", "working", "calendar", "consecutive", "full", "+"})


class Number(NamedTuple):
    """One number. All places are token indexes.

    `first` and `last` hold it with its signs (`$`, `%`, `+`; for `A to B` both numbers), `place` is the number
    itself. Titles hold few of them, but millions are read: a named tuple is the cheapest immutable record.
    """

    kind: NumberKind
    first: int
    last: int
    place: int


def kind_by_time(tokens: Tokens, index: int) -> NumberKind | None:
    """A period or a duration, where a unit of time follows the number at `index`."""
    step = 2 if tokens.at(index + 1)[0] in _BEFORE_UNIT else 1
    unit, bits = tokens.at(index + step)
    if not bits & kinds.TIME:
        return None
    names_window = tokens.low[index] not in {"1", "one"} and not unit.endswith("s") and len(unit) > 3
    is_window = names_window and bool(tokens.at(index + step + 1)[1] & ~(kinds.SYMBOL | kinds.FUNCTION))
    return NumberKind.PERIOD if is_window or tokens.at(index - 1)[0] in PERIOD_BEFORE else NumberKind.DURATION
