"""Trees to models. One broken entity never hides its neighbours.

What a file says once and uses twice (an anchor) is reported once.
"""

from typing import Any, NamedTuple

from okr_cli.diagnostics import Finding, Span
from okr_cli.model.cycle import ADVICE, Calendar, Cycle, meant_cycle
from okr_cli.model.define import define
from okr_cli.model.definition import Definition, Document
from okr_cli.model.nearest import closest, is_certain
from okr_cli.model.okr_file import VERSION, OkrFile
from okr_cli.model.problems import head_span
from okr_cli.model.salvage import Salvage
from okr_cli.model.shape import ENTITY_LISTS, SPELLINGS, known_keys
from okr_cli.source.parse import Parsed
from okr_cli.source.text import SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, end_of, is_absent, span_of, start_of

ABOUT_PRACTICE = frozenset({"initiative-has-progress"})
TOP_KEYS = tuple(dict.fromkeys((*known_keys(OkrFile), *SPELLINGS)))


class Loaded(NamedTuple):
    """The documents of a file that hold OKRs, and what is wrong with their form."""

    documents: tuple[Document, ...]
    definitions: tuple[Definition[Any], ...]
    findings: tuple[Finding, ...]


def load(source: SourceFile, parsed: Parsed, calendar: Calendar) -> Loaded:
    """Models of every document of a parsed file."""
    documents: list[Document] = []
    definitions: list[Definition[Any]] = []
    findings = list(parsed.findings)
    unreadable = any(finding.rule == "invalid-yaml" for finding in findings)
    doubled = [finding.span.start for finding in findings if finding.rule == "duplicate-key"]
    for root in parsed.documents:
        if isinstance(root, Scalar) and (is_absent(root) or unreadable):
            continue
        model, broken = _load_model(root, findings)
        broken |= {id(node) for offset in doubled if (node := _entity_around(root, offset))}
        if model is not None:
            document = Document(source, model, _cycle_of(model, root, calendar, findings))
            documents.append(document)
            defined = define(document, broken)
            definitions.extend(defined)
            _name_entities(findings, root, defined)
    return Loaded(tuple(documents), tuple(definitions), tuple(dict.fromkeys(findings)))


def _load_model(root: Node, findings: list[Finding]) -> tuple[OkrFile | None, frozenset[int]]:
    """The model of one document and the identities of its broken entity nodes, or None if there is none."""
    if not isinstance(root, Mapping):
        shown = "a list" if isinstance(root, Sequence) else "text"
        advice = "Begin with a key such as 'objectives:'."
        message = f"expected keys and values, found {shown}"
        findings.append(Finding(message, head_span(root), advice, rule="invalid-value"))
        return None, frozenset()
    version = root.value("okr")
    if isinstance(version, Scalar) and not is_absent(version) and version.value.strip() != VERSION:
        message = f"format version '{version.value.strip()}' is not known"
        advice = f"This okr reads version {VERSION}."
        findings.append(Finding(message, span_of(version), advice, rule="unsupported-version"))
        return None, frozenset()
    if root.entries and not any(_is_ours(name) for name in root.entries):
        advice = f"Top-level keys are {', '.join(TOP_KEYS)}."
        findings.append(Finding("no OKR key at the top level", head_span(root), advice, rule="missing-key"))
        return None, frozenset()
    salvage = Salvage(root)
    findings.extend(salvage.findings)
    return salvage.model, frozenset(salvage.broken)


def _name_entities(findings: list[Finding], root: Node, defined: list[Definition[Any]]) -> None:
    """Give its entity to what is said about the practice and not about the form of the file."""
    for index, finding in enumerate(findings):
        if finding.rule in ABOUT_PRACTICE and not finding.entity:
            node = _entity_around(root, finding.span.start)
            address = next((one.entity.address for one in defined if one.model.node is node), "")
            findings[index] = finding._replace(entity=address)


def _is_ours(name: str) -> bool:
    """Whether a top-level key is one of okr's, or nearly so."""
    return name in TOP_KEYS or name.startswith("x-") or any(is_certain(name, known) for known in TOP_KEYS)


def _entity_around(root: Node, offset: int) -> Mapping | None:
    """The mapping of the innermost entity that the character at ``offset`` belongs to."""
    found: Mapping | None = None
    around: Node | None = root
    while isinstance(around, Mapping):
        lists = (value for name, (_, value) in around.entries.items() if name in ENTITY_LISTS)
        items = (item for value in lists if isinstance(value, Sequence) for item in value.items)
        around = next((item for item in items if start_of(item) <= offset < end_of(item)), None)
        found = around if isinstance(around, Mapping) else found
    return found


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
    return Finding(f"'{name}' is not a cycle", span, advice, rule="invalid-value")
