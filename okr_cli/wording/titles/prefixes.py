"""What stands before the sentence of a title: bullets, `[Team]`, `KR 2:`, `Growth:`, `By the end of Q3,`."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.tokens import Tokens

_PREPOSITIONS = frozenset(
    [
        "by",
        "in",
        "during",
        "before",
        "after",
        "within",
        "once",
        "for",
        "until",
        "throughout",
        "with",
        "when",
        "as",
        "to",
    ]
)
_OPENS_WORDS = frozenset("#$€£<>≤≥~\"'“‘`@+")
_PARTINGS = frozenset({":", "-", "–", "—", "|"})
_LABEL = 5
_ADVERBIAL = 12


def after_prefix(tokens: Tokens) -> int:
    """The token at which the sentence begins."""
    low, bits = tokens.low, tokens.bits
    if not low:
        return 0
    place = _after_marks(tokens) if bits[0] & (kinds.SYMBOL | kinds.NUMBER) else 0
    if not _PARTINGS.isdisjoint(low[place + 1 : place + _LABEL]):
        place = _after_label(tokens, place)
    return _after_adverbial(tokens, place) if low[place] in _PREPOSITIONS else place


def _after_marks(tokens: Tokens) -> int:
    """Past bullets, emoji, `[Team]` and `1.`; the whole title where nothing else is left."""
    low, bits, last = tokens.low, tokens.bits, len(tokens.low) - 1
    place = 0
    while place < last:
        word = low[place]
        if word in {"[", "("}:
            end = _find(low, "]" if word == "[" else ")", place, place + 8)
            if end < 0 or end == last or any(bit & kinds.NUMBER for bit in bits[place:end]):
                return place
            place = end + 1
        elif bits[place] & kinds.SYMBOL and word not in _OPENS_WORDS:
            place += 1
        elif bits[place] & kinds.NUMBER and place + 1 < last and low[place + 1] in {".", ")"}:
            place += 2
        else:
            return place
    return 0


def _after_label(tokens: Tokens, place: int) -> int:
    """Past `KR 2:` and `Growth -`, where a colon or a verb follows; dashes inside a word part nothing."""
    low = tokens.low
    if _is_imperative(tokens, place):
        return place
    for step in range(place + 1, min(place + _LABEL, len(low) - 1)):
        if low[step] == ":":
            return step + 1
        if low[step] in _PARTINGS and not tokens.touches(step - 1):
            after = tokens.bits[step + 1]
            if after & kinds.VERB and not after & (kinds.PLURAL | kinds.PAST):
                return step + 1
    return place


def _is_imperative(tokens: Tokens, place: int) -> bool:
    """Whether the words before a colon are a sentence of their own: `Launch the app: iOS first`."""
    following, bits = tokens.at(place + 1)
    if not tokens.bits[place] & kinds.VERB or tokens.bits[place] & kinds.INFLECTED or following in _PARTINGS:
        return False
    return bool(bits & kinds.FUNCTION) or not tokens.bits[place] & kinds.NOUN


def _after_adverbial(tokens: Tokens, place: int) -> int:
    """Past `By the end of Q3,` and `To win X,`; a bare leading `to` is dropped too."""
    low = tokens.low
    comma = _find(low, ",", place, place + _ADVERBIAL)
    if comma > 0 and comma + 1 < len(low):
        return comma + 1
    return place + 1 if low[place] == "to" and place + 1 < len(low) else place


def _find(row: tuple[str, ...], wanted: str, start: int, stop: int) -> int:
    try:
        return row.index(wanted, start, stop)
    except ValueError:
        return -1
