"""A word that no list calls a verb leads as one where an object follows it."""

import pytest

from tests.wording.reading import main_rule, verb


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
        ("Fire plan to be printed", ""),
        ("A ramp will be built behind the stage", ""),
        ("Fire plan is printed", "initiative-not-an-action"),
    ],
)
def test_a_topic_needs_to_be_known_as_one(text: str, rule: str) -> None:
    assert main_rule("initiative", text) == rule
