"""Edits of files in memory, for tests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from okr_cli.config.loading import Settings
from okr_cli.config.settings import Config
from okr_cli.edit.operations import KeyOperation, Operation
from okr_cli.edit.plan import plan_edits
from okr_cli.model.cycle import Calendar
from okr_cli.model.entity import Entity
from okr_cli.workspace.index import WorkspaceIndex
from okr_cli.workspace.loader import LoadedWorkspace, load_file
from okr_cli.workspace.stored_models import LOADED
from okr_cli.workspace.suppressions import SuppressionTable
from okr_cli.workspace.workspace import Workspace

NAME = "a.yaml"

Find = Callable[[str], Entity]
Make = Callable[[Find], KeyOperation]


@lru_cache(1)
def loaded_alone(text: str) -> LoadedWorkspace:
    """A workspace of one file, loaded once for many edits of the same text."""
    return load_texts({NAME: text})


def load_texts(texts: Mapping[str, str]) -> LoadedWorkspace:
    """A workspace of files that are not on disk, without trees, as from the cache."""
    files = [load_file(text.encode(), path, Calendar()) for path, text in texts.items()]
    contents = [LOADED.decode(LOADED.encode(file.content), file.source) or file.content for file in files]
    documents = tuple(document for content in contents for document in content.documents)
    definitions = {definition.entity: definition for content in contents for definition in content.definitions}
    index, table = WorkspaceIndex(tuple(definitions)), SuppressionTable({})
    return LoadedWorkspace(index, documents, documents, definitions, (), table)


def edited_texts(
    texts: Mapping[str, str], make: Callable[[LoadedWorkspace], Sequence[Operation]]
) -> tuple[LoadedWorkspace, dict[str, str]]:
    """The texts of files in memory after operations."""
    loaded = load_texts(texts)
    return loaded, _texts_after(texts, loaded, make(loaded))


def _texts_after(texts: Mapping[str, str], loaded: LoadedWorkspace, operations: Sequence[Operation]) -> dict[str, str]:
    plan = plan_edits(Workspace(Path(), Settings(Config()), texts=texts), loaded, operations)
    return {**texts, **plan.texts}


def edited(text: str, *makes: Make) -> str:
    """The text of a file after operations, which get a function that finds entities by id."""

    def operations(loaded: LoadedWorkspace) -> Sequence[Operation]:
        by_id = {entity.id: entity for entity in reversed(loaded.definitions)}
        return [make(by_id.__getitem__) for make in makes]

    return edited_texts({NAME: text}, operations)[1][NAME]


def planned(text: str, operations: Sequence[KeyOperation]) -> str:
    """The text of a file after operations on entities with equal addresses."""

    loaded = loaded_alone(text)
    by_place = {(entity.span, entity.address): entity for entity in loaded.definitions}
    targets = [operation.target for operation in operations]
    here = [
        replace(operation, target=by_place[target.span, target.address])
        for operation, target in zip(operations, targets, strict=True)
        if isinstance(target, Entity)
    ]
    return _texts_after({NAME: text}, loaded, here)[NAME]
