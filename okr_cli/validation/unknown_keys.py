"""Unknown keys: terms of other methods and tools, with what to write instead, and text split by a comma."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.model.check_in import CheckIn
from okr_cli.model.entity_model import EntityModel
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.model.okr_file import OkrFile
from okr_cli.model.scalars import DAY, NUMBER, shorten
from okr_cli.source.line_shapes import EXOTIC, quoted, shown
from okr_cli.source.tree import Entry, Mapping, Node, Scalar, Sequence, end_of, is_absent, start_of
from okr_cli.validation.did_you_mean import closest, fold
from okr_cli.validation.fault import MEASURE_KEYS, Fault, in_measure
from okr_cli.validation.format_keys import choices_of, every_key, known_keys

VALUES = frozenset(
    (
        *("current", "currentvalue", "actual", "now", "progress", "value", "latest"),
        *("latestvalue", "today", "achieved"),
    )
)
DATES = frozenset(
    (
        *("due", "deadline", "duedate", "enddate", "end", "until", "by"),
        *("start", "startdate", "started", "quarter", "period", "timeframe"),
    )
)
PROSE = frozenset(("description", "details", "context", "background", "summary", "why", "rationale"))
NOTES = {"note": "note", "notes": "note", "comment": "note", "comments": "note", "ask": "ask", "help": "ask"}
NAMES_OF_MEASURES = frozenset(("metric", "kpi", "measurement", "indicator"))
MEASURE_PARTS = frozenset({*MEASURE_KEYS, "unit", "risk"})
TEXT_KEYS = frozenset(
    (
        *("note", "ask", "title", "reason", "learned", "belief", "evidence"),
        *("stake", "payoff", "vision", "mission", "not", "source"),
    )
)

MOST_GAP = 3
"""Characters between two values of one line: a comma and a few spaces."""

MOST_PIECES = 40
"""Pieces of one text that commas have cut."""

INVISIBLE = re.compile(rf"[{EXOTIC}\u200c\u200d\u2060\ufeff]+")
INDENT = re.compile(rf"[{EXOTIC}][ {EXOTIC}]*")
DROPPED = "dropped: {date: YYYY-MM-DD, reason: …}"


class Way(NamedTuple):
    """What to do about a key: advice, and a fix if it is clear."""

    advice: str
    fix: Fix | None = None


def unknown_key_finding(fault: Fault, span: Span, message: str) -> Finding | None:
    """The finding for a key that has a way of its own; None if its nearest spelling is the best answer."""
    cut = _cut_text(fault)
    if cut is not None:
        return cut
    key, known = fault.key, known_keys(fault.holder)
    visible = INVISIBLE.sub("", key)
    indent = INDENT.match(key)
    if indent and visible in every_key(OkrFile) and visible not in known:
        edits = (Edit(Span(span.start, span.start + indent.end()), " " * indent.end()),)
        fix = Fix("Use ordinary spaces", edits, safe=False)
        message = "non-breaking space in the indentation"
        advice = "Replace it with an ordinary space."
        return Finding(message, Span(span.start, span.start + indent.end()), advice, fix=fix, rule="unknown-key")
    if visible != key and visible in known:
        is_as_written = span.end - span.start == len(key)
        delete = Fix("Delete it", (Edit(span, visible),), safe=False) if is_as_written else None
        message = f"invisible character in the key '{visible}'"
        return Finding(message, span, "Delete it.", fix=delete, rule="unknown-key")
    way = _way(fault, span)
    return Finding(message, span, way.advice, fix=way.fix, rule="unknown-key") if way else None


def following(faults: Iterable[Fault]) -> set[int]:
    """The identities of unknown-key faults that are pieces of a text or measure already reported at an earlier key.

    Each mapping is read once, however many keys it has.
    """
    by_mapping: dict[int, dict[str, Fault]] = {}
    for fault in faults:
        by_mapping.setdefault(id(fault.around), {})[fault.key] = fault
    return {id(fault) for unknown in by_mapping.values() for fault in _following(unknown)}


def _following(unknown: dict[str, Fault]) -> Iterator[Fault]:
    """The same for the unknown keys of one mapping."""
    before, has_part = "", False
    first = next(iter(unknown.values()))
    entries = _entries(first)
    for name in entries:
        fault = unknown.get(name)
        if fault is not None and _is_on_key_result(fault) and name in MEASURE_PARTS:
            if has_part:
                yield fault
            has_part = True
        elif fault is not None and before in unknown and _is_piece(entries, before, name):
            yield fault
        before = name


def _way(fault: Fault, span: Span) -> Way | None:
    """How to express the meaning of the key in okr."""
    word, value = fold(fault.key), _text(fault)
    if word in VALUES and (in_measure(fault) or _is_on_key_result(fault) or fault.holder is Kpi):
        number = value if NUMBER.fullmatch(value) and word != "progress" else "…"
        return Way(f"Record progress in a check-in: `check_ins: [{{date: YYYY-MM-DD, value: {number}}}]`.")
    if _is_on_key_result(fault):
        return _way_on_key_result(fault, word, value, span)
    if fault.holder is Objective:
        if word in {*VALUES, "confidence", "score"}:
            return Way("Remove it: an Objective's progress is computed from its Key Results.")
        if word in ("status", "state", "rag", "health"):
            meant = _status(value)
            if meant == "dropped":
                return Way(f"Write `{DROPPED}`.")
            return Way("Remove it: an Objective's status is computed from its Key Results.")
        if word in DATES:
            return Way("Remove it: an Objective takes its dates from `cycle:` at the top of the file.")
    if fault.holder is CheckIn and DAY.fullmatch(fault.key):
        return Way(f"Write `{{date: {fault.key}, value: {value or '…'}}}`.")
    return _way_of_prose(fault, word, span) or _is_here_already(fault)


def _way_on_key_result(fault: Fault, word: str, value: str, span: Span) -> Way | None:
    if word in ("status", "rag", "health", "state"):
        meant = _status(value)
        if meant == "dropped":
            return Way(f"Write `{DROPPED}`.")
        return Way(
            f"Record the status in a check-in: `check_ins: [{{date: YYYY-MM-DD, status: {meant or 'on-track'}}}]`."
        )
    if word == "confidence":
        number = value if value.isdigit() else "7"
        return Way(f"Record confidence in a check-in: `check_ins: [{{date: YYYY-MM-DD, confidence: {number}}}]`.")
    if word in NOTES:
        text = shown(quoted(value)) if value else "…"
        return Way(f"Move it to a check-in: `check_ins: [{{date: YYYY-MM-DD, {NOTES[word]}: {text}}}]`.")
    if word in DATES:
        return Way("Remove it: a Key Result takes its dates from `cycle:` at the top of the file.")
    entries = _entries(fault)
    if fault.key in MEASURE_PARTS:
        parts = (f"{name}: {_shown_value(entries[name][1])}" for name in entries if name in MEASURE_PARTS)
        return Way(f"Write `measure: {{{', '.join(parts)}}}`.")
    if word in NAMES_OF_MEASURES and "measure" not in entries:
        if isinstance(entries[fault.key][1], Mapping) and span.end - span.start == len(fault.key):
            return Way(
                "Did you mean 'measure'?",
                Fix(f"Write 'measure' instead of '{fault.key}'", (Edit(span, "measure"),), False),
            )
        return Way('Define a measure: `measure: {baseline: 41, target: 55, unit: "%"}`.')
    return _way_of_prose(fault, word, span) or _is_here_already(fault)


def _way_of_prose(fault: Fault, word: str, span: Span) -> Way | None:
    if word not in PROSE or fault.holder is None or not issubclass(fault.holder, EntityModel):
        return None
    is_initiative = issubclass(fault.holder, Initiative)
    other = " or in `hypothesis: {belief: …}`" if is_initiative else ""
    fix = Fix(f"Write 'x-{fault.key}'", (Edit(Span(span.start, span.start), "x-"),), safe=False)
    return Way(f"Put it in the title{other}, or keep it as `x-{fault.key}:`.", fix)


def _is_here_already(fault: Fault) -> Way | None:
    """The answer to another word for a key that its mapping has already."""
    meant = closest(fault.key, known_keys(fault.holder))
    return Way(f"'{meant}' is already set here; keep one of the two.") if meant in _entries(fault) else None


def _status(value: str) -> str:
    """The status of a check-in that a word means, or ``dropped``; empty if it is unclear."""
    meant = closest(value, choices_of(CheckIn, "status"))
    return meant or closest(value, ("dropped",))


def _cut_text(fault: Fault) -> Finding | None:
    """The finding for ``{note: Slow week, not the window}``: inside braces a comma ends the text."""
    entries = _entries(fault)
    names = list(entries)
    if fault.key not in names[1:]:
        return None
    index = names.index(fault.key)
    first = names[index - 1]
    if not _is_piece(entries, first, fault.key):
        return None
    last, known = index, known_keys(fault.holder)
    for name in names[index + 1 : index + MOST_PIECES]:
        if name in known or not _is_piece(entries, names[last], name):
            break
        last += 1
    value = entries[first][1]
    assert isinstance(value, Scalar)
    text, end = value.value, end_of(value)
    for name in names[index : last + 1]:
        key, piece = entries[name]
        text += "," + " " * (start_of(key) - end - 1) + name
        end = end_of(key)
        if isinstance(piece, Scalar) and not is_absent(piece):
            text += ":" + " " * (start_of(piece) - end - 1) + piece.value
            end = end_of(piece)
    span, meant = Span(start_of(value), end), quoted(text)
    return Finding(
        f"the comma ends '{shorten(first)}', so the rest is treated as a key",
        Span(end_of(value), end_of(value) + 1),
        f"Put the text in quotes: `{shown(f'{first}: {meant}')}`.",
        fix=Fix("Put the text in quotes", (Edit(span, meant),), safe=False),
        rule="unknown-key",
    )


def _is_piece(entries: dict[str, Entry], before: str, name: str) -> bool:
    """Whether a key is what a comma has cut off the text before it."""
    earlier, (key, value) = entries[before][1], entries[name]
    is_bare = isinstance(value, Scalar) and is_absent(value) and start_of(value) <= end_of(key)
    if not isinstance(earlier, Scalar) or earlier.style or not isinstance(value, Scalar) or value.style or key.style:
        return False
    if is_absent(earlier):
        place = end_of(entries[before][0])
        is_text = start_of(earlier) <= place
    else:
        place = end_of(earlier)
        is_text = (before in TEXT_KEYS or " " in earlier.value) and place - start_of(earlier) == len(earlier.value)
    is_near = key.start_mark.line == earlier.end_mark.line and 1 <= start_of(key) - place <= MOST_GAP
    is_of_note = before in NOTES and " " in earlier.value
    is_prose = not is_bare and (" " in name or (is_of_note and not closest(name, known_keys(CheckIn))))
    return bool(is_near and is_text and not name[:1].isdigit() and (is_bare or is_prose))


def _entries(fault: Fault) -> dict[str, Entry]:
    return fault.around.entries if isinstance(fault.around, Mapping) else {}


def _text(fault: Fault) -> str:
    entry = _entries(fault).get(fault.key)
    return entry[1].value.strip() if entry and isinstance(entry[1], Scalar) else ""


def _shown_value(node: Node) -> str:
    if isinstance(node, Scalar):
        return quoted(node.value) if node.style or not re.fullmatch(r"[\w.-]*", node.value) else node.value
    return "[…]" if isinstance(node, Sequence) else "{…}"


def _is_on_key_result(fault: Fault) -> bool:
    return fault.holder is KeyResult
