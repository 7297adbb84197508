"""The opening of a title: what precedes the sentence, who acts, and the leading verb."""

from typing import TYPE_CHECKING, NamedTuple

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.ambiguous_verbs import has_object, is_no_verb
from okr_cli.wording.titles.tokens import Range, Tokens

if TYPE_CHECKING:
    from okr_cli.wording.lexicon.lexicon import Lexicon

_FORMS = tag.INFLECTED | tag.RESPELLED
_CLOSING = {"[": "]", "(": ")"}
_LABEL = 5
_ADVERBIAL = 12
_ACTOR = 6


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
    """Find where the sentence starts, who acts, and the leading verb, if any."""
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
    """The actor before `will`, and the token after it."""
    tags = tokens.tags
    if tokens.padded[start] & tag.PRONOUN:
        place = start + 1
        while place < len(tags) and tags[place] & tag.AFTER_PRONOUN:
            if tags[place] & tag.BECOME and not tokens.any(tag.VERB, place + 1, len(tags)):
                break  # Wir wollen effizienter werden
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
    """The verb at `place`; if it `is_first` in the title, only if it is not used as a noun."""
    if place >= len(tokens.low):
        return None
    tags, word = tokens.tags[place], tokens.low[place]
    base = lexicon.base(word) if tags & _FORMS and tags & tag.VERB else word
    if tokens.padded[place + 1] & tag.PARTICLE:
        for more in (3, 2, 1):
            phrase = " ".join((base, *tokens.low[place + 1 : place + 1 + more]))
            phrasal = lexicon.get(phrase)
            if phrasal is not None and place + more < len(tokens.low):
                form = phrasal & (tag.VERB | ~tag.CLASSES) | tags & tag.INFLECTED
                return LeadVerb(phrase, form, place, place + more)
    if not lexicon.grammar.nouns_lead:
        own = _with_base(lexicon, tags, base, word) if tags & tag.VERB else tags | tag.ACT
        return LeadVerb(base, own, place, place) if _leads(tokens, place) else None
    if is_first and is_no_verb(tokens, place):
        return None
    if not tags & tag.VERB:
        own = tags & ~tag.CLASSES | tag.ACT
        return LeadVerb(word, own, place, place) if has_object(tokens, place) else None
    if tags & tag.PLURAL and not tags & tag.GERUND:
        return None
    return LeadVerb(base, _with_base(lexicon, tags, base, word), place, place)


def _with_base(lexicon: "Lexicon", tags: int, base: str, word: str) -> int:
    """The tags of a verb, with those that only its base form has."""
    return tags & tag.CLASSES | lexicon.get(base, 0) & ~tag.CLASSES if base != word else tags


def _leads(tokens: Tokens, place: int) -> bool:
    """Whether a verb leads, in a language whose verbs differ from nouns in form.

    The noun for an activity leads like a verb if it opens the title and is followed by what is done: `Einführung der
    Checkliste`, `Mejora de la atención`. Unlisted words lead if they look like an infinitive.
    """
    tags, following = tokens.tags[place], tokens.padded[place + 1]
    if not tags & tag.VERB:
        return bool(tags & tag.LIKE_GERUND and not tags & tag.CLASSES and following and not following & tag.OF)
    if tags & tag.GERUND:
        if following & tag.OF:
            return True
        is_open = not following & (tag.FUNCTION | tag.SYMBOL) or (tags & tag.WORK and following & tag.GOES_ON)
        return not tags & tag.NOUN and bool(following and is_open)
    if tags & tag.THIRD:
        counts = following & tag.NUMBER and tags & tag.DELIVER and not tags & tag.OUTCOME
        return bool(counts or following & (tag.DETERMINER | tag.DEFINITE)) and not tags & tag.NOUN
    return not tags & (tag.PAST | tag.PLURAL) and not (tags & tag.NOUN and following & tag.OF)
