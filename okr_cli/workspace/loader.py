"""A workspace with its models: what the views read.

``lint`` keeps only light records of the entities; a view needs their measures and check-ins as well. Models that come
from the cache know where they stand, but not what their nodes hold: whoever needs these finds them in files with
findings or with suppressions, which are always read anew.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from okr_cli.finding import Finding
from okr_cli.model.cycle import Calendar
from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity
from okr_cli.source.decoding import decode, parsable
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.documents import Loaded, load
from okr_cli.workspace.index import WorkspaceIndex, choices_of, people_of
from okr_cli.workspace.suppressions import DIRECTIVE, Suppression, SuppressionTable, suppressions
from okr_cli.workspace.workspace import WORTH_KEEPING, InputFile, Workspace

NO_COMMENTS: tuple[Suppression, ...] = ()


@dataclass(frozen=True)
class LoadedWorkspace:
    """``reported`` holds the documents that were asked for; ``documents`` all. ``problems`` are the findings of
    files that could not be read in full, by path: a view says how many there are and shows the rest."""

    workspace: WorkspaceIndex
    documents: tuple[Document, ...]
    reported: tuple[Document, ...]
    definitions: dict[Entity, Definition[Any]]
    problems: tuple[tuple[str, Finding], ...]
    suppressions: SuppressionTable


def load_workspaces(
    projects: Iterable[Workspace],
    cache_folder: Callable[[], Path] | None = None,
    on_file: Callable[[int], None] = lambda count: None,
) -> LoadedWorkspace:
    """Read every workspace. Raises ``CannotRun`` where a named file cannot be read.

    ``cache_folder`` says where files that were read earlier are kept; None goes without. ``on_file`` is told how
    many files have been read.
    """
    documents: list[Document] = []
    reported: list[Document] = []
    definitions: dict[Entity, Definition[Any]] = {}
    problems: list[tuple[str, Finding]] = []
    comments: dict[str, tuple[Suppression, ...]] = {}
    count = 0
    for project in projects:
        for file, loaded, found in _loaded(project, cache_folder):
            problems.extend((file.path, finding) for finding in loaded.findings)
            documents.extend(loaded.documents)
            definitions.update((definition.entity, definition) for definition in loaded.definitions)
            if file.reported:
                reported.extend(loaded.documents)
            if found:
                comments[file.path] = found
            count += 1
            on_file(count)
    workspace = WorkspaceIndex(
        tuple(definitions),
        tuple(person for document in documents for person in people_of(document)),
        tuple(choice for document in documents for choice in choices_of(document)),
    )
    table = SuppressionTable(comments)
    return LoadedWorkspace(workspace, tuple(documents), tuple(reported), definitions, tuple(problems), table)


def _loaded(
    project: Workspace, cache_folder: Callable[[], Path] | None
) -> Iterator[tuple[InputFile, Loaded, tuple[Suppression, ...]]]:
    """Every file with what it holds and its suppression comments, from the cache where it has not changed."""
    files = project.files()
    first = list(islice(files, WORTH_KEEPING))
    if cache_folder is None or len(first) < WORTH_KEEPING:
        for file in chain(first, files):
            yield file, *_load(*decode(file.data, file.path), project.calendar)
        return
    from okr_cli.cache.database import Cache
    from okr_cli.cache.keys import digest, fingerprint

    cache = Cache(cache_folder())
    base = fingerprint("models", project.config.table())
    for file in chain(first, files):
        source, findings = decode(file.data, file.path)
        key = digest(base, *file.identity)
        loaded, found = cache.get(key, Loaded, source), NO_COMMENTS
        if loaded is None:
            loaded, found = _load(source, findings, project.calendar)
            if not loaded.findings and not DIRECTIVE.search(source.text):
                cache.put(key, loaded, source)
        yield file, loaded, found
    cache.save()


def _load(
    source: SourceFile, findings: tuple[Finding, ...], calendar: Calendar
) -> tuple[Loaded, tuple[Suppression, ...]]:
    if any(finding.rule == "invalid-yaml" for finding in findings):
        return Loaded((), (), findings), ()
    parsed = parse(parsable(source.text))
    loaded = load(source, parsed, calendar)
    return loaded._replace(findings=(*findings, *loaded.findings)), suppressions(source, parsed.documents)
