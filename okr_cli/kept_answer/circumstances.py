"""What an answer depends on besides files: arguments, environment, terminal, date, interpreter."""

import os
import sys
import time

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Mapping

try:
    from _blake2 import blake2b as blake2b  # hashlib, which gives the same function, loads OpenSSL first
except ImportError:
    from hashlib import blake2b as blake2b

COMMANDS = frozenset(("due", "graph", "health", "lint", "prioritize", "review", "show", "status"))
"""The commands whose answers are kept. All of them only read."""

WITHOUT_EFFECT = frozenset(
    (
        *("_", "OLDPWD", "SHLVL", "STY", "TMUX", "TMUX_PANE", "WINDOWID"),
        *("TERM_SESSION_ID", "ITERM_SESSION_ID", "XDG_SESSION_ID"),
        *("SSH_AUTH_SOCK", "SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY"),
        *("GIT_AUTHOR_DATE", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_NAME"),
    )
)
"""Variables that say which window or commit a run belongs to. Any other one may have an effect."""

SIZE = 16
"""Bytes of a hash."""


def is_kept(arguments: list[str]) -> bool:
    """Whether the answer to a command line may be stored at all. On Windows, a run cannot be observed."""
    is_asked = arguments[:1] != [] and arguments[0] in COMMANDS and "--no-cache" not in arguments
    streams = (sys.stdout, sys.stderr)
    is_text = all(stream is not None and stream.encoding.lower() == "utf-8" for stream in streams)
    return os.name == "posix" and is_asked and is_text


def key_of(arguments: list[str], environment: "Mapping[str, str]") -> bytes:
    """A hash of the circumstances of this process. Raises ``OSError`` if the working directory is gone."""
    variables = sorted(item for item in environment.items() if item[0] not in WITHOUT_EFFECT)
    streams = (sys.stdin and sys.stdin.encoding, *map(_terminal, range(3)))
    interpreter = (sys.version, sys.executable, sys.prefix, sys.flags, sys.path)
    facts = (arguments, os.getcwd(), os.geteuid(), time.localtime()[:3], streams, variables, interpreter)
    return blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def _terminal(number: int) -> "os.terminal_size | None":
    """Columns and lines of the terminal at a file descriptor; None without one."""
    try:
        return os.get_terminal_size(number) if os.isatty(number) else None
    except OSError:
        return None
