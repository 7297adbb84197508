"""The words of the settings win over ours."""

import pytest

from okr_cli.wording.owners.owner import OwnerKind, OwnerWords, read_owner

WORDS = OwnerWords.with_settings(
    teams=("Kestrel", "Blue Heron"),
    roles=("Weaver", "Keeper of Keys"),
    people=("Sales Team", "Olive and Pit", "Café Ops"),
)


@pytest.mark.parametrize("text", ["Kestrel", "kestrel", " BLUE  heron ", "*Kestrel*"])
def test_a_further_team(text: str) -> None:
    assert read_owner(text, WORDS).kind is OwnerKind.TEAM


@pytest.mark.parametrize("text", ["Weaver", "keeper of keys"])
def test_a_further_role(text: str) -> None:
    assert read_owner(text, WORDS).kind is OwnerKind.ROLE


@pytest.mark.parametrize("text", ["Sales Team", "sales team", "Olive and Pit", "Cafe Ops"])
def test_a_person_who_looks_like_something_else(text: str) -> None:
    assert read_owner(text, WORDS).kind is OwnerKind.PERSON


def test_settings_hold_for_each_part() -> None:
    assert read_owner("Grace, Kestrel", WORDS).kind is OwnerKind.SEVERAL
    assert read_owner("Grace - Weaver", WORDS).kind is OwnerKind.PERSON


def test_without_settings_the_same_words_are_names() -> None:
    words = OwnerWords.with_settings()
    assert read_owner("Kestrel", words).kind is OwnerKind.PERSON
    assert read_owner("Weaver", words).kind is OwnerKind.PERSON
    assert read_owner("Sales Team", words).kind is OwnerKind.TEAM


def test_the_default_words_are_read_once() -> None:
    assert OwnerWords.with_settings() is OwnerWords.with_settings(teams=(), roles=(), people=())
