"""A commit of exactly the files that a command changed, in the repository that holds them."""

import os
from collections.abc import Iterable
from pathlib import Path

from okr_cli.errors import CannotRun
from okr_cli.git import GitFailed, ask_git, commit_files, git_root
from okr_cli.phrases import counted, listed
from okr_cli.safe_text import one_line

SHOWN = 3
"""Files that a refusal names."""


def author(folder: Path) -> tuple[str, str]:
    """The name and the address by which git would sign a commit here; empty where it knows none."""
    root = git_root(folder) or folder
    try:
        told = os.fsdecode(ask_git(root, folder, "var", "GIT_AUTHOR_IDENT"))
    except GitFailed:
        return "", ""
    name, _, rest = told.partition(" <")
    return name.strip(), rest.partition(">")[0].strip()


def refuse_other_changes(folder: Path, paths: Iterable[Path]) -> None:
    """Raise ``CannotRun`` where a commit of these files would take along more than is about to change in them."""
    root = git_root(folder)
    if root is None:
        raise CannotRun("--commit needs a git repository; leave it out, or run 'git init'")
    files = sorted({os.path.relpath(path, folder) for path in paths})
    try:
        staged = ask_git(root, folder, "diff", "--cached", "--name-only", "--no-ext-diff", "--no-textconv")
        status = ask_git(
            root, folder, "status", "--porcelain", "-z", "--untracked-files=all", "--ignored", "--", *files
        )
    except GitFailed as problem:
        raise CannotRun(f"{problem}; leave out --commit") from None
    if staged:
        raise CannotRun("other changes are staged; commit or unstage them, or leave out --commit")
    dirty = [one_line(entry[3:]) for entry in os.fsdecode(status).split("\0") if entry]
    if dirty:
        more = [counted(len(dirty) - SHOWN, "more file")] if len(dirty) > SHOWN else []
        names = listed([*dirty[:SHOWN], *more])
        raise CannotRun(f"{names}: not committed as it was; commit it first, or leave out --commit")


def commit(folder: Path, paths: Iterable[Path], message: str) -> str:
    """Commit files as they are now. The short name of the commit. Raises ``CannotRun`` with what git or a hook said."""
    root = git_root(folder) or folder
    files = sorted({os.path.relpath(path, folder) for path in paths})
    try:
        commit_files(folder, files, message)
        return os.fsdecode(ask_git(root, folder, "rev-parse", "--short", "HEAD")).strip()
    except GitFailed as problem:
        raise CannotRun(f"the files are written, but not committed: {one_line(str(problem))}") from None
