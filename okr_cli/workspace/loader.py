"""Loads files into models: one file, or a whole workspace.

``lint`` keeps only compact records of the entities; views also need measures and check-ins. For a large workspace,
trees and texts are dropped, except those of files with suppressions. An edit gets the texts and parses what it changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from okr_cli.finding import Finding
from okr_cli.model.cycle import Calendar
from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity
from okr_cli.phrases import counted
from okr_cli.safe_text import visible
from okr_cli.source.decoding import decode, parsable
from okr_cli.source.parser import is_broken, parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node
from okr_cli.validation.documents import Loaded, load
from okr_cli.workspace.index import WorkspaceIndex, choices_of, people_of
from okr_cli.workspace.suppressions import DIRECTIVE, Suppression, SuppressionTable, suppressions
from okr_cli.workspace.workspace import WORTH_KEEPING, InputFile, Workspace

if TYPE_CHECKING:
    from okr_cli.cache.database import Cache


class LoadedFile(NamedTuple):
    """One file with its text, its models, and the findings about its form, in the order in which they were made.

    ``roots`` are the trees of its documents; a file from the cache has none. ``is_text`` is False for bytes that
    cannot be decoded, of which nothing was parsed.
    """

    source: SourceFile
    content: Loaded
    roots: tuple[Node, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    is_text: bool = True


class Problem(NamedTuple):
    """Something wrong with the form of a file, the line of it, from 1, and the address of the entity around it."""

    path: str
    line: int
    message: str
    entity: str = ""


def problem_text(problems: Sequence[Problem]) -> str:
    """A summary of what could not be read, with the first place, because lint may not report it."""
    first, more = problems[0], len(problems) - 1
    others = f" (and {counted(more, 'more problem')})" if more else ""
    return f"{visible(f'{first.path}:{first.line}: {first.message}')}{others}"


@dataclass(frozen=True)
class LoadedWorkspace:
    """A workspace in memory.

    ``reported`` are the requested documents, ``documents`` all of them. ``problems`` are places that could not be read
    in full; a view counts them and shows the rest.
    """

    index: WorkspaceIndex
    documents: tuple[Document, ...]
    reported: tuple[Document, ...]
    definitions: dict[Entity, Definition[Any]]
    problems: tuple[Problem, ...]
    suppressions: SuppressionTable

    def is_partly_read(self, path: str, address: str = "") -> bool:
        """Whether something in a file could not be read; with an address, in that entity or one inside it."""
        return (path, address) in self._partly_read

    @cached_property
    def _partly_read(self) -> frozenset[tuple[str, str]]:
        return frozenset((problem.path, part) for problem in self.problems for part in ("", *_upward(problem.entity)))


def _upward(address: str) -> Iterator[str]:
    """An address and what it begins with: the addresses of the entities around it."""
    while address:
        yield address
        address = address.rpartition("/")[0]


KnownFiles: TypeAlias = dict[bytes, LoadedFile]
"""Files that a command has loaded before, by what was read. Each has its text and all places of its entities."""

Hides: TypeAlias = Callable[[Finding, tuple[Suppression, ...]], bool]
"""Whether a finding of a file with these suppressions will not be reported."""


def load_file(data: bytes, path: str, calendar: Calendar, hides: Hides | None = None) -> LoadedFile:
    """Decode, parse and validate one file, which is reported as ``path``. Never raises because of its content.

    A mistake whose finding is suppressed (``hides``) does not keep the rest of the file from being read.
    """
    return _parsed(*decode(data, path), calendar, hides)


def load_workspace(
    workspace: Workspace,
    cache: "Callable[[], Cache] | None" = None,
    on_file: Callable[[int], None] = lambda count: None,
    known: KnownFiles | None = None,
) -> LoadedWorkspace:
    """Read every file of a workspace. Raises ``CannotRun`` if one cannot be read.

    ``cache`` provides the stored models of earlier runs and may be None. ``on_file`` is called with the number of files
    read. ``known`` is for edits: files in it are not parsed again, and loaded files are added to it.
    """

    def counted() -> Iterator[tuple[InputFile, LoadedFile]]:
        for count, pair in enumerate(_loaded_files(workspace, cache, known), 1):
            yield pair
            on_file(count)

    return assembled(counted())


def assembled(files: Iterable[tuple[InputFile, LoadedFile]]) -> LoadedWorkspace:
    """The workspace of files that are loaded, in their order."""
    documents: list[Document] = []
    reported: list[Document] = []
    definitions: dict[Entity, Definition[Any]] = {}
    problems: list[Problem] = []
    comments: dict[str, tuple[Suppression, ...]] = {}
    for file, loaded in files:
        content = loaded.content
        problems.extend(_problems(loaded))
        documents.extend(content.documents)
        definitions.update((definition.entity, definition) for definition in content.definitions)
        if file.reported:
            reported.extend(content.documents)
        if loaded.suppressions:
            comments[file.path] = loaded.suppressions
    return LoadedWorkspace(
        _index(documents, definitions),
        tuple(documents),
        tuple(reported),
        definitions,
        tuple(problems),
        SuppressionTable(comments),
    )


def with_texts(loaded: LoadedWorkspace, texts: Mapping[str, str], calendar: Calendar) -> LoadedWorkspace:
    """The workspace with other texts of some files, by the paths under which they are reported; new ones come last."""
    fresh = {path: load_file(text.encode(), path, calendar) for path, text in sorted(texts.items())}
    paths = dict.fromkeys([*(document.source.path for document in loaded.documents), *fresh])
    kept: dict[str, tuple[list[Document], list[Definition[Any]]]] = {path: ([], []) for path in paths}
    for document in loaded.documents:
        kept[document.source.path][0].append(document)
    for entity, definition in loaded.definitions.items():
        kept[entity.path][1].append(definition)
    kept |= {path: ([*file.content.documents], [*file.content.definitions]) for path, file in fresh.items()}
    asked = {document.source.path for document in loaded.reported} | fresh.keys()
    documents = tuple(document for held, _ in kept.values() for document in held)
    definitions = {definition.entity: definition for _, held in kept.values() for definition in held}
    problems = tuple(problem for problem in loaded.problems if problem.path not in fresh)
    comments = {path: file.suppressions for path, file in fresh.items() if file.suppressions}
    old = {path: held for path, held in loaded.suppressions.comments.items() if path not in fresh}
    return LoadedWorkspace(
        _index(documents, definitions),
        documents,
        tuple(document for document in documents if document.source.path in asked),
        definitions,
        (*problems, *(problem for file in fresh.values() for problem in _problems(file))),
        SuppressionTable(old | comments),
    )


def _problems(file: LoadedFile) -> Iterator[Problem]:
    source = file.source
    for finding in file.content.findings:
        yield Problem(source.path, source.position(finding.span.start).line, finding.message, finding.entity)


def _index(documents: Iterable[Document], definitions: Iterable[Entity]) -> WorkspaceIndex:
    return WorkspaceIndex(
        tuple(definitions),
        tuple(person for document in documents for person in people_of(document)),
        tuple(choice for document in documents for choice in choices_of(document)),
    )


def _loaded_files(
    workspace: Workspace, open_cache: "Callable[[], Cache] | None", known: KnownFiles | None
) -> Iterator[tuple[InputFile, LoadedFile]]:
    """Every file with its content. In a large workspace, unchanged files come from the cache."""
    files = workspace.files()
    first = list(islice(files, WORTH_KEEPING))
    kept = None
    if open_cache and len(first) == WORTH_KEEPING:
        kept = _KeptFiles(open_cache(), workspace, for_edits=known is not None)

    def load(file: InputFile) -> LoadedFile:
        return kept.load(file) if kept else load_file(file.data, file.path, workspace.calendar)

    for file in chain(first, files):
        yield file, load(file) if known is None else _once(file, load, known)
    if kept:
        kept.cache.save()


def _once(file: InputFile, load: Callable[[InputFile], LoadedFile], known: KnownFiles) -> LoadedFile:
    from okr_cli.cache.keys import digest

    key = digest(*file.identity)
    loaded = known.get(key)
    if loaded is None:
        loaded = known[key] = load(file)
    return loaded


class _KeptFiles:
    """Loads the files of a workspace as the cache keeps them, and keeps those that it does not have yet."""

    def __init__(self, cache: "Cache", workspace: Workspace, for_edits: bool) -> None:
        from okr_cli.cache.keys import fingerprint
        from okr_cli.workspace.stored_models import LOADED, LOADED_TO_VIEW

        self.cache = cache
        self.calendar = workspace.calendar
        self.for_edits = for_edits
        self.codec = LOADED if for_edits else LOADED_TO_VIEW
        self.base = fingerprint("models", workspace.config.table())

    def load(self, file: InputFile) -> LoadedFile:
        """A file without its trees, unless it contains a suppression."""
        from okr_cli.cache.keys import digest

        source, findings = decode(file.data, file.path)
        key = digest(self.base, *file.identity)
        held = source if self.for_edits else SourceFile(source.path, "")
        content = self.codec.decode(self.cache.get(key), held)
        if content is None:
            loaded = _parsed(source, findings, self.calendar)
            if DIRECTIVE.search(source.text):
                return loaded
            body = self.codec.encode(loaded.content)
            self.cache.put(key, body)
            content = self.codec.decode(body, held) or loaded.content
        return LoadedFile(source, content)


def _parsed(
    source: SourceFile, findings: tuple[Finding, ...], calendar: Calendar, hides: Hides | None = None
) -> LoadedFile:
    if any(finding.rule == "invalid-yaml" for finding in findings):
        return LoadedFile(source, Loaded((), (), findings), is_text=False)
    text = parsable(source.text) if findings else source.text
    parsed = parse(text)
    if is_broken(parsed):
        from okr_cli.source.recovery import read_around_conflicts

        parsed = read_around_conflicts(text, parsed)
    comments = suppressions(source, parsed.documents)
    if hides and any(finding.rule == "invalid-yaml" and hides(finding, comments) for finding in parsed.findings):
        from okr_cli.source.recovery import read_behind_mistakes

        parsed = read_behind_mistakes(text, parsed)
        comments = suppressions(source, parsed.documents)
    content = load(source, parsed, calendar, partial(_hides, hides, comments) if hides else None)
    if findings:
        content = content._replace(findings=(*findings, *content.findings))
    return LoadedFile(source, content, parsed.documents, comments)


def _hides(hides: Hides, comments: tuple[Suppression, ...], finding: Finding) -> bool:
    return hides(finding, comments)
