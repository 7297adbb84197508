"""Open ends, placeholders and slogans are found and underlined."""

import pytest

from tests.wording.reading import read, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clean ovens, trays, etc.", "etc"),
        ("Print labels as needed", "as needed"),
        ("Reuse boxes where possible", "where possible"),
        ("Bake rolls, bread and so on", "and so on"),
        ("Bake rolls, bread…", "…"),
        ("Bake rolls and/or bread as and when", "as and when"),
    ],
)
def test_an_open_end_is_found(text: str, expected: str) -> None:
    features = read(text)
    assert [features.words(end) for end in features.open_ends] == [expected]


@pytest.mark.parametrize("text", ["Clean ovens (trays, racks, etc.)", "Sketch the shop", "Bake where people pass"])
def test_illustrations_and_other_words_leave_nothing_open(text: str) -> None:
    assert read(text).open_ends == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TBD", "TBD"),
        ("Owner to be decided", "to be decided"),
        ("Raise sales by X%", "X"),
        ("Raise sales by x%", "x"),
        ("Raise sales from X to Y", "X"),
        ("Win XX shops", "XX"),
        ("Win N shops", "N"),
        ("Win at least x shops", "x"),
        ("??? shops", "???"),
        ("Raise sales by __%", "__"),
        ("Raise sales to <amount>", "<"),
        ("[metric] up by 5%", "["),
        ("Key result 1", "Key result 1"),
        ("Objective", "Objective"),
        ("KR2", "KR2"),
        ("TODO: ask Maya", "TODO"),
    ],
)
def test_a_placeholder_is_found(text: str, expected: str) -> None:
    features = read(text)
    assert features.placeholders
    assert features.words(features.placeholders[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Launch the X account",
        "Fix the todo list app",
        "Days sales outstanding <= 40",
        "Open x-ray room 2",
        "Remove placeholder images",
        "Ship 3 x 4 packs",
        "Objective reviews for night nurses",
        "Project Kestrel goes live",
    ],
)
def test_real_words_are_not_placeholders(text: str) -> None:
    assert read(text).placeholders == ()


def test_a_slogan_is_found() -> None:
    features = read("Take support to the next level")
    assert words(features, features.slogan) == "next level"
