"""Every promise in README about the user's files and machine has a test."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from okr_cli.cli.command_group import COMMANDS
from tests.commands.running import ROOT
from tests.observing import Deeds, Observer
from tests.workspace.repositories import git, repository

HERE = "tests/test_promises.py"
FIX, FIX_HAZARDS = "tests/commands/test_lint_fix.py", "tests/commands/test_lint_fix_hazards.py"
FILES, STREAMS = "tests/test_files.py", "tests/cli/test_streams.py"
HIDING = "tests/workspace/test_hiding_places.py"

TESTS = {
    "It reads your workspace and nothing else of yours": [
        f"{HERE}::test_reading_commands_touch_only_the_workspace_and_the_cache",
        f"{FIX}::test_a_file_outside_the_workspace_is_neither_read_nor_written",
    ],
    "Commands that show something write nothing but the cache": [
        f"{HERE}::test_reading_commands_touch_only_the_workspace_and_the_cache",
        f"{HERE}::test_without_the_cache_nothing_is_written_at_all",
        f"{HERE}::test_every_command_is_declared_as_reading_or_writing",
    ],
    "`--fix` changes the words of a fix and no other byte.": [
        f"{FIX}::test_safe_fixes_are_applied_and_every_other_byte_stays",
        f"{FIX}::test_a_diff_is_a_patch_and_nothing_is_written",
        f"{FIX_HAZARDS}::test_a_file_that_is_rewritten_between_the_last_look_and_the_writing_stays",
    ],
    "A file is written completely or not at all.": [
        f"{FILES}::test_a_failure_leaves_the_old_file_and_nothing_else",
        f"{FILES}::test_every_bit_of_the_mode_stays",
        f"{FILES}::test_owner_and_group_stay",
        f"{FILES}::test_several_hard_links",
        f"{FILES}::test_the_next_write_removes_leftovers",
        f"{FIX_HAZARDS}::test_a_full_disk_is_one_line_and_loses_nothing",
    ],
    "`init` and `import` never overwrite a file": [
        "tests/commands/test_import.py::test_a_second_import_overwrites_nothing",
        "tests/commands/test_init.py::test_it_overwrites_nothing",
        "tests/commands/test_lint_outputs.py::test_no_output_overwrites_what_okr_or_git_reads",
    ],
    "No OKR file is skipped silently.": [
        f"{HIDING}::test_no_spelling_hides_a_file",
        f"{HIDING}::test_no_encoding_hides_a_file",
        f"{HIDING}::test_no_name_hides_a_file",
        f"{HIDING}::test_what_git_tracks_is_read_whatever_is_ignored_or_hidden",
        f"{HIDING}::test_skipped_files_are_reported",
    ],
    "Nothing in your files is run.": [
        "tests/test_git.py::test_no_program_of_the_repository_runs",
        "tests/commands/test_check_in.py::test_a_failing_hook_is_quoted_and_the_value_stays",
        f"{HERE}::test_yaml_tags_and_python_modules_in_the_workspace_never_run",
        f"{HERE}::test_reading_commands_touch_only_the_workspace_and_the_cache",
    ],
    "The cache contains data, not code": [
        "tests/cache/test_planted.py::test_a_planted_row_is_treated_as_missing",
        "tests/cache/test_planted.py::test_a_planted_database_is_replaced",
        "tests/cache/test_private_files.py::test_only_their_owner_can_access_folder_and_file",
    ],
    "Plugins are the exception": [
        "tests/linter/test_foreign_code.py::test_a_run_that_a_plugin_ends_does_not_pass",
        "tests/linter/test_foreign_code.py::test_output_of_a_plugin_is_suppressed_and_mentioned_once",
    ],
    "No network access": [f"{HERE}::test_reading_commands_touch_only_the_workspace_and_the_cache"],
    "Nothing to check is not a success.": [
        "tests/commands/test_lint_paths.py::test_nothing_to_check_does_not_pass",
        "tests/commands/test_lint_paths.py::test_allow_empty_passes_and_is_reported_once",
    ],
    "The exit code is 0, 1 or 2, and 130 after Ctrl-C.": [
        "tests/cli/test_exit_codes.py::test_errors_are_one_line_with_exit_code_2",
        f"{STREAMS}::test_ctrl_c_leaves_no_traceback",
        f"{STREAMS}::test_ctrl_c_while_okr_starts_leaves_no_traceback",
    ],
    "Your text is shown as text": [
        "tests/output/findings/test_promises.py::test_text_stays_text",
        "tests/test_safe_text.py::test_control_sequences_are_escaped",
        "tests/test_safe_text.py::test_no_line_starts_a_workflow_command",
        "tests/views/test_status_table.py::test_user_text_is_shown_and_never_obeyed",
        "tests/views/test_pages.py::test_markdown_holds_no_html_and_no_loose_pipe",
        "tests/views/test_pages.py::test_spreadsheets_calculate_nothing",
    ],
}
"""The tests behind each line of the section, by the words that are bold in it."""

README = ROOT / "README.md"
HEADING = "## What okr promises about your files and your machine\n"

READING = (
    "lint",
    "lint --select all --statistics",
    "lint --fix --diff",
    "status --as-of 2026-11-20",
    "show sample-jobs --as-of 2026-11-20",
    "review --as-of 2026-11-20",
    "due --as-of 2026-11-20",
    "prioritize",
    "health",
    "report --as-of 2026-11-20",
    "graph",
    "export",
    "diff",
    "history sample-jobs",
    "status --rev HEAD --as-of 2026-11-20",
    "rule team-owner",
    "schema file",
    "config",
    "lsp",
)

FROM_GIT = ("diff", "history", "--rev")
"""What reads revisions, and needs some."""


WRITING = {
    *("init", "cache"),
    *("check-in", "add", "start", "ship", "drop", "move", "set", "rename", "retarget", "canvas", "cycle", "fmt"),
    "import",
    "merge-file",
}
"""Commands whose purpose is to write: files that are not there yet, the cache, entries in your files."""


def test_every_promise_has_a_test() -> None:
    section = README.read_text(encoding="utf-8").partition(HEADING)[2].partition("\n## ")[0]
    lines = re.findall(r"^- (.*?)(?=^- |\Z)", section, re.MULTILINE | re.DOTALL)
    promised = [found[1] if (found := re.match(r"\*\*(.+?)\*\*", " ".join(line.split()))) else line for line in lines]
    assert promised == list(TESTS)
    for place in {place for places in TESTS.values() for place in places}:
        path, _, name = place.partition("::")
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert any(isinstance(node, ast.FunctionDef) and node.name == name for node in ast.walk(tree)), place
    assert all(TESTS.values())


def test_every_command_is_declared_as_reading_or_writing() -> None:
    assert set(COMMANDS) - {command.split()[0] for command in READING} <= WRITING


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """Two teams of the example company, and files next to them that okr must not touch."""
    folder = tmp_path / "company" / "acme"
    others = shutil.ignore_patterns("people.yaml", "security.yaml", "platform.yaml", "sales.yaml", "customer-care.yaml")
    shutil.copytree(ROOT / "examples" / "acme", folder, ignore=others)
    (tmp_path / "company" / "secret.yaml").write_text("okr: 1\nteam: Others\n")
    (folder / "notes.txt").write_text("nothing for okr\n")
    return folder


def lay_traps(folder: Path) -> Path:
    """Modules with the names of installed ones that leave a trace when imported. Returns the trace."""
    trace = folder.parent / f"{folder.name}-owned"
    for name in ("typer", "rich", "pydantic", "yaml", "json", "sitecustomize", "okr_cli"):
        (folder / f"{name}.py").write_text(f"import pathlib; pathlib.Path({str(trace)!r}).touch()\n")
    return trace


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with such modules, and the trace of importing one."""
    folder = tmp_path_factory.mktemp("trapped")
    return folder, lay_traps(folder)


@pytest.fixture(scope="module")
def observer(trapped: tuple[Path, Path]) -> Iterator[Observer]:
    """Has imported okr far away from any workspace."""
    with Observer(trapped[0]) as started:
        yield started


def programs(deeds: Deeds) -> set[str]:
    """The names of the programs that a run started."""
    return {Path(command.partition(" ")[0]).stem for command in deeds.runs}


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_reads_and_writes_of_okr_are_observed(observer: Observer, acme: Path, tmp_path: Path) -> None:
    deeds = observer.observe("lint", acme, tmp_path, OKR_CACHE_DIR=str(tmp_path / "cache"))
    read = {Path(path).name for path in deeds.reads}
    assert {"okr.toml", "organisation.yaml"} <= read
    (acme / "new").mkdir()
    written = observer.observe("init --nested new", acme, tmp_path).writes
    assert {path.partition("/new/")[2].partition("/")[0] for path in written} >= {"okrs"}


@pytest.mark.parametrize("command", READING)
def test_reading_commands_touch_only_the_workspace_and_the_cache(
    observer: Observer, acme: Path, tmp_path: Path, command: str
) -> None:
    cache = tmp_path / "cache"
    if set(FROM_GIT) & set(command.split()):
        repository(acme, ".")
        git(acme, "-c", "user.name=A", "-c", "user.email=a@acme.example", "commit", "--quiet", "--message", "x")
    before = contents(tmp_path / "company")
    deeds = observer.observe(command, acme, tmp_path, OKR_CACHE_DIR=str(cache))
    assert deeds.code in (0, 1)
    assert contents(tmp_path / "company") == before
    assert [path for path in deeds.reads if not path.startswith((f"{acme}/", f"{cache}"))] == []
    assert [path for path in deeds.reads if path.endswith(".txt")] == []
    assert [path for path in deeds.writes if not path.startswith(str(cache))] == []
    assert deeds.connects == deeds.executes == []
    assert programs(deeds) <= {"git"}


def test_without_the_cache_nothing_is_written_at_all(observer: Observer, acme: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert observer.observe("lint --no-cache", acme, tmp_path, OKR_CACHE_DIR=str(cache)).writes == []
    assert not cache.exists()


def test_yaml_tags_and_python_modules_in_the_workspace_never_run(
    observer: Observer, trapped: tuple[Path, Path], acme: Path, tmp_path: Path
) -> None:
    owned = lay_traps(acme)
    tags = (
        f"!!python/object/apply:os.system ['touch {owned}']",
        f"!!python/object/new:exec [\"import pathlib; pathlib.Path('{owned}').touch()\"]",
        f"!!python/object/apply:builtins.eval [\"__import__('os').mkdir({str(owned)!r})\"]",
        "!!python/module:typer",
    )
    for number, tag in enumerate(tags):
        text = f"okr: 1\nteam: {tag}\nobjectives:\n  - title: {tag}\n    owner: {tag}\n"
        (acme / "okrs" / f"trap-{number}.yaml").write_text(text)
    for command in ("lint --select all", "status", "review", "lint --fix --diff"):
        deeds = observer.observe(command, acme, tmp_path, OKR_CACHE_DIR=str(tmp_path / "cache"))
        assert deeds.code in (0, 1)
        assert deeds.executes == []
        assert programs(deeds) <= {"git"}
    assert not owned.exists()
    assert not trapped[1].exists()
