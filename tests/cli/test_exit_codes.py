"""Exit codes are 0 for success, 1 for findings and 2 for failure, whatever happens."""

from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.commands.texts import ADVICE_ONLY, BROKEN, LONELY


def test_a_clean_workspace_exits_with_0_and_prints_one_line(starter: Path) -> None:
    done = okr("lint")
    assert (done.code, done.out, done.err) == (0, "No findings in 1 file.\n", "")


@pytest.mark.parametrize(("text", "code"), [(BROKEN, 1), (LONELY, 1), (ADVICE_ONLY, 0)])
def test_errors_and_warnings_fail_but_infos_do_not(folder: Path, text: str, code: int) -> None:
    (folder / "okrs.yaml").write_text(text)
    done = okr("lint", "--select", "file,focus,105")
    assert done.code == code
    assert "105 initiative-on-objective" in done.out or text == BROKEN


@pytest.mark.parametrize(
    ("text", "gate", "code"),
    [
        (BROKEN, "error", 1),
        (LONELY, "error", 0),
        (LONELY, "warning", 1),
        (ADVICE_ONLY, "warning", 0),
        (ADVICE_ONLY, "info", 1),
    ],
)
def test_fail_on_sets_the_lowest_severity_that_fails(folder: Path, text: str, gate: str, code: int) -> None:
    (folder / "okrs.yaml").write_text(text)
    assert okr("lint", "--select", "file,focus,105", "--fail-on", gate).code == code


def test_the_option_takes_precedence_over_the_setting(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(LONELY)
    (folder / "okr.toml").write_text('[lint]\nselect = ["205"]\nfail-on = "error"\n')
    assert okr("lint").code == 0
    assert okr("lint", "--fail-on", "warning").code == 1


def test_exit_zero_reports_findings_and_passes(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(BROKEN)
    done = okr("lint", "--exit-zero")
    assert done.code == 0
    assert "003 unknown-key" in done.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("lint --selec 201", "no such option: --selec; did you mean '--select'? (see 'okr lint --help')"),
        ("lnt", "no such command 'lnt'; did you mean 'lint'? (see 'okr --help')"),
        ("lint --output-format x", "unknown output format 'x'; choose from full, concise, json"),
        ("lint --output-format sarf", "unknown output format 'sarf'; did you mean 'sarif'?"),
        ("lint --output-format full --output-format json", "two output formats write to standard output"),
        ("lint --output-format json:x --output-format sarif:x", "two output formats write to the same file"),
        ("lint --output-format json:missing/x", "missing/x: no such file or directory"),
        ("lint --output-format json:okrs", "okrs: is a directory"),
        ("lint --fail-on fatal", "invalid value for '--fail-on': 'fatal' is not one of"),
        ("lint --select", "option '--select' requires an argument"),
        ("lint --select wordin", "unknown rule 'wordin'; did you mean 'wording'?"),
        ("lint --select wording --ignore wording", "no rules to run: 'wording' is ignored"),
        ("lint --ignore 999", "unknown rule '999'; 'okr rule' lists all rules"),
        ("lint --extend-select missing-keys", "unknown rule 'missing-keys'; did you mean 'missing-key'?"),
        ("lint --as-of tomorrow", "'tomorrow' is not a date; write it as YYYY-MM-DD"),
        ("lint --as-of 2026-02-30", "--as-of: 2026-02-30 is not a valid date"),
        ("lint --as-of 20260230", "'20260230' is not a date; write it as YYYY-MM-DD"),
        ("lint nowhere.yaml", "nowhere.yaml: no such file or folder"),
        ("lint --config nowhere.toml", "nowhere.toml: "),
        ("lint --config a.toml --isolated", "--config cannot be combined with --isolated"),
        ("lint - okrs.yaml", "'-' cannot be combined with other paths"),
        ("lint --stdin-filename a.yaml", "--stdin-filename needs '-'"),
        ("rule wordin", "unknown rule 'wordin'; did you mean 'wording'?"),
        ("rule nonsense", "unknown rule 'nonsense'; 'okr rule' lists all rules"),
        ("rule 201 --all", "--all prints every rule; omit the name"),
        ("rule --output-format html", "invalid value for '--output-format'"),
        ("rule one two", "got unexpected extra argument"),
        ("schema nonsense", "'nonsense' is not one of 'file', 'config', 'lint'"),
        ("schema -o missing/x.json", "missing/x.json: no such file or directory"),
        ("config nonsense", "unknown setting 'nonsense'; 'okr config' lists them"),
        ("config limit", "unknown setting 'limit'; did you mean 'limits'?"),
        ("init --cycle someday", "'someday' is not a cycle. "),
    ],
)
def test_errors_are_one_line_with_exit_code_2(starter: Path, arguments: str, says: str) -> None:
    assert says in okr(*arguments.split()).complaint


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[limits]\niniatives = 5\n", "okr.toml:2: unknown key 'iniatives' in [limits]; did you mean 'initiatives'?"),
        ("[limit]\n", "unknown key 'limit'; did you mean 'limits'?"),
        ("[limits]\ninitiatives = 0\n", "okr.toml:2: 'initiatives' in [limits]"),
        ("[limits\n", "okr.toml:1:"),
        ('[lint]\nselect = ["nonsense"]\n', "okr.toml:2:12: unknown rule 'nonsense' in 'select' in [lint]"),
    ],
)
def test_invalid_settings_are_one_line_with_exit_code_2(starter: Path, settings: str, says: str) -> None:
    (starter / "okr.toml").write_text(settings)
    assert says in okr("lint").complaint


def test_settings_that_are_not_utf8_are_one_line_with_exit_code_2(starter: Path) -> None:
    (starter / "okr.toml").write_bytes(b'include = ["\xff.yaml"]\n')
    assert "not valid UTF-8" in okr("lint").complaint


def test_no_command_shows_the_help(folder: Path) -> None:
    done = okr()
    assert done.code == 2
    assert "Usage: okr" in done.out + done.err


def test_the_version(folder: Path) -> None:
    from okr_cli import __version__

    assert okr("--version").out == f"okr {__version__}\n"


def test_a_bug_in_okr_exits_with_2_and_its_place(starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("okr_cli.linter.session.lint", broken)
    said = okr("lint").complaint
    assert "a bug in okr" in said
    assert "ZeroDivisionError: division by zero" in said
    monkeypatch.setenv("OKR_TRACEBACK", "1")
    assert "Traceback" in okr("lint").err


@pytest.mark.parametrize(
    ("failure", "says", "code"),
    [(KeyboardInterrupt(), "stopped", 130), (MemoryError(), "out of memory", 2), (EOFError(), "stopped", 130)],
)
def test_an_interrupted_run_prints_one_line(
    starter: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, says: str, code: int
) -> None:
    def interrupted(*_: object) -> None:
        raise failure

    monkeypatch.setattr("okr_cli.linter.session.lint", interrupted)
    done = okr("lint")
    assert done.code == code
    assert done.err.strip() == f"okr: {says}"
