"""The titles of a run, each analyzed in its own language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from okr_cli.errors import CannotRun
from okr_cli.wording.lexicon.languages import FIRST, Language, language, languages
from okr_cli.wording.titles.language import (
    Evidence,
    EvidenceInTitles,
    is_english,
    leading_language,
    leaning_of,
    may_be_foreign,
    which_language,
)

if TYPE_CHECKING:
    from okr_cli.wording.titles.classify import Titles

AUTO = "auto"
NONE = "none"
_SURE = 3
"""Titles in a row that are not English, behind which the next one hardly is."""


class TitlesByLanguage:
    """The titles of a run by language. A language is loaded when the first title of it occurs."""

    def __init__(self, load: "Callable[[Language], Titles]", setting: str = AUTO) -> None:
        """``load`` gives the titles of a language; ``setting`` is the code of all of them, or `auto` or `none`.

        Raises ``CannotRun`` for an unknown language.
        """
        if setting not in (AUTO, NONE, FIRST) and setting not in languages():
            known = ", ".join(sorted(languages()))
            raise CannotRun(f"'language' of [wording] in the settings is '{setting}', and okr reads {known}")
        self.setting = setting
        self._load = load
        self._loaded: dict[str, Titles] = {}
        self.default = self._titles(FIRST)
        """The titles that are read as English."""

    @cached_property
    def _evidence(self) -> EvidenceInTitles:
        return EvidenceInTitles(self.default.lexicon)

    def _titles(self, code: str) -> "Titles":
        found = self._loaded.get(code)
        if found is None:
            found = self._loaded[code] = self._load(language(code))
        return found

    def of_file(self, written: str | None, texts: Sequence[str]) -> "Callable[[str], Titles | None]":
        """What reads each title of a file: the titles of its language, or None for one that okr cannot read.

        ``written`` is the language that the file says, which has the last word; ``texts`` are its titles, whose
        language is evidence for those that do not tell their own.
        """
        code = self.setting if written is None else written.lower().partition("-")[0]
        if code != AUTO:
            titles = self._titles(code) if code in languages() else None
            return lambda _: titles
        different = dict.fromkeys(texts)
        told = self._evidence_in(different)
        leaning = leaning_of(told.values(), len(different))
        if leaning <= 0 and all(is_english(each.foreignness, leaning) for each in told.values()):
            english = self.default
            return lambda _: english
        leading = leading_language(told.values())

        @cache
        def titles_of(text: str) -> "Titles | None":
            evidence = told.get(text) or self._evidence(self.default.words(text))
            if is_english(evidence.foreignness, leaning):
                return self.default
            code = which_language(evidence, leading)
            return self._titles(code) if code in languages() else None

        return titles_of

    def _evidence_in(self, texts: Iterable[str]) -> Mapping[str, Evidence]:
        """The evidence in the titles of a file that may be in another language than English.

        An English title is made tokens of at once, which it needs anyway. Where many in a row were none, no more are.
        """
        told: dict[str, Evidence] = {}
        foreign = 0
        for text in texts:
            if foreign < _SURE:
                title = self.default.tokens(text)
                if not may_be_foreign(title):
                    foreign = 0
                    continue
                evidence = self._evidence(title.raw)
            else:
                evidence = self._evidence(self.default.words(text))
            told[text] = evidence
            foreign = foreign + 1 if evidence.foreignness > 0 else 0
        return told
