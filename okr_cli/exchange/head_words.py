"""Simplifies the name of a column until it is a known one."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from okr_cli.exchange.words import FIELDS, KINDS, fold, kind_of_word, words
from okr_cli.validation.did_you_mean import CERTAIN, closest

BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
UNIT = r"[%€$£¥₹]|k€|ms|EUR|USD|CHF|GBP"
UNIT_AFTER = re.compile(rf"\s+(?:(?:in|en)\s+)?({UNIT})\s*$")
PERCENT_BEFORE = re.compile(r"^\s*%\s*(?:of\s+)?(?=\w)")
ENDINGS = re.compile(r"(?<=[^\W\d_])[/:*_·]\s?-?(?:in|innen|r|n|e|s|es|euse|rice|a|as|os)\b", re.IGNORECASE)
"""What one word adds to be for women and men: ``Verantwortliche/r``, ``Besitzer:in``, ``porteur·euse``."""

QUARTER = re.compile(r"(?:\b(?:20\d\d|FY\d\d)\W?)?\b(?:[QTH][1-4]|[1-4]Q)\b(?:\W?(?:20)?\d\d\b)?", re.IGNORECASE)
"""The cycle that ``Target Q4`` and ``Q4 2026 Target`` name."""

NUMBER_ALONE = re.compile(r"(?<![^\W\d])\d{1,2}(?![^\W_])")
"""The number of ``Key Result 1``, ``KR2 Target``, of which there is a column each."""

ARTICLE = re.compile(r"^(?:d|l)\s+")
CLOSE = 5
"""Letters of a word from which on another spelling of it can be told."""


def readings_of(head: str) -> Iterator[str]:
    """A column name without brackets, then with more and more qualifiers removed, folded."""
    yield fold(head)
    yield from filter(None, _plainer(head))


def _plainer(head: str) -> Iterator[str]:
    plain = ENDINGS.sub("", UNIT_AFTER.sub("", PERCENT_BEFORE.sub("", head)))
    for text in (plain, QUARTER.sub(" ", plain)):
        folded = fold(text)
        yield folded
        yield ARTICLE.sub("", folded)
        yield " ".join(NUMBER_ALONE.sub(" ", folded).split())
        yield folded.replace(" ", "")


def unit_in(head: str) -> str:
    """``Target (%)``, ``Zielwert in €``: the unit in a column name, if it is a symbol."""
    for text in BRACKETS.findall(head):
        bare = re.sub(r"^in\s+", "", text.strip())
        if re.fullmatch(UNIT, bare):
            return bare
    behind = UNIT_AFTER.search(head)
    return behind[1] if behind else ""


def nearest_field(head: str) -> str:
    """The field that a column name most likely means, such as ``target`` or ``key_result.owner``; else empty."""
    parts = fold(BRACKETS.sub(" ", head)).split()
    runs = [
        parts[start : start + count] for count in range(len(parts), 0, -1) for start in range(len(parts) - count + 1)
    ]
    kind = next((kind for run in runs if (kind := kind_of_word(" ".join(run)))), None)
    spelled = (_field(" ".join(run)) for run in runs)
    near = (_field(_misspelled(part)) for part in parts if len(part) >= CLOSE)
    field = next(filter(None, spelled), "") or next(filter(None, near), "")
    return f"{FIELDS[kind]}.{field}" if field == "owner" and kind else field


def _field(name: str) -> str:
    """The first field of a word that is about an entity."""
    fields = words().heads.get(name, ())
    return next((each for each in fields if each not in (*KINDS, "ignore", "title") and not each.startswith("x-")), "")


def _misspelled(word: str) -> str:
    """The known word that another one is a misspelling of; empty if that is not certain."""
    near = closest(word, [name for name in words().heads if len(name) >= CLOSE])
    return near if SequenceMatcher(None, word, near).ratio() >= CERTAIN else ""
