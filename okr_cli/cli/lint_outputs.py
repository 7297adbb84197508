"""``--output-format``: one report in several formats, each to standard output or to a file."""

import re
from pathlib import Path
from typing import NamedTuple

from okr_cli.cli.streams import emit, look
from okr_cli.errors import CannotRun
from okr_cli.finding import Report
from okr_cli.output.findings.registry import Format, renderer
from okr_cli.output.look import PLAIN

SPEC = re.compile(r"(?P<format>[a-z]+)(?::(?P<file>.+))?", re.DOTALL)


class Output(NamedTuple):
    """A format and where it goes; None is standard output."""

    format: Format
    file: Path | None


def parse_outputs(specs: list[str]) -> list[Output]:
    """Outputs from ``full`` and ``sarif:okr.sarif``. Raises ``CannotRun``."""
    outputs = []
    for spec in specs:
        match = SPEC.fullmatch(spec)
        if not match or match["format"] not in list(Format):
            raise CannotRun(f"unknown output format '{spec}'; {_nearest(spec.split(':')[0])}")
        outputs.append(Output(Format(match["format"]), Path(match["file"]) if match["file"] else None))
    if sum(output.file is None for output in outputs) > 1:
        raise CannotRun("two output formats for standard output; give one of them a file, as sarif:okr.sarif")
    files = [output.file.absolute() for output in outputs if output.file]
    if len(set(files)) < len(files):
        raise CannotRun("two output formats for one file; give each its own")
    return outputs


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), list(Format), n=1)
    return f"did you mean '{near[0]}'?" if near else f"choose from {', '.join(Format)}"


def write_outputs(report: Report, outputs: list[Output], statistics: bool = False) -> None:
    """Write the files first, so that they are there even where nobody reads standard output.

    ``statistics`` take the place of what would go to standard output. Raises ``OSError``.
    """
    for output in outputs:
        if output.file:
            _write(output.file, "".join(f"{line}\n" for line in renderer(output.format)(report, PLAIN)))
    shown = next((output.format for output in outputs if output.file is None), None)
    if statistics:
        from okr_cli.output.findings.statistics import render_statistics

        emit(render_statistics(report, shown is Format.JSON))
    elif shown:
        emit(renderer(shown)(report, look()))


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; into a pipe or a device as it comes."""
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        return
    from okr_cli.files import write_text

    write_text(path, text)
