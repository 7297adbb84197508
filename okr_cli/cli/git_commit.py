"""A commit of exactly the files that a command changed, in the repository that holds them.

Nothing of the repository runs while it is read. A commit is one that the person asked for, so their hooks and their
signature belong to it, as with ``git commit``.
"""

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from okr_cli.errors import CannotRun
from okr_cli.phrases import counted, listed
from okr_cli.safe_text import one_line

SAFE = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false")
READING = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
SHOWN = 3
"""Files that a refusal names."""


def git(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run git in a folder. Raises ``CannotRun`` where there is no git."""
    try:
        return subprocess.run(
            ["git", *SAFE, *arguments],
            cwd=folder,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            env={**os.environ, **READING},
            check=False,
        )
    except OSError:
        raise CannotRun("git is not installed") from None


def is_repository(folder: Path) -> bool:
    """Whether a folder lies in a work tree of git."""
    try:
        return git(folder, "rev-parse", "--is-inside-work-tree").stdout.strip() == "true"
    except CannotRun:
        return False


def author(folder: Path) -> tuple[str, str]:
    """The name and the address by which git would sign a commit here; empty where it knows none."""
    try:
        found = git(folder, "var", "GIT_AUTHOR_IDENT")
    except CannotRun:
        return "", ""
    name, _, rest = found.stdout.partition(" <")
    return (name.strip(), rest.partition(">")[0].strip()) if found.returncode == 0 else ("", "")


def refuse_other_changes(root: Path, paths: Iterable[Path]) -> None:
    """Raise ``CannotRun`` where a commit of these files would take along more than is about to change in them."""
    if not is_repository(root):
        raise CannotRun("--commit needs a git repository; leave it out, or run 'git init'")
    if git(root, "diff", "--cached", "--quiet", "--no-ext-diff", "--no-textconv").returncode:
        raise CannotRun("other changes are staged; commit or unstage them, or leave out --commit")
    files = sorted({os.path.relpath(path, root) for path in paths})
    status = git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--ignored", "--", *files).stdout
    dirty = [entry[3:] for entry in status.split("\0") if entry]
    if dirty:
        more = f" and {counted(len(dirty) - SHOWN, 'more file')}" if len(dirty) > SHOWN else ""
        names = listed([one_line(name) for name in dirty[:SHOWN]], "and" if not more else ",") + more
        raise CannotRun(f"{names}: not committed as it was; commit it first, or leave out --commit")


def commit(root: Path, paths: Sequence[Path], message: str) -> str:
    """Commit files as they are now. The short name of the commit. Raises ``CannotRun`` with what git or a hook said."""
    files = sorted({os.path.relpath(path, root) for path in paths})
    done = git(root, "commit", "--quiet", "--only", "--file=-", "--", *files, stdin=message)
    if done.returncode:
        said = next((line for line in (done.stderr or done.stdout).splitlines() if line.strip()), "no reason given")
        raise CannotRun(f"git did not commit, and the files are written: {one_line(said)}")
    return git(root, "rev-parse", "--short", "HEAD").stdout.strip()
