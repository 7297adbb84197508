"""Compiles the lists for owners: each word once, with a bit for each list that contains it."""

from collections.abc import Iterable, Iterator, Mapping

from okr_cli.wording.lexicon.word_lists import names_of_lists, words_in
from okr_cli.wording.owners import tag

CLASSES: Mapping[str, int] = {
    "given-names": tag.NAME,
    "common-names": tag.NAME | tag.COMMON,
    "groups": tag.GROUP,
    "openers-group": tag.GROUP | tag.OPENER,
    "functions": tag.FUNCTION,
    "modifiers": tag.MODIFIER,
    "roles": tag.ROLE,
    "ranks": tag.ROLE | tag.RANK,
    "acronyms-team": tag.TEAM_LETTERS,
    "acronyms-role": tag.ROLE_LETTERS,
    "surnames": tag.SURNAME,
    "titles": tag.TITLE,
    "suffixes": tag.SUFFIX,
}
"""The lists of what a word of an owner can be, by what stands behind ``owner-`` in their name."""


def owner_bits(folders: Iterable[str]) -> dict[str, int]:
    """Every word of owners, folded, and every ending such as `-tion`, with a bit for each list that contains it."""
    bits: dict[str, int] = {}
    for name, words in _lists(folders):
        for word in words if name in CLASSES else ():
            bits[word] = bits.get(word, 0) | CLASSES[name]
    return bits


def owner_lists(folders: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The other lists of owners by name."""
    lists: dict[str, tuple[str, ...]] = {}
    for name, words in _lists(folders):
        if name not in CLASSES:
            lists[name] = tuple(dict.fromkeys((*lists.get(name, ()), *words)))
    return lists


def _lists(folders: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list for owners by name. Lists of the same name are combined, because a name does not show its language."""
    for folder in folders:
        for name in sorted(names_of_lists(folder)):
            if name.startswith("owner-"):
                yield name.removeprefix("owner-"), words_in(folder, name)
