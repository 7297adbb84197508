"""The word lists made ready: each word once, with the bits of all the lists that hold it.

``scripts/generate.py`` writes what this makes, since to make it anew would take a short run a tenth of its time.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from okr_cli.wording.lexicon.word_lists import irregular_forms, phrases_in, rarest, words_in
from okr_cli.wording.owners import vocabulary as owner_words
from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.inflection import suffix_stems

_TITLES = {
    "verbs-deliver": kinds.DELIVER,
    "verbs-make": kinds.MAKE,
    "verbs-act": kinds.ACT,
    "verbs-trade": kinds.ACT,
    "verbs-or-nouns": kinds.EITHER,
    "verbs-open": kinds.OPEN,
    "verbs-aim": kinds.AIM,
    "verbs-better": kinds.BETTER,
    "verbs-change": kinds.CHANGE,
    "verbs-reach": kinds.REACH,
    "verbs-state": kinds.STATE,
    "verbs-other": kinds.OTHER,
    "nouns-artefact": kinds.ARTEFACT,
    "nouns-aim": kinds.AIM_NOUN,
    "nouns-generic": kinds.GENERIC,
    "nouns-metric": kinds.METRIC,
    "nouns-audience": kinds.AUDIENCE,
    "nouns-setting": kinds.SETTING,
    "nouns-tangible": kinds.TANGIBLE,
    "nouns-time": kinds.TIME,
    "nouns-unit": kinds.UNIT,
    "nouns-label": kinds.LABEL,
    "months": kinds.MONTH,
    "names-of-places": kinds.PLACE,
    "adjectives-quality": kinds.QUALITY,
    "adjectives-aspiration": kinds.ASPIRATION,
    "words-delivered": kinds.DELIVERED,
    "words-nominal": kinds.NOMINAL,
    "function-words": kinds.FUNCTION,
    "number-words": kinds.QUANTITY,
}
_PHRASES = {
    "phrases-open-ended": kinds.IN_OPEN_END,
    "phrases-placeholder": kinds.IN_PLACEHOLDER,
    "phrases-hollow": kinds.IN_SLOGAN,
}
OWNER_FOLDERS = ("en", "scripts")
"""Folders with word lists of owners. A name tells no language, so lists of the same name count as one list, and a
further language is one more folder. `scripts` holds every script but Latin."""

_OWNERS = {
    "given-names": owner_words.NAME,
    "common-names": owner_words.NAME | owner_words.COMMON,
    "groups": owner_words.GROUP,
    "openers-group": owner_words.GROUP | owner_words.OPENER,
    "functions": owner_words.FUNCTION,
    "modifiers": owner_words.MODIFIER,
    "roles": owner_words.ROLE,
    "ranks": owner_words.ROLE | owner_words.RANK,
    "acronyms-team": owner_words.TEAM_LETTERS,
    "acronyms-role": owner_words.ROLE_LETTERS,
    "surnames": owner_words.SURNAME,
    "titles": owner_words.TITLE,
    "suffixes": owner_words.SUFFIX,
}


def compiled_texts() -> dict[str, str]:
    """The text of each compiled list by its name, as ``word_lists.compiled`` reads it."""
    lists = "".join(f"{name}:{'|'.join(words)}\n" for name, words in sorted(owner_lists().items()))
    return {"titles": _text(title_words()), "owners": _text(owner_bits()), "owner-lists": lists}


def title_words() -> dict[str, int]:
    """Every word of titles in its base form, with the bits of all the lists that hold it."""
    listed: dict[str, int] = {}
    for name, bit in _TITLES.items():
        for word in words_in(name):
            listed[word] = listed.get(word, 0) | bit
    for word, bits in listed.items():
        if word[-1] == "s" and bits & kinds.NOUN and word[-2:] not in {"ss", "us", "is"}:
            listed[word] = bits | kinds.PLURAL | listed.get(word[:-1], 0) & kinds.NOUN
        elif bits & kinds.DELIVERED and (word[-2:] == "ed" or word in irregular_forms()):
            listed[word] = bits | kinds.PAST | _verb_bits(word, listed)
    listed["todo"] = listed.get("todo", 0) | kinds.BLANK
    for name, bit in _PHRASES.items():
        for phrase in phrases_in(name):
            word = rarest(phrase)
            listed[word] = listed.get(word, 0) | bit | (kinds.BLANK if len(word) == 1 else 0)  # `n/a`
    return listed


def _verb_bits(participle: str, listed: Mapping[str, int]) -> int:
    base = irregular_forms().get(participle)
    if base is not None:
        return listed.get(base, 0) & kinds.VERB
    found = (listed.get(stem, 0) & kinds.VERB for stem, _ in suffix_stems(participle))
    return next((bits for bits in found if bits), 0)


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
            lists.setdefault(name, []).extend(words)
    return lists


def _owner_lists() -> Iterator[tuple[str, tuple[str, ...]]]:
    for folder in OWNER_FOLDERS:
        for path in sorted((Path(__file__).parent / folder).glob("owner-*.txt")):
            yield path.stem.removeprefix("owner-"), words_in(f"../{folder}/{path.stem}")


def _text(words: Mapping[str, int]) -> str:
    by_bits: dict[int, list[str]] = {}
    for word in sorted(words):
        by_bits.setdefault(words[word], []).append(word)
    return "".join(f"{bits}:{'|'.join(by_bits[bits])}\n" for bits in sorted(by_bits))
