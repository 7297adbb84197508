"""A lint session rereads its workspaces for each run, prefers unsaved texts, and writes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from okr_cli.linter.fixes import FixSession
from okr_cli.linter.session import LintSession
from okr_cli.workspace.workspace import StandardInput

WRONG = "okr: 1\nobjectivs: []\n"
RIGHT = WRONG.replace("objectivs", "objectives")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a nested one, each with a mistake that can be fixed."""
    monkeypatch.chdir(tmp_path)
    for place in (tmp_path, tmp_path / "inner"):
        place.mkdir(exist_ok=True)
        (place / "okr.toml").touch()
        (place / "a.yaml").write_text(WRONG)
    return tmp_path


def found(session: LintSession) -> list[list[tuple[str, str]]]:
    """Path and rule of each finding, by workspace."""
    return [[(finding.path, finding.rule) for finding in result.report.findings] for result in session.run()]


def test_each_workspace_has_its_own_result() -> None:
    assert found(LintSession()) == [[("a.yaml", "unknown-key")], [("inner/a.yaml", "unknown-key")]]
    assert found(LintSession((Path("inner"),))) == [[("inner/a.yaml", "unknown-key")]]


def test_unsaved_texts_replace_files() -> None:
    session = replace(LintSession(select=("file",)), texts={"inner/a.yaml": RIGHT})
    assert found(session) == [[("a.yaml", "unknown-key")], []]


def test_standard_input_is_all_that_is_reported() -> None:
    session = LintSession(stdin=StandardInput(Path("b.yaml"), WRONG.encode()))
    assert found(session)[0] == [("b.yaml", "unknown-key")]


def test_fixes_are_made_in_memory_alone(folder: Path) -> None:
    session = LintSession()
    fixing = FixSession(session, unsafe=False)
    results = fixing.run(list(session.run()))
    assert [result.report.findings for result in results] == [(), ()]
    assert fixing.changed() == ["a.yaml", "inner/a.yaml"]
    assert fixing.after == {"a.yaml": RIGHT, "inner/a.yaml": RIGHT}
    assert (folder / "a.yaml").read_text() == WRONG


def test_where_there_is_nothing_to_fix_the_results_stay_the_same(folder: Path) -> None:
    session = LintSession((folder / "okr.toml",), ignore=("file",))
    results = list(session.run())
    assert FixSession(session, unsafe=True).run(results) is results
