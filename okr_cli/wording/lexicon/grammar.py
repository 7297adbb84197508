"""The grammar profile of a language: how its titles are built."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FIGURE = re.compile(r"([\d.,:/]*\d)(.*)", re.DOTALL)
"""A number, and what is glued to it."""


def _as_it_stands(word: str) -> str:
    return word


@dataclass(frozen=True, kw_only=True, eq=False)
class Grammar:
    """The grammar of a language, as far as titles depend on it; the words are in the lists next to it.

    The defaults suit a language that puts the verb first and the head of a noun phrase last.
    """

    code: str
    """The language as a file and the settings name it: the first part of a BCP 47 tag, such as ``de``."""
    name: str
    """The English name of the language, for messages."""
    inflections: Callable[[str], Iterator[tuple[str, int]]]
    """The listed forms that a word may come from, the likeliest first, each with the tag of the form that the word
    would then be (``tag.PLURAL``, ``PAST``, ``THIRD``, ``GERUND``, or 0 for none that matters)."""
    looks: Callable[[str], int]
    """What the ending of a word makes it look like: the tags ``LIKE_…`` of ``tag.py``, and ``RESPELLED``."""
    letters: str = ""
    """Letters that English does not have and few other languages do."""
    root: Callable[[str], str] = _as_it_stands
    """A word without the endings that do not count when two titles are compared."""
    nouns_lead: bool = False
    """Whether a noun can stand as a verb as it is (`water the plants`), so that only its neighbors tell the two."""
    verb_last: bool = False
    """Whether the infinitive closes its clause: `Checkliste einführen`."""
    head_first: bool = False
    """Whether a noun stands before what describes it: `plataforma digital`."""
    capital_nouns: bool = False
    """Whether every noun is written with a capital letter, which then is no sign of a name."""
    joined_nouns: bool = False
    """Whether nouns are written together, the head last: `Kundenumfrage` is an `Umfrage`."""
    decimal_comma: bool = False
    """Whether `4,5` is less than five and `1.200` more than a thousand."""
    number_pattern: str = ""
    """A regular expression for figures that are written in a way of the language's own, such as `30.09.`."""
    elided: tuple[str, ...] = ()
    """Words that are written together with the next one, without their apostrophe: `l` in `l'équipe`."""
    accents_left_out: bool = False
    """Whether its words are often typed without accents: `ameliorer`."""
    separable: tuple[str, ...] = ()
    """Prefixes that part from a finite verb and close its clause: `führen … ein`."""
