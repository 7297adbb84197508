"""Adds and removes entries between brackets, with their commas and line breaks."""

import re
from collections.abc import Sequence

from okr_cli.edit.layout import text_before
from okr_cli.finding import Edit, Span
from okr_cli.source.source_file import LINE_BREAK, SourceFile

AFTER_COMMA = re.compile(r"[ \t]*,")
REST_OF_LINE = re.compile(r"[ \t]*(?:,[ \t]*)?(?:(?<=[ \t,])#[^\r\n]*)?(?=[\r\n]|\Z)")


def insert_after_comma(source: SourceFile, after: Span, text: str, end: int) -> list[Edit]:
    """The edits that insert an entry into brackets, which end at ``end``, after the entry at ``after``.

    If that entry has its own line, the new one gets its own too.
    """
    before = text_before(source, after.start)
    if before.strip() or end <= after.end or not LINE_BREAK.search(source.text, after.end, end):
        return [Edit(Span(after.end, after.end), f", {text}")]
    rest = REST_OF_LINE.match(source.text, after.end)
    if rest is None:
        return [Edit(Span(after.end, after.end), f", {text}")]
    newline = LINE_BREAK.search(source.text, after.end)
    assert newline
    comma = AFTER_COMMA.match(source.text, after.end)
    if comma:
        return [Edit(Span(rest.end(), rest.end()), f"{newline[0]}{before}{text},")]
    if rest.end() == after.end:
        return [Edit(Span(after.end, after.end), f",{newline[0]}{before}{text}")]
    comma_edit = Edit(Span(after.end, after.end), ",")
    return [comma_edit, Edit(Span(rest.end(), rest.end()), f"{newline[0]}{before}{text}")]


def remove_between_commas(source: SourceFile, spans: Sequence[Span], index: int) -> list[Edit]:
    """The edits that take one of the entries at ``spans`` out of brackets, with one comma."""
    text, (start, stop) = source.text, spans[index]
    comma = AFTER_COMMA.match(text, stop)
    before = text_before(source, start)
    rest = REST_OF_LINE.match(text, stop)
    if not before.strip() and rest and LINE_BREAK.match(text, rest.end()):
        newline = LINE_BREAK.match(text, rest.end())
        edits = [Edit(Span(start - len(before), newline.end() if newline else rest.end()), "")]
        last_comma = AFTER_COMMA.match(text, spans[index - 1].end) if index and not comma else None
        return [Edit(Span(*last_comma.span()), ""), *edits] if last_comma else edits
    if comma:
        following = comma.end()
        while text[following : following + 1] in (" ", "\t"):
            following += 1
        return [Edit(Span(start, following), "")]
    above = spans[index - 1].end if index else None
    if above is not None and re.fullmatch(r"\s*,\s*", text[above:start]):
        return [Edit(Span(above, stop), "")]
    return [Edit(Span(start, stop), "")]
