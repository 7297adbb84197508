"""Turns wiki pages into tables: headings and nested lists become rows with their parents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from okr_cli.exchange.columns import FIELD_NAMES, Mapped, Meaning, find_heads
from okr_cli.exchange.implied import day_said, team_in
from okr_cli.exchange.markdown.asides import LABELLED, field_of, without_asides
from okr_cli.exchange.table import Cell, Row, Table
from okr_cli.exchange.titles import unlabelled
from okr_cli.exchange.words import FIELDS, fold, kind_of_word, words
from okr_cli.model.cycle import meant_cycle
from okr_cli.model.entity import Kind

FENCE = re.compile(r"\s*(```|~~~)")
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
BOLD_LINE = re.compile(r"\s*(\*\*|__)(?P<text>.+?)\1:?\s*(?P<rest>[^*_]*)")
ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+•]|\d{1,3}[.)])\s+(?P<text>.*)")
CHECKBOX = re.compile(r"\[([ xX])\]\s+")
PIPES = re.compile(r"\s*\|.*\|\s*")
RULE_CELL = re.compile(r"\s*:?-+:?\s*")
LINK = re.compile(r"!?\[([^\]]*)\]\([^()\s]*\)")
MARKUP = re.compile(r"(\*\*|__|~~|`)(.+?)\1")
SLANTED = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]*[^\s*_])\1(?![\w*])")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

BOLD_DEPTH, LIST_DEPTH, TEXT_DEPTH = 7, 10, 1_000
"""Deeper than any heading. Text opens nothing."""

HEADS = ("entity", "title", "row", "parent", "team", "cycle")
OWN_HEADS: Mapped = {fold(f"okr {name}"): Meaning(name) for name in (*FIELD_NAMES, "x-description", "x-tags", "x-note")}
"""The heads of a table that a page becomes, which no page has by itself."""


class Line(NamedTuple):
    """A heading, an item or a line of text, with its depth.

    Text that ``is_apart`` begins at the margin after an empty line, so it is not about the item above it.
    """

    number: int
    depth: int
    text: str
    is_item: bool = False
    is_done: bool | None = None
    continues: bool = False
    is_apart: bool = False


class Left(NamedTuple):
    """A line that is not imported, and why."""

    number: int
    text: str
    reason: str = "does not belong to an Objective"


@dataclass
class _Entity:
    """An entity of a page: its line, what it belongs to, and what was said of it."""

    kind: Kind
    title: str
    line: Line
    parent: "_Entity | None"
    team: str
    cycle: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class _Scope:
    """What a line opens for the deeper ones below it. ``expected`` is the kind of items without a label.

    An ``aside`` is the heading of a section that is about the Objective, and holds no part of it: ``Risks``.
    """

    depth: int
    entity: _Entity | None = None
    expected: Kind | None = None
    team: str = ""
    cycle: str = ""
    aside: str = ""


class Page(NamedTuple):
    """The tables of a page, and the lines that are not imported."""

    tables: tuple[Table, ...]
    left: tuple[Left, ...]


def read_markdown(text: str) -> Page:
    """The tables of a page. An outline becomes one with a row per entity, under ``OWN_HEADS``."""
    plain = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    lines, tables = _lines_and_tables(plain.split("\n"))
    dated = [line for line in lines if line.depth == TEXT_DEPTH and day_said(line.text)][:1]
    entities, left = _entities([line for line in lines if line not in dated])
    outline = [_outline(entities, dated)] if entities else []
    read = [table for table in tables if find_heads(table)]
    left += [
        Left(row.number, " | ".join(cell.text for cell in row.cells), "is in a table with no recognized column names")
        for table in tables
        if table not in read
        for row in table.rows[1:]
    ]
    return Page((*outline, *read), tuple(left))


def _lines_and_tables(raw: Sequence[str]) -> tuple[list[Line], list[Table]]:
    lines: list[Line] = []
    tables: list[Table] = []
    rows: list[Row] = []
    fence, heading = "", ""
    around: dict[str, str] = {}
    for number, text in enumerate([*raw, ""], 1):
        opened = FENCE.match(text)
        if opened and fence in ("", opened[1]):
            fence = "" if fence else opened[1]
        if opened or fence:
            continue
        text = re.sub(r"^(\s*>)+\s?", "", text.rstrip("\r").expandtabs(4))
        if PIPES.fullmatch(text):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", text.strip().strip("|"))]
            if not all(RULE_CELL.fullmatch(cell) for cell in cells):
                rows.append(Row(number, tuple(Cell(_cell_text(cell)) for cell in cells)))
            continue
        if rows:
            said = Row(rows[0].number, tuple(Cell(f"{name}: {text}") for name, text in around.items()))
            tables.append(Table(heading, (said, *rows), "line"))
            rows = []
        line = _line(number, text)
        if line:
            follows = bool(lines) and lines[-1].number == number - 1
            is_text = line.depth == TEXT_DEPTH
            line = line._replace(continues=follows and is_text, is_apart=is_text and not follows and text[0] != " ")
            is_heading = not line.is_item and line.depth < BOLD_DEPTH
            heading = line.text if is_heading else heading
            around |= _around(line.text, is_heading)
            lines.append(line)
    return lines, tables


def _around(text: str, is_heading: bool) -> dict[str, str]:
    """The team and cycle that a line names for the tables below it."""
    found = LABELLED.fullmatch(text)
    name = field_of(found[1]) if found else ""
    if found and name in ("team", "cycle"):
        return {name: found[2]}
    day = day_said(text)
    if day:
        return {"date": day}
    return {"cycle": text} if is_heading and meant_cycle(text) else {}


def _cell_text(text: str) -> str:
    return _bare(re.sub(r"<br\s*/?>", "\n", text).replace("\\|", "|"))


def _line(number: int, text: str) -> Line | None:
    if not text.strip() or re.fullmatch(r"\s*(?:-{3,}|\*{3,}|={3,})\s*", text):
        return None
    heading = HEADING.fullmatch(text)
    if heading:
        return Line(number, len(heading[1]), _bare(heading[2]))
    item = ITEM.fullmatch(text)
    if item:
        depth, body = LIST_DEPTH + len(item["indent"]), item["text"]
        box = CHECKBOX.match(body)
        is_done = box[1] != " " if box else None
        return Line(number, depth, _bare(body[box.end() :] if box else body), True, is_done)
    bold = BOLD_LINE.fullmatch(text)
    if bold:
        rest = bold["rest"].strip()
        sign = "" if not rest or not (rest[0].isalnum() or rest[0] == "@") else ":"
        title = _bare(f"{bold['text'].rstrip(':')}{sign} {rest}")
        labelled = LABELLED.fullmatch(title)
        return Line(number, TEXT_DEPTH if labelled and field_of(labelled[1]) else BOLD_DEPTH, title)
    return Line(number, TEXT_DEPTH, _bare(text))


def _bare(text: str) -> str:
    """A line without markup for bold text, links or code."""
    return SLANTED.sub(r"\2", MARKUP.sub(r"\2", MARKUP.sub(r"\2", LINK.sub(r"\1", text)))).strip()


def _entities(lines: Sequence[Line]) -> tuple[list[_Entity], list[Left]]:
    """The entities of a page in its order, and what belongs to none."""
    is_labelled = any(unlabelled(line.text).kind is Kind.OBJECTIVE and unlabelled(line.text).title for line in lines)
    headings_of_lists = set() if is_labelled else set(_headings_of_lists(lines))
    scopes = [_Scope(0)]
    entities: list[_Entity] = []
    left: list[Left] = []
    for line in lines:
        while line.depth < TEXT_DEPTH and len(scopes) > 1 and scopes[-1].depth >= line.depth:
            scopes.pop()
        about = _scope_of(line, scopes)
        if about.aside and not unlabelled(line.text).kind:
            left.append(Left(line.number, line.text, f"is in the section '{about.aside}', which has no Key Results"))
            continue
        if _is_said(line, about):
            continue
        if line.depth == TEXT_DEPTH:
            if not _is_text_of(line, about.entity):
                left.append(Left(line.number, line.text))
            continue
        scope = _opened(line, scopes, line.number in headings_of_lists)
        if scope.entity and scope.entity.line is line:
            entities.append(scope.entity)
        elif line.is_item and not scope.expected:
            left.append(Left(line.number, line.text))
            continue
        scopes.append(scope)
    return entities, left


def _scope_of(line: Line, scopes: Sequence[_Scope]) -> _Scope:
    """The scope of a line: what is above it or, for text after a list, the parent of the list."""
    if not line.is_apart:
        return scopes[-1]
    headed = (scope for scope in reversed(scopes) if scope.entity and not scope.entity.line.is_item)
    return next(headed, scopes[-1])


def _headings_of_lists(lines: Sequence[Line]) -> Iterator[int]:
    """The headings directly above lists: the Objectives of a page without labels."""
    for line, following in pairwise(lines):
        if not line.is_item and line.depth <= BOLD_DEPTH and following.is_item and not _group(line.text):
            yield line.number


def _group(text: str) -> Kind | None:
    """The kind that a heading such as ``Key Results`` or ``Initiatives:`` names for what is below it."""
    return kind_of_word(text.rstrip(": ")) if len(text) < 40 else None


def _opened(line: Line, scopes: list[_Scope], is_objective: bool) -> _Scope:
    """What a heading or an item opens for what is below it."""
    above = scopes[-1]
    label = unlabelled(line.text)
    group = _group(line.text)
    if (group and not label.title) or (group and not is_objective and not line.is_item):
        return _Scope(line.depth, above.entity, group, above.team, above.cycle)
    if not line.is_item and not label.kind and fold(line.text) in words().asides:
        return _Scope(line.depth, above.entity, None, above.team, above.cycle, line.text)
    kind = label.kind if label.title else None
    kind = kind or (Kind.OBJECTIVE if is_objective else _expected(line, above))
    holder = _holder(above.entity, kind) if kind else None
    if kind is None or (holder is None and kind is Kind.KEY_RESULT):
        return _section(line, above)
    title, said = without_asides(label.title or line.text)
    entity = _Entity(kind, title, line, holder, above.team, above.cycle, said)
    if line.is_done is not None and kind is Kind.INITIATIVE:
        entity.fields.setdefault("status", "done" if line.is_done else "to do")
    return _Scope(line.depth, entity, None, above.team, above.cycle)


def _expected(line: Line, above: _Scope) -> Kind | None:
    """The kind of a line without a label: that of its group, else one level below its parent."""
    if above.expected and (line.is_item or above.entity or above.expected is Kind.OBJECTIVE):
        return above.expected
    if above.entity is None:
        return None
    return {Kind.OBJECTIVE: Kind.KEY_RESULT, Kind.KEY_RESULT: Kind.INITIATIVE}.get(above.entity.kind)


def _holder(entity: _Entity | None, kind: Kind) -> _Entity | None:
    """The entity above to which one of this kind belongs."""
    order = list(FIELDS)
    while entity is not None and order.index(entity.kind) >= order.index(kind):
        entity = entity.parent
    return entity


def _section(line: Line, above: _Scope) -> _Scope:
    """Read the team and the cycle from a heading that is not an entity."""
    cycle = line.text if meant_cycle(line.text) else above.cycle
    team = team_in(re.sub(r"(?i)^team\b[:\s]*", "", line.text)) if not line.is_item else ""
    return _Scope(line.depth, above.entity if line.is_item else None, None, team or above.team, cycle)


def _is_said(line: Line, scope: _Scope) -> bool:
    """Whether a line describes its parent, such as ``Owner: Maya`` or ``Team: Growth``."""
    found = LABELLED.fullmatch(line.text)
    name = field_of(found[1]) if found else ""
    if not found or not name:
        return False
    if name in ("team", "cycle") and scope.entity is None:
        setattr(scope, name, found[2])
        return True
    if scope.entity is None:
        return False
    scope.entity.fields.setdefault(name, found[2])
    return True


def _is_text_of(line: Line, entity: _Entity | None) -> bool:
    """Whether a line of text continues the title above it, or describes the entity above it."""
    if entity is None:
        return False
    lines = entity.title.count("\n") + 1
    if line.continues and entity.line.is_item and line.number == entity.line.number + lines and not entity.fields:
        entity.title += f"\n{line.text}"
    else:
        described = entity.fields.get("x-description")
        entity.fields["x-description"] = f"{described}\n{line.text}" if described else line.text
    return True


def _outline(entities: Sequence[_Entity], dated: Sequence[Line]) -> Table:
    """A table with a row per entity, which refers to its parent by line number, below the date of the page."""
    names = list(dict.fromkeys(name for entity in entities for name in entity.fields))
    head = Row(0, tuple(Cell(f"okr {name}") for name in (*HEADS, *names)))
    above = (Row(line.number, (Cell(line.text),)) for line in dated)
    return Table("", (*above, head, *(_row(entity, names) for entity in entities)), "line")


def _row(entity: _Entity, names: Sequence[str]) -> Row:
    parent = str(entity.parent.line.number) if entity.parent else ""
    cells = (
        FIELDS[entity.kind].replace("_", " "),
        entity.title,
        str(entity.line.number),
        parent,
        entity.team,
        entity.cycle,
    )
    return Row(
        entity.line.number, tuple(Cell(text) for text in (*cells, *(entity.fields.get(name, "") for name in names)))
    )
