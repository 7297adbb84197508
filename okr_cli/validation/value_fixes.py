"""Fixes for values that do not fit but whose meaning is clear, such as ``20k``, ``2026/10/2`` or ``7/10``."""

import re
from datetime import date
from typing import NamedTuple

from okr_cli.finding import Edit, Fix, Span
from okr_cli.model.entity import slug
from okr_cli.model.scalars import SLUG, Expected, InvalidValue
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, end_of, span_of, start_of

CURRENCY = re.compile("[$€£¥]")
DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?P<time>[T ][0-9:.Z+-]+)?")
OF_TEN = re.compile(r"([0-9]|10)\s?/\s?10|(?P<percent>[0-9]|10)0\s?%")


class _Replacement(NamedTuple):
    """``meant`` instead of the ``text`` within a value. ``safe``: nothing else can have been meant."""

    text: str
    meant: str
    safe: bool = False


def meant_value_fix(nodes: tuple[Node, ...], invalid: InvalidValue) -> Fix | None:
    """The fix that writes what was meant by an invalid value, the last of ``nodes``, which lead to it from the top.

    None if nobody can tell what was meant, or if the text in question is not found in the file as it reads, and once.
    """
    if invalid.expected is Expected.LOWER_FIRST:
        return _lower_first(nodes[-1])
    if invalid.expected is Expected.NUMBER:
        return _rewrite(nodes[-1], _meant_number(invalid, _unit_of(nodes)))
    if invalid.expected is Expected.DAY:
        return _rewrite(nodes[-1], _meant_day(invalid.text))
    if invalid.expected is Expected.CONFIDENCE:
        return _rewrite(nodes[-1], _meant_confidence(invalid.text))
    return None


def slug_fix(node: Node) -> Fix | None:
    """The fix that writes an id such as ``First Week`` as a slug."""
    text: str = node.value.strip() if isinstance(node, Scalar) else ""
    meant = slug(text)
    return _rewrite(node, _Replacement(text, meant)) if re.fullmatch(SLUG, meant) else None


def single_item_fix(node: Node) -> Fix | None:
    """The fix that takes the only text of ``[…]`` out of its brackets."""
    if not isinstance(node, Sequence) or len(node.items) != 1 or not isinstance(node.items[0], Scalar):
        return None
    before = Span(node.start, start_of(node.items[0]))
    after = Span(end_of(node.items[0]), node.end)
    # A list without brackets ends with its item. More than a bracket and a space may be a comment.
    if not 1 <= after.end - after.start <= 2 or before.end - before.start > 2:
        return None
    return Fix("Take it out of the brackets", (Edit(before, ""), Edit(after, "")))


def _meant_number(invalid: InvalidValue, unit: str) -> _Replacement | None:
    """The number of ``20k``, ``1,000`` or ``41%``, unless a unit would be lost that ``unit`` does not give."""
    meant = invalid.number
    if meant is None:
        return None
    is_lost = meant.unit != unit if meant.unit else not unit and bool(CURRENCY.search(invalid.text))
    return None if is_lost else _Replacement(invalid.text, meant.number)


def _meant_day(text: str) -> _Replacement | None:
    """The day of ``2026/10/2`` or ``2026-10-02 09:30``. After the year, the month always comes first."""
    found = DAY.fullmatch(text)
    try:
        day = date(int(found[1]), int(found[3]), int(found[4])) if found else None
    except ValueError:
        return None
    return _Replacement(text, day.isoformat(), safe=not found["time"]) if found and day else None


def _meant_confidence(text: str) -> _Replacement | None:
    """The whole number of ``7/10`` or ``70%``."""
    found = OF_TEN.fullmatch(text)
    return _Replacement(text, found[1] or found["percent"], safe=bool(found[1])) if found else None


def _rewrite(node: Node, replacement: _Replacement | None) -> Fix | None:
    if replacement is None or not isinstance(node, Scalar) or node.value.count(replacement.text) != 1:
        return None
    start, end = span_of(node)
    quotes = 1 if node.style in ("'", '"') else 0
    if end - start != len(node.value) + 2 * quotes:
        return None
    offset = start + quotes + node.value.index(replacement.text)
    edit = Edit(Span(offset, offset + len(replacement.text)), replacement.meant)
    return Fix(f"Write '{replacement.meant}' for '{replacement.text}'", (edit,), replacement.safe)


def _lower_first(node: Node) -> Fix | None:
    """The fix that swaps the two numbers of a range."""
    if not isinstance(node, Sequence) or len(node.items) != 2:
        return None
    first, second = node.items
    if not isinstance(first, Scalar) or not isinstance(second, Scalar) or not (_is_plain(first) and _is_plain(second)):
        return None
    edits = (Edit(span_of(first), second.value), Edit(span_of(second), first.value))
    return Fix("Write the lower one first", edits, safe=False)


def _unit_of(nodes: tuple[Node, ...]) -> str:
    """The unit of a value, the last of ``nodes``: that of its measure or of its entity, else empty."""
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
