"""okr.toml is found, read, and refused with one clear line."""

from pathlib import Path

import pytest

from okr_cli.config.loading import ConfigError, config_in, load_settings, workspace_root
from okr_cli.config.settings import Config
from okr_cli.finding import Severity
from okr_cli.workspace.workspace import calendar_of


def config(folder: Path, text: str, name: str = "okr.toml") -> Config:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_settings(path).config


def refusal(folder: Path, text: str, name: str = "okr.toml") -> str:
    with pytest.raises(ConfigError) as caught:
        config(folder, text, name)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(str(folder))
    return message.removeprefix(f"{folder}/")


def test_without_a_file_the_defaults_apply() -> None:
    settings = load_settings(None)
    assert settings.path is None
    assert settings.config == Config.default() == Config.model_validate({})


@pytest.mark.parametrize("text", ["", "# nothing\n", "\ufeff[lint]\n"])
def test_an_empty_file_means_the_defaults(text: str, tmp_path: Path) -> None:
    assert config(tmp_path, text) == Config.default()


def test_a_tight_limit_does_not_contradict_the_default_of_a_rule_that_is_off(tmp_path: Path) -> None:
    assert config(tmp_path, "[limits]\ninitiatives = 1\n").limits.initiatives == 1


def test_every_setting_is_read(tmp_path: Path) -> None:
    read = config(
        tmp_path,
        """
        include = ["okrs/**/*.yaml"]
        exclude = ["okrs/drafts/"]
        respect-gitignore = false
        [lint]
        select = ["all"]
        fail-on = "error"
        severity = { long-title = "warning" }
        [lint.per-file-ignores]
        "archive/*" = ["wording"]
        [limits]
        initiatives = 3
        [thresholds]
        at-risk-points = 30
        [wording]
        verbs = ["kern"]
        [cycles]
        fiscal-year-start = 4
        fiscal-year-named-by = "end"
        [cycles.named.spring]
        start = 2026-02-15
        end = 2026-05-14
        """,
    )
    assert (read.include, read.exclude, read.respect_gitignore) == (("okrs/**/*.yaml",), ("okrs/drafts/",), False)
    assert (read.lint.select, read.lint.fail_on) == (("all",), Severity.ERROR)
    assert read.lint.severity == {"long-title": Severity.WARNING}
    assert read.lint.per_file_ignores == {"archive/*": ("wording",)}
    assert (read.limits.initiatives, read.limits.objectives) == (3, 3)
    assert (read.thresholds.at_risk_points, read.wording.verbs) == (30, ("kern",))
    calendar = calendar_of(read)
    spring, quarter = calendar.cycle("spring"), calendar.cycle("2026-Q1")
    assert spring is not None
    assert quarter is not None
    assert (str(spring.end), str(quarter.start)) == ("2026-05-14", "2025-04-01")


def test_printed_settings_read_back_the_same(tmp_path: Path) -> None:
    read = config(tmp_path, "[limits]\nowned = 7\n")
    assert Config.model_validate(read.table()) == read
    assert read.table()["limits"]["min-key-results"] == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lints = 1\n", "okr.toml:1: unknown key 'lints'; did you mean 'lint'?"),
        ("[lint]\nselct = []\n", "okr.toml:2: unknown key 'selct' in [lint]; did you mean 'select'?"),
        ("[lint]\nFail_On = 'error'\n", "okr.toml:2: unknown key 'Fail_On' in [lint]; did you mean 'fail-on'?"),
        (
            "[limits]\nobjectives = 3\n\n[wording]\nobjectives = 3\n",
            "okr.toml:5: unknown key 'objectives' in [wording]; valid keys: language, verbs, allow, teams, "
            "roles, people",
        ),
        (
            "cycles = {foo = 1}\n",
            "okr.toml:1: unknown key 'foo' in [cycles]; valid keys: fiscal-year-start, fiscal-year-named-by, named",
        ),
        ("exclude = 'a'\n", "okr.toml:1: 'exclude' must be a list, not 'a'"),
        ("[lint]\nselect = [1]\n", "okr.toml:2: 'select' in [lint] must be text, not 1"),
        (
            "[lint]\nfail-on = 'warn'\n",
            "okr.toml:2: 'fail-on' in [lint] must be one of error, warning, info, not 'warn'; did you mean 'warning'?",
        ),
        (
            "[lint.severity]\nx = 'bad'\n",
            "okr.toml:2: 'x' in [lint.severity] must be one of error, warning, info, not 'bad'",
        ),
        (
            "[lint.per-file-ignores]\n'a/*.yaml' = 'x'\n",
            "okr.toml:2: 'a/*.yaml' in [lint.per-file-ignores] must be a list, not 'x'",
        ),
        ("[limits]\ninitiatives = 0\n", "okr.toml:2: 'initiatives' in [limits] must be at least 1, not 0"),
        (
            "[limits]\ninitiatives = 'four'\n",
            "okr.toml:2: 'initiatives' in [limits] must be a whole number, not 'four'",
        ),
        ("[limits]\ninitiatives = true\n", "okr.toml:2: 'initiatives' in [limits] must be a whole number, not true"),
        ("[limits]\ninitiatives = 2.5\n", "okr.toml:2: 'initiatives' in [limits] must be a whole number, not 2.5"),
        (
            "[wording]\nlanguage = 'English'\n",
            "okr.toml:2: 'language' in [wording] must be 'auto', 'none' or a language code such as 'en', not 'English'",
        ),
        ("respect-gitignore = 'yes'\n", "okr.toml:1: 'respect-gitignore' must be true or false, not 'yes'"),
        ("limits = 3\n", "okr.toml:1: 'limits' must be a table, not 3"),
        ("[[limits]]\n", "okr.toml:1: 'limits' must be a table, not a list"),
        (
            "[thresholds]\nbehind-points = 30\n",
            "okr.toml:1: 'thresholds' sets at-risk-points (25) below behind-points (30)",
        ),
        (
            "[limits]\nkey-results = 3\nmin-key-results = 4\n",
            "okr.toml:1: 'limits' requires at least 4 Key Results but allows at most 3",
        ),
        ("[limits]\nkey-results = 1\n", "okr.toml:1: 'limits' requires at least 2 Key Results but allows at most 1"),
        (
            "[limits]\ninitiatives = 2\nmin-initiatives = 3\n",
            "okr.toml:1: 'limits' requires at least 3 Initiatives but allows at most 2",
        ),
        (
            "[cycles]\nfiscal-year-start = 13\n",
            "okr.toml:2: 'fiscal-year-start' in [cycles] must be at most 12, not 13",
        ),
        ("[cycles.named.x]\nstart = 2026-01-01\n", "okr.toml:1: 'end' in [cycles.named.x] is missing"),
        (
            "[cycles.named.x]\nend = 'soon'\nstart = 2026-01-01\n",
            "okr.toml:2: 'end' in [cycles.named.x] must be a date such as 2026-10-12, not 'soon'",
        ),
        (
            "[cycles.named.x]\nstart = 2026-02-01\nend = 2026-01-01\n",
            "okr.toml:1: 'x' in [cycles.named] ends on 2026-01-01, before it starts on 2026-02-01",
        ),
        (
            "[lint]\neditor-schema = 'my schemas/okr.json'\n",
            "okr.toml:2: 'editor-schema' in [lint] must be a path or URL without whitespace, not 'my schemas/okr.json'",
        ),
        ("include = []\nexclude = ['a', '[z-a]']\n", "okr.toml:2: '[z-a]' in 'exclude' is not a valid pattern"),
        ("include = ['!']\n", "okr.toml:1: '!' in 'include' is not a valid pattern"),
        (
            "[lint]\nignore = []\n[lint.per-file-ignores]\n'a' = ['x']\n'\\' = ['x']\n",
            "okr.toml:5: '\\' in 'per-file-ignores' in [lint] is not a valid pattern",
        ),
        ("a = \n", "okr.toml:1:5: not valid TOML: Invalid value"),
        ("[lint\n", "okr.toml:1:6: not valid TOML: Expected ']' at the end of a table declaration"),
    ],
)
def test_a_mistake_is_one_line_with_place_and_reason(text: str, message: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, text) == message


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "okr.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not valid UTF-8"):
        load_settings(path)
    with pytest.raises(ConfigError, match=r"nowhere\.toml: No such file"):
        load_settings(tmp_path / "nowhere.toml")


def test_the_table_of_a_pyproject(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\n[tool.okr.limits]\ninitiatives = 3\n"
    assert config(tmp_path, text, "pyproject.toml").limits.initiatives == 3
    assert refusal(tmp_path, "[tool.okr]\nlints = 1\n", "pyproject.toml").startswith("pyproject.toml:2: unknown key")
    assert refusal(tmp_path, "[tool.okr.limits]\nowned = 'x'\n", "pyproject.toml").startswith(
        "pyproject.toml:2: 'owned'"
    )


@pytest.mark.parametrize("text", ["[project]\n", "# [tool.okr]\n", "[tool.okra]\nx = 1\n", "tool = 3\n", "[tool\n"])
def test_a_pyproject_without_tool_okr_is_ignored(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert config_in(tmp_path) is None


def test_okr_toml_comes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.okr]\n", encoding="utf-8")
    assert config_in(tmp_path) == tmp_path / "pyproject.toml"
    (tmp_path / "okr.toml").write_text("", encoding="utf-8")
    assert config_in(tmp_path) == tmp_path / "okr.toml"


class TestWorkspaceRoot:
    """The nearest settings upwards, else the git root, else the working directory."""

    @pytest.fixture
    def deep(self, tmp_path: Path) -> Path:
        deep = tmp_path / "repo" / "teams" / "growth"
        deep.mkdir(parents=True)
        return deep

    def test_the_nearest_settings(self, deep: Path, tmp_path: Path) -> None:
        (tmp_path / "okr.toml").write_text("", encoding="utf-8")
        assert workspace_root(deep) == (tmp_path, tmp_path / "okr.toml")
        (deep.parent / "okr.toml").write_text("", encoding="utf-8")
        (deep / ".git").mkdir()
        assert workspace_root(deep / "a.yaml") == (deep.parent, deep.parent / "okr.toml")

    def test_the_git_root(self, deep: Path, tmp_path: Path) -> None:
        (tmp_path / "repo" / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
        assert workspace_root(deep, deep) == (tmp_path / "repo", None)

    def test_the_working_directory(self, deep: Path, tmp_path: Path) -> None:
        assert workspace_root(deep, tmp_path / "repo") == (tmp_path / "repo", None)
        assert workspace_root(deep / "a.yaml", deep) == (deep, None)

    def test_a_place_outside_the_working_directory(self, deep: Path, tmp_path: Path) -> None:
        assert workspace_root(tmp_path / "repo", deep) == (tmp_path / "repo", None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = " + "[" * 5000 + "]" * 5000, "the settings are nested too deeply"),
        ("a = " + "{a=" * 5000 + "1" + "}" * 5000, "the settings are nested too deeply"),
        ("a = " + "9" * 5000, "not valid TOML: number too long"),
        ("a" + ".a" * 5000 + " = 1", "unknown key 'a'"),
        ("[" + "lint" + ".a" * 5000 + "]", "unknown key 'a' in [lint]"),
    ],
    ids=["lists", "tables", "digits", "dots", "header"],
)
def test_deep_or_long_settings_are_one_error(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ConfigError) as raised:
        config(tmp_path, text)
    assert problem in str(raised.value)
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("exclude = ['{}']", "'exclude'"),
        ("include = ['*.yaml', '{}']", "'include'"),
        ("[lint.per-file-ignores]\n'{}' = ['all']", "'per-file-ignores' in [lint]"),
    ],
)
def test_a_long_pattern_is_one_error(text: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "okr.toml"
    path.write_text(text.format("*a" * 500_000))
    with pytest.raises(ConfigError) as error:
        load_settings(path)
    assert str(error.value) == f"{path}:1: {key} has a pattern of 1,000,000 characters; the limit is 1,000"
