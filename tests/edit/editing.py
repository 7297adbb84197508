"""Edits of one file in memory, for tests."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from okr_cli.config.loading import Settings
from okr_cli.config.settings import Config
from okr_cli.edit.operations import Operation
from okr_cli.edit.plan import plan_edits
from okr_cli.model.cycle import Calendar
from okr_cli.model.entity import Entity
from okr_cli.workspace.index import WorkspaceIndex
from okr_cli.workspace.loader import LoadedWorkspace, load_file
from okr_cli.workspace.suppressions import SuppressionTable
from okr_cli.workspace.workspace import Workspace

NAME = "a.yaml"

Find = Callable[[str], Entity]
Make = Callable[[Find], Operation]


def edited(text: str, *makes: Make) -> str:
    """The text of a file after operations, which get a function that finds an entity by its id."""
    definitions = load_file(text.encode(), NAME, Calendar()).content.definitions

    def find(name: str) -> Entity:
        return next(definition.entity for definition in definitions if definition.entity.id == name)

    return planned(text, [make(find) for make in makes])


def planned(text: str, operations: Sequence[Operation]) -> str:
    """The text of a file that is nowhere on disk, after operations on entities of equal addresses in it."""
    workspace = Workspace(Path(), Settings(Config()), texts={NAME: text})
    file = load_file(text.encode(), NAME, workspace.calendar)
    definitions = {definition.entity: definition for definition in file.content.definitions}
    by_place = {(entity.span, entity.address): entity for entity in definitions}
    documents = file.content.documents
    index, table = WorkspaceIndex(tuple(definitions)), SuppressionTable({})
    loaded = LoadedWorkspace(index, documents, documents, definitions, (), table)
    here = [
        replace(operation, entity=by_place[operation.entity.span, operation.entity.address]) for operation in operations
    ]
    plan = plan_edits(workspace, loaded, here)
    return plan.changes[0].after if plan.changes else text
