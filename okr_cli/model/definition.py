"""An entity as defined in its file: its model, its record, its document and its parent."""

from typing import Any, Generic, NamedTuple, TypeVar

from okr_cli.finding import Span
from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.model.okr_file import OkrFile
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, span_of, text_span

M = TypeVar("M", bound=Objective | KeyResult | Initiative | Kpi, covariant=True)


class Document(NamedTuple):
    """One YAML document of a file. ``cycle`` is None if the document names none, or an unknown one."""

    source: SourceFile
    model: OkrFile
    cycle: Cycle | None


class Definition(NamedTuple, Generic[M]):
    """An entity with its context. If ``entity.broken``, it failed its schema, and fields may be placeholders."""

    model: M
    entity: Entity
    document: Document
    parent: "Definition[Any] | None" = None

    def span(self, *route: str | int) -> Span:
        """The place of a value inside this entity, such as ``span("measure", "target")``.

        If the route does not exist, the place of its last existing step.
        """
        return span_of(follow(self.model.node, route)[-1])

    def key_span(self, key: str) -> Span:
        """The place of a key; that of the entity if it has no such key."""
        entry = self.model.node.entries.get(key)
        return span_of(entry[0] if entry else self.model.node)

    def words(self, key: str, start: int, end: int) -> Span:
        """The place of the characters ``start`` to ``end`` of a text value.

        If their spelling in the file is unclear, the place of the whole value.
        """
        node = self.model.node.value(key)
        if not isinstance(node, Scalar):
            return span_of(node or self.model.node)
        span = span_of(node)
        found = text_span(self.document.source.text[span.start : span.end], node, start, end)
        return Span(span.start + found.start, span.start + found.end) if found else span


def follow(node: Node, route: tuple[str | int, ...]) -> list[Node]:
    """``node`` and the nodes along a route of keys and indices, as far as the route exists."""
    path = [node]
    for step in route:
        child: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            child = node.value(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            child = node.items[step]
        if child is None:
            break
        path.append(child)
        node = child
    return path
