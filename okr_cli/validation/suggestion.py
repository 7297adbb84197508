"""The fix that writes what somebody most likely meant in the place of a word that means nothing."""

from okr_cli.finding import Edit, Fix, Span
from okr_cli.model.scalars import shorten
from okr_cli.source.tree import ABSENT

SIGNS = frozenset(':#,[]{}"\\')
"""What can mean something else than itself, without quotes or between them."""


def instead(place: Span, text: str, meant: str, part: tuple[int, int] | None = None) -> Fix | None:
    """The fix that writes ``meant`` for a value, or for the ``part`` of it that two offsets into ``text`` bound.

    ``place`` is where the value stands, ``text`` what it says: in quotes, which stay, if it is two characters shorter.
    None where it is shorter by anything else (an anchor, an escape, a fold), and where ``meant`` would need quotes.
    """
    quotes = place.end - place.start - len(text)
    first, last = part or (0, len(text))
    word = text[first:last]
    if quotes not in (0, 2) or meant in (*ABSENT, word) or not _is_bare(meant) or (quotes and "'" in meant):
        return None
    start = place.start + quotes // 2
    edit = Edit(Span(start + first, start + last), meant, was=word)
    return Fix(f"Write '{shorten(meant)}' for '{shorten(word)}'", (edit,), safe=False)


def _is_bare(text: str) -> bool:
    """Whether a text needs no quotes, and means itself between them."""
    return text[0].isalnum() and text.isprintable() and SIGNS.isdisjoint(text)
