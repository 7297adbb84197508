"""Fixes for invalid values whose meaning is clear, such as ``20k``, ``2026/10/2`` or ``7/10``."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.finding import Edit, Fix, Span
from okr_cli.model.entity import slug
from okr_cli.model.scalars import SLUG, Expected, InvalidValue
from okr_cli.model.unit import same_unit
from okr_cli.source.line_shapes import is_in_typographic_quotes, quoted
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, end_of, span_of, start_of
from okr_cli.validation.did_you_mean import YAML_SIGNS

CURRENCY = re.compile("[$€£¥]")
DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?P<time>[T ][0-9:.Z+-]+)?")
DAY_FIRST = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
OF_TEN = re.compile(r"([0-9]|10)\s?/\s?10|(?P<percent>[0-9]|10)0\s?%")

PLAIN = r"[+-]?[0-9]+(?:\.[0-9]+)?"
SIGN = "[$€£¥]?"
SHORTHAND = re.compile(rf"{SIGN}(?P<number>{PLAIN})\s?(?P<power>[kmb]){SIGN}", re.IGNORECASE)
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?P<by>[,' \u00a0\u202f’])[0-9]{3}(?:(?P=by)[0-9]{3})*(?:\.[0-9]+)?")
POINTS = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3}(?:\.[0-9]{3})+(?:,[0-9]+)?|(?:\.[0-9]{3})+,[0-9]+)")
"""Thousands with points, as 1.200.000 and 1.200,50."""

DASHES = str.maketrans("–—−", "---")
DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
WITH_UNIT = re.compile(rf"(?P<before>{SIGN})\s?(?P<number>{PLAIN})\s?(?P<after>[^\d\s.,:/-]\D*)?")
UNIT = r"\s?[^\d\s.,:>-][^\d\s,:{}\[\]>-]*"
FROM_TO = re.compile(
    rf"(?:from )?(?P<baseline>{PLAIN})(?P<before>{UNIT})?\s*(?:->|-->|→|to)\s*(?P<target>{PLAIN})(?P<unit>{UNIT})?"
)
ZEROS = {"k": 3, "m": 6, "b": 9}


class MeantNumber(NamedTuple):
    """A number as it should be written, and the unit next to it."""

    number: str
    unit: str = ""


def meant_number(text: str) -> MeantNumber | None:
    """The number of ``41%``, ``$2M``, ``1,000``, ``2,5`` or ``3 days``; None if the text is not clear."""
    plain = (text[1:-1] if is_in_typographic_quotes(text) else text).translate(DASHES).strip()
    if plain != text:
        return MeantNumber(plain) if re.fullmatch(PLAIN, plain) else meant_number(plain)
    if POINTS.fullmatch(text):
        return MeantNumber(text.replace(".", "").replace(",", "."))
    shorthand = SHORTHAND.fullmatch(text)
    if shorthand:
        return MeantNumber(f"{Decimal(shorthand['number']).scaleb(ZEROS[shorthand['power'].lower()]):f}")
    if GROUPED.fullmatch(text):
        return MeantNumber(re.sub("[^0-9.+-]", "", text))
    if DECIMAL_COMMA.fullmatch(text):
        return MeantNumber(text.replace(",", "."))
    with_unit = WITH_UNIT.fullmatch(text)
    unit = (with_unit["before"] or with_unit["after"] or "").strip() if with_unit else ""
    return MeantNumber(with_unit["number"], unit) if with_unit and unit else None


def number_advice(meant: MeantNumber | None) -> str:
    """How to write the number that was meant."""
    if meant is None:
        return "Write digits only, such as 41, 0.5 or 1200."
    return f"Write {meant.number} and move '{meant.unit}' to 'unit:'." if meant.unit else f"Write {meant.number}."


def advice_and_fix(nodes: tuple[Node, ...], invalid: InvalidValue) -> tuple[str, Fix | None]:
    """What to write instead of an invalid value, the last of ``nodes``, which lead to it from the top.

    The fix is None if it is not clear what was meant, or if the file does not spell the text as it reads, and once.
    """
    if invalid.expected is Expected.NUMBER:
        return _number_advice_and_fix(nodes, invalid.text)
    fix = None
    if invalid.expected is Expected.LOWER_FIRST:
        fix = _lower_first(nodes[-1])
    elif invalid.expected is Expected.DAY:
        fix = _day_fix(nodes[-1], invalid.text)
    elif invalid.expected is Expected.CONFIDENCE:
        fix = _confidence_fix(nodes[-1], invalid.text)
    advice = f"Write {fix.edits[0].text}." if fix and len(fix.edits) == 1 else invalid.advice
    return advice, fix


def entry_fix(node: Node, key: str) -> Fix | None:
    """The fix that makes an entry of a text such as ``- Redesign step 2``, which is its title or, as ``key``, name."""
    if not isinstance(node, Scalar) or "\n" in node.value or node.start_mark.line != node.end_mark.line:
        return None
    start, end = span_of(node)
    if node.style == "" and end - start != len(node.value):
        return None
    meant = node.value if node.style or YAML_SIGNS.isdisjoint(node.value) else quoted(node.value)
    edits = (Edit(Span(start, end), f"{{{key}: {quoted(meant) if node.style else meant}}}"),)
    return Fix(f"Make it the {key}", edits, safe=False)


def measure_fix(node: Node) -> tuple[str, Fix | None]:
    """What to write instead of a measure such as ``41 -> 55 %``, with the fix; empty if it is no such text."""
    if not isinstance(node, Scalar):
        return "", None
    found, target = FROM_TO.fullmatch(node.value.strip()), meant_number(node.value.strip())
    if found is None and (target or re.fullmatch(PLAIN, node.value.strip())):
        goal = target or MeantNumber(node.value.strip())
        unit = f", unit: {quoted(goal.unit)}" if goal.unit else ""
        return f"Write `measure: {{baseline: …, target: {goal.number}{unit}}}`.", None
    if found is None:
        return "", None
    unit = (found["unit"] or found["before"] or "").strip()
    meant = f"{{baseline: {found['baseline']}, target: {found['target']}{f', unit: {quoted(unit)}' if unit else ''}}}"
    return f"Write `measure: {meant}`.", Fix("Write it as a measure", (Edit(span_of(node), meant),), safe=False)


def slug_fix(node: Node) -> Fix | None:
    """The fix that writes an id such as ``First Week`` as a slug."""
    text: str = node.value.strip() if isinstance(node, Scalar) else ""
    meant = slug(text)
    return _rewrite(node, text, meant) if re.fullmatch(SLUG, meant) else None


def single_item_fix(node: Node) -> Fix | None:
    """The fix that takes the only text of ``[…]`` out of its brackets."""
    if not isinstance(node, Sequence) or len(node.items) != 1 or not isinstance(node.items[0], Scalar):
        return None
    before = Span(node.start, start_of(node.items[0]))
    after = Span(end_of(node.items[0]), node.end)
    # A list without brackets ends with its item. More than a bracket and a space may be a comment.
    if not 1 <= after.end - after.start <= 2 or before.end - before.start > 2:
        return None
    return Fix("Remove the brackets", (Edit(before, ""), Edit(after, "")))


def _number_advice_and_fix(nodes: tuple[Node, ...], text: str) -> tuple[str, Fix | None]:
    """The number of ``20k``, ``1,000`` or ``41%``, without a fix if it lost a unit that the file gives nowhere."""
    meant, unit = meant_number(text), _unit_of(nodes)
    is_lost = meant and (not same_unit(meant.unit, unit) if meant.unit else not unit and CURRENCY.search(text))
    fix = _rewrite(nodes[-1], text, meant.number) if meant and not is_lost else None
    if fix and meant and meant.unit:
        return f"Write {meant.number}: the unit is already in 'unit:'.", fix
    return number_advice(meant), fix


def _day_fix(node: Node, text: str) -> Fix | None:
    """The fix for dates such as ``2026/10/2`` or ``2026-10-02 09:30``. With periods, the day comes first."""
    found = DAY.fullmatch(text) or DAY_FIRST.fullmatch(text)
    if found is None:
        return None
    is_day_first = found.re is DAY_FIRST
    try:
        year, month, day = (found[3], found[2], found[1]) if is_day_first else (found[1], found[3], found[4])
        meant = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    is_certain = not is_day_first and not found["time"]
    return _rewrite(node, text, meant, safe=is_certain)


def _confidence_fix(node: Node, text: str) -> Fix | None:
    """The fix that writes the whole number of ``7/10`` or ``70%``."""
    found = OF_TEN.fullmatch(text)
    return _rewrite(node, text, found[1] or found["percent"], safe=bool(found[1])) if found else None


def _rewrite(node: Node, text: str, meant: str, safe: bool = False) -> Fix | None:
    """The fix that writes ``meant`` instead of ``text`` within a value. ``safe``: nothing else can have been meant."""
    if not isinstance(node, Scalar) or node.value.count(text) != 1:
        return None
    start, end = span_of(node)
    quotes = 1 if node.style in ("'", '"') else 0
    if end - start != len(node.value) + 2 * quotes:
        return None
    offset = start + quotes + node.value.index(text)
    return Fix(f"Write '{meant}' instead of '{text}'", (Edit(Span(offset, offset + len(text)), meant),), safe)


def _lower_first(node: Node) -> Fix | None:
    """The fix that swaps the two numbers of a range."""
    if not isinstance(node, Sequence) or len(node.items) != 2:
        return None
    first, second = node.items
    if not isinstance(first, Scalar) or not isinstance(second, Scalar) or not (_is_plain(first) and _is_plain(second)):
        return None
    edits = (Edit(span_of(first), second.value), Edit(span_of(second), first.value))
    return Fix("Write the lower number first", edits, safe=False)


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
