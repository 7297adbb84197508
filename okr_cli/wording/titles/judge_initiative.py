"""What is to be said about the title of an Initiative: is it work, and could someone review it when it is done?"""

from collections.abc import Iterable, Iterator

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.common_remarks import SUSPECT, TRAILS_OFF, open_end, placeholder
from okr_cli.wording.titles.concreteness import emptiness, is_clear_despite_verb, is_work_first, names_concrete_thing
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.number_kinds import NumberKind
from okr_cli.wording.titles.objects import DETERMINERS, SECONDS
from okr_cli.wording.titles.outcomes import outcome_words, targets
from okr_cli.wording.titles.qualities import makes_quality
from okr_cli.wording.titles.remark import Remark
from okr_cli.wording.titles.topics import is_topic, will_be_done

_WEAK = kinds.VAGUE_WORK | kinds.OUTCOME | kinds.STATE | kinds.INFLECTED | kinds.PLURAL | kinds.QUALITY
_EMPTY = kinds.AIM_NOUN | kinds.GENERIC | kinds.AUDIENCE
_SHORT = 2
_CONCRETE_QUESTION = "What will exist when it is done that someone could open and review?"
_BETTER_QUESTION = "Better from what to what, or by shipping what?"


def judge_initiative(features: TitleFeatures) -> Iterable[Remark]:
    """Every remark that holds, the gravest first."""
    return () if _is_plain_work(features) else _remarks(features)


def _is_plain_work(features: TitleFeatures) -> bool:
    """Whether a few cheap looks show that nothing can be said, which holds for most good titles.

    A verb of work leads, its object is either one certain thing or counted, no share stands right behind the
    verb, and there is neither a second action nor a word of the fixed phrases.
    """
    verb, tokens = features.verb, features.tokens
    if verb is None or verb.bits & _WEAK or not verb.bits & kinds.WORK or features.continues:
        return False
    low, any_bits = tokens.low, tokens.any_bits
    if any_bits & SUSPECT or len(low) - verb.last <= _SHORT or not SECONDS.isdisjoint(low) or low[-1] in TRAILS_OFF:
        return False
    if verb.bits & kinds.MAKE and any_bits & kinds.QUALITY:
        return False
    counts = False
    for number in features.numbers:
        if number.kind is NumberKind.COUNT:
            counts = True
        elif number.kind is NumberKind.FROM_TO or (number.kind is NumberKind.PERCENT and number.place == verb.last + 1):
            return False
    if counts or not any_bits & _EMPTY:
        return True
    return not any_bits & kinds.AIM_NOUN and low[features.after] in DETERMINERS


def _remarks(features: TitleFeatures) -> Iterator[Remark]:
    if not features.tokens.low:
        return
    yield from placeholder(features)
    yield from _outcome(features)
    yield from _not_an_action(features)
    yield from _vague(features)
    yield from open_end(features)
    yield from _compound(features)


def _outcome(features: TitleFeatures) -> Iterator[Remark]:
    words = outcome_words(features)
    if words is not None:
        yield Remark(
            "initiative-is-key-result",
            words,
            "this is the result to reach, not the work that reaches it",
            "What will you do to move that number?",
        )


def _not_an_action(features: TitleFeatures) -> Iterator[Remark]:
    if features.verb is not None or features.actor is not None or not is_topic(features) or will_be_done(features):
        return
    if features.statement is not None:
        reason = "this describes a state, not the work that brings it about"
        words = features.whole
    else:
        reason = "this names a topic, not an action"
        words = features.subject.words if features.subject is not None else features.whole
    yield Remark("initiative-not-an-action", words, reason, "Who will do what with it? Begin with the verb.")


def _vague(features: TitleFeatures) -> Iterator[Remark]:
    verb = features.verb
    if (verb is None or verb.base == "be") and will_be_done(features):
        return
    if verb is None:
        if is_topic(features):
            yield from _vague_topic(features)
    elif makes_quality(features) and not targets(features):
        yield _vague_verb(features, "names a quality and not the work")
    elif features.continues:
        yield _vague_verb(features, "goes on and on; nobody can say when it is done")
    elif is_work_first(features):
        yield from _vague_object(features)
    elif not is_clear_despite_verb(features):
        yield _vague_verb(features, _why_weak(verb.bits))


def _vague_topic(features: TitleFeatures) -> Iterator[Remark]:
    subject = features.subject
    if features.statement is not None or (subject is not None and names_concrete_thing(features, subject)):
        return
    words = subject.words if subject is not None else features.whole
    yield Remark("vague-initiative", words, "this names a field of work and no piece of it", _CONCRETE_QUESTION)


def _why_weak(bits: int) -> str:
    if bits & kinds.OPEN:
        return "has no end; nobody can say when it is done"
    if bits & (kinds.BETTER | kinds.CHANGE):
        return "names a direction and not the work"
    return "names an aim and not the work"


def _vague_verb(features: TitleFeatures, why: str) -> Remark:
    verb = features.verb
    assert verb is not None
    last = features.object.head if features.object is not None else verb.last
    word = features.words((verb.first, verb.last))
    question = _BETTER_QUESTION if verb.bits & (kinds.BETTER | kinds.CHANGE) else _CONCRETE_QUESTION
    return Remark("vague-initiative", (verb.first, last), f"'{word}' {why}", question)


def _vague_object(features: TitleFeatures) -> Iterator[Remark]:
    """Concrete verbs with nothing concrete behind them: `Create resources`, `Set up a rhythm`."""
    verb, acted_on = features.verb, features.object
    assert verb is not None
    if targets(features) or features.means is not None:
        return
    if acted_on is None:
        if features.named is None and len(features.tokens.low) - verb.last <= 2:
            words = (verb.first, verb.last)
            reason = f"'{features.words(words)}' does not say what"
            yield Remark("vague-initiative", words, reason, _CONCRETE_QUESTION)
        return
    why = emptiness(features)
    if why:
        text = features.words(acted_on.words)
        yield Remark("vague-initiative", acted_on.words, f"'{text}' {why}", _CONCRETE_QUESTION)


def _compound(features: TitleFeatures) -> Iterator[Remark]:
    if features.second_action is not None:
        yield Remark(
            "compound-initiative",
            features.second_action,
            "this is a second piece of work in one title",
            "Could one succeed and the other fail? Then give each a title of its own.",
            is_main=False,
        )
