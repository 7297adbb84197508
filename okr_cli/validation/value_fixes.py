"""What somebody meant by a value that does not fit, where it is only spelt otherwise."""

import re
from datetime import date
from typing import NamedTuple

from okr_cli.finding import Edit, Fix, Span
from okr_cli.model.entity import slug
from okr_cli.model.scalars import SLUG
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, end_of, span_of, start_of

NOT_A_NUMBER = re.compile(r"'(?P<part>.+)' is not a number")
ADVISED = re.compile(r"Write (?P<number>[+-]?[0-9]+(?:\.[0-9]+)?)(?:, and put '(?P<unit>.+)' into 'unit:')?\.")
CURRENCY = re.compile("[$€£¥]")
DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?P<time>[T ][0-9:.Z+-]+)?")
A_DAY = "YYYY-MM-DD."
OF_TEN = re.compile(r"([0-9]|10)\s?/\s?10|(?P<percent>[0-9]|10)0\s?%")


class Respelling(NamedTuple):
    """``text`` in place of ``part`` of a value. ``safe`` means: nothing else can have been meant."""

    part: str
    text: str
    safe: bool = False


def number_meant(message: str, advice: str, unit: str) -> Respelling | None:
    """The number of ``20k``, ``1,000`` or ``41%``, read from the advice about it, so that both say the same.

    ``unit`` is the one that is given beside it. One that is not given there would be lost.
    """
    wrong, meant = NOT_A_NUMBER.fullmatch(message), ADVISED.fullmatch(advice)
    if not wrong or not meant:
        return None
    is_lost = meant["unit"] != unit if meant["unit"] else not unit and bool(CURRENCY.search(wrong["part"]))
    return None if is_lost else Respelling(wrong["part"], meant["number"])


def day_meant(text: str) -> Respelling | None:
    """The day of ``2026/10/2`` or of ``2026-10-02 09:30``. Where the year stands first, the month comes second."""
    found = DAY.fullmatch(text)
    try:
        day = date(int(found[1]), int(found[3]), int(found[4])) if found else None
    except ValueError:
        return None
    return Respelling(text, day.isoformat(), safe=not found["time"]) if found and day else None


def confidence_meant(text: str) -> Respelling | None:
    """The whole number of ``7/10`` or ``70%``."""
    found = OF_TEN.fullmatch(text)
    return Respelling(text, found[1] or found["percent"], safe=bool(found[1])) if found else None


def id_meant(text: str) -> Respelling | None:
    """The slug of ``First Week``."""
    meant = slug(text)
    return Respelling(text, meant) if re.fullmatch(SLUG, meant) else None


def respelt(node: Node, kind: str, key: str, message: str, advice: str, nodes: tuple[Node, ...]) -> Fix | None:
    """The fix that writes what was meant by a text that does not fit its ``key``.

    ``kind`` is pydantic's word for what is wrong, ``message`` and ``advice`` are what is said about it, ``nodes`` lead
    from the document to the value. None where nobody can say what was meant, and where the part in question does not
    stand in the file as it reads, and once.
    """
    if not isinstance(node, Scalar):
        return None
    meant = _meant(node.value.strip(), kind, key, message, advice, unit_of(nodes))
    if meant is None or node.value.count(meant.part) != 1:
        return None
    start, end = span_of(node)
    quotes = 1 if node.style in ("'", '"') else 0
    if end - start != len(node.value) + 2 * quotes:
        return None
    place = start + quotes + node.value.index(meant.part)
    edit = Edit(Span(place, place + len(meant.part)), meant.text)
    return Fix(f"Write '{meant.text}' for '{meant.part}'", (edit,), meant.safe)


def _meant(text: str, kind: str, key: str, message: str, advice: str, unit: str) -> Respelling | None:
    if kind == "string_pattern_mismatch":
        return id_meant(text)
    if kind != "okr":
        return None
    if key == "confidence":
        return confidence_meant(text)
    return number_meant(message, advice, unit) or (day_meant(text) if advice.endswith(A_DAY) else None)


def alone(node: Node) -> Fix | None:
    """The fix that takes the only text of ``[…]`` out of its brackets."""
    if not isinstance(node, Sequence) or len(node.items) != 1 or not isinstance(node.items[0], Scalar):
        return None
    before = Span(node.start, start_of(node.items[0]))
    behind = Span(end_of(node.items[0]), node.end)
    # Without brackets nothing stands behind; where more does than one and a blank, it may be a comment.
    if not 1 <= behind.end - behind.start <= 2 or before.end - before.start > 2:
        return None
    return Fix("Take it out of the brackets", (Edit(before, ""), Edit(behind, "")))


def lower_first(node: Node) -> Fix | None:
    """The fix that exchanges the two numbers of a range."""
    if not isinstance(node, Sequence) or len(node.items) != 2:
        return None
    first, second = node.items
    if not isinstance(first, Scalar) or not isinstance(second, Scalar) or not (_is_plain(first) and _is_plain(second)):
        return None
    edits = (Edit(span_of(first), second.value), Edit(span_of(second), first.value))
    return Fix("Write the lower one first", edits, safe=False)


def unit_of(nodes: tuple[Node, ...]) -> str:
    """The unit of a value, the last of ``nodes``: that of the measure around it, or of the entity; else empty."""
    for node in reversed(nodes):
        measure = node.value("measure") if isinstance(node, Mapping) else None
        for holder in (node, measure):
            unit = holder.value("unit") if isinstance(holder, Mapping) else None
            text: str = unit.value.strip() if isinstance(unit, Scalar) else ""
            if text:
                return text
    return ""


def _is_plain(node: Scalar) -> bool:
    return not node.style and end_of(node) - start_of(node) == len(node.value)
