"""The names of a workspace, from one key press to the next."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from okr_cli.completion import kept_names, names
from okr_cli.completion.answer import answer
from tests.commands.running import environment

GROWTH = """\
okr: 1
cycle: 2026-Q4
team: Customer Care
objectives:
  - id: start
    title: "Let shops\\topen"
    owner: '@maya'
    key_results:
      - {id: activation, title: Lift orders, owner: "Jonas\\nLind", measure: {baseline: 0, target: 5}}
people: [{name: Maya Okafor, handle: maya}]
"""
LONG_AGO = 1_700_000_000


@pytest.fixture(autouse=True)
def workspace(folder: Path) -> Path:
    (folder / "okr.toml").touch()
    write(folder / "growth.yaml", GROWTH)
    return folder


def write(path: Path, text: str, time: int = LONG_AGO) -> None:
    """Write a file that is old enough for its names to be cached, and its folder too."""
    path.write_text(text, encoding="utf-8")
    for each in (path, path.parent, path.parent / "okr.toml"):
        os.utime(each, (time, time))


def found(kind: str) -> set[tuple[str, str]]:
    return {(name, meaning) for each, name, meaning, _, _ in kept_names.names() if each == kind}


def test_entities_teams_owners_and_cycles_on_one_line_each() -> None:
    assert found("key-result") == {("activation", "Lift orders")}
    assert found("objective") == {("start", "Let shops open")}
    assert found("team") == {("customer-care", "Customer Care")}
    assert found("owner") == {("maya", "Maya Okafor"), ("Jonas Lind", "")}
    assert found("cycle") == {("2026-Q4", "")}


def test_dropped_entities_are_offered_only_if_named() -> None:
    dropped = GROWTH.replace("activation, title", "activation, dropped: {date: 2020-01-01, reason: No}, title")
    write(Path("growth.yaml"), dropped)
    assert [line[3] for line in kept_names.names() if line[0] in ("key-result", "objective")] == [True, False]


def test_names_are_reread_in_the_background_after_a_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    read = kept_names._read_anew

    def noted(key: bytes) -> str:
        reads.append("read")
        return read(key)

    monkeypatch.setattr(kept_names, "_read_anew", noted)
    monkeypatch.setattr(kept_names, "_refresh", noted)
    assert found("objective") == found("objective") == {("start", "Let shops open")}
    assert len(reads) == 1
    write(folder / "growth.yaml", GROWTH.replace("id: start", "id: begin"), LONG_AGO + 1)
    assert found("objective") == {("start", "Let shops open")}
    assert found("objective") == {("begin", "Let shops open")}
    write(folder / "sales.yaml", "okr: 1\nteam: Sales\nobjectives: [{title: Win}]\n", LONG_AGO + 2)
    found("team")
    assert found("team") == {("customer-care", "Customer Care"), ("sales", "Sales")}
    (folder / "growth.yaml").unlink()
    os.utime(folder, (LONG_AGO + 3, LONG_AGO + 3))
    found("team")
    assert found("team") == {("sales", "Sales")}
    assert len(reads) == 4
    monkeypatch.setattr("time.strftime", lambda *_: "2026-12-24")
    found("team")
    assert len(reads) == 5


def test_a_separate_process_reads_them_again(folder: Path) -> None:
    assert found("objective")
    write(folder / "growth.yaml", GROWTH.replace("id: start", "id: begin"), LONG_AGO + 1)
    assert found("objective") == {("start", "Let shops open")}
    os.wait()
    assert found("objective") == {("begin", "Let shops open")}


def test_files_changed_a_moment_ago_are_not_cached(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "growth.yaml").touch()
    monkeypatch.setattr(kept_names, "save", lambda *_: pytest.fail("kept"))
    assert found("objective")


def test_a_broken_workspace_offers_what_can_be_read(folder: Path) -> None:
    write(folder / "broken.yaml", "objectives: [{title: x")
    assert found("team") == {("customer-care", "Customer Care")}
    write(folder / "okr.toml", "nonsense = = 1", LONG_AGO + 1)
    kept_names._read_anew(kept_names._key())
    assert found("team") == {("customer-care", "Customer Care")}


def test_without_a_workspace_nothing_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "okr.toml").unlink()
    if not kept_names._has_root(str(folder)):  # unless the tests run within a repository
        assert kept_names.names() == []


def test_errors_are_never_printed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(names, "workspace_names", lambda *_: 1 / 0)
    assert answer("zsh", ["show", "a"]) == 1
    monkeypatch.setenv("COMP_POINT", "x")
    assert answer("bash", []) == 1
    assert capfd.readouterr() == ("", "")


def test_a_key_press_loads_nothing_slow() -> None:
    found("objective")
    code = "import sys; sys.argv = ['okr', 'show', 'st']; from okr_cli.completion.answer import answer\n"
    code += "answer('zsh', ['show', 'st']); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, env=environment(), check=True
    )
    offer, modules = done.stdout.splitlines()
    assert offer == "start:Let shops open"
    slow = {"typer", "pydantic", "rich", "ruamel", "pathlib", "json", "sqlite3", "typing", "re", "enum", "datetime"}
    assert slow.isdisjoint(modules.split())
