"""Which rules run: names, codes and groups, on the command line and in the settings."""

from pathlib import Path

import pytest

from okr_cli import rules
from okr_cli.config.loading import load_settings
from okr_cli.config.settings import Config
from okr_cli.errors import CannotRun
from okr_cli.finding import Severity
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.selection import UnknownSelector, find, select
from okr_cli.rules.base import Rule


def config(**lint: object) -> Config:
    return Config.model_validate({"lint": lint})


def test_by_default_all_but_the_opt_in_rules_run() -> None:
    names = set(select(Config.default()).rules)
    assert names == {rule.name for rule in catalogue().values() if not rule.opt_in}


def test_rules_that_depend_on_the_date_are_off_by_default() -> None:
    by_default = select(Config.default()).rules.values()
    assert [rule.name for rule in by_default if rule.depends_on_day and rule.group != "plugin"] == []
    assert [rule.code for rule in by_default if rule.group == "rhythm"] == ["708", "709", "711"]
    assert [rule for rule in select(Config.default(), extend_select=["rhythm"]).rules.values() if rule.depends_on_day]


OF_FILES = [path for path in Path(rules.__file__).parent.glob("*/[!_]*.py") if path.parent.name != "change"]


def test_rules_that_depend_on_the_date_declare_it() -> None:
    asking = {path.stem.replace("_", "-") for path in OF_FILES if "context.as_of" in path.read_text(encoding="utf-8")}
    named = {path.stem.replace("_", "-") for path in OF_FILES}
    assert asking == {name for name in named if catalogue()[name].depends_on_day}


@pytest.mark.parametrize("selector", ["team-owner", "302"])
def test_a_rule_is_selected_by_name_or_code(selector: str) -> None:
    assert list(select(Config.default(), [selector]).rules) == ["team-owner"]


@pytest.mark.parametrize("selector", ["ownership", "3xx", "Ownership"])
def test_a_group_is_selected_by_name_or_number(selector: str) -> None:
    groups = {rule.group for rule in select(Config.default(), [selector]).rules.values()}
    assert groups == {"ownership"}


def test_all_selects_everything() -> None:
    assert set(select(Config.default(), ["all"]).rules) == set(catalogue())


def test_commas_separate_selectors() -> None:
    assert set(select(Config.default(), ["101,team-owner"]).rules) == {"orphan-initiative", "team-owner"}


def test_the_command_line_replaces_the_selection_of_the_settings() -> None:
    settings = config(select=["wording"])
    assert set(select(settings, ["101"]).rules) == {"orphan-initiative"}


def test_ignored_rules_add_up() -> None:
    names = set(select(config(ignore=["101"]), ignore=["302"]).rules)
    assert not names & {"orphan-initiative", "team-owner"}


def test_a_rule_named_by_itself_wins_over_an_ignored_group() -> None:
    names = set(select(config(ignore=["ownership"]), extend_select=["team-owner"]).rules)
    assert "team-owner" in names
    assert "missing-owner" not in names


def test_severities_can_be_set_by_rule_and_by_group() -> None:
    selection = select(config(severity={"ownership": "info", "team-owner": "warning"}))
    assert selection.severities["missing-owner"] is Severity.INFO
    assert selection.severities["team-owner"] is Severity.WARNING


def test_a_misspelled_rule_stops_the_run_and_names_the_nearest() -> None:
    with pytest.raises(UnknownSelector, match="did you mean 'team-owner'"):
        find("team-ownr")


@pytest.mark.parametrize(
    ("settings", "place", "problem"),
    [
        ('[lint]\nselect = ["nonsense"]\n', ":2:12", "unknown rule 'nonsense' in 'select' in [lint]; 'okr rule' lists"),
        (
            '[lint]\nignore = [\n  "4xx",\n  "team-ownr", # x\n]\n',
            ":4:4",
            "'ignore' in [lint]; did you mean 'team-owner'?",
        ),
        ('lint.extend-select = ["team-ownr"]', ":1:24", "in 'extend-select' in [lint]"),
        ('[lint.severity]\nteam-ownr = "info"\n', ":2:1", "unknown rule 'team-ownr' in 'severity' in [lint]"),
        ('[lint]\nseverity = {"wordin" = "info"}\n', ":2:14", "did you mean 'wording'?"),
        ('[lint.per-file-ignores]\n"a/*" = ["wording", "42"]\n', ":2:22", "in 'a/*' in [lint.per-file-ignores]"),
        ('[limits]\nowned = 42\n[lint]\nselect = ["42"]\n', ":4:12", "unknown rule '42'"),
        ('[lint]\nselect = ["nonsens\\u0065"]\n', ":2: ", "unknown rule 'nonsense'"),
    ],
)
def test_an_unknown_rule_in_the_settings_is_named_with_its_place(
    settings: str, place: str, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "okr.toml"
    path.write_text(settings)
    read = load_settings(path)
    with pytest.raises(UnknownSelector) as caught:
        select(read.config, ["links"], file=read.path)
    assert str(caught.value).startswith(f"{path}{place}")
    assert problem in str(caught.value)


def test_in_a_pyproject_only_the_table_of_okr_is_searched(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.other]\nselect = ["nonsense"]\n\n[tool.okr.lint]\nselect = ["nonsense"]\n')
    read = load_settings(path)
    with pytest.raises(UnknownSelector, match=r"pyproject\.toml:5:12: "):
        select(read.config, file=read.path)


@pytest.mark.parametrize(
    ("chosen", "removed", "says"),
    [
        (["wording"], ["wording"], "'wording' is ignored, and nothing else is selected"),
        (["team-owner"], ["4xx", "302"], "'4xx' and '302' are ignored"),
        ([], ["all"], "'all' is ignored"),
        (["plugin"], [], "no rules to run: no rule matches 'plugin'"),
    ],
)
def test_a_run_without_any_rule_is_refused(chosen: list[str], removed: list[str], says: str) -> None:
    with pytest.raises(CannotRun, match="no rules to run") as caught:
        select(Config.default(), chosen, removed)
    assert says in str(caught.value)


BY_NAME = [rule for rule in catalogue().values() if rule.by_name]
"""Rules that are there for their repair: a group does not select them, their own name does."""

by_name = pytest.mark.parametrize("rule", BY_NAME, ids=lambda rule: rule.name)


@by_name
def test_by_name_rules_run_by_name_code_or_all(rule: Rule) -> None:
    for selector in (rule.name, rule.code, "all"):
        assert rule.name in select(Config.default(), [selector]).rules
        assert rule.name in select(Config.default(), extend_select=[selector]).rules


@by_name
def test_their_group_does_not_select_by_name_rules(rule: Rule) -> None:
    for selector in (rule.group, f"{rule.code[0]}xx", rule.group.upper()):
        assert rule.name not in select(Config.default(), [selector]).rules
        assert rule.name not in select(Config.default(), extend_select=[selector]).rules
    assert rule.opt_in


@by_name
def test_their_group_ignores_by_name_rules_and_sets_their_severity(rule: Rule) -> None:
    assert rule.name not in select(Config.default(), ["all"], ignore=[rule.group]).rules
    heavy = Config.model_validate({"lint": {"severity": {rule.group: "error"}}})
    assert select(heavy, [rule.name]).severities[rule.name] == "error"


def test_three_rules_run_only_by_name() -> None:
    assert [rule.code for rule in BY_NAME] == ["008", "009", "113"]
