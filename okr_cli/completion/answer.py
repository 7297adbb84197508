"""Answers the completion scripts of the shells (``shells.py``)."""

import os
import sys

from okr_cli.completion import shells
from okr_cli.completion.bash_words import BREAKS, words_of
from okr_cli.completion.kept_names import names
from okr_cli.completion.offers import offers


def answer(shell: str, arguments: list[str]) -> int:
    """Print the matches, one per line. Returns 1 if file names match too. Errors are never printed."""
    try:
        code, lines = _answer(shell, arguments)
        os.write(1, "".join(f"{line}\n" for line in lines).encode())
    except Exception:
        if os.environ.get("OKR_TRACEBACK"):
            raise
        return shells.WITH_FILES
    return code


def _answer(shell: str, arguments: list[str]) -> tuple[int, list[str]]:
    line, breaks = "", BREAKS
    if shell == "bash":
        typed = os.environ.get("COMP_LINE", "")
        line = _until(typed, int(os.environ.get("COMP_POINT", len(typed))))
        breaks = os.environ.get("COMP_WORDBREAKS", BREAKS)
        arguments = [word.value for word in words_of(line, breaks)[1:]]
    *words, word = arguments or [""]
    found = offers(words, word, names)
    if shell == "bash":
        lines = shells.for_bash(found, line, breaks)
    else:
        lines = shells.for_zsh(found) if shell == "zsh" else shells.for_fish(found)
    return (shells.WITH_FILES if found.files and not lines else 0), lines


def _until(line: str, point: int) -> str:
    """The line up to the cursor. Bash counts bytes."""
    return line.encode("utf-8", "surrogateescape")[:point].decode("utf-8", "surrogateescape")


def main() -> None:
    """Answer and exit at once, without cleaning up, because there is nothing to clean up."""
    os._exit(answer(os.environ["_OKR_COMPLETE"], sys.argv[1:]))
