"""Compiles the word lists: each word once, with the bits of all the lists that hold it.

``generate.py`` writes the result, because compiling at run time would take a tenth of a short run.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from okr_cli.wording import lexicon
from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.inflection import looks_plural, suffix_stems
from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.lexicon.word_lists import (
    SEPARATOR,
    SIGNS,
    irregular_forms,
    phrases_in,
    rarest,
    tag_named,
    tagged_words,
    words_in,
)
from okr_cli.wording.owners import tag as owner_tag

_TITLES = {
    "verbs-deliver": tag.DELIVER,
    "verbs-make": tag.MAKE,
    "verbs-act": tag.ACT,
    "verbs-trade": tag.ACT,
    "verbs-or-nouns": tag.VERB_OR_NOUN,
    "verbs-ongoing": tag.ONGOING,
    "verbs-aim": tag.AIM,
    "verbs-better": tag.BETTER,
    "verbs-change": tag.CHANGE,
    "verbs-reach": tag.REACH,
    "verbs-state": tag.STATE,
    "verbs-other": tag.OTHER_VERB,
    "nouns-artifact": tag.ARTIFACT,
    "nouns-aim": tag.AIM_NOUN,
    "nouns-generic": tag.GENERIC,
    "nouns-metric": tag.METRIC,
    "nouns-audience": tag.AUDIENCE,
    "nouns-setting": tag.SETTING,
    "nouns-tangible": tag.TANGIBLE,
    "nouns-time": tag.TIME,
    "nouns-unit": tag.UNIT,
    "nouns-label": tag.LABEL,
    "months": tag.MONTH,
    "names-of-places": tag.PLACE,
    "adjectives-quality": tag.QUALITY,
    "adjectives-aspiration": tag.ASPIRATION,
    "words-delivered": tag.DELIVERED,
    "words-nominal": tag.NOMINAL,
    "function-words": tag.FUNCTION,
    "number-words": tag.QUANTITY,
}
_PHRASES = {
    "phrases-open-ended": tag.IN_OPEN_END,
    "phrases-placeholder": tag.IN_PLACEHOLDER,
    "phrases-slogan": tag.IN_SLOGAN,
}
TAGS = ("tags-grammar", "tags-numbers", SIGNS, "tags-nouns", "tags-verbs")
OWNER_FOLDERS = ("en", "non_latin")
"""Folders with word lists of owners. A name tells no language, so lists of the same name count as one list, and a
further language is one more folder. `non_latin` holds every script but Latin."""

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
    return {"titles": _text(title_words()), "owners": _text(owner_bits()), "owner-lists": lists}


def title_words() -> dict[str, int]:
    """Every word of titles in its base form, with the tags of all the lists that hold it."""
    listed: dict[str, int] = {}
    for name, bit in _TITLES.items():
        for word in words_in(name):
            listed[word] = listed.get(word, 0) | bit
    for word, bits in listed.items():
        if bits & tag.NOUN and looks_plural(word):
            listed[word] = bits | tag.PLURAL | listed.get(word[:-1], 0) & tag.NOUN
        elif bits & tag.DELIVERED and (word[-2:] == "ed" or word in irregular_forms()):
            listed[word] = bits | tag.PAST | _verb_bits(word, listed)
    listed["todo"] = listed.get("todo", 0) | tag.BLANK
    return _with_tags(listed)


def _with_tags(listed: Mapping[str, int]) -> dict[str, int]:
    """The words with their tags. A word that only a tag holds gets what an unlisted word would be."""
    known, tagged = Lexicon(listed=listed), dict(listed)
    for name in TAGS:
        for heading, entries in tagged_words(name).items():
            for word in entries:
                tagged[word] = tagged.get(word, known[word]) | tag_named(heading)
    for name, bit in _PHRASES.items():
        for words in phrases_in(name):
            word = rarest(words)
            tagged[word] = tagged.get(word, known[word]) | bit | (tag.BLANK if len(word) == 1 else 0)  # `n/a`
    for phrase in [word for word in listed if " " in word]:
        particle = phrase.split()[1]
        tagged[particle] = tagged.get(particle, known[particle]) | tag.PARTICLE
    return tagged


def _verb_bits(participle: str, listed: Mapping[str, int]) -> int:
    base = irregular_forms().get(participle)
    if base is not None:
        return listed.get(base, 0) & tag.VERB
    found = (listed.get(stem, 0) & tag.VERB for stem, _ in suffix_stems(participle))
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
        for path in sorted((Path(str(lexicon.__file__)).parent / folder).glob("owner-*.txt")):
            yield path.stem.removeprefix("owner-"), words_in(f"../{folder}/{path.stem}")


def _text(words: Mapping[str, int]) -> str:
    by_bits: dict[int, list[str]] = {}
    for word in sorted(words):
        by_bits.setdefault(words[word], []).append(word)
    return "".join(f"{bits}:{SEPARATOR.join(by_bits[bits])}\n" for bits in sorted(by_bits))
