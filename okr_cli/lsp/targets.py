"""What a name in a file refers to: an entity, a strategic choice, a person, a document, a rule."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from okr_cli.finding import Span
from okr_cli.linter.catalogue import catalogue
from okr_cli.lsp.session import FileView
from okr_cli.model.entity import Entity, Reference
from okr_cli.rules.base import Rule
from okr_cli.workspace.index import Choice, WorkspaceIndex
from okr_cli.workspace.references import TARGETS
from okr_cli.workspace.roster import RosterEntry

QUOTES = ("'", '"')


class EntityName(NamedTuple):
    """An entity at its definition, or at a ``reference`` to it."""

    entity: Entity
    span: Span
    reference: Reference | None = None


class ChoiceName(NamedTuple):
    """A strategic choice at its definition, or at a reference to it."""

    choice: Choice
    span: Span


class PersonName(NamedTuple):
    """An owner, as written; ``person`` is None for somebody outside the roster."""

    name: str
    person: RosterEntry | None
    span: Span


class CanvasName(NamedTuple):
    """The working document of an Initiative, which is there."""

    path: Path
    span: Span


class RuleName(NamedTuple):
    """A rule that a comment suppresses."""

    rule: Rule
    span: Span


Target: TypeAlias = EntityName | ChoiceName | PersonName | CanvasName | RuleName


def target_at(view: FileView, offset: int) -> Target | None:
    """What the name at an offset refers to; None without a name, or if it refers to nothing."""
    return next((target for target in _targets(view, offset) if target), None)


def _targets(view: FileView, offset: int) -> Iterator[Target | None]:
    index, loaded = view.lint.loaded.index, view.loaded
    for comment in loaded.suppressions:
        for written, span in comment.rules:
            if _holds(span, offset):
                yield _rule(written, span)
    for definition in loaded.content.definitions:
        entity = definition.entity
        for reference in entity.references:
            if _holds(reference.span, offset):
                yield _referred(view, index, entity, reference)
        if entity.owner and entity.owner_span and _holds(entity.owner_span, offset):
            yield PersonName(entity.owner, index.roster.find(entity.owner), unquoted(view, entity.owner_span))
        for span in (entity.id_span, entity.title_span):
            if _holds(span, offset):
                yield EntityName(entity, unquoted(view, span))
    for choice in index.choices:
        if choice.path == view.shown and _holds(choice.span, offset):
            yield ChoiceName(choice, choice.span)
    for person in index.people:
        if person.path == view.shown and person.span and _holds(person.span, offset):
            yield PersonName(person.name, person, person.span)


def _referred(view: FileView, index: WorkspaceIndex, origin: Entity, reference: Reference) -> Target | None:
    span = unquoted(view, reference.span)
    if reference.field in TARGETS:
        entity = index.resolve(reference, origin).entity
        return EntityName(entity, span, reference) if entity else None
    if reference.field == "serves":
        return next((ChoiceName(choice, span) for choice in index.choices if choice.id == reference.text), None)
    if reference.field == "canvas":
        path = canvas_path(view, origin, reference.text)
        return CanvasName(path, span) if path else None
    return None


def canvas_path(view: FileView, initiative: Entity, text: str) -> Path | None:
    """The file of a canvas, relative to the workspace or the referring file; None outside the workspace."""
    root = view.lint.workspace.root
    bare = text.partition("#")[0]
    for folder in (root, (Path.cwd() / initiative.path).parent):
        try:
            path = (folder / bare).resolve()
            if bare and path.is_relative_to(root.resolve()) and path.is_file():
                return path
        except (OSError, ValueError):
            continue
    return None


def _rule(written: str, span: Span) -> RuleName | None:
    rule = catalogue().get(written) or next((each for each in catalogue().values() if each.code == written), None)
    return RuleName(rule, span) if rule else None


def unquoted(view: FileView, span: Span) -> Span:
    """The place of a value without its quotes."""
    raw = view.text[span.start : span.end]
    return Span(span.start + 1, span.end - 1) if raw[:1] in QUOTES and raw[-1:] == raw[:1] and len(raw) > 1 else span


def _holds(span: Span, offset: int) -> bool:
    """Whether a cursor is in a name or right after it."""
    return span.start <= offset <= span.end
