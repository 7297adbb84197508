"""Observes what a run looks at, so that rules and views need not declare what they depend on.

Opened files, listed folders and started programs arrive through an audit hook; functions that look up paths are
wrapped. The answer of a run that changes something, or does something that cannot be checked later, is not stored.
"""

import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from okr_cli.kept_answer.evidence import INSTALLED, LISTED, READ, SEEN, look_up, look_up_link, state_of
from okr_cli.kept_answer.git_index import LISTING, evidence_of_index
from okr_cli.kept_answer.store import DATABASE, FOLDER, cache_path

FINE_TICK, COARSE_TICK = 50_000_000, 2_000_000_000
"""Nanoseconds within which two changes may carry the same time; the coarse one is that of old file systems."""

LARGEST = 50_000_000
"""Bytes of a file that is worth reading again to see that it has not changed."""

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

CHANGES = frozenset(
    f"os.{name}"
    for name in (
        *("chflags", "chmod", "chown", "link", "lockf", "mkdir", "remove", "removexattr", "rename", "rmdir"),
        *("setxattr", "symlink", "truncate", "utime"),
    )
)
"""Events that name a path which is about to change."""

BEYOND_TELLING = frozenset(
    (
        *("os.chdir", "os.exec", "os.fwalk", "os.spawn", "os.system", "pty.spawn"),
        *("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"),
    )
)
"""Events after which nobody knows what an answer depends on."""

PROGRAMS = ("subprocess.Popen", "os.posix_spawn")
"""Events of a program that is started. The second one follows the first in newer versions of Python."""

HEARD = {"open", "os.listdir", "os.scandir", *PROGRAMS, *CHANGES, *BEYOND_TELLING}

LOOK_UPS = ("access", "lstat", "readlink", "stat")

PACKAGES = (f"{os.sep}site-packages", f"{os.sep}dist-packages")
"""How the folders end in which packages are installed. A workspace may lie anywhere else, even below ``sys.prefix``."""

Signature = tuple[int, ...]


class Observer:
    """What one run looked at, in order, each with how it was at the first look.

    ``started`` is the time of its beginning in nanoseconds.
    """

    def __init__(self, started: int) -> None:
        self.started = started
        self.is_doubtful = False
        self.is_watching = True
        self._signatures: dict[bytes, Signature] = {}
        self._cwd = os.getcwd()
        cache = self._absolute(cache_path())
        self._own = (os.path.join(cache, FOLDER, ""), os.path.join(cache, DATABASE))
        self._own_folders = (cache, os.path.join(cache, FOLDER))
        self._path = frozenset(map(self._absolute, sys.path)) - {self._cwd}
        self._package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        packages = (folder for folder in sys.path if folder.endswith(PACKAGES))
        folders = {os.path.dirname(os.__file__), self._package, *packages}
        self._installed = tuple(f"{folder}{os.sep}" for folder in folders)

    def watch(self) -> None:
        """Watch this process from now on, until somebody asks for the looks."""
        sys.addaudithook(self._hear)
        for name in LOOK_UPS:
            setattr(os, name, self._watched(getattr(os, name)))

    def evidence(self) -> tuple[tuple[bytes, ...], bytes] | None:
        """All looks, each once, and a hash of how they are; None if something changed during the run or just before.

        The hash comes first and the question whether anything has changed after it, so that it is of what the run saw.
        """
        self.is_watching = False  # a hook cannot be removed
        if self.is_doubtful:
            return None
        self._note_modules()
        looks = tuple(look for look in self._signatures if not self._is_implied(look))
        state = state_of(looks)
        return (looks, state) if all(self._is_settled(*noted) for noted in self._signatures.items()) else None

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        # Called thousands of times, mostly in vain, and never allowed to fail: that would end what is being reported.
        if event not in HEARD or not self.is_watching:
            return
        try:
            if event == "open":
                self._hear_open(*arguments)
            elif event in ("os.scandir", "os.listdir"):
                self._note(LISTED, arguments[0] or ".")
            elif event in PROGRAMS:
                self._hear_program(list(map(os.fsdecode, arguments[1])))
            elif event in CHANGES:
                self._hear_change(self._absolute(arguments[0]))
            else:
                self.is_doubtful = True
        except Exception:
            self.is_doubtful = True

    def _hear_open(self, path: object, mode: str | None, flags: int | None) -> None:
        # Opened before, and heard of then; or byte code, most of what a short run opens, known by its source.
        if isinstance(path, int) or (isinstance(path, str) and path.endswith(".pyc")):
            return
        if set(mode or "") & set("wax+") or (flags or 0) & WRITING:
            self._hear_change(self._absolute(path))
        else:
            self._note(READ, path)

    def _hear_change(self, place: str) -> None:
        is_byte_code = os.path.basename(os.path.dirname(place)) == "__pycache__"
        self.is_doubtful |= not (is_byte_code or place == os.devnull or self._is_own(place))

    def _hear_program(self, command: list[str]) -> None:
        """Git lists what it tracks from its index; any other answer of a program may change at any time."""
        if tuple(command[-len(LISTING) :]) != LISTING or command[1] != "-C":
            self.is_doubtful = True
            return
        for how, path in evidence_of_index(command[2], command[0]):
            self._note(how, path)

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(path: Any, *arguments: Any, **options: Any) -> Any:
            if self.is_watching and not isinstance(path, int):
                try:
                    self.is_doubtful |= options.get("dir_fd") is not None
                    self._note(SEEN, path)
                except Exception:  # the function itself will say what is wrong with the path
                    self.is_doubtful = True
            return function(path, *arguments, **options)

        return watched

    def _note(self, how: bytes, path: object) -> None:
        place = self._absolute(path)
        if self._is_own(place) and how != LISTED:
            return
        is_installed = place.startswith(self._installed) or (how == LISTED and place in self._path)
        look = (INSTALLED if is_installed else how) + os.fsencode(place)
        if look[:1] == INSTALLED:
            self._signatures[look] = ()  # its times alone will tell
        elif look not in self._signatures:
            self._signatures[look] = ()  # what the signature looks at need not be noted again
            self._signatures[look] = _signature(look)

    def _note_modules(self) -> None:
        """Note the file of each module that is loaded, and the folders in which Python looks for them.

        Where other processes have worked for this one, all of okr is noted, with its word lists.
        """
        files = [file for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))]
        if "okr_cli.linter.parallel" in sys.modules:
            own = (os.path.join(folder, name) for folder, _, names in os.walk(self._package) for name in names)
            files += (path for path in own if not path.endswith(".pyc"))
        for path in {*sys.path, *files}:
            self._signatures.setdefault(INSTALLED + os.fsencode(self._absolute(path)), ())

    def _absolute(self, path: Any) -> str:
        place = path if isinstance(path, str) else os.fsdecode(path)
        return place if place.startswith(os.sep) else os.path.join(self._cwd, place)

    def _is_own(self, place: str) -> bool:
        """Whether a path is that of the cache or of one of its files: no answer depends on these."""
        return place in self._own_folders or place.startswith(self._own)

    def _is_settled(self, look: bytes, first: Signature) -> bool:
        """Whether something is unchanged, and was not changed so recently that its times cannot show it."""
        if look[:1] == SEEN:
            return _signature(look) == first
        now = _signature(look)
        newest = max(now[:2] + now[4:6], default=0)
        tick = FINE_TICK if newest % 1_000_000 else COARSE_TICK
        is_large = look[:1] == READ and now != () and now[2] > LARGEST
        return newest < self.started - tick and not is_large and (now == first or look[:1] == INSTALLED)

    def _is_implied(self, look: bytes) -> bool:
        """Whether a file was only looked up, and another look covers it."""
        read = self._signatures.get(READ + look[1:], ())
        return look[:1] == SEEN and len(read) == 4


def _signature(look: bytes) -> Signature:
    """By what a change shows: of a path that was only looked up, that there is something else now.

    Else times, size and inode, and the same of what a link leads to; of what is installed, only the former.
    """
    if look[:1] == SEEN:
        return (int.from_bytes(state_of([look])),)
    parts: Signature = ()
    with suppress(OSError):
        if look[:1] != INSTALLED:
            found = look_up_link(look[1:])
            parts = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
            if not stat.S_ISLNK(found.st_mode):
                return parts
        found = look_up(look[1:])
        parts += (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
    return parts
