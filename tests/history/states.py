"""States of a workspace from texts, and the changes between two of them in short form."""

from collections.abc import Iterable
from pathlib import Path

from okr_cli.config.loading import Settings
from okr_cli.config.settings import Config
from okr_cli.history.changes import Change
from okr_cli.history.compare import compare
from okr_cli.history.snapshot import held
from okr_cli.workspace.loader import LoadedWorkspace, load_workspace
from okr_cli.workspace.workspace import Workspace

TEAM = """\
cycle: 2026-Q4
team: Growth
objectives:
  - id: start
    title: Let new shops open worry-free
    owner: Maya Okafor
    key_results:
      - id: activation
        title: Lift first orders
        owner: Maya Okafor
        measure: {baseline: 0, target: 60, unit: "%"}
        check_ins:
          - {date: 2026-10-12, value: 10, confidence: 6}
          - {date: 2026-10-19, value: 14}
        initiatives:
          - {id: setup, title: Ask for three fields, owner: Jonas Lind, status: to-do}
      - id: errors
        title: Cut setup errors
        owner: Jonas Lind
        measure: {baseline: 30, target: 10}
people:
  - {name: Maya Okafor, handle: maya}
"""


def loaded(files: dict[str, str]) -> LoadedWorkspace:
    """The workspace with these files."""
    root = Path.cwd()
    workspace = Workspace(root, Settings(Config.default()))
    return load_workspace(held(workspace, ((root / path, text.encode()) for path, text in files.items())))


def changes(before: dict[str, str] | str, after: dict[str, str] | str) -> tuple[Change, ...]:
    """The changes between two states; a text is that of ``team.yaml``."""
    one, other = ({"team.yaml": state} if isinstance(state, str) else state for state in (before, after))
    return compare(loaded(one), loaded(other))


def edited(*edits: tuple[str, str], text: str = TEAM) -> str:
    """The text with some passages replaced, each of which occurs once."""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def told(found: Iterable[Change]) -> list[str]:
    """Each change as ``kind subject old -> new``."""
    return [f"{each.kind} {_name(each)}{_values(each)}" for each in found]


def _name(change: Change) -> str:
    name = change.entity.id if change.entity else change.name or change.path
    parts = (name, change.field if change.field not in ("check_ins", change.kind.value) else "", change.name)
    return " ".join(dict.fromkeys(filter(None, parts)))


def _values(change: Change) -> str:
    if change.field == "check_ins":
        return f" {change.day}"
    return "" if change.old is None and change.new is None else f": {change.old} -> {change.new}"
