"""The open files of an editor, their workspaces, and what is known about each file.

Everything here runs in one thread at a time. Workspaces stay loaded. A changed text is checked again, and the disk is
read again when something on it may have changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okr_cli.config.loading import Settings, load_settings, workspace_root
from okr_cli.config.settings import Config
from okr_cli.errors import CannotRun
from okr_cli.files import absolute, shown_path
from okr_cli.finding import Finding
from okr_cli.lsp.incremental_lint import IncrementalLint
from okr_cli.lsp.options import DEFAULTS, Options
from okr_cli.lsp.positions import TextPositions
from okr_cli.source.modeline import named_schema
from okr_cli.views.workspace_metrics import WorkspaceMetrics
from okr_cli.workspace.loader import LoadedFile
from okr_cli.workspace.recognition import looks_like_okr
from okr_cli.workspace.workspace import Workspace

BOM = "\ufeff"


class OpenFile(NamedTuple):
    """A file as an editor has it. ``path`` is absolute."""

    uri: str
    path: Path
    text: str
    version: int | None = None


class Place(NamedTuple):
    """The root and the settings of a file's workspace. A file that is alone has its own."""

    key: Path
    root: Path
    settings: Path | None = None
    is_alone: bool = False


@dataclass
class EditorSession:
    """``today`` gives the day; ``folders`` are those that the editor has open; ``encoding`` that of its positions.

    ``takes_versions`` says that it takes edits together with the version of the file that they count in,
    ``takes_snippets`` that it takes completions in the syntax of snippets.
    """

    today: Callable[[], date]
    folders: tuple[Path, ...] = ()
    options: Options = DEFAULTS
    encoding: str = "utf-16"
    takes_versions: bool = False
    takes_snippets: bool = False
    files: dict[str, OpenFile] = field(default_factory=dict)
    problems: dict[Path, str] = field(default_factory=dict)
    """Why a workspace cannot be checked, by its root, or by the file that is alone."""
    _workspaces: dict[Path, IncrementalLint] = field(default_factory=dict)
    _places: dict[Path, Place] = field(default_factory=dict)
    _is_stale: bool = False

    def open(self, file: OpenFile) -> None:
        """Take the text of a file that was opened or changed."""
        # JSON can hold half a character, which no file can: it counts as one that cannot be read.
        text = file.text if file.text.isascii() else file.text.encode("utf-8", "replace").decode()
        self.files[file.uri] = file._replace(text=text.removeprefix(BOM))

    def close(self, uri: str) -> None:
        """Forget the editor's text of a file, so that the disk counts again."""
        if self.files.pop(uri, None):
            self._is_stale = True

    def look_again(self) -> None:
        """Look at the disk before the next answer: files, settings or patterns of ignored files may have changed."""
        self._is_stale = True

    def workspaces(self) -> list[IncrementalLint]:
        """The workspaces of the open files, each up to date. What cannot be checked is left out."""
        self._drop_outdated()
        found = {self._place(file.path).key: self._lint_of(file) for file in list(self.files.values())}
        for key in self._workspaces.keys() - found.keys():
            del self._workspaces[key]
        return [lint for lint in found.values() if lint]

    def view(self, uri: str) -> "FileView | None":
        """What is known about an open file; None if it contains no OKRs or cannot be checked."""
        file = self.files.get(uri)
        if file is None:
            return None
        self._drop_outdated()
        lint = self._lint_of(file)
        shown = shown_path(file.path)
        return FileView(self, lint, shown) if lint and shown in lint.files else None

    def uri_of(self, shown: str) -> str:
        """The address of a file: the one that the editor uses, if it has the file open."""
        path = absolute(shown)
        used = (file.uri for file in list(self.files.values()) if file.path == path)
        return next(used, None) or path.as_uri()

    def version_of(self, uri: str) -> int | None:
        """The version of an open file."""
        file = self.files.get(uri)
        return file.version if file else None

    def positions(self, lint: IncrementalLint, shown: str) -> TextPositions:
        """The places in a file of a workspace."""
        return TextPositions(lint.files[shown].loaded.source, self.encoding)

    def _drop_outdated(self) -> None:
        """Reload workspaces if the disk may have changed, and on another date or with other settings."""
        today = self.today()
        is_stale, self._is_stale = self._is_stale, False
        if is_stale:
            self.problems.clear()
            self._places.clear()
        for key, lint in list(self._workspaces.items()):
            if lint.as_of != today or (is_stale and self._has_other_settings(lint)):
                del self._workspaces[key]
            elif is_stale:
                self._read(key, lint)

    def _has_other_settings(self, lint: IncrementalLint) -> bool:
        if lint.is_alone:
            return False
        root = lint.workspace.root
        try:
            now, settings = workspace_root(root, self._folder_around(root))
            return now != root or load_settings(settings) != lint.workspace.settings
        except (CannotRun, OSError):
            return True

    def _read(self, key: Path, lint: IncrementalLint) -> bool:
        """Read the files of a workspace. Where that fails, the problem is kept, and asked about only once."""
        files = [file for file in list(self.files.values()) if self._place(file.path).key == key]
        try:
            lint.read({shown_path(file.path): file.text for file in files})
        except (CannotRun, OSError) as problem:
            self.problems[key] = str(problem)
            self._workspaces.pop(key, None)
            return False
        self._workspaces[key] = lint
        return True

    def _lint_of(self, file: OpenFile) -> IncrementalLint | None:
        """The workspace of a file, with its latest text. None for a file without OKRs outside any workspace."""
        place = self._place(file.path)
        lint = self._workspaces.get(place.key)
        if lint is None:
            return self._opened(file, place)
        shown = shown_path(file.path)
        if lint.workspace.texts.get(shown) != file.text:
            lint.set_text(shown, file.text)
        return lint

    def _opened(self, file: OpenFile, place: Place) -> IncrementalLint | None:
        if place.key in self.problems or not looks_like_okr(file.text.encode()):
            return None
        try:
            settings = Settings(Config.default()) if place.is_alone else load_settings(place.settings)
            lint = IncrementalLint(Workspace(place.root, settings), self.today(), place.is_alone)
        except CannotRun as problem:
            self.problems[place.key] = str(problem)
            return None
        return lint if self._read(place.key, lint) else None

    def _place(self, path: Path) -> Place:
        """The place of a file.

        It is alone if neither settings nor git nor the editor mark the root of a workspace: a home directory is not
        searched because one of its files was opened. A file with an impossible path is alone too.
        """
        known = self._places.get(path)
        if known is None:
            around = self._folder_around(path)
            try:
                root, settings = workspace_root(path, around)
                is_alone = settings is None and around is None and not (root / ".git").exists()
            except OSError:
                root, settings, is_alone = path.parent, None, True
            known = Place(path, root, None, True) if is_alone else Place(root, root, settings)
            self._places[path] = known
        return known

    def _folder_around(self, path: Path) -> Path | None:
        """The innermost folder of the editor that contains a path."""
        around = [folder for folder in self.folders if path.is_relative_to(folder)]
        return max(around, key=lambda folder: len(folder.parts), default=None)


class FileView:
    """One file of a workspace, as requests look at it: its text and tree, its models, and those of all others."""

    def __init__(self, session: EditorSession, lint: IncrementalLint, shown: str) -> None:
        self.session = session
        self.lint = lint
        self.shown = shown

    @property
    def loaded(self) -> LoadedFile:
        """The file with its tree and its models; if its YAML has a mistake, what surrounds it."""
        return self.lint.files[self.shown].known

    @property
    def text(self) -> str:
        """Its text."""
        return self.loaded.source.text

    @property
    def positions(self) -> TextPositions:
        """The places in it."""
        return self.session.positions(self.lint, self.shown)

    @property
    def names_schema(self) -> bool:
        """Whether a comment names its schema, which tells yaml-language-server to check it."""
        return bool(named_schema(self.text))

    @property
    def metrics(self) -> WorkspaceMetrics:
        """The numbers of its workspace on the date of the session."""
        workspace = self.lint.workspace
        return WorkspaceMetrics.of(self.lint.loaded, workspace.config, workspace.root, self.lint.as_of)

    def findings(self) -> tuple[Finding, ...]:
        """What all rules find in it. Raises ``CannotRun``."""
        return tuple(finding for finding in self.lint.open_report().findings if finding.path == self.shown)
