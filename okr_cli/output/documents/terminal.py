"""A document for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import chain

from rich.cells import cell_len
from rich.text import Text

from okr_cli.output.documents import document as parts
from okr_cli.output.documents.columns import ID, Plan, plan_of
from okr_cli.output.documents.document import Column, Layout, Medium, Remark, Screen, Style, plain_text, shown_on
from okr_cli.output.documents.styling import Line, Painter, drawn, plain

BULLET, DETAIL, NOTHING = "• ", "  ", "none"
LEAST_TITLE, REMARK_INDENT = 8, 2
GRID_LABEL, GRID_FRAME, GRID_MOST = 6, 9, 70


def render(document: parts.Document, screen: Screen) -> Iterator[str]:
    """The lines of a document, each at most as wide as the screen."""
    terminal = _Terminal(screen)
    has_begun = False
    for block in chain((terminal.head(document),), map(terminal.section, shown_on(Medium.SCREEN, document.sections))):
        if has_begun:
            yield ""
        for line in block:
            has_begun = True
            yield line


class _Terminal:
    """Renders the parts of one document on one screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._painter = Painter(screen.width, screen.color)
        # Where nothing is folded, a program reads along: a row is one line, whatever belongs to it.
        self._is_endless = screen.width >= parts.ENDLESS
        self._plan: tuple[Layout, Plan] | None = None

    def head(self, document: parts.Document) -> Iterator[str]:
        """The title and the lead."""
        if document.title_only in (None, Medium.SCREEN):
            kind = Text(f"{document.kind}  ", style=Style.MUTED) if document.kind else Text()
            yield from self._painter.hanging(kind, Text(document.title, style=Style.STRONG))
        for line in shown_on(Medium.SCREEN, document.lead):
            yield from self._painter.page(self._painter.pieces(drawn(line.text)))

    def section(self, section: parts.Section) -> Iterator[str]:
        """The heading and everything below it."""
        # The larger section may begin far above on the screen, so every heading names it again.
        heading = " · ".join(filter(None, (section.of, section.heading)))
        if heading and not (section.table and section.heading_in_table):
            yield from self._painter.page([Text(heading, style=section.style)])
        yield from self._painter.page(map(drawn, section.lead))
        if section.picture:
            yield from self._painter.page([Text(section.picture.text, style=Style.MUTED)])
        yield from self._facts(section.facts)
        if section.table and section.table.rows:
            yield from self._table(section.table, section)
        if section.grid:
            yield from self._grid(section.grid)
        for item in section.items:
            yield from self._item(item)
        if section.empty and not section.tree:
            yield from self._painter.page([Text(f"{DETAIL}{section.empty}", style=Style.MUTED)])
        yield from self._tree(section.tree, "")
        if section.legend:
            yield from self._legend(section.legend)

    def _facts(self, facts: Sequence[parts.Fact]) -> Iterator[str]:
        width = max((cell_len(fact.label) for fact in facts), default=0) + 2
        for fact in facts:
            for index, line in enumerate(fact.lines):
                label = "" if index else fact.label
                yield from self._painter.hanging(Text(label.ljust(width), style=Style.MUTED), drawn(line))

    def _item(self, item: parts.Item) -> Iterator[str]:
        head = Text(item.head, style=item.style or (Style.STRONG if item.details else Style.PLAIN))
        yield from self._painter.hanging(Text(BULLET), self._with_id(head, item))
        further = Text(DETAIL * 2 if len(item.details) > 1 else DETAIL)
        for line in item.details:
            yield from self._painter.hanging(Text(DETAIL), Text(line), further)

    def _with_id(self, head: Text, item: parts.Item) -> Text:
        name = item.id() if self._screen.ids else ""
        return Text.assemble(head, (f" · {name}", Style.MUTED)) if name else head

    def _tree(self, nodes: Sequence[parts.TreeNode], before: str) -> Iterator[str]:
        for left, node in zip(range(len(nodes) - 1, -1, -1), nodes, strict=True):
            branch, stem = before + ("├ " if left else "└ "), before + ("│ " if left else "  ")
            below = Text(stem, style=Style.MUTED)
            yield from self._painter.hanging(Text(branch, style=Style.MUTED), Text(node.head), below)
            for line in node.details:
                yield from self._painter.hanging(below, Text(plain_text(line), style=Style.MUTED), below)
            yield from self._tree(node.nodes, stem)

    def _legend(self, legend: parts.Legend) -> Iterator[str]:
        plan = self._plan_of(legend.layout)
        meanings = [column.legend for column in plan.columns if column.legend]
        has_ids = self._screen.ids or plan.has(ID)
        notes = [*meanings, *legend.notes, *filter(None, [legend.without_ids if not has_ids else ""])]
        yield from self._painter.page([Text(". ".join(notes) + ".", style=Style.MUTED)])

    def _table(self, table: parts.Table, section: parts.Section) -> Iterator[str]:
        plan = self._plan_of(table.layout)
        title = Text(table.name, style=Style.MUTED)
        if section.heading_in_table:
            title = Text(section.heading, style=section.style)
            if title.cell_len > plan.title:
                yield from self._painter.page([title])
                title = Text("", style=section.style)
        if table.has_header:
            headers = [Text(column.header, style=Style.MUTED) for column in plan.columns]
            yield from self._painter.row(plan, title, headers)
        columns = sorted(table.layout.columns_for(Medium.SCREEN), key=lambda column: column.title_needs)
        asides = [column for column in columns if column.aside is not None and not plan.has(column.key)]
        for row in table.rows:
            if isinstance(row, Remark):
                yield from self._remarks((row,), REMARK_INDENT)
            elif row.only in (None, Medium.SCREEN):
                cells = [self._cell(row, column) for column in plan.columns]
                lines = self._painter.row(plan, self._title(row, asides, plan, table), cells)
                remarks = self._remarks(row.remarks, row.indent + REMARK_INDENT)
                if self._is_endless:
                    yield "  ".join([*lines, *(remark.strip() for remark in remarks)])
                else:
                    yield from chain(lines, remarks)

    def _remarks(self, remarks: Sequence[Remark], indent: int) -> Iterator[str]:
        return self._painter.page((drawn(remark.text) for remark in shown_on(Medium.SCREEN, remarks)), indent)

    def _plan_of(self, layout: Layout) -> Plan:
        """Aligned tables share one layout, so it is planned once."""
        if self._plan is None or self._plan[0] is not layout:
            self._plan = layout, plan_of(layout, self._screen.width, self._screen.ids)
        return self._plan[1]

    def _cell(self, row: parts.Row, column: Column) -> Line:
        cell = parts.styled(row.id(), Style.MUTED) if column.key == ID else row.cell(column.key)
        if not self._screen.color:
            text = plain(cell, column.width)
            return text.replace("\n", " ") if self._is_endless else text
        colored = drawn(cell, column.width)
        return Text(" ").join(colored.split("\n")) if self._is_endless and "\n" in colored.plain else colored

    def _title(self, row: parts.Row, asides: Sequence[Column], plan: Plan, table: parts.Table) -> Line:
        """The title on a few lines, followed by values whose column has no room."""
        run_on = table.layout.asides_run_on
        width = max(plan.title - row.indent, LEAST_TITLE)
        has_id = self._screen.ids and not plan.has(ID)
        if not (asides or has_id or self._screen.color) and cell_len(row.title + row.suffix) <= width:
            return " " * row.indent + row.title + row.suffix
        title = self._painter.fold(Text(row.title + row.suffix, style=row.style), width, table.title_lines)
        for column in asides:
            aside = Text(plain_text(row.cell(column.key)), style=column.aside or "")
            title = self._with_aside(title, aside, width, run_on and column.aside is not Style.PLAIN)
        if has_id:
            title = self._with_aside(title, Text(row.id(), style=Style.MUTED), width, run_on)
        if not row.indent:
            return title
        blank = Text(" " * row.indent)
        return Text("\n").join(blank + line for line in title.split("\n", allow_blank=True))

    def _with_aside(self, title: Text, aside: Text, width: int, run_on: bool) -> Text:
        if not aside:
            return title
        lines = title.split("\n", allow_blank=True)
        added = self._painter.wrapped(aside, width)
        if not run_on:
            return Text("\n").join([*lines, *added])
        gap = " · " if lines[-1].cell_len + 3 + aside.cell_len <= width else "\n"
        return title + Text(gap, style=Style.MUTED) + Text("\n").join(added)

    def _grid(self, grid: parts.Grid) -> Iterator[str]:
        room = min((self._screen.width - GRID_LABEL - GRID_FRAME + 1) // 2, GRID_MOST)
        rule = Column("rule", "", 1)
        plan = Plan(GRID_LABEL, (rule, Column("left", "", room), rule, Column("right", "", room), rule), 1)
        left, right = (Text(name, style=Style.HEADING) for name in grid.columns)
        yield from self._painter.row(plan, Text(), [Text(), left, Text(), right, Text()])
        yield _rule("┌┬┐", room)
        for index, (label, cells) in enumerate(grid.rows):
            if index:
                yield _rule("├┼┤", room)
            left, right = (self._grid_cell(cell, room) for cell in cells)
            edge = Text("\n".join("│" * (max(left.plain.count("\n"), right.plain.count("\n")) + 1)))
            yield from self._painter.row(plan, Text(label, style=Style.STRONG), [edge, left, edge, right, edge])
        yield _rule("└┴┘", room)

    def _grid_cell(self, cell: parts.GridCell, room: int) -> Text:
        lines = self._painter.wrapped(Text(cell.name, style=f"{Style.STRONG} {cell.style}"), room)
        lines = lines + self._painter.wrapped(Text(cell.advice, style=Style.MUTED), room)
        for item in cell.items:
            for index, line in enumerate(self._painter.wrapped(self._with_id(Text(item.head), item), room - 2)):
                lines.append(Text(DETAIL if index else BULLET) + line)
        return Text("\n").join(lines if cell.items else [*lines, Text(NOTHING, style=Style.MUTED)])


def _rule(corners: str, room: int) -> str:
    line = "─" * (room + 2)
    return f"{' ' * (GRID_LABEL + 1)}{corners[0]}{line}{corners[1]}{line}{corners[2]}"
