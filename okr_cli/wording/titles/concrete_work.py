"""Whether work is concrete: would people know when it is done, and be able to open and review it?"""

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.conditions import changes_setting, raises_funds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.noun_phrases import NounPhrase, modifiers, noun_phrase
from okr_cli.wording.titles.number_words import NumberKind
from okr_cli.wording.titles.opening import LeadVerb
from okr_cli.wording.titles.shared_work import names_share

_EMPTY = tag.AIM_NOUN | tag.GENERIC | tag.METRIC
_FILLER = tag.QUALITY | tag.GENERIC | tag.AUDIENCE | tag.ADVERB | tag.ANY_ONE
_TELLS_NOTHING = _FILLER | tag.AIM_NOUN
_ANY = tag.QUALITY | tag.ANY_ONE
_THING = tag.ARTIFACT | tag.TANGIBLE
_ARTICLE = tag.DETERMINER | tag.DEFINITE
_WEAK = tag.VAGUE_WORK | tag.OUTCOME | tag.STATE | tag.INFLECTED | tag.PLURAL | tag.QUALITY
_PHRASE = tag.IN_PLACEHOLDER | tag.BLANK | tag.IN_OPEN_END | tag.SECOND_JOINT
_PURPOSE = 3
_SHORT = 2


def is_plain_work(features: TitleFeatures) -> bool:
    """Whether a few cheap checks show that an Initiative is fine, as for most good titles.

    It starts with a verb of work, its object is either specific or counted, no share follows the verb, and there is
    neither a second action nor a fixed phrase.
    """
    verb, tags, any_tags = features.verb, features.tokens.tags, features.tokens.any_tags
    if verb is None or verb.tags & _WEAK or not verb.tags & tag.WORK or features.continues or any_tags & _PHRASE:
        return False
    if len(tags) - verb.last <= _SHORT or tags[-1] & tag.TRAILS_OFF:
        return False
    if any_tags & _ANY:
        return False
    counts = False
    for number in features.numbers:
        if number.kind is NumberKind.COUNT:
            counts = True
        elif number.kind is NumberKind.FROM_TO or (number.kind is NumberKind.PERCENT and number.place == verb.last + 1):
            return False
    if counts or not any_tags & (tag.AIM_NOUN | tag.GENERIC | tag.AUDIENCE):
        return True
    return not any_tags & tag.AIM_NOUN and bool(tags[features.after] & tag.DETERMINER)


def names_thing(features: TitleFeatures) -> bool:
    """Whether a topic is a thing, or the title gives one a name or a number."""
    topic = features.subject
    if topic is None:
        return False
    if topic.tags & tag.ARTIFACT or features.tokens.tags[topic.head] & tag.TANGIBLE:
        return True
    return bool(features.targets) or features.name is not None


def is_work_first(features: TitleFeatures) -> bool:
    """Whether the verb, or one that shares its object, is work: `Research and prototype`, not `Assess and evolve`."""
    tags, joined = features.verb_tags, features.joined
    if tags & tag.ACT and not tags & (tag.DELIVER | tag.MAKE):
        return not joined & tag.VAGUE_WORK or bool(joined & tag.WORK)
    return bool(tags & tag.WORK or joined & (tag.DELIVER | tag.MAKE))


def is_only_slogan(features: TitleFeatures) -> bool:
    """`Raise the bar for bakers`: a saying in place of a verb, and neither a number nor a name."""
    verb, saying = features.verb, features.slogan
    if verb is None or saying is None or saying[0] != verb.first or saying[0] == saying[1]:
        return False
    return not features.targets and features.means is None and features.name is None


def lacks_object(features: TitleFeatures) -> bool:
    """`Write`, `Build it`: nothing that could be the object, nor a question: `Prüfen, ob die Quelle reicht`."""
    verb = features.verb
    assert verb is not None
    if features.tokens.any(tag.QUESTION, verb.last + 2, verb.last + 3) and features.tokens.low[verb.last + 1] == ",":
        return False
    if features.object is not None or features.name is not None:
        return False
    thing = noun_phrase(features.tokens, features.after + 1)
    if thing is None:
        return True
    head = features.tokens.tags[thing.head]
    is_any = not thing.is_bounded and head & _EMPTY and not head & _THING
    return bool(is_any) and thing.end + 1 >= len(features.tokens.tags) - 1


def has_specific_name(features: TitleFeatures) -> bool:
    """Whether a name or a prefix makes any object specific, unless something new is to be made."""
    makes = (features.verb_tags | features.joined) & tag.MAKE
    return (features.name is not None or features.start > 1) and not makes


def has_aim_as_object(features: TitleFeatures) -> bool:
    """`Build awareness`: an aim that nobody can open."""
    acted_on = features.object
    return acted_on is not None and bool(features.object_head & tag.AIM_NOUN) and not acted_on.tags & tag.ARTIFACT


def is_certain_object(features: TitleFeatures) -> bool:
    """`the guide`, `night guides`: an article, or a word that distinguishes this one from others."""
    acted_on = features.object
    assert acted_on is not None
    return acted_on.is_bounded or not all(tags & _FILLER for tags in modifiers(features.tokens, acted_on))


def has_generic_object(features: TitleFeatures) -> bool:
    """`Create resources`, `Write better guides`: things that could be any, by noun or adjective."""
    acted_on, head, tokens = features.object, features.object_head, features.tokens
    assert acted_on is not None
    opener = tokens.padded[acted_on.first - 1]
    if acted_on.is_bounded or opener & tag.OBJECT_QUANTIFIER or _supplies(features, acted_on):
        return False
    after, people = tokens.padded[acted_on.end + 1], tokens.padded[acted_on.end + 3]
    if after & tag.WITH and tokens.padded[acted_on.end + 2] & tag.OBJECT_QUANTIFIER and people & tag.AUDIENCE:
        return False  # `Agree on targets with each manager`
    if tokens.padded[acted_on.first - 1] & tag.DEFINITE and after & tag.OF:
        thing = noun_phrase(tokens, acted_on.end + 2)  # `die Abläufe der Prüfung`
        if thing is not None and tokens.tags[thing.head] & _THING:
            return False
    before = modifiers(tokens, acted_on)
    makes = (features.verb_tags | features.joined) & tag.MAKE
    behind, then = tokens.padded[acted_on.end + 1], tokens.padded[acted_on.end + 2]
    says_why = behind & tag.SO and (not behind & tag.TO or then & tag.THAT)
    has_purpose = says_why or (behind & tag.TO and then & tag.VERB and not then & tag.PLURAL)
    if head & tag.PLURAL and not before and has_purpose:
        return True  # `to help bakers` does not tell how many there are
    is_any = bool(before) and before[0] & _ANY and not before[0] & tag.AIM_NOUN
    if head & tag.GENERIC and all(tags & _TELLS_NOTHING for tags in before):
        ends = acted_on.end + 1 >= len(tokens.tags) - 1
        is_open = not before or is_any or (ends and head & tag.PLURAL and (makes or not head & tag.ARTIFACT))
        return bool(is_open) and not _says_what_for(features, acted_on)
    if not is_any or not head & (tag.PLURAL | tag.LIKE_PLURAL_OR_IS):
        return False
    if head & tag.JOINED or _names_numbered_thing(features):
        return False
    return bool(makes and not head & _THING) or all(tags & _ANY for tags in before)


def _supplies(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Equip new nurses on the first day with a tablet`: people, and what they get."""
    tokens = features.tokens
    if not (features.verb_tags & tag.WORK and features.object_head & tag.AUDIENCE):
        return False
    for place in range(acted_on.end + 1, len(tokens.tags)):
        is_given = tokens.tags[place] & tag.WITH and features.verb_tags & tag.DELIVER
        if is_given or (tokens.tags[place] & tag.INDEFINITE and tokens.grammar.capital_nouns):
            given = noun_phrase(tokens, place + 1)
            return given is not None and bool(tokens.tags[given.head] & _THING or _is_unlisted(tokens.tags[given.head]))
    return False


def _is_unlisted(tags: int) -> bool:
    """Whether a word can only be a noun that no list holds."""
    return not tags & tag.CLASSES and bool(tags & tag.LIKE_PLURAL)


def _says_what_for(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Draft a plan for moving the herbarium`."""
    is_one_thing = features.object_head & tag.ARTIFACT and not features.object_head & tag.PLURAL
    return bool(is_one_thing) and len(features.tokens.tags) - acted_on.end > _PURPOSE


def ends_in_quality(features: TitleFeatures) -> bool:
    """`Plan shifts better`, `Deliver value faster`: how it is done, and not what is there when it is done."""
    acted_on, tokens = features.object, features.tokens
    if acted_on is None or acted_on.end + 2 != len(tokens.tags) or not tokens.tags[-1] & tag.QUALITY:
        return False
    return bool(tokens.tags[-1] & (tag.LIKE_COMPARATIVE | tag.ADVERB))


def has_unspecific_people(features: TitleFeatures) -> bool:
    """`Interview customers`: people without a number, a group or an end."""
    head, acted_on, tokens = features.object_head, features.object, features.tokens
    if acted_on is None or not head & tag.AUDIENCE or not head & tag.PLURAL:
        return False
    if features.name is not None or _names_numbered_thing(features) or _supplies(features, acted_on):
        return False
    place = acted_on.end + 1
    if tokens.padded[place] & tag.OF:  # `users of the beta version`
        group = noun_phrase(tokens, place + 1)
        return group is None or not tokens.tags[group.head] & _THING
    opening = tokens.tags[place : place + 2]  # `about the till`, `à la caisse`, `au tri`
    if place + 2 >= len(tokens.tags) or not opening[0] & tag.ABOUT or not (opening[0] | opening[1]) & _ARTICLE:
        return True
    thing = noun_phrase(tokens, place + 1)
    return thing is None or bool(tokens.tags[thing.head] & (tag.GENERIC | tag.METRIC))


def is_clear_despite_verb(features: TitleFeatures) -> bool:
    """Whether a weak verb is made concrete by what follows: a number, a way, a thing with an article, a next verb."""
    verb, acted_on = features.verb, features.object
    assert verb is not None
    if _has_number(features) or features.means is not None or changes_setting(features) or raises_funds(features):
        return True
    if _is_literal(features) or _leads_to_delivery(features) or _goes_into_thing(features) or names_share(features):
        return True
    meanings = verb.tags | features.joined
    if meanings & (tag.BETTER | tag.CHANGE):
        is_certain = acted_on is not None and _is_certain(features, acted_on)
        if acted_on is None or not (is_certain or features.tokens.low[acted_on.head][-1].isdigit()):
            return False
        return _changes_thing(features, verb, acted_on)
    if acted_on is None:
        asks = verb.tags & tag.INQUIRE and features.tokens.any(tag.QUESTION, features.after, features.after + 2)
        return bool(asks) or _works_towards_thing(features, verb) or _turns_to_thing(features)
    if verb.tags & tag.BECOME:
        return False
    head = features.object_head
    if not meanings & (tag.VAGUE_WORK | tag.OUTCOME):
        is_open = head & (tag.AIM_NOUN | tag.GENERIC) or acted_on.tags & tag.QUALITY
        ends = acted_on.end + _SHORT >= len(features.tokens.tags)
        return not (is_open and ends and not head & _THING and not acted_on.is_bounded)
    if verb.tags & (tag.REACH | tag.STATE) and not verb.tags & tag.ONGOING:
        if head & (tag.AUDIENCE | tag.METRIC) and not acted_on.is_bounded and not head & _THING:
            return False
        is_open = acted_on.tags & (tag.QUALITY | tag.AIM_NOUN) or head & tag.GENERIC
        return bool(head & tag.ARTIFACT) or not is_open
    if verb.tags & tag.COUNTABLE_OUTPUT and head & tag.ARTIFACT and not head & (tag.GENERIC | tag.AIM_NOUN):
        says_more = head & tag.JOINED or acted_on.end + 1 < len(features.tokens.tags)
        return not head & tag.PLURAL or bool(says_more)
    return (
        _is_one_thing(features, verb, acted_on)
        or _names_part_of_thing(features, acted_on)
        or _works_towards_thing(features, verb)
        or _is_certain_case(features, verb, acted_on)
    )


def _has_number(features: TitleFeatures) -> bool:
    """A target, and `every` and `all` are none: `Ensure every office is friendly`."""
    return any(number.kind is not NumberKind.ALL for number in features.targets)


def _changes_thing(features: TitleFeatures, verb: LeadVerb, acted_on: NounPhrase) -> bool:
    """`Cut the second signature`, `Trim the recipe book`: a verb of change that is done to a thing by hand."""
    head = features.object_head
    if verb.tags & tag.REMOVE_PART:
        return bool(head & tag.ARTIFACT or not head & tag.NOUN) and not head & tag.METRIC
    if verb.tags & tag.RESIZE and head & tag.ARTIFACT and not head & (tag.METRIC | tag.GENERIC):
        return True
    return _gains_ability(features, acted_on)


def _gains_ability(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Expand the home app to support widgets`: a certain thing that will do one thing more."""
    tokens, place = features.tokens, acted_on.end + 1
    if not features.object_head & tag.ARTIFACT or place + 2 >= len(tokens.tags) or not tokens.tags[place] & tag.TO:
        return False
    return bool(tokens.tags[place + 1] & tag.ABILITY) and features.has_after(place + 2, tag.ARTIFACT)


def _goes_into_thing(features: TitleFeatures) -> bool:
    """`Extend the barcode to the warehouse in Ghent`: one thing, and another that it becomes part of or turns into."""
    acted_on, tokens, head = features.object, features.tokens, features.object_head
    if acted_on is None or head & (tag.METRIC | tag.AIM_NOUN | tag.GENERIC):
        return False
    place = acted_on.end + 1
    if not tokens.padded[place] & tag.TO or tokens.any(tag.VERB, place + 1, place + 2):
        return False
    target = noun_phrase(tokens, place + 1)
    if target is None or target.tags & tag.QUALITY:
        return False
    if head & tag.SETTING:
        return True  # `Extend opening hours to Sunday`
    is_thing = tokens.tags[target.head] & _THING or tokens.is_name(target.first, target.head)
    return bool(head & tag.ARTIFACT and is_thing)


def _is_one_thing(features: TitleFeatures, verb: LeadVerb, acted_on: NounPhrase) -> bool:
    """`Look after the booking page`: a thing that someone could open, with an article or a verb of several words."""
    head = features.object_head
    praised = features.tokens.any(tag.QUALITY, acted_on.first, acted_on.head)
    if not head & tag.ARTIFACT or head & (tag.PLURAL | tag.AUDIENCE) or praised:
        return False
    if _is_certain(features, acted_on) or (verb.last > verb.first and acted_on.content > 1):
        return True
    return bool(head & tag.JOINED and verb.tags & tag.AIM)  # `Datenmodell vereinheitlichen`


def _is_certain(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """Whether an article or a possessive makes one thing certain, also where it belongs to nearly every noun."""
    if acted_on.is_bounded or not acted_on.first or features.verb_tags & tag.NEVER_LITERAL:
        return acted_on.is_bounded
    return acted_on.content > 1 and bool(features.tokens.tags[acted_on.first - 1] & tag.DEFINITE)


def _names_part_of_thing(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Support Hebrew in the label printer`: something with a name, in a certain thing."""
    tokens, place = features.tokens, acted_on.end + 1
    if features.name is None or features.name[0] > acted_on.head or not tokens.padded[place] & tag.PART_OF:
        return False
    within = noun_phrase(tokens, place + 1)
    return within is not None and within.is_bounded and bool(tokens.tags[within.head] & tag.ARTIFACT)


def _works_towards_thing(features: TitleFeatures, verb: LeadVerb) -> bool:
    """`collaborate with X to scope our export tool`: a weak opening, but the work follows."""
    tags = features.tokens.tags
    if not verb.tags & tag.ONGOING:
        return False
    place = next((step for step in range(verb.last + 1, len(tags) - 2) if tags[step] & tag.TO), 0)
    if not place:
        return False
    works = tags[place + 1] & (tag.DELIVER | tag.ACT)
    gets = tags[place + 1] & tag.HAVE and tags[place + 2] & tag.INDEFINITE
    thing = noun_phrase(features.tokens, place + 2)
    if thing is None or not (works or gets):
        return False
    is_certain = thing.is_bounded or (place + 2 < thing.first and tags[thing.first - 1] & tag.DEFINITE)
    return bool(tags[thing.head] & tag.ARTIFACT or (is_certain and features.has_after(place, tag.ARTIFACT)))


def _turns_to_thing(features: TitleFeatures) -> bool:
    """`Opt for a rota system`: one thing behind the preposition of a verb."""
    tokens, place = features.tokens, features.after
    if features.verb_tags & (tag.BETTER | tag.CHANGE | tag.ONGOING) or not tokens.padded[place] & tag.FUNCTION:
        return False
    is_phrase = tokens.padded[place + 2] & _ARTICLE and not tokens.padded[place + 1] & tag.FUNCTION
    thing = noun_phrase(tokens, place + 2 if is_phrase else place + 1)  # `mettre en page le rapport`
    if thing is None or not (thing.is_bounded or is_phrase) or tokens.any(tag.QUALITY, thing.first, thing.head):
        return False
    head = tokens.tags[thing.head]
    return bool(head & tag.ARTIFACT) and not head & (tag.PLURAL | tag.AUDIENCE | tag.METRIC | tag.GENERIC)


def _is_literal(features: TitleFeatures) -> bool:
    """`Strengthen the footbridge deck`: a verb that is a figure of speech elsewhere, done to a touchable thing."""
    verb, acted_on = features.verb, features.object
    if verb is None or acted_on is None or not acted_on.tags & tag.TANGIBLE or verb.tags & tag.NEVER_LITERAL:
        return False
    if verb.tags & tag.ONGOING and not verb.tags & (tag.WORK | tag.CHANGE | tag.BETTER):
        return False
    head = features.object_head
    return bool(head & tag.TANGIBLE) or (acted_on.is_bounded and not head & _EMPTY)


def _leads_to_delivery(features: TitleFeatures) -> bool:
    """`Investigate the fire and publish the findings`: what is delivered is said by the second verb."""
    second, tags = features.second_action, features.tokens.tags
    if second is None or features.verb_tags & (tag.BETTER | tag.CHANGE | tag.AIM):
        return False
    following = tags[second[1]]
    if not following & (tag.DELIVER | tag.ACT) or following & tag.VAGUE_WORK:
        return False
    delivered = noun_phrase(features.tokens, second[1] + 1)
    return delivered is not None and bool(tags[delivered.head] & _THING)


def _is_certain_case(features: TitleFeatures, verb: LeadVerb, acted_on: NounPhrase) -> bool:
    """Whether one certain thing is meant: a numbered one, one case to study, one person or firm to engage or move."""
    tokens, head = features.tokens, features.object_head
    is_thing = head & _THING or not head & _EMPTY
    if verb.tags & tag.INQUIRE and acted_on.content > 1 and is_certain_object(features):
        return bool(is_thing or (acted_on.is_bounded and not head & tag.AIM_NOUN))
    if not is_thing:
        return False
    if _names_numbered_thing(features):
        return True
    if verb.tags & tag.ENGAGE and tokens.padded[verb.last + 1] & tag.INDEFINITE:
        return acted_on.content == 1 and not head & tag.PLURAL
    is_moved = verb.tags & tag.TRANSFER and tokens.padded[acted_on.end + 1] & tag.TO
    return bool(is_moved) and tokens.is_name(acted_on.first, acted_on.head)


def _names_numbered_thing(features: TitleFeatures) -> bool:
    """`aisle 3`, `plot 19`: a place or thing with a number, but not a version or phase of the work itself."""
    for number in features.numbers:
        before = features.tokens.padded[number.place - 1]
        is_thing = before & (tag.LABEL | tag.TANGIBLE) and not before & (tag.TIME | tag.MONTH)
        if number.kind is NumberKind.LABEL and is_thing:
            return True
    return False
