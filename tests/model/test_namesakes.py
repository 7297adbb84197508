"""A roster names each person once."""

import pytest

from tests.model.loading import Said, said

ADA = "  - {name: Ada Byron, handle: ada, email: ada@mill.example}\n"
TWICE = "Keep one, or give each a 'handle:' of their own."
OWN = "Give each person one of their own."


def roster(*lines: str) -> list[Said]:
    return said("people:\n" + ADA + "".join(f"  - {line}\n" for line in lines))


@pytest.mark.parametrize(
    ("line", "words", "message", "advice"),
    [
        ("{name: Ada Byron}", "Ada Byron", "Ada Byron stands in the roster twice", TWICE),
        ("{name: ada  byron, handle: '@ada'}", "ada  byron", "ada  byron stands in the roster twice", TWICE),
        ("{name: Ada Byron, active: false}", "Ada Byron", "Ada Byron stands in the roster twice", TWICE),
        ("{name: Adam Smith, handle: '@Ada'}", "'@Ada'", "the handle '@Ada' is Ada Byron's", OWN),
        (
            "{name: Adam Smith, handle: adam, email: ADA@mill.example}",
            "ADA@mill.example",
            "the address 'ADA@mill.example' is Ada Byron's",
            OWN,
        ),
    ],
)
def test_one_person_twice_and_two_people_in_one_are_found(line: str, words: str, message: str, advice: str) -> None:
    assert roster(line) == [("duplicate-id", words, message, advice)]


@pytest.mark.parametrize(
    "lines",
    [
        ["{name: Adam Smith}"],
        ["{name: Ada Byron, handle: ada-b}"],
        ["{name: Ada Byron, email: byron@mill.example}"],
        ["&b {name: Bea Cole, handle: bea}", "*b"],
    ],
)
def test_people_who_can_be_told_apart_are_fine(lines: list[str]) -> None:
    assert roster(*lines) == []


def test_an_entry_is_found_once() -> None:
    found = roster("{name: Ada Byron, handle: ada, email: ada@mill.example}", "{name: Ada Byron, handle: ada}")
    assert [one.message for one in found] == ["Ada Byron stands in the roster twice"] * 2


def test_each_document_has_a_roster_of_its_own() -> None:
    assert said("people:\n" + ADA + "---\npeople:\n" + ADA) == []
