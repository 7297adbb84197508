"""Finds the header row of a table and the meaning of each column."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.exchange.amounts import AMOUNT
from okr_cli.exchange.head_words import BRACKETS, QUARTER, readings_of, unit_in
from okr_cli.exchange.table import Cell, Row, Table
from okr_cli.exchange.words import FIELDS, KINDS, fold, is_blank, kind_of_word, unit_key, words
from okr_cli.model.entity import Kind

DAYS = frozenset({"date", "started", "due", "finished", "stated_on", "dropped_on"})
NUMBERS = frozenset({"baseline", "target", "current", "weight", "progress", "confidence", "risk_limit"})
SCALES = ("0-10", "1-5", "percent", "fraction")
"""What a head, or the mapping, may say of the numbers in a column of confidence or progress."""

FIELD_NAMES = (
    *("cycle", "team", "objective", "key_result", "initiative", "title", "entity", "row", "parent", "address"),
    *("owner", "shared_with", "kind", "weight", "measure", "baseline", "target", "current", "unit", "progress"),
    *("confidence", "status", "date", "note", "ask", "started", "due", "finished", "canvas", "impact", "effort"),
    *("hypothesis", "expect", "within", "evidence", "done", "milestones", "risk_limit", "guardrail", "stated_on"),
    *("dropped_on", "dropped_reason", "level", "state", "ignore"),
)
"""What a column may mean; besides, any key of one's own that begins with ``x-``."""

ENTITY_FIELDS = frozenset({*KINDS, "title"})
JOINTS = re.compile(r"^(?:of|for|the|fur|des|der|du|de|del|la|le)\s+|\s+(?:of|for|des|der|du|de|del)$")
SCALE_SIGNS = (
    (re.compile(r"\b[01]\s?(?:[-–—]|to|bis|à|a)\s?10\b|/\s?10\b"), "0-10"),
    (re.compile(r"\b1\s?(?:[-–—]|to|bis|à|a)\s?5\b|/\s?5\b"), "1-5"),
    (re.compile(r"%|\b(?:percent|prozent|pour cent)\b", re.IGNORECASE), "percent"),
)
SEARCHED = 60
"""Rows from the top in which heads are looked for."""

LONGEST_HEAD = 80
SAMPLE = 300
"""Rows that decide what a column holds."""


class Meaning(NamedTuple):
    """The meaning of a column.

    ``scope`` is the kind of entity in its name, ``scale`` one of SCALES.
    """

    field: str
    scope: Kind | None = None
    scale: str = ""


class Column(NamedTuple):
    """A column of a table, by its index from 0, with the unit in its name."""

    position: int
    head: str
    meaning: Meaning
    unit: str = ""

    @property
    def field(self) -> str:
        """What it means."""
        return self.meaning.field


class Heads(NamedTuple):
    """The header row of a table: its index, from 0, and a column for each known name."""

    row: int
    columns: tuple[Column, ...]
    unknown: tuple[tuple[int, str], ...] = ()

    def of(self, *fields: str) -> list[Column]:
        """The columns that mean one of these."""
        return [column for column in self.columns if column.field in fields]

    @property
    def languages(self) -> Counter[str]:
        """The number of column names in each language."""
        folded = (fold(BRACKETS.sub(" ", column.head)) for column in self.columns)
        return Counter(each for head in folded for each in words().head_languages.get(head, ()))


Mapped = Mapping[str, Meaning]
"""Meanings by the folded head."""


def find_heads(table: Table, *mappings: Mapped) -> Heads | None:
    """The header row of a table: of the first rows, the one with the most known names; None without one.

    The ``mappings`` take precedence over the word lists, the first mapping over the others.
    """
    best: tuple[int, int] | None = None
    for index, row in enumerate(table.rows[:SEARCHED]):
        known = [fields for cell in row.cells if (fields := _possible(cell.text, mappings))]
        named = sum(any(each.field != "ignore" for each in fields) for fields in known)
        has_entity = any(each.field in ENTITY_FIELDS for fields in known for each in fields)
        filled = sum(bool(cell.text) for cell in row.cells)
        if has_entity and (named > 1 or filled == named == 1) and named * 2 >= filled:
            best = max(best or (0, 0), (named, -index))
    return _heads(table, -best[1], mappings) if best else None


def _heads(table: Table, index: int, mappings: Sequence[Mapped]) -> Heads:
    below = table.rows[index + 1 : index + 1 + SAMPLE]
    columns: list[Column] = []
    unknown: list[tuple[int, str]] = []
    for place, cell in enumerate(table.rows[index].cells):
        meanings = _possible(cell.text, mappings)
        if meanings:
            meaning = _fitting(meanings, [row.cell(place) for row in below], columns)
            scale = meaning.scale or scale_of(cell.text)
            columns.append(Column(place, cell.text, meaning._replace(scale=scale), unit_in(cell.text)))
        elif cell.text and any(row.cell(place).text for row in below):
            unknown.append((place, cell.text))
    columns, of_other_cycles = _of_one_cycle(columns)
    unknown = sorted([*unknown, *((column.position, column.head) for column in of_other_cycles)])
    return Heads(index, _with_objectives(_with_units(columns, below)), tuple(unknown))


def _of_one_cycle(columns: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """The columns, separated from those such as ``Target Q3`` and ``Target Q4`` whose cycle is ambiguous."""
    named = [column for column in columns if QUARTER.search(column.head)]
    counts = Counter(column.meaning for column in named)
    several = [column for column in named if counts[column.meaning] > 1]
    return [column for column in columns if column not in several], several


def _with_units(columns: Sequence[Column], below: Sequence[Row]) -> list[Column]:
    """The columns, of which ``Einheit`` is the unit, unless nothing is measured, or it cannot be but the team."""
    both = {"team", "unit"}
    return [
        column._replace(meaning=Meaning("team" if _is_team(column, columns, below) else "unit"))
        if column.field in both and both <= set(words().heads.get(fold(column.head), ()))
        else column
        for column in columns
    ]


def _is_team(column: Column, columns: Sequence[Column], below: Sequence[Row]) -> bool:
    fields = [each.field for each in columns if each is not column]
    if "team" in fields:
        return False
    texts = [text for row in below if not is_blank(text := row.cell(column.position).text)]
    has_unit = any(unit_key(text) in words().units or not text[0].isalnum() for text in texts)
    return "unit" in fields or not (has_unit or NUMBERS & set(fields))


def _with_objectives(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, with a title treated as an Objective's if others contain Key Results and none the kind."""
    fields = {column.field for column in columns}
    is_objective = "key_result" in fields and not fields & {"objective", "entity", "parent"}
    return tuple(
        column._replace(meaning=Meaning("objective")) if is_objective and column.field == "title" else column
        for column in columns
    )


def _possible(head: str, mappings: Sequence[Mapped]) -> tuple[Meaning, ...]:
    """The possible meanings of a column name; empty if unknown."""
    if not head.strip() or len(head) > LONGEST_HEAD:
        return ()
    for mapping in mappings:
        meaning = mapping.get(fold(head))
        if meaning:
            return (meaning,)
    bare = SCALE_SIGNS[0][0].sub(" ", SCALE_SIGNS[1][0].sub(" ", BRACKETS.sub(" ", head)))
    scope = next((kind for text in BRACKETS.findall(head) if (kind := kind_of_word(text))), None)
    for reading in readings_of(bare):
        fields = words().heads.get(reading, ())
        if fields:
            return tuple(Meaning(field, None if field in ENTITY_FIELDS else scope) for field in fields)
    return next((scoped for reading in readings_of(bare) if (scoped := tuple(_scoped(reading)))), ())


def _scoped(head: str) -> Iterator[Meaning]:
    """``key result owner``, ``owner of the objective``, ``kr verantwortlich``: a field of one kind of entity."""
    parts = head.split()
    for count in range(1, len(parts)):
        for entity, rest in ((parts[:count], parts[count:]), (parts[-count:], parts[:-count])):
            kind = kind_of_word(" ".join(entity))
            field = JOINTS.sub("", JOINTS.sub("", " ".join(rest)))
            if kind is None:
                continue
            for meant in words().heads.get(field, ()):
                if meant == "title":
                    yield Meaning(FIELDS[kind])
                elif meant not in KINDS:
                    yield Meaning(meant, kind)


def _fitting(meanings: Sequence[Meaning], cells: Sequence[Cell], before: Iterable[Column]) -> Meaning:
    """The meaning that matches the content of the column and that no earlier column has."""
    taken = {column.meaning for column in before}
    content = _content(cells)
    by_content = [each for each in meanings if _class_of(each.field) == content] if content else []
    free = [each for each in by_content or meanings if each not in taken]
    return (free or by_content or list(meanings))[0]


def _class_of(field: str) -> str:
    return "day" if field in DAYS else "number" if field in NUMBERS else "text"


def _content(cells: Iterable[Cell]) -> str:
    """The content of most cells in a column: dates, numbers or text; empty for an empty column."""
    kinds = Counter(_kind_of(cell) for cell in cells if not is_blank(cell.text))
    return kinds.most_common(1)[0][0] if kinds else ""


def _kind_of(cell: Cell) -> str:
    if isinstance(cell.value, date):
        return "day"
    if isinstance(cell.value, Decimal):
        return "number"
    text = cell.text
    if len(text) > 40:
        return "text"
    if re.fullmatch(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?", text):
        return "day"
    found = AMOUNT.fullmatch(re.sub(r"^(?:[<>]=?|[≤≥])\s*", "", text))
    return "number" if found and len(found["rest"]) < 16 else "text"


def scale_of(text: str) -> str:
    """The scale in a column name or a mapping; empty for none."""
    return next((scale for sign, scale in SCALE_SIGNS if sign.search(text)), "")


def is_header(row: Row, heads: Row) -> bool:
    """Whether a row repeats the header, as above each block of some sheets."""
    texts = [cell.text for cell in row.cells if cell.text]
    if len(texts) < 2 or any(len(text) > LONGEST_HEAD for text in texts):
        return False
    return set(map(fold, texts)) <= {fold(cell.text) for cell in heads.cells}
