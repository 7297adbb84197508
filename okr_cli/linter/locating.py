"""From the place that a rule names to offsets, lines and columns. Every finding is located and stamped once, here."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from okr_cli.config.settings import Config
from okr_cli.errors import CannotRun, why
from okr_cli.finding import Finding, Place, Position, Related, Severity, Span
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity
from okr_cli.rules.base import MILD_IN_DRAFT
from okr_cli.source.decoding import decode, read_bytes
from okr_cli.source.scalar_text import spelled
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping as MappingNode

if TYPE_CHECKING:
    from okr_cli.linter.selection import Selection
from okr_cli.source.tree import Node, Scalar, Sequence, span_of

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


class Locator:
    """Locates and stamps the findings of a run."""

    def __init__(self, selection: "Selection", config: Config) -> None:
        self.selection = selection
        self.docs = config.lint.docs

    def located(
        self, finding: Finding, name: str, path: str, texts: Mapping[str, SourceFile], subject: Subject = None
    ) -> Finding:
        """The finding with the rule called ``name``, its severity in this run, its file, entity, lines and columns."""
        entity = subject.entity if isinstance(subject, Definition) else subject
        path = path_of(finding, path)
        rule, source, span = self.selection.rules[name], texts[path], span_of_place(finding.place, subject)
        about = finding.place.of if isinstance(finding.place, Place) and finding.place.of else entity
        is_mild = rule.group in MILD_IN_DRAFT and entity is not None and entity.state == "draft"
        severity = self.selection.severities.get(name, rule.severity)
        return finding._replace(
            place=span,
            entity=finding.entity or (about.address if about else ""),
            related=tuple([_related(other, path, texts, subject) for other in finding.related]),
            rule=name,
            path=path,
            code=rule.code,
            severity=Severity.WARNING if is_mild and severity is Severity.ERROR else severity,
            start=source.position(span.start),
            end=source.position(span.end),
            fix_places=_fix_places(finding, source),
            url=self.docs.replace("{name}", name),
        )


def path_of(finding: Finding | Related, path: str) -> str:
    """The file of a finding that says itself where it is; else ``path``."""
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
    assert entity is not None, "a rule that looks at a whole file says of which entity a place is"
    return _in_entity(place, entity)


def _related(other: Related, path: str, texts: Mapping[str, SourceFile], subject: Subject) -> Related:
    span, source = span_of_place(other.place, subject), texts[path_of(other, path)]
    return Related(other.message, span, source.path, source.position(span.start), source.position(span.end))


def _fix_places(finding: Finding, source: SourceFile) -> tuple[tuple[Position, Position], ...]:
    edits = finding.fix.edits if finding.fix else ()
    return tuple([(source.position(edit.span.start), source.position(edit.span.end)) for edit in edits])


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
    found = spelled(raw, value.style or "", value.value, *place.characters)
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
