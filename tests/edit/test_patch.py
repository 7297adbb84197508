"""Patches that git and patch apply to the byte."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.edit.patch import patch

LINES = st.lists(
    st.sampled_from(["a", "b: ü", "\tc", " d  ", "", "e\r", "\x0cf", "\u2028g", "--- h", "\\ i"]), max_size=8
)


def patch_text(path: str, before: str, after: str) -> str:
    return "".join(f"{line}\n" for line in patch(path, before, after))


def applied(lines: list[str], before: str) -> str:
    """The text after a patch, by the definition of the unified format."""
    old = before.split("\n")
    new: list[str] = []
    at = 0
    for line in lines[2:]:
        if line.startswith("@@"):
            start = int(line.split()[1].split(",")[0][1:])
            start = start - 1 if not line.split()[1].endswith(",0") else start
            new += old[at:start]
            at = start
        elif line[:1] == "+":
            new.append(line[1:])
        elif line[:1] in (" ", "-"):
            assert old[at] == line[1:]
            new += [line[1:]] if line[0] == " " else []
            at += 1
    return "\n".join([*new, *old[at:]])


@given(LINES, LINES)
def test_a_patch_turns_one_text_into_the_other(before: list[str], after: list[str]) -> None:
    old, new = ("".join(f"{line}\n" for line in each) for each in (before, after))
    lines = list(patch("a.yaml", old, new))
    assert applied(lines, old) == new


@given(LINES, LINES, st.lists(st.integers(0, 60), max_size=8), st.booleans())
def test_a_patch_of_a_long_text_does_too(before: list[str], after: list[str], moved: list[int], alone: bool) -> None:
    """Unique lines, some moved or removed, between lines that occur often."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("okr_cli.edit.patch.COMPARED_WHOLE", 4 if alone else 16)
        old = "".join(f"{line}\n" for at in range(30) for line in (f"line {at}", *before[:1]))
        new = "".join(f"{line}\n" for at in range(30) if at not in moved for line in (f"line {at}", *after[:1]))
        new += "".join(f"line {at}\n" for at in moved)
        old, new = old + "\n".join(before), "\n".join(after) + "\n" + new
        lines = [line for line in patch("a.yaml", old, new) if line != "\\ No newline at end of file"]
        assert applied(lines, old).rstrip("\n") == new.rstrip("\n")


@pytest.mark.parametrize("tool", [["git", "apply", "-"], ["patch", "-p1", "--quiet"]], ids=["git", "patch"])
@pytest.mark.parametrize("name", ["a.yaml", "a b.yaml", 'q"u\\o.yaml', "tab\t.yaml", "ü.yaml"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\n", "a\nc\n"),
        ("a\nb", "a\nc"),
        ("a\nb", "a\nb\n"),
        ("a\nb\n", "a\nb"),
        ("a\r\nb\r\nc", "a\r\nB\r\nc"),
        ("\ufeffa\nb\n", "\ufeffA\nb\n"),
        ("a\u2028b\x0cc\nd\n", "a\u2028b\x0cC\nd\n"),
    ],
)
def test_patch_and_git_apply_accept_it(tool: list[str], name: str, before: str, after: str, tmp_path: Path) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"no {tool[0]} here")
    path = tmp_path / "okrs" / name
    path.parent.mkdir()
    path.write_bytes(before.encode())
    text = patch_text(f"okrs/{name}", before, after)
    done = subprocess.run(tool, cwd=tmp_path, input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done
    assert path.read_bytes() == after.encode()
