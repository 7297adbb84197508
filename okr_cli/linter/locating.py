"""Resolves the place of a finding to offsets, lines and columns, once."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from okr_cli.config.settings import Config
from okr_cli.errors import CannotRun, why
from okr_cli.finding import Finding, Place, Position, Related, Severity, Span
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity
from okr_cli.rules.base import MILD_IN_DRAFT
from okr_cli.source.decoding import decode, read_bytes
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping as MappingNode
from okr_cli.source.tree import Node, Scalar, Sequence, span_of, text_span

if TYPE_CHECKING:
    from okr_cli.linter.selection import Selection

Subject: TypeAlias = Definition[Any] | Entity | None
"""What a rule looked at; None for a whole file."""


class SourceTexts(dict[str, SourceFile]):
    """The text of files by path. A file whose text was not kept is read again when a finding is in it."""

    def __init__(self, sources: Iterable[SourceFile | None]) -> None:
        super().__init__((source.path, source) for source in sources if source)

    def __missing__(self, path: str) -> SourceFile:
        try:
            source, _ = decode(read_bytes(Path(path)), path)
        except OSError as error:
            raise CannotRun(f"{path}: {why(error)}") from None
        self[path] = source
        return source


class Stamp(NamedTuple):
    """What all findings of a rule have in common; ``in_draft`` and ``of_hint`` are the severities there."""

    code: str
    severity: Severity
    in_draft: Severity
    of_hint: Severity
    url: str


class Locator:
    """Locates and stamps the findings of a run."""

    def __init__(self, selection: "Selection", config: Config) -> None:
        self.stamps: dict[str, Stamp] = {}
        for name, rule in selection.rules.items():
            severity = selection.severities.get(name, rule.severity)
            is_milder = rule.group in MILD_IN_DRAFT and severity is Severity.ERROR
            in_draft = Severity.WARNING if is_milder else severity
            of_hint = Severity.INFO if severity is rule.severity else severity
            self.stamps[name] = Stamp(rule.code, severity, in_draft, of_hint, config.lint.docs.replace("{name}", name))

    def located(
        self, finding: Finding, name: str, path: str, texts: Mapping[str, SourceFile], subject: Subject = None
    ) -> Finding:
        """The finding with the rule called ``name``, its severity in this run, its file, entity, lines and columns."""
        entity = subject.entity if isinstance(subject, Definition) else subject
        path, span, stamp = path_of(finding, path), span_of_place(finding.place, subject), self.stamps[name]
        source = texts[path]
        severity = stamp.in_draft if entity and entity.state == "draft" else stamp.severity
        about = finding.place.of if isinstance(finding.place, Place) and finding.place.of else entity
        return Finding(
            finding.message,
            span,
            finding.help,
            finding.entity or (about.address if about else ""),
            tuple([_related(other, path, texts, subject) for other in finding.related]) if finding.related else (),
            finding.fix,
            name,
            path,
            stamp.code,
            stamp.of_hint if finding.is_hint else severity,
            *_positions(span, source),
            tuple([_positions(edit.span, source) for edit in finding.fix.edits]) if finding.fix else (),
            stamp.url,
        )


def path_of(finding: Finding | Related, path: str) -> str:
    """The file in which a finding is placed, ``path`` by default."""
    if isinstance(finding.place, Place) and finding.place.of:
        return finding.place.of.path
    return finding.path or path


def span_of_place(place: Place | Span, subject: Subject) -> Span:
    """The offsets of a place. Offsets stay as they are."""
    if isinstance(place, Span):
        return place
    if place.of is None and isinstance(subject, Definition):
        return _in_definition(place, subject)
    entity = place.of or (subject.entity if isinstance(subject, Definition) else subject)
    assert entity is not None, "a rule that checks whole files must say which entity each place belongs to"
    return _in_entity(place, entity)


def _related(other: Related, path: str, texts: Mapping[str, SourceFile], subject: Subject) -> Related:
    span, source = span_of_place(other.place, subject), texts[path_of(other, path)]
    return Related(other.message, span, source.path, *_positions(span, source))


def _positions(span: Span, source: SourceFile) -> tuple[Position, Position]:
    return source.position(span.start), source.position(span.end)


def _in_definition(place: Place, definition: Definition[Any]) -> Span:
    node = definition.model.node
    if place.is_key:
        entry = node.entries.get(place.route[0])
        return span_of(entry[0] if entry else node)
    value = _follow(node, place.route)
    if place.characters is None or not isinstance(value, Scalar):
        return span_of(value)
    span = span_of(value)
    raw = definition.document.source.text[span.start : span.end]
    found = text_span(raw, value, *place.characters)
    return Span(span.start + found.start, span.start + found.end) if found else span


def _follow(node: Node, route: tuple[str | int, ...]) -> Node:
    """The last node that exists on a route of keys and indices."""
    for step in route:
        child: Node | None = None
        if isinstance(node, MappingNode) and isinstance(step, str):
            child = node.value(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            child = node.items[step]
        if child is None:
            break
        node = child
    return node


def _in_entity(place: Place, entity: Entity) -> Span:
    """The place by what the index keeps of an entity. Its file is no longer at hand, so ``characters`` are found only
    in an owner that is spelled as it reads, in quotes or without any."""
    if place.route == ("id",):
        return entity.id_span
    if place.route != ("owner",):
        return entity.title_span
    span = entity.owner_span or entity.title_span
    quotes = span.end - span.start - len(entity.owner or "")
    if place.characters is None or quotes not in (0, 2):
        return span
    start = span.start + quotes // 2
    return Span(start + place.characters[0], start + place.characters[1])
