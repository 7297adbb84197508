"""What is said about a title: at most one main remark a rule, and which of them matters most."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from okr_cli.wording.titles.features import TitleFeatures, read_title
from okr_cli.wording.titles.judge_initiative import judge_initiative
from okr_cli.wording.titles.judge_key_result import judge_key_result
from okr_cli.wording.titles.judge_objective import judge_objective
from okr_cli.wording.titles.remark import Remark
from okr_cli.wording.titles.vocabulary import TitleWords

_JUDGES: Mapping[str, Callable[[TitleFeatures], Iterable[Remark]]] = {
    "initiative": judge_initiative,
    "key-result": judge_key_result,
    "objective": judge_objective,
}
_REMEMBERED = 2_048


class Titles:
    """The titles of a run under one vocabulary. Several rules look at each, which is read and judged once."""

    def __init__(self, words: TitleWords) -> None:
        self.words = words
        self._features: dict[str, TitleFeatures] = {}
        self._remarks: dict[str, dict[str, tuple[Remark, ...]]] = {kind: {} for kind in _JUDGES}

    def features(self, text: str) -> TitleFeatures:
        """What the words of a title say."""
        known = self._features.get(text)
        if known is None:
            if len(self._features) >= _REMEMBERED:
                self._features.clear()
            known = self._features[text] = read_title(text, self.words)
        return known

    def remarks(self, kind: str, text: str) -> tuple[Remark, ...]:
        """Every remark that holds for a title of `kind` (`initiative`, `key-result`, `objective`), the gravest first.

        Raises KeyError for another kind.
        """
        of_kind = self._remarks[kind]
        known = of_kind.get(text)
        if known is None:
            if len(of_kind) >= _REMEMBERED:
                of_kind.clear()
            known = of_kind[text] = remarks_on(kind, self.features(text), self.words)
        return known

    def remark(self, rule: str, kind: str, text: str, running: Collection[str] | None = None) -> Remark | None:
        """The remark of one rule; a main one only if no graver one was made by a rule that is ``running``.

        None means that all of them are.
        """
        is_outdone = False
        for remark in self.remarks(kind, text):
            if remark.rule == rule:
                return None if is_outdone and remark.is_main else remark
            is_outdone = is_outdone or (remark.is_main and (running is None or remark.rule in running))
        return None


def remarks_on(kind: str, features: TitleFeatures, words: TitleWords) -> tuple[Remark, ...]:
    """Every remark that holds for a title, those left out that are about a phrase which the settings allow."""
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


__all__ = ["Remark", "Titles"]
