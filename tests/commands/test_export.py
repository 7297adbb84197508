"""``okr export``: the same rows in every format, typed where a format has types."""

import csv
import json
import zipfile
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock
from xml.etree import ElementTree

import pytest

from tests.commands.running import ROOT, okr
from tests.views.workspace import EVERY_FORM, HOSTILE

DAY = ("--as-of", "2026-11-20")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workspace(root: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "okr.toml").touch()
    (root / "okrs.yaml").write_text(text, encoding="utf-8")


def exported() -> list[dict[str, Any]]:
    """The rows as JSON has them."""
    result = okr("export", *DAY, "--format", "json")
    assert result.code == 0, result.err
    rows: list[dict[str, Any]] = json.loads(result.out)["rows"]
    return rows


def cells(path: Path) -> list[dict[str, tuple[str, str]]]:
    """The rows of a spreadsheet: type and text of each cell, by column."""
    with zipfile.ZipFile(path) as archive:
        shared = ["".join(item.itertext()) for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert list(sheet.iter(f"{MAIN}f")) == []
    (pane,) = sheet.iter(f"{MAIN}pane")
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    rows = []
    for row in sheet.iter(f"{MAIN}row"):
        found = {}
        for cell in row:
            value = cell.findtext(f"{MAIN}v")
            if value is not None:
                column = (cell.get("r") or "").rstrip("0123456789")
                kind = cell.get("t", "n")
                found[column] = (kind, shared[int(value)] if kind == "s" else value)
        rows.append(found)
    head, *others = rows
    names = {column: text for column, (_, text) in head.items()}
    return [{names[column]: cell for column, cell in row.items()} for row in others]


def test_key_results_are_followed_by_their_initiatives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, EVERY_FORM, monkeypatch)
    rows = exported()
    assert [(row["entity"], row["title"]) for row in rows[:4]] == [
        ("key-result", "Lift first orders from 41% to 55%"),
        ("initiative", "Redesign setup"),
        ("initiative", "Record a film"),
        ("key-result", "Cut errors from 30 to 10"),
    ]
    assert rows[1]["key_result"] == rows[0]["title"]
    assert rows[-1]["title"] == "Paint the office"
    assert (rows[-1]["objective"], rows[-1]["key_result"]) == (None, None)
    assert {row["title"]: row["target"] for row in rows}["Keep uptime at 99.9%"] == ">= 99.9"


def test_csv_and_json_have_the_same_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, EVERY_FORM, monkeypatch)
    table = list(csv.DictReader(StringIO(okr("export", *DAY).out)))
    assert [list(row) for row in table] == [list(row) for row in exported()]
    assert [row["address"] for row in table] == [row["address"] for row in exported()]
    assert (table[0]["current"], table[0]["last_check_in"], table[1]["due"]) == ("50", "2026-11-16", "2026-11-01")


def test_cells_of_a_spreadsheet_have_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    canvas = "https://acme.example/setup"
    text = EVERY_FORM.replace("title: Redesign setup\n", f"title: Redesign setup\n            canvas: {canvas}\n")
    workspace(tmp_path, text, monkeypatch)
    assert okr("export", *DAY, "-o", "a.xlsx").code == 0
    rows = cells(tmp_path / "a.xlsx")
    for row, typed in zip(exported(), rows, strict=True):
        assert {name for name, value in row.items() if value is not None} == set(typed)
        for name, (kind, found) in typed.items():
            value = row[name]
            if name in ("last_check_in", "stated_on", "started", "due", "finished", "done"):
                assert (kind, date(1899, 12, 30) + timedelta(int(found))) == ("n", date.fromisoformat(value))
            elif name == "milestones":
                assert (kind, found) == ("s", "[x 2026-10-30] North\n[  weight 3] South")
            elif isinstance(value, str):
                assert (kind, found) == ("s", value)
            else:
                assert (kind, float(found)) == ("b" if isinstance(value, bool) else "n", float(value))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert canvas in archive.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert 'formatCode="0%"' in styles
    assert 'formatCode="yyyy-mm-dd"' in styles


def test_no_text_is_a_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    workspace(tmp_path, HOSTILE, monkeypatch)
    assert okr("export", *DAY, "-o", "a.xlsx").code == 0
    titles = [row["title"] for row in cells(tmp_path / "a.xlsx")]
    assert titles[0][0] == "s"
    assert titles[0][1].startswith("=1+1 \\x1b[31mred")
    table = list(csv.DictReader(StringIO(okr("export", *DAY).out)))
    assert table[0]["title"].startswith("'=1+1")
    assert table[0]["owner"] == "'+cmd"
    page = okr("export", *DAY, "--format", "markdown").out
    assert "<script>" not in page


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.json", "a.md"])
def test_the_same_day_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name.endswith("xlsx"):
        pytest.importorskip("xlsxwriter")
    workspace(tmp_path, EVERY_FORM, monkeypatch)
    written = []
    for _ in range(2):
        result = okr("export", *DAY, "-o", name)
        assert (result.code, result.out, result.err) == (0, "", f"wrote {name}\n")
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    start = {"a.csv": b"cycle,", "a.xlsx": b"PK", "a.json": b"{\n", "a.md": b"# OKRs as of 2026-11-20\n"}
    assert written[0].startswith(start[name])


def test_errors_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, EVERY_FORM, monkeypatch)
    assert "-o okrs.xlsx" in okr("export", "--format", "xlsx").complaint
    assert "not .pdf" in okr("export", *DAY, "-o", "okrs.pdf").complaint
    assert "that may contain OKRs" in okr("export", *DAY, "-o", "okrs.yaml").complaint
    assert (tmp_path / "okrs.yaml").read_text(encoding="utf-8") == EVERY_FORM
    with mock.patch.dict("sys.modules", {"xlsxwriter": None}):
        assert "pip install '.[xlsx]'" in okr("export", *DAY, "-o", "a.xlsx").complaint
    assert not (tmp_path / "a.xlsx").exists()


def test_the_example_in_every_cycle() -> None:
    result = okr("export", ROOT / "examples" / "acme", "--cycle", "all", *DAY)
    cycles = {row["cycle"] for row in csv.DictReader(StringIO(result.out))}
    assert {"2026-Q3", "2026-Q4"} <= cycles
