"""``--output-format``: one report in several formats, each to standard output or to a file."""

import re
from pathlib import Path
from typing import NamedTuple

from okr_cli.commands.output import emit, look
from okr_cli.diagnostics import Report
from okr_cli.errors import CannotRun
from okr_cli.reporters.registry import Format, renderer

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
            raise CannotRun(
                f"unknown output format '{spec}'; choose from {', '.join(Format)}, each with :FILE if need be"
            )
        outputs.append(Output(Format(match["format"]), Path(match["file"]) if match["file"] else None))
    if sum(output.file is None for output in outputs) > 1:
        raise CannotRun("two output formats for standard output; give one of them a file, as sarif:okr.sarif")
    return outputs


def write_outputs(report: Report, outputs: list[Output]) -> None:
    """Write the files first, so that they are there even where nobody reads standard output."""
    for output in sorted(outputs, key=lambda output: output.file is None):
        render = renderer(output.format)
        if output.file is None:
            emit(render(report, look()))
            continue
        from okr_cli.files import write_text
        from okr_cli.reporters.look import PLAIN

        write_text(output.file, "".join(f"{line}\n" for line in render(report, PLAIN)))
