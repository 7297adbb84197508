"""What is known about a YAML error, and a guess at its cause."""

from typing import NamedTuple

from okr_cli.finding import Edit, Span

MOST_LINES = 12
"""Lines above a failure in which its cause is looked for."""


class Failure(NamedTuple):
    """Where and why a parser stopped, in its own words.

    ``begun`` is the start of the quoted text or key that it was reading, and ``context`` says which. ``bracket`` is the
    innermost open one, ``quote`` the last quoted text before the failure.
    """

    offset: int
    problem: str
    begun: int | None = None
    context: str = ""
    bracket: int | None = None
    quote: Span | None = None


class Guess(NamedTuple):
    """What may have happened. A ``likely`` one is reported without its edits if these do not help."""

    message: str
    span: Span
    help: str
    title: str = ""
    edits: tuple[Edit, ...] = ()
    likely: bool = False
