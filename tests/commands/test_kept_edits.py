"""Edits of a workspace whose files mostly come from the cache: what they write, print and parse."""

from pathlib import Path

import pytest

from okr_cli.source.parser import Parsed, parse
from okr_cli.workspace import loader
from tests.commands.running import okr
from tests.commands.test_move_and_rename import LINKS
from tests.commands.test_work_edit import team

__all__ = ["team"]

EDITS = {
    "rename start kickoff": "platform.yaml:9",
    "rename calm quiet": "calm → quiet; 1 reference updated",
    "move setup --to p95": "activation → p95; 2 references updated",
    "move terms --to refunds": "terms: now in refunds",
    "set setup depends_on=p95/cache": "okrs.yaml:26: circular dependency",
    "set setup id=cache": "platform.yaml:22: 'start/activation/setup' matches no",
    "check-in activation 49 --date 2024-11-19": "48 → 49%",
    "retarget activation --target 60 --reason sold --date 2024-11-20": "target: 60",
    "add initiative Guide --to p95 --owner Zoe": "platform.yaml:24",
    "cycle new 2025-Q1 --from 2024-Q4 --carry p95 --team platform": "p95",
}
"""Commands, each with something that it says."""


@pytest.fixture(autouse=True)
def links(team: Path) -> Path:
    path = team.parent / "platform.yaml"
    path.write_text(LINKS, encoding="utf-8")
    return path


def after(command: str, folder: Path) -> tuple[object, ...]:
    """The output of a command and every file afterwards; the files are restored."""
    texts = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    done = okr(*command.split())
    left = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    for path in left:
        path.unlink()
    for path, text in texts.items():
        path.write_bytes(text)
    return done, left


@pytest.mark.parametrize(("command", "says"), EDITS.items())
def test_kept_files_change_nothing(team: Path, monkeypatch: pytest.MonkeyPatch, command: str, says: str) -> None:
    parsed = after(command, team.parent)
    assert says in str(parsed[0])
    monkeypatch.setattr(loader, "WORTH_KEEPING", 1)
    assert after(command, team.parent) == parsed
    assert after(command, team.parent) == parsed


def test_unchanged_files_are_not_parsed_again(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def counted(text: str) -> Parsed:
        texts.append(text)
        return parse(text)

    monkeypatch.setattr(loader, "parse", counted)
    assert okr("set", "setup", "owner=Zoe").code == 0
    assert [texts.count(path.read_text(encoding="utf-8")) for path in team.parent.glob("[ep]*.yaml")] == [1, 1]
    monkeypatch.setattr(loader, "WORTH_KEEPING", 1)
    okr("status")
    texts.clear()
    assert okr("set", "setup", "owner=Jonas Lindqvist").code == 0
    assert {text.splitlines()[2] for text in texts} == {"team: Growth"}
