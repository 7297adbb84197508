"""How a title opens: what stands before the sentence, who acts, and the verb that leads."""

from typing import NamedTuple

from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.homographs import is_nominal
from okr_cli.wording.titles.prefixes import after_prefix
from okr_cli.wording.titles.tokens import Range, Tokens
from okr_cli.wording.titles.verb_shapes import leads_by_shape


class LeadVerb(NamedTuple):
    """The verb that a title opens with: its base form, the bits of its meaning and form, and its tokens.

    A phrasal verb (`set up`) takes more than one token.
    """

    base: str
    bits: int
    first: int
    last: int


class Opening(NamedTuple):
    """`start` is the token where the sentence begins; `actor` whoever is named before `will`.

    `continues` says that the title goes on with something (`continue to`, `keep improving`).
    """

    start: int
    verb: LeadVerb | None
    actor: Range | None
    continues: bool = False


_FILLERS = frozenset(
    ["also", "then", "please", "finally", "further", "let's", "jointly", "we'll", "we've", "i'll", "i've"]
)
_PRONOUNS = frozenset({"we", "i"})
_AFTER_PRONOUN = frozenset({"will", "have", "should", "must", "shall", "are", "need", "to", "want"})
_MODALS = frozenset({"will", "shall", "must", "should", "to"})
_BEGIN = frozenset({"start", "begin", "starting"})
_CONTINUE = frozenset({"continue", "keep", "continuing", "keeps"})
_TRY = frozenset(["try", "aim", "attempt", "plan", "strive", "seek", "commit", "intend", "pledge", "need", "want"])
_BRITISH = frozenset({"ise", "yse"})
_NO_SUBJECT = frozenset({"of", "is", "are", "was", "were", "has", "have", "can", "per"})
_PARTICLES = frozenset(
    [
        "up",
        "out",
        "in",
        "off",
        "on",
        "down",
        "over",
        "back",
        "through",
        "into",
        "to",
        "with",
        "at",
        "from",
        "under",
        "even",
        "together",
        "about",
        "around",
        "for",
        "by",
        "below",
        "above",
        "within",
        "started",
        "place",
        "sure",
        "care",
        "part",
        "track",
        "source",
        "dive",
        "after",
        "towards",
        "toward",
        "between",
        "an",
        "involved",
    ]
)


def read_opening(tokens: Tokens, lexicon: Lexicon) -> Opening:
    """Find where the sentence starts, who acts, and the leading verb, if there is one."""
    start = after_prefix(tokens)
    actor, place = _actor(tokens, start)
    place, continues = _skip_helpers(tokens, _skip_fillers(tokens, place))
    if place == start and actor is None and is_nominal(tokens, place):
        return Opening(start, None, None)
    return Opening(start, _lead_verb(tokens, lexicon, place), actor, continues)


def _actor(tokens: Tokens, start: int) -> tuple[Range | None, int]:
    """Whoever is named before `will`, and the token after it."""
    low = tokens.low
    head = low[start : start + 6]
    if head and head[0] in _PRONOUNS:
        place = start + 1
        while place < len(low) and low[place] in _AFTER_PRONOUN:
            place += 1
        return (start, start), place
    if _MODALS.isdisjoint(head[1:]):
        return None, start
    for place in range(start + 1, min(start + 6, len(low) - 1)):
        if low[place] in _MODALS:
            if not _can_act(tokens, start, place):
                return None, start
            return (start, place - 1), place + 1
        if tokens.bits[place] & kinds.SYMBOL or low[place] in _NO_SUBJECT:
            break
    return None, start


def _can_act(tokens: Tokens, start: int, modal: int) -> bool:
    """Whether the tokens before a modal name someone, rather than being an imperative or a metric."""
    bits, low = tokens.bits, tokens.low
    is_name = all(raw[0].isupper() for raw in tokens.raw[start:modal]) or low[modal - 1] == "team"
    if bits[start] & kinds.VERB and not is_name:
        return False
    if low[modal] == "to":
        return is_name and not bits[start] & kinds.VERB and bool(bits[modal + 1] & kinds.WORK)
    return bool(bits[modal + 1] & ~kinds.SYMBOL)


def _skip_fillers(tokens: Tokens, place: int) -> int:
    last = len(tokens.low) - 1
    while place < last and (
        tokens.low[place] in _FILLERS
        or (tokens.bits[place] & kinds.ADVERB and tokens.bits[place + 1] & (kinds.VERB | kinds.ADVERB))
    ):
        place += 1
    return place


def _skip_helpers(tokens: Tokens, place: int) -> tuple[int, bool]:
    """Past `start` in `start publishing` and `try to`; whether the title only continues something."""
    low, bits = tokens.low, tokens.bits
    while place + 1 < len(low):
        word, following = low[place], low[place + 1]
        if word in _BEGIN and bits[place + 1] & kinds.GERUND:
            place += 1
        elif word in _CONTINUE and (bits[place + 1] & kinds.GERUND or following == "to"):
            return place, True
        elif word in _TRY and following == "to":
            place += 2
        else:
            break
    return place, False


def _lead_verb(tokens: Tokens, lexicon: Lexicon, place: int) -> LeadVerb | None:
    if place >= len(tokens.low):
        return None
    bits, word = tokens.bits[place], tokens.low[place]
    if not bits & kinds.VERB:
        return LeadVerb(word, kinds.ACT, place, place) if leads_by_shape(tokens, place) else None
    if bits & kinds.PLURAL and not bits & kinds.GERUND:
        return None
    base = lexicon.base(word) if bits & kinds.INFLECTED or word[-3:] in _BRITISH else word
    if place + 1 < len(tokens.low) and tokens.low[place + 1] in _PARTICLES:
        for more in (2, 1):
            phrase = " ".join((base, *tokens.low[place + 1 : place + 1 + more]))
            phrasal = lexicon.get(phrase)
            if phrasal is not None and place + more < len(tokens.low):
                return LeadVerb(phrase, phrasal & kinds.VERB | bits & kinds.INFLECTED, place, place + more)
    return LeadVerb(base, bits, place, place)
