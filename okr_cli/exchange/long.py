"""Tables with one entity per row, whose parent is given by an id, a name, or a row above."""

from dataclasses import dataclass, field

from okr_cli.exchange.amounts import quoted
from okr_cli.exchange.columns import Column, Heads, is_header
from okr_cli.exchange.records import NESTED_KINDS, STRUCTURE, Attribute, Reading, Record, title_of
from okr_cli.exchange.table import Row
from okr_cli.exchange.titles import unlabelled
from okr_cli.exchange.words import fold, is_blank, kind_of_word
from okr_cli.model.entity import Kind
from okr_cli.phrases import with_article
from okr_cli.validation.definitions import address_prefix

ABOVE = {Kind.KEY_RESULT: (Kind.OBJECTIVE,), Kind.INITIATIVE: (Kind.KEY_RESULT, Kind.OBJECTIVE)}
DEEPEST = 100
"""Rows that may each name the next as their parent, and that may go in a circle."""


def is_long(heads: Heads) -> bool:
    """Whether a table has one entity per row."""
    return bool(heads.of("title")) and bool(heads.of("entity", "parent") or not heads.of("objective", "key_result"))


@dataclass
class _Rows:
    """The rows of a table by what others call them."""

    reading: Reading
    records: dict[int, Record] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    by_id: dict[str, int] = field(default_factory=dict)
    parents: dict[int, int | None] = field(default_factory=dict)
    by_address: dict[str, Record] = field(default_factory=dict)
    tops: list[Record] = field(default_factory=list)
    begun: set[int] = field(default_factory=set)
    waiting: int = 0


def long_records(reading: Reading) -> list[Record]:
    """The Objectives of a table with all that is below them, then Initiatives without one."""
    state = _Rows(reading)
    header = reading.table.rows[reading.heads.row]
    for row in reading.rows:
        if not is_header(row, header) and reading.text(row, "title"):
            state.rows[row.number] = row
            for name in filter(None, (reading.text(row, "row"), reading.text(row, "title"))):
                state.by_id.setdefault(fold(name), row.number)
        elif not is_header(row, header):
            reading.report.miss(reading.place(row), "", "no title")
    for number, row in state.rows.items():
        state.parents[number] = _parent_number(state, row)
    for number, row in state.rows.items():
        _begin(state, number, row)
    return [
        *(each for each in state.tops if each.kind is Kind.OBJECTIVE),
        *(each for each in state.tops if each.kind is not Kind.OBJECTIVE),
    ]


def _parent_number(state: _Rows, row: Row) -> int | None:
    """The row that a row names as its parent; of several, the first of its own team, else the first."""
    reading = state.reading
    names = [name.strip() for name in reading.text(row, "parent").splitlines() if not is_blank(name)]
    numbers = {name: state.by_id[fold(name)] for name in names if fold(name) in state.by_id}
    team = fold(reading.text(row, "team").partition("\n")[0])
    own = [
        number
        for number in numbers.values()
        if team in map(fold, reading.text(state.rows[number], "team").splitlines())
    ]
    chosen = next(iter([*own, *numbers.values()]), None)
    for name in names:
        if name not in numbers:
            reason = f"no row has the id or title {quoted(name)}"
        elif numbers[name] != chosen:
            reason = f"{quoted(name)} is a second parent; add it to 'contributes_to:'"
        else:
            continue
        reading.report.miss(reading.place(row), reading.heads.of("parent")[0].head, reason)
    return None if chosen == row.number else chosen


def _begin(state: _Rows, number: int, row: Row) -> Record | None:
    """The record of a row, below its parent's, which may be further down."""
    if number in state.begun or state.waiting > DEEPEST:
        return state.records.get(number)
    state.begun.add(number)
    state.waiting += 1
    try:
        return _made(state, number, row)
    finally:
        state.waiting -= 1


def _made(state: _Rows, number: int, row: Row) -> Record | None:
    reading, place = state.reading, state.reading.place(row)
    text = reading.text(row, "title")
    title = title_of(reading, row, None, unlabelled(text).title)
    kind = _kind(state, number, row)
    if not title or kind is None:
        if title:
            word = reading.text(row, "entity")
            reason = (
                f"{quoted(word)} is not an Objective, Key Result or Initiative"
                if word
                else "not marked as an Objective, Key Result or Initiative"
            )
            reading.report.miss(place, "", f"{quoted(text)}: {reason}")
        return None
    record = Record(kind, title, place, reading.text(row, "team"), reading.text(row, "cycle"))
    address = reading.text(row, "address")
    record.id = address.rpartition("/")[2]
    holder = _holder(state, number, row, record, address)
    if holder is None and kind is Kind.KEY_RESULT:
        reading.report.miss(place, "", f"{quoted(title)}: this Key Result has no Objective")
        return None
    (holder.children if holder else state.tops).append(record)
    state.records[number] = record
    if address:
        state.by_address.setdefault(address, record)
    _give(reading, row, record, holder)
    return record


def _kind(state: _Rows, number: int, row: Row) -> Kind | None:
    """The kind of a row: from its column, its label, or its depth."""
    said = kind_of_word(state.reading.text(row, "entity")) or unlabelled(state.reading.text(row, "title")).kind
    if said or not state.reading.heads.of("parent"):
        return said
    depth, at = 0, state.parents[number]
    while at is not None and depth < len(NESTED_KINDS):
        depth, at = depth + 1, state.parents[at]
    return NESTED_KINDS[depth] if depth < len(NESTED_KINDS) else None


def _holder(state: _Rows, number: int, row: Row, record: Record, address: str) -> Record | None:
    """What a record belongs to: by its address, its parent, the titles in its row, else the last one above it."""
    kinds = ABOVE.get(record.kind, ())
    if not kinds:
        return None
    if address:
        parent_address = address.rpartition("/")[0]
        if parent_address == address_prefix(record.cycle, record.team):
            record.serves = _served(state, row)
            return None
        return _by_address(state, row, record, parent_address)
    parent = state.parents[number]
    if parent is not None:
        found = _begin(state, parent, state.rows[parent])
        while found is not None and found.kind not in kinds:
            at = state.parents.get(parent)
            if at is None:
                return None
            parent, found = at, _begin(state, at, state.rows[at])
        return found
    if state.reading.heads.of("parent"):
        return None
    above = [each for each in state.records.values() if each.kind in kinds or each.kind is Kind.OBJECTIVE]
    return above[-1] if above else None


def _served(state: _Rows, row: Row) -> str:
    """The end of the address of the Key Result that a row names by its title and that of its Objective."""
    titles = state.reading.text(row, "objective"), state.reading.text(row, "key_result")
    for address, record in state.by_address.items():
        if record.kind is Kind.KEY_RESULT and record.title == " ".join(titles[1].split()):
            objective = state.by_address.get(address.rpartition("/")[0])
            if objective and objective.title == " ".join(titles[0].split()):
                return "/".join(address.split("/")[-2:])
    return ""


def _by_address(state: _Rows, row: Row, record: Record, above: str) -> Record | None:
    """The record with an address, made from the title in the row where no row describes it."""
    known = state.by_address.get(above)
    if known:
        return known
    title = state.reading.text(row, "key_result" if record.kind is Kind.INITIATIVE else "objective")
    kind = Kind.KEY_RESULT if record.kind is Kind.INITIATIVE and title else Kind.OBJECTIVE
    title = title or state.reading.text(row, "objective")
    if not title:
        return None
    made = Record(kind, " ".join(title.split()), record.place, record.team, record.cycle, above.rpartition("/")[2])
    holder = _by_address(state, row, made, above.rpartition("/")[0]) if kind is Kind.KEY_RESULT else None
    (holder.children if holder else state.tops).append(made)
    state.by_address[above] = made
    return made


def _give(reading: Reading, row: Row, record: Record, holder: Record | None) -> None:
    """Give the cells of a row to its record; the teams that share a part share its Objective."""
    place = reading.place(row)
    for column in reading.heads.columns:
        cell = row.cell(column.position)
        if column.field in STRUCTURE or is_blank(cell.text):
            continue
        scope = column.meaning.scope
        if column.field == "shared_with" and record.kind is not Kind.OBJECTIVE:
            if holder and holder.kind is Kind.OBJECTIVE:
                holder.attributes.setdefault("shared_with", Attribute(column, cell, place))
        elif scope in (None, record.kind):
            reading.give([record], column, cell, place)
        elif scope is Kind.OBJECTIVE and holder and holder.kind is Kind.OBJECTIVE:
            reading.give([holder], column, cell, place)
        elif scope and scope is not Kind.OBJECTIVE and not _has_own(reading, column, record):
            kinds = f"the column is for {scope.label}s, but the row is {with_article(record.kind.label)}"
            reading.report.miss(place, column.head, f"{quoted(cell.text)}: {kinds}")


def _has_own(reading: Reading, column: Column, record: Record) -> bool:
    """Whether another column has the same field for the kind of entity of a record."""
    return any(other.meaning.scope in (None, record.kind) for other in reading.heads.of(column.field))
