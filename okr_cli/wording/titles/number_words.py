"""What a number in a title can mean, and numbers written as words: two, half, not a single one."""

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from okr_cli.wording.lexicon import tag

if TYPE_CHECKING:
    from okr_cli.wording.titles.tokens import Tokens


class NumberKind(StrEnum):
    """What a number means."""

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


class Number(NamedTuple):
    """One number. All places are token indexes.

    `first` and `last` hold it with its signs (`$`, `%`, `+`; for `A to B` both numbers), `place` is the number
    itself. Titles hold few of them, but millions are read: a named tuple is the cheapest immutable record.
    """

    kind: NumberKind
    first: int
    last: int
    place: int


def kind_by_time(tokens: "Tokens", index: int) -> NumberKind | None:
    """A period or a duration, where a unit of time follows the number at `index`."""
    unit_at = index + (2 if tokens.padded[index + 1] & tag.BEFORE_UNIT else 1)
    if not tokens.padded[unit_at] & tag.TIME:
        return None
    is_one = tokens.low[index] == "1" or tokens.tags[index] & tag.ONE
    names_window = (
        not is_one and not tokens.tags[unit_at] & (tag.LIKE_PLURAL | tag.PLURAL) and len(tokens.low[unit_at]) > 3
    )
    is_window = names_window and tokens.padded[unit_at + 1] & tag.CLASSES & ~(tag.SYMBOL | tag.FUNCTION)
    return NumberKind.PERIOD if is_window or tokens.padded[index - 1] & tag.PERIOD_BEFORE else NumberKind.DURATION


def kind_of_word(tokens: "Tokens", index: int, start: int) -> NumberKind | None:
    """The meaning of a number word, or None if it is not a number here (`no longer`, `double down`, `one place`)."""
    tags, previous, following = tokens.tags[index], tokens.padded[index - 1], tokens.padded[index + 1]
    if tags & tag.TOP or (tags & tag.TOP_PART and previous & tag.TOP):  # top-3, top quartile
        return NumberKind.RANK
    if tags & tag.EVEN and previous & tag.BREAK:
        return NumberKind.ZERO
    if tags & tag.ZERO:
        return None if following & (tag.DASH | tag.NOT_ZERO) else NumberKind.ZERO
    if tags & tag.NO:
        states = index == start or previous & tag.BEFORE_NO or _follows_people_who(tokens, index)
        is_last = index + 1 == len(tokens.tags)
        return NumberKind.ZERO if states and not (is_last or following & tag.AFTER_NO) else None
    if tags & tag.MULTIPLE:
        is_idiom = following & tag.DASH or (following & tag.DOWN and tags & tag.DOUBLING)
        return None if is_idiom else NumberKind.MULTIPLE
    if tags & tag.ALL:
        return NumberKind.ALL if index == start or previous & tag.THAT else None
    if tags & tag.FRACTION:
        return NumberKind.PERCENT if _is_fraction(tokens, index) else None
    return _kind_of_phrase(tokens, index, tags, previous, following)


def _kind_of_phrase(tokens: "Tokens", index: int, tags: int, previous: int, following: int) -> NumberKind | None:
    if tags & tag.ONCE:
        return NumberKind.QUANTITY if following & tag.PER or previous & tag.BEFORE_ONCE else None
    if tags & tag.FREQUENCY:
        is_end = previous & tag.FREQUENCY_MOVEMENT and tokens.any(tag.FROM, 0, index)
        return NumberKind.FROM_TO if previous & tag.FROM or is_end else None
    if tags & tag.LIMIT_OF_TIME:
        return NumberKind.DURATION if following & tag.INDEFINITE and tokens.padded[index + 2] & tag.TIME else None
    if tags & tag.NONE_AT_ALL:
        is_none = following & tag.ONE or (following & tag.NONE_OF and tokens.padded[index + 2] & tag.SINGLE)
        return NumberKind.ZERO if is_none else None
    if tags & tag.ONE and not previous & tag.BEFORE_ONE:
        return None
    if tags & tag.MAGNITUDE_WORD and previous & tag.NUMBER:
        return None
    is_name = previous & tag.LABEL and not previous & tag.METRIC
    if is_name and not following & tag.PLURAL:
        return NumberKind.LABEL
    return kind_by_time(tokens, index) or (NumberKind.RANK if previous & tag.TOP else NumberKind.COUNT)


def _follows_people_who(tokens: "Tokens", index: int) -> bool:
    """`Auditors raise no finding`: a verb with someone before it."""
    if index < 2 or not tokens.tags[index - 1] & tag.VERB:
        return False
    subject = tokens.tags[index - 2]
    return bool(subject & (tag.PLURAL | tag.AUDIENCE)) and not subject & tag.VERB


def _is_fraction(tokens: "Tokens", index: int) -> bool:
    """`half of`, `by a third`, `a quarter fewer`; not `the first half of the year` and not `every quarter`."""
    previous, following = tokens.padded[index - 1], tokens.padded[index + 1]
    has_article = previous & tag.FRACTION_ARTICLE
    before = tokens.padded[index - 2] if has_article else previous
    if previous & tag.PERIOD_BEFORE or tokens.any(tag.YEAR_PART, index + 1, index + 4):
        return False
    if before & tag.BEFORE_FRACTION:
        return True
    is_part = not following & tag.NOT_FRACTION and tokens.any(tag.FRACTION_OF, index + 1, index + 4)
    if tokens.tags[index] & tag.HALF:
        return is_part or bool(previous & tag.IN_WORD or following & tag.HALF_OF)
    return is_part and bool(has_article)
