"""The id that a new entry gets."""

import re
from collections.abc import Collection

from okr_cli.model.entity import slug
from okr_cli.model.scalars import SLUG

TAIL = re.compile(r"\s(?:from|to|by|at|under|below|above|over|within|until)\s+\S*\d.*", re.IGNORECASE | re.DOTALL)
"""The numbers at the end of a title, which change sooner than what is measured."""

SMALL_WORDS = frozenset(
    {
        *("a", "an", "the", "our", "each", "every", "and", "or", "as", "than", "per"),
        *("of", "to", "for", "from", "in", "on", "at", "by", "with", "within", "about"),
    }
)
MOST_WORDS = 4


def unique_id(title: str, taken: Collection[str]) -> str:
    """An id from the first words of a title that say something, with a number where it is taken.

    Empty for a title in letters that an id cannot have, where an address takes them from the title itself.
    """
    title = title.replace("ß", "ss")
    words = [word for word in slug(TAIL.sub("", title) or title).split("-") if word not in SMALL_WORDS]
    base = "-".join(words[:MOST_WORDS])
    if not re.fullmatch(SLUG, base):
        return ""
    ids = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in ids if each not in taken)
