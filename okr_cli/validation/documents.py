"""The documents of a parsed file as models. An invalid entity never hides its neighbors.

A mistake in an anchor is reported once, however many aliases repeat it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from okr_cli.finding import UNREADABLE, Finding, Related, Span
from okr_cli.model.cycle import ADVICE, Calendar, Cycle, meant_cycle
from okr_cli.model.definition import Definition, Document
from okr_cli.model.okr_file import VERSION, OkrFile, Person
from okr_cli.source.parser import Parsed
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, is_absent, span_of
from okr_cli.validation.definitions import EntityLocator, define
from okr_cli.validation.did_you_mean import closest, is_certain, replacement_fix
from okr_cli.validation.format_keys import ENTITY_LISTS, INITIATIVE_KEYS, known_keys
from okr_cli.validation.partial_validation import PartialValidation
from okr_cli.validation.validation_errors import head_span

TOP_KEYS = tuple(dict.fromkeys((*known_keys(OkrFile), *INITIATIVE_KEYS)))

MARKS = ("handle", "email")
"""The keys that tell people with the same name apart."""


class Loaded(NamedTuple):
    """The documents of a file that contain OKRs, and the findings about their form."""

    documents: tuple[Document, ...]
    definitions: tuple[Definition[Any], ...]
    findings: tuple[Finding, ...]


Hides: TypeAlias = Callable[[Finding], bool]
"""Whether a finding will not be reported."""


def load(source: SourceFile, parsed: Parsed, calendar: Calendar, hides: Hides | None = None) -> Loaded:
    """The models of every document of a parsed file.

    A problem with the form of an entity marks it as broken, so that other rules do not report its consequences. If none
    of these problems is reported (``hides``), the entity is not marked, and other rules check it.
    """
    documents: list[Document] = []
    definitions: list[Definition[Any]] = []
    findings = _of_form(source, parsed)
    unreadable = any(finding.rule in UNREADABLE for finding in findings)
    duplicates = [_offset(finding) for finding in findings if finding.rule == "duplicate-key"]
    for root in parsed.documents:
        if isinstance(root, Scalar) and (is_absent(root) or unreadable):
            continue
        model, broken = _load_model(root, findings, hides)
        places = EntityLocator(root) if findings else None
        if places:
            broken |= {id(node) for offset in duplicates if (node := next(places.entities_at(offset), None))}
        if places and broken and hides:
            shown = (_offset(finding) for finding in findings if not hides(finding))
            broken &= {id(node) for offset in shown for node in islice(places.entities_at(offset), 1)}
        if model is not None:
            document = Document(source, model, _cycle_of(model, root, calendar, findings))
            documents.append(document)
            defined = define(document, broken)
            definitions.extend(defined)
            if places:
                addresses = {id(found.model.node): found.entity.address for found in reversed(defined)}
                findings = [_with_entity(finding, places, addresses) for finding in findings]
            findings.extend(_duplicate_people(model.people))
    return Loaded(tuple(documents), tuple(definitions), tuple(dict.fromkeys(_explained(source, parsed, findings))))


def _explained(source: SourceFile, parsed: Parsed, findings: list[Finding]) -> list[Finding]:
    """The findings, improved with what only the text of the file shows."""
    if findings:
        from okr_cli.validation.text_hints import with_text

        findings = with_text(source, findings)
    if source.text.isascii():
        return findings
    from okr_cli.validation.text_hints import in_typographic_quotes

    quotes = list(in_typographic_quotes(source, parsed.documents))
    places = {finding.span for finding in quotes}
    return [*(finding for finding in findings if finding.span not in places), *quotes]


def _of_form(source: SourceFile, parsed: Parsed) -> list[Finding]:
    """The findings about the YAML of a file, with the fixes that need its text."""
    if all(finding.rule != "duplicate-key" for finding in parsed.findings):
        return list(parsed.findings)
    # Imported here: hardly a file has a key twice, and start-up counts.
    from okr_cli.source.duplicate_keys import with_removal_fixes

    return list(with_removal_fixes(source, parsed))


def _load_model(root: Node, findings: list[Finding], hides: Hides | None) -> tuple[OkrFile | None, frozenset[int]]:
    """The model of one document or None, and the identities of the nodes of its broken entities."""
    if not isinstance(root, Mapping):
        shown = "a list" if isinstance(root, Sequence) else "text"
        advice = "Start with a key such as 'objectives:'."
        message = f"expected keys and values, found {shown}"
        findings.append(Finding(message, head_span(root), advice, rule="invalid-value"))
        return None, frozenset()
    version = root.value("okr")
    if isinstance(version, Scalar) and not is_absent(version) and version.value.strip() != VERSION:
        message = f"unknown format version '{version.value.strip()}'"
        advice = f"This version of okr supports format version {VERSION}."
        findings.append(Finding(message, span_of(version), advice, rule="unsupported-version"))
        if not (hides and hides(findings[-1])):
            return None, frozenset()
    if root.entries and not any(_is_ours(name) for name in root.entries):
        findings.append(_no_key_of_ours(root))
        return None, frozenset()
    partial = PartialValidation(root)
    findings.extend(partial.findings)
    return partial.model, frozenset(partial.broken)


def _no_key_of_ours(root: Mapping) -> Finding:
    """The finding for a file without any key of okr, which may have one of another school, such as ``goals``."""
    message = "no OKR key at the top level"
    for name, (key, value) in root.entries.items():
        meant = closest(name, ENTITY_LISTS) if isinstance(value, Sequence) else ""
        if meant in TOP_KEYS:
            span = span_of(key)
            fix = replacement_fix(span, name, meant)
            return Finding(message, span, f"Did you mean '{meant}' instead of '{name}'?", fix=fix, rule="missing-key")
    advice = f"Top-level keys: {', '.join(TOP_KEYS)}."
    return Finding(message, head_span(root), advice, rule="missing-key")


def _with_entity(finding: Finding, places: EntityLocator, addresses: dict[int, str]) -> Finding:
    """The finding with the address of the innermost entity around it, if this document has one there."""
    if finding.entity:
        return finding
    found = (addresses[id(node)] for node in places.entities_at(_offset(finding)) if id(node) in addresses)
    return finding._replace(entity=next(found, ""))


def _offset(finding: Finding) -> int:
    """An offset inside the entity that a finding is about. A duplicate key may come after the end of its mapping."""
    of_two = finding.rule == "duplicate-key" and finding.related
    return finding.related[0].span.start if of_two else finding.span.start


def _is_ours(name: str) -> bool:
    """Whether a top-level key is one of okr's, possibly misspelled."""
    return name in TOP_KEYS or name.startswith("x-") or any(is_certain(name, known) for known in TOP_KEYS)


def _cycle_of(model: OkrFile, root: Node, calendar: Calendar, findings: list[Finding]) -> Cycle | None:
    cycle = calendar.cycle(model.cycle) if model.cycle else None
    if model.cycle and not cycle and isinstance(root, Mapping):
        findings.append(_unknown_cycle(root, model.cycle, calendar))
    return cycle


def _unknown_cycle(root: Mapping, name: str, calendar: Calendar) -> Finding:
    node = root.value("cycle")
    near = closest(name, [cycle.name for cycle in calendar.custom]) or meant_cycle(name)
    advice = f"Did you mean '{near}'?" if near else ADVICE
    span = span_of(node) if node else Span(root.start, root.start)
    quotes = 2 if isinstance(node, Scalar) and node.style in ("'", '"') else 0
    is_as_written = isinstance(node, Scalar) and span.end - span.start == len(name) + quotes
    fix = replacement_fix(span, name, near) if is_as_written and calendar.cycle(near) else None
    return Finding(f"'{name}' is not a cycle", span, advice, fix=fix, rule="invalid-value")


def _duplicate_people(people: Iterable[Person]) -> Iterator[Finding]:
    """A finding for each entry that repeats a person of the roster, or uses another person's handle or address."""
    known: dict[tuple[str, str], Person] = {}
    for person in people:
        for field in ("name", *MARKS):
            text = getattr(person, field)
            other = known.setdefault((field, _folded(text)), person) if text else person
            if other.node is not person.node and not (field == "name" and _differ(person, other)):
                yield _duplicate_person(person, other, field)
                break


def _differ(person: Person, other: Person) -> bool:
    """Whether two entries with one name have different handles or addresses."""
    pairs = ((getattr(person, mark), getattr(other, mark)) for mark in MARKS)
    return any(first and second and _folded(first) != _folded(second) for first, second in pairs)


def _duplicate_person(person: Person, other: Person, field: str) -> Finding:
    if field == "name":
        message = f"{person.name} is on the roster twice"
        advice = "Remove one, or give each a different 'handle:'."
    else:
        word = "handle" if field == "handle" else "email address"
        message = f"the {word} '{getattr(person, field)}' already belongs to {other.name}"
        advice = f"Give each person a different {word}."
    related = (Related("first defined here", _place(other, field)),)
    return Finding(message, _place(person, field), advice, related=related, rule="duplicate-id")


def _place(person: Person, field: str) -> Span:
    return span_of(person.node.value(field) or person.node)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("@")
