"""Confidence and staleness from check-ins, and gaps in them."""

from datetime import timedelta

from okr_cli.progress.check_ins import confidence, first_out_of_order, is_outside_cycle, lacks_ask, staleness
from tests.progress.making import END, Q4, check_in, check_ins, day


def test_it_is_stale_on_the_fourteenth_day() -> None:
    given = check_ins(check_in(0, "5"))
    assert [staleness(given, Q4, day(at), 14).is_stale for at in (13, 14)] == [False, True]
    assert staleness(given, Q4, day(13), 14).days == 13


def test_a_note_without_a_value_counts_as_a_check_in() -> None:
    assert not staleness(check_ins(check_in(0, "5"), check_in(10, note="Same.")), Q4, day(20), 14).is_stale


def test_a_value_from_a_source_does_not_reset_staleness() -> None:
    fed = [check_in(number, "5", source="reports/activation.csv") for number in range(1, 20)]
    found = staleness(check_ins(check_in(0, "5"), *fed), Q4, day(20), 14)
    assert (found.last, found.days, found.is_stale) == (day(0), 20, True)
    never = staleness(check_ins(*fed), Q4, day(20), 14)
    assert (never.last, never.is_stale) == (None, True)


def test_without_check_ins_staleness_counts_from_the_start_of_the_cycle() -> None:
    found = [staleness((), Q4, day(at), 14) for at in (-30, 13, 14)]
    assert [each.is_stale for each in found] == [False, False, True]
    assert found[2].last is None


def test_staleness_ends_with_the_cycle() -> None:
    given = check_ins(check_in(85, "5"))
    assert not staleness(given, Q4, END + timedelta(days=90), 14).is_stale


def test_confidence_has_a_latest_value_and_a_change() -> None:
    given = check_ins(
        check_in(0, confidence="7"), check_in(7), check_in(14, confidence="5"), check_in(21, confidence="3")
    )
    found = confidence(given, day(21))
    assert found is not None
    assert (found.value, found.change, found.dropped_twice) == (3, -2, True)
    first = confidence(given, day(7))
    assert first is not None
    assert (first.value, first.change) == (7, None)
    assert confidence((), day(7)) is None


def test_only_the_latest_reported_status_needs_an_ask() -> None:
    red, asking = check_in(7, status="at-risk"), check_in(14, status="at-risk", ask="One designer.")
    assert lacks_ask(check_ins(red), day(20))
    assert not lacks_ask(check_ins(red, asking), day(20))
    assert lacks_ask(check_ins(asking, red), day(10))
    assert not lacks_ask(check_ins(red, check_in(14, status="behind")), day(20))
    assert not lacks_ask((), day(20))
    assert lacks_ask(check_ins(red, check_in(14, "5", source="feed")), day(20))


def test_check_ins_outside_the_cycle() -> None:
    """The closing value may be up to a week late."""
    given = check_ins(check_in(-1), check_in(0), check_in(91), check_in(98), check_in(99))
    assert [check_in.date for check_in in given if is_outside_cycle(check_in.date, Q4)] == [day(-1), day(99)]
    assert not any(is_outside_cycle(check_in.date, None) for check_in in given)


def test_the_first_check_in_out_of_order_is_found() -> None:
    assert first_out_of_order(check_ins(check_in(0), check_in(7), check_in(7))) is None
    found = first_out_of_order(check_ins(check_in(0), check_in(14), check_in(7), check_in(3)))
    assert found is not None
    assert found.date == day(7)
