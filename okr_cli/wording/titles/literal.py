"""What pins weak words down: a verb meant literally, a number that names, a delivery that follows."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.number_kinds import NumberKind
from okr_cli.wording.titles.objects import NounPhrase, noun_phrase

_FIGURATIVE = frozenset(
    [
        "improve",
        "enhance",
        "optimize",
        "maximize",
        "minimize",
        "increase",
        "advance",
        "simplify",
        "streamline",
        "ensure",
        "guarantee",
        "protect",
        "preserve",
        "modernize",
        "transform",
        "manage",
        "maintain",
        "promote",
        "own",
        "oversee",
        "monitor",
        "operate",
        "perfect",
        "champion",
        "market",
        "safeguard",
        "conserve",
        "sustain",
        "evolve",
    ]
)
_STUDIES = frozenset(
    ["investigate", "research", "study", "explore", "look into", "inquire", "enquire", "trace", "track down"]
)
_HIRES = frozenset({"engage", "retain", "consult", "secure", "get", "find"})
_MOVES = frozenset({"promote", "shift", "switch", "transition", "lead"})
_EMPTY = kinds.AIM_NOUN | kinds.GENERIC | kinds.METRIC


def is_literal(features: TitleFeatures) -> bool:
    """`Strengthen the footbridge deck`: a verb that is a figure of speech elsewhere, done to a touchable thing."""
    verb, acted_on = features.verb, features.object
    if verb is None or acted_on is None or not acted_on.bits & kinds.TANGIBLE or verb.base in _FIGURATIVE:
        return False
    if _is_named(features, acted_on):
        return False
    if verb.bits & kinds.OPEN and not verb.bits & (kinds.WORK | kinds.CHANGE | kinds.BETTER):
        return False
    head = features.tokens.bits[acted_on.head]
    return bool(head & kinds.TANGIBLE) or (acted_on.is_bounded and not head & _EMPTY)


def _is_named(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`the Rust reference`: a name that happens to be the word for a thing."""
    tokens = features.tokens
    places = range(acted_on.first, acted_on.head + 1)
    return any(tokens.bits[place] & kinds.TANGIBLE and tokens.raw[place][0].isupper() for place in places)


def leads_to_delivery(features: TitleFeatures) -> bool:
    """`Investigate the fire and publish the findings`: what is delivered is said by the second verb."""
    verb, second = features.verb, features.second_action
    if second is None or verb is None or verb.bits & (kinds.BETTER | kinds.CHANGE | kinds.AIM):
        return False
    bits = features.tokens.bits[second[1]]
    if not bits & (kinds.DELIVER | kinds.ACT) or bits & kinds.VAGUE_WORK:
        return False
    delivered = noun_phrase(features.tokens, second[1] + 1)
    return delivered is not None and bool(features.tokens.bits[delivered.head] & (kinds.ARTEFACT | kinds.TANGIBLE))


def is_pinned_down(features: TitleFeatures) -> bool:
    """Whether one certain thing is meant: a numbered one, one case to study, one person or firm to engage or move."""
    verb, acted_on = features.verb, features.object
    if verb is None or acted_on is None:
        return False
    tokens = features.tokens
    head = tokens.bits[acted_on.head]
    if head & _EMPTY and not head & (kinds.ARTEFACT | kinds.TANGIBLE):
        return False
    if names_numbered_thing(features):
        return True
    if verb.base in _STUDIES:
        return acted_on.is_bounded and not head & (kinds.NOUN | kinds.PLURAL) and acted_on.content > 1
    if verb.base in _HIRES and tokens.low[verb.last + 1] in {"a", "an"}:
        return acted_on.content == 1 and not head & kinds.PLURAL
    if verb.base == "bring" and acted_on.is_bounded:
        return _is_brought_somewhere(features, acted_on)
    return verb.base in _MOVES and _moves_named(features, acted_on)


def names_numbered_thing(features: TitleFeatures) -> bool:
    """Whether a place or a thing is told by its number: `aisle 3`, `plot 19`."""
    return any(_names_place(features, number.place) for number in features.numbers if number.kind is NumberKind.LABEL)


def _names_place(features: TitleFeatures, place: int) -> bool:
    """`unit 4`, `plot 19`: a numbered thing that is no version or phase of the work itself."""
    before = features.tokens.at(place - 1)[1]
    return bool(before & (kinds.LABEL | kinds.TANGIBLE)) and not before & (kinds.TIME | kinds.MONTH)


def _moves_named(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Promote Ana to shift lead`: a name, and where it is moved."""
    tokens = features.tokens
    is_name = all(tokens.raw[place][0].isupper() for place in range(acted_on.first, acted_on.head + 1))
    return is_name and tokens.at(acted_on.end + 1)[0] == "to"


def _is_brought_somewhere(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Bring the vet to the farm`, but not `Bring the team to a new level`."""
    if features.tokens.at(acted_on.head + 1)[0] not in {"to", "into", "onto"}:
        return False
    place = noun_phrase(features.tokens, acted_on.head + 2)
    if place is None or not place.is_bounded or place.bits & (_EMPTY | kinds.QUALITY):
        return False
    head = features.tokens.bits[place.head]
    return not head & kinds.LABEL or bool(head & (kinds.ARTEFACT | kinds.TANGIBLE))
