"""Whether work is concrete: would someone know when it is done, and have something to open and review?"""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.fundraising import raises_funds
from okr_cli.wording.titles.literal import is_literal, is_pinned_down, leads_to_delivery, names_numbered_thing
from okr_cli.wording.titles.moved import changes_setting
from okr_cli.wording.titles.number_kinds import NumberKind
from okr_cli.wording.titles.objects import NounPhrase, noun_phrase
from okr_cli.wording.titles.opening import LeadVerb
from okr_cli.wording.titles.outcomes import targets

_REMOVES = frozenset({"cut", "drop", "lift", "slash"})
_RESHAPES = frozenset({"shrink", "trim", "shorten", "lengthen", "narrow", "lower"})
_PURPOSE = 3
_BECOMES = frozenset({"be", "become", "remain"})
_ABILITIES = frozenset(
    [
        "support",
        "show",
        "display",
        "list",
        "include",
        "accept",
        "handle",
        "read",
        "write",
        "send",
        "print",
        "export",
        "import",
    ]
)


def names_concrete_thing(features: TitleFeatures, topic: NounPhrase) -> bool:
    """Whether a topic names a thing, or the title gives one a name or a number."""
    if topic.bits & kinds.ARTEFACT or features.tokens.bits[topic.head] & kinds.TANGIBLE:
        return True
    return bool(targets(features)) or features.named is not None


def is_work_first(features: TitleFeatures) -> bool:
    """Whether the verb, or one that shares its object, is work: `Research and prototype`, not `Assess and evolve`."""
    assert features.verb is not None
    bits, joined = features.verb.bits, features.joined
    if bits & kinds.ACT and not bits & (kinds.DELIVER | kinds.MAKE):
        return not joined & kinds.VAGUE_WORK or bool(joined & kinds.WORK)
    return bool(bits & kinds.WORK or joined & (kinds.DELIVER | kinds.MAKE))


def is_clear_despite_verb(features: TitleFeatures) -> bool:
    """Whether a weak verb is made concrete by what follows: a number, a way, a thing with an article, a next verb."""
    verb, acted_on = features.verb, features.object
    assert verb is not None
    if _has_number(features, verb) or features.means is not None or changes_setting(features) or raises_funds(features):
        return True
    if is_literal(features) or leads_to_delivery(features):
        return True
    bits = verb.bits | features.joined
    if bits & (kinds.BETTER | kinds.CHANGE):
        if acted_on is None or not acted_on.is_bounded:
            return False
        head = features.tokens.bits[acted_on.head]
        if verb.base in _REMOVES:
            return bool(head & kinds.ARTEFACT or not head & kinds.NOUN) and not head & kinds.METRIC
        if verb.base in _RESHAPES and head & kinds.ARTEFACT and not head & (kinds.METRIC | kinds.GENERIC):
            return True
        return _gains_ability(features, acted_on)
    if acted_on is None:
        return _works_towards_thing(features)
    if verb.base in _BECOMES:
        return False
    if not bits & (kinds.VAGUE_WORK | kinds.OUTCOME):
        return True
    head = features.tokens.bits[acted_on.head]
    if verb.bits & (kinds.REACH | kinds.STATE) and not verb.bits & kinds.OPEN:
        return bool(head & kinds.ARTEFACT) or not acted_on.bits & (kinds.QUALITY | kinds.AIM_NOUN)
    other = kinds.PLURAL | kinds.AUDIENCE
    praised = any(bits & kinds.QUALITY for bits in features.tokens.bits[acted_on.first : acted_on.head])
    is_thing = head & kinds.ARTEFACT and not head & other and not praised
    if is_thing and (acted_on.is_bounded or (verb.last > verb.first and acted_on.content > 1)):
        return True
    return _names_part_of_thing(features, acted_on) or _works_towards_thing(features) or is_pinned_down(features)


def _has_number(features: TitleFeatures, verb: LeadVerb) -> bool:
    """A target, though `every` and `all` are none for an aim: `Ensure every office is friendly`."""
    found = targets(features)
    return bool(found) and not (verb.bits & kinds.AIM and all(number.kind is NumberKind.ALL for number in found))


def _gains_ability(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Expand the home app to support widgets`: a certain thing that will do one thing more."""
    low, bits = features.tokens.low, features.tokens.bits
    place = acted_on.end + 1
    if not bits[acted_on.head] & kinds.ARTEFACT or place + 2 >= len(low) or low[place] != "to":
        return False
    return low[place + 1] in _ABILITIES and any(bit & kinds.ARTEFACT for bit in bits[place + 2 :])


def _names_part_of_thing(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Support Hebrew in the label printer`: something with a name, in a certain thing."""
    low = features.tokens.low
    place = acted_on.end + 1
    named = features.tokens.raw[acted_on.head][0].isupper()
    if not named or place + 1 >= len(low) or low[place] not in {"in", "on", "into", "for"}:
        return False
    within = noun_phrase(features.tokens, place + 1)
    return within is not None and within.is_bounded and bool(features.tokens.bits[within.head] & kinds.ARTEFACT)


def _works_towards_thing(features: TitleFeatures) -> bool:
    """`collaborate with X to scope our export tool`: a weak opening, but the work follows."""
    verb = features.verb
    assert verb is not None
    low, bits = features.tokens.low, features.tokens.bits
    if not verb.bits & kinds.OPEN or "to" not in low[verb.last + 1 : -2]:
        return False
    place = low.index("to", verb.last + 1)
    works = bits[place + 1] & (kinds.DELIVER | kinds.ACT)
    gets = low[place + 1] == "have" and low[place + 2] in {"a", "an"}
    return bool(works or gets) and any(bit & kinds.ARTEFACT for bit in bits[place + 2 :])


def emptiness(features: TitleFeatures) -> str:
    """Why the object of concrete work says nothing (`Create resources`), or an empty text where it says something."""
    verb, acted_on = features.verb, features.object
    assert verb is not None
    assert acted_on is not None
    makes = (verb.bits | features.joined) & kinds.MAKE
    if (features.named is not None or features.start > 1) and not makes:
        return ""
    bits = features.tokens.bits
    head = bits[acted_on.head]
    filler = kinds.QUALITY | kinds.GENERIC | kinds.AUDIENCE | kinds.ADVERB
    is_plain = all(kind & filler for kind in bits[acted_on.first : acted_on.head])
    if head & kinds.AIM_NOUN and not acted_on.bits & kinds.ARTEFACT:
        return "names an aim that nobody can open and review"
    if acted_on.is_bounded or not is_plain:
        return ""
    ends = acted_on.end + 1 >= len(bits) - 1
    praises = makes and acted_on.bits & kinds.QUALITY
    if head & kinds.GENERIC and (acted_on.content == 1 or (ends and makes and (praises or head & kinds.PLURAL))):
        says_what_for = head & kinds.ARTEFACT and not head & kinds.PLURAL and len(bits) - acted_on.end > _PURPOSE
        return "" if says_what_for else "could be anything"
    if verb.bits & kinds.GERUND and not acted_on.bits & kinds.ARTEFACT:
        return "names no piece of work that ends"
    if head & kinds.AUDIENCE and head & kinds.PLURAL and not _is_told_apart(features, acted_on):
        return "names no number, no group and no end"
    return ""


def _is_told_apart(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """Whether people are told by a name or a number, or are addressed about one certain thing: `on the new rota`."""
    if features.named is not None or names_numbered_thing(features):
        return True
    low, place = features.tokens.low, acted_on.end + 1
    if place + 2 >= len(low) or low[place] not in {"on", "about", "in", "into"} or low[place + 1] not in {"the", "a"}:
        return False
    thing = noun_phrase(features.tokens, place + 1)
    return thing is not None and not features.tokens.bits[thing.head] & (kinds.GENERIC | kinds.METRIC)
