"""A workspace with its models: what the views read.

``lint`` keeps only light records of the entities; a view needs their measures and check-ins as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from okr_cli.diagnostics import Finding
from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity
from okr_cli.model.load import load
from okr_cli.project import Project
from okr_cli.source.parse import parse
from okr_cli.source.read import decode, parsable
from okr_cli.workspace import Workspace, choices_of, people_of


@dataclass(frozen=True)
class Portfolio:
    """``reported`` holds the documents that were asked for; ``documents`` all. ``problems`` are the findings of
    files that could not be read in full, by path: a view says how many there are and shows the rest."""

    workspace: Workspace
    documents: tuple[Document, ...]
    reported: tuple[Document, ...]
    definitions: dict[Entity, Definition[Any]]
    problems: tuple[tuple[str, Finding], ...]


def open_portfolio(projects: Iterable[Project]) -> Portfolio:
    """Read every workspace. Raises ``CannotRun`` where a named file cannot be read."""
    documents: list[Document] = []
    reported: list[Document] = []
    definitions: dict[Entity, Definition[Any]] = {}
    problems: list[tuple[str, Finding]] = []
    for project in projects:
        for file in project.files():
            source, findings = decode(file.data, file.path)
            problems.extend((file.path, finding) for finding in findings)
            if any(finding.rule == "invalid-yaml" for finding in findings):
                continue
            loaded = load(source, parse(parsable(source.text)), project.calendar)
            problems.extend((file.path, finding) for finding in loaded.findings)
            documents.extend(loaded.documents)
            definitions.update((definition.entity, definition) for definition in loaded.definitions)
            if file.reported:
                reported.extend(loaded.documents)
    workspace = Workspace(
        tuple(definitions),
        tuple(person for document in documents for person in people_of(document)),
        tuple(choice for document in documents for choice in choices_of(document)),
    )
    return Portfolio(workspace, tuple(documents), tuple(reported), definitions, tuple(problems))
