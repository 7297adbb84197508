"""The text of a file, with the offsets of its lines."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from okr_cli.finding import Position

LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class SourceFile:
    """A file that was read. ``text`` has no byte order mark and keeps its own line endings.

    ``path`` is the path to report, with ``/``: relative to the working directory if the file is below it.
    """

    path: str
    text: str

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line."""
        if self.text.isascii():
            # The common case, ten times as fast: in bytes, unlike in text, only these three end a line.
            lengths = map(len, self.text.encode("ascii").splitlines(keepends=True))
            starts = [*accumulate(lengths, initial=0)]
            return starts if len(starts) == 1 or self.text.endswith(("\n", "\r")) else starts[:-1]
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their endings."""
        return tuple(LINE_BREAK.split(self.text))

    def position(self, offset: int) -> Position:
        """Line and column of a character offset, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)
