"""Loading a file or a workspace: models of what can be read, and the place of what cannot."""

from pathlib import Path

import pytest

from okr_cli.model.cycle import Calendar
from okr_cli.workspace.loader import Problem, load_file, load_workspace
from okr_cli.workspace.workspace import open_workspaces

TEXT = "okr: 1\nobjectives:\n  - title: A\n    colour: blue\n"


def test_a_file_has_its_text_its_trees_and_its_models() -> None:
    loaded = load_file(TEXT.encode(), "a.yaml", Calendar())
    assert loaded.source.text == TEXT
    assert len(loaded.roots) == len(loaded.content.documents) == 1
    assert [definition.entity.title for definition in loaded.content.definitions] == ["A"]
    assert [finding.rule for finding in loaded.content.findings] == ["unknown-key"]


def test_findings_come_in_the_order_in_which_a_file_is_read() -> None:
    loaded = load_file(f"# \u202e\n{TEXT}".encode(), "a.yaml", Calendar())
    assert [finding.rule for finding in loaded.content.findings] == ["unsafe-text", "unknown-key"]


@pytest.mark.parametrize("data", [b"\xff\xfeo\x00", b"okr: \xff\n", b"\x00"])
def test_bytes_that_are_not_text_are_one_finding(data: bytes) -> None:
    loaded = load_file(data, "a.yaml", Calendar())
    assert not loaded.is_text
    assert not loaded.roots
    assert not loaded.content.documents
    assert [finding.rule for finding in loaded.content.findings] == ["invalid-yaml"]


def test_a_workspace_tells_reported_files_and_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "a.yaml").write_text(TEXT)
    (tmp_path / "b.yaml").write_text("okr: 1\nkpis: [{title: B}]\n")
    counts: list[int] = []
    loaded = load_workspace(next(open_workspaces([Path("b.yaml")], tmp_path)), None, counts.append)
    assert counts == [1, 2]
    assert [entity.title for entity in loaded.definitions] == ["A", "B"]
    assert [document.source.path for document in loaded.reported] == ["b.yaml"]
    assert loaded.problems == (Problem("a.yaml", 4, "unknown key 'colour' in an Objective", "a"),)
