"""Whether a title without a target is work or finished work, rather than a result that lacks its number."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.fundraising import raises_funds
from okr_cli.wording.titles.objects import NounPhrase, noun_phrase
from okr_cli.wording.titles.qualities import makes_quality
from okr_cli.wording.titles.statements import StatementKind

_FEATURE_NAME = 3


def is_work(features: TitleFeatures) -> bool:
    """Whether the title names work (`Launch the portal`) or finished work (`The portal is live`)."""
    if features.tokens.low[-1] == "?":
        return False
    if features.verb is not None:
        return _verb_is_work(features)
    if features.statement is not None:
        return _statement_is_work(features)
    subject = features.subject
    if subject is None:
        return False
    return not _wishes(features, subject) and _names_thing(features, subject)


def _verb_is_work(features: TitleFeatures) -> bool:
    verb, acted_on = features.verb, features.object
    assert verb is not None
    is_statement = features.actor is not None and not verb.bits & kinds.WORK
    if features.continues or is_statement or makes_quality(features):
        return False
    if raises_funds(features):
        return True
    head = features.tokens.bits[acted_on.head] if acted_on is not None else 0
    is_thing = bool(head & kinds.ARTEFACT)
    if verb.bits & (kinds.DELIVER | kinds.ACT) and not verb.bits & (kinds.OUTCOME | kinds.AIM | kinds.BETTER):
        return True
    if verb.bits & kinds.MAKE:
        return is_thing or not head & kinds.AIM_NOUN
    if verb.bits & kinds.OPEN and not verb.bits & (kinds.OUTCOME | kinds.STATE):
        return not any(word in {"more", "better", "effectively"} for word in features.tokens.low)
    if verb.bits & (kinds.REACH | kinds.DELIVER | kinds.ACT):
        return is_thing and not (acted_on is not None and acted_on.bits & kinds.QUALITY)
    return False


def _has_thing(features: TitleFeatures, predicate: int) -> bool:
    """`The protocol has a design document`, but not `Support has capacity`."""
    owned = noun_phrase(features.tokens, predicate + 1)
    if owned is None:
        return False
    head = features.tokens.bits[owned.head]
    return bool(head & kinds.ARTEFACT) or not head & (kinds.AIM_NOUN | kinds.METRIC)


def _wishes(features: TitleFeatures, subject: NounPhrase) -> bool:
    """`Faster builds`, `Improved logging`, `Clear value`: a quality opens the topic."""
    word, first = features.tokens.low[subject.first], features.tokens.bits[subject.first]
    if first & kinds.PAST and first & (kinds.BETTER | kinds.CHANGE):
        return True
    if not first & kinds.QUALITY:
        return False
    compares = word.endswith("er") or word in {"more", "less"}
    head = features.tokens.bits[subject.head]
    return compares or not head & kinds.ARTEFACT or bool(head & kinds.METRIC)


def _names_thing(features: TitleFeatures, subject: NounPhrase) -> bool:
    head = features.tokens.bits[subject.head]
    if head & (kinds.METRIC | kinds.AIM_NOUN) and not head & kinds.ARTEFACT:
        return False
    row = features.tokens.bits[subject.first : subject.end + 1]
    if any(bits & kinds.ARTEFACT for bits in row):
        return True
    says_more = kinds.METRIC | kinds.AIM_NOUN | kinds.QUALITY | kinds.AUDIENCE
    return len(row) <= _FEATURE_NAME and not features.has(says_more)


def _statement_is_work(features: TitleFeatures) -> bool:
    statement, subject = features.statement, features.subject
    assert statement is not None
    if statement.delivered is not None:
        return True
    after = features.tokens.bits[statement.predicate :]
    head = features.tokens.bits[min(subject.head, statement.predicate - 1)] if subject is not None else 0
    is_wish = any(bits & (kinds.QUALITY | kinds.ASPIRATION) for bits in after)
    if statement.kind is StatementKind.CAN:
        return not any(bits & (kinds.QUALITY | kinds.ADVERB) for bits in after)
    if statement.kind is StatementKind.DOES:
        is_other = head & (kinds.AUDIENCE | kinds.METRIC) or after[0] & (kinds.OUTCOME | kinds.BETTER)
        return not is_other and (bool(after[0] & kinds.DELIVER) or not is_wish)
    if statement.kind is StatementKind.HAS:
        return not is_wish and not head & kinds.AUDIENCE and _has_thing(features, statement.predicate)
    return statement.kind is StatementKind.DONE and bool(head & kinds.ARTEFACT)
