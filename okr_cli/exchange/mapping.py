"""Mapping files: the columns of a table and their meaning. Presets have the same form."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from okr_cli.errors import CannotRun
from okr_cli.exchange.columns import FIELD_NAMES, SCALES, Mapped, Meaning, scale_of
from okr_cli.exchange.table import Table
from okr_cli.exchange.words import FIELDS, KINDS, fold, kind_of_word, read_data
from okr_cli.model.scalars import shorten
from okr_cli.phrases import listed
from okr_cli.safe_text import one_line
from okr_cli.source import tree
from okr_cli.source.decoding import parsable
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.did_you_mean import closest

PRESETS = {"okr": "a file written by 'okr export'", "ally": "an Ally.io or Viva Goals import or export file"}
"""The presets that a file describes, and what each reads. The third one, ``spreadsheet``, is the words of heads."""

SPREADSHEET = "spreadsheet"
ENOUGH, SHARE = 4, 0.6
"""A preset is taken where so many heads are its own, and so large a part of all."""


@cache
def read_preset(name: str) -> Mapped:
    """The meanings of a preset by folded column name; none for a plain spreadsheet."""
    if name == SPREADSHEET:
        return {}
    return {fold(head): meaning_of(text) for head, text in read_data("presets", name).items()}


def preset_for(tables: Iterable[Table]) -> str:
    """The preset whose columns a table has. It must identify rows, which a plain spreadsheet does not."""
    for table in tables:
        for row in table.rows[:10]:
            heads = {fold(cell.text) for cell in row.cells if cell.text and len(cell.text) < 60}
            for name in PRESETS:
                known = read_preset(name)
                found = heads & known.keys()
                fields = {known[head].field for head in found}
                names_rows = "address" in fields or {"row", "parent"} <= fields
                if names_rows and len(found) >= ENOUGH and len(found) >= SHARE * len(heads):
                    return name
    return SPREADSHEET


class MappingFile(NamedTuple):
    """The content of a mapping file, and the place of each column name, as ``map.yaml:3:1``."""

    meanings: Mapped
    places: Mapping[str, str]
    heads: Mapping[str, str]


def read_mapping(text: str, name: str) -> MappingFile:
    """The meanings in a mapping file by folded column name. Raises ``CannotRun`` with the place of a problem."""
    source = SourceFile(name, text)
    parsed = parse(parsable(text))
    for finding in parsed.findings:
        raise CannotRun(f"{_place(source, finding.span.start)}: {finding.message}")
    root = parsed.documents[0] if parsed.documents else None
    if not isinstance(root, tree.Mapping) or len(parsed.documents) != 1:
        raise CannotRun(f"{name}: expected one line per column, such as 'Goal: objective'")
    meanings, places, heads = {}, {}, {}
    for head, (key, value) in root.entries.items():
        if not isinstance(value, tree.Scalar):
            raise CannotRun(f"{_place(source, tree.start_of(key))}: expected a single field for '{one_line(head)}'")
        try:
            meanings[fold(head)] = meaning_of(value.value)
        except CannotRun as problem:
            raise CannotRun(f"{_place(source, tree.start_of(value))}: {problem}") from None
        places[fold(head)], heads[fold(head)] = _place(source, tree.start_of(key)), head
    return MappingFile(meanings, places, heads)


def refuse_unused(mapping: MappingFile, tables: Sequence[Table]) -> None:
    """Raise ``CannotRun`` for a column name that no table has, with the nearest one."""
    texts = {cell.text for table in tables for row in table.rows[:60] for cell in row.cells if 0 < len(cell.text) < 80}
    there = {fold(text): text for text in sorted(texts)}
    for head, place in mapping.places.items():
        if head not in there:
            near = closest(mapping.heads[head], there.values())
            hint = f"; did you mean '{one_line(near)}'?" if near else ""
            raise CannotRun(f"{place}: no column is named '{one_line(shorten(mapping.heads[head]))}'{hint}")


def meaning_of(text: str) -> Meaning:
    """The meaning of ``owner``, ``initiative.owner``, ``confidence 1-5`` or ``x-budget``. Raises ``CannotRun``."""
    name, _, scale = text.strip().partition(" ")
    kind, dot, field = name.rpartition(".")
    named = scale if scale in SCALES else scale_of(scale)
    if scale and not named:
        raise CannotRun(f"'{one_line(scale)}' is not a valid scale; use {listed(SCALES, 'or')}")
    if dot and kind not in KINDS:
        meant = kind_of_word(kind)
        near = FIELDS[meant] if meant else closest(kind, KINDS)
        raise CannotRun(f"unknown kind '{one_line(kind)}'; {_hint(near, tuple(KINDS))}")
    if field not in FIELD_NAMES and not (field.startswith("x-") and len(field) > 2):
        near = closest(field, FIELD_NAMES)
        raise CannotRun(f"unknown field '{one_line(shorten(field))}'; {_hint(near, FIELD_NAMES)}")
    return Meaning(field, KINDS.get(kind), named)


def _hint(near: str, names: Sequence[str]) -> str:
    return f"did you mean '{near}'?" if near else f"use {listed(names, 'or')}"


def _place(source: SourceFile, offset: int) -> str:
    line, column = source.position(offset)
    return f"{source.path}:{line}:{column}"
