"""Whether a title without a leading verb names a topic, or opens with a verb that no list knows."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures

_SHORT = 3
_PHRASE = 5
_CLOSES_TOPIC = frozenset({"of", "as", "for", ":", ",", "-", "–", "—", "(", "|"})
_BEFORE_BE = frozenset({"to", "will", "shall", "must", "should"})
_KNOWN = (
    kinds.NOUN | kinds.QUALITY | kinds.ASPIRATION | kinds.NOMINAL | kinds.PLURAL | kinds.VERB | kinds.DELIVERED
    | kinds.FUNCTION | kinds.NUMBER | kinds.QUANTITY | kinds.SYMBOL | kinds.MONTH | kinds.PLACE | kinds.POSSESSIVE
)  # fmt: skip


def is_topic(features: TitleFeatures) -> bool:
    """Whether the opening is known to be no verb: a known noun or adjective, an acronym, or a few bare words.

    Only for titles in which no verb was found to lead. `Autoclave waste on the second floor` may open with a verb,
    so it is no topic; `Soil health` and `Logistics for the new site` are.
    """
    tokens, start = features.tokens, features.start
    if features.statement is not None:
        return True
    bits = tokens.bits[start]
    if bits & _KNOWN and not bits & kinds.EITHER:
        return True
    raw = tokens.raw[start]
    if len(raw) > 1 and not raw[1:].islower():
        return not bits & kinds.EITHER
    words = len(tokens.low) - start
    if words <= _SHORT or tokens.low[start + 1] in _CLOSES_TOPIC:
        return True
    return words <= _PHRASE and not any(kind & kinds.FUNCTION for kind in tokens.bits[start:])


def will_be_done(features: TitleFeatures) -> bool:
    """`Safety plan to be written`, `A wall will be built`: work in the passive, as minutes of meetings put it."""
    low = features.tokens.low
    for place in range(features.start + 1, len(low) - 2):
        if low[place] in _BEFORE_BE and low[place + 1] == "be":
            done = features.tokens.bits[place + 2]
            return bool(done & (kinds.PAST | kinds.DELIVERED) and done & (kinds.WORK | kinds.REACH | kinds.DELIVERED))
    return False
