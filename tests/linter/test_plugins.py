"""Rules of other packages, installed next to okr without a network."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from okr_cli import plugin
from okr_cli.entry_points import advertises
from okr_cli.errors import CannotRun
from okr_cli.linter import session
from okr_cli.linter.catalogue import PLUGINS, catalogue, own_rules
from okr_cli.linter.plugins import installed_rules
from tests.commands.forked import ForkedOkr
from tests.commands.running import ROOT, Outcome, environment, okr, okr_process
from tests.linter.plugin_files import EXAMPLE, install, install_example, install_rule

SATURDAY = """
objectives:
  - title: Make the boathouse a place to stay
    owner: Signe Dahl
    key_results:
      - title: Raise visitors from 40 to 70 a week
        owner: Signe Dahl
        measure: {baseline: 40, target: 70}
        initiatives:
          - {title: Paint the boathouse door green, owner: Signe Dahl, due: 2026-11-21}
"""

MODULES = ("oars_rules", "paddles_rules", "okr_weekend", "okr_weekend.due_on_weekend")
"""What the packages in these tests hold."""

MANY = 30 if hasattr(os, "fork") else 210
"""Files that several processes share: as few as a copy of this one can be told to share, or as many as okr wants."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where packages are installed."""
    return tmp_path / "site"


def home_of(target: Path) -> Path:
    """A folder with one file."""
    home = target.parent / "home"
    home.mkdir(exist_ok=True)
    (home / "okrs.yaml").write_text(SATURDAY)
    return home


def run_anew(target: Path, *arguments: str) -> Outcome:
    """``okr`` with the packages of ``target``, in a fresh process and a folder with one file."""
    return okr_process(*arguments, cwd=home_of(target), settings={"PYTHONPATH": f"{ROOT}{os.pathsep}{target}"})


def run(target: Path, *arguments: str) -> Outcome:
    """The same in a forked copy of this process, where fork exists."""
    if not hasattr(os, "fork"):
        return run_anew(target, *arguments)

    def installed() -> None:
        sys.path.insert(0, str(target))
        for module in MODULES:
            sys.modules.pop(module, None)
        catalogue.cache_clear()

    return ForkedOkr(*arguments, cwd=home_of(target), first=installed).end()


def share_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two processes share ``MANY`` files."""
    monkeypatch.setattr(session, "WORTH_SHARING", MANY)
    monkeypatch.setattr(session, "cores", lambda: 2)


def complaint(target: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The error when the packages of ``target`` are loaded."""
    monkeypatch.syspath_prepend(target)
    for module in MODULES:
        monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(CannotRun) as problem:
        installed_rules(PLUGINS, own_rules())
    assert "\n" not in str(problem.value)
    return str(problem.value)


def test_a_plugin_that_cannot_be_loaded_stops_the_run(target: Path) -> None:
    install_rule(target, "302", "lazy-oars")
    assert "plugins use 900 to 999" in run_anew(target, "lint", "--no-cache").complaint


def test_the_worked_example_is_found_explained_selected_and_suppressed(target: Path) -> None:
    install_example(target)
    done = run_anew(target, "lint", "--select", "plugin", "--output-format", "json", "--no-cache")
    (one,) = json.loads(done.out)["diagnostics"]
    assert (one["code"], one["name"], one["severity"]) == ("901", "due-on-weekend", "warning")
    assert one["message"] == "2026-11-21 is a Saturday"
    assert (one["start"]["line"], one["start"]["column"]) == (10, 77)
    assert "due-on-weekend" in run(target, "lint", "--no-cache").out
    assert "due-on-weekend" not in run(target, "lint", "--ignore", "9xx", "--no-cache").out
    assert run(target, "rule", "901").out.startswith("# 901 due-on-weekend\n")
    assert run(target, "rule", "plugin").out.startswith("plugin\n  901 due-on-weekend")


def test_a_plugin_is_suppressed_like_any_rule(target: Path) -> None:
    install_example(target)
    run(target, "rule", "901")
    file = target.parent / "home" / "silent.yaml"
    file.write_text(SATURDAY.replace("21}", "21}  # okr: ignore[due-on-weekend] -- the regatta"))
    assert run(target, "lint", "silent.yaml", "--select", "plugin,010", "--no-cache").code == 0


def test_without_the_package_there_is_no_such_rule(target: Path) -> None:
    assert "unknown rule '901'" in run(target, "rule", "901").complaint


def test_all_cores_run_plugins_too(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share_early(monkeypatch)
    install_example(target)
    home = target.parent / "home" / "many"
    home.mkdir(parents=True)
    for number in range(MANY):
        (home / f"{number}.yaml").write_text(SATURDAY)
    done = run(target, "lint", "--select", "901", "--no-cache", "--output-format", "concise")
    assert done.out.count(" 901 due-on-weekend: ") == MANY + 1


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        (
            "901",
            "team-owner",
            "the rule 901 team-owner from the package 'oars' cannot have the name 'team-owner': okr already uses it",
        ),
        ("302", "lazy-oars", "Rule.code is '302'; plugins use 900 to 999"),
        ("X01", "lazy-oars", "Rule.code is 'X01'; plugins use 900 to 999"),
        ("950", "Lazy Oars", "Rule.name is 'Lazy Oars'"),
    ],
)
def test_an_invalid_rule_is_one_line(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: str, name: str, said: str
) -> None:
    install_rule(target, code, name)
    assert said in complaint(target, monkeypatch)


def test_a_rule_about_whole_files_is_one_line(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_rule(target)
    module = target / "oars_rules.py"
    module.write_text(module.read_text().replace("check=check,", "check=check, check_loaded=check,"))
    assert "'a-title' checks whole files, which only built-in rules may do" in complaint(target, monkeypatch)


def test_a_duplicate_code_is_one_line(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_rule(target, "950", "a-title")
    install_rule(target, "950", "b-title", package="paddles")
    assert complaint(target, monkeypatch) == (
        "the rule 950 b-title from the package 'paddles' cannot have the code '950': the package 'oars' already uses it"
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("raise SystemError('rust')", "SystemError: rust"),
        ("RULE = 3", "expected a Rule, several Rules"),
        ("", "expected a Rule, several Rules"),
    ],
)
def test_a_broken_package_is_one_line(target: Path, monkeypatch: pytest.MonkeyPatch, source: str, said: str) -> None:
    install(target, "oars", {"one": "oars_rules"})
    (target / "oars_rules.py").write_text(source)
    line = complaint(target, monkeypatch)
    assert line.startswith("cannot load rules from the package 'oars' (oars_rules): ")
    assert said in line


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("yield 1 / 0", "ZeroDivisionError: division by zero"),
        ("return 3", "TypeError: 'int' object is not iterable"),
        ("yield 'a title'", "it yields str, not Finding"),
        ("yield Finding('a title', (0, 3))", "Finding.place is (0, 3); use at('title')"),
    ],
)
def test_a_bug_in_a_rule_is_reported_with_rule_package_and_file(target: Path, body: str, said: str) -> None:
    install_rule(target, body=body)
    assert run(target, "lint", "--no-cache").complaint == (
        "the rule 'a-title' from the package 'oars' failed on okrs.yaml (make-the-boathouse-a-place-to-stay/"
        f"raise-visitors-from-40-to-70-a-week/paint-the-boathouse-door-green): {said}"
    )


@pytest.mark.parametrize("value", ["RULE", "RULES", "rules"])
def test_an_entry_point_may_name_a_rule_several_or_a_function(target: Path, value: str) -> None:
    install_rule(target)
    with (target / "oars_rules.py").open("a") as file:
        file.write("\nRULES = [RULE]\n\ndef rules():\n    return RULE\n")
    metadata = next(target.glob("*.dist-info")) / "entry_points.txt"
    metadata.write_text(f"[okr_cli.rules]\none = oars_rules:{value}\n")
    assert "950 a-title" in run(target, "lint", "--no-cache", "--output-format", "concise").out


def test_looking_for_plugins_loads_nothing_where_there_are_none(target: Path) -> None:
    code = (
        "import sys; from okr_cli.linter.catalogue import catalogue; catalogue(); "
        "print('importlib.metadata' in sys.modules, 'okr_cli.linter.plugins' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout == "False False\n"


def test_installed_plugins_are_detected(target: Path) -> None:
    install_rule(target)
    assert advertises(PLUGINS, [str(target)])
    assert not advertises("okr_cli.other", [str(target)])
    assert not advertises(PLUGINS, ["/no/such/folder", str(target.parent)])
    archive = target.parent / "all.zip"
    archive.touch()
    assert advertises(PLUGINS, [str(archive)])


def test_the_guide_shows_the_files_of_the_example() -> None:
    guide = (ROOT / "docs" / "guide" / "plugins.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"<!-- (\S+) -->\n```\w+\n(.*?)```", guide, re.DOTALL))
    assert set(shown) == {"examples/plugin/pyproject.toml", "examples/plugin/okr_weekend/due_on_weekend.py"}
    for path, text in shown.items():
        assert text == (ROOT / path).read_text(encoding="utf-8")


def test_the_worked_example_imports_from_one_module() -> None:
    source = (EXAMPLE / "okr_weekend" / "due_on_weekend.py").read_text()
    assert re.findall(r"from (okr_cli\S*) import", source) == ["okr_cli.plugin"]
    assert all(hasattr(plugin, name) for name in plugin.__all__)


class TestRuleTest:
    """``okr rule --test``: a module tests its own rules."""

    def test_the_worked_example_passes_its_tests(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(EXAMPLE)
        done = okr("rule", "--test", "okr_weekend/due_on_weekend.py")
        assert done.code == 0
        guide = (ROOT / "docs" / "guide" / "plugins.md").read_text(encoding="utf-8")
        assert done.out in guide
        assert okr("rule", "--test", "okr_weekend.due_on_weekend") == done

    def test_built_in_rules_pass_their_tests(self) -> None:
        done = okr("rule", "--test", "okr_cli.rules.focus.too_many_initiatives")
        assert done.code == 0

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (("yield", "return\n    yield"), "bad example 1 has a finding at 'Wax the oars': no finding"),
            (
                ('at("title")', 'at("owner")'),
                "bad example 1 has a finding at 'Wax the oars': the finding is at 'Signe Dahl'",
            ),
            ((', "Wax the oars")', ")"), "no words are marked with ‹›"),
            (('"Which one?"', '""'), "a finding needs both a message and a help text"),
            (('Example("kpis: []")', 'Example("initiatives: [{title: Wax it, owner: A B}]")'), "finding at 'Wax it'"),
            (('Example("kpis: []")', 'Example("kpis: [{}]")'), "another rule, missing-key, reports an error"),
            (('"A title."', '"A title"'), "'summary' is not a sentence"),
            (('why="So."', 'why=""'), "'why' is empty"),
            (("check=check", 'check=check, related=("no-rule",)'), "which is not a rule"),
            (("check=check", 'check=check, settings=("limits.oars",)'), "which is not a key of okr.toml"),
            (("yield", "1 / 0; yield"), "ZeroDivisionError: division by zero"),
            (('code="950"', 'code="120"'), "plugins use 900 to 999"),
        ],
    )
    def test_failing_examples_are_reported(self, target: Path, change: tuple[str, str], said: str) -> None:
        install_rule(target)
        path = target / "oars_rules.py"
        before = path.read_text()
        path.write_text(before.replace(*change))
        assert path.read_text() != before
        done = okr("rule", "--test", str(path))
        assert done.code == 1
        assert said in done.out
        assert "  fail  " in done.out

    @pytest.mark.parametrize(
        ("module", "said"),
        [
            ("no_such_module", "cannot be imported: ModuleNotFoundError"),
            ("nothing.py", "cannot be imported: FileNotFoundError: no such file"),
            ("json", "has no rule to test"),
        ],
    )
    def test_untestable_modules_are_one_line(self, module: str, said: str) -> None:
        assert said in okr("rule", "--test", module).complaint

    def test_testing_cannot_be_combined_with_other_output(self) -> None:
        assert "cannot be combined" in okr("rule", "201", "--test", "json").complaint


def test_built_in_rules_do_not_use_plugin_codes() -> None:
    assert not [rule for rule in own_rules().values() if rule.code.startswith("9")]
