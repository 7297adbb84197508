"""The object of the leading verb, the means, and what makes a title specific."""

from typing import NamedTuple

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.tokens import Range, Tokens

_SKIPPED = tag.DETERMINER | tag.QUANTIFIER | tag.INSIDE_NAME
_BOUNDARY = tag.FUNCTION | tag.SYMBOL
_ACRONYM = 2


class NounPhrase(NamedTuple):
    """A run of words that name one thing, by token indexes."""

    first: int
    head: int  # its last word
    tags: int  # what any of its words can be
    is_bounded: bool  # has an article or possessive
    content: int  # number of content words
    end: int  # last token, including what `and` or a comma joins
    content_joined: int  # content words, likewise

    @property
    def words(self) -> Range:
        """The tokens of the phrase."""
        return self.first, self.head


def noun_phrase(tokens: Tokens, start: int) -> NounPhrase | None:
    """The first run of words from token `start` that is not broken by a function word or a comma."""
    tags = tokens.tags
    bounded, place, count = 0, start, len(tags)
    while place < count and tags[place] & _SKIPPED:
        bounded |= tags[place] & tag.DETERMINER
        place += 1
    first, head, seen, content = place, -1, 0, 0
    while place < count:
        kind = tags[place]
        if not kind & _BOUNDARY:
            head = place
            seen |= kind
            content += 1
        elif not _holds_together(tokens, place):
            break
        place += 1
    if head < 0:
        return None
    grammar, last = tokens.grammar, head
    if grammar.head_first:
        head = _first_noun(tags, first, last)
    while (
        head > first
        and tags[head] & (tag.ADVERB | tag.QUALITY)
        and not tags[head] & (tag.NOUN | tag.NOMINAL | tag.VERB)
    ):
        head -= 1  # deliver value faster
    if grammar.capital_nouns:
        nouns = [step for step in range(first, head + 1) if tokens.raw[step][0].isupper()]
        head = nouns[-1] if nouns else head  # `Abläufe schlanker`: how, behind the noun
        if not seen & (tag.NOUN | tag.NOMINAL) and tags[head] & (tag.QUALITY | tag.ADVERB):
            return None  # `Nachhaltiger wirtschaften`: how, and no noun
    end, joined = _joined_nouns(tags, place)
    return NounPhrase(
        first, head, seen, bool(bounded), content, max(end, last if grammar.head_first else head), content + joined
    )


def _first_noun(tags: tuple[int, ...], first: int, last: int) -> int:
    """The head of a phrase in a language that puts it first: `plataforma digital`, but `nueva plataforma`."""
    last = next((place - 1 for place in range(first + 1, last + 1) if tags[place] & tag.OF), last)
    known = next((place for place in range(first, last + 1) if _is_known_noun(tags[place])), -1)
    if known >= 0:
        return known
    described = tag.QUALITY | tag.ANY_ONE | tag.NUMBER | tag.QUANTITY
    return next((place for place in range(first, last) if not tags[place] & described), last)


def _is_known_noun(tags: int) -> bool:
    """Whether a word is a noun by a list or its ending, and not an adjective before one: `nouvelles`."""
    return bool(tags & tag.NOUN or (tags & tag.NOMINAL and not tags & tag.ANY_ONE))


def modifiers(tokens: Tokens, phrase: NounPhrase) -> tuple[int, ...]:
    """The tags of each word that describes the head of a noun phrase."""
    before = tokens.tags[phrase.first : phrase.head]
    if not tokens.grammar.head_first:
        return before
    behind = tokens.tags[phrase.head + 1 : phrase.end + 1]
    return before + tuple(tags for tags in behind if not tags & _BOUNDARY)


def _holds_together(tokens: Tokens, place: int) -> bool:
    """Whether a token without content is inside a name: `input/output`, `source{d}`, `std::io`."""
    tags = tokens.tags[place]
    if tags & tag.FUNCTION:
        return tokens.grammar.head_first and _tells_of_what(tokens.tags, place)
    if place + 1 == len(tokens.tags) or not tags & tag.INSIDE_NAME:
        return False
    return not tags & (tag.COLON | tag.DASH) or tokens.touches(place)


def _tells_of_what(tags: tuple[int, ...], place: int) -> bool:
    """Whether a function word links the head to what follows, as in `plan de la temporada`."""
    if place + 1 == len(tags) or not place:
        return False
    return bool(tags[place] & tag.OF or (tags[place] & _SKIPPED and tags[place - 1] & tag.OF))


def _joined_nouns(tags: tuple[int, ...], place: int) -> Range:
    """Past `and reliability` after a noun phrase: the last token, and how many words of content were passed."""
    end, content, count = -1, 0, len(tags)
    while place + 1 < count and tags[place] & tag.JOINT:
        step = place + 1
        while step < count and tags[step] & (tag.JOINT | tag.DETERMINER):
            step += 1
        first = step
        while step < count and not tags[step] & _BOUNDARY:
            step += 1
        if step == first:
            break
        end, content, place = step - 1, content + step - first, step
    return end, content


def after_joined_verbs(tokens: Tokens, last: int) -> tuple[int, int]:
    """Past `, execute and measure` after a leading verb: where the object starts, and the tags of the verbs passed."""
    place, passed = last + 1, 0
    tags, count = tokens.tags, len(tokens.tags)
    while place + 1 < count and tags[place] & tag.JOINT:
        step = place + 1
        while step < count and tags[step] & (tag.JOINT | tag.ADVERB):
            step += 1
        if step >= count or not tags[step] & tag.VERB or tags[step] & (tag.PLURAL | tag.PAST):
            break
        passed |= tags[step] & tag.VERB
        place = step + 1
    return place, passed


def after_indirect_object(tokens: Tokens, start: int) -> int:
    """Past `de` in `Mejora de la atención`, and past people in `Adresser aux donateurs une lettre`."""
    tags, count = tokens.tags, len(tokens.tags)
    if start >= count or not tags[start] & (tag.OF | tag.TO):
        return start
    if tags[start] & tag.TO:
        people = noun_phrase(tokens, start + 1)
        if people is not None and tags[people.head] & tag.AUDIENCE and tokens.padded[people.end + 1] & tag.DETERMINER:
            return people.end + 1
    return start + 1 if tags[start] & tag.OF else start


def means(tokens: Tokens, start: int) -> Range | None:
    """The work that a title names as its means: `by asking for three fields`, `through a weekly clinic`."""
    if not tokens.any_tags & tag.MEANS:
        return None
    last = len(tokens.tags) - 1
    for place in range(start, last):
        if tokens.tags[place] & tag.MEANS and _opens_means(tokens, place, start):
            return place, min(place + 3, last)
    return None


def _opens_means(tokens: Tokens, place: int, start: int) -> bool:
    opener, following = tokens.tags[place], tokens.tags[place + 1]
    if opener & tag.BY:
        works = following & (tag.WORK | tag.OTHER_VERB) or not following & (tag.VERB | tag.METRIC | tag.FUNCTION)
        changed = noun_phrase(tokens, place + 2)
        is_any = changed is not None and not changed.is_bounded and tokens.tags[changed.head] & tag.GENERIC
        if works and not is_any and following & tag.LIKE_GERUND:
            return True
        return bool(following & tag.INDEFINITE) and _names_artifact(tokens, place + 1, opener)
    if opener & tag.SO:
        return bool((tokens.padded[place + 2] if following & tag.THAT else following) & tag.RESULT_SUBJECT)
    if opener & tag.COLON:
        if place <= start:
            return False
        opens_clause = place < len(tokens.tags) - 2 and not tokens.tags[place + 2] & tag.NOT_A_CLAUSE
        works = opens_clause and following & (tag.WORK | tag.OTHER_VERB | tag.REACH)
        return bool(works) or _names_artifact(tokens, place + 1, opener | tag.WITH)
    return _names_artifact(tokens, place + 1, opener)


def _names_artifact(tokens: Tokens, start: int, opener: int) -> bool:
    if opener & tag.TOOL_MEANS and not tokens.raw[start].islower():
        return True
    phrase = noun_phrase(tokens, start)
    if phrase is None:
        return False
    is_any = tokens.any(tag.QUALITY | tag.ANY_ONE, phrase.first, phrase.head)
    if is_any and not phrase.is_bounded:
        return False
    is_acronym = tokens.raw[start].isupper() and len(tokens.raw[start]) > _ACRONYM
    if opener & tag.WITH and (tokens.tags[phrase.head] & tag.TANGIBLE or is_acronym):
        return True
    head = tokens.tags[phrase.head]
    is_one = tokens.tags[start] & tag.INDEFINITE and not head & tag.PLURAL and not opener & tag.COLON
    if is_one and (head & (tag.AUDIENCE | tag.TANGIBLE) or not head & tag.CLASSES):
        return True  # `with a tutor`, `um ein Feld`
    if head & tag.ARTIFACT:
        says_more = phrase.content > 1 or phrase.end + 2 < len(tokens.tags) or tokens.tags[start] & tag.DEFINITE
        return not opener & tag.WITH or phrase.is_bounded or bool(says_more)
    return bool(opener & tag.WAY_MEANS and tokens.tags[start] & tag.GERUND)


def name_in(tokens: Tokens, start: int) -> Range | None:
    """The first thing with a name of its own: quoted, code, a channel, a handle, an acronym, a proper name, a place."""
    proper = -1
    for place in range(start, len(tokens.raw)):
        raw = tokens.raw[place]
        if raw.islower():
            if not raw.isalpha() and not raw[0].isdigit() and _is_code(raw):
                return place, place
        elif tokens.tags[place] & tag.OPENING_NAME:
            if place + 1 < len(tokens.raw):
                return place, place + 1
        elif raw[0].isalpha():
            if tokens.tags[place] & tag.PLACE or _is_mixed(tokens, raw):
                return place, place
            if proper < 0 and not tokens.tags[place] & tag.FUNCTION and tokens.is_capital_of_name(place):
                has_article = tokens.grammar.capital_nouns and tokens.padded[place - 1] & tag.DEFINITE
                proper = proper if has_article else place
    is_name = proper >= 0 and (tokens.grammar.capital_nouns or not _is_title_case(tokens, start))
    return (proper, proper) if is_name else None


def _is_mixed(tokens: Tokens, raw: str) -> bool:
    """`SAP`, `iOS`, `DocuSign`; but not `Follow-Up` where every noun has a capital letter."""
    if len(raw) > 1 and not raw[1:].islower():
        return not tokens.grammar.capital_nouns or any(
            len(part) > 1 and not part[1:].islower() for part in raw.split("-")
        )
    return False


def _is_code(raw: str) -> bool:
    """`doc_cfg`, `data.gov`, `id2vec`; not `follow-up` and not `user's`."""
    return "_" in raw or "." in raw or any(sign.isdigit() for sign in raw)


def _is_title_case(tokens: Tokens, start: int) -> bool:
    other = _BOUNDARY | tag.NUMBER
    words = [raw for raw, tags in zip(tokens.raw[start:], tokens.tags[start:], strict=True) if not tags & other]
    return all(word[0].isupper() for word in words)


def second_action(tokens: Tokens, start: int) -> Range | None:
    """A second action after the first one's object: `and write a post`. Verbs that share one object do not count."""
    tags = tokens.tags
    if not tokens.any_tags & tag.SECOND_JOINT:
        return None
    for place in range(start, len(tags) - 2):
        if not tags[place] & tag.SECOND_JOINT:
            continue
        verb, following = tags[place + 1], tags[place + 2]
        no_verb = verb & (tag.INFLECTED | tag.PLURAL | tag.QUALITY)
        if not verb & (tag.WORK | tag.BETTER | tag.ONGOING) or no_verb:
            continue
        starts_object = following & (tag.DETERMINER | tag.QUANTIFIER | tag.NUMBER)
        if starts_object or not (verb & tag.NOUN or following & tag.SYMBOL):
            return place, place + 1
    return None
