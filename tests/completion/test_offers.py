"""What is offered after which words."""

from collections.abc import Iterator

import pytest

from okr_cli.cli.command_group import COMMANDS, SECTIONS, build
from okr_cli.completion.command_line import commands
from okr_cli.completion.kept_names import Name
from okr_cli.completion.offers import offers

NAMES: list[Name] = [
    ("objective", "start", "Give new shops a start", True, "2026-Q4/growth/start"),
    ("key-result", "activation", "Lift orders", True, "2026-Q4/growth/start/activation"),
    ("initiative", "setup", "Redesign setup", True, "2026-Q4/growth/start/activation/setup"),
    ("kpi", "answer-time", "First answer", True, "2026-Q4/care/answer-time"),
    ("key-result", "2026-Q3/growth/start/activation", "Lift orders", False, "2026-Q3/growth/start/activation"),
    ("key-result", "old-one", "Something else", False, "2026-Q3/growth/start/old-one"),
    ("team", "customer-care", "Customer Care", True, ""),
    ("owner", "maya", "Maya Okafor", True, ""),
    ("owner", "Jonas Lind", "", True, ""),
    ("cycle", "2026-Q4", "", True, ""),
]


def offered(line: str) -> list[str]:
    """The words offered at the end of a command line without quotes."""
    *words, word = line.split(" ")[1:]
    found = offers(words, word, lambda: NAMES)
    return [f"{found.before}{offer}" for offer, _ in found.found]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("okr sch", ["schema"]),
        ("okr --ver", ["--version"]),
        ("okr --install-completion z", ["zsh"]),
        ("okr show ", ["start", "activation", "setup", "answer-time"]),
        ("okr show act", ["activation"]),
        ("okr show old", ["old-one"]),
        ("okr show 2026-Q3/", ["2026-Q3/growth/start/activation"]),
        ("okr show growth/start/act", ["growth/start/activation", "growth/start/activation/setup"]),
        ("okr show activation --te", ["--team"]),
        ("okr show --cycle all act", ["activation"]),
        ("okr status a", ["activation", "answer-time"]),
        ("okr status start c", ["customer-care"]),
        ("okr check-in ", ["activation", "answer-time"]),
        ("okr check-in activation 4", []),
        ("okr check-in activation 48 --status ", ["on-track", "behind", "at-risk"]),
        ("okr retarget ", ["activation"]),
        ("okr start ", ["setup"]),
        ("okr move setup --to ", ["activation"]),
        ("okr drop ", ["start", "activation", "setup"]),
        ("okr add k", ["key-result", "kpi"]),
        ("okr add initiative Title --to ", ["start", "activation"]),
        ("okr due --owner m", ["maya"]),
        ("okr due --owner=J", ["--owner=Jonas Lind"]),
        ("okr due --owner maya --format ", ["table", "json", "markdown", "csv"]),
        ("okr due --output-f", ["--output-format"]),
        ("okr due --format=j", ["--format=json"]),
        ("okr due --ids=", []),
        ("okr health --own", []),
        ("okr cycle n", ["new"]),
        ("okr cycle new 2026-Q5 --from ", ["2026-Q4"]),
        ("okr lint --fail-on ", ["error", "warning", "info"]),
        ("okr lint --select too-many-in", ["too-many-initiatives"]),
        ("okr lint --select focus,too-many-in", ["focus,too-many-initiatives"]),
        ("okr rule 201", ["201"]),
        ("okr rule foc", ["focus"]),
        ("okr config limits.init", ["limits.initiatives"]),
        ("okr schema heal", ["health"]),
        ("okr graph --format ", ["mermaid", "dot", "svg", "markdown", "json"]),
        ("okr show -- --te", []),
        ("okr nothing ", []),
        ("okr config limits ", []),
    ],
)
def test_matching_names_are_offered(line: str, words: list[str]) -> None:
    assert offered(line) == words


@pytest.mark.parametrize(
    ("line", "has_files"),
    [
        ("okr lint ", True),
        ("okr status x", True),
        ("okr export -o ", True),
        ("okr show ", False),
        ("okr due --as-of ", False),
    ],
)
def test_file_names_are_left_to_the_shell(line: str, has_files: bool) -> None:
    *words, word = line.split(" ")[1:]
    assert offers(words, word, lambda: NAMES).files is has_files


def test_names_are_read_only_if_they_can_match() -> None:
    def names() -> Iterator[Name]:
        raise AssertionError

    assert offers(["lint", "--select"], "focus", names).found
    assert offers([], "sta", names).found


def test_every_command_and_option_is_known() -> None:
    known = commands()
    assert list(known) == ["", *COMMANDS]
    assert len(known) == 1 + sum(map(len, SECTIONS.values()))
    for name in COMMANDS:
        options = {option.opts[0] for option in build(name).params if option.param_type_name == "option"}
        assert {option.names[0] for option in known[name].options} == {*options, "--help"}
