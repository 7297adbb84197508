"""Parses the titles in a cell: splits several, removes labels such as ``KR1:``, extracts numbers."""

import re
from functools import cache
from typing import NamedTuple

from okr_cli.exchange.amounts import Amount, Notation, UnreadableError, read_digits, same_unit
from okr_cli.exchange.words import kind_of_word, unit_key, words
from okr_cli.model.entity import Kind

MARK = re.compile(r"\s*(?:[-–—•●▪◦*‣·+]\s+|[•●▪◦‣]|\(?\d{1,2}(?:\.\d{1,2})*[.)]{1,2}\s+|[a-h]\)\s+)")
"""A bullet or a number before an entry of a list."""

LABEL = re.compile(
    r"\s*(?:O\s?\d{1,2}\s?[./ –-]\s?(?=KR))?(?P<word>[^\W\d_][^\d:–—]{0,30}?)\s?"
    r"(?P<number>\d{1,2}+(?:[.\-]\d{1,2}+)*+)?(?P<sign>\s?[:.)–—-]|(?=\s)|$)\s*"
)
INLINE = re.compile(r"(?:^|\s)(?=(?:KR|RC|SE)\s?\d{1,2}(?:\.\d{1,2})*\s?[:.)–—-]\s)")
"""Where one of several Key Results begins that stand in one line."""


class Labelled(NamedTuple):
    """A title without its label, and the kind that the label named."""

    title: str
    kind: Kind | None = None


def unlabelled(text: str) -> Labelled:
    """A title without bullet, number and ``KR 1.2:`` before it."""
    mark = MARK.match(text)
    rest = text[mark.end() :] if mark else text
    found = LABEL.match(rest)
    kind = kind_of_word(found["word"]) if found else None
    if not found or not kind:
        return Labelled(rest.strip())
    is_short = found["number"] and re.match(r"\s*[A-Z]{1,3}\s?\d", rest) is not None
    sign = found["sign"].strip()
    is_label = is_short or sign == ":" or (found["number"] and (sign or found.end() == len(rest)))
    return Labelled(rest[found.end() :].strip(), kind) if is_label else Labelled(rest.strip())


def split_titles(text: str) -> list[str]:
    """The titles in a cell, each on one line.

    There is one per bullet or number, else one per line that starts like a sentence. A line without a mark continues
    the title above it.
    """
    lines = [line for each in text.splitlines() for line in INLINE.split(each) if line.strip()]
    marked = [bool(MARK.match(line)) or unlabelled(line).kind is not None for line in lines]
    if sum(marked) > 1 or (marked and marked[0]):
        starts = marked
    else:
        are_sentences = all(line.strip()[0].isupper() and len(line.split()) > 2 for line in lines)
        starts = [are_sentences] * len(lines)
    titles: list[str] = []
    for line, is_start in zip(lines, starts, strict=True):
        if is_start or not titles:
            titles.append(unlabelled(line).title)
        else:
            titles[-1] = f"{titles[-1]} {line.strip()}"
    return [" ".join(title.split()) for title in titles if title.strip()]


class Movement(NamedTuple):
    """A change that a title names, from one number to another, in a unit that may be empty."""

    start: Amount
    end: Amount


NUMBER = (
    r"(?P<{0}_before>[$€£]\s?)?(?P<{0}>\d[\d.,'’\u00a0\u202f]*\d|\d)"
    r"(?P<{0}_scale>[kKM](?![^\W\d_]))?(?P<{0}_after>\s?[%€$£])?"
)


@cache
def _movement() -> re.Pattern[str]:
    before, between = ("|".join(sorted(map(re.escape, group))) for group in words().movement)
    start, begin, end = (NUMBER.replace("{0}", name) for name in ("start", "begin", "end"))
    in_words = rf"(?<![^\W_])(?:{before})\s+{start}(?:\s?(?P<unit>[^\W\d_]+))?\s+(?:{between})\s+"
    by_arrow = rf"(?<![\w.,]){begin}(?P<begin_unit>[^\W\d_]{{1,4}})?\s*(?:→|->|-->|⟶)\s*"
    glued = r"(?P<glued>[^\W\d_]{1,4}(?![^\W]))?"
    return re.compile(rf"(?:{in_words}|{by_arrow}){end}{glued}(?![\w/]|[.,]\d)", re.IGNORECASE)


def movement_of(title: str, notation: Notation) -> Movement | None:
    """The only change from one number to another that a title names; None for none, and for several."""
    found = list(_movement().finditer(title[:400]))
    if len(found) != 1:
        return None
    match = found[0]
    name = "start" if match["start"] else "begin"
    try:
        start, end = _amount(match, name, notation), _amount(match, "end", notation)
    except UnreadableError:
        return None
    following = re.match(r"\s?([^\W\d_]+)(?!\w)", title[match.end() :])
    behind = match["glued"] or (following[1] if following else "")
    word = match["unit"] or match["begin_unit"] or ""
    is_glued = bool(match["glued"])
    if (word and not (behind and same_unit(word, behind))) or (is_glued and unit_key(behind) not in words().units):
        return None
    behind = behind if unit_key(behind) in words().units else ""
    if behind or word:
        start, end = (each._replace(unit=each.unit or word or behind) for each in (start, end))
    unit = end.unit or start.unit
    if start.unit and end.unit and start.unit != end.unit:
        return None
    return Movement(start._replace(unit=unit), end._replace(unit=unit))


def _amount(match: re.Match[str], name: str, notation: Notation) -> Amount:
    number = read_digits(match[name], notation, match[name])
    scale = match[f"{name}_scale"]
    number = number.scaleb(6 if scale == "M" else 3) if scale else number
    return Amount(number, ((match[f"{name}_before"] or "") + (match[f"{name}_after"] or "")).strip())
