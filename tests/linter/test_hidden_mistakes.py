"""A suppressed finding about the form of a file hides itself and nothing else."""

from pathlib import Path

import pytest

from okr_cli.source.parser import parse
from okr_cli.source.recovery import read_behind_mistakes
from okr_cli.source.tree import Mapping, Sequence, span_of
from tests.commands.running import okr

ENTRY = "  - title: {title}\n    owner: {owner}\n"
GOOD = ENTRY.format(title="Let guests sleep well", owner="Ida Berg")
KNOWN_BAD = ENTRY.format(title="Let the harbor open early", owner="Harbor team")
MISTAKES = {
    "a second colon": "  - title: Ship: the parcels whole\n    owner: Ida Berg\n",
    "a tab": "  - title: Ship the parcels\n\towner: Ida Berg\n",
    "an open quote": '  - title: "Ship the parcels\n    owner: Ida Berg\n',
    "an open bracket": "  - title: Ship the parcels\n    key_results: [\n",
    "a sign": "  - title: @home\n    owner: Ida Berg\n",
    "an indentation": "  - title: Ship the parcels\n      owner: Ida Berg\n",
    "no key": "  - title: Ship the parcels\n    nonsense\n    owner: Ida Berg\n",
    "an anchor": "  - title: *nothing\n    owner: Ida Berg\n",
    "a list as a key": "  - [a, b]: c\n    owner: Ida Berg\n",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").write_text('[lint]\nselect = ["file", "ownership"]\n')
    return tmp_path


def reported(text: str) -> list[str]:
    """The reported rules, without findings about suppressions."""
    Path("a.yaml").write_text(text)
    done = okr("lint", "--no-cache", "--output-format", "concise")
    assert done.code in (0, 1), done
    found = [line.split(": ")[1].split()[2] for line in done.out.splitlines() if line.startswith("a.yaml:")]
    return [name for name in found if name not in ("unused-suppression", "missing-modeline")]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_text_before_invalid_yaml_is_checked(home: Path, mistake: str) -> None:
    text = f"objectives:\n{KNOWN_BAD}{GOOD}{MISTAKES[mistake]}"
    assert reported(text) == ["invalid-yaml"]
    assert "team-owner" in reported(f"# okr: ignore-file[invalid-yaml]\n{text}")
    assert "team-owner" in reported(f"# okr: ignore-file[001] -- a template\n{text}")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_text_after_invalid_yaml_is_checked(home: Path, mistake: str) -> None:
    text = f"objectives:\n{GOOD}{MISTAKES[mistake]}{KNOWN_BAD}"
    assert "team-owner" in reported(f"# okr: ignore-file[invalid-yaml]\n{text}")
    text = f"# okr: ignore-file[invalid-yaml]\nnonsense\n{text}{MISTAKES['a second colon']}"
    assert "team-owner" in reported(text)


def test_a_path_whose_mistakes_are_ignored_is_checked_too(home: Path) -> None:
    (home / "okr.toml").write_text(
        '[lint]\nselect = ["file", "ownership"]\n[lint.per-file-ignores]\n"*.yaml" = ["invalid-yaml"]\n'
    )
    assert reported(f"objectives:\n{MISTAKES['a second colon']}{KNOWN_BAD}") == ["team-owner"]


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("unknown-key", "    colour: blue\n"),
        ("invalid-value", "    id: Not One\n"),
        ("duplicate-key", "    owner: Quay team\n"),
        ("003, 005", "    colour: blue\n    id: Not One\n"),
    ],
)
def test_an_entity_is_checked_although_its_form_is_wrong(home: Path, rule: str, line: str) -> None:
    text = f"objectives:\n{KNOWN_BAD}{line}"
    assert "team-owner" not in reported(text)
    assert reported(f"# okr: ignore-file[{rule}]\n{text}") == ["team-owner"]


def test_a_reported_mistake_hides_findings_that_follow_from_it(home: Path) -> None:
    text = f"# okr: ignore-file[unknown-key]\nobjectives:\n{KNOWN_BAD}    colour: blue\n    id: Not One\n"
    assert reported(text) == ["invalid-value"]


def test_a_file_of_another_version_is_read_as_far_as_possible(home: Path) -> None:
    text = f"okr: 2\nobjectives:\n{KNOWN_BAD}"
    assert reported(text) == ["unsupported-version"]
    assert reported(f"# okr: ignore-file[unsupported-version]\n{text}") == ["team-owner"]


def test_offsets_are_those_of_the_text() -> None:
    text = f"objectives:\r\n{MISTAKES['a second colon']}{KNOWN_BAD}".replace("\n", "\r\n").replace("\r\r", "\r")
    read = read_behind_mistakes(text, parse(text))
    (root,) = read.documents
    assert isinstance(root, Mapping)
    entries = root.value("objectives")
    assert isinstance(entries, Sequence)
    (entry,) = entries.items
    assert isinstance(entry, Mapping)
    owner = entry.value("owner")
    assert owner is not None
    assert text.find("Harbor team") == span_of(owner).start
    assert [finding.rule for finding in read.findings] == ["invalid-yaml"]


@pytest.mark.parametrize("text", ["", "\n", ": \n- :", "[" * 500, '"', "a: b: c", "\t", "%", "? [a]: b\n" * 30])
def test_unreadable_values_cause_no_error(text: str) -> None:
    before = parse(text)
    assert read_behind_mistakes(text, before).findings[: len(before.findings)] == before.findings
