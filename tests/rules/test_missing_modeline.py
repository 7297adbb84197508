"""Which schema a modeline refers to, if any."""

from pathlib import Path

import pytest

from okr_cli.finding import Finding
from tests.rules.linting import lint_texts

OKRS = "okr: 1\ncycle: 2026-Q4\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    (folder / "okrs" / "2026-Q4").mkdir(parents=True)
    return folder


def found(root: Path, path: str, text: str = OKRS, settings: str = "") -> list[Finding]:
    report = lint_texts({path: text}, settings, rules=("missing-modeline",), root=root)
    return list(report.findings)


def named(root: Path, path: str, settings: str = "") -> str | None:
    """The schema that the fix adds, or None without a fix."""
    (one,) = found(root, path, settings=settings)
    if one.fix is None:
        return None
    (edit,) = one.fix.edits
    assert edit.span == (0, 0)
    assert one.fix.safe
    assert edit.text.endswith("\n")
    return edit.text.removeprefix("# yaml-language-server: $schema=").removesuffix("\n")


@pytest.mark.parametrize(
    ("schema", "path", "wanted"),
    [
        ("okr.schema.json", "a.yaml", "okr.schema.json"),
        ("okr.schema.json", "okrs/a.yaml", "../okr.schema.json"),
        ("okr.schema.json", "okrs/2026-Q4/a.yaml", "../../okr.schema.json"),
        ("okrs/okr.schema.json", "okrs/2026-Q4/a.yaml", "../okr.schema.json"),
        ("okrs/2026-Q4/okr.schema.json", "okrs/2026-Q4/a.yaml", "okr.schema.json"),
    ],
)
def test_the_nearest_schema_above_is_referenced_by_relative_path(
    root: Path, schema: str, path: str, wanted: str
) -> None:
    (root / schema).touch()
    assert named(root, path) == wanted


def test_a_nearer_schema_wins_and_siblings_do_not_count(root: Path) -> None:
    (root / "okrs" / "2026-Q4" / "okr.schema.json").touch()
    assert named(root, "okrs/a.yaml") is None
    (root / "okr.schema.json").touch()
    assert named(root, "okrs/a.yaml") == "../okr.schema.json"
    assert named(root, "okrs/2026-Q4/a.yaml") == "okr.schema.json"


def test_nothing_above_the_root_counts(root: Path) -> None:
    (root.parent / "okr.schema.json").touch()
    assert named(root, "okrs/a.yaml") is None


def test_without_a_schema_the_command_for_one_is_shown(root: Path) -> None:
    (one,) = found(root, "okrs/a.yaml")
    assert one.fix is None
    assert "okr schema --write" in one.help


def test_the_settings_name_another_file_or_an_address(root: Path) -> None:
    (root / "schemas").mkdir()
    (root / "schemas" / "okrs.json").touch()
    settings = '[lint]\neditor-schema = "schemas/okrs.json"\n'
    assert named(root, "okrs/a.yaml", settings) == "../schemas/okrs.json"
    address = "https://example.org/okr.schema.json"
    assert named(root, "okrs/a.yaml", f'[lint]\neditor-schema = "{address}"\n') == address
    (one,) = found(root, "okrs/a.yaml", settings='[lint]\neditor-schema = "gone.json"\n')
    assert "okr schema --write" in one.help


def test_a_file_seen_through_a_link_from_elsewhere_is_not_fixed(root: Path) -> None:
    (root / "okr.schema.json").touch()
    (root.parent / "elsewhere").mkdir()
    (root.parent / "elsewhere" / "a.yaml").write_text(OKRS)
    (root / "okrs" / "a.yaml").symlink_to(root.parent / "elsewhere" / "a.yaml")
    assert named(root, "okrs/a.yaml") is None
    assert named(root, "okrs/b.yaml") == "../okr.schema.json"


def test_a_linked_schema_is_used_if_it_is_in_the_workspace(root: Path) -> None:
    (root / "okr.schema.json").symlink_to(root.parent / "shared.json")
    (root.parent / "shared.json").touch()
    assert named(root, "okrs/a.yaml") is None
    (root / "okr.schema.json").unlink()
    (root / "okr.schema.json").symlink_to("schemas.json")
    (root / "schemas.json").touch()
    assert named(root, "okrs/a.yaml") == "../okr.schema.json"


def test_a_workspace_behind_a_link_works(root: Path) -> None:
    (root / "okr.schema.json").touch()
    (root.parent / "link").symlink_to(root)
    assert named(root.parent / "link", "okrs/a.yaml") == "../okr.schema.json"


@pytest.mark.parametrize(
    "text",
    ["people:\n  - {name: Ada Byron}\n", "strategy: {vision: x}\n", "state: closed\nkpis: []\n", f"{OKRS}---\n{OKRS}"],
    ids=["people", "strategy", "closed", "two documents"],
)
def test_every_file_with_keys_needs_one_modeline(root: Path, text: str) -> None:
    assert len(found(root, "a.yaml", text)) == 1


@pytest.mark.parametrize("text", ["", "# nothing\n", "okr: 1\nteam: a: b\n", "[okr, 1]\n"])
def test_empty_and_unreadable_files_need_no_modeline(root: Path, text: str) -> None:
    assert found(root, "a.yaml", text) == []


def test_missing_modeline_can_be_suppressed_for_the_file(root: Path) -> None:
    assert found(root, "a.yaml", f"# okr: ignore-file[missing-modeline] -- no editor here\n{OKRS}") == []


def test_messages_do_not_contain_the_path_of_the_workspace(root: Path) -> None:
    """Output is the same from a subfolder."""
    (one,) = found(root, "okrs/a.yaml")
    assert str(root) not in f"{one.message} {one.help}"
