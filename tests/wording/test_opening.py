"""The leading verb is found after prefixes, adverbs and actors, and nouns that look like verbs are left alone."""

import pytest

from okr_cli.wording.lexicon import tag
from tests.wording.reading import main_rule, read, verb, words


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
        ("Ship returns in the carton they came in at two depots", "ship"),
        ("Test forms people are asked for", "test"),
        ("Design pages guests have looked at for two weeks", "design"),
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
def test_a_noun_is_not_a_leading_verb(text: str) -> None:
    assert verb(text) == ""


def test_an_actor_is_found() -> None:
    features = read("Jonas Lindqvist will shadow two drivers")
    assert words(features, features.actor) == "Jonas Lindqvist"


@pytest.mark.parametrize("text", ["Continue to refine the till", "Keep improving the till"])
def test_ongoing_work_is_noticed(text: str) -> None:
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


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Quorble the fence", "quorble"),  # an article settles it for any word
        ("Quorble 40 fences by hand", "quorble"),
        ("Quorble every fence", "quorble"),
        ("Quorble down the fences", "quorble"),
        ("Quorble and paint the fence", "quorble"),
        ("Quorble fences along the towpath", "quorble"),
        ("Quorble lanes 3 and 4", "quorble"),
        ("Lag the loft", "lag"),
        ("Water the saplings twice a week", "water"),
        ("Tape arrows on the ward floor", "tape"),
        ("Band Ullswater lambs before the sale", "band"),
        ("Mark-test the tiles", "mark-test"),
        ("Re-zorb 12 canoes", "re-zorb"),
        ("Rebolt the gantry", "rebolt"),
        ("Cold call 30 bakers", "cold"),
    ],
)
def test_an_object_makes_a_verb(text: str, base: str) -> None:
    assert verb(text) == base


@pytest.mark.parametrize(
    "text",
    [
        "Quorble",
        "Quorble quality",
        "Water quality",
        "Water tests in the bay",
        "Band members on tour",
        "QRB 40 fences",
        "Logistics for the new depot",
        "New teachers in the school",
        "Testing a kiln alone is hard",
        "Heritage trail with signs",
    ],
)
def test_without_an_object_there_is_none(text: str) -> None:
    assert verb(text) == ""


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Deburr hinges in a drum", ""),
        ("Quorble wax on the second bench", ""),  # may be a verb, so nothing is said
        ("Candle wax", "initiative-not-an-action"),
        ("Educational wax on the second bench", "initiative-not-an-action"),
        ("Museum as a place for wax", "initiative-not-an-action"),
        ("Fire plan is printed", "initiative-not-an-action"),
    ],
)
def test_only_known_words_are_topics(text: str, rule: str) -> None:
    assert main_rule("initiative", text) == rule
