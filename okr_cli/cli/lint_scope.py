"""What ``okr lint`` was asked about: paths, settings and standard input, and the workspaces that these mean."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.workspace.workspace import Workspace


class Scope(NamedTuple):
    """``stdin`` is the file that standard input stands for, if it stands for one, and what was read from it."""

    paths: tuple[Path, ...]
    config: Path | None
    isolated: bool
    stdin: tuple[Path | None, bytes] | None

    def projects(self, texts: Mapping[str, str] | None = None) -> "Iterator[Workspace]":
        """The workspaces of the paths, then those that lie inside them.

        ``texts`` are files, by reported path, that have another text than on disk. Raises ``CannotRun``.
        """
        from okr_cli.workspace.workspace import open_workspaces

        cwd = Path.cwd()
        named = [path for path in self.paths if str(path) != "-"]
        queue = open_workspaces(named, cwd, self.config, self.isolated, self.stdin)
        while queue:
            project = queue.pop(0)
            if texts:
                from okr_cli.workspace.workspace import WorkspaceOverlay

                project = WorkspaceOverlay.of(project, texts)
            yield project
            if project.nested:
                queue.extend(open_workspaces(project.nested, cwd, self.config, self.isolated))

    def nothing_found(self, strangers: int) -> str:
        """Why there was nothing to check, where ``strangers`` YAML files have nothing to do with OKRs."""
        where = ", ".join(str(path) for path in self.paths) or "this folder"
        wanted = "a top-level key such as 'objectives:'"
        if not strangers:
            looked = f"looked for *.yaml and *.yml with {wanted}"
        elif strangers == 1:
            looked = f"its one YAML file has not {wanted}"
        else:
            looked = f"none of its {strangers:,} YAML files has {wanted}"
        return f"no OKR files in {where}: {looked}; 'okr init' makes a first one"


def read_scope(paths: list[Path], config: Path | None, isolated: bool, stdin_filename: Path | None) -> Scope:
    """What the command line asks about, with standard input read. Raises ``CannotRun``."""
    if config and isolated:
        raise CannotRun("--config and --isolated contradict each other; give one of them")
    return Scope(tuple(paths), config, isolated, _stdin(paths, stdin_filename))


def _stdin(paths: list[Path], filename: Path | None) -> tuple[Path | None, bytes] | None:
    if all(str(path) != "-" for path in paths):
        if filename:
            raise CannotRun("--stdin-filename needs '-' as the path")
        return None
    if len(paths) > 1:
        raise CannotRun("'-' stands alone: standard input is one file")
    if sys.stdin is None:
        raise CannotRun("standard input is closed, so '-' has nothing to read")
    return filename, sys.stdin.buffer.read()
