"""Classifies a phrase in Latin script: a person, a team or a job title.

Given names, the head noun and the shape of the phrase decide. Unknown words are treated as names.
"""

from okr_cli.wording.decision_list import DecisionList, Row
from okr_cli.wording.owners import tag
from okr_cli.wording.owners.owner import Reason
from okr_cli.wording.owners.vocabulary import bits_of, fold, listed, listed_endings, word_bits

_WORK = tag.WORK | tag.CAPITALS
_SHORTEST_COMPOUND = 8
_ROMAN = ("II", "III", "IV")


class Word:
    """A single word, with what it can be."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bits = bits_of(text) or word_bits().get(text.lower(), 0) & tag.LETTERS

    def is_given_name(self) -> bool:
        """`Dev` and `Ai` are people, while `dev` and `AI` are functions."""
        if not self.bits & tag.NAME:
            return False
        if self.text.isupper():
            return not self.bits & (tag.LETTERS | tag.FUNCTION)
        return not (self.text.islower() and self.bits & (tag.FUNCTION | tag.GROUP))


WORDS: DecisionList[Word, Reason] = DecisionList(
    Row(Word.is_given_name, Reason.GIVEN_NAME, "Will"),
    Row(lambda word: word.bits & tag.GROUP, Reason.GROUP_NOUN, "Delegation"),
    Row(lambda word: word.bits & tag.FUNCTION, Reason.FUNCTION, "Logistics"),
    Row(lambda word: word.bits & tag.ROLE, Reason.JOB_TITLE, "Pomologist"),
    Row(lambda word: word.bits & tag.TEAM_LETTERS, Reason.FUNCTION_ABBREVIATION, "qa"),
    Row(lambda word: word.bits & tag.ROLE_LETTERS, Reason.JOB_TITLE, "CFO"),
    Row(lambda word: word.bits & tag.MODIFIER and not word.bits & tag.SURNAME, Reason.FUNCTION, "Digital"),
    Row(lambda word: word.bits & tag.CAPITALS, Reason.UNKNOWN_ABBREVIATION, "ZQX"),
)


class Phrase:
    """Two words or more, each with what it can be. ``before`` are the words before a preposition, if any."""

    def __init__(self, words: list[str], bits: list[int]) -> None:
        self.words = words
        self.bits = bits
        if bits[0] & tag.LETTERS and words[0].isupper() and not words[-1].isupper():
            bits[0] &= ~tag.NAME  # `TAM Germany`, while `TAM NGUYEN` is a person
        self.first = bits[0]
        self.last = bits[-1]
        self.has_preposition = not listed("prepositions").isdisjoint(words)
        self.before = _before_preposition(words, bits) if self.has_preposition else []

    @property
    def head(self) -> int:
        """The bits of the last word before a preposition."""
        return self.before[-1] if self.before else 0

    def begins_with_title(self) -> bool:
        return bool(
            self.first & tag.TITLE
            and not self.bits[1] & (tag.POST | tag.FUNCTION | tag.MODIFIER)
            and self.words[1].lower() not in listed("prepositions")
        )

    def all_work(self, first: int = 0, end: int | None = None, also: int = 0) -> bool:
        """Whether no word from ``first`` to before ``end`` can only be a name, those with the bits ``also`` aside."""
        return all(word & (_WORK | also) for word in self.bits[first:end])

    def is_post_in_place(self) -> bool:
        """`Vendeuse boutique`, `Encargado taller`: a job title before the place of work, which can be a team too."""
        is_place = self.last & tag.GROUP and self.last & tag.FUNCTION and self.words[-1].islower()
        return bool(is_place) and len(self.bits) == 2 and self.begins_with_post() and not self.first & tag.GROUP

    def ends_in_group(self) -> bool:
        last = self.last
        if not last & tag.GROUP or (last & tag.ROLE and not last & tag.OPENER):
            return False
        return not last & tag.SURNAME or self.words[-1].islower()

    def begins_with_group(self) -> bool:
        """`Team Alpha`, `Maintenance crew B`, `Área técnica`: a noun for a group, followed by its name."""
        is_post = self.last & tag.POST and fold(self.words[-1]) not in listed("adjectives-of-groups")
        if is_post or self.first & tag.NAME:
            return False
        if self.first & tag.OPENER:
            return True
        return not self.begins_with_post() and any(
            word & tag.OPENER and not word & (tag.SURNAME | tag.NAME) for word in self.bits[1:-1]
        )

    def begins_with_name(self) -> bool:
        if not self.first & tag.NAME:
            return False
        is_surname = len(self.bits) == 2 and self.last & tag.SURNAME
        return bool(is_surname) or not (_may_be_work(self.first) and self.all_work(1))

    def ends_in_name(self) -> bool:
        """`Head of Product Maya Okafor`: a given name after words for work, and no such word after it."""
        if not self.first & _WORK:
            return False
        for place in range(1, len(self.bits)):
            if _is_only_name(self.bits[place]) and self.words[place][0].isupper():
                return all(not word & _WORK or word & tag.SURNAME for word in self.bits[place + 1 :])
        return False

    def ends_in_post(self) -> bool:
        if not self.last & tag.ROLE:
            return False
        return not self.last & tag.SURNAME or self.words[-1].islower() or self.all_work(0, -1)

    def holds_post(self) -> bool:
        """`Country Manager Jordan`, `Product Manager Growth`: a job title with its area before and after it."""
        for place in range(1, len(self.bits) - 1):
            if self.bits[place] & tag.ROLE and not self.bits[place] & (tag.SURNAME | tag.MODIFIER | tag.FUNCTION):
                return self.all_work(0, place) and self.all_work(place + 1, also=tag.COMMON)
        return False

    def begins_with_post(self) -> bool:
        return bool(self.first & tag.POST and not self.first & (tag.SURNAME | tag.NAME | tag.MODIFIER))

    def goes_on_like_name(self) -> bool:
        """Whether one or two unknown words in capitals follow the first: not `Coach U15`."""
        return len(self.words) <= 3 and all(
            not bits & _WORK and word[0].isupper() and not word[-1].isdigit()
            for word, bits in zip(self.words[1:], self.bits[1:], strict=True)
        )

    def ends_in_function(self) -> bool:
        return bool(self.last & tag.FUNCTION and (not self.last & tag.SURNAME or self.all_work(0, -1)))

    def is_all_function(self) -> bool:
        if not self.all_work():
            return False
        return any(word & (tag.FUNCTION | tag.GROUP | tag.TEAM_LETTERS) for word in self.bits) or all(
            word & tag.MODIFIER for word in self.bits
        )

    def ends_in_unknown_plural(self) -> bool:
        last = self.words[-1]
        return (
            not self.last
            and last.islower()
            and last.endswith(listed_endings("plural-endings"))
            and self.words[0][0].isupper()
        )


def _before_preposition(words: list[str], bits: list[int]) -> list[int]:
    """The words before the first preposition that follows a word for work; none if they begin with a name."""
    heads = tag.POST | tag.RANK | tag.GROUP | tag.FUNCTION
    for place in range(1, len(words) - 1):
        if words[place] not in listed("prepositions"):
            continue
        follows_noun = bits[place - 1] & tag.MODIFIER and place > 1 and bits[place - 2] & heads
        if bits[place - 1] & heads or follows_noun:  # `Técnico superior de laboratorio`
            before = bits[:place]
            is_name = before[-1] & tag.NAME and not before[-1] & tag.ROLE
            is_name = is_name or (  # `Dean de Ruiter`
                before[-1] & tag.SURNAME
                and words[place] in listed("particles")
                and not (bits[-1] & _WORK or words[-1].islower())
            )
            return [] if is_name or (len(before) > 1 and _is_only_name(before[0])) else before
    return []


def _may_be_work(name: int) -> bool:
    """Whether a given name may be an ordinary word."""
    return bool(name & (tag.COMMON | tag.FUNCTION | tag.MODIFIER | tag.GROUP | tag.ROLE))


def _is_only_name(word: int) -> bool:
    return bool(word & tag.NAME) and not _may_be_work(word)


PREPOSITIONAL: DecisionList[Phrase, Reason] = DecisionList(
    Row(lambda phrase: phrase.head & tag.GROUP and not phrase.head & tag.ROLE, Reason.GROUP_NOUN, "Board of Trustees"),
    Row(lambda phrase: phrase.head & (tag.POST | tag.RANK), Reason.JOB_TITLE, "Head of Harvest"),
    Row(
        lambda phrase: phrase.before and phrase.before[0] & tag.RANK and not phrase.before[0] & tag.GROUP,
        Reason.JOB_TITLE,
        "Técnico superior de laboratorio",
    ),
    Row(
        lambda phrase: phrase.before and all(word & _WORK for word in phrase.before),
        Reason.FUNCTION,
        "Support for Growers",
    ),
)
"""For phrases with a preposition; the others follow for all."""

PHRASES: DecisionList[Phrase, Reason] = DecisionList(
    Row(Phrase.begins_with_title, Reason.GIVEN_NAME, "Dr Osei"),
    Row(Phrase.is_post_in_place, Reason.JOB_TITLE, "Réceptionniste atelier"),
    Row(Phrase.ends_in_group, Reason.GROUP_NOUN, "Harvest team"),
    Row(Phrase.begins_with_group, Reason.GROUP_NOUN, "Team Kestrel"),
    Row(Phrase.begins_with_name, Reason.GIVEN_NAME, "Grace Winter"),
    Row(Phrase.ends_in_name, Reason.GIVEN_NAME, "CFO Grace Winter"),
    Row(Phrase.ends_in_post, Reason.JOB_TITLE, "Harvest Manager"),
    Row(lambda phrase: phrase.last & tag.ROLE_LETTERS and phrase.words[-1].isupper(), Reason.JOB_TITLE, "Harvest PM"),
    Row(
        lambda phrase: phrase.first & tag.RANK and not phrase.first & tag.NAME, Reason.JOB_TITLE, "Director Cold Chain"
    ),
    Row(Phrase.holds_post, Reason.JOB_TITLE, "Country Manager Jordan"),
    Row(
        lambda phrase: phrase.begins_with_post() and phrase.goes_on_like_name(),
        Reason.UNKNOWN_WORDS,
        "Coordinateur Zorba",
    ),
    Row(Phrase.begins_with_post, Reason.JOB_TITLE, "Controller Cold Chain West"),
    Row(Phrase.ends_in_function, Reason.FUNCTION, "Field Marketing"),
    Row(
        lambda phrase: phrase.last & tag.TEAM_LETTERS and phrase.words[-1].isupper(),
        Reason.FUNCTION_ABBREVIATION,
        "Zorba QA",
    ),
    Row(Phrase.is_all_function, Reason.FUNCTION, "Northern Europe"),
    Row(Phrase.ends_in_unknown_plural, Reason.GROUP_NOUN, "Harvest pickers"),
)


def classify_phrase(words: list[str]) -> Reason:
    """The kind of a phrase of one or more words."""
    subject = _subject(_without_article(words))
    if isinstance(subject, Word):
        return WORDS.reason_for(subject) or Reason.UNKNOWN_WORDS
    found = PREPOSITIONAL.reason_for(subject) if subject.has_preposition else None
    return found or PHRASES.reason_for(subject) or Reason.UNKNOWN_WORDS


def _without_article(words: list[str]) -> list[str]:
    """`Le directeur`, `L'atelier`: the noun, which is written small as no name is."""
    first = words[0]
    if len(words) > 1 and words[1][0].islower() and first.lower() in listed("articles"):
        return words[1:]
    article, apostrophe, noun = first.replace("’", "'").partition("'")
    is_elided = noun[:1].islower() and f"{article.lower()}{apostrophe}" in listed("articles")
    return [noun, *words[1:]] if is_elided else words


def _subject(words: list[str]) -> Word | Phrase:
    """The words without figures and Roman numerals at the end, two that are listed as one (`task force`) joined."""
    if len(words) == 1:
        return Word(words[0])
    while len(words) > 1 and (words[-1].isdigit() or words[-1] in _ROMAN):
        words = words[:-1]
    if len(words) == 1:
        return Word(words[0].lower())
    bits = [bits_of(word) for word in words]
    for first in (0, len(words) - 2):
        joined = (words[first] + words[first + 1]).lower()
        known = word_bits().get(joined, 0) if len(joined) >= _SHORTEST_COMPOUND else 0
        if known & (tag.GROUP | tag.FUNCTION | tag.ROLE):
            words = [*words[:first], joined, *words[first + 2 :]]
            bits = [*bits[:first], known, *bits[first + 2 :]]
            break
    return Word(words[0]) if len(words) == 1 else Phrase(words, bits)
