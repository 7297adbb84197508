"""The words of titles: the default lists plus what a user's settings add."""

from collections.abc import Iterable

from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.titles import kinds


class TitleWords:
    """What every word of a title can be, and the phrases that no rule may object to.

    Compared by identity, so that features may be remembered per vocabulary.
    """

    __slots__ = ("allowed", "lexicon")

    def __init__(self, lexicon: Lexicon, allowed: tuple[str, ...] = ()) -> None:
        self.lexicon = lexicon
        self.allowed = allowed

    @classmethod
    def with_settings(cls, *, verbs: Iterable[str] = (), allow: Iterable[str] = ()) -> "TitleWords":
        """The default words and a user's own, in any case.

        `verbs` are base forms of verbs that begin concrete work here (`triage`); `allow` are words and phrases
        that no wording rule may object to (`customer success`).
        """
        extra = [(word.strip().lower(), kinds.DELIVER) for word in verbs]
        return cls(Lexicon(extra), tuple(phrase.strip().lower() for phrase in allow if phrase.strip()))
