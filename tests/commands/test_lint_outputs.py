"""Several outputs of one run, each where it was asked to go."""

import json
import os
import sys
import threading
from pathlib import Path
from xml.etree import ElementTree

import pytest

from okr_cli.output.findings.registry import Format
from tests.commands.running import okr
from tests.commands.texts import BROKEN

RULES = ("--select", "file")


@pytest.fixture(autouse=True)
def broken(folder: Path) -> Path:
    (folder / "okrs.yaml").write_text(BROKEN)
    return folder


def outputs(*specs: str) -> list[str]:
    return [part for spec in specs for part in ("--output-format", spec)]


@pytest.mark.parametrize("name", list(Format))
def test_a_file_gets_what_standard_output_would(folder: Path, name: Format) -> None:
    shown = okr("lint", *RULES, *outputs(name))
    done = okr("lint", *RULES, *outputs(f"{name}:report.txt"))
    assert (done.code, done.out, done.err) == (shown.code, "", "")
    assert (folder / "report.txt").read_bytes() == shown.out.encode()
    assert shown.code == 1


def test_several_in_one_run(folder: Path) -> None:
    done = okr("lint", *RULES, *outputs("concise", "sarif:a.sarif", "junit:b.xml", "json:c.json", "json:d.json"))
    assert done.out == okr("lint", *RULES, *outputs("concise")).out
    assert json.loads((folder / "a.sarif").read_text())["version"] == "2.1.0"
    assert ElementTree.parse(folder / "b.xml").getroot().get("failures") == "2"
    assert (folder / "c.json").read_bytes() == (folder / "d.json").read_bytes()


def test_files_have_no_colour_and_no_width_of_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = okr("lint", *RULES).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    okr("lint", *RULES, *outputs("full:report.txt"))
    assert (folder / "report.txt").read_text() == plain


def test_a_colon_may_stand_in_the_name_of_a_file(folder: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("not on Windows")
    okr("lint", *RULES, *outputs("json:a:b.json"))
    assert (folder / "a:b.json").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_stays_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((folder / "pipe").read_text()))
    reader.start()
    okr("lint", *RULES, *outputs("json:pipe"))
    reader.join()
    assert json.loads(read[0])["version"] == 1
    assert (folder / "pipe").is_fifo()


def test_statistics_take_the_place_of_standard_output_and_files_are_written(folder: Path) -> None:
    counted = okr("lint", *RULES, "--statistics").out
    assert counted.startswith("1  003 unknown-key")
    assert okr("lint", *RULES, "--statistics", *outputs("json:a.json")).out == counted
    assert okr("lint", *RULES, "--statistics", *outputs("full", "json:a.json")).out == counted
    assert json.loads((folder / "a.json").read_text())["summary"]["errors"] == 2
    assert json.loads(okr("lint", *RULES, "--statistics", *outputs("json", "full:b.txt")).out)[0]["count"] == 1
