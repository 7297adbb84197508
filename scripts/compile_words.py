"""Compiles the word lists: each word once, with the bits of all the lists that hold it.

``generate.py`` writes the result, because compiling at run time would take a tenth of a short run.
"""

from collections.abc import Iterator, Mapping

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.compiling import title_words
from okr_cli.wording.lexicon.languages import FIRST, language, languages
from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.lexicon.word_lists import SEPARATOR, SHARED, names_of_lists, words_in
from okr_cli.wording.owners import tag as owner_tag

SHORTEST_TELLING = 4
"""Letters of a word that tells a language."""

NO_LANGUAGE = "non_latin"
"""The folder with the owners of every script but Latin."""

_OWNERS = {
    "given-names": owner_tag.NAME,
    "common-names": owner_tag.NAME | owner_tag.COMMON,
    "groups": owner_tag.GROUP,
    "openers-group": owner_tag.GROUP | owner_tag.OPENER,
    "functions": owner_tag.FUNCTION,
    "modifiers": owner_tag.MODIFIER,
    "roles": owner_tag.ROLE,
    "ranks": owner_tag.ROLE | owner_tag.RANK,
    "acronyms-team": owner_tag.TEAM_LETTERS,
    "acronyms-role": owner_tag.ROLE_LETTERS,
    "surnames": owner_tag.SURNAME,
    "titles": owner_tag.TITLE,
    "suffixes": owner_tag.SUFFIX,
}


def compiled_texts() -> dict[str, str]:
    """The text of each compiled list by its name, as ``word_lists.compiled`` reads it."""
    lists = "".join(f"{name}:{SEPARATOR.join(words)}\n" for name, words in sorted(owner_lists().items()))
    words = {code: title_words(language(code)) for code in own_languages()}
    english = Lexicon(language(FIRST), words[FIRST])
    titles = {f"titles-{code}": _text(listed) for code, listed in words.items()}
    titles["vocabularies"] = "".join(
        f"{code}:{SEPARATOR.join(sorted(vocabulary(listed, english)))}\n"
        for code, listed in words.items()
        if code != FIRST
    )
    return {**titles, "owners": _text(owner_bits()), "owner-lists": lists}


def vocabulary(listed: Mapping[str, int], english: Lexicon) -> Iterator[str]:
    """The words of a language that English does not have, months and places aside."""
    for word, tags in listed.items():
        is_word = len(word) >= SHORTEST_TELLING and word.isalpha() and not tags & (tag.MONTH | tag.PLACE)
        if is_word and tags & tag.CLASSES and not english[word] & tag.CLASSES:
            yield word


def owner_bits() -> dict[str, int]:
    """Every word of owners, folded, and every ending such as `-tion`, with the bits of all the lists that hold it."""
    bits: dict[str, int] = {}
    for name, words in _owner_lists():
        for word in words if name in _OWNERS else ():
            bits[word] = bits.get(word, 0) | _OWNERS[name]
    return bits


def owner_lists() -> dict[str, list[str]]:
    """The other lists of owners by name."""
    lists: dict[str, list[str]] = {}
    for name, words in _owner_lists():
        if name not in _OWNERS:
            known = lists.setdefault(name, [])
            known.extend(word for word in words if word not in known)
    return lists


def _owner_lists() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of owners by name. A name tells no language, so lists of the same name count as one list."""
    for folder in (*own_languages(), NO_LANGUAGE):
        for name in sorted(names_of_lists(f"{SHARED}.{folder}")):
            if name.startswith("owner-"):
                yield name.removeprefix("owner-"), words_in(f"{SHARED}.{folder}", name)


def own_languages() -> tuple[str, ...]:
    """The codes of the languages of okr itself."""
    return tuple(code for code, module in languages().items() if module.startswith(SHARED))


def _text(words: Mapping[str, int]) -> str:
    by_bits: dict[int, list[str]] = {}
    for word in sorted(words):
        by_bits.setdefault(words[word], []).append(word)
    return "".join(f"{bits}:{SEPARATOR.join(by_bits[bits])}\n" for bits in sorted(by_bits))
