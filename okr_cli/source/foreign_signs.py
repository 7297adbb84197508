"""Notation from elsewhere in YAML: bullets, fences, comments and equals signs."""

import re
from collections.abc import Iterator

from okr_cli.finding import Edit, Span
from okr_cli.source.line_shapes import Line, line_before, shown
from okr_cli.source.syntax_guess import Guess

FENCE = re.compile(r"(?<![^\r\n])[ ]*(?:```|~~~)[\w-]*[ ]*(?:\r\n|\r|\n|$)")
BULLET = re.compile(r"(?<![^\r\n])[ ]*([•·‣◦–—*+][ \u00a0]*|-)(?=[A-Za-z_][\w-]*:[ ])")
EQUALS = re.compile(r"[ ]*(?:- +)*([A-Za-z_][\w-]*)([ ]*=)")


def foreign_signs(text: str, here: Line) -> Iterator[Guess]:
    """Signs of other notations in the line of a failure and in the one above it, and fences anywhere."""
    fences = [Span(*found.span()) for found in FENCE.finditer(text)]
    if fences:
        edits = tuple(Edit(fence, "") for fence in fences)
        yield Guess("Markdown fence", fences[0], "Delete the line.", "Delete the fences", edits, likely=True)
    for line in (line_before(text, here), here):
        if line is not None:
            yield from _bullet(text, line)
            yield from _comment(line)
            yield from _equals(line)


def _bullet(text: str, line: Line) -> Iterator[Guess]:
    bullet = BULLET.match(line.text)
    if not bullet:
        return
    sign, place = bullet[1].strip(), Span(line.start + bullet.start(1), line.start + bullet.end(1))
    message = "no space after the dash" if sign == "-" else f"'{sign}' cannot start a list entry"
    edits = tuple(Edit(Span(*found.span(1)), "- ") for found in BULLET.finditer(text) if found[1].strip() == sign)
    advice = f"Write `{shown('- ' + line.text[bullet.end() :])}`."
    yield Guess(message, place, advice, "Start it with '- '", edits, likely=True)


def _comment(line: Line) -> Iterator[Guess]:
    if line.content.startswith("//"):
        start = line.start + line.offset_of_content
        place = Span(start, start + 2)
        yield Guess(
            "comment that starts with //",
            place,
            "Start it with #.",
            "Replace // with #",
            (Edit(place, "#"),),
            likely=True,
        )


def _equals(line: Line) -> Iterator[Guess]:
    equals = EQUALS.match(line.text)
    if equals:
        place = Span(line.start + equals.start(2), line.start + equals.end())
        value = line.text[equals.end() :].strip()
        advice = f"Write `{shown(f'{equals[1]}: {value}'.strip())}`."
        sign = Span(place.end - 1, place.end)
        yield Guess("equals sign instead of a colon", sign, advice, "Replace = with a colon", (Edit(place, ":"),))
