"""Chooses the id of a new entry."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from okr_cli.model.entity import slug
from okr_cli.model.scalars import SLUG

TAIL = re.compile(
    r"\s(?:from|to|by|at|under|below|above|over|within|until"
    r"|von|auf|bei|um|unter|über|bis|binnen|innerhalb"
    r"|de|des|à|en|sous|avant|del|hasta|por)\s+\S*\d.*"
    r"|\sa\s+[\d.,]+\s?(?:[%€].*)?$",
    re.IGNORECASE | re.DOTALL,
)
"""The numbers at the end of a title, which change sooner than what is measured."""

SMALL_WORDS = frozenset(
    {
        *("a", "an", "the", "our", "each", "every", "and", "or", "as", "than", "per"),
        *("of", "to", "for", "from", "in", "on", "at", "by", "with", "within", "about"),
    }
)
MOST_WORDS = 4
SPELLED = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
SILENT = re.compile("(?<=[gG])ü(?=[eéií])")
"""The letter of ``vergüenza``, which is no German one."""


def unique_id(title: str, taken: Collection[str]) -> str:
    """An id from the first meaningful words of a title, with a number if it is taken.

    Empty for a title in letters that an id cannot contain; addresses then use the title itself.
    """
    title = SILENT.sub("u", title).translate(SPELLED)
    head = TAIL.sub("", title)
    words = [word for word in slug(head or title).split("-") if word not in SMALL_WORDS]
    is_cut = len(words) > MOST_WORDS or len(head) < len(title)
    base = "-".join(_ended(words[:MOST_WORDS]) if is_cut else words)
    if not re.fullmatch(SLUG, base):
        return ""
    ids = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in ids if each not in taken)


def _ended(words: Sequence[str]) -> Sequence[str]:
    """Words that were cut off a title, without those at their end that only lead on to the next; never none."""
    count = len(words)
    while count > 1 and words[count - 1] in _leading_on():
        count -= 1
    return words[:count]


@cache
def _leading_on() -> frozenset[str]:
    """The function words of every language, as an id has them."""
    from okr_cli.wording.lexicon.languages import language, languages
    from okr_cli.wording.lexicon.word_lists import names_of_lists, words_in

    found: set[str] = set()
    for each in map(language, languages()):
        found.update(each.grammar.elided)
        if "function-words" in names_of_lists(each.folder):
            found.update(slug(word.translate(SPELLED)) for word in words_in(each.folder, "function-words"))
    return frozenset(found)
