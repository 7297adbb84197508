"""The features of a title, before any judgment. Rules use these and nothing else."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles import fixed_phrases as phrases
from okr_cli.wording.titles import noun_phrases as objects
from okr_cli.wording.titles.noun_phrases import NounPhrase
from okr_cli.wording.titles.number_words import Number, NumberKind
from okr_cli.wording.titles.numbers import numbers_in
from okr_cli.wording.titles.opening import LeadVerb, read_opening
from okr_cli.wording.titles.statements import Statement, read_statement
from okr_cli.wording.titles.tokens import Lazy, Range, Span, Tokens

if TYPE_CHECKING:
    from okr_cli.wording.lexicon.lexicon import Lexicon

T = TypeVar("T")

_NO_TARGET = frozenset({NumberKind.LABEL, NumberKind.DATE, NumberKind.PERIOD})


class _Read(NamedTuple):
    text: str
    tokens: Tokens
    start: int
    actor: Range | None
    verb: LeadVerb | None
    verb_tags: int
    continues: bool
    joined: int
    after: int
    numbers: tuple[Number, ...]


class TitleFeatures(_Read):
    """What the words of one title mean. Places are ranges of tokens; `span` turns them into characters.

    `start` is the token where the sentence opens, `actor` precedes `will`, `verb` leads (`verb_tags` is 0 without one),
    `joined` are tags of further verbs with the same object, which starts at `after`. Other features are computed on
    demand.
    """

    @Lazy
    def object(self) -> NounPhrase | None:
        """The object of the leading verb."""
        return objects.noun_phrase(self.tokens, self.after) if self.verb is not None else None

    @Lazy
    def subject(self) -> NounPhrase | None:
        """The opening noun phrase of a title without a leading verb."""
        return objects.noun_phrase(self.tokens, self.start) if self.verb is None else None

    @Lazy
    def statement(self) -> Statement | None:
        """The predicate of a title without a leading verb."""
        return read_statement(self.tokens, self.start) if self.verb is None else None

    @Lazy
    def means(self) -> Range | None:
        """The work that follows an aim: `by asking for three fields`."""
        return objects.means(self.tokens, self.after)

    @Lazy
    def name(self) -> Range | None:
        """The first thing with a name of its own after the opening word."""
        return objects.name_in(self.tokens, self.after if self.verb is not None else self.start + 1)

    @Lazy
    def second_action(self) -> Range | None:
        """A further action with an object of its own."""
        return objects.second_action(self.tokens, self.after) if self.verb is not None else None

    @Lazy
    def open_ends(self) -> tuple[Range, ...]:
        """`etc.`, `as needed`, `where possible`."""
        return phrases.open_ends(self.tokens)

    @Lazy
    def placeholders(self) -> tuple[Range, ...]:
        """`TBD`, `X%`, `<target>`."""
        return phrases.placeholders(self.tokens)

    @property
    def lacks_only_date(self) -> bool:
        """Whether all that is missing is when: `by [date]`."""
        return all(self.tokens.padded[first + 1] & tag.WHEN for first, _ in self.placeholders)

    @Lazy
    def slogan(self) -> Range | None:
        """A slogan that would fit any organization."""
        return phrases.slogan(self.tokens)

    @Lazy
    def targets(self) -> tuple[Number, ...]:
        """The numbers that can be a target: no names, dates, windows of time or deadlines of work."""
        if not self.numbers:
            return ()
        numbers = [number for number in self.numbers if number.kind not in _NO_TARGET]
        return tuple([number for number in numbers if not _is_deadline(self, number)])

    @Lazy
    def word_count(self) -> int:
        """The number of words and numbers in the title."""
        return sum(not tags & tag.SYMBOL for tags in self.tokens.tags)

    @Lazy
    def object_head(self) -> int:
        """The tags of the last word of the object, 0 without one."""
        return self.tokens.tags[self.object.head] if self.object is not None else 0

    @property
    def whole(self) -> Range:
        """All tokens. Only for a title that has any."""
        return 0, len(self.tokens.low) - 1

    def has(self, tags: int) -> bool:
        """Whether any word of the title can be one of `tags`."""
        return bool(self.tokens.any_tags & tags)

    def has_after(self, place: int, tags: int) -> bool:
        """Whether any word from token `place` on can be one of `tags`."""
        return self.tokens.any(tags, place, len(self.tokens.tags))

    def span(self, words: Range) -> Span:
        """The characters of a range of tokens; the end is exclusive."""
        return self.tokens.span(*words)

    def words(self, words: Range) -> str:
        """The text of a range of tokens."""
        start, end = self.tokens.span(*words)
        return self.text[start:end]


def once(find: Callable[[TitleFeatures], T]) -> Callable[[TitleFeatures], T]:
    """`find`, with the answer kept by each title, for what several decisions ask."""
    name = find.__name__

    def found(features: TitleFeatures) -> T:
        kept: dict[str, Any] = features.__dict__
        if name not in kept:
            kept[name] = find(features)
        answer: T = kept[name]
        return answer

    return found


def read_title(tokens: Tokens, lexicon: "Lexicon") -> TitleFeatures:
    """The features of a title that was split into tokens. Pure, and total: any text has features."""
    opening = read_opening(tokens, lexicon)
    verb = opening.verb
    after, joined = objects.after_joined_verbs(tokens, verb.last) if verb is not None else (opening.start, 0)
    if verb is not None and not tokens.grammar.nouns_lead:
        after = objects.after_indirect_object(tokens, after)
    return TitleFeatures(
        tokens.text,
        tokens,
        opening.start,
        opening.actor,
        verb,
        verb.tags if verb is not None else 0,
        opening.continues,
        joined,
        after,
        numbers_in(tokens, opening.start),
    )


def _is_deadline(features: TitleFeatures, number: Number) -> bool:
    """Whether a duration is a deadline: `Launch the portal within 6 weeks`."""
    verb, tokens, place = features.verb, features.tokens, number.place
    if number.kind is not NumberKind.DURATION or verb is None or not tokens.padded[place - 1] & tag.DEADLINE_BEFORE:
        return False
    if tokens.any(tag.OR | tag.WORKING, place + 1, place + 4):  # `within 11 business days` is a level of service
        return False
    is_long = tokens.any(tag.LONG_UNIT, place + 1, place + 4)
    if verb.tags & (tag.DELIVER | tag.MAKE):
        return is_long or tokens.any(tag.DAY, place + 1, place + 4)
    return bool(verb.tags & tag.ACT) and is_long and not tokens.any(tag.WEEK, place + 1, place + 4)
