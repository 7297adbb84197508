"""The word lists of a language as they are written: one entry a line, or entries under a tag; `#` for comments."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from okr_cli.wording.lexicon import tag

SIGNS = "../signs"
"""The list of signs, which is the same in every language."""

SEPARATOR = "\t"
"""Between the words of a compiled list."""


@cache
def words_in(name: str) -> tuple[str, ...]:
    """The entries of the word list `name`, without its comment lines. Raises FileNotFoundError for an unknown one."""
    # No ".." in a path: an archive has no folder above another one.
    path = name.removeprefix("../") if name.startswith("../") else f"en/{name}"
    return tuple([line for line in _read(f"{path}.txt").split("\n") if line and line[0] != "#"])


@cache
def tagged_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of a list by tag. A tag ends with a colon; its words are indented, `_` for the space in a phrase."""
    found: dict[str, tuple[str, ...]] = {}
    heading = ""
    for line in words_in(name):
        if line[0] == " ":
            found[heading] += tuple(word.replace("_", " ") for word in line.split())
        else:
            heading = line.removesuffix(":")
            found[heading] = ()
    return MappingProxyType(found)


@cache
def endings() -> tuple[tuple[tuple[str, ...], int, int], ...]:
    """Endings that tell what an unknown word is, with the least length of the word and its tags."""
    found = []
    for heading, entries in tagged_words("endings").items():
        *names, length = heading.split()
        found.append((entries, int(length), sum(tag_named(name) for name in names)))
    return tuple(found)


@cache
def prefixes(kind: str) -> tuple[str, ...]:
    """The prefixes of one kind, `hyphenated` or `verb`."""
    return tagged_words("prefixes")[kind]


def tag_named(name: str) -> int:
    """The bit of a tag as a list writes it. Raises AttributeError for an unknown one."""
    bit: int = getattr(tag, name.upper())
    return bit


@cache
def compiled(name: str) -> Mapping[str, int]:
    """The words of `titles` or `owners` with their bits, as `scripts/compile_words.py` compiled them."""
    words: dict[str, int] = {}
    for line in _read(f"compiled/{name}.txt").splitlines():
        bits, _, entries = line.partition(":")
        words |= dict.fromkeys(entries.split(SEPARATOR), int(bits))
    return words


def _read(name: str) -> str:
    from importlib.resources import files  # not at the top: start-up counts, and only the first text needs the lists

    return files("okr_cli.wording.lexicon").joinpath(name).read_text(encoding="utf-8")


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


@cache
def owner_lists() -> Mapping[str, tuple[str, ...]]:
    """The other lists of owners by name, as `scripts/compile_words.py` compiled them."""
    lines = [line.partition(":") for line in _read("compiled/owner-lists.txt").splitlines()]
    return {name: tuple(entries.split(SEPARATOR)) for name, _, entries in lines}
