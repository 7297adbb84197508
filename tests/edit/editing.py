"""Edits of one file in memory, for tests."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from okr_cli.config.loading import Settings
from okr_cli.config.settings import Config
from okr_cli.edit.operations import Operation
from okr_cli.edit.plan import plan_edits
from okr_cli.model.entity import Entity
from okr_cli.workspace.index import WorkspaceIndex
from okr_cli.workspace.loader import LoadedWorkspace, load_file, load_workspace
from okr_cli.workspace.suppressions import SuppressionTable
from okr_cli.workspace.workspace import Workspace

Find = Callable[[str], Entity]
Make = Callable[[Find], Operation]


def workspace_of(folder: Path, text: str, name: str = "a.yaml") -> Workspace:
    """A workspace with one file."""
    path = folder / name
    path.write_bytes(text.encode())
    return Workspace(folder, Settings(Config()))


def edited(folder: Path, text: str, *makes: Make) -> str:
    """The text of a file after operations, which get a function that finds an entity by its id."""
    workspace = workspace_of(folder, text)
    loaded = load_workspace(workspace)

    def find(name: str) -> Entity:
        found = loaded.index.find(name).entity
        assert found, name
        return found

    plan = plan_edits(workspace, loaded, [make(find) for make in makes])
    return plan.changes[0].after if plan.changes else text


def planned(text: str, operations: Sequence[Operation]) -> str:
    """The text of a file that is nowhere on disk, after operations on entities of equal addresses in it."""
    workspace = Workspace(Path(), Settings(Config()), texts={"a.yaml": text})
    file = load_file(text.encode(), "a.yaml", workspace.calendar)
    definitions = {definition.entity: definition for definition in file.content.definitions}
    by_place = {(entity.span, entity.address): entity for entity in definitions}
    documents = file.content.documents
    loaded = LoadedWorkspace(
        WorkspaceIndex(tuple(definitions)), documents, documents, definitions, (), SuppressionTable({})
    )
    here = [
        replace(operation, entity=by_place[operation.entity.span, operation.entity.address]) for operation in operations
    ]
    plan = plan_edits(workspace, loaded, here)
    return plan.changes[0].after if plan.changes else text
