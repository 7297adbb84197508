"""One remark about a title, in plain values."""

from typing import NamedTuple

from okr_cli.wording.titles.tokens import Range


class Remark(NamedTuple):
    """`rule` is the name of the rule that says it, `words` the range of tokens that it is about, `reason` one
    sentence without its full stop, and `question` the one question whose answer is the rewrite.

    `is_main` marks remarks of which a title gets only the gravest.
    """

    rule: str
    words: Range
    reason: str
    question: str
    is_main: bool = True
