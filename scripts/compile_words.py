"""Compiles the word lists: each word once, with the bits of all lists that contain it.

``generate.py`` writes the result, because compiling at run time would take a tenth of a short run.
"""

from collections.abc import Iterator, Mapping

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.compiling import title_words
from okr_cli.wording.lexicon.languages import FIRST, language, languages
from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.lexicon.word_lists import SEPARATOR, SHARED
from okr_cli.wording.owners.compiling import owner_bits, owner_lists

SHORTEST_TELLING = 4
"""Letters of a word that tells a language."""

NO_LANGUAGE = "non_latin"
"""The folder with the owners of every script but Latin."""


def compiled_texts() -> dict[str, str]:
    """The text of each compiled list, by the name under which ``word_lists.compiled`` reads it."""
    folders = [f"{SHARED}.{code}" for code in (*own_languages(), NO_LANGUAGE)]
    lists = "".join(f"{name}:{SEPARATOR.join(words)}\n" for name, words in sorted(owner_lists(folders).items()))
    words = {code: title_words(language(code)) for code in own_languages()}
    english = Lexicon(language(FIRST), words[FIRST])
    titles = {f"titles-{code}": _text(listed) for code, listed in words.items()}
    titles["vocabularies"] = "".join(
        f"{code}:{SEPARATOR.join(sorted(vocabulary(listed, english)))}\n"
        for code, listed in words.items()
        if code != FIRST
    )
    return {**titles, "owners": _text(owner_bits(folders)), "owner-lists": lists}


def vocabulary(listed: Mapping[str, int], english: Lexicon) -> Iterator[str]:
    """The words of a language that are not English, except months and places."""
    for word, tags in listed.items():
        is_word = len(word) >= SHORTEST_TELLING and word.isalpha() and not tags & (tag.MONTH | tag.PLACE)
        if is_word and tags & tag.CLASSES and not english[word] & tag.CLASSES:
            yield word


def own_languages() -> tuple[str, ...]:
    """The codes of the languages of okr itself."""
    return tuple(code for code, module in languages().items() if module.startswith(SHARED))


def _text(words: Mapping[str, int]) -> str:
    by_bits: dict[int, list[str]] = {}
    for word in sorted(words):
        by_bits.setdefault(words[word], []).append(word)
    return "".join(f"{bits}:{SEPARATOR.join(by_bits[bits])}\n" for bits in sorted(by_bits))
