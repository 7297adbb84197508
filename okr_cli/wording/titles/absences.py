"""Results that say what does not happen: `Inspection passed with no remarks` has a number, and the number is none."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.objects import noun_phrase
from okr_cli.wording.titles.tokens import Tokens

_NOT_PLURAL = ("ss", "us", "is")
_ENDS = frozenset({"closed", "finished", "completed", "complete", "concluded", "done"})
"""What ends whether or not somebody makes anything: an audit, a season, a handover."""


def promises_none(features: TitleFeatures) -> bool:
    """Whether the title says that none of what can be counted occurs: `with no remarks`, `without a single complaint`.

    What has no plural (`with no fuss`) cannot be counted. Work stays work (`Print the menu with no typos`), and a
    wish a wish (`Improve the menu without any complaints`, `Better handovers with no queues`).
    """
    low = features.tokens.low
    if ("without" not in low and "no" not in low) or _is_work_or_wish(features):
        return False
    return any(_denies_count(features.tokens, place) for place in range(features.start + 1, len(low) - 1))


def _is_work_or_wish(features: TitleFeatures) -> bool:
    verb, statement = features.verb, features.statement
    if verb is not None:
        return bool(verb.bits & (kinds.WORK | kinds.VAGUE_WORK)) and not verb.bits & kinds.OUTCOME
    if statement is not None and statement.delivered is not None:
        return features.tokens.low[statement.delivered[0]] not in _ENDS
    return bool(features.tokens.at(features.start)[1] & (kinds.QUALITY | kinds.BETTER))


def _denies_count(tokens: Tokens, place: int) -> bool:
    """Whether `with no` or `without` stands at `place`, with a noun behind it that can be counted."""
    word, following = tokens.low[place], tokens.low[place + 1]
    if word == "with" and following == "no":
        return _is_countable(tokens, place + 2, kinds.METRIC)
    if word != "without":
        return False
    if following == "any":
        return _is_countable(tokens, place + 2, kinds.METRIC | kinds.ARTEFACT)
    if following in {"a", "one"}:
        return tokens.at(place + 2)[0] == "single" or _names(tokens, place + 2, kinds.METRIC)
    return _names(tokens, place + 1, kinds.METRIC)


def _is_countable(tokens: Tokens, start: int, singular: int) -> bool:
    """A plural, listed or not, or a noun of one of the kinds `singular`."""
    phrase = noun_phrase(tokens, start)
    if phrase is None or phrase.first != start:
        return False
    words = range(start, phrase.head + 1)
    return any(_is_plural(tokens, place) for place in words) or _names(tokens, start, singular)


def _is_plural(tokens: Tokens, place: int) -> bool:
    word, bits = tokens.at(place)
    looks_plural = word.endswith("s") and not word.endswith(_NOT_PLURAL)
    return bool(bits & kinds.PLURAL) or (looks_plural and not bits)


def _names(tokens: Tokens, start: int, wanted: int) -> bool:
    phrase = noun_phrase(tokens, start)
    return phrase is not None and phrase.first == start and bool(tokens.bits[phrase.head] & wanted)
