"""Asking git, in a way in which nothing of the repository runs, and committing what a person asked to commit.

A repository may have been unpacked from anywhere, and its own settings can name programs: to watch files, to page, to
run on events. Each is switched off here, and git is never looked for in a folder that the repository could reach.
"""

import os
from collections.abc import Iterable
from pathlib import Path

SAFELY = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
)
"""What goes before every command: no pager, no watcher, no hook, nothing written, nothing fetched."""

REDIRECTING = frozenset(
    (
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_ATTR_SOURCE",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_EXTERNAL_DIFF",
        "GIT_GRAFT_FILE",
        "GIT_ICASE_PATHSPECS",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    )
)
"""Variables that lead git elsewhere. A hook is run with some of them, and they are true of one repository only."""

SECONDS = 30
"""After which git is given up. Reading an index takes milliseconds."""

UNTRUSTED = (b"dubious ownership", b"unsafe repository")


class GitFailed(Exception):  # noqa: N818
    """Git could not answer. The text says why, as a clause; empty where there is no repository."""


def git_root(folder: Path) -> Path | None:
    """The folder of the repository that holds an absolute ``folder``, told by its ``.git``; None outside of one."""
    return next((place for place in (folder, *folder.parents) if os.path.lexists(place / ".git")), None)


def ask_git(root: Path, folder: Path, *arguments: str) -> bytes:
    """What a git command prints in a ``folder`` of the repository at ``root``. Raises ``GitFailed``.

    Names that come from a person belong behind ``--end-of-options``.
    """
    import subprocess

    command = (_executable(), "-C", str(folder), *SAFELY, *arguments)
    try:
        done = subprocess.run(
            command, env=_environment(root), stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise GitFailed(f"git did not answer within {SECONDS} seconds") from None
    except OSError as error:
        raise GitFailed(f"git could not be run ({(error.strerror or str(error)).lower()})") from None
    if done.returncode == 0:
        return done.stdout
    if any(words in done.stderr for words in UNTRUSTED):
        raise GitFailed("git does not trust this repository, which belongs to somebody else (see safe.directory)")
    if b"not a git repository" in done.stderr:
        raise GitFailed("")
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    raise GitFailed(f"git failed ({lines[-1] if lines else f'exit code {done.returncode}'})")


def tracked_files(root: Path, folder: Path, suffixes: Iterable[str] | None = None) -> frozenset[str]:
    """Paths of the tracked files below a ``folder`` of the repository at ``root``, relative to it, with ``/``.

    ``suffixes``, in lower case, limit them; None is for all files. Raises ``GitFailed``.
    """
    listed = os.fsdecode(ask_git(root, folder, "ls-files", "-z", "--cached")).split("\0")
    endings = tuple(suffixes) if suffixes is not None else ("",)
    return frozenset(path for path in listed if path and path.lower().endswith(endings))


def commit_files(folder: Path, paths: Iterable[str], message: str) -> None:
    """Commit these files, relative to ``folder``, as they are now, and nothing else.

    A person asked for it, so it is one like any other of theirs: their hooks run, and it is signed if they sign.
    Raises ``GitFailed`` with what git or a hook said.
    """
    import subprocess

    command = (_executable(), "-C", str(folder), "--literal-pathspecs", "commit", "--quiet", "--only", "--file=-")
    kept = {name: value for name, value in os.environ.items() if name not in REDIRECTING}
    try:
        done = subprocess.run(
            (*command, "--", *paths), env=kept, input=os.fsencode(message), capture_output=True, check=False
        )
    except OSError as error:
        raise GitFailed(f"git could not be run ({(error.strerror or str(error)).lower()})") from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).decode(errors="replace").splitlines()
        raise GitFailed(said[0] if said else f"git failed (exit code {done.returncode})")


def _executable() -> str:
    """The full path of git. Raises ``GitFailed`` where it is not installed.

    Without it, Windows would take a ``git.exe`` from the working directory, and so would an empty entry of the path.
    """
    import shutil

    folders = [folder for folder in os.get_exec_path() if Path(folder).is_absolute()]
    found = shutil.which("git", path=os.pathsep.join(folders))
    if not found or not Path(found).is_absolute():
        raise GitFailed("git is not installed")
    return found


def _environment(root: Path) -> dict[str, str]:
    """The environment without what leads elsewhere. Git looks for the repository at ``root`` and not above it."""
    kept = {name: value for name, value in os.environ.items() if name not in REDIRECTING}
    return kept | {
        "GIT_CEILING_DIRECTORIES": str(root.parent),
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }
