"""Numbers are told apart: targets, counts, windows of time, dates and parts of names."""

import pytest

from okr_cli.wording.titles.number_words import NumberKind as Kind
from okr_cli.wording.titles.numbers import counted_noun, is_limit
from tests.wording.reading import numbers, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raise conversion by 20%", [("20%", Kind.PERCENT)]),
        ("Raise conversion by 20 percent", [("20", Kind.PERCENT)]),
        ("Sickness at 3.5 per cent", [("3.5", Kind.PERCENT)]),
        ("9 of 10 calls answered", [("9", Kind.PERCENT), ("10", Kind.COUNT)]),
        ("Answer two thirds of all mails", [("two", Kind.COUNT), ("thirds", Kind.PERCENT)]),
        ("Cut scrap by a quarter", [("quarter", Kind.PERCENT)]),
        ("Half the churn", [("Half", Kind.PERCENT)]),
        ("Double sign-ups", [("Double", Kind.MULTIPLE)]),
        ("Ship 3x as often", [("3x", Kind.MULTIPLE)]),
        ("$2M ARR", [("$2M", Kind.MONEY)]),
        ("Save 500 euros a week", [("500", Kind.MONEY)]),
        ("80k visits", [("80k", Kind.QUANTITY)]),
        ("Below 10 MB", [("10", Kind.QUANTITY)]),
        ("Reply within 3 hours", [("within", None), ("3", Kind.DURATION)]),
        ("Reply within a day", [("within", Kind.DURATION)]),
        ("p95 < 200 ms", [("200", Kind.DURATION)]),
        ("Zero Sev-1 incidents", [("Zero", Kind.ZERO)]),
        ("No shipment leaves late", [("No", Kind.ZERO)]),
        ("Not a single outage", [("Not", Kind.ZERO)]),
        ("All teams report weekly", [("All", Kind.ALL)]),
        ("Launch 3 campaigns", [("3", Kind.COUNT)]),
        ("Win twelve clinics", [("twelve", Kind.COUNT)]),
        ("Rank in the top 5", [("5", Kind.RANK)]),
        ("Top-3 post of the month", [("Top-3", Kind.RANK)]),
        ("Become the #1 app", [("1", Kind.RANK)]),
        ("Interview users in their first 30 days", [("30", Kind.PERIOD)]),
        ("Improve 30-day activation", [("30", Kind.PERIOD)]),
        ("Bread costs below $4K", [("$4K", Kind.MONEY)]),
        ("Shorten baking by 0.5 days", [("0.5", Kind.DURATION)]),
        ("24-month runway", [("24", Kind.DURATION)]),
        ("Umsatz von 1,2 Mio", [("1,2", Kind.QUANTITY)]),
        ("In the top quartile of bakeries", [("quartile", Kind.RANK)]),
        ("Top-decile freshness", [("Top-decile", Kind.RANK)]),
        ("The shop breaks even", [("even", Kind.ZERO)]),
        ("Reach break-even", [("break-even", Kind.ZERO)]),
        ("¾ of guests return", [("¾", Kind.PERCENT)]),
        ("Margin up 150 basis points", [("150", Kind.QUANTITY)]),
    ],
)
def test_a_number_says_what_it_is(text: str, expected: list[tuple[str, Kind | None]]) -> None:
    assert numbers(text) == [number for number in expected if number[1] is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Implement RFC 42",
        "Release version 2",
        "Ship 4.0",
        "Ship 0.5.1",
        "Pass SOC 2 Type 2",
        "Close #123",
        "Serve tier 1 or 2 customers",
        "Finish phase 3",
        "Offer 24/7 support",
        "Hold 1:1 meetings",
        "Move to SAP S/4",
        "Introduce 360° feedback",
        "Adopt Python 3",
        "Growth in the 18–24 segment",
        "Add 2FA to the login",
        "Let bus 12 riders arrive rested",
        "Earn the trust of Fortune 500 buyers",
        "Make our 5G network quiet",
        "Make 4K streams smooth",
        "Make 16:9 screens look good",
        "Make 80/20 thinking a habit",
        "Keep the 9-to-5 crowd happy",
        "Write a 500-word article",
        "Print the 4K poster",
        "Introduce 1:1s",
        "Print \x1b[8m on the slip",
        r"Print \x1b[8m on the slip",
    ],
)
def test_part_of_a_name_is_not_a_count(text: str) -> None:
    assert {kind for _, kind in numbers(text)} <= {Kind.LABEL, Kind.DATE}


@pytest.mark.parametrize(
    "text", ["Launch in 2026", "Finish by 30 December", "Open on March 4", "Plan for 2026-10-01", "Done by 12 May 2027"]
)
def test_a_date_is_not_a_count(text: str) -> None:
    assert {kind for _, kind in numbers(text)} <= {Kind.DATE, Kind.LABEL}


@pytest.mark.parametrize(
    "text",
    [
        "Lift activation from 38% to 60%",
        "NPS 18 to 35",
        "NPS 18 → 35",
        "Time to restore 4h -> 45min",
        "Deploy from monthly to weekly",
        "Cut the form from nine fields to three",
    ],
)
def test_two_numbers_with_an_arrow_are_one_movement(text: str) -> None:
    assert [kind for _, kind in numbers(text)] == [Kind.FROM_TO, Kind.FROM_TO]


def test_a_movement_spans_both_numbers() -> None:
    assert numbers("Lift activation from 38% to 60%")[0][0] == "38% to 60%"


@pytest.mark.parametrize(
    "text",
    [
        "Make zero trust the way we work",
        "It is no longer needed",
        "Double down on quality",
        "One place for all files",
        "No-code forms",
    ],
)
def test_idioms_are_not_numbers(text: str) -> None:
    assert not [kind for _, kind in numbers(text) if kind in {Kind.ZERO, Kind.MULTIPLE, Kind.COUNT}]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("At least 5 pilots", True),
        ("40+ schools", True),
        ("5 schools or fewer", True),
        ("< 20 tickets", True),
        ("Up by 5", True),
        ("eNPS +15", True),
        ("Up to 3 slots", True),
        ("5 schools", False),
        ("Sign up 20 shops", False),
    ],
)
def test_a_limit_is_known(text: str, limits: bool) -> None:
    features = read(text)
    (number,) = features.numbers
    assert is_limit(features.tokens, number) is limits


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Sign 12 regional hospitals", "hospitals"),
        ("3 of the largest customers", "customers"),
        ("5 more daily active users", "users"),
        ("Top 5", ""),
    ],
)
def test_a_number_knows_what_it_counts(text: str, noun: str) -> None:
    features = read(text)
    place = counted_noun(features.tokens, features.numbers[0])
    assert (features.tokens.low[place] if place >= 0 else "") == noun


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Serve the soup at 70 °C", Kind.QUANTITY),
        ("Serve the soup at 158°F", Kind.QUANTITY),
        ("Turn the shelf by 90° and paint it", Kind.LABEL),
    ],
)
def test_degrees_are_a_quantity_where_a_scale_follows(text: str, kind: Kind) -> None:
    assert [found for _, found in numbers(text)] == [kind]
