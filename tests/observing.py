"""Observes what a run of okr does to the machine: the interpreter reports files, processes and connections."""

import json
import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.commands.running import ROOT, environment

REPORTER = """
import json, os, sys
events = []

def note(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, (str, bytes)):
            # An opener tells in its mode, a call of the system in its flags whether it may change the file.
            changes = bool(set(mode or "") & set("wax+")) or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
            events.append(("writes" if changes else "reads", os.path.realpath(os.fsdecode(path))))
    elif event in ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.chown"):
        events.append(("writes", os.path.realpath(os.fsdecode(arguments[0]))))
    elif event == "sqlite3.connect":
        events.append(("writes", os.path.realpath(os.fsdecode(arguments[0]).removeprefix("file:").partition("?")[0])))
    elif event == "subprocess.Popen":
        events.append(("runs", " ".join(map(os.fsdecode, arguments[1]))))
    elif event in ("os.system", "os.exec", "os.posix_spawn", "os.startfile", "pty.spawn"):
        events.append(("runs", str(arguments[0])))
    elif event in ("compile", "exec"):
        name = arguments[1] if event == "compile" else getattr(arguments[0], "co_filename", None)
        events.append(("executes", os.fsdecode(name) if isinstance(name, (str, bytes)) else ""))
    elif event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        events.append(("connects", str(arguments[1:])))

sys.addaudithook(note)
import importlib, pkgutil
import okr_cli
# What okr imports is watched here, once. A run imports the rest: the module that tells when it began, and what takes
# long and only a language server needs.
for module in pkgutil.walk_packages(okr_cli.__path__, "okr_cli."):
    if not module.name.startswith(("okr_cli.__main__", "okr_cli.lsp")):
        importlib.import_module(module.name)
by_imports = len(events)

def run(command, cwd, settings, report):
    os.environ.clear()
    os.environ.update(settings)
    os.chdir(cwd)
    sys.argv = ["okr", *command.split()]
    code = None
    try:
        from okr_cli.__main__ import main
        main()
    except SystemExit as leave:
        code = leave.code
    seen = list(dict.fromkeys(events))
    with open(report, "w") as file:
        json.dump({"code": code, "events": seen}, file)

asked, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
nothing = os.open(os.devnull, os.O_RDWR)
for descriptor in (0, 1):
    os.dup2(nothing, descriptor)
for line in asked:
    child = os.fork() if hasattr(os, "fork") else 0
    if child:
        os.waitpid(child, 0)
    else:
        del events[by_imports:]
        run(*json.loads(line))
        if hasattr(os, "fork"):
            os._exit(0)
    print("done", file=answers, flush=True)
"""

INSTALLED = tuple(
    {os.path.realpath(place) for place in (str(ROOT / "okr_cli"), *sysconfig.get_paths().values(), sys.base_prefix)}
)
"""Where Python, okr and what it depends on lie."""

OF_THE_SYSTEM = ("/dev/", "/etc/", "/proc/", "/sys/", "/usr/")


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one run did: paths read and written, commands, code from files, connections."""

    code: int
    reads: list[str]
    writes: list[str]
    runs: list[str]
    executes: list[str]
    connects: list[str]


class Observer:
    """A process that has imported okr in ``folder`` and runs it elsewhere, if possible each time in a forked copy."""

    def __init__(self, folder: Path) -> None:
        # As for the installed command, the working directory is no place to import from.
        as_installed = {"PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", REPORTER],
            cwd=folder,
            env=environment(**as_installed),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> "Observer":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def observe(self, command: str, cwd: Path, scratch: Path, **settings: str) -> Deeds:
        """Run okr and report what it does. ``scratch`` is outside of ``cwd``."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        report = scratch / "events.json"
        report.unlink(missing_ok=True)
        print(
            json.dumps([command, str(cwd), environment(**settings), str(report)]), file=self.process.stdin, flush=True
        )
        assert self.process.stdout.readline() == "done\n"
        return deeds(json.loads(report.read_text(encoding="utf-8")), cwd)


def deeds(report: dict[str, Any], cwd: Path) -> Deeds:
    """What okr did according to a report, without what Python does to run it."""

    def of(kind: str) -> list[str]:
        return [what for name, what in report["events"] if name == kind]

    ours = [path for path in of("reads") if not path.startswith((*INSTALLED, *OF_THE_SYSTEM))]
    executed = [path for path in of("executes") if path.startswith(str(cwd))]
    written = [path for path in of("writes") if not path.startswith("/dev/")]
    return Deeds(report["code"], ours, written, of("runs"), executed, of("connects"))
