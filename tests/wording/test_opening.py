"""The leading verb is found behind prefixes, adverbs and actors, and nouns that look like verbs are left alone."""

import pytest

from okr_cli.wording.lexicon import tag
from tests.wording.reading import read, verb, words


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Launch the shop", "launch"),
        ("launch the shop", "launch"),
        ("LAUNCH THE SHOP", "launch"),
        ("- Launch the shop", "launch"),
        ("1. Launch the shop", "launch"),
        ("[Retail] Launch the shop", "launch"),
        ("KR 2: Launch the shop", "launch"),
        ("Growth – launch the shop", "launch"),
        ("🚀 Launch the shop", "launch"),
        ("By the end of Q3, launch the shop", "launch"),
        ("To launch the shop", "launch"),
        ("Successfully launch the shop", "launch"),
        ("Please also launch the shop", "launch"),
        ("We will launch the shop", "launch"),
        ("We've launched the shop", "launch"),
        ("Maya will launch the shop", "launch"),
        ("The retail team will launch the shop", "launch"),
        ("Start launching shops", "launch"),
        ("Try to launch the shop", "launch"),
        ("Launched the shop", "launch"),
        ("Launching the shop", "launch"),
        ("Set up the till", "set up"),
        ("Put in place a price list", "put in place"),
        ("Work on the till", "work on"),
        ("Optimise the till", "optimize"),
        ("Summit the north face", "summit"),
    ],
)
def test_the_leading_verb_is_found(text: str, base: str) -> None:
    assert verb(text) == base


@pytest.mark.parametrize(
    "text",
    [
        "Launch of the shop",
        "Release notes are published",
        "Test coverage 80%",
        "Support tickets below 40",
        "Launch week revenue of $40k",
        "Report is ready",
        "Rework items per order < 2",
        "Marketing",
        "Customer churn",
        "Shops open on Sunday",
        "Staff feel listened to",
        "",
        "42",
    ],
)
def test_a_noun_is_no_leading_verb(text: str) -> None:
    assert verb(text) == ""


def test_an_actor_is_found() -> None:
    features = read("Jonas Lindqvist will shadow two drivers")
    assert words(features, features.actor) == "Jonas Lindqvist"


@pytest.mark.parametrize("text", ["Continue to refine the till", "Keep improving the till"])
def test_going_on_is_noticed(text: str) -> None:
    assert read(text).continues


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Ship the till", tag.DELIVER),
        ("Interview ten bakers", tag.ACT),
        ("Support bakers", tag.ONGOING),
        ("Foster trust", tag.AIM),
        ("Improve the till", tag.BETTER),
        ("Increase sales", tag.CHANGE),
        ("Reach ten bakers", tag.REACH),
    ],
)
def test_the_class_of_a_verb_is_known(text: str, tags: int) -> None:
    found = read(text).verb
    assert found is not None
    assert found.tags & tags


def test_a_verb_knows_its_place() -> None:
    features = read("Next week, set up the till")
    assert features.verb is None or features.words((features.verb.first, features.verb.last)) == "set up"
