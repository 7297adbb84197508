"""Information about the place under the pointer, in Markdown."""

from collections.abc import Iterator

from lsprotocol import types

from okr_cli.finding import Finding, Span
from okr_cli.linter.catalogue import catalogue
from okr_cli.lsp.cursor import route_at
from okr_cli.lsp.session import FileView
from okr_cli.lsp.targets import CanvasName, ChoiceName, EntityName, PersonName, RuleName, Target, target_at
from okr_cli.model.entity import Entity
from okr_cli.model.okr_file import OkrFile
from okr_cli.output.documents.document import Document
from okr_cli.output.documents.markdown import escaped, render
from okr_cli.phrases import counted
from okr_cli.source.tree import span_of
from okr_cli.validation.format_keys import field_at
from okr_cli.views.show.document import entity_document
from okr_cli.views.show.report import entity_detail


def hover_at(view: FileView, offset: int, findings: tuple[Finding, ...] = ()) -> types.Hover | None:
    """What is known of a name or a key, and why rules found something there. ``findings`` are those of the file."""
    target = target_at(view, offset)
    parts: list[str] = []
    span: Span | None = None
    if target:
        parts, span = list(_about(view, target)), target.span
    elif view.session.options.completes_keys(view.names_schema):
        key = _about_key(view, offset)
        if key:
            parts, span = [key[0]], key[1]
    here = [finding for finding in findings if finding.span.start <= offset <= finding.span.end]
    parts += [_reason(name) for name in dict.fromkeys(finding.rule for finding in here) if name in catalogue()]
    if not parts:
        return None
    span = span or here[0].span
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    return types.Hover(content, view.positions.range(span))


def _about(view: FileView, target: Target) -> Iterator[str]:
    match target:
        case EntityName(entity=entity):
            yield entity_summary(view, entity)
        case ChoiceName(choice=choice):
            serving = sum(
                reference.field == "serves" and reference.text == choice.id
                for entity in view.lint.loaded.index.entities
                for reference in entity.references
            )
            yield f"**Strategic choice** {escaped(choice.title)}\n\nserved by {counted(serving, 'Objective')}"
        case PersonName(person=None, name=name):
            if view.lint.loaded.index.people:
                yield f"{escaped(name)} is not on the roster"
        case PersonName(person=person, name=name):
            if person:
                known = filter(None, (person.handle, person.team, "" if person.active else "inactive"))
                yield f"**{escaped(person.name)}**\n\n{escaped(', '.join(known))}"
        case CanvasName(path=path):
            yield f"Working document: {escaped(path.name)}"
        case RuleName(rule=rule):
            yield _reason(rule.name)


def entity_summary(view: FileView, entity: Entity) -> str:
    """The facts of an entity as ``okr show`` has them, without its check-ins and what is below it."""
    document = entity_document(entity_detail(view.metrics, entity))
    facts = next(iter(document.sections))
    lines = list(render(Document("", (), (facts,))))[1:]
    return "\n".join([f"**{document.kind}** {escaped(document.title)}", *lines])


def _reason(name: str) -> str:
    """What a rule finds, and why it matters."""
    rule = catalogue()[name]
    return f"**{rule.name}** {rule.code}: {rule.summary}\n\n{rule.why}"


def _about_key(view: FileView, offset: int) -> tuple[str, Span] | None:
    """The description of a key of the format."""
    found = route_at(view.loaded.roots, offset)
    if found is None:
        return None
    route, key = found
    field = field_at(OkrFile, route)
    if field is None or not field.description:
        return None
    return f"`{key.value}`: {field.description}", span_of(key)
