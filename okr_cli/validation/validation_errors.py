"""Turns pydantic errors into findings: the place, the problem, and how to fix it."""

import re
from collections.abc import Iterable
from typing import Any

from okr_cli.finding import Edit, Finding, Fix, Related, Span
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.model.entity import slug
from okr_cli.model.initiative import Initiative
from okr_cli.model.measure import FORMS, form_of
from okr_cli.model.scalars import DAY, InvalidValue, shorten
from okr_cli.source.line_shapes import EXOTIC, quoted, shown
from okr_cli.source.tree import Entry, Mapping, Node, Scalar, Sequence, end_of, span_of, start_of
from okr_cli.validation.did_you_mean import YAML_SIGNS, closest, is_certain
from okr_cli.validation.fault import MEASURE_FORMS, MEASURE_KEYS, NO_MEASURE_FORM, Fault, in_measure
from okr_cli.validation.format_keys import INITIATIVE_KEYS, choices_of, known_keys, place_name

PACKED_KEY = lazy_pattern(rf"([a-z_]+:)([{EXOTIC}]*)(?=[^\s/])")
"""A key whose value begins without an ordinary space, which makes a text of both."""

PACKED_ITEM = lazy_pattern(r"-(\w+)$")
"""The first key of ``-title: Aim``, which is no entry of a list for want of a space."""

PROGRESS_KEYS = frozenset(
    {"progress", "percent", "percent_complete", "complete", "completion", "done", "measure", "check_ins", "score"}
    | {"baseline", "target", "current", "value", "metric", "confidence"}
)
"""Keys that would turn delivered work into a number."""

EXAMPLES = {
    "dropped": "{date: 2026-11-09, reason: We left that market}",
    "score": "{value: 0.7, reason: The launch came late}",
}
"""Values to paste for keys that hold a mapping and are often written as one word."""


def finding_of(fault: Fault) -> Finding:
    """The finding for one fault."""
    if fault.kind == "extra_forbidden":
        return _unknown_key(fault)
    if fault.kind == "missing":
        return _missing_key(fault)
    if fault.kind == "literal_error":
        return _not_a_choice(fault)
    if fault.kind in NO_MEASURE_FORM:
        return _no_form(fault)
    if fault.invalid:
        return _invalid_value(fault, fault.invalid)
    return _wrong_form(fault)


def meant_key(fault: Fault) -> str:
    """The key that an unknown key most likely means; empty if none is close."""
    present = fault.around.entries if isinstance(fault.around, Mapping) else {}
    # A list under 'okrs:' is not a format version.
    no_version = {"okr"} if not isinstance(fault.value, str) else set()
    if DAY.fullmatch(fault.key) and "date" not in present and "date" in _known(fault):
        return "date"
    return closest(fault.key, [name for name in _known(fault) if name not in present and name not in no_version])


def _known(fault: Fault) -> list[str]:
    if in_measure(fault):
        return [*MEASURE_KEYS, "unit"]
    return known_keys(fault.holder)


def _unknown_key(fault: Fault) -> Finding:
    mapping, key = fault.around, fault.key
    entries = mapping.entries if isinstance(mapping, Mapping) else {}
    span = span_of(entries[key][0]) if key in entries else span_of(mapping)
    if key in PROGRESS_KEYS and fault.holder is not None and issubclass(fault.holder, Initiative):
        message = f"an Initiative has no '{key}'; Key Results measure progress"
        advice = "Record it in a check-in on the Key Result, and set only 'status:' here."
        return Finding(message, span, advice, rule="initiative-has-progress")
    others = INITIATIVE_KEYS if key in INITIATIVE_KEYS else ()
    other = next((name for name in others if name in entries and name != key), "")
    if other:
        message = f"'{key}' means the same as '{other}'"
        related = (Related(f"'{other}' is set here", span_of(entries[other][0])),)
        return Finding(message, span, "Move all entries under one of them.", related=related, rule="duplicate-key")
    if in_measure(fault) and key in MEASURE_KEYS:
        form = FORMS.get(form_of(dict.fromkeys(entries)) or "", ())
        used = next((name for name in form if name in entries), "the other keys")
        message = f"'{key}' cannot be combined with '{used}'"
        return Finding(message, span, f"Use one form of measure: {MEASURE_FORMS}.", rule="invalid-value")
    cut_number = _cut_number(entries, key)
    if cut_number:
        return cut_number
    # Imported here: hardly a file has such a key, and start-up counts.
    from okr_cli.validation.unknown_keys import unknown_key_finding

    message = f"unknown key '{shorten(key)}' in {place_name(fault.route[:-1])}"
    of_its_own = unknown_key_finding(fault, span, message)
    if of_its_own:
        return of_its_own
    meant = meant_key(fault)
    advice = f"Did you mean '{meant}'?"
    if not meant:
        advice = f"Valid keys: {', '.join(_known(fault))}. Prefix your own keys with x-."
    return Finding(message, span, advice, fix=_renaming(key, meant, span), rule="unknown-key")


def _cut_number(entries: dict[str, Entry], key: str) -> Finding | None:
    """The finding for ``{value: 1,800}``: inside braces a comma ends the value, and the rest becomes a key."""
    names = list(entries)
    if not key[:1].isdigit() or key not in names[1:]:
        return None
    before, after = entries[names[names.index(key) - 1]][1], entries[key][0]
    if not isinstance(before, Scalar) or end_of(before) + 1 != start_of(after) or not before.value[-1:].isdigit():
        return None
    # Imported here: hardly a file has such a number, and start-up counts.
    from okr_cli.validation.value_fixes import meant_number, number_advice

    number, span = f"{before.value},{key}", Span(start_of(before), end_of(after))
    meant, fix = meant_number(number), None
    if meant and not meant.unit:
        fix = Fix(f"Write '{meant.number}' instead of '{shorten(number)}'", (Edit(span, meant.number),), safe=False)
    message = f"the comma splits '{shorten(number)}' in two"
    return Finding(message, span, number_advice(meant), fix=fix, rule="invalid-value")


def _missing_key(fault: Fault) -> Finding:
    node, key = fault.around, fault.key
    place = place_name(fault.route[:-1])
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    if entry:
        return Finding(f"{place} has an empty '{key}'", span_of(entry[0]), "Write a value.", rule="missing-key")
    return Finding(f"{place} has no '{key}'", head_span(node), f"Add '{key}:'.", rule="missing-key")


def _not_a_choice(fault: Fault) -> Finding:
    choices = choices_of(fault.holder, fault.key)
    shown = ", ".join(choices)
    if not isinstance(fault.value, str):
        message = f"{fault.key}: expected one of {shown}; found {_found(fault.value)}"
        return Finding(message, fault.span, "", rule="invalid-value")
    near = closest(fault.value, choices)
    advice = f"Did you mean '{near}'?" if near else ""
    message = f"{fault.key}: {_found(fault.value)} is not one of {shown}"
    return Finding(message, fault.span, advice, fix=_renaming(fault.value, near, fault.span), rule="invalid-value")


def _invalid_value(fault: Fault, invalid: InvalidValue) -> Finding:
    """The finding for a value that one of our parsers rejected."""
    # Imported here: most files have nothing to fix, and start-up counts.
    from okr_cli.validation.value_fixes import advice_and_fix

    blamed: Node | None = fault.nodes[-1]
    for step in (invalid.key,) if invalid.key else invalid.place:
        if isinstance(blamed, Mapping):
            blamed = blamed.value(str(step)) or blamed
        elif isinstance(blamed, Sequence) and isinstance(step, int):
            blamed = blamed.items[step]
    span = span_of(blamed) if blamed else fault.span
    advice, fix = advice_and_fix(fault.nodes, invalid)
    return Finding(f"{invalid.key or fault.key}: {invalid.message}", span, advice, fix=fix, rule="invalid-value")


def _renaming(word: str, meant: str, span: Span) -> Fix | None:
    """The fix that writes ``meant`` instead of ``word``, if ``word`` is there without quotes."""
    if not meant or span.end - span.start != len(word):
        return None
    return Fix(f"Write '{meant}' instead of '{shorten(word)}'", (Edit(span, meant),), safe=is_certain(word, meant))


def head_span(node: Node) -> Span:
    """A short place for a large node: the first entry of a mapping, the first character of a list."""
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            if isinstance(value, Scalar) and value.value and start_of(value) > start_of(key):
                return Span(start_of(key), end_of(value))
            return span_of(key)
    return Span(node.start, min(node.end, node.start + 1)) if isinstance(node, Sequence) else span_of(node)


def _wrong_form(fault: Fault) -> Finding:
    """The finding for a value of the wrong form."""
    # Imported here: most files have nothing to fix, and start-up counts.
    from okr_cli.validation.value_fixes import entry_fix, single_item_fix, slug_fix

    kind, value, name, fix = fault.kind, fault.value, place_name(fault.route), None
    entry = _entry_of(fault)
    if kind == "string_pattern_mismatch":
        near = slug(str(value))
        message = f"'{shorten(value)}' is not a valid id"
        advice = f"Use lowercase letters, digits and hyphens, such as {near if near.isascii() else 'new-customers'}."
        fix = slug_fix(fault.nodes[-1])
    elif kind in ("string_too_short", "too_short") or value is None:
        message = f"{name} is empty"
        advice = "Write a value." if kind != "too_short" else "Add at least one entry."
    elif kind == "string_type":
        message, advice = f"expected text for {name}, found {_found(value)}", "Write a single value."
        if fault.key == "owner":
            advice, fix = "Keep one name: only one person can be accountable.", single_item_fix(fault.nodes[-1])
    elif kind == "tuple_type":
        if (packed_item := PACKED_ITEM.match(next(iter(_keys(fault.nodes[-1])), ""))) is not None:
            return _packed_item(fault, packed_item)
        message = f"expected a list for {name}, found {_found(value)}"
        way = f"Write `{entry}` on the next line." if entry and "," not in entry else ""
        advice = way or "Write each entry on a line of its own, starting with '- '."
    else:
        message = f"expected keys and values for {name}, found {_found(value)}"
        keys = ", ".join(known_keys(fault.model))
        advice = f"Valid keys: {keys}." if keys else ""
        packed = PACKED_KEY.match(value) if isinstance(value, str) else None
        if packed:
            return _packed_key(fault, packed)
        if entry and isinstance(fault.route[-1], int):
            advice, fix = f"Write `{entry}`.", entry_fix(fault.nodes[-1], _main_key(fault))
        if fault.key == "hypothesis" and isinstance(value, str):
            advice = f"Write `hypothesis: {{belief: {shown(quoted(value))}}}`."
        if fault.key in EXAMPLES:
            advice = f"Write `{fault.key}: {EXAMPLES[fault.key]}`."
    return Finding(message, fault.span, advice, fix=fix, rule="invalid-value")


def _main_key(fault: Fault) -> str:
    """The main key of the entries of a list; empty if they have none."""
    return next((key for key in ("title", "name") if key in known_keys(fault.model)), "")


def _entry_of(fault: Fault) -> str:
    """How to write a text as an entry of its list, or of the list that its key needs; empty for other values."""
    main, value, holder = _main_key(fault), fault.value, fault.around
    if not main or not isinstance(value, str):
        return ""
    text = shorten(value) if YAML_SIGNS.isdisjoint(value) else quoted(shorten(value))
    in_brackets = isinstance(holder, Sequence) and start_of(holder.items[0]) == holder.start + 1
    return f"{{{main}: {text}}}" if in_brackets else f"- {main}: {text}"


def _packed_key(fault: Fault, packed: re.Match[str]) -> Finding:
    """The finding for ``title:Aim``, and for a colon that is followed only by a non-breaking space."""
    key, gap, start = packed[1], packed[2], fault.span.start
    end = start + packed.end()
    is_as_written = isinstance(node := fault.nodes[-1], Scalar) and not node.style and node.value[:1].isalpha()
    fix = Fix("Add a space", (Edit(Span(start + len(key), end), " "),), safe=False) if is_as_written else None
    message = f"non-breaking space after '{key}'" if gap else f"no space after '{key}'"
    advice = "Replace it with an ordinary space." if gap else "Add the missing space."
    return Finding(message, Span(start, end), advice, fix=fix, rule="invalid-value")


def _packed_item(fault: Fault, packed: re.Match[str]) -> Finding:
    """The finding for ``-title: Aim``."""
    place = Span(fault.span.start, fault.span.start + packed.end())
    fix = Fix("Add the missing space", (Edit(Span(place.start + 1, place.start + 1), " "),), safe=False)
    advice = f"Write `- {packed[1]}: …`."
    return Finding("no space after the dash", place, advice, fix=fix, rule="invalid-value")


def _keys(node: Node) -> Iterable[str]:
    return node.entries if isinstance(node, Mapping) else ()


def _no_form(fault: Fault) -> Finding:
    """The finding for a measure in none of the known forms, most likely because a key is misspelled."""
    if not isinstance(fault.value, dict):
        from okr_cli.validation.value_fixes import measure_fix

        message = f"expected keys and values for 'measure', found {_found(fault.value)}"
        way, fix = measure_fix(fault.nodes[-1])
        return Finding(message, fault.span, way or f"Use one of: {MEASURE_FORMS}.", fix=fix, rule="invalid-value")
    node, advice, fix = fault.nodes[-1], f"Use one of: {MEASURE_FORMS}.", None
    for written, (key, _) in node.entries.items() if isinstance(node, Mapping) else ():
        meant = closest(written, MEASURE_KEYS)
        if meant:
            advice, fix = f"Did you mean '{meant}' instead of '{written}'?", _renaming(written, meant, span_of(key))
            break
    return Finding("unknown form of measure", fault.span, advice, fix=fix, rule="invalid-value")


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        return "a list"
    return f"'{shorten(str(value))}'"
