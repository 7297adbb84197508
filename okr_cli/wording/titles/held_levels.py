"""A thing that is held at a level: `Hold the oven between 210 and 230 °C`, not `Hold a fair in hall 4`."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.counts import is_limit
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.number_kinds import MEASURES, Number, NumberKind

_LEVEL_WORDS = frozenset(
    [
        "at",
        "or",
        "no",
        "not",
        "to",
        "most",
        "least",
        "more",
        "less",
        "fewer",
        "than",
        "between",
        "within",
        "under",
        "below",
        "above",
        "over",
        "beyond",
        "<",
        ">",
        "≤",
        "≥",
    ]
)
_OPENS_DETAIL = frozenset({"for", "with", "of", "in", "from"})
_LEVELS = MEASURES | {NumberKind.COUNT, NumberKind.DURATION}


def holds_level(features: TitleFeatures, number: Number) -> bool:
    """Whether the leading verb is `hold` and `number` is the level, or the lower end of the range, that is kept.

    What is held stands before the level, so `Hold at least 3 workshops` keeps none, and neither does `at` with a
    bare count: `Hold the tasting at 5 bakeries` names places.
    """
    verb, held = features.verb, features.object
    if verb is None or verb.base != "hold" or held is None or number.kind not in _LEVELS:
        return False
    low = features.tokens.low
    opener = number.first
    while opener > held.head + 1 and low[opener - 1] in _LEVEL_WORDS:
        opener -= 1
    if opener == number.first or low[opener - 1] in _OPENS_DETAIL:
        return False
    if low[number.first - 1] == "between":
        return not _opens_dates(features, number)
    return is_limit(features.tokens, number) or number.kind in MEASURES or _is_bare(features, number)


def _opens_dates(features: TitleFeatures, number: Number) -> bool:
    """`between 10 and 12 May`."""
    return any(other.kind is NumberKind.DATE and other.place > number.place for other in features.numbers)


def _is_bare(features: TitleFeatures, number: Number) -> bool:
    """Whether nothing stands behind a number that it could count."""
    following, bits = features.tokens.at(number.last + 1)
    return not following or bool(bits & (kinds.SYMBOL | kinds.FUNCTION))


def sets_temperature(features: TitleFeatures, number: Number) -> bool:
    """`Set the freezer to 3 °C`: work gives a thing its temperature, where `Serve plates above 63 °C` keeps a limit."""
    verb = features.verb
    if verb is None or not verb.bits & kinds.WORK or verb.bits & kinds.OUTCOME or holds_level(features, number):
        return False
    return features.tokens.at(number.place + 1)[0] == "°" and not is_limit(features.tokens, number)
