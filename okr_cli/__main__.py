"""The entry point of ``okr`` and ``python -m okr_cli``. From here on, Ctrl-C never ends in a traceback.

This module runs right after the console script starts, so it imports nothing slow.
"""

import _signal as signal  # type: ignore[import-not-found]  # the part of signal that is built in
import os
import sys
import time

STARTED = time.time_ns()
"""When this process began to load what it runs, in nanoseconds."""

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of the signal."""


def stop(*_: object) -> None:
    """Print a line and exit at once, while nothing has started yet or nothing is left to clean up."""
    try:
        os.write(2, b"okr: stopped\n")
    finally:
        os._exit(INTERRUPTED)


def on_ctrl_c(handler: object) -> None:
    """Set the handler of Ctrl-C, unless the parent process ignores it."""
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)


# When it is imported, not when it is called: a console script does the one before the other.
on_ctrl_c(stop)


def main() -> None:
    """Run okr, or reprint the output of an unchanged run, and exit.

    Requests for completion are answered before anything else is imported. While okr starts and ends, Ctrl-C exits at
    once. In between it raises ``KeyboardInterrupt``, so that unfinished work is cleaned up.
    """
    try:
        if "_OKR_COMPLETE" in os.environ:
            from okr_cli.completion.answer import main as complete

            complete()
        key = _replay_or_key(sys.argv[1:])
        from okr_cli.app import main as run

        on_ctrl_c(signal.default_int_handler)
        if key:
            from okr_cli.kept_answer.recording import record

            record(run, key, sys.argv[1:], STARTED)
        else:
            run()
    except KeyboardInterrupt:
        stop()
    finally:
        on_ctrl_c(stop)


def _replay_or_key(arguments: list[str]) -> bytes:
    """Print the answer that is kept for this run, and leave; else the key to keep one under, or nothing."""
    from okr_cli.kept_answer.circumstances import is_kept, key_of
    from okr_cli.kept_answer.replay import replay

    if not is_kept(arguments):
        return b""
    try:
        key = key_of(arguments, os.environ)
    except OSError:  # the working directory is gone, which okr will say
        return b""
    code = replay(key)
    if code is not None:
        os._exit(code)  # without a look at what is left to clean up: nothing is
    return key


if __name__ == "__main__":
    main()
