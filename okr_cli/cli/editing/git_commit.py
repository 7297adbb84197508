"""Commits exactly the files that a command changed."""

import os
from collections.abc import Iterable
from pathlib import Path

from okr_cli.errors import CannotRun
from okr_cli.git import GitFailed, ask_git, commit_files, git_root, staged_files, uncommitted_files
from okr_cli.phrases import first_few
from okr_cli.safe_text import one_line

SHOWN = 3
"""Files that a refusal names."""


def author(folder: Path) -> tuple[str, str]:
    """The author's name and address in git; empty if it has none."""
    root = git_root(folder) or folder
    try:
        told = os.fsdecode(ask_git(root, folder, "var", "GIT_AUTHOR_IDENT"))
    except GitFailed:
        return "", ""
    name, _, rest = told.partition(" <")
    return name.strip(), rest.partition(">")[0].strip()


def refuse_other_changes(folder: Path, paths: Iterable[Path]) -> None:
    """Raise ``CannotRun`` if a commit of these files would include other changes."""
    if git_root(folder) is None:
        raise CannotRun("--commit needs a git repository; omit it, or run 'git init'")
    obstacle = commit_obstacle(folder, paths)
    if obstacle:
        raise CannotRun(f"{obstacle}; commit them first, or omit --commit")


def commit_obstacle(folder: Path, paths: Iterable[Path]) -> str:
    """Why these files cannot be committed, or what else the commit would contain, as a clause; empty if nothing."""
    root = git_root(folder) or folder
    try:
        if staged_files(root, folder):
            return "other changes are staged"
        changed = uncommitted_files(root, folder, _relative(paths, folder))
    except GitFailed as problem:
        return str(problem) or "not in a git repository"
    if not changed:
        return ""
    verb = "has" if len(changed) == 1 else "have"
    return f"{first_few([one_line(path) for path in changed], SHOWN)} {verb} other uncommitted changes"


def commit(folder: Path, paths: Iterable[Path], message: str) -> str:
    """Commit files with their current content, and return the short hash.

    Raises ``CannotRun`` with the message of git or a hook.
    """
    root = git_root(folder) or folder
    try:
        commit_files(folder, _relative(paths, folder), message)
        return os.fsdecode(ask_git(root, folder, "rev-parse", "--short", "HEAD")).strip()
    except GitFailed as problem:
        raise CannotRun(f"the files were written but not committed: {one_line(str(problem))}") from None


def _relative(paths: Iterable[Path], folder: Path) -> list[str]:
    return sorted({os.path.relpath(path, folder) for path in paths})
