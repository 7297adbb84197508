"""Work that opens with a weak verb and then names the share in it: `Help the editors to write the manual`."""

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.noun_phrases import NounPhrase, modifiers, noun_phrase
from okr_cli.wording.titles.tokens import Tokens

_WEAK = tag.BETTER | tag.CHANGE | tag.AIM | tag.REACH | tag.STATE
_EMPTY = tag.GENERIC | tag.AIM_NOUN | tag.METRIC | tag.AUDIENCE
_ARTICLE = tag.DETERMINER | tag.DEFINITE | tag.QUANTIFIER


def names_share(features: TitleFeatures) -> bool:
    """Whether a piece of work, or the thing that comes of it, follows people or a weak verb."""
    verb = features.verb
    if verb is None or not verb.tags & tag.ONGOING or features.continues:
        return False
    last = len(features.tokens.tags) - 1
    if features.tokens.grammar.verb_last and _ends_in_work_on_thing(features, last):
        return True
    return any(
        _is_work_on_thing(features, place) or _is_thing_worked_on(features, place)
        for place in range(verb.last + 1, last)
    )


def _is_work_on_thing(features: TitleFeatures, place: int) -> bool:
    """`con la redacción del manual`, `à rédiger le guide`: work with an end, and one thing that it is done to."""
    tokens, tags = features.tokens, features.tokens.tags
    work, following = tags[place], tags[place + 1]
    if work & tag.VERB and following & tag.IN_WORD and tokens.padded[place + 3] & tag.OF:
        return _is_thing(tokens, noun_phrase(tokens, place + 4))  # `la mise en place du formulaire`
    is_work = work & (tag.DELIVER | tag.MAKE) and not work & (_WEAK | tag.PAST)
    if not is_work and work & tag.CLASSES:
        return False
    if following & tag.OF and tokens.padded[place - 1] & tag.DEFINITE:
        thing = noun_phrase(tokens, place + 2)
        opener = tokens.padded[place - 2]
        is_share = opener & tag.FUNCTION and not opener & (tag.OF | tag.JOINT)
        return bool(is_share or (work & tag.DELIVER and _goes_on(tokens, thing))) and _is_thing(tokens, thing)
    if tokens.padded[place - 1] & tag.TO and following & _ARTICLE:
        return _is_thing(tokens, noun_phrase(tokens, place + 1))
    return False


def _ends_in_work_on_thing(features: TitleFeatures, last: int) -> bool:
    """`helfen, die Schlüsselliste neu anzulegen`: the same where the verb closes the clause."""
    tokens = features.tokens
    place = next((step for step in range(features.after, last - 1) if tokens.low[step] == ","), last)
    work = tokens.tags[last]
    if not work & (tag.DELIVER | tag.MAKE) or work & (_WEAK | tag.PAST) or not tokens.padded[place + 1] & _ARTICLE:
        return False
    return _is_thing(tokens, noun_phrase(tokens, place + 1))


def _is_thing_worked_on(features: TitleFeatures, place: int) -> bool:
    """`con la imprenta la maqueta`, `sur un script de bascule`: a thing behind the people, or behind a preposition."""
    tokens, tags = features.tokens, features.tokens.tags
    if features.object is not None or place == features.after:
        return False
    before, article = tokens.padded[place - 1], tags[place]
    is_behind_people = article & (tag.DETERMINER | tag.DEFINITE) and not before & (tag.FUNCTION | tag.SYMBOL | tag.VERB)
    is_one = article & tag.INDEFINITE and before & tag.ABOUT and not before & tag.WITH
    if not (is_behind_people or is_one):
        return False
    thing = noun_phrase(tokens, place + 1)
    is_certain = thing is not None and (thing.content > 1 or thing.end + 1 < len(tags))
    return is_certain and _is_thing(tokens, thing) and not tags[thing.head if thing else 0] & tag.PLURAL


def _is_thing(tokens: Tokens, phrase: NounPhrase | None) -> bool:
    """Whether a noun phrase is about something that someone can open or touch, and that no adjective praises."""
    if phrase is None:
        return False
    head = tokens.tags[phrase.head]
    praised = any(tags & tag.QUALITY for tags in modifiers(tokens, phrase))
    is_known = head & tag.TANGIBLE or (head & tag.ARTIFACT and not head & _EMPTY)
    is_one = tokens.padded[phrase.first - 1] & tag.INDEFINITE and not head & (tag.CLASSES & ~tag.NOMINAL)
    return bool(is_known or is_one) and not praised


def _goes_on(tokens: Tokens, phrase: NounPhrase | None) -> bool:
    """Whether at least two more words say where, for whom or which one."""
    return phrase is not None and phrase.end + 2 < len(tokens.tags)
