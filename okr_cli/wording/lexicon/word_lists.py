"""The word lists: one entry a line, `#` for comments, each read once."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType


@cache
def words_in(name: str) -> tuple[str, ...]:
    """The entries of the word list `name`, without its comment lines. Raises FileNotFoundError for an unknown one."""
    return tuple([line for line in _read(f"en/{name}.txt").split("\n") if line and line[0] != "#"])


def compiled(name: str) -> dict[str, int]:
    """The words of `titles` or `owners` with their bits, as `compile` made them of the lists."""
    words: dict[str, int] = {}
    for line in _read(f"compiled/{name}.txt").splitlines():
        bits, _, entries = line.partition(":")
        words |= dict.fromkeys(entries.split("|"), int(bits))
    return words


def _read(name: str) -> str:
    from pathlib import Path  # not at the top: start-up counts, and only the first text needs the lists

    return (Path(__file__).parent / name).read_text(encoding="utf-8")


@cache
def phrases_in(name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list, each as its words."""
    return tuple(tuple(phrase.replace("/", " / ").split()) for phrase in words_in(name))


def rarest(phrase: tuple[str, ...]) -> str:
    """The longest word of a phrase, which is the one that other texts have least."""
    return max(phrase, key=len)


@cache
def irregular_forms() -> Mapping[str, str]:
    """Irregular past forms of verbs: `wrote` gives `write`."""
    pairs = (line.split() for line in words_in("verbs-irregular"))
    return MappingProxyType({form: base for base, *forms in pairs for form in forms})


def compiled_lists(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of `owner-lists` by name, as `compiler` made them."""
    lines = [line.partition(":") for line in _read(f"compiled/{name}.txt").splitlines()]
    return {list_name: tuple(entries.split("|")) for list_name, _, entries in lines}
