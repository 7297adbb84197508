"""The impact and effort grid, drawn for a terminal, and the sorting grid below it."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from okr_cli.output.documents.columns import Column, Plan
from okr_cli.output.documents.painter import Painter
from okr_cli.output.documents.terminal import HEADING, part_lines
from okr_cli.progress.prioritization import Quadrant
from okr_cli.safe_text import one_line
from okr_cli.views.prioritize.priorities import Priorities, Rated
from okr_cli.views.prioritize.words import CORNERS, NO_WORK, named, sorting_part, summary_words, unrated_part
from okr_cli.views.rows import Board
from okr_cli.workspace.short_names import Naming

COLORS = {Quadrant.QUICK_WIN: "green", Quadrant.PLAN: "cyan", Quadrant.DEFER: "yellow", Quadrant.WASTE: "red"}
ROWS = (("high", (Quadrant.QUICK_WIN, Quadrant.PLAN)), ("low", (Quadrant.DEFER, Quadrant.WASTE)))
LABEL, FRAME = 6, 9
MOST = 70
NOTHING = "nothing"


def render(board: Board, groups: Sequence[Priorities], width: int, color: bool, ids: bool = False) -> Iterator[str]:
    """One drawing a team."""
    painter = Painter(width, color)
    names = board.names if ids else None
    yield from painter.page(Text(one_line(note), style="yellow") for note in board.notes)
    if not groups:
        yield NO_WORK
    for index, group in enumerate(groups):
        if index or board.notes:
            yield ""
        yield from painter.page([Text(group.heading, style="bold"), Text(summary_words(group), style="dim")])
        if len(group.unrated) < len(group.work):
            yield from _drawn(group, painter, width, names)
        for part in (unrated_part(group, board.names), sorting_part(group)):
            if not part.is_empty:
                yield ""
                yield from part_lines(part, painter, width, ids)


def _drawn(group: Priorities, painter: Painter, width: int, names: Naming | None) -> Iterator[str]:
    room = min((width - LABEL - FRAME + 1) // 2, MOST)
    rule = Column("rule", "", 1)
    layout = Plan(LABEL, (rule, Column("low", "", room), rule, Column("high", "", room), rule), 1)
    head = [Text(), Text("low effort", style=HEADING), Text(), Text("high effort", style=HEADING), Text()]
    yield from painter.row(layout, Text(), head)
    yield _rule("┌┬┐", room)
    for index, (impact, corners) in enumerate(ROWS):
        if index:
            yield _rule("├┼┤", room)
        left, right = (_corner(corner, group.at(corner), painter, room, names) for corner in corners)
        rows = max(left.plain.count("\n"), right.plain.count("\n")) + 1
        bar = Text("\n".join("│" * rows))
        yield from painter.row(layout, Text(f"{impact}\nimpact", style="bold"), [bar, left, bar, right, bar])
    yield _rule("└┴┘", room)


def _rule(corners: str, room: int) -> str:
    line = "─" * (room + 2)
    return f"{' ' * (LABEL + 1)}{corners[0]}{line}{corners[1]}{line}{corners[2]}"


def _corner(corner: Quadrant, work: Sequence[Rated], painter: Painter, room: int, names: Naming | None) -> Text:
    name, advice = CORNERS[corner]
    lines = [*painter.wrapped(Text(name, style=f"bold {COLORS[corner]}"), room)]
    lines += painter.wrapped(Text(advice, style="dim"), room)
    for one in work:
        words = Text.assemble(named(one), (f" · {names(one.row.entity)}" if names else "", "dim"))
        for index, line in enumerate(painter.wrapped(words, room - 2)):
            lines.append(Text("  " if index else "• ") + line)
    return Text("\n").join(lines if work else [*lines, Text(NOTHING, style="dim")])
