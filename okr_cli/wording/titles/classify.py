"""What is wrong with the title of an Objective, a Key Result or an Initiative, as ordered decision lists.

Each kind of title has one list per rule, the most serious rule first. In each list, the first row that matches decides:
its reason, or that nothing is wrong. The example of a row is its test.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from operator import attrgetter
from typing import Final

from okr_cli.wording.decision_list import Row
from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.compiling import words_of
from okr_cli.wording.lexicon.languages import Language
from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.titles import concrete_work, conditions, key_results, objectives
from okr_cli.wording.titles.features import TitleFeatures, read_title
from okr_cli.wording.titles.fixed_phrases import SHORT
from okr_cli.wording.titles.language import foreign_tags
from okr_cli.wording.titles.results import result_words
from okr_cli.wording.titles.tokens import Range, Tokens, split, tokenize
from okr_cli.wording.titles.verdict import Reason, RuleDecisions, Verdict
from okr_cli.wording.titles.word_order import VerbFirst

_REMEMBERED = 2_048
_GAPS = tag.IN_PLACEHOLDER | tag.BLANK
_OPENS = tag.IN_OPEN_END | tag.TRAILS_OFF


def _names_field(title: TitleFeatures) -> bool:
    if title.verb is not None or title.statement is not None or not conditions.is_topic(title):
        return False
    return not concrete_work.names_thing(title)


def _is_clear(title: TitleFeatures) -> bool:
    return not concrete_work.is_work_first(title) and concrete_work.is_clear_despite_verb(title)


def _has_weak_verb(tags: int) -> Callable[[TitleFeatures], bool]:
    return lambda title: bool(title.verb_tags & tags) and not concrete_work.is_work_first(title)


_PLACEHOLDER = RuleDecisions(
    "placeholder-text",
    Row(
        lambda title: not (title.tokens.any_tags & _GAPS or len(title.tokens.low) <= SHORT) or not title.placeholders,
        None,
        "40k sales",
    ),
    Row(attrgetter("lacks_only_date"), Reason.MISSING_DATE, "Raise sales to 40k by [date]"),
    Row(lambda _: True, Reason.MISSING_TEXT, "Raise sales to X%"),
)
_OPEN_END = RuleDecisions(
    "open-ended-wording",
    Row(lambda title: title.tokens.any_tags & _OPENS and title.open_ends, Reason.OPEN_END, "Clean ovens, etc."),
)
_DELIVERS_PLAN = Row(conditions.delivers_plan, Reason.DELIVERY, "Complete 90% of the roadmap")
_COUNTS_PLAN = Row(conditions.counts_delivered_plan, Reason.DELIVERY, "Grow features shipped from 0 to 10")

_INITIATIVE = (
    _PLACEHOLDER,
    RuleDecisions("initiative-is-key-result", Row(result_words, Reason.RESULT, "Reduce waste by 20% in Graz")),
    RuleDecisions(
        "initiative-not-an-action",
        Row(lambda title: title.verb or title.actor or not conditions.is_topic(title), None, "Paint the fence"),
        Row(attrgetter("statement"), Reason.STATE, "Fire plan is printed"),
        Row(lambda _: True, Reason.TOPIC, "Bread quality"),
    ),
    RuleDecisions(
        "vague-initiative",
        Row(_names_field, Reason.FIELD_OF_WORK, "Customer success"),
        Row(lambda title: not title.verb, None, "Portal for suppliers"),
        Row(
            lambda title: conditions.makes_quality(title) and not title.targets, Reason.ONLY_QUALITY, "Make menus good"
        ),
        Row(concrete_work.is_only_slogan, Reason.AIM, "Raise the bar"),
        Row(attrgetter("continues"), Reason.CONTINUES, "Continue to refine the till"),
        Row(_is_clear, None, "Strengthen the jetty beams with steel plates"),
        Row(_has_weak_verb(tag.ONGOING), Reason.NO_END, "Support bakers"),
        Row(_has_weak_verb(tag.BETTER | tag.CHANGE), Reason.DIRECTION, "Improve the counter"),
        Row(_has_weak_verb(tag.CLASSES), Reason.AIM, "Ensure data quality"),
        Row(lambda title: title.targets or title.means, None, "Create 5 guides"),
        Row(concrete_work.lacks_object, Reason.NO_OBJECT, "Configure"),
        Row(lambda title: not title.object, None, "Migrate to DATEV"),
        Row(concrete_work.has_specific_name, None, "Publish prices on data.gov"),
        Row(concrete_work.ends_in_quality, Reason.DIRECTION, "Plan the shifts better"),
        Row(
            lambda title: title.tokens.any(tag.MORE, title.after, title.after + 1),
            Reason.ANYONE,
            "Add more tests of the till",
        ),
        Row(concrete_work.has_aim_as_object, Reason.AIM_AS_OBJECT, "Develop talent"),
        Row(concrete_work.has_generic_object, Reason.GENERIC_OBJECT, "Create content"),
        Row(concrete_work.is_certain_object, None, "Write the guide"),
        Row(concrete_work.has_unspecific_people, Reason.ANYONE, "Lecture sailors"),
    ),
    _OPEN_END,
    RuleDecisions(
        "compound-initiative",
        Row(attrgetter("second_action"), Reason.SECOND_ACTION, "Write the menu and print a poster"),
    ),
)
_KEY_RESULT = (
    _PLACEHOLDER,
    RuleDecisions("delivery-as-success", _DELIVERS_PLAN, _COUNTS_PLAN),
    RuleDecisions(
        "key-result-is-initiative",
        Row(key_results.has_only_counts_of_work, Reason.COUNT_OF_WORK, "Publish 8 posts"),
        Row(key_results.has_target, None, "Raise sales by 20%"),
        Row(lambda title: not key_results.is_work(title), None, "Happy bakers"),
        Row(lambda title: not title.verb and not title.statement, Reason.THING, "Website relaunch"),
        Row(lambda _: True, Reason.WORK, "Launch the new counter"),
    ),
    RuleDecisions(
        "key-result-without-number",
        Row(key_results.has_target, None, "No shipment leaves late"),
        Row(lambda _: True, Reason.NO_NUMBER, "Happy bakers"),
    ),
    _OPEN_END,
)
_OBJECTIVE = (
    _PLACEHOLDER,
    RuleDecisions("delivery-as-success", _DELIVERS_PLAN),
    RuleDecisions(
        "objective-has-metric", Row(objectives.metric_words, Reason.METRIC, "Grow bread sales by 20% in Graz")
    ),
    RuleDecisions(
        "objective-is-task",
        Row(lambda title: title.object and title.verb_tags & tag.CONDUCT, Reason.TASK, "Audit books so that we last"),
        Row(objectives.inspires, None, "Publish maps that hikers trust"),
        Row(objectives.names_task, Reason.TASK, "Portal for suppliers is live"),
        Row(conditions.raises_funds, Reason.TASK, "Raise a seed round"),
        Row(objectives.is_task_without_object, Reason.TASK, "Migrate to DATEV"),
        Row(lambda title: title.object and title.verb_tags & objectives.HOLD, Reason.TASK, "Run the harvest fair"),
        Row(objectives.is_procedure, Reason.TASK, "Replace the ovens in two bakeries"),
        Row(objectives.yields_deliverable, Reason.TASK, "Write a storage manual"),
    ),
    RuleDecisions(
        "vague-objective",
        Row(objectives.is_bare_topic, Reason.BARE_TOPIC, "Operational excellence"),
        Row(lambda title: not title.verb, None, "Patients understand their bill"),
        Row(lambda title: title.slogan and title.word_count <= 7, Reason.SLOGAN, "Take support to the next level"),
        Row(objectives.is_short_without_object, Reason.NO_CHANGE, "Scale up"),
        Row(objectives.lists_aims, Reason.LIST_OF_AIMS, "Ensure clarity and speed in operations"),
        Row(objectives.makes_only_quality, Reason.QUALITY_AS_AIM, "Make the menu good"),
        Row(objectives.says_little, Reason.SHORT_OBJECT, "Improve quality"),
        Row(objectives.is_stock_aim, Reason.SHORT_OBJECT, "Hit our revenue target"),
    ),
    _OPEN_END,
)
PLAIN: Final[Mapping[str, Callable[[TitleFeatures], bool]]] = {
    "initiative": concrete_work.is_plain_work,
    "key-result": key_results.is_plain_measure,
    "objective": objectives.is_plain_aim,
}
"""Cheap looks at each kind of title that spare most good ones the decision lists, which would find nothing in them."""

DECISIONS: Final[Mapping[str, tuple[RuleDecisions, ...]]] = {
    "initiative": _INITIATIVE,
    "key-result": _KEY_RESULT,
    "objective": _OBJECTIVE,
}
"""The decision lists of each kind of title, the gravest rule first."""


def _lead_verb(features: TitleFeatures) -> Range:
    verb = features.verb
    return (verb.first, verb.last) if verb is not None else features.whole


def _verb_and_object(features: TitleFeatures) -> Range:
    first, last = _lead_verb(features)
    return first, features.object.head if features.object is not None else last


def _noun_phrase(features: TitleFeatures) -> Range:
    phrase = features.object or features.subject
    return phrase.words if phrase is not None else features.whole


_WORDS: Final[Mapping[Reason, Callable[[TitleFeatures], Range | None]]] = {
    **dict.fromkeys((Reason.MISSING_TEXT, Reason.MISSING_DATE), lambda features: features.placeholders[0]),
    Reason.OPEN_END: lambda features: features.open_ends[0],
    Reason.SECOND_ACTION: lambda features: features.second_action,
    Reason.RESULT: result_words,
    Reason.METRIC: objectives.metric_words,
    Reason.NO_OBJECT: _lead_verb,
    **dict.fromkeys((Reason.TOPIC, Reason.FIELD_OF_WORK, Reason.ANYONE), _noun_phrase),
    **dict.fromkeys((Reason.AIM_AS_OBJECT, Reason.GENERIC_OBJECT), _noun_phrase),
    **dict.fromkeys((Reason.ONLY_QUALITY, Reason.CONTINUES, Reason.NO_END, Reason.DIRECTION), _verb_and_object),
    **dict.fromkeys((Reason.AIM, Reason.COUNT_OF_WORK, Reason.WORK, Reason.TASK), _verb_and_object),
}
"""The words that a verdict is about; the whole title for every other reason."""
_QUOTES_VERB = frozenset(
    {Reason.ONLY_QUALITY, Reason.CONTINUES, Reason.NO_END, Reason.DIRECTION, Reason.AIM, Reason.SHORT_OBJECT}
)


def _verdict(decisions: RuleDecisions, reason: Reason, features: TitleFeatures) -> Verdict:
    find_words = _WORDS.get(reason)
    words = (find_words(features) if find_words is not None else None) or features.whole
    quoted = _lead_verb(features) if reason in _QUOTES_VERB else words
    return Verdict(decisions.rule, reason, words, quoted)


def _is_gap(text: str) -> bool:
    return not text.isalpha() or text == "X" or (text.isupper() and len(text) > 1)


class Titles:
    """The titles of a run under one vocabulary. Several rules look at each, which is read and judged once.

    No verdict is about a phrase that is `allowed`.
    """

    def __init__(self, lexicon: Lexicon, allowed: tuple[str, ...] = ()) -> None:
        self.lexicon = lexicon
        self.allowed = allowed
        grammar = lexicon.grammar
        ordering = VerbFirst(lexicon) if grammar.verb_last or grammar.capital_nouns else None
        self.tokens: Callable[[str], Tokens] = lru_cache(_REMEMBERED)(
            partial(tokenize, lexicon=lexicon, ordering=ordering)
        )
        """The words of a title, each with what it can be."""
        self.words = partial(split, grammar=grammar)
        """The words as they are written, in the order of the text."""
        self.features: Callable[[str], TitleFeatures] = lru_cache(_REMEMBERED)(
            lambda text: read_title(self.tokens(text), lexicon)
        )
        """What the words of a title say."""
        self.verdicts: Callable[[str, str], tuple[Verdict, ...]] = lru_cache(_REMEMBERED)(self._judge)
        """Every verdict on a title of a kind (`initiative`, `key-result`, `objective`), the gravest first.

        Raises KeyError for another kind.
        """

    @classmethod
    def with_settings(cls, language: Language, *, verbs: Iterable[str] = (), allow: Iterable[str] = ()) -> "Titles":
        """Titles read with the words of a language and a user's own, in any case.

        `verbs` are base forms of verbs that begin concrete work here (`triage`); `allow` are words and phrases
        that no wording rule may object to (`customer success`).
        """
        extra = [(word.strip().lower(), tag.DELIVER) for word in verbs]
        lexicon = Lexicon(language, words_of(language), extra, foreign_tags if language.is_first else None)
        return cls(lexicon, tuple(phrase.strip().lower() for phrase in allow if phrase.strip()))

    def signs_of_gaps(self, kind: str, text: str) -> tuple[Verdict, ...]:
        """The verdicts that apply in any language, about stand-ins for words (`X`, `TBD`, `???`)."""
        words = self.features(text).words
        return tuple(
            verdict
            for verdict in self.verdicts(kind, text)
            if verdict.rule == _PLACEHOLDER.rule and _is_gap(words(verdict.words))
        )

    def _judge(self, kind: str, text: str) -> tuple[Verdict, ...]:
        features = self.features(text)
        if not features.tokens.low or PLAIN[kind](features):
            return ()
        found = []
        for decisions in DECISIONS[kind]:
            reason = decisions.reason_for(features)
            if reason is not None:
                found.append(_verdict(decisions, reason, features))
        if not self.allowed:
            return tuple(found)
        return tuple(verdict for verdict in found if not self._is_allowed(features, verdict))

    def _is_allowed(self, features: TitleFeatures, verdict: Verdict) -> bool:
        """Whether the words of a verdict contain an allowed phrase, or start with it if it is about the whole title."""
        about = features.words(verdict.words).lower()
        find = re.match if verdict.words == features.whole else re.search
        start = "" if verdict.words == features.whole else r"\b"
        return any(find(rf"{start}{re.escape(phrase)}\b", about) for phrase in self.allowed)
