"""Which entity a place in a file belongs to."""

from bisect import bisect_right
from collections.abc import Iterator

from okr_cli.source.tree import Mapping, Node, Sequence
from okr_cli.validation.format_keys import ENTITY_LISTS


class EntityLocator:
    """The entities of one document by their places. Repeated by an alias, an entity counts where it is written."""

    def __init__(self, root: Node) -> None:
        self._above: dict[int, Mapping | None] = {}
        self._nodes: list[Mapping] = []
        self._add(root, None)
        self._nodes.sort(key=lambda node: node.start)
        self._starts = [node.start for node in self._nodes]

    def _add(self, holder: Node, above: Mapping | None) -> None:
        for node in _entities_in(holder):
            if id(node) not in self._above:
                self._above[id(node)] = above
                self._nodes.append(node)
                self._add(node, node)

    def entities_at(self, offset: int) -> Iterator[Mapping]:
        """The mappings of the entities that contain the character at ``offset``, the innermost first."""
        before = bisect_right(self._starts, offset) - 1
        node = self._nodes[before] if before >= 0 else None
        while node is not None:
            if node.start <= offset < node.end:
                yield node
            node = self._above[id(node)]


def _entities_in(holder: Node) -> Iterator[Mapping]:
    """The entities directly in a mapping, without those inside them."""
    if isinstance(holder, Mapping):
        for name, (_, value) in holder.entries.items():
            if name in ENTITY_LISTS and isinstance(value, Sequence):
                yield from (item for item in value.items if isinstance(item, Mapping))
