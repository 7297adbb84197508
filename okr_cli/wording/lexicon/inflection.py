"""English inflection: base forms that a word may have, and what an ending tells of a word that no list knows."""

import re
from collections.abc import Iterator

from okr_cli.wording.lexicon import tag

FIGURE = re.compile(r"([\d.,:/]*\d)(.*)", re.DOTALL)
"""A number, and what is glued to it."""

_ENDINGS = ("e", "es", "ed", "ing", "ation", "ations")


def stems(word: str) -> Iterator[tuple[str, int]]:
    """Possible base forms of `word`, each with the form that `word` would then be; 0 for the American spelling."""
    american = _american(word)
    if american != word:
        yield american, 0
        yield from suffix_stems(american)
    yield from suffix_stems(word)


def suffix_stems(word: str) -> Iterator[tuple[str, int]]:
    """What stands before `-s`, `-ed` and `-ing`, in every spelling that the ending allows."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        yield word[:-1], tag.PLURAL
        if word.endswith("ies"):
            yield word[:-3] + "y", tag.PLURAL
        elif word.endswith("es"):
            yield word[:-2], tag.PLURAL
            if word.endswith("ves"):
                yield word[:-3] + "f", tag.PLURAL
                yield word[:-3] + "fe", tag.PLURAL
    elif word.endswith("ed") and len(word) > 4:
        yield from _with_form(word[:-2], tag.PAST)
        if word.endswith("ied"):
            yield word[:-3] + "y", tag.PAST
    elif word.endswith("ing") and len(word) > 4:
        yield from _with_form(word[:-3], tag.GERUND)


def looks_plural(word: str) -> bool:
    """`notes`, but not `glass`, `status` and `basis`."""
    return word[-1:] == "s" and word[-2:] not in {"ss", "us", "is"}


def may_be_plural(word: str) -> bool:
    """The same for a word in the place of a plural, so that `-is` will do."""
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su'"


def is_ing_form(word: str) -> bool:
    """`asking`; and `ring`, which only the place of the word can tell."""
    return word[-3:] == "ing"


def looks_comparative(word: str) -> bool:
    """`faster`; and `order`, unless a list says that the word is an adjective."""
    return word[-2:] == "er"


def looks_superlative(word: str) -> bool:
    """`calmest`, but not `test`."""
    return word[-3:] == "est" and len(word) > 4


def _with_form(stem: str, form: int) -> Iterator[tuple[str, int]]:
    yield stem, form
    yield stem + "e", form
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1], form


def _american(word: str) -> str:
    for british, american in (("is", "iz"), ("ys", "yz")):
        for ending in _ENDINGS:
            if word.endswith(british + ending) and len(word) > len(ending) + 4:
                return word[: -len(british + ending)] + american + ending
    return word.replace("our", "or") if "our" in word and len(word) > 5 else word
