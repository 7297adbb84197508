"""User text is shown as text and never interpreted."""

import pytest

from okr_cli.safe_text import escape_workflow_commands, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\u202eb", "a\\u202eb"),
        ("half \ud800", "half \\ud800"),
        ("##[error]stop", "##\\x5berror]stop"),
        ("so ##vso[task.complete] it is", "so ##vso\\x5btask.complete] it is"),
        ("# [a] and ## b [c]", "# [a] and ## b [c]"),
        ("Nguyễn 東京 🎉", "Nguyễn 東京 🎉"),
    ],
)
def test_control_sequences_are_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::stop", "\\x3a:error::stop"),
        ("  ::set-output name=a::b", "  \\x3a:set-output name=a::b"),
        ("std::vector", "std::vector"),
        ("a ::b", "a ::b"),
    ],
)
def test_no_line_starts_a_workflow_command(line: str, shown: str) -> None:
    assert escape_workflow_commands(line) == shown
