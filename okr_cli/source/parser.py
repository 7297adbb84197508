"""YAML events to trees, in one pass."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from okr_cli.finding import Finding, Span
from okr_cli.source.composer import composed
from okr_cli.source.events import Events, available_events, is_sign_in_word, with_signs_in_words
from okr_cli.source.refusals import (
    MAX_DEPTH,
    MAX_EVENTS,
    MAX_NODES,
    Refused,
    duplicate_key,
    syntax_finding,
    too_deep,
    too_large,
)
from okr_cli.source.tree import UNTAGGED, Entry, Mapping, Node, Scalar, Sequence, last_end, span_of


class Parsed(NamedTuple):
    """The documents of a file, and what is wrong with its YAML."""

    documents: tuple[Node, ...]
    findings: tuple[Finding, ...] = ()


def parse(text: str, events: Events | None = None) -> Parsed:
    """Read every document of ``text``, from the events given or else the quickest way.

    Never raises for what the text contains.
    """
    documents = None if events else composed(text)
    if documents is not None:
        return Parsed(documents)
    read = events or available_events()
    builder = _read(text, read(text))
    if builder.error and is_sign_in_word(builder.error, text):
        builder = _read(text, with_signs_in_words(read, text))
    return Parsed(tuple(builder.documents), tuple(builder.findings))


def _read(text: str, events: Iterator[Any]) -> "_Builder":
    builder = _Builder()
    try:
        builder.build(events)
    except Refused as refused:
        builder.findings.append(refused.finding)
    except YAMLError as error:
        builder.error = error
        builder.findings.append(syntax_finding(error, text))
    return builder


class _Builder:
    """Trees from events. ``anchors`` holds each anchored node with its size in nodes."""

    def __init__(self) -> None:
        self.documents: list[Node] = []
        self.findings: list[Finding] = []
        self.error: YAMLError | None = None
        self.alias_end = 0
        self.anchors: dict[str, tuple[Node, int]] = {}

    def build(self, events: Iterator[Any]) -> None:
        """Consume the events. One loop with local state: a node costs half of what a method call each would."""
        outer: list[tuple[Any, ...]] = []
        container: Mapping | Sequence | None = None
        entries: dict[str, Entry] | None = None
        items: list[Node] | None = self.documents
        key: Scalar | None = None
        anchor: str | None = None
        size = size_before = 0
        node: Node
        for event in islice(events, MAX_EVENTS):
            kind = type(event)
            if kind is ScalarEvent:
                node = Scalar(UNTAGGED, event.value, event.start_mark, event.end_mark, event.style)
                if event.anchor:
                    self.anchors[event.anchor] = node, 1
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                outer.append((container, entries, items, key, anchor, size_before))
                if len(outer) > MAX_DEPTH:
                    raise too_deep(event)
                start, anchor, key, size_before = event.start_mark.index, event.anchor, None, size
                entries = items = None
                if kind is MappingStartEvent:
                    entries = {}
                    container = Mapping(start, entries)
                else:
                    items = []
                    container = Sequence(start, items)
                if anchor:
                    self.anchors[anchor] = container, 0
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                assert container is not None
                node = container
                self.close(node, event)
                size += 1 + len(entries or items or ())
                if anchor:
                    self.anchors[anchor] = node, size - size_before
                container, entries, items, key, anchor, size_before = outer.pop()
            elif kind is AliasEvent:
                node, added = self.follow(event, outer, container)
                size += added
                if size > MAX_NODES:
                    raise too_large(event)
            else:
                if kind is DocumentStartEvent:
                    self.anchors.clear()
                continue

            if items is not None:
                items.append(node)
            elif key is None:
                key = self.key(node, event)
            elif entries is not None:
                if key.value in entries:
                    self.findings.append(duplicate_key(key, entries[key.value][0]))
                else:
                    entries[key.value] = (key, node)
                key = None
        beyond = next(events, None)
        if beyond is not None:
            raise too_large(beyond)

    def close(self, node: Mapping | Sequence, event: Any) -> None:
        """Set the end of a container and resolve its merge key."""
        node.end = event.end_mark.index
        if node.end == event.start_mark.index:
            # In block style the end event stands where the next token begins, beyond comments and blank lines.
            node.end = last_end(node)
            if self.alias_end > node.start:
                node.end = max(node.end, self.alias_end)
        if isinstance(node, Mapping) and "<<" in node.entries and not node.entries["<<"][0].style:
            _merge(node)

    def follow(self, event: Any, outer: list[tuple[Any, ...]], container: object) -> tuple[Node, int]:
        """The node that an alias stands for, and its size."""
        span = Span(event.start_mark.index, event.end_mark.index)
        found = self.anchors.get(event.anchor)
        if found is None:
            raise Refused(
                f"alias *{event.anchor} names no anchor above it", span, f"Define &{event.anchor} earlier in the file."
            )
        if found[0] is container or any(found[0] is frame[0] for frame in outer):
            raise Refused(f"alias *{event.anchor} stands inside its own anchor", span, "Write the value out once.")
        self.alias_end = span.end
        if found[1] > MAX_NODES:
            raise too_large(event)
        if len(outer) + _height(found[0]) > MAX_DEPTH:
            raise too_deep(event)
        return found

    def key(self, node: Node, event: Any) -> Scalar:
        if type(node) is not Scalar:
            span = Span(event.start_mark.index, event.end_mark.index) if type(event) is AliasEvent else span_of(node)
            raise Refused("a key must be text", span, "Write the key as one word.")
        return node


def _height(node: Node) -> int:
    """Levels of nesting in a node. Its own are checked already, so the recursion ends soon."""
    if isinstance(node, Scalar):
        return 0
    below = node.items if isinstance(node, Sequence) else [value for _, value in node.entries.values()]
    return 1 + max(map(_height, below), default=0)


def _merge(node: Mapping) -> None:
    """Resolve ``<<: *anchor`` and ``<<: [*a, *b]``: own keys win, then the earlier of the merged mappings."""
    merged = node.entries.pop("<<")[1]
    for source in merged.items if isinstance(merged, Sequence) else [merged]:
        if not isinstance(source, Mapping):
            raise Refused("<<: can only merge mappings", span_of(merged), "Point it at an anchor on a mapping.")
        for name, entry in source.entries.items():
            node.entries.setdefault(name, entry)
