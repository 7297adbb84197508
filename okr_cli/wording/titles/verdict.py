"""A verdict on a title, and the decision lists that produce it."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from okr_cli.wording.decision_list import DecisionList, Row
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.tokens import Range


class Reason(StrEnum):
    """Why a rule objects to a title. Sentences are written when the finding is created."""

    __hash__ = str.__hash__  # the one of Enum is written in Python

    MISSING_TEXT = "missing-text"
    MISSING_DATE = "missing-date"
    OPEN_END = "open-end"
    DELIVERY = "delivery"
    SECOND_ACTION = "second-action"

    # An Initiative
    RESULT = "result"
    STATE = "state"
    TOPIC = "topic"
    FIELD_OF_WORK = "field-of-work"
    ONLY_QUALITY = "only-quality"
    CONTINUES = "continues"
    NO_END = "no-end"
    DIRECTION = "direction"
    AIM = "aim"
    NO_OBJECT = "no-object"
    AIM_AS_OBJECT = "aim-as-object"
    GENERIC_OBJECT = "generic-object"
    ANYONE = "anyone"

    # A Key Result
    COUNT_OF_WORK = "count-of-work"
    THING = "thing"
    WORK = "work"
    NO_NUMBER = "no-number"

    # An Objective
    METRIC = "metric"
    TASK = "task"
    BARE_TOPIC = "bare-topic"
    SLOGAN = "slogan"
    NO_CHANGE = "no-change"
    LIST_OF_AIMS = "list-of-aims"
    QUALITY_AS_AIM = "quality-as-aim"
    SHORT_OBJECT = "short-object"


_BESIDE = frozenset({Reason.MISSING_DATE, Reason.SECOND_ACTION})


class Verdict(NamedTuple):
    """What one rule, by its name, finds in a title: the range of tokens that it is about, and those that it quotes.

    A title gets only the gravest of its main verdicts.
    """

    rule: str
    reason: Reason
    words: Range
    quoted: Range

    @property
    def is_main(self) -> bool:
        """Whether it is about the whole title rather than a part."""
        return self.reason not in _BESIDE


def verdict_of(rule: str, verdicts: Iterable[Verdict], running: Collection[str] | None = None) -> Verdict | None:
    """The verdict of one rule; a main one only if no graver one was found by a rule that is ``running``.

    None means that all of them are.
    """
    is_outdone = False
    for verdict in verdicts:
        if verdict.rule == rule:
            return None if is_outdone and verdict.is_main else verdict
        is_outdone = is_outdone or (verdict.is_main and (running is None or verdict.rule in running))
    return None


class RuleDecisions(DecisionList[TitleFeatures, Reason]):
    """The decision list of one rule: the first match gives the fault of a title, or says that it has none."""

    def __init__(self, rule: str, *rows: Row[TitleFeatures, Reason]) -> None:
        super().__init__(*rows)
        self.rule = rule
