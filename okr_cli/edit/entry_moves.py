"""Moves entries from one list to another with the comments above, next to and below them."""

from collections.abc import Iterable, Iterator

from okr_cli.edit.data import WrittenEntry, value_of
from okr_cli.edit.layout import cannot, column, content_end, is_block_scalar, is_flow
from okr_cli.edit.list_edits import COMMENT, dash_of, end_of_own_line, whole_lines, written_here
from okr_cli.finding import Span
from okr_cli.source import tree
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import span_of, start_of, walk


def written_entry(source: SourceFile, items: tree.Sequence, index: int) -> WrittenEntry:
    """The entry of a list as it is written. Raises ``CannotEdit`` for an alias."""
    item = items.items[index]
    if index not in written_here(source, items) or not isinstance(item, tree.Mapping):
        raise cannot(source, items.start, "this entry is a YAML alias and cannot be moved")
    values = {name: value_of(value) for name, (_, value) in item.entries.items()}
    if is_flow(source, items):
        place = Span(start_of(item), content_end(source, item))
        first, *rest = _lines(source, place)
        lines = [f"- {first}", *_set_out(rest, max(column(source, place.start) - 2, 0))]
        beside = COMMENT.search(source.text, place.end, end_of_own_line(source, place))
        lines[-1] += f"  {beside[0]}" if beside else ""
    else:
        place, beside = whole_lines(source, items, index), None
        lines = list(_set_out(_lines(source, place), len(dash_of(source, item)[1])))
    return WrittenEntry(values, lines, bool(beside) or bool(comments_in(source, place, [item])))


def leaves_comments(source: SourceFile, holder: tree.Mapping, key: str) -> bool:
    """Whether removing the only entry of a list would leave comments next to or below its key."""
    name, items = holder.entries[key]
    assert isinstance(items, tree.Sequence)
    if is_flow(source, items):
        item = span_of(items.items[0])
        held = Span(item.start, max(item.end, end_of_own_line(source, item)))
        end = source.text.find("\n", items.end)
        outside = [Span(items.start, held.start), Span(held.end, end if end >= 0 else len(source.text))]
    else:
        outside = [Span(name.end_mark.index, whole_lines(source, items, 0).start)]
    return any(COMMENT.search(source.text[slice(*span)]) for span in outside)


def comments_in(source: SourceFile, place: Span, nodes: Iterable[tree.Node]) -> list[str]:
    """The comments at a place of the text that contains these nodes."""
    stand_ins: dict[Span, str] = {}
    for leaf in (leaf for node in nodes for leaf in walk(node)):
        start, end = span_of(leaf)
        if isinstance(leaf, tree.Scalar) and place.start <= start < end <= place.end:
            header = LINE_BREAK.search(source.text, start, end) if is_block_scalar(leaf) else None
            stand_ins[Span(header.start() if header else start, end)] = "\n" if header else "x"
    pieces: list[str] = []
    done = place.start
    for (start, end), stand_in in sorted(stand_ins.items()):
        pieces += (source.text[done:start], stand_in)
        done = end
    return [found[0].rstrip() for found in COMMENT.finditer("".join([*pieces, source.text[done : place.end]]))]


def _lines(source: SourceFile, place: Span) -> list[str]:
    lines = LINE_BREAK.split(source.text[slice(*place)])
    return lines if lines[-1] else lines[:-1]


def _set_out(lines: Iterable[str], indent: int) -> Iterator[str]:
    """Lines with up to this many leading spaces removed."""
    return (line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines)
