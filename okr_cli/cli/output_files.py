"""Writes output files such as reports. No output replaces a source file."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from okr_cli.cli.streams import emit_text, warn
from okr_cli.errors import CannotRun
from okr_cli.files import YAML_SUFFIXES, write_bytes
from okr_cli.phrases import listed
from okr_cli.safe_text import visible

Format = TypeVar("Format", bound=str)

STANDARD_OUTPUT = Path("-")
READ_BY_NAME = ("okr.toml", "pyproject.toml", "okr-baseline.json", ".gitignore", ".gitattributes", ".gitmodules")
"""Files that okr or git reads wherever they are."""


def write_output(path: Path, content: str | bytes) -> None:
    """Write a file completely or not at all; into a pipe or a device as it comes.

    Raises ``CannotRun`` if the file is one of the sources, and ``OSError``.
    """
    refuse_source(path)
    data = content if isinstance(content, bytes) else content.encode()
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    write_bytes(path, data)


def format_of(path: Path | None, asked: Format | None, by_suffix: Mapping[str, Format], otherwise: Format) -> Format:
    """The requested format, else that of the file's suffix, else ``otherwise``.

    Raises ``CannotRun`` if the suffix belongs to another format or to none, because the file would not be what its name
    says.
    """
    suffix = path.suffix.lower() if path else ""
    if not path or not suffix:
        return asked or otherwise
    refuse_source(path)
    named = by_suffix.get(suffix)
    fitting = [each for each, form in by_suffix.items() if asked is None or form == asked]
    if named is None or (asked and named != asked):
        what = f"--format {asked}" if asked else "this command"
        raise CannotRun(f"{path}: {what} writes {listed(fitting, 'or')} files, not {suffix}; choose another name")
    return named


def deliver(content: str | bytes, path: Path | None) -> None:
    """Write to a file and report it, or to standard output without a path or for ``-``.

    Raises as ``write_output`` does.
    """
    if path is not None and path != STANDARD_OUTPUT:
        write_output(path, content)
        warn(visible(f"wrote {path}"))
    elif isinstance(content, str):
        emit_text(content)
    else:
        sys.stdout.buffer.write(content)


def refuse_source(path: Path, read: Iterable[Path | None] = ()) -> None:
    """Raise ``CannotRun`` if an output would overwrite something that okr or git reads, following links.

    This means existing YAML files, settings, baselines, anything in ``.git``, and the files ``read`` by this run.
    """
    target = Path(os.path.realpath(path))
    if target.suffix.lower() in YAML_SUFFIXES and target.is_file():
        what = "a YAML file that may contain OKRs"
    elif target.name.lower() in READ_BY_NAME or ".git" in target.parts:
        what = "used by okr or git"
    elif any(source is not None and target == Path(os.path.realpath(source)) for source in read):
        what = "an input to this command"
    else:
        return
    raise CannotRun(f"{path} is {what}, so it cannot be overwritten; choose another name")
