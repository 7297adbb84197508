"""The examples in the guide on adopting work."""

import re
import tomllib
from pathlib import Path

import pytest

from okr_cli.config.settings import Config
from okr_cli.linter.selection import names_of, select
from tests.commands.running import okr
from tests.rules.linting import lint_text

GUIDE = (Path(__file__).parent.parent / "docs" / "guide" / "adopting.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.M | re.S)


@pytest.mark.parametrize("text", blocks("toml"))
def test_settings_in_the_guide_are_valid(text: str) -> None:
    lint = Config.model_validate(tomllib.loads(text)).lint
    select(Config.model_validate(tomllib.loads(text)))
    for selectors in lint.per_file_ignores.values():
        assert names_of(selectors)


@pytest.mark.parametrize("text", blocks("yaml"))
def test_suppressions_in_the_guide_are_valid(text: str) -> None:
    report = lint_text(text, rules=("ownership", "unknown-rule"))
    assert report.findings == ()
    assert report.suppressed == 1


@pytest.mark.parametrize("line", re.findall(r"^\$ (okr [^#\n]*)", GUIDE, re.M))
def test_commands_in_the_guide_are_valid(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("okr: 1\n")
    monkeypatch.chdir(tmp_path)
    assert okr(*line.split()[1:]).code == 0
