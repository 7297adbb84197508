"""Parses text to trees, from the events of ``ruamel.yaml.clib`` or of ruamel's parser in Python."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

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
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source.composer import compose
from okr_cli.source.syntax_errors import (
    MAX_DEPTH,
    MAX_EVENTS,
    MAX_NODES,
    InvalidYaml,
    duplicate_key,
    syntax_finding,
    too_deep,
    too_large,
)
from okr_cli.source.tree import UNTAGGED, Entry, Mapping, Node, Scalar, Sequence, last_end, span_of

Events: TypeAlias = Callable[[str], Iterator[Any]]
"""A function that gives the YAML events of a text."""

SIGN_IN_WORD = lazy_pattern(r"(?<!\S)![^\s,\[\]{}]*|(?<=[^\s\"'\[\]{},]):(?=[^\s,\[\]{}])|(?<=[^\s\"'\[\]{},])\?")
"""A tag, a ``:`` between characters of a word, or a ``?`` behind one."""


class Parsed(NamedTuple):
    """The documents of a file, and what is wrong with its YAML."""

    documents: tuple[Node, ...]
    findings: tuple[Finding, ...] = ()


def parse(text: str, events: Events | None = None, explained: bool = True) -> Parsed:
    """Every document of ``text``, from ``events`` or else with the fastest parser available.

    Mistakes become findings, never exceptions. With ``explained``, a mistake is placed and described as what the author
    did, if that is known, and not where the parser stopped.
    """
    documents = None if events else compose(text)
    if documents is not None:
        return Parsed(documents)
    read = events or available_events()
    builder = _read(text, read)
    if builder.error and explained:
        builder.findings[-1] = _explained(text, read, builder.error, builder.findings[-1])
    return Parsed(tuple(builder.documents), tuple(builder.findings))


def _read(text: str, events: Events) -> "_TreeBuilder":
    builder = _built(text, events(text))
    if builder.error and _is_sign_in_word(builder.error, text):
        builder = _built(text, _with_signs_in_words(events, text))
    return builder


def _explained(text: str, events: Events, error: YAMLError, finding: Finding) -> Finding:
    """The finding for an error of the parser, in which people find what they did."""
    from okr_cli.source.syntax_guess import Failure
    from okr_cli.source.syntax_repairs import diagnosed

    def mistake_in(edited: str) -> int | None:
        builder = _read(edited, events)
        return builder.findings[-1].span.start if builder.error else None

    quote: Span | None = None
    brackets: list[int] = []
    try:
        for event in events(text):
            if type(event) is ScalarEvent:
                quote = Span(event.start_mark.index, event.end_mark.index) if event.style in ("'", '"') else None
            elif type(event) is MappingStartEvent or type(event) is SequenceStartEvent:
                brackets.append(event.start_mark.index)
            elif type(event) is MappingEndEvent or type(event) is SequenceEndEvent:
                brackets.pop()
    except YAMLError:
        pass
    bracket = brackets[-1] if brackets and text[brackets[-1] : brackets[-1] + 1] in ("{", "[") else None
    context = getattr(error, "context_mark", None)
    problem, words = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    begun = context.index if context is not None else None
    failure = Failure(finding.span.start, problem, begun, words, bracket, quote)
    return diagnosed(text, failure, mistake_in) or finding


def is_broken(parsed: Parsed) -> bool:
    """Whether a mistake in the YAML of a text keeps the rest of it from being read."""
    return any(finding.rule == "invalid-yaml" for finding in parsed.findings)


def c_events(text: str) -> Iterator[Any]:
    """Events of the C parser. Raises ``YAMLError``, and ``ImportError`` if no wheel of it is installed."""
    from _ruamel_yaml import CParser

    return iter(CParser(text).get_event, None)


def available_events() -> Events:
    """The C parser if it can be imported, else the one in Python."""
    try:
        import _ruamel_yaml  # noqa: F401
    except ImportError:
        from okr_cli.source.pure_parser import pure_events

        return pure_events
    return c_events


def _is_sign_in_word(error: YAMLError, text: str) -> bool:
    """Whether the parser failed at a link, a time or a question inside ``{}`` or ``[]``.

    YAML 1.2 allows them there; YAML 1.1, which the C parser reads, does not.
    """
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None)
    return problem == "found unexpected ':'" or (mark is not None and text[mark.index : mark.index + 1] == "?")


def _with_signs_in_words(events: Events, text: str) -> Iterator[Any]:
    """The events of ``text``, with links, times and questions allowed inside ``{}`` and ``[]``.

    Each ``:`` and ``?`` inside a word is replaced with another character for the parser and restored in the values. All
    positions stay the same.
    """
    unused = (mark for mark in map(chr, range(0xE000, 0xF8FF)) if mark not in text)
    stand_ins = {":": next(unused), "?": next(unused)}
    back = str.maketrans({mark: sign for sign, mark in stand_ins.items()})
    for event in events(SIGN_IN_WORD.sub(lambda found: stand_ins.get(found[0], found[0]), text)):
        if type(event) is ScalarEvent:
            event.value = event.value.translate(back)
        yield event


def _built(text: str, events: Iterator[Any]) -> "_TreeBuilder":
    builder = _TreeBuilder()
    try:
        builder.build(events)
    except InvalidYaml as invalid:
        builder.findings.append(invalid.finding)
    except YAMLError as error:
        builder.error = error
        builder.findings.append(syntax_finding(error, text))
    return builder


class _TreeBuilder:
    """Builds trees from events. ``anchors`` maps each anchor to its node and its size in nodes."""

    def __init__(self) -> None:
        self.documents: list[Node] = []
        self.findings: list[Finding] = []
        self.error: YAMLError | None = None
        self.alias_end = 0
        self.anchors: dict[str, tuple[Node, int]] = {}

    def build(self, events: Iterator[Any]) -> None:
        """Read the events. One loop with local state, because a method call for each node would double the time."""
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
            # In block style the end event is where the next token begins, after comments and blank lines.
            node.end = last_end(node)
            if self.alias_end > node.start:
                node.end = max(node.end, self.alias_end)
        if isinstance(node, Mapping) and "<<" in node.entries and not node.entries["<<"][0].style:
            _merge(node)

    def follow(self, event: Any, outer: list[tuple[Any, ...]], container: object) -> tuple[Node, int]:
        """The node that an alias refers to, and its size."""
        span = Span(event.start_mark.index, event.end_mark.index)
        found = self.anchors.get(event.anchor)
        if found is None:
            raise InvalidYaml(f"undefined alias *{event.anchor}", span, f"Define &{event.anchor} earlier in the file.")
        if found[0] is container or any(found[0] is frame[0] for frame in outer):
            raise InvalidYaml(f"alias *{event.anchor} refers to itself", span, "Write the value out instead.")
        self.alias_end = span.end
        if found[1] > MAX_NODES:
            raise too_large(event)
        if len(outer) + _height(found[0]) > MAX_DEPTH:
            raise too_deep(event)
        return found

    def key(self, node: Node, event: Any) -> Scalar:
        if type(node) is not Scalar:
            span = Span(event.start_mark.index, event.end_mark.index) if type(event) is AliasEvent else span_of(node)
            raise InvalidYaml("a key must be text", span, "Write the key as one word.")
        return node


def _height(node: Node) -> int:
    """Levels of nesting in a node. They were checked when it was read, so the recursion is not deep."""
    if isinstance(node, Scalar):
        return 0
    below = node.items if isinstance(node, Sequence) else [value for _, value in node.entries.values()]
    return 1 + max(map(_height, below), default=0)


def _merge(node: Mapping) -> None:
    """Resolve ``<<: *anchor`` and ``<<: [*a, *b]``: own keys win, then the earlier of the merged mappings."""
    merged = node.entries.pop("<<")[1]
    for source in merged.items if isinstance(merged, Sequence) else [merged]:
        if not isinstance(source, Mapping):
            raise InvalidYaml("<<: can only merge mappings", span_of(merged), "Use an alias that refers to a mapping.")
        for name, entry in source.entries.items():
            node.entries.setdefault(name, entry)
