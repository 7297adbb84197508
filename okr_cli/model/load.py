"""Trees to models. One broken entity never hides its neighbours.

Validation runs over the whole document. What fails is reported, cut out, and the rest is validated again; an
entity that lost something is marked as broken, so that no other rule speaks about its placeholders.
"""

from typing import Any, NamedTuple

from pydantic import ValidationError

from okr_cli.diagnostics import Finding, Span
from okr_cli.model.base import NODE_KEY
from okr_cli.model.cycle import ADVICE, Calendar, Cycle
from okr_cli.model.define import define
from okr_cli.model.definition import Definition, Document, follow
from okr_cli.model.okr_file import VERSION, OkrFile
from okr_cli.model.problems import Route, closest, finding_of, head_span, known_keys, route_of
from okr_cli.source.parse import Parsed
from okr_cli.source.text import SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, span_of

ENTITY_LISTS = frozenset({"objectives", "key_results", "initiatives", "actions", "projects", "kpis"})
UNTITLED = "(untitled)"
TOP_KEYS = (*known_keys(OkrFile), "actions", "projects")
MAX_ROUNDS = 5
"""A cut can uncover a further error, but hardly five times in a row."""


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
    for root in parsed.documents:
        if isinstance(root, Scalar) and root.is_absent:
            continue
        model, broken = _load_model(root, findings)
        if model is not None:
            document = Document(source, model, _cycle_of(model, root, calendar, findings))
            documents.append(document)
            definitions.extend(define(document, broken))
    return Loaded(tuple(documents), tuple(definitions), tuple(findings))


def _load_model(root: Node, findings: list[Finding]) -> tuple[OkrFile | None, frozenset[int]]:
    """The model of one document and the identities of its broken entity nodes, or None if there is none."""
    if not isinstance(root, Mapping):
        shown = "a list" if isinstance(root, Sequence) else "text"
        advice = "Begin with a key such as 'objectives:'."
        message = f"expected keys and values, found {shown}"
        findings.append(Finding(message, head_span(root), advice, rule="invalid-value"))
        return None, frozenset()
    version = root.value("okr")
    if isinstance(version, Scalar) and not version.is_absent and version.value.strip() != VERSION:
        message = f"format version '{version.value.strip()}' is not known"
        advice = f"This okr reads version {VERSION}."
        findings.append(Finding(message, span_of(version), advice, rule="unsupported-version"))
        return None, frozenset()
    if root.entries and not any(name in TOP_KEYS or name.startswith("x-") for name in root.entries):
        advice = f"Top-level keys are {', '.join(TOP_KEYS)}."
        findings.append(Finding("no OKR key at the top level", head_span(root), advice, rule="missing-key"))
        return None, frozenset()
    return _validate(plain(root), root, findings)


def _cycle_of(model: OkrFile, root: Node, calendar: Calendar, findings: list[Finding]) -> Cycle | None:
    cycle = calendar.cycle(model.cycle) if model.cycle else None
    if model.cycle and not cycle and isinstance(root, Mapping):
        findings.append(_unknown_cycle(root, model.cycle, calendar))
    return cycle


def plain(node: Node) -> Any:
    """A node as dicts, lists and strings for pydantic: absent values and ``x-`` keys left out."""
    if type(node) is Scalar:
        return node.value
    if type(node) is Sequence:
        return [None if type(item) is Scalar and item.is_absent else plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    data: dict[str, Any] = {}
    for name, (_, value) in node.entries.items():
        if type(value) is Scalar:
            text = value.value
            if text in ABSENT_TEXTS and not value.style:
                continue
            data[name] = text
        else:
            data[name] = plain(value)
    if any(name.startswith("x-") for name in data):
        data = {name: value for name, value in data.items() if not name.startswith("x-")}
    data[NODE_KEY] = node
    return data


def _validate(data: Any, root: Mapping, findings: list[Finding]) -> tuple[OkrFile | None, frozenset[int]]:
    """The model, and the identities of the entity nodes that lost something on the way."""
    broken: set[int] = set()
    for _ in range(MAX_ROUNDS):
        try:
            return OkrFile.model_validate(data), frozenset(broken)
        except ValidationError as error:
            details = error.errors(include_url=False)
        findings.extend(finding_of(detail, root, OkrFile) for detail in details)
        for detail in details:
            broken |= _entity_of(route_of(detail), root)
        for detail in sorted(details, key=lambda detail: _deepest_last_index_first(route_of(detail))):
            _cut(data, route_of(detail), detail["type"])
    return None, frozenset()


def _deepest_last_index_first(route: Route) -> tuple[Any, ...]:
    return tuple(-step if isinstance(step, int) else 0 for step in route), -len(route)


def _cut(data: Any, route: Route, kind: str) -> None:
    """Take out what failed: the value itself or, where a required one is missing, the mapping that lacks it."""
    *above, last = route or ("",)
    parent = _descend(data, tuple(above))
    if kind == "missing" or last == "title":
        if last == "title" and isinstance(parent, dict) and len(above) > 1 and above[-2] in ENTITY_LISTS:
            parent["title"] = UNTITLED
            return
        if above and kind == "missing":
            _cut(data, tuple(above), "")
            return
    if isinstance(parent, dict):
        parent.pop(str(last), None)
    elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        del parent[last]


def _descend(data: Any, route: Route) -> Any:
    for step in route:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _entity_of(route: Route, root: Mapping) -> set[int]:
    """The identity of the innermost entity mapping on a route, if there is one."""
    nodes = follow(root, route)
    for index in range(len(nodes) - 1, 1, -1):
        inside = route[index - 1]
        if isinstance(inside, int) and route[index - 2] in ENTITY_LISTS and isinstance(nodes[index], Mapping):
            return {id(nodes[index])}
    return set()


def _unknown_cycle(root: Mapping, name: str, calendar: Calendar) -> Finding:
    node = root.value("cycle")
    near = closest(name, [cycle.name for cycle in calendar.custom])
    advice = f"Did you mean '{near}'?" if near else ADVICE
    span = span_of(node) if node else Span(root.start, root.start)
    return Finding(f"'{name}' is not a cycle", span, advice, rule="invalid-value")


ABSENT_TEXTS = frozenset({"", "~", "null", "Null", "NULL"})
