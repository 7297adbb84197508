"""Go to definition, and find references."""

from collections.abc import Iterator

from lsprotocol import types

from okr_cli.finding import Span
from okr_cli.lsp.incremental_lint import IncrementalLint
from okr_cli.lsp.session import EditorSession, FileView
from okr_cli.lsp.targets import CanvasName, ChoiceName, EntityName, PersonName, target_at
from okr_cli.model.entity import Entity
from okr_cli.workspace.index import Choice
from okr_cli.workspace.references import TARGETS

TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


def definition_at(view: FileView, offset: int) -> types.Location | None:
    """The definition of the name at an offset."""
    match target_at(view, offset):
        case EntityName(entity=entity):
            return location(view.session, view.lint, entity.path, entity.id_span)
        case ChoiceName(choice=choice):
            return location(view.session, view.lint, choice.path, choice.span)
        case PersonName(person=person) if person and person.span:
            return location(view.session, view.lint, person.path, person.span)
        case CanvasName(path=path):
            return types.Location(path.as_uri(), TOP)
    return None


def references_at(view: FileView, offset: int, with_definition: bool) -> list[types.Location]:
    """Everything that uses the name at an offset, in the order of files and lines."""
    index = view.lint.loaded.index
    match target_at(view, offset):
        case EntityName(entity=entity):
            places = list(_references_to(view, entity))
            own = (entity.path, entity.id_span)
        case ChoiceName(choice=choice):
            places, own = list(_serving(view, choice)), (choice.path, choice.span)
        case PersonName(name=name, person=person):
            same = person.name if person else name
            owned = (entity for entity in index.entities if index.roster.is_same(entity.owner, same))
            places = [(entity.path, entity.owner_span) for entity in owned if entity.owner_span]
            own = (person.path, person.span) if person and person.span else places[0]
            with_definition = with_definition and person is not None
        case _:
            return []
    found = [own, *places] if with_definition else places
    return [location(view.session, view.lint, path, span) for path, span in dict.fromkeys(found)]


def _references_to(view: FileView, target: Entity) -> Iterator[tuple[str, Span]]:
    index = view.lint.loaded.index
    for entity in index.entities:
        for reference in entity.references:
            if reference.field in TARGETS and index.resolve(reference, entity).entity is target:
                yield entity.path, reference.span


def _serving(view: FileView, choice: Choice) -> Iterator[tuple[str, Span]]:
    for entity in view.lint.loaded.index.entities:
        for reference in entity.references:
            if reference.field == "serves" and reference.text == choice.id:
                yield entity.path, reference.span


def location(session: EditorSession, lint: IncrementalLint, shown: str, span: Span) -> types.Location:
    """A place in a file of a workspace."""
    return types.Location(session.uri_of(shown), session.positions(lint, shown).range(span))
