"""``okr fmt``: what it writes, what it only reports, and what it leaves alone."""

from pathlib import Path

import pytest

from tests.commands.running import okr

LOOSE = "team:  'Growth'\nokr: 1\ncycle: 2026-Q4\nobjectives:\n- title: Give new customers a confident start\n"
NEAT = "okr: 1\ncycle: 2026-Q4\nteam: Growth\nobjectives:\n  - title: Give new customers a confident start\n"
BROKEN = "objectives:\n  - title: One\n    owner: a: b\n"


@pytest.fixture
def files(folder: Path) -> Path:
    """A file that is not in canonical form, one that is, and one that cannot be read."""
    (folder / "loose.yaml").write_text(LOOSE)
    (folder / "neat.yaml").write_text(NEAT)
    (folder / "broken.yaml").write_text(BROKEN)
    return folder


def test_files_are_formatted_and_a_broken_one_is_named_with_its_place(files: Path) -> None:
    done = okr("fmt")
    assert (done.code, done.out) == (2, "formatted loose.yaml\n")
    assert done.err.startswith("okr: broken.yaml:3:13: not valid YAML: ")
    assert done.err.endswith(
        "; left unchanged\nokr: 1 file formatted, 1 file already formatted, 1 file could not be formatted\n"
    )
    assert (files / "loose.yaml").read_text() == (files / "neat.yaml").read_text() == NEAT
    assert (files / "broken.yaml").read_text() == BROKEN


def test_check_and_diff_write_nothing_and_fail_if_files_would_change(files: Path) -> None:
    (files / "broken.yaml").unlink()
    check, diff = okr("fmt", "--check"), okr("fmt", "--diff")
    assert (check.code, check.out) == (1, "would format loose.yaml\n")
    assert check.err == "okr: 1 file would change, 1 file already formatted\n"
    assert (diff.code, diff.out.splitlines()[:2]) == (1, ["--- a/loose.yaml", "+++ b/loose.yaml"])
    assert "-team:  'Growth'" in diff.out
    assert (files / "loose.yaml").read_text() == LOOSE
    assert okr("fmt", "--check", "neat.yaml").code == okr("fmt", "--diff", "neat.yaml").code == 0


def test_only_named_okr_files_are_formatted(files: Path) -> None:
    (files / "compose.yaml").write_text("services:   {web: 'x'}\n")
    done = okr("fmt", "neat.yaml", "compose.yaml")
    assert (done.code, done.out) == (0, "")
    assert "compose.yaml" in done.err
    assert (files / "compose.yaml").read_text() == "services:   {web: 'x'}\n"
    assert (files / "loose.yaml").read_text() == LOOSE


def test_standard_input_is_a_filter() -> None:
    done = okr("fmt", "-", stdin=LOOSE.encode())
    assert (done.code, done.out) == (0, NEAT)
    assert okr("fmt", "-", stdin=NEAT.encode()).out == NEAT
    assert okr("fmt", "-", "--check", stdin=LOOSE.encode()).code == 1
    broken = okr("fmt", "-", stdin=BROKEN.encode())
    assert (broken.code, broken.out) == (2, "")
    assert broken.err.startswith("okr: <stdin>:3:13: ")


def test_nothing_to_format_is_reported() -> None:
    assert okr("fmt").complaint.startswith("no OKRs in the current folder")
    assert okr("fmt", "-", "neat.yaml").complaint == "'-' cannot be combined with other paths"
