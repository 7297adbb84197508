"""The result of an import as an outline: one indented line per entity."""

from datetime import date
from typing import Any

from okr_cli.edit.scalars import plain_text
from okr_cli.exchange.importing import NewFile, Request, import_tables
from okr_cli.exchange.mapping import preset_for, read_preset
from okr_cli.exchange.markdown.page import OWN_HEADS
from okr_cli.exchange.reading import read_tables
from okr_cli.exchange.report import Report
from okr_cli.model.cycle import Calendar

DAY = date(2026, 11, 30)
LISTS = ("objectives", "key_results", "initiatives")


def imported(data: bytes | str, name: str = "in.csv", **asked: Any) -> tuple[list[str], list[str]]:
    """The outline of the imported files, and what could not be imported."""
    files, report = read(data, name, **asked)
    return [line for file in files for line in outline(file)], list(report.lines())


def read(data: bytes | str, name: str = "in.csv", **asked: Any) -> tuple[list[NewFile], Report]:
    """The imported files, and the report."""
    report = Report()
    file = read_tables(data.encode() if isinstance(data, str) else data, name, report)
    preset = preset_for(file.tables)
    mappings = [OWN_HEADS if file.is_page else {}, asked.pop("mapping", {}), read_preset(preset)]
    request = Request("in", DAY, DAY, is_export=preset == "okr", mappings=mappings)._replace(**asked)
    return import_tables(file.tables, request, Calendar(), lambda name: name, report), report


def outline(file: NewFile) -> list[str]:
    """``2026-Q4 Growth``, then an entity per line with its keys but for the id."""
    return [f"{file.cycle} {file.team}", *(line for entry in entries(file.keys) for line in _lines(entry, 1))]


def entries(keys: Any) -> list[Any]:
    """What is nested in a document or an entity."""
    return [entry for name in LISTS for entry in keys.get(name, ())]


def _lines(entry: dict[str, Any], depth: int) -> list[str]:
    said = [f"{name}: {_shown(value)}" for name, value in entry.items() if name not in ("id", "title", *LISTS)]
    line = f"{'  ' * depth}{entry['title']}" + (f" ({'; '.join(said)})" if said else "")
    return [line, *(each for child in entries(entry) for each in _lines(child, depth + 1))]


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{name} {_shown(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return plain_text(value).replace("\n", " / ")
