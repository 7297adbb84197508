"""Installs completion: the script of a shell, its path, and the line that loads it."""

import os
from pathlib import Path
from typing import NamedTuple

from okr_cli.completion.shells import SCRIPTS
from okr_cli.errors import CannotRun
from okr_cli.files import write_text
from okr_cli.phrases import listed


class Installed(NamedTuple):
    """The path of the script, and the file that got a line to load it; None if the shell finds it by itself."""

    shell: str
    script: Path
    settings: Path | None


def script_of(shell: str) -> str:
    """The script for a shell. Raises ``CannotRun``."""
    if shell not in SCRIPTS:
        raise CannotRun(f"no completion for '{shell}'; supported shells: {listed([*SCRIPTS])}")
    return SCRIPTS[shell]


def present_shell() -> str:
    """The shell from which okr was started. Raises ``CannotRun`` if it is unknown."""
    from shellingham import ShellDetectionFailure, detect_shell

    try:
        return str(detect_shell()[0])
    except ShellDetectionFailure:
        advice = "add its name, as in '--show-completion zsh'"
        raise CannotRun(f"cannot detect your shell; {advice}") from None


def install(shell: str) -> Installed:
    """Write the script where the shell finds it, and at most one line into its settings. Raises ``OSError``."""
    text = script_of(shell)
    home = Path.home()
    if shell == "fish":
        script = _folder("XDG_CONFIG_HOME", home / ".config") / "fish" / "completions" / "okr.fish"
        settings, line = None, ""
    elif shell == "zsh":
        script = home / ".zfunc" / "_okr"
        settings = Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
        line = "fpath+=~/.zfunc; autoload -Uz compinit; compinit"
    else:
        script = _folder("XDG_DATA_HOME", home / ".local" / "share") / "bash-completion" / "completions" / "okr"
        settings = home / ".bashrc"
        line = f"[ ! -r {_quoted(script)} ] || . {_quoted(script)}"
    script.parent.mkdir(parents=True, exist_ok=True)
    write_text(script, text)
    return Installed(shell, script, settings if settings and _add_line(settings, line) else None)


def _folder(variable: str, otherwise: Path) -> Path:
    return Path(os.environ.get(variable) or otherwise)


def _quoted(path: Path) -> str:
    escaped = str(path).replace("'", "'\\''")
    return f"'{escaped}'"


def _add_line(settings: Path, line: str) -> bool:
    """Add a line at the end of a file, unless it is there."""
    text = settings.read_text(encoding="utf-8", errors="surrogateescape") if settings.exists() else ""
    if line in text.splitlines():
        return False
    begun = text if not text or text.endswith("\n") else f"{text}\n"
    settings.parent.mkdir(parents=True, exist_ok=True)
    with settings.open("a", encoding="utf-8", errors="surrogateescape") as file:
        file.write(f"{begun[len(text) :]}{line}\n")
    return True
