"""A title as features: what a reader sees in it before judging it. Rules read these and nothing else."""

from typing import NamedTuple

from okr_cli.wording.lexicon.lazy import Lazy
from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.number_kinds import Number
from okr_cli.wording.titles.numbers import numbers_in
from okr_cli.wording.titles.objects import (
    NounPhrase,
    after_joined_verbs,
    means,
    named_thing,
    noun_phrase,
    second_action,
)
from okr_cli.wording.titles.opening import LeadVerb, read_opening
from okr_cli.wording.titles.phrases import hollow_phrase, open_ends, placeholders
from okr_cli.wording.titles.statements import Statement, read_statement
from okr_cli.wording.titles.tokens import Range, Span, Tokens, tokenise
from okr_cli.wording.titles.vocabulary import TitleWords


class _Read(NamedTuple):
    text: str
    tokens: Tokens
    start: int
    actor: Range | None
    verb: LeadVerb | None
    continues: bool
    joined: int
    after: int
    numbers: tuple[Number, ...]


class TitleFeatures(_Read):
    """What the words of one title say.

    `start` is the token where the sentence opens; `actor` whoever is named before `will`, `verb` the leading
    verb, `joined` the bits of further verbs that share its object, and `after` the token where that object
    starts. What not every judgement needs is read when it is asked for. Places of words are ranges of tokens;
    `span` turns them into characters.
    """

    @Lazy
    def object(self) -> NounPhrase | None:
        """What the leading verb acts on."""
        return noun_phrase(self.tokens, self.after) if self.verb is not None else None

    @Lazy
    def subject(self) -> NounPhrase | None:
        """The opening noun phrase of a title without a leading verb."""
        return noun_phrase(self.tokens, self.start) if self.verb is None else None

    @Lazy
    def statement(self) -> Statement | None:
        """The predicate of a title without a leading verb."""
        return read_statement(self.tokens, self.start) if self.verb is None else None

    @Lazy
    def means(self) -> Range | None:
        """The work that stands behind an aim: `by asking for three fields`."""
        return means(self.tokens, self.after)

    @Lazy
    def named(self) -> Range | None:
        """The first thing with a name of its own after the opening word."""
        return named_thing(self.tokens, self.after if self.verb is not None else self.start + 1)

    @Lazy
    def second_action(self) -> Range | None:
        """A further action with an object of its own."""
        return second_action(self.tokens, self.after) if self.verb is not None else None

    @Lazy
    def open_ends(self) -> tuple[Range, ...]:
        """`etc.`, `as needed`, `where possible`."""
        return open_ends(self.tokens)

    @Lazy
    def placeholders(self) -> tuple[Range, ...]:
        """`TBD`, `X%`, `<target>`."""
        return placeholders(self.tokens)

    @Lazy
    def hollow(self) -> Range | None:
        """A slogan that would fit any organisation."""
        return hollow_phrase(self.tokens)

    def has(self, bits: int) -> bool:
        """Whether any word of the title can be one of `bits`."""
        return bool(self.tokens.any_bits & bits)

    def span(self, words: Range) -> Span:
        """The characters of a range of tokens; the end is exclusive."""
        return self.tokens.span(*words)

    def words(self, words: Range) -> str:
        """The text of a range of tokens."""
        start, end = self.tokens.span(*words)
        return self.text[start:end]

    @property
    def whole(self) -> Range:
        """All tokens. Only for a title that has any."""
        return 0, len(self.tokens.low) - 1


def read_title(text: str, words: TitleWords) -> TitleFeatures:
    """The features of one title. Pure, and total: any text has features.

    Only the first `tokens.READ_AT_MOST` characters are read, which bounds the time for any text.
    """
    tokens = tokenise(text, words)
    opening = read_opening(tokens, words.lexicon)
    verb = opening.verb
    after, joined = after_joined_verbs(tokens, verb.last) if verb is not None else (opening.start, 0)
    return TitleFeatures(
        text,
        tokens,
        opening.start,
        opening.actor,
        verb,
        opening.continues,
        joined,
        after,
        numbers_in(tokens, opening.start),
    )


__all__ = ["TitleFeatures", "kinds", "read_title"]
