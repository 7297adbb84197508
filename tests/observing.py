"""What a run of okr does to the machine: the interpreter itself reports each file, process and connection."""

import json
import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

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
from okr_cli.__main__ import main
try:
    main()
except SystemExit as leave:
    code = leave.code
seen = list(dict.fromkeys(events))
with open(os.environ["OKR_TEST_EVENTS"], "w") as file:
    json.dump({"code": code, "events": seen}, file)
"""

INSTALLED = tuple(
    {os.path.realpath(place) for place in (str(ROOT / "okr_cli"), *sysconfig.get_paths().values(), sys.base_prefix)}
)
"""Where Python, okr and what it depends on lie."""

OF_THE_SYSTEM = ("/dev/", "/etc/", "/proc/", "/sys/", "/usr/")


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one run did: paths that it read and wrote, commands, code from files, connections."""

    code: int
    reads: list[str]
    writes: list[str]
    runs: list[str]
    executes: list[str]
    connects: list[str]


def observe(command: str, cwd: Path, scratch: Path, **settings: str) -> Deeds:
    """Run okr in a process of its own that reports what it does. ``scratch`` lies outside ``cwd``."""
    events = scratch / "events.json"
    # As for the installed command, the working directory is no place to import from.
    as_installed = {"PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    settings = {**as_installed, "OKR_TEST_EVENTS": str(events), **settings}
    subprocess.run(
        [sys.executable, "-c", REPORTER, *command.split()],
        cwd=cwd,
        env=environment(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    report = json.loads(events.read_text(encoding="utf-8"))

    def of(kind: str) -> list[str]:
        return [what for name, what in report["events"] if name == kind]

    ours = [path for path in of("reads") if not path.startswith((*INSTALLED, *OF_THE_SYSTEM))]
    executed = [path for path in of("executes") if path.startswith(str(cwd))]
    written = [path for path in of("writes") if not path.startswith("/dev/")]
    return Deeds(report["code"], ours, written, of("runs"), executed, of("connects"))
