"""Converts between text offsets and the lines and columns of an editor, in its encoding."""

from functools import partial

from lsprotocol import types

from okr_cli.finding import Edit, Span
from okr_cli.source.source_file import SourceFile

WIDTHS = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1), "utf-32": ("utf-32-le", 4)}
"""For each encoding of positions, the codec and the bytes of one of its units."""


class TextPositions:
    """The places of one text in an encoding that editor and server agreed on: utf-16, utf-8 or utf-32."""

    def __init__(self, source: SourceFile, encoding: str = "utf-16") -> None:
        self.source = source
        codec, self._unit = WIDTHS[encoding]
        self._encoded = partial(str.encode, encoding=codec, errors="surrogatepass")

    def position(self, offset: int) -> types.Position:
        """The place of a character."""
        line, column = self.source.position(min(offset, len(self.source.text)))
        start = self.source.line_starts[line - 1]
        return types.Position(line - 1, self._units(self.source.text[start : start + column - 1]))

    def range(self, span: Span) -> types.Range:
        """The place of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position, limited to the end of its line and of the text."""
        if position.line >= len(self.source.lines):
            return len(self.source.text)
        line = self.source.lines[position.line]
        if not line.isascii():
            before = self._encoded(line)[: position.character * self._unit]
            line = before.decode(WIDTH_CODECS[self._unit], "ignore")
        return self.source.line_starts[position.line] + min(position.character, len(line))

    def span(self, place: types.Range) -> Span:
        """The offsets of a range."""
        return Span(self.offset(place.start), self.offset(place.end))

    def edit(self, edit: Edit) -> types.TextEdit:
        """An edit as editors make it."""
        return types.TextEdit(self.range(edit.span), edit.text)

    def _units(self, text: str) -> int:
        return len(text) if text.isascii() else len(self._encoded(text)) // self._unit


WIDTH_CODECS = {unit: codec for codec, unit in WIDTHS.values()}
