"""Entries of a list that are taken to another one as they are written: with the comments above, beside and below."""

import re
from collections.abc import Iterable, Iterator

from okr_cli.edit.brackets import REST_OF_LINE, remove_between_commas
from okr_cli.edit.data import WrittenEntry, value_of
from okr_cli.edit.layout import (
    cannot,
    column,
    content_end,
    inside_properties,
    is_flow,
    line_below,
    own_entries,
    replace_lines,
    text_before,
)
from okr_cli.edit.list_edits import dash_of, lead_of, line_start_of, remove_item, written_here
from okr_cli.edit.mapping_edits import behind_colon
from okr_cli.finding import Edit, Span
from okr_cli.source import tree
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import span_of, start_of, walk

COMMENT = re.compile(r"(?:^|(?<=[\s,]))#[^\r\n]*")


def written_entry(source: SourceFile, items: tree.Sequence, index: int) -> WrittenEntry:
    """The entry of a list as it is written. Raises ``CannotEdit`` where an alias stands for it."""
    item = items.items[index]
    if index not in written_here(source, items) or not isinstance(item, tree.Mapping):
        raise cannot(source, items.start, "an alias stands where the entry is")
    values = {name: value_of(value) for name, (_, value) in item.entries.items()}
    if is_flow(source, items):
        place = Span(start_of(item), content_end(source, item))
        first, *rest = _lines(source, place)
        lines = [f"- {first}", *_set_out(rest, max(column(source, place.start) - 2, 0))]
        beside = COMMENT.search(source.text, place.end, _end_of_own_line(source, place))
        lines[-1] += f"  {beside[0]}" if beside else ""
    else:
        place, beside = _whole_lines(source, items, index), None
        lines = list(_set_out(_lines(source, place), len(dash_of(source, item)[1])))
    return WrittenEntry(values, lines, bool(beside) or has_comment(source, place, item))


def cut_item(source: SourceFile, holder: tree.Mapping, key: str, index: int) -> list[Edit]:
    """The edits that take an item out of the list of a key, with its comments; an empty list is left of the last one.

    The blank lines that set it apart from the one above go too, and below the first those that set apart the next.
    """
    items = holder.value(key)
    assert isinstance(items, tree.Sequence)
    if is_flow(source, items):
        return remove_item(source, items, index) if items.items[1:] else _emptied_brackets(source, items)
    start, end = _whole_lines(source, items, index)
    if not items.items[1:]:
        at = behind_colon(source, next(entry for entry in own_entries(source, holder) if entry.name == key))
        return [Edit(Span(at, at), " []"), replace_lines(source, start, end, [])]
    starts, text = source.line_starts, source.text
    if index:
        above = content_end(source, items.items[index - 1])
        number = source.position(start).line - 1
        while number and starts[number - 1] >= above and not source.lines[number - 1].strip():
            number -= 1
        start = starts[number]
    else:
        number = source.position(end).line - 1
        while end < len(text) and number < len(starts) and not source.lines[number].strip():
            number += 1
            end = starts[number] if number < len(starts) else len(text)
    return [replace_lines(source, start, end, [])]


def leaves_comments(source: SourceFile, holder: tree.Mapping, key: str) -> bool:
    """Whether the only entry of a list leaves comments behind, beside or below its key, if it is cut out."""
    name, items = holder.entries[key]
    assert isinstance(items, tree.Sequence)
    if is_flow(source, items):
        item = span_of(items.items[0])
        held = Span(item.start, max(item.end, _end_of_own_line(source, item)))
        end = source.text.find("\n", items.end)
        outside = [Span(items.start, held.start), Span(held.end, end if end >= 0 else len(source.text))]
    else:
        outside = [Span(name.end_mark.index, _whole_lines(source, items, 0).start)]
    return any(COMMENT.search(source.text[slice(*span)]) for span in outside)


def has_comment(source: SourceFile, place: Span, node: tree.Node) -> bool:
    """Whether there is a comment in the text at a place, which holds a node."""
    text = source.text[slice(*place)]
    for leaf in walk(node):
        start, end = span_of(leaf)
        if isinstance(leaf, tree.Scalar) and place.start <= start and end <= place.end:
            header = LINE_BREAK.search(source.text, start, end) if leaf.style in ("|", ">") else None
            start = header.start() if header else start
            text = text[: start - place.start] + "x" * (end - start) + text[end - place.start :]
    return COMMENT.search(text) is not None


def _whole_lines(source: SourceFile, items: tree.Sequence, index: int) -> Span:
    """The lines of an item of a block list with its comments."""
    item = items.items[index]
    indent = len(dash_of(source, item)[1])
    first = source.position(line_start_of(source, item)).line - 1
    start = source.line_starts[first - lead_of(source, items, index, indent)]
    return Span(start, line_below(source, content_end(source, item), indent))


def _lines(source: SourceFile, place: Span) -> list[str]:
    lines = LINE_BREAK.split(source.text[slice(*place)])
    return lines if lines[-1] else lines[:-1]


def _set_out(lines: Iterable[str], indent: int) -> Iterator[str]:
    """Lines without as many spaces at their beginnings, or as many as they have."""
    return (line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines)


def _end_of_own_line(source: SourceFile, place: Span) -> int:
    """The end of the line in which an item between brackets ends, if it has its lines for itself; else its own end."""
    rest = REST_OF_LINE.match(source.text, place.end)
    return rest.end() if rest and not text_before(source, place.start).strip() else place.end


def _emptied_brackets(source: SourceFile, items: tree.Sequence) -> list[Edit]:
    item = Span(start_of(items.items[0]), content_end(source, items.items[0]))
    inside = Span(inside_properties(source, items) + 1, items.end - 1)
    held = Span(item.start, _end_of_own_line(source, item))
    if COMMENT.search(source.text[inside.start : held.start] + "\n" + source.text[held.end : inside.end]):
        return remove_between_commas(source, [item], 0)
    return [Edit(inside, "")]
