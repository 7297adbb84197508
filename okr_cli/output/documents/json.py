"""JSON from typed records: exact numbers, and text that is harmless in a terminal or a build log."""

import json.encoder
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any

from okr_cli.output.record import Records
from okr_cli.safe_text import LOG_COMMAND

quoted: Callable[[str], str] = json.encoder.encode_basestring_ascii

SCALARS: dict[type, Callable[[Any], str]] = {
    str: quoted,
    int: int.__repr__,
    bool: {True: "true", False: "false"}.__getitem__,
    NoneType: lambda _: "null",
    # Exact and without an exponent: 48.0 stays 48.0. The json module can only write binary floats.
    Decimal: "{:f}".format,
    date: '"{}"'.format,
}

LISTS = (tuple, list, Records)
IN_OBJECT, IN_LIST = "\n  ", "\n    "


def json_text(document: Any) -> str:
    """A record, dictionary or list as ASCII, indented by two spaces per level.

    A command that a build server would run from its log is escaped, and reads back as the same text. Raises
    ``TypeError`` for a value that JSON cannot express.
    """
    return _harmless(_written(document, "\n"))


def json_lines(record: Any) -> Iterator[str]:
    """The same text in pieces that end with a line break, one per item of its lists, so that a long report is never
    complete in memory.
    """
    fields = vars(record)
    last = next(reversed(fields))
    yield "{"
    for key, value in fields.items():
        comma = "" if key == last else ","
        name = f"  {quoted(key)}: "
        if not isinstance(value, LISTS) or not value:
            yield f"{name}{_harmless(_written(value, IN_OBJECT))}{comma}"
            continue
        yield f"{name}["
        for left, item in zip(range(len(value) - 1, -1, -1), value, strict=True):
            yield f"    {_harmless(_written(item, IN_LIST))}{',' if left else ''}"
        yield f"  ]{comma}"
    yield "}"


def json_line(document: Any) -> str:
    """Like ``json_text``, on a single line."""
    return _harmless(_written(document, ""))


def _harmless(text: str) -> str:
    return LOG_COMMAND.sub(r"\1\\u005b", text) if "##" in text else text


def _written(value: Any, line: str) -> str:
    """``line`` is a line break with the indentation of the line where ``value`` begins; empty for a single line."""
    scalar = SCALARS.get(type(value))
    if scalar:
        return scalar(value)
    if isinstance(value, str):  # an enumeration
        return quoted(value)
    inner = f"{line}  " if line else ""
    if isinstance(value, LISTS):
        return _enclosed("[", [_written(item, inner) for item in value], "]", line)
    fields = value if isinstance(value, dict) else vars(value)
    return _enclosed("{", [f"{quoted(key)}: {_written(item, inner)}" for key, item in fields.items()], "}", line)


def _enclosed(begin: str, items: list[str], end: str, line: str) -> str:
    if not items:
        return begin + end
    if not line:
        return f"{begin}{', '.join(items)}{end}"
    return f"{begin}{line}  {f',{line}  '.join(items)}{line}{end}"
