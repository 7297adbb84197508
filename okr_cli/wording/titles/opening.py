"""How a title opens: what stands before the sentence, who acts, and the verb that leads."""

from typing import TYPE_CHECKING, NamedTuple

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.inflection import is_ing_form, may_be_plural
from okr_cli.wording.titles.tokens import Range, Tokens

if TYPE_CHECKING:
    from okr_cli.wording.lexicon.lexicon import Lexicon

_BRITISH = frozenset({"ise", "yse"})
_CLOSING = {"[": "]", "(": ")"}
_LABEL = 5
_ADVERBIAL = 12
_ACTOR = 6
_NO_VERB = tag.FUNCTION | tag.SYMBOL | tag.NUMBER | tag.QUANTITY | tag.ADVERB | tag.PLURAL | tag.POSSESSIVE
_NAMES = tag.NOUN | tag.QUALITY | tag.ASPIRATION | tag.MONTH | tag.PLACE | tag.NOMINAL | tag.DELIVERED
_COUNTS = tag.NUMBER | tag.QUANTITY
_STARTS_OBJECT = tag.DETERMINER | tag.OBJECT_QUANTIFIER | _COUNTS | tag.PLURAL
_BOUNDARY = tag.FUNCTION | tag.SYMBOL
_ENDS_PHRASE = _BOUNDARY | tag.NUMBER
_FAR = 4


class LeadVerb(NamedTuple):
    """The verb that a title opens with: its base form, the tags of its meaning and form, and its tokens.

    A phrasal verb (`set up`) takes more than one token.
    """

    base: str
    tags: int
    first: int
    last: int


class Opening(NamedTuple):
    """`start` is the token where the sentence begins; `actor` names who acts, before `will`.

    `continues` says that the title goes on with something (`continue to`, `keep improving`).
    """

    start: int
    verb: LeadVerb | None
    actor: Range | None
    continues: bool = False


def read_opening(tokens: Tokens, lexicon: "Lexicon") -> Opening:
    """Find where the sentence starts, who acts, and the leading verb, if there is one."""
    start = _after_prefix(tokens)
    actor, place = _actor(tokens, start)
    place, continues = _skip_helpers(tokens, _skip_fillers(tokens, place))
    is_first = place == start and actor is None
    return Opening(start, _lead_verb(tokens, lexicon, place, is_first), actor, continues)


def _after_prefix(tokens: Tokens) -> int:
    """Past bullets, `[Team]`, `KR 2:`, `Growth:` and `By the end of Q3,`: where the sentence begins."""
    tags = tokens.tags
    if not tags:
        return 0
    place = _after_marks(tokens) if tags[0] & (tag.SYMBOL | tag.NUMBER) else 0
    if tokens.any_tags & tag.PARTING and tokens.any(tag.PARTING, place + 1, place + _LABEL):
        place = _after_label(tokens, place)
    return _after_adverbial(tokens, place) if tags[place] & tag.ADVERBIAL else place


def _after_marks(tokens: Tokens) -> int:
    """Past bullets, emoji, `[Team]` and `1.`; the whole title where nothing else is left."""
    low, tags, last = tokens.low, tokens.tags, len(tokens.low) - 1
    place = 0
    while place < last:
        word = low[place]
        if word in _CLOSING:
            end = _find(low, _CLOSING[word], place, place + 8)
            if not 0 < end < last:
                return place
            place = end + 1
        elif tags[place] & tag.SYMBOL and not tags[place] & tag.OPENS_WORDS:
            place += 1
        elif tags[place] & tag.NUMBER and place + 1 < last and low[place + 1] in {".", ")"}:
            place += 2
        else:
            return place
    return 0


def _after_label(tokens: Tokens, place: int) -> int:
    """Past `KR 2:` and `Growth -`, where a colon or a verb follows; dashes inside a word part nothing."""
    tags = tokens.tags
    if _is_imperative(tokens, place):
        return place
    for step in range(place + 1, min(place + _LABEL, len(tags) - 1)):
        if tags[step] & tag.COLON:
            return step + 1
        if tags[step] & tag.PARTING and not tokens.touches(step - 1):
            after = tags[step + 1]
            if after & tag.VERB and not after & (tag.PLURAL | tag.PAST):
                return step + 1
    return place


def _is_imperative(tokens: Tokens, place: int) -> bool:
    """Whether the words before a colon are a sentence of their own: `Launch the app: iOS first`."""
    tags, following = tokens.tags[place], tokens.padded[place + 1]
    if not tags & tag.VERB or tags & tag.INFLECTED or following & tag.PARTING:
        return False
    return bool(following & tag.FUNCTION) or not tags & tag.NOUN


def _after_adverbial(tokens: Tokens, place: int) -> int:
    """Past `By the end of Q3,` and `To win X,`; a bare leading `to` is dropped too."""
    last = len(tokens.low) - 1
    comma = _find(tokens.low, ",", place, place + _ADVERBIAL)
    if 0 < comma < last:
        return comma + 1
    return place + 1 if tokens.tags[place] & tag.TO and place < last else place


def _find(row: tuple[str, ...], wanted: str, start: int, stop: int) -> int:
    try:
        return row.index(wanted, start, stop)
    except ValueError:
        return -1


def _actor(tokens: Tokens, start: int) -> tuple[Range | None, int]:
    """Whoever is named before `will`, and the token after it."""
    tags = tokens.tags
    if tokens.padded[start] & tag.PRONOUN:
        place = start + 1
        while place < len(tags) and tags[place] & tag.AFTER_PRONOUN:
            place += 1
        return (start, start), place
    if not tokens.any_tags & tag.MODAL:
        return None, start
    for place in range(start + 1, min(start + _ACTOR, len(tags) - 1)):
        if tags[place] & tag.MODAL:
            return ((start, place - 1), place + 1) if _can_act(tokens, start, place) else (None, start)
        if tags[place] & (tag.SYMBOL | tag.NOT_IN_ACTOR):
            break
    return None, start


def _can_act(tokens: Tokens, start: int, modal: int) -> bool:
    """Whether the tokens before a modal name someone, rather than being an imperative or a metric."""
    tags = tokens.tags
    is_name = tokens.is_name(start, modal - 1) or bool(tags[modal - 1] & tag.TEAM)
    if tags[start] & tag.VERB and not is_name:
        return False
    if tags[modal] & tag.TO:
        return is_name and not tags[start] & tag.VERB and bool(tags[modal + 1] & tag.WORK)
    return bool(tags[modal + 1] & tag.CLASSES & ~tag.SYMBOL)


def _skip_fillers(tokens: Tokens, place: int) -> int:
    tags, last = tokens.tags, len(tokens.tags) - 1
    while place < last and (
        tags[place] & tag.FILLER or (tags[place] & tag.ADVERB and tags[place + 1] & (tag.VERB | tag.ADVERB))
    ):
        place += 1
    return place


def _skip_helpers(tokens: Tokens, place: int) -> tuple[int, bool]:
    """Past `start` in `start publishing` and `try to`; whether the title only continues something."""
    tags = tokens.tags
    while place + 1 < len(tags):
        word, following = tags[place], tags[place + 1]
        if word & tag.BEGIN and following & tag.GERUND:
            place += 1
        elif word & tag.CONTINUE and following & (tag.GERUND | tag.TO):
            return place, True
        elif word & tag.TRY and following & tag.TO:
            place += 2
        else:
            break
    return place, False


def _lead_verb(tokens: Tokens, lexicon: "Lexicon", place: int, is_first: bool) -> LeadVerb | None:
    """The verb at `place`; of a title that `is_first` to open with it, only if it does not stand as a noun."""
    if place >= len(tokens.low):
        return None
    tags, word = tokens.tags[place], tokens.low[place]
    is_inflected = tags & tag.INFLECTED or word[-3:] in _BRITISH
    base = lexicon.base(word) if is_inflected and tags & tag.VERB else word
    if tokens.padded[place + 1] & tag.PARTICLE:
        for more in (2, 1):
            phrase = " ".join((base, *tokens.low[place + 1 : place + 1 + more]))
            phrasal = lexicon.get(phrase)
            if phrasal is not None and place + more < len(tokens.low):
                form = phrasal & (tag.VERB | ~tag.CLASSES) | tags & tag.INFLECTED
                return LeadVerb(phrase, form, place, place + more)
    if is_first and _is_no_verb(tokens, place):
        return None
    if not tags & tag.VERB:
        own = tags & ~tag.CLASSES | tag.ACT
        return LeadVerb(word, own, place, place) if _has_object(tokens, place) else None
    if tags & tag.PLURAL and not tags & tag.GERUND:
        return None
    if base != word:
        tags = tags & tag.CLASSES | lexicon.get(base, 0) & ~tag.CLASSES
    return LeadVerb(base, tags, place, place)


def _has_object(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place`, which no list calls a verb, has an object: `Deburr the castings`.

    An article settles it for any word. A number, a particle, a second verb, a name or a plural settle it only for
    words that are not known as nouns or adjectives, or that are known as both noun and verb.
    """
    tags, last = tokens.tags, len(tokens.tags) - 1
    if place >= last or tags[place] & _NO_VERB:
        return False
    kind, following = tags[place], tags[place + 1]
    if following & tag.DETERMINER:
        return place + 1 < last and not (is_ing_form(tokens.low[place]) and tokens.any_tags & tag.IS)
    if kind & tag.MANNER and following & (tag.WORK | tag.VERB_OR_NOUN):
        return bool(tokens.padded[place + 2] & _STARTS_OBJECT)
    if kind & _NAMES and not kind & tag.VERB_OR_NOUN:
        return False
    if tokens.raw[place].isupper() and len(tokens.low[place]) > 1:
        return False
    if following & (tag.OBJECT_QUANTIFIER | tag.OPENING_QUOTE):
        return place + 1 < last
    if following & tag.VERB_PARTICLE:
        return bool(tokens.padded[place + 2] & _STARTS_OBJECT)
    if following & tag.VERB_JOINT:
        return _is_second_verb(tokens, place + 2)
    if following & _COUNTS:
        return not kind & (tag.LABEL | tag.METRIC) and _counts_things(tokens, place + 2)
    return _is_followed_by_things(tokens, place)


def _is_second_verb(tokens: Tokens, place: int) -> bool:
    """`Screed and tile the floor`, `Fair the blade and repaint`; not `Tape and paper`."""
    tags = tokens.padded[place]
    if not tags & (tag.WORK | tag.BETTER) or tags & (tag.INFLECTED | tag.PLURAL):
        return False
    return bool(tokens.padded[place + 1] & _STARTS_OBJECT) or not tags & tag.NOUN


def _counts_things(tokens: Tokens, place: int) -> bool:
    """Whether a plural or a unit stands among the next words, which is then what a number counts."""
    for step in range(place, min(place + _FAR, len(tokens.tags))):
        tags = tokens.tags[step]
        if tags & _BOUNDARY:
            return False
        if tags & (tag.PLURAL | tag.UNIT) or may_be_plural(tokens.low[step]):
            return True
    return False


def _phrase_end(tokens: Tokens, step: int, ends: int) -> int:
    """The first token from `step` that can be one of `ends`, or the number of tokens."""
    while step < len(tokens.tags) and not tokens.tags[step] & ends:
        step += 1
    return step


def _is_followed_by_things(tokens: Tokens, place: int) -> bool:
    """A name or a plural right behind, and then where or how: `Bleed radiators in all rooms`; not `Soil samples`."""
    end = _phrase_end(tokens, place + 1, _BOUNDARY)
    head = end - 1
    if head == place:
        return False
    goes_on = end < len(tokens.tags) - 1 and bool(tokens.tags[end] & tag.GOES_ON)
    if head > place + 1 and tokens.tags[head] & tag.NUMBER:
        head, goes_on = head - 1, True
    first, tags = tokens.tags[place], tokens.tags[head]
    if tokens.raw[place + 1][0].isupper():
        before_name = end < len(tokens.tags) and tokens.raw[end][0].isupper()
        return goes_on and bool(first & tag.VERB_OR_NOUN) and not before_name
    if not (tags & tag.PLURAL or may_be_plural(tokens.low[head])) or tags & tag.AUDIENCE:
        return False
    if head == place + 1 and tags & (tag.WORK | tag.METRIC) and not tags & tag.TANGIBLE:
        return False  # `Exit interviews`: two nouns
    if tags & tag.METRIC and not first & tag.VERB_OR_NOUN:
        return False
    return goes_on or bool(tags & tag.TANGIBLE)


def _is_no_verb(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place` does not lead as a verb: no verb at all, or one that stands as a noun."""
    if place >= len(tokens.tags):
        return True
    tags, following = tokens.tags[place], tokens.padded[place + 1]
    if not tags & tag.VERB:
        return not _has_object(tokens, place)
    if tags & (tag.PLURAL | tag.THIRD):
        return True
    if place + 1 >= len(tokens.tags):
        return bool(tags & tag.NOUN)
    if tags & tag.WORK and not tags & tag.OUTCOME and _is_measured(tokens, place):
        return True
    if following & tag.CODE_JOINT and tokens.touches(place) and not tokens.padded[place + 2] & tag.VERB:
        return True
    if following & tag.NOT_AFTER_VERB or (following & tag.CODE_BRACKET and tokens.touches(place)):
        return True
    if tags & tag.GERUND:
        if following & tag.TANGIBLE and not tags & (tag.DELIVER | tag.MAKE):  # reading lamps
            return True
        return bool(following & tag.ARTIFACT) and not following & tag.PLURAL
    if tags & tag.QUALITY and tags & tag.MOSTLY_ADJECTIVE:
        return not following & (_ENDS_PHRASE | tag.QUANTITY)
    if tags & tag.METRIC and tags & tag.STATE:  # cost savings
        return not following & (_STARTS_OBJECT & ~tag.PLURAL)
    return bool(tags & (tag.NOUN | tag.PAST)) and _stands_as_noun(tokens, place)


def _stands_as_noun(tokens: Tokens, place: int) -> bool:
    """`Test coverage`, `Release notes published`, `Staff and guests`; a verb of work has a thing at the end instead."""
    tags, following, count = tokens.tags[place], tokens.padded[place + 1], len(tokens.tags)
    if tags & tag.AUDIENCE and following & tag.STATE and not following & tag.NOUN:
        return True
    if following & tag.NOUN_JOINT and place + 2 < count:
        after = tokens.tags[place + 2]
        return not after & tag.VERB or bool(after & tag.INFLECTED)
    if following & tag.DELIVERED and not following & tag.NOUN:
        return place + 2 >= count or bool(tokens.tags[place + 2] & _ENDS_PHRASE)
    end = _phrase_end(tokens, place + 1, _ENDS_PHRASE)
    head = tokens.tags[end - 1] if end > place + 1 else 0
    is_thing = head & (tag.ARTIFACT | tag.TANGIBLE)
    is_measured = head & tag.METRIC and (not is_thing or tokens.padded[end] & tag.METRIC_LEVEL)
    if is_measured and (end == count or not tags & tag.WORK or tokens.any(_COUNTS, end, count)):
        return True
    if head & tag.AIM_NOUN and not is_thing and (end == count or not tags & (tag.WORK | tag.VAGUE_WORK)):
        return not tags & tag.VAGUE_WORK
    return _has_predicate(tokens, place)


def _is_measured(tokens: Tokens, place: int) -> bool:
    """`Rework items per order < 2`: the opening words run straight into a comparison."""
    end = _phrase_end(tokens, place + 1, _ENDS_PHRASE)
    if end == place + 1 or end >= len(tokens.tags) - 1:
        return False
    if tokens.tags[end] & tag.COMPARISON:
        return True
    return bool(tokens.tags[end] & tag.PER_WORD) and tokens.any(tag.COMPARISON, end, len(tokens.tags))


def _has_predicate(tokens: Tokens, place: int) -> bool:
    for tags in tokens.tags[place + 1 : place + 4]:
        if tags & tag.PREDICATE:
            return True
        if tags & _ENDS_PHRASE:
            return False
    return False
