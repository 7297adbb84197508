"""The command ``okr``, and ``python -m okr_cli``: Ctrl-C is an answer and not a traceback, from here on to the end."""

import os
import signal
from contextlib import suppress
from typing import Any, NoReturn

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of the signal."""


def stop(*_: Any) -> NoReturn:
    """Say so and leave at once. For times at which nothing has begun, or nothing is left to undo."""
    with suppress(OSError):
        os.write(2, b"okr: stopped\n")
    os._exit(INTERRUPTED)


def on_ctrl_c(handler: Any) -> None:
    """Set what Ctrl-C does, unless whoever started okr wants it ignored."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)


def main() -> None:
    """Run okr and leave with its exit code.

    While okr starts and ends, Ctrl-C leaves at once. In between it is a ``KeyboardInterrupt``, so that what was begun
    is cleaned up.
    """
    try:
        from okr_cli.app import main as run

        on_ctrl_c(signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        stop()
    finally:
        on_ctrl_c(stop)


# When it is imported, not when it is called: a console script does the one before the other.
on_ctrl_c(stop)

if __name__ == "__main__":
    main()
