"""Pydantic errors as findings: the place, the offending words, and the way out."""

from typing import Any, NamedTuple

from pydantic import BaseModel

from okr_cli.finding import Edit, Finding, Fix, Related, Span
from okr_cli.model.entity import slug
from okr_cli.model.initiative import Initiative
from okr_cli.model.measure import FORMS
from okr_cli.model.scalars import NUMBER, shorten
from okr_cli.source.tree import Entry, Mapping, Node, Scalar, Sequence, end_of, span_of, start_of
from okr_cli.validation.did_you_mean import closest, is_certain
from okr_cli.validation.format_keys import SPELLINGS, Route, known_keys, place_name

MEASURE_FORMS = "baseline and target, keep, between, milestones, done, or find_baseline"
PROGRESS_KEYS = frozenset(
    {"progress", "percent", "percent_complete", "complete", "completion", "done", "measure", "check_ins", "score"}
    | {"baseline", "target", "current", "value", "metric", "confidence"}
)
"""Keys that would make a number of delivered work."""


class Fault(NamedTuple):
    """One validation error and where it stands.

    ``nodes`` are the nodes on the ``route``, the document first, as far as they exist; ``model`` describes the
    value at its end, ``holder`` the mapping around it. ``kind``, ``context`` and ``value`` are pydantic's.
    """

    kind: str
    route: Route
    nodes: tuple[Node, ...]
    model: type[BaseModel] | None
    holder: type[BaseModel] | None
    context: dict[str, Any]
    value: Any

    @property
    def key(self) -> str:
        """The last key of the route."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    @property
    def around(self) -> Node:
        """The mapping or list that holds the value, as far as it exists."""
        return self.nodes[: len(self.route)][-1]

    @property
    def span(self) -> Span:
        """The place of the value, or of the nearest thing around it that exists."""
        return span_of(self.nodes[-1])


def finding_of(fault: Fault) -> Finding:
    """The finding of one fault."""
    if fault.kind == "extra_forbidden":
        return _unknown_key(fault)
    if fault.kind == "missing":
        return _missing_key(fault)
    if fault.kind == "literal_error":
        return _not_a_choice(fault)
    blamed = fault.context.get("key")
    node = fault.nodes[-1]
    if blamed:
        entry = node.entries.get(blamed) if isinstance(node, Mapping) else None
        node = entry[1] if entry else node
    message, advice = _explain(fault, blamed or fault.key)
    fix = _respelling(fault, node, advice)
    if fix and "'unit:'" in advice:
        advice = f"{advice.partition(',')[0]}: its unit stands in 'unit:' already."
    return Finding(message, span_of(node), advice, fix=fix, rule="invalid-value")


def meant_key(fault: Fault) -> str:
    """The key that an unknown one most likely stands for, or an empty string."""
    present = fault.around.entries if isinstance(fault.around, Mapping) else {}
    # Whoever gives 'okrs:' a list means no format version.
    no_version = {"okr"} if not isinstance(fault.value, str) else set()
    return closest(fault.key, [name for name in _known(fault) if name not in present and name not in no_version])


def _known(fault: Fault) -> list[str]:
    if _in_measure(fault):
        return [*(name for keys in FORMS.values() for name in keys), "unit"]
    return known_keys(fault.holder)


def _in_measure(fault: Fault) -> bool:
    return fault.route[-2:-1] == ("measure",)


def _unknown_key(fault: Fault) -> Finding:
    mapping, key = fault.around, fault.key
    entries = mapping.entries if isinstance(mapping, Mapping) else {}
    span = span_of(entries[key][0]) if key in entries else span_of(mapping)
    if key in PROGRESS_KEYS and fault.holder is not None and issubclass(fault.holder, Initiative):
        message = f"an Initiative has no '{key}': shipping work is not progress"
        advice = "Record the value as a check-in of its Key Result; here, say the 'status:' of the work."
        return Finding(message, span, advice, rule="initiative-has-progress")
    other = next((name for name in SPELLINGS if name in entries and name != key), "") if key in SPELLINGS else ""
    if other:
        message = f"'{key}' and '{other}' are two names of the same list"
        related = (Related(f"'{other}' stands here", span_of(entries[other][0])),)
        return Finding(message, span, "Put all entries under one of them.", related=related, rule="duplicate-key")
    if _in_measure(fault) and any(key in keys for keys in FORMS.values()):
        advice = f"A measure has exactly one form: {MEASURE_FORMS}."
        return Finding(f"'{key}' belongs to another form of measure", span, advice, rule="invalid-value")
    torn = _torn_number(entries, key)
    if torn:
        return torn
    meant = meant_key(fault)
    advice = f"Did you mean '{meant}'?"
    if not meant:
        advice = f"Known here: {', '.join(_known(fault))}. Keys of your own begin with x-."
    where = place_name(fault.route[:-1])
    return Finding(
        f"unknown key '{shorten(key)}' in {where}", span, advice, fix=_renaming(key, meant, span), rule="unknown-key"
    )


def _torn_number(entries: dict[str, Entry], key: str) -> Finding | None:
    """``{value: 1,800}``: inside brackets a comma ends the value, and what follows is a key without one."""
    names = list(entries)
    if not key[:1].isdigit() or key not in names[1:]:
        return None
    before, after = entries[names[names.index(key) - 1]][1], entries[key][0]
    if not isinstance(before, Scalar) or end_of(before) + 1 != start_of(after) or not before.value[-1:].isdigit():
        return None
    from okr_cli.model.number_advice import number_advice

    whole, span = f"{before.value},{key}", Span(start_of(before), end_of(after))
    advice = number_advice(whole)
    meant = advice.removeprefix("Write ").rstrip(".")
    fix = Fix(f"Write '{meant}' for '{shorten(whole)}'", (Edit(span, meant),), safe=False)
    is_sure = NUMBER.fullmatch(meant) is not None
    message = f"the comma cuts '{shorten(whole)}' in two"
    return Finding(message, span, advice, fix=fix if is_sure else None, rule="invalid-value")


def _missing_key(fault: Fault) -> Finding:
    node, key = fault.around, fault.key
    place = place_name(fault.route[:-1])
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    if entry:
        return Finding(f"'{key}' of {place} is empty", span_of(entry[0]), "Give it a value.", rule="missing-key")
    return Finding(f"{place} has no '{key}'", head_span(node), f"Add '{key}:'.", rule="missing-key")


def _not_a_choice(fault: Fault) -> Finding:
    choices = [part.strip("' ") for part in fault.context["expected"].replace(" or ", ",").split(",")]
    shown = ", ".join(choices)
    if not isinstance(fault.value, str):
        message = f"{fault.key}: expected one of {shown}, found {_found(fault.value)}"
        return Finding(message, fault.span, "", rule="invalid-value")
    near = closest(fault.value, choices)
    advice = f"Did you mean '{near}'?" if near else ""
    fix = _renaming(fault.value, near, fault.span)
    message = f"{fault.key}: {_found(fault.value)} is not one of {shown}"
    return Finding(message, fault.span, advice, fix=fix, rule="invalid-value")


def _renaming(word: str, meant: str, span: Span) -> Fix | None:
    """The fix that writes ``meant`` where ``word`` stands, if it stands there without quotes."""
    if not meant or span.end - span.start != len(word):
        return None
    return Fix(f"Write '{meant}' for '{shorten(word)}'", (Edit(span, meant),), safe=is_certain(word, meant))


def _respelling(fault: Fault, node: Node, advice: str) -> Fix | None:
    """The fix of a value that is only spelt otherwise."""
    # Imported here: most files have nothing to respell, and start-up counts.
    from okr_cli.validation import value_fixes as respelling

    if isinstance(node, Mapping):
        misspelt = _misspelt_form(node) if fault.kind.startswith("union_tag") else None
        return _renaming(misspelt[0].value, misspelt[1], span_of(misspelt[0])) if misspelt else None
    if isinstance(node, Sequence):
        if fault.kind == "string_type" and fault.key == "owner":
            return respelling.alone(node)
        return respelling.lower_first(node) if fault.context.get("advice", "").startswith("Write the lower") else None
    return respelling.respelt(node, fault.kind, fault.key, fault.context.get("message", ""), advice, fault.nodes)


def head_span(node: Node) -> Span:
    """The first key of a mapping or the first line of anything else: a short place for a large thing."""
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            if isinstance(value, Scalar) and value.value and start_of(value) > start_of(key):
                return Span(start_of(key), end_of(value))
            return span_of(key)
    return Span(node.start, min(node.end, node.start + 1)) if isinstance(node, Sequence) else span_of(node)


def _explain(fault: Fault, key: str) -> tuple[str, str]:
    """Message and advice of a value that does not fit."""
    kind, value = fault.kind, fault.value
    if kind == "okr":
        return f"{key}: {fault.context['message']}", fault.context["advice"]
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _no_form(fault)
    if kind == "string_pattern_mismatch":
        near = slug(str(value))
        example = near if near.isascii() else "new-customers"
        return f"'{shorten(value)}' is not a slug", f"Use the letters a to z, digits and '-': {example}."
    name = place_name(fault.route)
    if kind in ("string_too_short", "too_short") or value is None:
        return f"{name} is empty", "Give it a value." if kind != "too_short" else "Give it at least one entry."
    if kind == "string_type":
        advice = "One person answers for it: keep one name." if key == "owner" else "Write it as one text."
        return f"{name} should be text, found {_found(value)}", advice
    if kind == "tuple_type":
        return f"{name} should be a list, found {_found(value)}", "Begin each entry with '- ' on a line of its own."
    keys = ", ".join(known_keys(fault.model))
    return f"{name} should be keys and values, found {_found(value)}", f"Its keys are {keys}." if keys else ""


def _no_form(fault: Fault) -> tuple[str, str]:
    forms = f"Give it one of: {MEASURE_FORMS}."
    if not isinstance(fault.value, dict):
        return f"'measure' should be keys and values, found {_found(fault.value)}", forms
    misspelt = _misspelt_form(fault.nodes[-1])
    advice = f"Did you mean '{misspelt[1]}' instead of '{misspelt[0].value}'?" if misspelt else forms
    return "a measure in none of the known forms", advice


def _misspelt_form(node: Node) -> tuple[Scalar, str] | None:
    """The key of a measure that most likely stands for one of a known form, and that one."""
    known = [name for keys in FORMS.values() for name in keys]
    for written, (key, _) in node.entries.items() if isinstance(node, Mapping) else ():
        meant = closest(written, known)
        if meant:
            return key, meant
    return None


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        return "a list"
    return f"'{shorten(str(value))}'"
