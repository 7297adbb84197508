"""What is said about a title: at most one main remark a rule, and which of them matters most."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from okr_cli.wording.features import TitleFeatures, read_title
from okr_cli.wording.judge_initiative import judge_initiative
from okr_cli.wording.judge_key_result import judge_key_result
from okr_cli.wording.judge_objective import judge_objective
from okr_cli.wording.remark import Remark
from okr_cli.wording.vocabulary import TitleWords

_JUDGES: Mapping[str, Callable[[TitleFeatures], Iterable[Remark]]] = {
    "initiative": judge_initiative,
    "key-result": judge_key_result,
    "objective": judge_objective,
}
_REMEMBERED = 4_096


@lru_cache(_REMEMBERED)
def features_of(text: str, words: TitleWords) -> TitleFeatures:
    """`read_title`, remembered, since several rules look at the same title."""
    return read_title(text, words)


@lru_cache(_REMEMBERED)
def remarks_on(kind: str, text: str, words: TitleWords) -> tuple[Remark, ...]:
    """Every remark that holds for a title of `kind` (`initiative`, `key-result`, `objective`), the gravest first.

    Raises KeyError for another kind.
    """
    features = features_of(text, words)
    remarks = tuple(_JUDGES[kind](features))
    if not words.allowed:
        return remarks
    return tuple(remark for remark in remarks if not _is_allowed(features, remark, words.allowed))


def _is_allowed(features: TitleFeatures, remark: Remark, allowed: tuple[str, ...]) -> bool:
    """Whether the words that a remark is about hold an allowed phrase; for one about a whole title, open with it."""
    about = features.words(remark.words).lower()
    if remark.words == features.whole:
        return any(re.match(rf"{re.escape(phrase)}\b", about) for phrase in allowed)
    return any(re.search(rf"\b{re.escape(phrase)}\b", about) for phrase in allowed)


def remark_of(
    rule: str, kind: str, text: str, words: TitleWords, running: Collection[str] | None = None
) -> Remark | None:
    """The remark of one rule on a title; a main one only if no graver one was made by a rule that is ``running``.

    None means that all of them are.
    """
    is_outdone = False
    for remark in remarks_on(kind, text, words):
        if remark.rule == rule:
            return None if is_outdone and remark.is_main else remark
        is_outdone = is_outdone or (remark.is_main and (running is None or remark.rule in running))
    return None


__all__ = ["Remark", "features_of", "remark_of", "remarks_on"]
