"""What is wrong with the title of an Objective, a Key Result or an Initiative, as ordered decision lists.

A kind of title has one list for each rule, the gravest rule first. In each list the first row that holds decides: its
reason, or that nothing is wrong. The example of a row is its test.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from operator import attrgetter
from typing import Final

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.titles import concrete_work, key_results, objective_tasks, objectives, planned_work
from okr_cli.wording.titles.features import TitleFeatures, read_title
from okr_cli.wording.titles.results import result_words
from okr_cli.wording.titles.shared_conditions import is_topic, makes_quality, raises_funds, will_be_done
from okr_cli.wording.titles.tokens import Range
from okr_cli.wording.titles.verdict import DecisionList, Reason, Row, Verdict

_REMEMBERED = 2_048


def _always(_: TitleFeatures) -> bool:
    return True


def _has_no_verb(features: TitleFeatures) -> bool:
    return features.verb is None


def _has_no_object(features: TitleFeatures) -> bool:
    return features.object is None


def _has_statement(features: TitleFeatures) -> bool:
    return features.statement is not None


def _may_be_action(features: TitleFeatures) -> bool:
    return features.verb is not None or features.actor is not None or not is_topic(features) or will_be_done(features)


def _is_work_in_passive(features: TitleFeatures) -> bool:
    return (features.verb is None or bool(features.verb.tags & tag.BE)) and will_be_done(features)


def _names_field(features: TitleFeatures) -> bool:
    if features.verb is not None or features.statement is not None or not is_topic(features):
        return False
    return not concrete_work.names_thing(features)


def _only_makes_quality(features: TitleFeatures) -> bool:
    return makes_quality(features) and not features.targets


def _is_clear(features: TitleFeatures) -> bool:
    return not concrete_work.is_work_first(features) and concrete_work.is_clear_despite_verb(features)


def _has_weak_verb(tags: int) -> Callable[[TitleFeatures], bool]:
    return lambda features: bool(features.verb_tags & tags) and not concrete_work.is_work_first(features)


def _is_thing(features: TitleFeatures) -> bool:
    return features.verb is None and features.statement is None and key_results.is_work(features)


_PLACEHOLDER = DecisionList(
    "placeholder-text", (Row(attrgetter("placeholders"), Reason.MISSING_TEXT, "Raise sales to X%"),)
)
_OPEN_END = DecisionList(
    "open-ended-wording", (Row(attrgetter("open_ends"), Reason.OPEN_END, "Clean ovens, trays, etc."),)
)
_DELIVERS_PLAN = Row(planned_work.delivers_plan, Reason.DELIVERY, "Complete 90% of the roadmap")
_COUNTS_PLAN = Row(planned_work.counts_delivered_plan, Reason.DELIVERY, "Grow features shipped from 0 to 10")

_INITIATIVE = (
    _PLACEHOLDER,
    DecisionList("initiative-is-key-result", (Row(result_words, Reason.RESULT, "Reduce waste by 20% in Graz"),)),
    DecisionList(
        "initiative-not-an-action",
        (
            Row(_may_be_action, None, "Paint the fence"),
            Row(_has_statement, Reason.STATE, "Fire plan is printed"),
            Row(_always, Reason.TOPIC, "Bread quality"),
        ),
    ),
    DecisionList(
        "vague-initiative",
        (
            Row(_is_work_in_passive, None, "A ramp will be built behind the stage"),
            Row(_names_field, Reason.FIELD_OF_WORK, "Customer success"),
            Row(_has_no_verb, None, "Portal for suppliers"),
            Row(_only_makes_quality, Reason.ONLY_QUALITY, "Make the menu good"),
            Row(attrgetter("continues"), Reason.CONTINUES, "Continue to refine the till"),
            Row(_is_clear, None, "Strengthen the jetty beams with steel plates"),
            Row(_has_weak_verb(tag.ONGOING), Reason.NO_END, "Support bakers"),
            Row(_has_weak_verb(tag.BETTER | tag.CHANGE), Reason.DIRECTION, "Improve the counter"),
            Row(_has_weak_verb(tag.CLASSES), Reason.AIM, "Ensure data quality"),
            Row(concrete_work.has_target_or_means, None, "Create 5 guides"),
            Row(concrete_work.lacks_object, Reason.NO_OBJECT, "Configure"),
            Row(_has_no_object, None, "Migrate to DATEV"),
            Row(concrete_work.has_specific_name, None, "Publish prices on data.gov"),
            Row(concrete_work.has_aim_as_object, Reason.AIM_AS_OBJECT, "Develop talent"),
            Row(concrete_work.is_certain_object, None, "Write the guide"),
            Row(concrete_work.explains_generic_object, None, "Create plan for moving the herbarium"),
            Row(concrete_work.has_generic_object, Reason.GENERIC_OBJECT, "Create content"),
            Row(concrete_work.is_gerund_without_artifact, Reason.NO_PIECE_OF_WORK, "Interviewing bakers"),
            Row(concrete_work.has_unspecific_people, Reason.ANYONE, "Lecture sailors"),
        ),
    ),
    _OPEN_END,
    DecisionList(
        "compound-initiative",
        (Row(attrgetter("second_action"), Reason.SECOND_ACTION, "Write the menu and print a poster"),),
        is_main=False,
    ),
)
_KEY_RESULT = (
    _PLACEHOLDER,
    DecisionList("delivery-as-success", (_DELIVERS_PLAN, _COUNTS_PLAN)),
    DecisionList(
        "key-result-is-initiative",
        (
            Row(key_results.has_only_counts_of_work, Reason.COUNT_OF_WORK, "Publish 8 posts"),
            Row(key_results.has_target, None, "Raise sales by 20%"),
            Row(_is_thing, Reason.THING, "Website relaunch"),
            Row(key_results.is_work, Reason.WORK, "Launch the new counter"),
        ),
    ),
    DecisionList(
        "key-result-without-number",
        (Row(key_results.has_target, None, "No shipment leaves late"), Row(_always, Reason.NO_NUMBER, "Happy bakers")),
    ),
    _OPEN_END,
)
_OBJECTIVE = (
    _PLACEHOLDER,
    DecisionList("delivery-as-success", (_DELIVERS_PLAN,)),
    DecisionList(
        "objective-has-metric", (Row(objectives.metric_words, Reason.METRIC, "Grow bread sales by 20% in Graz"),)
    ),
    DecisionList(
        "objective-is-task",
        (
            Row(objective_tasks.is_conducted, Reason.TASK, "Audit the books so that people trust us"),
            Row(objective_tasks.inspires, None, "Publish maps that hikers trust"),
            Row(objective_tasks.names_task, Reason.TASK, "Portal for suppliers is live"),
            Row(_has_no_verb, None, "Soil health"),
            Row(raises_funds, Reason.TASK, "Raise a seed round"),
            Row(attrgetter("continues"), None, "Continue to launch shops"),
            Row(objective_tasks.is_task_without_object, Reason.TASK, "Migrate to DATEV"),
            Row(_has_no_object, None, "Communicate"),
            Row(objective_tasks.holds_anything, None, "Run the event"),
            Row(objective_tasks.holds_event, Reason.TASK, "Run the harvest fair"),
            Row(objective_tasks.is_procedure, Reason.TASK, "Replace the ovens in two bakeries"),
            Row(objective_tasks.yields_deliverable, Reason.TASK, "Write a storage manual"),
        ),
    ),
    DecisionList(
        "vague-objective",
        (
            Row(objectives.is_bare_topic, Reason.BARE_TOPIC, "Operational excellence"),
            Row(_has_no_verb, None, "Patients understand their bill"),
            Row(objectives.is_short_slogan, Reason.SLOGAN, "Take support to the next level"),
            Row(objectives.is_short_without_object, Reason.NO_CHANGE, "Scale up"),
            Row(_has_no_object, None, "Communicate with the bakers in the valley"),
            Row(objectives.lists_aims, Reason.LIST_OF_AIMS, "Ensure clarity and speed in operations"),
            Row(objectives.makes_only_quality, Reason.QUALITY_AS_AIM, "Make the menu good"),
            Row(objectives.says_little, Reason.SHORT_OBJECT, "Improve quality"),
        ),
    ),
    _OPEN_END,
)
PLAIN: Final[Mapping[str, Callable[[TitleFeatures], bool]]] = {
    "initiative": concrete_work.is_plain_work,
    "key-result": key_results.is_plain_measure,
    "objective": objectives.is_plain_aim,
}
"""Cheap looks at each kind of title that spare most good ones the decision lists, which would find nothing in them."""

DECISIONS: Final[Mapping[str, tuple[DecisionList, ...]]] = {
    "initiative": _INITIATIVE,
    "key-result": _KEY_RESULT,
    "objective": _OBJECTIVE,
}
"""The decision lists of each kind of title, the gravest rule first."""


def _whole(features: TitleFeatures) -> Range:
    return features.whole


def _lead_verb(features: TitleFeatures) -> Range:
    verb = features.verb
    return (verb.first, verb.last) if verb is not None else features.whole


def _verb_and_object(features: TitleFeatures) -> Range:
    first, last = _lead_verb(features)
    return first, features.object.head if features.object is not None else last


def _noun_phrase(features: TitleFeatures) -> Range:
    phrase = features.object or features.subject
    return phrase.words if phrase is not None else features.whole


_WORDS: Mapping[Reason, Callable[[TitleFeatures], Range | None]] = {
    Reason.MISSING_TEXT: lambda features: features.placeholders[0],
    Reason.OPEN_END: lambda features: features.open_ends[0],
    Reason.RESULT: result_words,
    Reason.TOPIC: _noun_phrase,
    Reason.FIELD_OF_WORK: _noun_phrase,
    Reason.ONLY_QUALITY: _verb_and_object,
    Reason.CONTINUES: _verb_and_object,
    Reason.NO_END: _verb_and_object,
    Reason.DIRECTION: _verb_and_object,
    Reason.AIM: _verb_and_object,
    Reason.NO_OBJECT: _lead_verb,
    Reason.AIM_AS_OBJECT: _noun_phrase,
    Reason.GENERIC_OBJECT: _noun_phrase,
    Reason.NO_PIECE_OF_WORK: _noun_phrase,
    Reason.ANYONE: _noun_phrase,
    Reason.SECOND_ACTION: lambda features: features.second_action,
    Reason.COUNT_OF_WORK: _verb_and_object,
    Reason.WORK: _verb_and_object,
    Reason.METRIC: objectives.metric_words,
    Reason.TASK: _verb_and_object,
}
"""The words that a verdict is about; the whole title for every other reason."""
_QUOTES_VERB = frozenset(
    {Reason.ONLY_QUALITY, Reason.CONTINUES, Reason.NO_END, Reason.DIRECTION, Reason.AIM, Reason.SHORT_OBJECT}
)


def _verdict(decision: DecisionList, reason: Reason, features: TitleFeatures) -> Verdict:
    words = _WORDS.get(reason, _whole)(features) or features.whole
    quoted = _lead_verb(features) if reason in _QUOTES_VERB else words
    return Verdict(decision.rule, reason, words, quoted, decision.is_main)


class Titles:
    """The titles of a run under one vocabulary. Several rules look at each, which is read and judged once.

    No verdict is about a phrase that is `allowed`.
    """

    def __init__(self, lexicon: Lexicon, allowed: tuple[str, ...] = ()) -> None:
        self.lexicon = lexicon
        self.allowed = allowed
        self._features: dict[str, TitleFeatures] = {}
        self._verdicts: dict[str, dict[str, tuple[Verdict, ...]]] = {kind: {} for kind in DECISIONS}

    @classmethod
    def with_settings(cls, *, verbs: Iterable[str] = (), allow: Iterable[str] = ()) -> "Titles":
        """Titles read with the default words and a user's own, in any case.

        `verbs` are base forms of verbs that begin concrete work here (`triage`); `allow` are words and phrases
        that no wording rule may object to (`customer success`).
        """
        extra = [(word.strip().lower(), tag.DELIVER) for word in verbs]
        return cls(Lexicon(extra), tuple(phrase.strip().lower() for phrase in allow if phrase.strip()))

    def features(self, text: str) -> TitleFeatures:
        """What the words of a title say."""
        known = self._features.get(text)
        if known is None:
            if len(self._features) >= _REMEMBERED:
                self._features.clear()
            known = self._features[text] = read_title(text, self.lexicon)
        return known

    def verdicts(self, kind: str, text: str) -> tuple[Verdict, ...]:
        """Every verdict on a title of `kind` (`initiative`, `key-result`, `objective`), the gravest first.

        Raises KeyError for another kind.
        """
        of_kind = self._verdicts[kind]
        known = of_kind.get(text)
        if known is None:
            if len(of_kind) >= _REMEMBERED:
                of_kind.clear()
            known = of_kind[text] = self._judge(kind, self.features(text))
        return known

    def verdict(self, rule: str, kind: str, text: str, running: Collection[str] | None = None) -> Verdict | None:
        """The verdict of one rule; a main one only if no graver one was found by a rule that is ``running``.

        None means that all of them are.
        """
        is_outdone = False
        for verdict in self.verdicts(kind, text):
            if verdict.rule == rule:
                return None if is_outdone and verdict.is_main else verdict
            is_outdone = is_outdone or (verdict.is_main and (running is None or verdict.rule in running))
        return None

    def _judge(self, kind: str, features: TitleFeatures) -> tuple[Verdict, ...]:
        if not features.tokens.low or PLAIN[kind](features):
            return ()
        found = []
        for decision in DECISIONS[kind]:
            row = decision.deciding_row(features)
            if row is not None and row.reason is not None:
                found.append(_verdict(decision, row.reason, features))
        if not self.allowed:
            return tuple(found)
        return tuple(verdict for verdict in found if not self._is_allowed(features, verdict))

    def _is_allowed(self, features: TitleFeatures, verdict: Verdict) -> bool:
        """Whether the words of a verdict hold an allowed phrase; for one about a whole title, open with it."""
        about = features.words(verdict.words).lower()
        find = re.match if verdict.words == features.whole else re.search
        start = "" if verdict.words == features.whole else r"\b"
        return any(find(rf"{start}{re.escape(phrase)}\b", about) for phrase in self.allowed)
