"""The outline of a file, and workspace symbols."""

from collections.abc import Iterable, Iterator

from lsprotocol import types

from okr_cli.finding import Span
from okr_cli.lsp.navigation import location
from okr_cli.lsp.session import EditorSession, FileView
from okr_cli.model.entity import Entity, Kind
from okr_cli.safe_text import one_line

KINDS = {
    Kind.OBJECTIVE: types.SymbolKind.Class,
    Kind.KEY_RESULT: types.SymbolKind.Property,
    Kind.INITIATIVE: types.SymbolKind.Method,
    Kind.KPI: types.SymbolKind.Variable,
}
MOST_FOUND = 500
"""Entities that one search gives: an editor asks again with every letter."""


def document_symbols(view: FileView) -> list[types.DocumentSymbol]:
    """The entities of a file, nested as in the file."""
    positions = view.positions
    entities = [definition.entity for definition in view.loaded.content.definitions]
    children: dict[Entity | None, list[Entity]] = {}
    for entity in entities:
        children.setdefault(entity.parent, []).append(entity)

    def symbol(entity: Entity) -> types.DocumentSymbol:
        name_span = entity.title_span
        whole = Span(min(entity.span.start, name_span.start), max(entity.span.end, name_span.end))
        return types.DocumentSymbol(
            one_line(entity.title) or entity.id,
            KINDS[entity.kind],
            positions.range(whole),
            positions.range(name_span),
            f"{entity.kind.label} {entity.id}",
            children=[symbol(child) for child in children.get(entity, [])],
        )

    return [symbol(entity) for entity in children.get(None, [])]


def workspace_symbols(session: EditorSession, query: str) -> list[types.WorkspaceSymbol]:
    """The entities with these words in their title or address, in all workspaces of the open files."""
    words = query.casefold().split()
    found: list[types.WorkspaceSymbol] = []
    for lint in session.workspaces():
        for entity in _matching(lint.loaded.index.entities, words):
            if len(found) >= MOST_FOUND:
                return found
            place = location(session, lint, entity.path, entity.title_span)
            holder = entity.address.rpartition("/")[0]
            found.append(
                types.WorkspaceSymbol(place, one_line(entity.title), KINDS[entity.kind], container_name=holder)
            )
    return found


def _matching(entities: Iterable[Entity], words: list[str]) -> Iterator[Entity]:
    for entity in entities:
        text = f"{entity.title} {entity.address}".casefold()
        if all(word in text for word in words):
            yield entity
