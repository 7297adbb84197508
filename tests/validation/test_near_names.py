"""The nearest of many names: as exact as comparing all where it matters, and limited if there are many."""

import random
from difflib import get_close_matches

from okr_cli.validation.near_names import FEW, NearNames

LIKENESS = 0.75


def names(number: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(chance.choices(letters, k=chance.randint(5, 9))) + " okafor" for _ in range(number)]


def misspelled(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name) - 1)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return chance.choice((name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], swapped))


def test_few_names_are_all_compared() -> None:
    few = names(FEW)
    for word in [*few, "nobody", "kofi okafor", ""]:
        assert NearNames(few).nearest(word, LIKENESS) == next(iter(get_close_matches(word, few, 1, LIKENESS)), "")


def test_a_slip_is_found_among_many_names() -> None:
    """The result equals a comparison with all names, although all end alike."""
    chance = random.Random(2)
    many = names(2_000)
    near = NearNames(many)
    for name in chance.sample(many, 40):
        word = misspelled(name, chance)
        assert near.nearest(word, LIKENESS) == get_close_matches(word, many, 1, LIKENESS)[0]


def test_unrelated_names_are_not_near() -> None:
    assert NearNames(names(2_000)).nearest("§§§", LIKENESS) == ""
    assert NearNames(()).nearest("maya", LIKENESS) == ""


def test_only_valid_names_are_suggested() -> None:
    near = NearNames([*names(500), "activation", "activatoin"])
    assert near.nearest("activatio", LIKENESS, lambda name: name != "activation") == "activatoin"
