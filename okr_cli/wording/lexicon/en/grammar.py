"""English: the verb first, nouns that can be used as verbs, and hardly any inflection."""

from collections.abc import Iterator

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.grammar import Grammar

_ENDINGS = ("e", "es", "ed", "ing", "ation", "ations")


def stems(word: str) -> Iterator[tuple[str, int]]:
    """Possible base forms of `word`, each with the form that `word` would then be; 0 for the American spelling."""
    american = _american(word)
    if american != word:
        yield american, 0
        yield from suffix_stems(american)
    yield from suffix_stems(word)


def suffix_stems(word: str) -> Iterator[tuple[str, int]]:
    """The stems before `-s`, `-ed` and `-ing`, in every possible spelling."""
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


def looks(word: str) -> int:
    """What the ending of a word suggests. Only the context shows that `ring` and `order` are something else."""
    return _by_ending(word) | (tag.LIKE_RANGE if word[:3] == "to-" else 0)  # 9-to-5


def _by_ending(word: str) -> int:
    if word[-1:] == "s":
        is_plural = tag.LIKE_PLURAL if word[-2:] not in {"ss", "us", "is"} else 0
        return is_plural | (tag.LIKE_PLURAL_OR_IS if len(word) > 3 and word[-2] not in "su'" else 0)
    ending = word[-3:]
    if ending == "ing":
        return tag.LIKE_GERUND
    if ending == "est" and len(word) > 4:
        return tag.LIKE_SUPERLATIVE
    if ending in {"ise", "yse"}:
        return tag.RESPELLED
    return tag.LIKE_COMPARATIVE if ending[-2:] == "er" else 0


def root(word: str) -> str:
    """`customer's` and `customers` without what makes them differ from `customer`."""
    return word.removesuffix("'s").rstrip("s")


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


GRAMMAR = Grammar(code="en", name="English", inflections=stems, looks=looks, root=root, nouns_lead=True)
