"""Runs git without running anything from the repository, and commits what a person asked to commit.

The settings of a repository can name programs: file watchers, pagers, hooks. All are turned off, and git itself is
never taken from a folder that the repository could control.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from okr_cli.errors import why
from okr_cli.kept_answer.doubt import doubt
from okr_cli.kept_answer.git_index import LISTING

if TYPE_CHECKING:
    from subprocess import CompletedProcess

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
    "-c",
    "log.showSignature=false",
)
"""What goes before every command: no pager, no watcher, no hook, nothing written, nothing fetched, no signature
checked by a program that the settings name."""

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

AT_ONCE = 50
"""Objects asked for before the answers are read. The ids fit into a pipe, so neither side waits for the other."""

MOST_CONFLICTS = 127
"""What ``git merge-file`` counts to; a higher exit code is a failure."""

UNTRUSTED = (b"dubious ownership", b"unsafe repository")


class GitFailed(Exception):  # noqa: N818
    """Git could not answer. The text is the reason, as a clause; empty outside a repository."""


class ConflictLabels(NamedTuple):
    """The labels of conflict markers, and the length of a marker."""

    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"
    marker_size: int = 7


NO_WORKTREE = "a bare repository has no files to read; clone it, or run 'git worktree add'"


class Blob(NamedTuple):
    """A file in git. ``data`` is only its beginning if its ``size`` in bytes exceeds the requested limit."""

    id: str
    data: bytes
    size: int


def git_root(folder: Path) -> Path | None:
    """The root of the repository that contains an absolute ``folder``, by its ``.git``; None outside of one."""
    return next((place for place in (folder, *folder.parents) if os.path.lexists(place / ".git")), None)


def is_in_bare_repository(folder: Path) -> bool:
    """Whether an absolute ``folder`` is in a repository without a worktree, such as one that people only push to."""
    places = (folder, *folder.parents)
    return git_root(folder) is None and any(
        (each / "HEAD").is_file() and (each / "objects").is_dir() for each in places
    )


def ask_git(root: Path, folder: Path, *arguments: str, index: str = "") -> bytes:
    """The output of a git command in a ``folder`` of the repository at ``root``. Raises ``GitFailed``.

    Names from user input belong after ``--end-of-options``. ``index`` replaces the usual index.
    """
    environment = _environment(root) | ({"GIT_INDEX_FILE": index} if index else {})
    done = _run(("-C", str(folder), *SAFELY, *arguments), environment, timeout=SECONDS)
    if done.returncode == 0:
        return done.stdout
    doubt("git failed and may work next time")
    if any(words in done.stderr for words in UNTRUSTED):
        raise GitFailed(
            "git does not trust this repository, which another user owns (see safe.directory in git help config)"
        )
    if b"not a git repository" in done.stderr:
        raise GitFailed("")
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    raise GitFailed(f"git failed ({lines[-1] if lines else f'exit code {done.returncode}'})")


def tracked_files(root: Path, folder: Path, suffixes: Iterable[str] | None = None) -> frozenset[str]:
    """Paths of the tracked files below a ``folder`` of the repository at ``root``, relative to it, with ``/``.

    ``suffixes``, in lower case, limit them; None is for all files. Raises ``GitFailed``.
    """
    listed = _split(ask_git(root, folder, *LISTING))
    endings = tuple(suffixes) if suffixes is not None else ("",)
    return frozenset(path for path in listed if path.lower().endswith(endings))


def read_blobs(root: Path, folder: Path, ids: Iterable[str], most: int, head: int) -> Iterator[Blob]:
    """The files with these ids, in order, read by one process; the first ``head`` bytes of one with more than ``most``.

    Raises ``GitFailed``, also where the repository lacks one, as a partial clone may.
    """
    import subprocess

    waiting = iter(ids)
    wanted = list(islice(waiting, AT_ONCE))
    if not wanted:
        return
    command = (_executable(), "-C", str(folder), *SAFELY, "cat-file", "--batch")
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, env=_environment(root), stdin=pipe, stdout=pipe, stderr=nowhere)
    except OSError as error:
        raise GitFailed(f"could not run git ({why(error)})") from None
    with process:
        try:
            while wanted and process.stdin and process.stdout:
                process.stdin.write("".join(f"{name}\n" for name in wanted).encode())
                process.stdin.flush()
                for name in wanted:
                    yield _next_blob(process.stdout, name, most, head)
                wanted = list(islice(waiting, AT_ONCE))
        except OSError as error:
            raise GitFailed(f"could not read the output of git ({why(error)})") from None
        finally:
            process.kill()


def _next_blob(stream: IO[bytes], name: str, most: int, head: int) -> Blob:
    """The next answer of ``git cat-file --batch``."""
    header = stream.readline().split()
    if len(header) != 3 or header[1] != b"blob":
        raise GitFailed(f"this partial clone lacks the contents of object {name[:12]}; fetch it and run okr again")
    size = int(header[2])
    data = stream.read(size if size <= most else head)
    rest = size + 1 - len(data)  # a line break ends each answer
    while rest > 0 and (passed := stream.read(min(rest, AT_ONCE * 20_000))):
        rest -= len(passed)
    if rest:
        raise GitFailed("could not read the output of git: it ended early")
    return Blob(name, data, size)


def index_in_force(root: Path, folder: Path) -> str:
    """The index of a commit in progress, for its hooks; empty for the usual one. Raises ``GitFailed``.

    ``git commit FILE`` and ``git commit -a`` prepare a separate index and name it in the environment. One outside the
    repository at ``root`` is ignored.
    """
    named = os.environ.get("GIT_INDEX_FILE")
    if not named:
        return ""
    place = os.path.realpath(root / named)
    home = os.path.realpath(os.fsdecode(ask_git(root, folder, "rev-parse", "--absolute-git-dir").rstrip(b"\r\n")))
    return place if os.path.dirname(place) == home else ""  # noqa: PTH120 - strings, as the environment holds


def staged_files(root: Path, folder: Path) -> list[str]:
    """Paths of the files with staged changes, relative to the repository at ``root``. Raises ``GitFailed``."""
    names = ask_git(root, folder, "diff", "--cached", "--name-only", "-z", "--no-ext-diff", "--no-textconv")
    return _split(names)


def uncommitted_files(root: Path, folder: Path, paths: Iterable[str]) -> list[str]:
    """Those of some files, relative to ``folder``, that differ from the last commit or are not tracked.

    The paths that are given back are relative to the repository at ``root``. Raises ``GitFailed``.
    """
    options = ("--porcelain", "-z", "--untracked-files=all", "--ignored", "--no-renames", "--ignore-submodules=all")
    found = ask_git(root, folder, *_without_filters(root, folder), "status", *options, "--", *paths)
    return [entry[3:] for entry in _split(found)]


def _without_filters(root: Path, folder: Path) -> list[str]:
    """Options that make git compare files without running the filter programs in the repository's settings."""
    names = _split(ask_git(root, folder, "config", "--null", "--name-only", "--list"))
    filters = dict.fromkeys(name.rpartition(".")[0] for name in names if name.startswith("filter."))
    if any("=" in name for name in filters):  # which could not be told from its value
        raise GitFailed("a filter configured in this repository has '=' in its name, so it cannot be disabled")
    settings = ("clean=", "process=", "required=false")
    return [part for name in filters for setting in settings for part in ("-c", f"{name}.{setting}")]


def commit_files(folder: Path, paths: Iterable[str], message: str) -> None:
    """Commit exactly these files, relative to ``folder``, with their current content.

    A person asked for it, so it is an ordinary commit: their hooks run, and it is signed if they sign. Raises
    ``GitFailed`` with the message of git or the hook.
    """
    options = ("--literal-pathspecs", "commit", "--quiet", "--only", "--file=-")
    done = _run(("-C", str(folder), *options, "--", *paths), _without_redirections(), os.fsencode(message))
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).decode(errors="replace").splitlines()
        raise GitFailed(said[0] if said else f"git failed (exit code {done.returncode})")


def merge_texts(base: bytes, ours: bytes, theirs: bytes, labels: ConflictLabels) -> tuple[bytes, int]:
    """Merge two texts that come from one, line by line, and how many conflicts are marked in the result.

    Git runs in the working directory, so that the ``merge.conflictStyle`` of its repository counts. Raises
    ``GitFailed``.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for path, data in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(data)
        named = [part for label in labels[:3] for part in ("-L", label)]
        options = ("merge-file", "--stdout", "--quiet", f"--marker-size={labels.marker_size}", *named)
        done = _run((*SAFELY, *options, *map(str, paths)), _without_redirections(), timeout=SECONDS)
    if done.returncode > MOST_CONFLICTS:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise GitFailed(f"git failed ({lines[-1] if lines else f'exit code {done.returncode}'})")
    return done.stdout, done.returncode


def _run(
    arguments: tuple[str, ...], environment: dict[str, str], typed: bytes = b"", timeout: float | None = None
) -> "CompletedProcess[bytes]":
    """Run git to its end. Raises ``GitFailed`` if it cannot be run, or takes more than ``timeout`` seconds."""
    import subprocess

    try:
        return subprocess.run(
            (_executable(), *arguments), env=environment, input=typed, capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        doubt("git timed out and may be faster next time")
        raise GitFailed(f"git did not respond within {timeout} seconds") from None
    except OSError as error:
        doubt("git could not be started and may work next time")
        raise GitFailed(f"could not run git ({why(error)})") from None


def _split(output: bytes) -> list[str]:
    """The names in what git prints with ``-z``."""
    return [name for name in os.fsdecode(output).split("\0") if name]


def _executable() -> str:
    """The full path of git. Raises ``GitFailed`` if it is not installed.

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
    return _without_redirections() | {
        "GIT_CEILING_DIRECTORIES": str(root.parent),
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }


def _without_redirections() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in REDIRECTING}
