"""Finds the cause of invalid YAML, its place, and the edit that repairs it.

A parser reports where it stopped, often on an innocent line after the mistake. Each guess names a possible cause. It is
accepted if the repaired text can be parsed beyond the place where the parser stopped.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeAlias

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.phrases import counted
from okr_cli.source.bracket_repairs import extra_bracket, in_brackets, unquoted_text
from okr_cli.source.foreign_signs import foreign_signs
from okr_cli.source.line_shapes import (
    INDENT,
    Line,
    closers,
    exotic_space,
    flow_entry,
    is_in_typographic_quotes,
    line_at,
    line_before,
    quoted,
    shown,
    value_in,
)
from okr_cli.source.syntax_guess import MOST_LINES, Failure, Guess

MAX_CHARACTERS = 100_000
"""In longer texts, guesses are not tried out."""

MOST_TRIES = 16
"""Guesses of one text that are tried out."""

MistakeIn: TypeAlias = Callable[[str], int | None]
"""The offset at which reading a text fails, or None."""


def diagnosed(text: str, failure: Failure, mistake_in: MistakeIn) -> Finding | None:
    """The finding for what most likely happened; None if nothing better is known than what the parser reported."""
    likely: Guess | None = None
    end = line_at(text, failure.offset).end
    for guess in islice(_guesses(text, failure), MOST_TRIES):
        if guess.edits and len(text) <= MAX_CHARACTERS:
            later = mistake_in(_edited(text, guess.edits))
            grown = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in guess.edits)
            if later is None or later > end + grown:
                fix = Fix(guess.title, guess.edits, safe=False)
                return Finding(guess.message, guess.span, guess.help, fix=fix, rule="invalid-yaml")
        if guess.likely:
            likely = likely or guess
    return Finding(likely.message, likely.span, likely.help, rule="invalid-yaml") if likely else None


def _edited(text: str, edits: tuple[Edit, ...]) -> str:
    pieces, end = [], 0
    for edit in edits:
        pieces += [text[end : edit.span.start], edit.text]
        end = edit.span.end
    return "".join(pieces) + text[end:]


def _guesses(text: str, failure: Failure) -> Iterator[Guess]:
    """What may have happened, the likeliest first."""
    if "escape" in failure.problem or "hexdecimal" in failure.problem:
        return
    here = line_at(text, failure.offset)
    yield from _white_space(text, failure, here)
    yield from foreign_signs(text, here)
    if "quoted scalar" in failure.context and failure.begun is not None:
        yield from _open_quote(text, failure.begun)
    elif failure.quote and not text[failure.quote.end : failure.offset].strip():
        yield from _text_behind_quote(text, failure.quote)
    if failure.bracket is not None:
        yield from in_brackets(text, failure, failure.bracket)
        return
    yield from _no_colon(text, failure, here)
    yield from _indentation(text, failure, here)
    yield from extra_bracket(text, failure)
    yield from _needs_quotes(text, failure, here)


def _white_space(text: str, failure: Failure, here: Line) -> Iterator[Guess]:
    """A tab in the indentation, or a space that only looks like one."""
    if "\t" in here.indent:
        first = here.start + here.indent.index("\t")
        lines = [found for found in INDENT.finditer(text) if "\t" in found[0]]
        for width in (2, 4, 8):
            edits = tuple(Edit(Span(*found.span()), found[0].expandtabs(width)) for found in lines)
            message, advice = "tab in the indentation", "Use spaces: YAML does not allow tabs there."
            yield Guess(message, Span(first, first + 1), advice, "Indent with spaces", edits, likely=True)
    before = line_before(text, here)
    key_line = line_at(text, failure.begun) if failure.begun is not None else here
    for line in (key_line, before, here):
        found = exotic_space(line) if line else None
        if found:
            edits = tuple(Edit(Span(place, place + 1), " ") for place in found.places)
            first = found.places[0]
            yield Guess(
                f"non-breaking space {found.where}",
                Span(first, first + 1),
                "Replace it with an ordinary space.",
                "Use an ordinary space",
                edits,
                likely=True,
            )


def _open_quote(text: str, opened: int) -> Iterator[Guess]:
    """A quote that nothing closes: it may have been meant to end with its line, or before a bracket there."""
    line = line_at(text, opened)
    sign = text[opened]
    for place in closers(text, opened + 1, line):
        yield Guess(
            "unclosed quote",
            Span(opened, opened + 1),
            f"Add the closing {sign}, or remove the opening one.",
            "Close the quote",
            (Edit(Span(place, place), sign),),
            likely=True,
        )


def _text_behind_quote(text: str, quote: Span) -> Iterator[Guess]:
    """Text after a closing quote. If it has several lines, the quote was probably meant to close on the first."""
    if "\n" in text[quote.start : quote.end]:
        yield from _open_quote(text, quote.start)
        return
    sign, line = text[quote.start], line_at(text, quote.start)
    place = Span(quote.end, quote.end + 1)
    for end in closers(text, quote.end, line):
        whole = text[quote.start : end].rstrip()
        inner = whole[1:-1] if whole.endswith(sign) and len(whole) > quote.end - quote.start else whole
        meant = quoted(inner)
        yield Guess(
            "text after the closing quote",
            place,
            f"Put the whole text in quotes: `{shown(meant)}`.",
            "Put the whole text in quotes",
            (Edit(Span(quote.start, quote.start + len(whole)), meant),),
            likely=True,
        )


def _no_colon(text: str, failure: Failure, here: Line) -> Iterator[Guess]:
    """A line without the colon after its key, or without the space after the colon."""
    before = line_before(text, here)
    line = line_at(text, failure.begun) if "simple key" in failure.context and failure.begun is not None else before
    if line is None or ": " in line.content or line.content.endswith(":") or line.content[:1] in "#\"'[{":
        return
    start = line.start + line.offset_of_content
    packed = re.match(r"([A-Za-z_][\w-]*):(?=[^\s:/])", line.content)
    if packed:
        advice = f"Write `{shown(line.content[: packed.end()] + ' ' + line.content[packed.end() :])}`."
        edit = Edit(Span(start + packed.end(), start + packed.end()), " ")
        place = Span(start, start + packed.end())
        yield Guess(f"no space after '{packed[0]}'", place, advice, "Add the missing space", (edit,), likely=True)
    word = re.match(r"[A-Za-z_][\w-]*", line.content)
    place = Span(start, start + len(line.content))
    if word:
        meant = f"{word[0]}:{line.content[word.end() :]}"
        edit = Edit(Span(start + word.end(), start + word.end()), ":")
        yield Guess("line without a colon", place, f"Write `{shown(meant)}`.", "Add the colon", (edit,))
    if failure.begun is not None and "simple key" in failure.context:
        advice = "Add a key, or indent the line to make it part of the text above."
        yield Guess("line without a colon", place, advice, likely=True)


def _indentation(text: str, failure: Failure, here: Line) -> Iterator[Guess]:
    """A line that is indented too far or not far enough: it is tried at the columns of the lines above it."""
    content = text[here.start + len(here.indent) : failure.offset]
    if failure.offset > here.start + len(here.indent) and not re.fullmatch(r"(?:- +)*[\w-]+", content):
        return
    width, columns = len(here.indent), dict[int, Line]()
    line = line_before(text, here)
    for _ in range(MOST_LINES):
        if line is None:
            break
        column = line.offset_of_content if not here.content_is_item else len(line.indent)
        columns.setdefault(column, line)
        line = line_before(text, line)
    for column in sorted(columns, key=lambda column: (abs(column - width), -column)):
        if column == width:
            continue
        place = Span(here.start, here.start + width) if width else Span(failure.offset, failure.offset + 1)
        yield Guess(
            f"indentation of {counted(width, 'space')} does not match any line above",
            place,
            f"Indent it by {counted(column, 'space')}, like `{shown(columns[column].text)}`.",
            f"Indent it by {counted(column, 'space')}",
            (Edit(Span(here.start, here.start + width), " " * column),),
        )


def _needs_quotes(text: str, failure: Failure, here: Line) -> Iterator[Guess]:
    """Text that contains or starts with a special character."""
    value = value_in(here)
    if value is None or text[value.start : value.end] == "-":
        return
    sign = text[value.start]
    if sign in "[{" and failure.offset > value.start:
        entry = flow_entry(text, value.start, failure.offset)
        if entry and entry.is_in_one_line(text, failure.offset):
            yield from unquoted_text(text, failure, entry)
    meant = quoted(text[value.start : value.end])
    key = text[here.start + here.offset_of_content : value.start]
    place = Span(failure.offset, failure.offset + 1)
    if is_in_typographic_quotes(text[value.start : value.end]):
        message, place = "typographic quotes are not quotes in YAML", Span(value.start, value.start + 1)
    elif text[failure.offset : failure.offset + 2].rstrip() == ":" and failure.offset > value.start:
        message = "not valid YAML: unquoted text contains ': '"
    elif sign in "[{":
        message = f"text after the closing {'bracket' if sign == '[' else 'brace'}"
    else:
        message, place = f"text that starts with {sign} needs quotes", Span(value.start, value.start + 1)
    advice = f"Put the text in quotes: `{shown(key + meant)}`."
    yield Guess(message, place, advice, "Put the text in quotes", (Edit(value, meant),))
