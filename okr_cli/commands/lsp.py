"""``okr lsp``: the language server."""

import os
import sys
from datetime import date
from importlib.util import find_spec

from okr_cli.errors import CannotRun


def lsp() -> None:
    """Run the language server for your editor.

    The editor starts it and communicates over standard input and output. It needs extra packages: run
    pip install '.[lsp]' in a clone of okr.

    docs/guide/editors.md has settings for VS Code, Neovim, Helix, Zed and the JetBrains editors.

    \b
    okr lsp                         the command for your editor settings
    """
    if not is_installed():
        raise CannotRun("the language server needs extra packages: run pip install '.[lsp]' in your clone of okr")
    if is_at_terminal():
        raise CannotRun("'okr lsp' is meant to be started by an editor; see docs/guide/editors.md for its settings")
    serve()


def is_installed() -> bool:
    """Whether the extra's packages are installed."""
    try:
        return find_spec("pygls") is not None
    except ValueError:  # somebody has ruled it out
        return False


def is_at_terminal() -> bool:
    """Whether okr is run by a person, not by another program."""
    return sys.stdin is None or sys.stdin.isatty()


def serve() -> None:
    """Serve until the editor disconnects. Only protocol messages go to standard output, even if other code prints."""
    import logging

    from okr_cli.lsp.server import make_server

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s: %(message)s")
    sys.stdout.flush()
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    make_server(date.today).start_io(sys.stdin.buffer, channel)
