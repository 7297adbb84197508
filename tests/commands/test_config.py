"""``okr config``: settings with descriptions, in the form of okr.toml."""

import tomllib
from pathlib import Path

import pytest

from okr_cli.config.settings import Config
from tests.commands.running import okr, okr_process

SETTINGS = """\
exclude = ["archive/", "q\\"uote\\\\.yaml"]

[lint]
fail-on = "error"

[lint.severity]
long-title = "warning"

[lint.per-file-ignores]
"okrs/company.yaml" = ["ownership", "433"]

[cycles.named.spring]
start = 2027-03-01
end = 2027-05-31
"""


def test_the_printed_defaults_are_valid_settings() -> None:
    read = tomllib.loads(okr("config").out)
    assert Config.model_validate(read) == Config.default()


def test_a_fresh_process_spells_keys_as_okr_toml_does(folder: Path) -> None:
    out = okr_process("config", cwd=folder).out
    assert "\nrespect-gitignore = true  # " in out
    assert "\nfiscal-year-start = 1  # " in out


def test_settings_are_printed_as_they_were_written(folder: Path) -> None:
    (folder / "okr.toml").write_text(SETTINGS)
    out = okr("config").out
    assert out.startswith("# okr.toml\n")
    expected = Config.model_validate(tomllib.loads(SETTINGS))
    assert Config.model_validate(tomllib.loads(out)) == expected


def test_settings_from_the_file_are_marked(folder: Path) -> None:
    (folder / "okr.toml").write_text("[limits]\nobjectives = 2\n")
    lines = okr("config", "limits").out.splitlines()
    assert [line.split(" = ")[0] for line in lines if line.endswith(" (set)")] == ["limits.objectives"]


def test_a_subfolder_uses_the_settings_above(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "okr.toml").write_text("[limits]\nobjectives = 2\n")
    (folder / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(folder / "deep" / "er")
    assert okr("config", "limits.objectives").out.splitlines()[0] == "# ../../okr.toml"


def test_a_single_key_or_table_is_printed() -> None:
    one = okr("config", "limits.initiatives").out.splitlines()
    assert one[1:] == ["limits.initiatives = 4  # Maximum number of open Initiatives per Key Result."]
    table = tomllib.loads(okr("config", "limits").out)
    assert list(table) == ["limits"]
    assert table["limits"]["initiatives"] == 4


def test_another_file_can_be_shown(folder: Path) -> None:
    (folder / "other.toml").write_text("[limits]\nobjectives = 7\n")
    assert "limits.objectives = 7" in okr("config", "limits.objectives", "--config", "other.toml").out


def test_every_setting_is_explained() -> None:
    lines = [line for line in okr("config").out.splitlines() if " = " in line]
    assert lines
    assert all("  # " in line for line in lines)
