"""Edits are written completely, only over the text that was read, one at a time; several files all or none."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from okr_cli.config.loading import Settings
from okr_cli.config.settings import Config
from okr_cli.edit import journal
from okr_cli.edit import lock as lock_module
from okr_cli.edit.file_change import EditPlan, FileChange, new_file
from okr_cli.edit.lock import locked
from okr_cli.edit.operations import AddEntry, Operation, SetKeys
from okr_cli.edit.patch import patch
from okr_cli.edit.plan import plan_edits
from okr_cli.edit.session import edit
from okr_cli.edit.state import state_file
from okr_cli.edit.write import write
from okr_cli.errors import CannotEdit, CannotRun
from okr_cli.files import remove_leftovers
from okr_cli.workspace.loader import LoadedWorkspace, load_workspace
from okr_cli.workspace.workspace import Workspace

NAMES = ("a", "b", "c")
FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that begin as copies of this one")
WRITING = (
    *("okr_cli/edit/write.py", "okr_cli/edit/file_change.py", "okr_cli/edit/journal.py", "okr_cli/edit/session.py"),
    "okr_cli/files.py",
)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Three files with one Initiative each."""
    root = tmp_path / "okrs"
    root.mkdir()
    for name in NAMES:
        (root / f"{name}.yaml").write_text(f"initiatives:\n  - title: {name}\n    status: to-do  # so far\n")
    monkeypatch.chdir(root)
    monkeypatch.setenv("OKR_STATE_DIR", str(tmp_path / "state"))
    return Workspace(root, Settings(Config()))


def shipping(loaded: LoadedWorkspace) -> Sequence[Operation]:
    """Every Initiative is shipped."""
    return [SetKeys(entity, {"status": "shipped"}) for entity in loaded.definitions]


def texts(workspace: Workspace) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(workspace.root.iterdir()) if path.is_file()}


def files(workspace: Workspace) -> dict[str, str]:
    """The OKR files, without leftovers of killed runs."""
    return {name: text for name, text in texts(workspace).items() if name.endswith(".yaml")}


def shipped(before: dict[str, str]) -> dict[str, str]:
    return {name: text.replace("to-do", "shipped") for name, text in before.items()}


def in_child(act: Callable[[], object]) -> int:
    """Run something in a child process that exits without cleaning up. Returns its process id."""
    process = os.fork()
    if process:
        return process
    try:
        act()
    except BaseException:
        os._exit(1)
    os._exit(0)


def exit_code(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def test_an_edit_is_written_and_leaves_nothing_else_behind(workspace: Workspace) -> None:
    before = texts(workspace)
    plan = edit(workspace, shipping)
    assert [change.shown for change in plan.changes] == ["a.yaml", "b.yaml", "c.yaml"]
    assert texts(workspace) == shipped(before)
    assert "\n".join(plan.patch()).count("+    status: shipped  # so far") == 3
    assert not state_file(workspace.root, "journal").exists()
    assert edit(workspace, shipping).changes == ()


def test_what_is_not_approved_is_not_written(workspace: Workspace) -> None:
    before = texts(workspace)

    def refuse(plan: EditPlan) -> None:
        assert plan.texts == shipped(before)
        raise CannotRun("no")

    with pytest.raises(CannotRun, match="no"):
        edit(workspace, shipping, refuse)
    assert texts(workspace) == before


def test_a_file_that_changed_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    loaded = load_workspace(workspace)
    plan = plan_edits(workspace, loaded, shipping(loaded))
    (workspace.root / "b.yaml").write_text("initiatives: []\n")
    before = texts(workspace)
    with pytest.raises(CannotEdit, match=r"^b\.yaml: changed while okr was running"):
        write(plan)
    with pytest.raises(CannotEdit, match=r"^b\.yaml: changed while okr was running"):
        plan_edits(workspace, loaded, shipping(loaded))
    assert texts(workspace) == before


def test_a_link_inside_the_workspace_is_followed_and_one_out_of_it_is_not(workspace: Workspace) -> None:
    inner, outer = workspace.root / "hidden.txt", workspace.root.parent / "outer.yaml"
    (workspace.root / "a.yaml").rename(inner)
    (workspace.root / "a.yaml").symlink_to(inner)
    inner.chmod(0o640)
    edit(workspace, shipping)
    assert "shipped" in inner.read_text()
    assert inner.stat().st_mode & 0o777 == 0o640
    assert (workspace.root / "a.yaml").is_symlink()
    outer.write_text("initiatives:\n  - title: outer\n")
    (workspace.root / "d.yaml").symlink_to(outer)
    plan = EditPlan(workspace.root, (FileChange(Path("d.yaml"), "d.yaml", outer.read_text(), "okr: 1\n"),))
    with pytest.raises(CannotEdit, match=r"^d\.yaml: "):
        write(plan)
    assert outer.read_text() == "initiatives:\n  - title: outer\n"


def fail_at(monkeypatch: pytest.MonkeyPatch, is_full: Callable[[int], bool]) -> None:
    """Let the writes with these numbers, from 1, find a full disk."""
    from okr_cli.files import write_text

    calls = [0]

    def full(path: Path, text: str, inside: Path | None = None) -> None:
        calls[0] += 1
        if is_full(calls[0]):
            raise OSError(28, "No space left on device", str(path))
        write_text(path, text, inside)

    monkeypatch.setattr("okr_cli.edit.file_change.write_text", full)


def files_below(workspace: Workspace) -> set[str]:
    """The paths of all files of a workspace."""
    return {path.relative_to(workspace.root).as_posix() for path in workspace.root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_if_one_of_several_files_cannot_be_written_none_is(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    before = texts(workspace)
    fail_at(monkeypatch, lambda call: call == failing)
    with pytest.raises(CannotEdit, match="no space left on device; nothing was written"):
        edit(workspace, shipping)
    assert texts(workspace) == before
    assert not state_file(workspace.root, "journal").exists()


def test_a_half_written_edit_is_finished_by_the_next_one(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(workspace)
    with monkeypatch.context() as patch:
        fail_at(patch, lambda call: call > 1)
        with pytest.raises(CannotEdit, match="some of the files were not written"):
            edit(workspace, shipping)
    edit(workspace, lambda loaded: [])
    assert texts(workspace) == shipped(before)


def creating(loaded: LoadedWorkspace) -> Sequence[Operation]:
    """Every Initiative is shipped, and two files in folders of their own are created."""
    names = ("new/d.yaml", "notes/d.md")
    return [*shipping(loaded), *(new_file(Path(name), "initiatives: []\n") for name in names)]


def test_files_are_created_with_the_edits_of_others(workspace: Workspace) -> None:
    before = texts(workspace)
    plan = edit(workspace, creating)
    assert {name: text for name, text in texts(workspace).items() if name in before} == shipped(before)
    for name in ("new/d.yaml", "notes/d.md"):
        assert (workspace.root / name).read_text() == "initiatives: []\n"
        assert ["--- /dev/null", f"+++ b/{name}", "@@ -0,0 +1 @@", "+initiatives: []"] == [
            line for change in plan.changes if change.shown == name for line in patch(name, None, change.after)
        ]
    with pytest.raises(CannotEdit, match=r"new/d\.yaml: already exists; nothing was written"):
        edit(workspace, creating)


def test_no_file_is_created_outside_the_workspace(workspace: Workspace) -> None:
    with pytest.raises(CannotEdit, match=r"^\.\./d\.yaml: "):
        edit(workspace, lambda loaded: [*shipping(loaded), new_file(Path("../d.yaml"), "okr: 1\n")])
    assert "shipped" not in "".join(texts(workspace).values())


@pytest.mark.parametrize("failing", range(1, 6))
def test_no_file_is_created_if_another_cannot_be_written(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    before = texts(workspace)
    fail_at(monkeypatch, lambda call: call == failing)
    with pytest.raises(CannotEdit, match="no space left on device; nothing was written"):
        edit(workspace, creating)
    assert files_below(workspace) == set(before)


def test_an_interrupted_new_file_is_created_by_the_next_edit(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_at(patch, lambda call: call > 1)
        with pytest.raises(CannotEdit, match="some of the files were not written"):
            edit(workspace, creating)
    edit(workspace, lambda loaded: [])
    assert files_below(workspace) == {"a.yaml", "b.yaml", "c.yaml", "new/d.yaml", "notes/d.md"}


def killed_at(step: int, act: Callable[[], object]) -> None:
    """Run something and kill this process before the line with this number among those that write."""
    left = [step]

    def line(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
        return line

    def call(frame: FrameType, event: str, _: Any) -> Any:
        return line if frame.f_code.co_filename.endswith(WRITING) else None

    sys.settrace(call)
    act()


def edit_as_another_process(workspace: Workspace, operations: Callable[[LoadedWorkspace], Sequence[Operation]]) -> None:
    """Edit like a process that has not yet looked for leftovers."""
    remove_leftovers.cache_clear()
    edit(workspace, operations)
    remove_leftovers.cache_clear()


@FORKS
def test_a_run_killed_at_any_line_is_completed_by_the_next(workspace: Workspace) -> None:
    before, step, code, halves = texts(workspace), 0, 9, 0
    after = shipped(before)
    while code == 9:
        for name, text in before.items():
            (workspace.root / name).write_text(text)
        code = exit_code(in_child(partial(killed_at, step, partial(edit, workspace, shipping))))
        found = files(workspace)
        assert all(found[name] in (before[name], after[name]) for name in before)
        halves += found not in (before, after)
        edit_as_another_process(workspace, lambda loaded: [])
        assert files(workspace) in (before, after)
        step += 6
    assert code == 0
    assert step > 100
    assert halves > 2
    edit_as_another_process(workspace, shipping)
    assert texts(workspace) == after  # no leftovers beside the files


def test_a_file_that_was_changed_after_an_interruption_is_left_alone_and_named_once(workspace: Workspace) -> None:
    loaded = load_workspace(workspace)
    plan = plan_edits(workspace, loaded, shipping(loaded))
    journal.record(workspace.root, plan.changes)
    (workspace.root / "a.yaml").write_text(plan.changes[0].after)
    (workspace.root / "b.yaml").write_text("initiatives: []\n")
    before = texts(workspace)
    with pytest.raises(CannotRun, match=r"a\.yaml was written, b\.yaml and c\.yaml were not; check the files"):
        edit(workspace, shipping)
    assert texts(workspace) == before
    edit(workspace, shipping)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": [{"path": "../outer.yaml", "before": "", "after": "x"}]}'])
def test_an_invalid_journal_is_ignored(workspace: Workspace, text: str) -> None:
    before = texts(workspace)
    path = state_file(workspace.root, "journal")
    path.write_text(text)
    edit(workspace, lambda loaded: [])
    assert not path.exists()
    assert texts(workspace) == before
    assert not (workspace.root.parent / "outer.yaml").exists()


def check_in_each(workspace: Workspace, days: Sequence[date]) -> None:
    """One edit after the other adds a check-in."""

    def checking_in(day: date, loaded: LoadedWorkspace) -> Sequence[Operation]:
        return [AddEntry(entity, "check_ins", {"date": day, "value": Decimal(1)}) for entity in loaded.definitions]

    for day in days:
        edit(workspace, partial(checking_in, day))


@FORKS
def test_simultaneous_edits_are_all_kept(workspace: Workspace) -> None:
    path = workspace.root / "k.yaml"
    path.write_text("kpis:\n  - title: calls\n")
    for name in NAMES:
        (workspace.root / f"{name}.yaml").unlink()
    days = [date(2026, 10, 1) + timedelta(number) for number in range(50)]
    children = [in_child(partial(check_in_each, workspace, days[first::10])) for first in range(10)]
    assert [exit_code(child) for child in children] == [0] * 10
    (kpi,) = load_workspace(workspace).documents[0].model.kpis
    assert sorted(check_in.date for check_in in kpi.check_ins) == days


def test_waiting_for_a_hanging_edit_ends(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_module, "PATIENCE", 0)
    with locked(workspace.root), pytest.raises(CannotRun, match="another okr process is editing"):
        edit(workspace, shipping)
    edit(workspace, shipping)


def test_the_lock_is_outside_the_workspace_and_the_same_for_every_path(workspace: Workspace) -> None:
    other = workspace.root.parent / "link"
    other.symlink_to(workspace.root)
    assert state_file(other, "lock") == state_file(workspace.root, "lock")
    assert not state_file(other, "lock").is_relative_to(workspace.root)


def test_without_a_writable_home_another_folder_of_the_user_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OKR_STATE_DIR")
    monkeypatch.setattr("platformdirs.user_state_path", lambda name: Path("/proc/nothing") / name)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = state_file(tmp_path, "lock").parent
    assert folder.parent == tmp_path
    assert folder.stat().st_mode & 0o077 == 0
    folder.chmod(0o777)
    with pytest.raises(CannotRun, match="OKR_STATE_DIR"):
        state_file(tmp_path, "lock")


def test_a_state_folder_that_cannot_be_created_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("OKR_STATE_DIR", str(tmp_path / "file" / "state"))
    with pytest.raises(CannotRun, match="OKR_STATE_DIR"):
        state_file(tmp_path, "lock")
