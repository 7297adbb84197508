"""Mistakes inside braces and brackets: a colon or special character in text, a missing comma, an unpaired bracket."""

from collections.abc import Iterator

from okr_cli.finding import Edit, Span
from okr_cli.source.line_shapes import FlowEntry, Line, closers, flow_entry, line_at, line_before, quoted, shown
from okr_cli.source.syntax_guess import MOST_LINES, Failure, Guess


def in_brackets(text: str, failure: Failure, opened: int) -> Iterator[Guess]:
    """What may have happened between the bracket at ``opened`` and the failure."""
    if text[failure.offset : failure.offset + 1] in ("}", "]"):
        # The bracket of an outer list or mapping: more likely than one in a text, this one was never closed.
        yield from _open_bracket(text, failure, opened)
    entry = flow_entry(text, opened, failure.offset)
    if entry and entry.is_in_one_line(text, failure.offset):
        if text[failure.offset : failure.offset + 1] == ":":
            yield from _missing_comma(text, failure, entry)
        yield from unquoted_text(text, failure, entry)
    yield from _open_bracket(text, failure, opened)


def unquoted_text(text: str, failure: Failure, entry: FlowEntry) -> Iterator[Guess]:
    """Unquoted text with a special character, which may end before the next key, at a bracket or with its line."""
    sign = text[failure.offset : failure.offset + 1]
    message = f"text that contains {sign} needs quotes" if failure.offset > entry.value else ""
    if sign == ":":
        message = "not valid YAML: unquoted text contains ': '"
    for end in closers(text, failure.offset, line_at(text, failure.offset)):
        value = text[entry.value : end].rstrip()
        yield Guess(
            message or f"text that starts with {sign} needs quotes",
            Span(failure.offset, failure.offset + 1),
            f"Put the text in quotes: `{shown(entry.label + quoted(value))}`.",
            "Put the text in quotes",
            (Edit(Span(entry.value, entry.value + len(value)), quoted(value)),),
        )


def extra_bracket(text: str, failure: Failure) -> Iterator[Guess]:
    """An extra closing bracket, or the comma that JSON needs after one."""
    sign = text[failure.offset : failure.offset + 1]
    span = Span(failure.offset, failure.offset + 1)
    before = text[: failure.offset].rstrip(" ")[-1:]
    if sign in ("}", "]"):
        message = f"unmatched closing {'brace' if sign == '}' else 'bracket'}"
        yield Guess(message, span, "Delete it.", "Delete it", (Edit(span, ""),), likely=True)
    elif sign == "," and before in ("}", "]"):
        behind = line_at(text, failure.offset)
        edits = tuple(
            Edit(Span(line.content_end - 1, line.content_end), "") for line in _lines_like(text, behind, f"{before},")
        )
        message = f"comma after {before}"
        yield Guess(
            message,
            span,
            "Delete it: list items that start with a dash need no commas.",
            "Delete the commas",
            edits,
            likely=True,
        )


def _lines_like(text: str, line: Line | None, ending: str) -> Iterator[Line]:
    """The line and those below it that end in ``ending``."""
    while line is not None:
        if line.content.endswith(ending):
            yield line
        line = line.next(text)


def _missing_comma(text: str, failure: Failure, entry: FlowEntry) -> Iterator[Guess]:
    if not entry.may_lack_comma(text):
        return
    word, before = Span(failure.offset - len(entry.last_word), failure.offset), entry.value_before
    end, advice = before.end, f"Write `, {entry.last_word}:`."
    if text[end - 1] == ";":
        message, edit = "semicolon instead of a comma", Edit(Span(end - 1, end), ",")
        yield Guess(message, edit.span, "Replace it with a comma.", "Replace ; with a comma", (edit,), likely=True)
        return
    message, edit = f"missing comma before '{entry.last_word}:'", Edit(Span(end, end), ",")
    yield Guess(message, word, advice, "Add the comma", (edit,), likely=True)


def _open_bracket(text: str, failure: Failure, opened: int) -> Iterator[Guess]:
    """A bracket that nothing closes: it is tried where its lines end. Or a line in it that lacks its comma."""
    sign = text[opened]
    closing, name = ("}", "brace") if sign == "{" else ("]", "bracket")
    message, advice, place = f"unclosed {name}", f"Close it with {closing}.", Span(opened, opened + 1)
    for end in _ends(text, failure, opened):
        yield Guess(message, place, advice, f"Close the {name}", (Edit(Span(end, end), closing),))
    before = line_before(text, line_at(text, failure.offset))
    if before and before.end > opened:
        end = before.content_end
        edit = Edit(Span(end, end), ",")
        yield Guess(
            "missing comma at the end of the line", Span(end - 1, end), "Add the comma.", "Add the comma", (edit,)
        )
    yield Guess(message, place, advice, likely=closing not in text[opened : line_at(text, failure.offset).end])


def _ends(text: str, failure: Failure, opened: int) -> Iterator[int]:
    """Offsets at which an open bracket may close: before another one that does, and at the ends of lines."""
    if text[failure.offset : failure.offset + 1] in ("}", "]"):
        yield failure.offset
    line: Line | None = line_at(text, opened)
    for _ in range(MOST_LINES):
        if line is None or line.start > failure.offset:
            return
        if line.content_end > opened and line.content:
            yield line.content_end
        line = line.next(text)
