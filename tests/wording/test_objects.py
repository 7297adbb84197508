"""The object of a title, the means, and what it is called."""

import pytest

from okr_cli.wording.lexicon import tag
from tests.wording.reading import read, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write a short guide for bakers", "short guide"),
        ("Design and build a new oven door", "new oven door"),
        ("Plan, print and mail the price list", "price list"),
        ("Improve oven quality and speed in Graz", "oven quality"),
    ],
)
def test_the_object_is_found(text: str, expected: str) -> None:
    features = read(text)
    assert features.object is not None
    assert features.words(features.object.words) == expected


def test_an_object_knows_what_is_joined_to_it() -> None:
    acted_on = read("Improve oven quality and speed").object
    assert acted_on is not None
    assert (acted_on.content, acted_on.content_joined) == (2, 3)


def test_an_article_bounds_an_object() -> None:
    bounded, bare = read("Open the shop").object, read("Open shops").object
    assert bounded is not None
    assert bounded.is_bounded
    assert bare is not None
    assert not bare.is_bounded


def test_joined_verbs_are_remembered() -> None:
    assert read("Research and prototype a till").joined & tag.DELIVER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Improve search by ranking fresh bread first", "by ranking fresh bread"),
        ("Improve the login page: show the rules", ": show the rules"),
        ("Help bakers through a weekly clinic", "through a weekly clinic"),
        ("Improve the till so that it prints VAT", "so that it prints"),
        ("Reduce waste by 20%", ""),
        ("Support releases with integrated campaigns", ""),
    ],
)
def test_the_means_is_found(text: str, expected: str) -> None:
    features = read(text)
    assert words(features, features.means) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Add `till --dry-run` to the manual", "`till"),
        ("Post the roster in #bakers", "#bakers"),
        ("Connect the till to DATEV", "DATEV"),
        ("Open a counter in Graz", "Graz"),
        ("Publish prices on data.gov", "data.gov"),
        ("Open a second counter", ""),
        ("Improve Data Quality Standards", ""),
    ],
)
def test_a_thing_with_a_name_is_found(text: str, expected: str) -> None:
    features = read(text)
    assert words(features, features.name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write the menu and print a poster", "and print"),
        ("Design and build a poster", ""),
        ("Write the menu and the poster", ""),
        ("Sort bread and rolls", ""),
    ],
)
def test_a_second_action_has_an_object_of_its_own(text: str, expected: str) -> None:
    features = read(text)
    assert words(features, features.second_action) == expected
