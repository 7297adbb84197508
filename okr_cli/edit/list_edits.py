"""Edits of lists: insert an item anywhere, or remove one."""

import re
from collections.abc import Mapping

from okr_cli.edit.brackets import REST_OF_LINE, insert_after_comma, remove_between_commas
from okr_cli.edit.data import Value
from okr_cli.edit.layout import (
    behind_colon,
    cannot,
    column,
    comment_lines_above,
    content_end,
    inside_properties,
    is_flow,
    line_below,
    newline_near,
    own_entries,
    replace_lines,
    text_before,
)
from okr_cli.edit.scalars import ScalarValue, scalar
from okr_cli.edit.style import WIDTH, Style, in_order_of, keys_of
from okr_cli.finding import Edit, Span
from okr_cli.source import tree
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, end_of, start_of
from okr_cli.workspace.suppressions import DIRECTIVE

COMMENT = re.compile(r"(?:^|(?<=[\s,]))#[^\r\n]*")
DASH = re.compile(r"( *)-(?:([ \t]+)|(?=[\r\n]|\Z))")


def insert_item(source: SourceFile, root: Node, items: tree.Sequence, index: int, value: Value) -> list[Edit]:
    """The edits that put an item into a list that has some, before the one at ``index``."""
    here = written_here(source, items)
    is_at_end = index == len(items.items)
    neighbors = [number for number in here if number < index] if is_at_end else [max(index - 1, 0)]
    if not neighbors or neighbors[-1] not in here or (is_flow(source, items) and neighbors[-1] != max(index - 1, 0)):
        raise cannot(source, items.start, "cannot add an entry next to a YAML alias")
    neighbor = items.items[neighbors[-1]]
    if isinstance(value, Mapping):
        value = in_order_of(value, keys_of(source, neighbor))
    style = Style(source, root, start_of(neighbor), neighbor if isinstance(neighbor, tree.Mapping) else None)
    if is_flow(source, items):
        return _inserted_in_brackets(source, style, items, index, value)
    dash = dash_of(source, neighbor)
    indent = len(dash[1])
    is_beside = dash.end() == start_of(neighbor) and dash[2] and "\t" not in dash[2]
    lines = style.item(value, indent, is_flow(source, neighbor), dash[2] if is_beside else " ")
    end = content_end(source, items if is_at_end else neighbor)
    at = line_below(source, end, indent) if index else _above(source, items, indent)
    is_apart = is_at_end and source.text[end - 1] not in "\r\n" and _are_apart(source, items, indent)
    return [replace_lines(source, at, at, ["", *lines] if is_apart else lines)]


def remove_item(source: SourceFile, items: tree.Sequence, index: int) -> list[Edit]:
    """The edits that take an item out of a list that has more of them, with the comments in it."""
    item, here = items.items[index], written_here(source, items)
    if index not in here or (is_flow(source, items) and index and index - 1 not in here):
        raise cannot(source, items.start, "this entry is a YAML alias and cannot be removed")
    if is_flow(source, items):
        spans = [Span(start_of(each), content_end(source, each)) for each in items.items]
        return remove_between_commas(source, spans, index)
    dash_of(source, item)
    start = line_start_of(source, item)
    return [replace_lines(source, start, line_below(source, content_end(source, item)), [])]


def cut_item(source: SourceFile, holder: tree.Mapping, key: str, index: int) -> list[Edit]:
    """The edits that take an item out of the list of a key, with its comments; an empty list is left of the last one.

    The blank lines that set it apart from the one above go too, and below the first those that set apart the next.
    """
    items = holder.value(key)
    assert isinstance(items, tree.Sequence)
    if is_flow(source, items):
        return remove_item(source, items, index) if items.items[1:] else _emptied_brackets(source, items)
    start, end = whole_lines(source, items, index)
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


def replace_item(source: SourceFile, items: tree.Sequence, index: int, value: ScalarValue) -> list[Edit]:
    """The edits that write another text for an item. Its quotes and its anchor stay."""
    item = items.items[index]
    if index not in written_here(source, items) or not isinstance(item, tree.Scalar):
        raise cannot(source, items.start, "this entry is a YAML alias and cannot be changed")
    quote = item.style if item.style in ("'", '"') else ""
    span = Span(inside_properties(source, item), content_end(source, item))
    return [Edit(span, scalar(value, is_flow(source, items), quote))]


def _inserted_in_brackets(
    source: SourceFile, style: Style, items: tree.Sequence, index: int, value: Value
) -> list[Edit]:
    text = style.flow(value)
    if index == 0:
        first = start_of(items.items[0])
        before = text_before(source, first)
        if before.strip():
            return [Edit(Span(first, first), f"{text}, ")]
        return [Edit(Span(first, first), f"{text},{newline_near(source, first)}{before}")]
    after = items.items[index - 1]
    span = Span(start_of(after), content_end(source, after))
    edits = insert_after_comma(source, span, text, items.end)
    line = source.lines[source.position(span.end).line - 1]
    indent = column(source, start_of(items.items[0]))
    is_wide = len(line) <= WIDTH < len(line) + len(edits[0].text)
    if not edits[0].text.startswith(", ") or not is_wide or indent + len(text) > WIDTH:
        return edits
    return [Edit(Span(span.end, span.end), f",{newline_near(source, span.end)}{' ' * indent}{text}")]


def written_here(source: SourceFile, items: tree.Sequence) -> list[int]:
    """The indices of the items that are written in the list itself; an alias leaves no place of its own in the tree."""
    here: list[int] = []
    last = inside_properties(source, items)
    for index, item in enumerate(items.items):
        if start_of(item) >= last:
            here.append(index)
            last = end_of(item)
    return here


def whole_lines(source: SourceFile, items: tree.Sequence, index: int) -> Span:
    """The lines of an item of a block list with its comments."""
    item = items.items[index]
    indent = len(dash_of(source, item)[1])
    first = source.position(line_start_of(source, item)).line - 1
    start = source.line_starts[first - lead_of(source, items, index, indent)]
    return Span(start, line_below(source, content_end(source, item), indent))


def end_of_own_line(source: SourceFile, place: Span) -> int:
    """The end of the line in which an item between brackets ends, if it has its lines for itself; else its own end."""
    rest = REST_OF_LINE.match(source.text, place.end)
    return rest.end() if rest and not text_before(source, place.start).strip() else place.end


def _emptied_brackets(source: SourceFile, items: tree.Sequence) -> list[Edit]:
    item = Span(start_of(items.items[0]), content_end(source, items.items[0]))
    inside = Span(inside_properties(source, items) + 1, items.end - 1)
    held = Span(item.start, end_of_own_line(source, item))
    if COMMENT.search(source.text[inside.start : held.start] + "\n" + source.text[held.end : inside.end]):
        return remove_between_commas(source, [item], 0)
    return [Edit(inside, "")]


def dash_of(source: SourceFile, item: Node) -> re.Match[str]:
    """The dash in front of an item, at the beginning of a line."""
    found = DASH.match(source.text, line_start_of(source, item))
    if found is None:
        raise cannot(source, start_of(item), "the dash for this entry is not at the start of its line")
    return found


def line_start_of(source: SourceFile, item: Node) -> int:
    """The offset of the line with the dash of an item, which may be above the item's first line."""
    number = source.position(start_of(item)).line - 1
    is_between = True
    while number >= 0 and is_between and not DASH.match(source.text, source.line_starts[number]):
        number -= 1
        is_between = not source.lines[number].strip() or source.lines[number].lstrip().startswith(("#", "-"))
    if number < 0 or not is_between:
        raise cannot(source, start_of(item), "the dash for this entry is not at the start of its line")
    return source.line_starts[number]


def _are_apart(source: SourceFile, items: tree.Sequence, indent: int) -> bool:
    """Whether a blank line separates the last items of a list."""
    last = len(items.items) - 1
    if last < 1 or last not in written_here(source, items):
        return False
    line = source.position(line_start_of(source, items.items[last])).line - 1
    above = line - lead_of(source, items, last, indent) - 1
    return not source.lines[above].strip()


def lead_of(source: SourceFile, items: tree.Sequence, index: int, indent: int) -> int:
    """The number of comment lines above an item that belong to it. For the first item, those of the list do not."""
    leads = {at: _comments_above(source, items.items[at], indent) for at in written_here(source, items)}
    others = [lead for at, lead in leads.items() if at]
    if index or not others or any(others):
        return leads[index]
    first = source.position(line_start_of(source, items.items[0])).line - 1
    return leads[0] if leads[0] and DIRECTIVE.search(source.lines[first - 1]) else 0


def _above(source: SourceFile, items: tree.Sequence, indent: int) -> int:
    """Where to insert an item before the first: above its comments, but below those of the list."""
    first = source.position(line_start_of(source, items.items[0])).line - 1
    return source.line_starts[first - lead_of(source, items, 0, indent)]


def _comments_above(source: SourceFile, item: Node, indent: int) -> int:
    return comment_lines_above(source, source.position(line_start_of(source, item)).line - 1, " " * indent)
