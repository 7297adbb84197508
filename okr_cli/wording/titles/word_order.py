"""Moves the verb of a title to the front, in languages that put it last, so that later steps can ignore the order.

`Onboarding-Checkliste einführen` becomes `einführen Onboarding-Checkliste`, and `Das Portal ist für alle
freigeschaltet` becomes `Das Portal ist freigeschaltet für alle`. Tokens keep their places in the text.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import itemgetter, or_
from typing import TYPE_CHECKING

from okr_cli.wording.lexicon import tag

if TYPE_CHECKING:
    from okr_cli.wording.lexicon.lexicon import Lexicon

_THING = (
    tag.ARTIFACT | tag.AIM_NOUN | tag.GENERIC | tag.METRIC | tag.AUDIENCE | tag.SETTING | tag.TANGIBLE | tag.LABEL
)  # fmt: skip
_NO_WORK = tag.VAGUE_WORK | tag.OTHER_VERB | tag.STATE
_AUXILIARY = tag.IS | tag.HAS_FORM | tag.WILL_FORM | tag.CAN_FORM
_JOINS_PARTICIPLE = tag.IS | tag.HAS_FORM | tag.WILL_FORM
_OBVIOUS = tag.WORK | tag.VAGUE_WORK | tag.OUTCOME
_AFTER_CLAUSE = tag.SYMBOL | tag.JOINT | tag.SUBORDINATE | tag.IN_OPEN_END
_SHORTEST_UNKNOWN = 6
_REMEMBERED = 50_000
_INITIAL: Callable[[str], str] = itemgetter(0)
_LONGEST_PHRASE = 3
_INSIDE_SENTENCE = frozenset(",/&+-%\"'„“")
_PARTS_CLAUSES = frozenset(".:;!?()[]{}|–—•-")


class VerbFirst:
    """Puts the words of titles in order. What a word can be with its capital or small letter is kept."""

    def __init__(self, lexicon: "Lexicon") -> None:
        self._lexicon = lexicon
        self._as_written: dict[str, int] = {}

    def __call__(
        self, raw: Sequence[str], low: Sequence[str], tags: Sequence[int]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The tags of the tokens in the order in which a title is read, and that order: the place of each in the text.

        ``raw`` are the tokens as written, ``low`` those in lower case.
        """
        grammar = self._lexicon.grammar
        has_capitals = grammar.capital_nouns and any(map(str.isupper, map(_INITIAL, raw)))
        heeded = self._heeding_capitals(raw, tags) if has_capitals else list(tags)
        title = _Title(raw, low, heeded, self._lexicon, has_capitals=has_capitals)
        order = title.order() if grammar.verb_last else range(len(raw))
        return tuple(map(title.tags.__getitem__, order)), tuple(order)

    def _heeding_capitals(self, raw: Sequence[str], tags: Sequence[int]) -> list[int]:
        """The tags without what a small letter rules out, or a capital letter that does not open a sentence."""
        heeded: list[int] = []
        as_written, opens_sentence = self._as_written, True
        for word, given in zip(raw, tags, strict=True):
            if opens_sentence and word[0].isupper():
                heeded.append(given)
            else:
                known = as_written.get(word)
                if known is None:
                    known = _as_written(word, given)
                    if len(as_written) < _REMEMBERED:
                        as_written[word] = known
                heeded.append(known)
            opens_sentence = bool(given & tag.SYMBOL) and word not in _INSIDE_SENTENCE
        return heeded


def _as_written(word: str, tags: int) -> int:
    """The tags of a word inside a sentence, in a language that writes its nouns with a capital letter."""
    return _as_noun(tags) if word[0].isupper() else tags & ~_THING if word[0].islower() else tags


def _as_noun(tags: int) -> int:
    if tags & tag.LIKE_GERUND and tags & _NO_WORK and not tags & (tag.NOUN | tag.WORK | tag.PLURAL):
        tags |= tag.AIM_NOUN  # `kundenorientiertes Denken`
    return tags & ~(tag.VERB | tag.INFLECTED)


class _Title:
    """A title while it is put in order. Words lose the tags that the order rules out."""

    def __init__(
        self, raw: Sequence[str], low: Sequence[str], tags: list[int], lexicon: "Lexicon", *, has_capitals: bool
    ) -> None:
        self.raw = raw
        self.low = low
        self.tags = tags
        self.lexicon = lexicon
        self.has_capitals = has_capitals

    def order(self) -> list[int]:
        """The places of the tokens, clause by clause."""
        if _PARTS_CLAUSES.isdisjoint(self.raw):
            return self._clause(0, len(self.raw))
        start, order = 0, list[int]()
        for place, word in enumerate(self.raw):
            if word in _PARTS_CLAUSES and self._parts_clauses(place):
                order += self._clause(start, place)
                order.append(place)
                start = place + 1
        return order + self._clause(start, len(self.raw))

    def _parts_clauses(self, place: int) -> bool:
        if self.raw[place] != "-":
            return True
        around = (*self.raw[place - 1 : place], *self.raw[place + 1 : place + 2])
        return not any(word[0].isdigit() for word in around)

    def _clause(self, start: int, stop: int) -> list[int]:
        order: list[int] = []
        if start < stop and self._opens_subordinate(start):
            comma = next((place for place in range(start, stop) if self.raw[place] == ","), stop - 1)
            order += range(start, comma + 1)
            start = comma + 1
        end = self._end_of_main_clause(start, stop)
        first, tags = start, self.tags
        for place in range(start, end):
            is_verb = tags[place] & tag.VERB or place + 1 == end or tags[place + 1] & tag.JOINT
            if is_verb and place >= first and self._is_infinitive(place, end) and self._closes(place, first, end):
                last = self._end_of_joined(place, first, end)
                order += self._with_verb_first(first, place, last)
                first = last + 1
        order += self._statement(start, end) if first == start else range(first, end)
        order += range(end, stop)
        return order

    def _end_of_main_clause(self, start: int, stop: int) -> int:
        """Where a purpose clause starts: `, damit …`, `, um … zu`, `, die …`."""
        if "," in self.raw:
            for place in range(start + 1, stop):
                if self.tags[place] & tag.SUBORDINATE and self.raw[place - 1] == ",":
                    return place
        return stop

    def _opens_subordinate(self, place: int) -> bool:
        """`Um Fehler zu vermeiden, …`; an article there opens the sentence itself."""
        return bool(self.tags[place] & tag.SUBORDINATE) and not self.tags[place] & (tag.DETERMINER | tag.QUANTIFIER)

    def _is_infinitive(self, place: int, end: int) -> bool:
        word, tags = self.raw[place], self.tags[place]
        if self.has_capitals and not word[0].islower():
            return False
        if tags & tag.VERB:
            return not tags & tag.INFLECTED
        is_last = place + 1 == end or bool(self.tags[place + 1] & tag.JOINT)
        if tags & tag.CLASSES or not is_last or len(word) < _SHORTEST_UNKNOWN or place == 0:
            return False
        if self.lexicon.grammar.looks(self.low[place]) & tag.LIKE_GERUND:
            self.tags[place] |= tag.ACT
            return True
        return False

    def _closes(self, place: int, first: int, end: int) -> bool:
        """Whether an infinitive ends its clause, and no auxiliary before it makes it part of a statement."""
        if not self.tags[first] & tag.PRONOUN:
            for tags in self.tags[first:place]:
                if tags & _AUXILIARY:
                    return False
        if place > first and self.tags[place - 1] & tag.TO and not self.tags[place - 1] & tag.MOVEMENT:
            return False
        if place + 1 == end:
            return True
        following = self.tags[place + 1]
        if following & _AFTER_CLAUSE:
            return True
        return bool(following & tag.GOES_ON and self.tags[place] & _OBVIOUS and place > first)

    def _end_of_joined(self, place: int, first: int, end: int) -> int:
        """The last of the infinitives that share an object: `konzipieren und versenden`."""
        while (
            place + 2 < end
            and self.tags[place + 1] & tag.JOINT
            and self._is_infinitive(place + 2, end)
            and self._closes(place + 2, first, end)
        ):
            place += 2
        return place

    def _with_verb_first(self, first: int, verb: int, last: int) -> list[int]:
        start = first
        while first < verb and self.tags[first] & (tag.JOINT | tag.PRONOUN | tag.AFTER_PRONOUN | tag.FILLER):
            first += 1
        words = self._words_of_phrase(first, verb)
        if first < verb and self.raw[first][0].isupper():
            self.tags[first] = _as_noun(self.tags[first])
        acted_on = self._object_first(list(range(first, verb - words)))
        return [*range(start, first), verb, *range(verb - words, verb), *range(verb + 1, last + 1), *acted_on]

    def _words_of_phrase(self, first: int, verb: int) -> int:
        """The number of words that belong to the verb before it: two in `in Betrieb nehmen`."""
        longest = min(_LONGEST_PHRASE, verb - first)
        if not reduce(or_, self.tags[verb - longest : verb], 0) & tag.PARTICLE:
            return 0
        for words in range(longest, 0, -1):
            if " ".join((self.low[verb], *self.low[verb - words : verb])) in self.lexicon:
                return words
        return 0

    def _object_first(self, places: list[int]) -> list[int]:
        """The words before a verb, with its object before place, time and recipient."""
        if not self.has_capitals:
            return places
        begin = 0
        while begin < len(places) and self.tags[places[begin]] & tag.GOES_ON:
            begin = self._end_of_adverbial(places, begin)
        if begin == len(places):
            return places
        places = places[begin:] + places[:begin]
        for index in range(1, len(places) - begin):
            tags = self.tags[places[index]]
            if tags & tag.GOES_ON:
                break
            if tags & tag.INDEFINITE and self.raw[places[index - 1]][0].isupper():
                return places[index:] + places[:index]
        return places

    def _end_of_adverbial(self, places: list[int], begin: int) -> int:
        """The end of a preposition and its noun phrase, with a following date or quarter."""
        index = begin + 1
        while index < len(places) and not self.raw[places[index]][0].isupper():
            index += 1
        index += 1
        while index < len(places) and (
            self.tags[places[index]] & (tag.MONTH | tag.NUMBER | tag.OF | tag.TITLE_NAME)
            or self.raw[places[index]][-1].isdigit()
        ):
            index += 2 if self.tags[places[index]] & tag.OF else 1
        return min(index, len(places))

    def _statement(self, start: int, end: int) -> list[int]:
        """A clause without a leading infinitive: its participle goes right behind the auxiliary."""
        self._mark_finite(start, end)
        order = list(range(start, end))
        joint = next((place for place in order if self.tags[place] & _JOINS_PARTICIPLE), end)
        done = next((place for place in range(end - 1, joint + 1, -1) if self._is_participle(place)), 0)
        if done:
            order.remove(done)
            order.insert(joint + 1 - start, done)
        return order

    def _is_participle(self, place: int) -> bool:
        return bool(self.tags[place] & (tag.PAST | tag.DELIVERED)) and not self.raw[place][0].isupper()

    def _mark_finite(self, start: int, end: int) -> None:
        """The verb in the middle of a clause is finite, and the prefix at its end belongs to it: `melden sich an`."""
        if start + 1 >= end:
            return
        for place in range(start, end):
            tags, is_first = self.tags[place], place == start
            if not tags & tag.VERB or tags & (tag.PAST | tag.GERUND) or (is_first and self.raw[place][0].isupper()):
                continue
            self._join_prefix(place, end - 1)
            if not is_first:
                self.tags[place] |= 0 if self.tags[start] & tag.PRONOUN else tag.THIRD
            return

    def _join_prefix(self, verb: int, last: int) -> None:
        prefix = self.low[last]
        if last > verb and prefix in self.lexicon.grammar.separable:
            is_base = not self.tags[verb] & tag.INFLECTED
            base = self.low[verb] if is_base else self.lexicon.base(self.low[verb])
            whole = self.lexicon.get(prefix + base, 0)
            if whole & tag.VERB:
                self.tags[verb] = whole | self.tags[verb] & tag.INFLECTED
                self.tags[last] |= tag.ADVERB
