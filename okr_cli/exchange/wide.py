"""Tables with a column for Objectives, one for Key Results, and perhaps one for Initiatives.

An empty cell means the value above it, and a cell may contain several titles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from okr_cli.exchange.columns import Column, is_header
from okr_cli.exchange.records import NESTED_KINDS, STRUCTURE, Reading, Record, quoted_text, title_of
from okr_cli.exchange.table import Cell, Row
from okr_cli.exchange.titles import split_titles, unlabelled
from okr_cli.exchange.words import KINDS, is_blank, kind_of_word
from okr_cli.model.entity import Kind, slug


class Started(NamedTuple):
    """The records that a cell names, and its column."""

    position: int
    records: list[Record]


@dataclass
class _Walk:
    """The state while reading a table downward: the team and cycle of the row, and the current entities."""

    reading: Reading
    team: str = ""
    cycle: str = ""
    current: dict[Kind, list[Record]] = field(default_factory=lambda: {kind: [] for kind in NESTED_KINDS})
    objectives: dict[tuple[str, str, str], Record] = field(default_factory=dict)
    orphans: list[Record] = field(default_factory=list)


def wide_records(reading: Reading) -> list[Record]:
    """The Objectives of a table with all that is below them, in its order, then Initiatives without one."""
    walk = _Walk(reading)
    table, heads = reading.table, reading.heads
    has_objectives = bool(heads.of("objective"))
    if not has_objectives:
        for row in table.rows[: heads.row]:
            _begin_block(walk, row)
    for row in reading.rows:
        if is_header(row, table.rows[heads.row]) or (not has_objectives and _begin_block(walk, row)):
            continue
        _read_row(walk, row)
    return [*walk.objectives.values(), *walk.orphans]


def _begin_block(walk: _Walk, row: Row) -> bool:
    """Whether a row above a block of Key Results names their Objective: ``Objective 1: …``, or in two cells."""
    texts = list(dict.fromkeys(cell.text for cell in row.cells if cell.text))
    title = ""
    if len(texts) == 1 and unlabelled(texts[0]).kind is Kind.OBJECTIVE:
        title = unlabelled(texts[0]).title
    elif len(texts) == 2 and (kind_of_word(texts[0].rstrip(":")) or unlabelled(texts[0]).kind) is Kind.OBJECTIVE:
        title = texts[1] if not unlabelled(texts[0]).title or kind_of_word(texts[0].rstrip(":")) else ""
    if title:
        _begin_objective(walk, row, None, title)
    return bool(title)


def _read_row(walk: _Walk, row: Row) -> None:
    reading = walk.reading
    walk.team = reading.text(row, "team") or walk.team
    walk.cycle = reading.text(row, "cycle") or walk.cycle
    started = [each for kind in NESTED_KINDS for each in _started(walk, row, kind)]
    for column in reading.heads.columns:
        cell = row.cell(column.position)
        if column.field in STRUCTURE or is_blank(cell.text):
            continue
        records = _about(walk, column, started)
        if records:
            reading.give(records, column, cell, reading.place(row))
        else:
            kinds = " or ".join(kind.label for kind in reading.kinds_of(column))
            reason = f"{quoted_text(cell)}: there is no {kinds} to apply it to"
            reading.report.miss(reading.place(row), column.head, reason)


def _started(walk: _Walk, row: Row, kind: Kind) -> Iterator[Started]:
    """The entities of a kind that a row names, linked with those that they belong to."""
    for column in walk.reading.heads.of(*KINDS):
        text = row.cell(column.position).text
        if is_blank(text):
            continue
        titles = [text] if len(text) > 20_000 else split_titles(text)
        label = unlabelled(text).kind or KINDS[column.field]
        if label is not kind:
            continue
        if kind is Kind.OBJECTIVE:
            titles = [unlabelled(text).title]
        shown = [title for each in titles if (title := title_of(walk.reading, row, column, each))]
        found = [record for title in shown if (record := _begin(walk, row, kind, column, title))]
        if found:
            walk.current[kind] = found
            yield Started(column.position, found)


def _begin(walk: _Walk, row: Row, kind: Kind, column: Column, title: str) -> Record | None:
    """The record of a title: an existing one with the same parent, else a new one."""
    if kind is Kind.OBJECTIVE:
        return _begin_objective(walk, row, column, title)
    holders = walk.current[Kind.OBJECTIVE]
    if kind is Kind.INITIATIVE:
        key_results = walk.current[Kind.KEY_RESULT]
        holders = key_results if len(key_results) == 1 else holders
        if len(key_results) > 1:
            note = f"an Initiative listed with {len(key_results)} Key Results was placed under their Objective"
            walk.reading.report.note(note)
    place = walk.reading.place(row)
    if not holders:
        if kind is Kind.INITIATIVE:
            walk.orphans.append(Record(kind, title, place, walk.team, walk.cycle))
            return walk.orphans[-1]
        walk.reading.report.miss(place, column.head, f"{quoted_text(Cell(title))}: there is no Objective above it")
        return None
    same = [each for each in holders[-1].children if each.kind is kind and each.title == title]
    if same:
        return same[0]
    holders[-1].children.append(Record(kind, title, place, walk.team, walk.cycle))
    if kind is Kind.KEY_RESULT:
        walk.current[Kind.INITIATIVE] = []
    return holders[-1].children[-1]


def _begin_objective(walk: _Walk, row: Row, column: Column | None, text: str) -> Record | None:
    title = title_of(walk.reading, row, column, text)
    if not title:
        return None
    key = (walk.team, walk.cycle, slug(title))
    known = walk.objectives.get(key)
    record = known or Record(Kind.OBJECTIVE, title, walk.reading.place(row), walk.team, walk.cycle)
    if record not in walk.current[Kind.OBJECTIVE]:
        walk.current.update({Kind.OBJECTIVE: [record], Kind.KEY_RESULT: [], Kind.INITIATIVE: []})
    walk.objectives.setdefault(key, record)
    return record


def _about(walk: _Walk, column: Column, started: list[Started]) -> list[Record]:
    """The entity that a cell is about: the nearest to its left in the row, else to its right, else the current one."""
    kinds = walk.reading.kinds_of(column)
    fitting = [each for each in started if each.records[0].kind in kinds]
    left = [each for each in fitting if each.position < column.position]
    if fitting:
        nearest = max(left, key=_position) if left else min(fitting, key=_position)
        return nearest.records
    going_on = [walk.current[kind] for kind in reversed(NESTED_KINDS) if kind in kinds and walk.current[kind]]
    return going_on[0] if going_on else []


def _position(started: Started) -> int:
    return started.position
