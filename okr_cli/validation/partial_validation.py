"""Validation that keeps every valid part of a document.

The whole document is validated. What fails is reported and removed, and the rest is validated again, so an invalid
entity never hides its neighbors. An entity that lost something is marked as broken, so no rule reports what is missing
from it.
"""

from functools import reduce
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from okr_cli.finding import Finding
from okr_cli.model.base import NODE_KEY
from okr_cli.model.measure import FORMS
from okr_cli.model.okr_file import OkrFile
from okr_cli.model.scalars import Expected
from okr_cli.source.tree import ABSENT, Mapping, Node, Scalar, Sequence, is_absent
from okr_cli.validation.fault import NO_MEASURE_FORM, Fault
from okr_cli.validation.format_keys import ENTITY_LISTS, Route, every_key, model_at
from okr_cli.validation.validation_errors import finding_of, meant_key

UNTITLED = "(untitled)"
MAX_ROUNDS = 10
"""A cut can leave a mapping incomplete, which is then cut itself, and so on up to the top."""

MAX_FINDINGS = 500
"""Findings about the form of one document. More of them come from one large mistake."""

MAX_FAULTS = 20_000
"""Faults of one document that are cut out. A document with more of them is not an OKR file and is left out."""

CAUSED_BY_CUTS = NO_MEASURE_FORM | {"missing", "too_short"}
"""Types of error that a cut can cause."""


def plain(node: Node) -> Any:
    """A node as dicts, lists and strings for pydantic, without absent values and ``x-`` keys."""
    if type(node) is Scalar:
        return node.value
    if type(node) is Sequence:
        return [None if type(item) is Scalar and is_absent(item) else plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    data: dict[str, Any] = {NODE_KEY: node}
    for name, (_, value) in node.entries.items():
        if type(value) is Scalar:
            text = value.value
            if (text not in ABSENT or value.style) and name[:2] != "x-":
                data[name] = text
            elif name not in every_key(OkrFile) and name[:2] != "x-":
                data[name] = None  # empty or not, a key that is known nowhere is a mistake
        elif name[:2] != "x-":
            data[name] = plain(value)
    return data


class PartialValidation:
    """The model of one document, its findings, and the identities of the nodes of its broken entities."""

    def __init__(self, root: Mapping) -> None:
        self.root = root
        self.data = plain(root)
        self.findings: list[Finding] = []
        self.broken: set[int] = set()
        self.kept_items: dict[int, list[Node]] = {}
        self.model = self._validate()

    def _validate(self) -> OkrFile | None:
        for number in range(MAX_ROUNDS):
            try:
                return OkrFile.model_validate(self.data)
            except ValidationError as error:
                total = error.error_count()
                faults = [self._fault(details) for details in error.errors(include_url=False)[:MAX_FAULTS]]
            inside = {fault.route[:end] for fault in faults for end in range(len(fault.route))}
            own = [fault for fault in faults if not self._is_consequence(fault, number, inside)]
            self._report(own, total - len(faults))
            if total > MAX_FAULTS:
                break
            self._cut(faults)
        return None

    def _is_consequence(self, fault: Fault, number: int, inside: set[Route]) -> bool:
        """Whether a fault only reports that something is missing that was cut earlier or is faulty itself."""
        if fault.kind in CAUSED_BY_CUTS:
            return number > 0 or (fault.kind == "too_short" and fault.route in inside)
        if fault.invalid and fault.invalid.expected is Expected.AGREEMENT:
            return number > 0
        return isinstance(fault.value, list) and id(fault.value) in self.kept_items

    def _report(self, faults: list[Fault], further: int) -> None:
        unknown = [fault for fault in faults[:MAX_FINDINGS] if fault.kind == "extra_forbidden"]
        if unknown:
            from okr_cli.validation.unknown_keys import following

            of_earlier = following(fault for fault in faults if fault.kind == "extra_forbidden")
            faults = [fault for fault in faults if id(fault) not in of_earlier]
        misspelled = {(id(fault.around), meant_key(fault)) for fault in unknown}
        # A misspelled key is not reported as missing too.
        reported = [
            fault for fault in faults if fault.kind != "missing" or (id(fault.around), fault.key) not in misspelled
        ]
        room = max(MAX_FINDINGS - len(self.findings), 0)
        self.findings.extend(finding_of(fault) for fault in reported[:room])
        if room and reported[room:]:
            message = f"{len(reported) - room + further:,} more invalid values in this file"
            self.findings.append(
                Finding(message, reported[room].span, "Fix the ones above first.", rule="invalid-value")
            )

    def _fault(self, details: ErrorDetails) -> Fault:
        location = details["loc"]
        route = tuple(step for step in location if step not in FORMS)  # without the tags of the forms of a measure
        nodes, entity = self._trace(route)
        if entity is not None:
            self.broken.add(id(entity))
        return Fault(
            details["type"],
            route,
            tuple(nodes),
            model_at(OkrFile, location),
            model_at(OkrFile, location[:-1]),
            details.get("ctx", {}).get("invalid"),
            details["input"],
        )

    def _trace(self, route: Route) -> tuple[list[Node], Node | None]:
        """The nodes along a route as far as it exists, and the innermost entity among them.

        The route is one through the data, where cuts have moved the items of lists.
        """
        data, node = self.data, self.root
        nodes: list[Node] = [node]
        entity: Node | None = None
        for index, step in enumerate(route):
            child = _child(data, step)
            found = child[NODE_KEY] if isinstance(child, dict) else self._node(data, nodes[-1], step)
            if found is None:
                break
            nodes.append(found)
            if isinstance(child, dict) and isinstance(step, int) and route[index - 1] in ENTITY_LISTS:
                entity = found
            data = child
        return nodes, entity

    def _node(self, data: Any, around: Node, step: str | int) -> Node | None:
        if isinstance(around, Mapping) and isinstance(step, str):
            return around.value(step)
        if isinstance(around, Sequence) and isinstance(step, int):
            items = self.kept_items.get(id(data), around.items)
            return items[step] if step < len(items) else None
        return None

    def _cut(self, faults: list[Fault]) -> None:
        """Cut out what failed. List items go last and together, so that every route stays valid until then."""
        removals: dict[int, tuple[list[Any], list[Node], set[int]]] = {}
        for fault in faults:
            route = fault.route
            if fault.kind == "missing" and not _is_entity_title(route):
                route = route[:-1]
            if not isinstance(reduce(_child, route[:-1], self.data), dict | list):
                route = route[:-1]
            holder, last = reduce(_child, route[:-1], self.data), route[-1]
            if isinstance(holder, dict):
                if _is_entity_title(route):
                    holder["title"] = UNTITLED
                else:
                    holder.pop(str(last), None)
            elif isinstance(holder, list) and isinstance(last, int):
                around = self._trace(route[:-1])[0][-1]
                items = self.kept_items.get(id(holder), around.items if isinstance(around, Sequence) else [])
                removals.setdefault(id(holder), (holder, items, set()))[2].add(last)
        for holder, items, indices in removals.values():
            holder[:] = [item for index, item in enumerate(holder) if index not in indices]
            self.kept_items[id(holder)] = [item for index, item in enumerate(items) if index not in indices]


def _child(data: Any, step: str | int) -> Any:
    """The value one step below, or None."""
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _is_entity_title(route: Route) -> bool:
    return route[-1:] == ("title",) and len(route) > 2 and route[-3] in ENTITY_LISTS
