"""The text of a new document."""

from collections.abc import Mapping

from okr_cli.edit.data import Value
from okr_cli.edit.style import Style
from okr_cli.source import tree
from okr_cli.source.source_file import SourceFile


def document_text(values: Mapping[str, Value]) -> str:
    """A document with these keys at its top level, a blank line before each that takes several lines."""
    style = Style(SourceFile("", ""), tree.Mapping(0, {}), 0)
    lines: list[str] = []
    for name, value in values.items():
        entry = style.entry(name, value, 0)
        lines += ["", *entry] if lines and entry[1:] else entry
    return "".join(f"{line}\n" for line in lines)
