"""Reads word lists: one entry per line, or entries under a tag, with `#` comments.

A list is identified by its package and its name there: ``okr_cli.wording.lexicon.en`` and ``verbs-act``. What all
languages share, such as symbols, is in the folder of this module.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from okr_cli.wording.lexicon import tag

SHARED = __name__.rpartition(".")[0]
"""The folder of the lists that are the same in every language."""

SIGNS = "signs"
"""The list of signs, which is the same in every language."""

SEPARATOR = "\t"
"""Between the words of a compiled list."""


@cache
def words_in(folder: str, name: str) -> tuple[str, ...]:
    """The entries of a word list, without its comment lines. Raises FileNotFoundError for an unknown one."""
    return tuple([line for line in _read(folder, f"{name}.txt").split("\n") if line and line[0] != "#"])


@cache
def names_of_lists(folder: str) -> frozenset[str]:
    """The names of the word lists of a language. It need not have all of them."""
    from importlib.resources import files

    found = (entry.name.rpartition(".") for entry in files(folder).iterdir())
    return frozenset(name for name, _, suffix in found if suffix == "txt")


@cache
def tagged_words(folder: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of a list by tag. A tag ends with a colon; its words are indented, `_` for the space in a phrase."""
    found: dict[str, tuple[str, ...]] = {}
    heading = ""
    for line in words_in(folder, name):
        if line[0] == " ":
            found[heading] += tuple(word.replace("_", " ") for word in line.split())
        else:
            heading = line.removesuffix(":")
            found.setdefault(heading, ())
    return MappingProxyType(found)


@cache
def endings(folder: str) -> tuple[tuple[tuple[str, ...], int, int], ...]:
    """Endings that classify unknown words, with the minimum length of the word and its tags."""
    found = []
    for heading, entries in tagged_words(folder, "endings").items():
        *names, length = heading.split()
        found.append((entries, int(length), sum(tag_named(name) for name in names)))
    return tuple(found)


@cache
def prefixes(folder: str, kind: str) -> tuple[str, ...]:
    """The prefixes of one kind, `hyphenated` or `verb`."""
    return tagged_words(folder, "prefixes").get(kind, ())


def tag_named(name: str) -> int:
    """The bit of a tag as a list writes it. Raises AttributeError for an unknown one."""
    bit: int = getattr(tag, name.upper())
    return bit


@cache
def compiled(name: str) -> Mapping[str, int]:
    """Words with their bits, such as those of `owners`, as `scripts/compile_words.py` compiled them."""
    words: dict[str, int] = {}
    for line in _read(SHARED, f"compiled/{name}.txt").splitlines():
        bits, _, entries = line.partition(":")
        words |= dict.fromkeys(entries.split(SEPARATOR), int(bits))
    return words


@cache
def vocabularies() -> Mapping[str, frozenset[str]]:
    """The words of each language of okr that English does not have, as `scripts/compile_words.py` compiled them."""
    lines = [line.partition(":") for line in _read(SHARED, "compiled/vocabularies.txt").splitlines()]
    return {code: frozenset(words.split(SEPARATOR)) for code, _, words in lines}


def _read(folder: str, name: str) -> str:
    from importlib.resources import files  # not at the top: start-up counts, and only the first text needs the lists

    return files(folder).joinpath(name).read_text(encoding="utf-8")


@cache
def phrases_in(folder: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list, each as its words."""
    return tuple(tuple(phrase.replace("/", " / ").split()) for phrase in words_in(folder, name))


def rarest(phrase: tuple[str, ...]) -> str:
    """The longest word of a phrase, which is the one that other texts have least."""
    return max(phrase, key=len)


@cache
def phrases_by_word(folder: str, name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by the word that gives them away."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for parts in phrases_in(folder, name):
        word = rarest(parts)
        found[word] = (*found.get(word, ()), parts)
    return MappingProxyType(found)


FORMS = ("verbs-irregular", "verbs-finite", "verbs-nominal")
"""The lists of forms that no rule gives: of the past, of the present, and nouns of an activity."""


@cache
def irregular_forms(folder: str, name: str = FORMS[0]) -> Mapping[str, str]:
    """Irregular forms of verbs: `wrote` gives `write`. Empty for a language without such a list."""
    lines = words_in(folder, name) if name in names_of_lists(folder) else ()
    return MappingProxyType({form: base for base, *forms in map(str.split, lines) for form in forms})


@cache
def owner_lists() -> Mapping[str, tuple[str, ...]]:
    """The other lists of owners by name, as `scripts/compile_words.py` compiled them."""
    lines = [line.partition(":") for line in _read(SHARED, "compiled/owner-lists.txt").splitlines()]
    return {name: tuple(entries.split(SEPARATOR)) for name, _, entries in lines}
