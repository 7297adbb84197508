"""Pressing TAB."""

from pathlib import Path

import pytest

from okr_cli.cli.arguments import complete_rules, complete_settings
from tests.commands.running import okr_process


def offered(words: str, cwd: Path) -> list[str]:
    """What bash is offered at the end of a command line."""
    settings = {"_OKR_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    return okr_process(cwd=cwd, settings=settings).out.split()


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("okr sch", {"schema"}),
        ("okr lint --fail-on ", {"error", "warning", "info"}),
        ("okr lint --select too-many-in", {"too-many-initiatives"}),
        ("okr rule 201", {"201"}),
        ("okr config limits.init", {"limits.initiatives"}),
    ],
)
def test_bash_completes(folder: Path, words: str, offers: set[str]) -> None:
    assert set(offered(words, folder)) == offers


def test_the_script_for_a_shell_is_for_okr(folder: Path) -> None:
    done = okr_process(cwd=folder, settings={"_OKR_COMPLETE": "source_bash"})
    assert done.code == 0
    assert "_OKR_COMPLETE=complete_bash" in done.out


def test_rules_by_name_code_and_group() -> None:
    assert ("focus", "All rules in the focus group.") in complete_rules("fo")
    assert {name for name, _ in complete_rules("20")} >= {"201", "203"}
    assert [name for name, _ in complete_rules("links,unknown-ke")] == ["links,unknown-key"]


def test_settings_with_what_they_mean() -> None:
    assert ("limits", "How much is too much.") in complete_settings("lim")
    assert [key for key, _ in complete_settings("cycles.fiscal-year-st")] == ["cycles.fiscal-year-start"]
