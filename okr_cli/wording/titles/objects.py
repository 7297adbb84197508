"""What the leading verb acts on, how it is to be done, and what makes a title specific."""

from typing import Final, NamedTuple

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.tokens import Range, Tokens


class NounPhrase(NamedTuple):
    """A run of words that name one thing.

    `first` and `head` (its last word) are token indexes, `bits` is what any of its words can be, `is_bounded`
    tells a phrase with an article or a possessive (`the`, `a`, `our`) from a bare one, `content` counts its words.
    `end` and `whole` are the last token and the words of content with what is joined to it by `and` or a comma.
    """

    first: int
    head: int
    bits: int
    is_bounded: bool
    content: int
    end: int
    whole: int

    @property
    def words(self) -> Range:
        """The tokens of the phrase."""
        return self.first, self.head


DETERMINERS: Final = frozenset(
    ["a", "an", "the", "our", "my", "your", "their", "its", "this", "these", "those", "his", "her"]
)
_QUANTIFIERS = frozenset(
    ["any", "some", "all", "every", "each", "more", "most", "many", "few", "several", "such", "other"]
)
_JOINTS = frozenset({",", "and", "&", "or", "/", "+", "then"})
_INSIDE = frozenset({"/", "-", "&", '"', "'", "“", "”", "‘", "’", "`", "#", "@", "+", "{", "}", "–", ":"})
_SKIPPED = DETERMINERS | _QUANTIFIERS | _INSIDE
_QUOTES = frozenset({"`", '"', "“", "#", "@", "{"})
_RESULT_SUBJECTS = frozenset({"that", "it", "they", "users", "people", "we", "nobody", "everyone"})
_MEANS = frozenset({"by", "through", "via", "using", "with", "so", ":"})
SECONDS: Final = frozenset({"and", "&", "then", ";"})
"""Words that a second action stands behind."""
_ACRONYM = 2
_BOUNDARY = kinds.FUNCTION | kinds.SYMBOL


def noun_phrase(tokens: Tokens, start: int) -> NounPhrase | None:
    """The first run of words from token `start` that is not broken by a function word or a comma."""
    low, bits = tokens.low, tokens.bits
    bounded, place, count = False, start, len(low)
    while place < count and low[place] in _SKIPPED:
        bounded = bounded or low[place] in DETERMINERS
        place += 1
    first, head, seen, content = place, -1, 0, 0
    while place < count:
        kind = bits[place]
        if not kind & _BOUNDARY:
            head = place
            seen |= kind
            content += 1
        elif not _holds_together(tokens, place):
            break
        place += 1
    if head < 0:
        return None
    end, joined = _joined_nouns(tokens, place)
    return NounPhrase(first, head, seen, bounded, content, max(end, head), content + joined)


def _holds_together(tokens: Tokens, place: int) -> bool:
    """Whether a token without content stands inside a name: `input/output`, `source{d}`, `std::io`."""
    if tokens.bits[place] & kinds.FUNCTION or place + 1 == len(tokens.low):
        return False
    return tokens.low[place] in _INSIDE and (tokens.low[place] != ":" or tokens.touches(place))


def _joined_nouns(tokens: Tokens, place: int) -> Range:
    """Past `and reliability` after a noun phrase: the last token, and how many words of content were passed."""
    end, content = -1, 0
    while place + 1 < len(tokens.low) and tokens.low[place] in _JOINTS:
        step = place + 1
        while step < len(tokens.low) and (tokens.low[step] in _JOINTS or tokens.low[step] in DETERMINERS):
            step += 1
        first = step
        while step < len(tokens.low) and not tokens.bits[step] & _BOUNDARY:
            step += 1
        if step == first:
            break
        end, content, place = step - 1, content + step - first, step
    return end, content


def after_joined_verbs(tokens: Tokens, last: int) -> tuple[int, int]:
    """Past `, execute and measure` after a leading verb: where the object starts, and the bits of the verbs passed."""
    place, passed = last + 1, 0
    low, bits = tokens.low, tokens.bits
    while place + 1 < len(low) and low[place] in _JOINTS:
        step = place + 1
        while step < len(low) and (low[step] in _JOINTS or bits[step] & kinds.ADVERB):
            step += 1
        if step >= len(low) or not bits[step] & kinds.VERB or bits[step] & (kinds.PLURAL | kinds.PAST):
            break
        passed |= bits[step] & kinds.VERB
        place = step + 1
    return place, passed


def means(tokens: Tokens, start: int) -> Range | None:
    """The work that a title names as its way: `by asking for three fields`, `through a weekly clinic`."""
    low, bits = tokens.low, tokens.bits
    if _MEANS.isdisjoint(low):
        return None
    last = len(low) - 1
    for place in range(start, last):
        word, following = low[place], low[place + 1]
        if word not in _MEANS:
            continue
        if word == "by":
            holds = following.endswith("ing") and not bits[place + 1] & kinds.METRIC
        elif word == "so":
            holds = following in _RESULT_SUBJECTS
        elif word == ":":
            opens_clause = place > start and tokens.at(place + 2)[0] not in {"and", ",", "&", "or", ""}
            holds = opens_clause and bool(bits[place + 1] & (kinds.WORK | kinds.OTHER | kinds.REACH))
        else:
            holds = _names_artefact(tokens, place + 1, word)
        if holds:
            return place, min(place + 3, last)
    return None


def _names_artefact(tokens: Tokens, start: int, word: str) -> bool:
    if word in {"via", "using"} and not tokens.raw[start].islower():
        return True
    phrase = noun_phrase(tokens, start)
    if phrase is None:
        return False
    is_acronym = tokens.raw[start].isupper() and len(tokens.raw[start]) > _ACRONYM
    if word == "with" and (tokens.bits[phrase.head] & kinds.TANGIBLE or is_acronym):
        return True
    if tokens.bits[phrase.head] & kinds.ARTEFACT:
        return word != "with" or phrase.is_bounded
    return word in {"through", "via"} and bool(tokens.bits[start] & kinds.GERUND)


def named_thing(tokens: Tokens, start: int) -> Range | None:
    """The first thing with a name of its own: quoted, code, a channel, a handle, an acronym, a proper name, a place."""
    proper = -1
    for place in range(start, len(tokens.raw)):
        raw = tokens.raw[place]
        if raw.islower():
            if not raw.isalpha() and not raw[0].isdigit() and _is_code(raw):
                return place, place
        elif raw in _QUOTES:
            if place + 1 < len(tokens.raw):
                return place, place + 1
        elif raw[0].isalpha():
            if tokens.bits[place] & kinds.PLACE or (len(raw) > 1 and not raw[1:].islower()):
                return place, place
            if proper < 0 and not tokens.bits[place] & kinds.FUNCTION:
                proper = place
    return (proper, proper) if proper >= 0 and not _is_title_case(tokens, start) else None


def _is_code(raw: str) -> bool:
    """`doc_cfg`, `data.gov`, `id2vec`; not `follow-up` and not `user's`."""
    return "_" in raw or "." in raw or any(sign.isdigit() for sign in raw)


def _is_title_case(tokens: Tokens, start: int) -> bool:
    other = _BOUNDARY | kinds.NUMBER
    words = [raw for raw, bits in zip(tokens.raw[start:], tokens.bits[start:], strict=True) if not bits & other]
    return all(word[0].isupper() for word in words)


def second_action(tokens: Tokens, start: int) -> Range | None:
    """A second action after the first one's object: `and write a post`. Verbs that share one object do not count."""
    low, bits = tokens.low, tokens.bits
    if SECONDS.isdisjoint(low):
        return None
    for place in range(start, len(low) - 2):
        if low[place] not in SECONDS:
            continue
        verb = bits[place + 1]
        no_verb = verb & (kinds.INFLECTED | kinds.PLURAL | kinds.QUALITY)
        if not verb & (kinds.WORK | kinds.BETTER | kinds.OPEN) or no_verb:
            continue
        following = low[place + 2]
        starts_object = following in DETERMINERS or following in _QUANTIFIERS or bits[place + 2] & kinds.NUMBER
        if starts_object or (not verb & kinds.NOUN and not bits[place + 2] & kinds.SYMBOL):
            return place, place + 1
    return None
