"""Pressing Tab in the shells themselves, set up by ``okr --install-completion``."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from okr_cli.completion.shells import SCRIPTS
from tests.commands.running import ROOT, okr

pexpect = pytest.importorskip("pexpect")

PATIENCE = 60
TAB, RETURN, WIPE = "\t", "\r", "\x15"

OWNER = r"""O'Neil "$(touch ran1)" `touch ran2` \$(touch ran3) !x; touch ran4 * é : %F{red}"""
WORKSPACE = f"""\
okr: 1
cycle: 2026-Q4
team: "Te$(touch ran5)am"
objectives:
  - id: evil-one
    title: "Say $(touch ran6) `touch ran7` : | 'now' \\"then\\" \\\\ \\e[31m"
    owner: {OWNER!r}
  - {{id: evil-two, title: Say "*" ; touch ran8}}
""".replace(repr(OWNER), "|-\n      " + OWNER)

OKR = """\
#!/bin/sh
if [ -n "$_OKR_COMPLETE" ]; then
    exec '{python}' -S -c 'from okr_cli.completion.answer import main; main()' "$@"
fi
printf '<%s>' "$@" > '{received}'
echo; echo RECEIVED
"""
"""Completes as okr does, and takes down the arguments with which it is called."""

START = {"bash": ("-i",), "zsh": ("-i",), "fish": ("-i", "--private")}


class Shell:
    """A shell in a terminal, with completion for okr, in a folder with a workspace."""

    def __init__(self, name: str, folder: Path, home: Path) -> None:
        self.name, self.folder = name, folder
        self.received = home / "received"
        program = home / "bin" / "okr"
        program.parent.mkdir()
        program.write_text(OKR.format(python=sys.executable, received=self.received))
        program.chmod(0o755)
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ZDOTDIR"))},
            "HOME": str(home),
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "INPUTRC": "/dev/null",
            "ZSH_DISABLE_COMPFIX": "true",
        }
        self.process: Any = pexpect.spawn(
            name,
            list(START[name]),
            cwd=folder,
            env=environment,
            timeout=PATIENCE,
            encoding="utf-8",
            dimensions=(40, 300),
        )
        self.process.delaybeforesend = None
        self.run("ready")

    def run(self, *keys: str) -> str:
        """Type the rest of a command line and run it. Returns the arguments that okr got."""
        self.process.send("".join(("okr ", *keys, RETURN)))
        self.process.expect("\nRECEIVED")
        return self.received.read_text(encoding="utf-8")

    def shown(self, *keys: str, text: str) -> None:
        """Type, and wait until a text is shown."""
        self.process.send("".join(("okr ", *keys)))
        self.process.expect_exact(text)
        self.process.send(WIPE)


@pytest.fixture(params=list(SCRIPTS))
def shell(
    request: pytest.FixtureRequest, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    if shutil.which(request.param) is None:
        pytest.skip(f"no {request.param}")
    home = tmp_path / "home"
    home.mkdir()
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "ZDOTDIR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(home))
    assert okr("--install-completion", request.param).code == 0
    (folder / "okrs.yaml").write_text(WORKSPACE, encoding="utf-8")
    (folder / "broken.yaml").write_text("objectives: [{title: x", encoding="utf-8")
    (folder / "okr.toml").touch()
    for path in (folder / "okrs.yaml", folder / "broken.yaml", folder / "okr.toml", folder):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    from okr_cli.completion.kept_names import names

    assert len(names()) == 5
    found = Shell(request.param, folder, home)
    yield found
    found.process.close(force=True)


def test_completed_names_are_never_evaluated(shell: Shell) -> None:
    before = sorted(shell.folder.iterdir())
    assert shell.run("stat", TAB, "--format=ma", TAB) == "<status><--format=markdown>"
    assert shell.run("show evil-t", TAB) == "<show><evil-two>"
    assert shell.run("due --owner O", TAB) == f"<due><--owner><{OWNER}>"
    assert shell.run("due --owner 'O", TAB) == f"<due><--owner><{OWNER}>"
    assert shell.run('due --owner "O', TAB) == f"<due><--owner><{OWNER}>"
    assert shell.run("lint ok", TAB).startswith("<lint><okr")
    assert sorted(shell.folder.iterdir()) == before
    meaning = "evil-two" if shell.name == "bash" else "$(touch ran6) `touch ran7`"
    shell.shown("show evi", TAB, TAB, TAB, text=meaning)
    assert sorted(shell.folder.iterdir()) == before


def test_setting_it_up_twice_adds_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    (tmp_path / ".bashrc").write_text("alias ll='ls -l'")
    first, second = (okr("--install-completion", "bash") for _ in range(2))
    assert (first.code, second.code, second.err) == (0, 0, "")
    begun, line = (tmp_path / ".bashrc").read_text().splitlines()
    assert begun == "alias ll='ls -l'"
    assert line.endswith("/bash-completion/completions/okr'")
    assert f"added a line to {tmp_path / '.bashrc'}" in first.out
    assert "added a line" not in second.out


def test_an_unknown_shell_is_refused(tmp_path: Path) -> None:
    assert (
        okr("--show-completion", "tcsh").complaint == "no completion for 'tcsh'; supported shells: bash, zsh and fish"
    )
    assert {name: okr("--show-completion", name).out for name in SCRIPTS} == SCRIPTS
