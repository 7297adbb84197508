"""Plugins that exit, raise, print or point outside the text never make a run pass or corrupt its output."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from okr_cli.errors import CannotRun
from okr_cli.finding import Edit, Finding, Fix, Place, Related, Severity, Span, at, at_key, at_part
from okr_cli.linter.plugins import guarded, problems_of
from okr_cli.linter.rule_examples import findings_in
from okr_cli.model.entity import Kind
from okr_cli.rules.base import Example, Rule
from okr_cli.rules.foreign_code import OUTPUT, ForeignFailure, run_foreign, standard_output_kept
from tests.commands.running import okr
from tests.linter.plugin_files import FOUND, install, install_rule
from tests.linter.test_plugins import MANY, complaint, run, share_early, target

__all__ = ["target"]

ENDS = {
    "import sys; sys.exit(0)": "it called sys.exit(0)",
    "import sys; sys.exit()": "it called sys.exit()",
    "raise SystemExit": "it called sys.exit()",
    "import os; os._exit(0)": "it called os._exit(0)",
    "raise BaseException('overboard')": "BaseException: overboard",
    "raise GeneratorExit": "GeneratorExit",
    "import asyncio; raise asyncio.CancelledError": "CancelledError",
}
EXAMPLE = Example("objectives:\n  - title: Let every parcel arrive whole\n    owner: Signe Dahl\n")


@pytest.mark.parametrize("body", ENDS)
def test_a_rule_that_exits_is_one_line(body: str) -> None:
    def check(*_: object) -> Iterator[Finding]:
        yield Finding("a title", at("title"), "Which one?")
        exec(body)

    with pytest.raises(CannotRun) as raised:
        findings_in(guarded_rule(check), EXAMPLE)
    failed = "the rule 'a-title' from the package 'oars' failed on example.yaml (let-every-parcel-arrive-whole)"
    assert str(raised.value) == f"{failed}: {ENDS[body]}"


@pytest.mark.parametrize("body", ["import sys; sys.exit(0)", "import os; os._exit(0)"])
def test_a_package_that_exits_cannot_be_loaded(target: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    install(target, "oars", {"one": "oars_rules"})
    (target / "oars_rules.py").write_text(body)
    said = f"cannot load rules from the package 'oars' (oars_rules): {ENDS[body]}"
    assert complaint(target, monkeypatch) == said


def test_a_run_that_a_plugin_ends_does_not_pass(target: Path) -> None:
    install_rule(target, body="import os; os._exit(0); yield")
    assert "it called os._exit(0)" in run(target, "lint", "--no-cache").complaint


@pytest.mark.parametrize("body", ["import sys; sys.exit(0)", "import os; os._exit(0)"])
def test_testing_a_rule_that_exits_does_not_pass(target: Path, body: str) -> None:
    install_rule(target, body=f"{body}; yield")
    path = target / "oars_rules.py"
    done = okr("rule", "--test", path)
    assert (done.code, ENDS[body] in done.out) == (1, True)
    path.write_text(body)
    assert okr("rule", "--test", path).complaint == f"{path} cannot be imported: {ENDS[body]}"


def test_a_process_started_by_a_plugin_may_exit() -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no forks")

    def forks() -> int:
        child = os.fork()
        if not child:
            os._exit(7)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    assert run_foreign(forks, sys.stderr) == 7


def test_ctrl_c_in_a_plugin_is_ctrl_c() -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    leave = os._exit
    with pytest.raises(KeyboardInterrupt):
        run_foreign(stopped, sys.stderr)
    assert os._exit is leave


PRINTS = """import os, subprocess, sys; print('{{"from": "a check"}}'); print('x', file=sys.stderr)
    sys.__stdout__.write('y'); os.write(1, b'z'); subprocess.run([sys.executable, '-c', 'print(1)'])
    sys.stdout.buffer.write(b'b'); sys.stdout.close()
    """


@pytest.mark.parametrize("files", [1, MANY])
def test_output_of_a_plugin_is_suppressed_and_mentioned_once(
    target: Path, monkeypatch: pytest.MonkeyPatch, files: int
) -> None:
    share_early(monkeypatch)
    body = 'print(\'{"from": "a check"}\'); ' + FOUND if files > 1 else PRINTS + FOUND
    install_rule(target, body=body)
    module = target / "oars_rules.py"
    module.write_text("import os\nprint('hello')\nos.write(1, b'loading\\n')\n" + module.read_text())
    home = target.parent / "home" / "many"
    home.mkdir(parents=True)
    for number in range(files - 1):
        (home / f"{number}.yaml").write_text("initiatives: [{title: Wax the oars, owner: Signe Dahl}]\n")
    done = run(target, "lint", "--no-cache", "--select", "950", "--output-format", "json")
    assert done.code == 1
    assert len(json.loads(done.out)["diagnostics"]) == files
    mentioned = [line for line in done.err.splitlines() if line.startswith("okr: ")]
    assert mentioned == ["okr: ignored output from the package 'oars': hello"]


def test_output_is_mentioned_once_and_cut() -> None:
    OUTPUT.take()
    run_foreign(lambda: print("a" * 1000, "\nmore"), OUTPUT.stream("oars"))
    OUTPUT.add({"oars": "elsewhere", "paddles": "also"})
    assert OUTPUT.take() == {"oars": "elsewhere", "paddles": "also"}
    assert OUTPUT.take() == {}
    run_foreign(lambda: print("\n" + "a" * 1000, "\nmore"), OUTPUT.stream("oars"))
    assert OUTPUT.take() == {"oars": "a" * 59 + "…"}


WRONG: dict[str, tuple[Any, str]] = {
    "text": ("a title", "it yields str, not Finding"),
    "no message": (Finding("", at("title")), "Finding.message is empty"),
    "a number": (Finding(3, at("title")), "Finding.message is 3, not a string"),  # type: ignore[arg-type]
    "help": (Finding("a title", at("title"), None), "Finding.help is None, not a string"),  # type: ignore[arg-type]
    "behind the end": (Finding("a title", Span(0, 9999)), "Finding.place is (0, 9999), which is outside the text"),
    "before the start": (Finding("a title", Span(-1, 3)), "Finding.place is (-1, 3), which is outside the text"),
    "backwards": (Finding("a title", Span(5, 3)), "Finding.place is (5, 3), which is outside the text"),
    "fractions": (Finding("a title", Span(0.5, 1)), "which is outside the text"),  # type: ignore[arg-type]
    "a tuple": (Finding("a title", (0, 3)), "Finding.place is (0, 3); use at('title')"),  # type: ignore[arg-type]
    "a list": (Finding("a title", at(["title"])), "Place.route is (['title'],)"),  # type: ignore[arg-type]
    "no key": (Finding("a title", Place((), is_key=True)), "Place.route is (), which is not a key"),
    "characters": (
        Finding("a title", at_part("title", 5, 2)),
        "Place.characters is (5, 2), which is not a valid range",
    ),
    "of": (Finding("a title", at("title", of="start")), "Place.of is 'start'"),  # type: ignore[arg-type]
    "a path": (Finding("a title", at("title"), path="secret.yaml"), "Finding.path and Finding.rule are set by okr"),
    "related": (Finding("a title", at("title"), related=("x",)), "Finding.related"),  # type: ignore[arg-type]
    "related place": (
        Finding("a title", at("title"), related=(Related("x", Span(3, 9999)),)),
        "Finding.place is (3, 9999), which is outside the text",
    ),
    "related path": (
        Finding("a title", at("title"), related=(Related("x", Span(0, 1), "secret.yaml"),)),
        "Related.message must be a string, and Related.path is set by okr; leave it out",
    ),
    "a fix": (Finding("a title", at("title"), fix="x"), "Finding.fix is 'x', not a Fix"),  # type: ignore[arg-type]
    "an edit": (
        Finding("a title", at("title"), fix=Fix("x", (Edit(Span(0, 9999), ""),))),
        "Edit.span is Span(start=0, end=9999), which is outside the text",
    ),
}


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("of_workspace", [False, True])
def test_a_finding_that_cannot_be_shown_blames_its_rule(case: str, of_workspace: bool) -> None:
    finding, said = WRONG[case]
    with pytest.raises(CannotRun) as raised:
        findings_in(guarded_rule(lambda *_: iter([finding]), of_workspace), EXAMPLE)
    assert str(raised.value).startswith("the rule 'a-title' from the package 'oars' failed on example.yaml (")
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "place",
    [at(), at("title", "x", 99), at("no-such-key"), at_key("no-such-key"), at_part("title", 500, 900), Span(0, 0)],
)
def test_a_missing_place_is_the_nearest_one(place: Place | Span) -> None:
    found = findings_in(guarded_rule(lambda *_: iter([Finding("a title", place, "Which one?")])), EXAMPLE)
    assert [finding.span.end <= len(EXAMPLE.text) for finding in found if finding.rule == "a-title"] == [True]


def test_a_finding_may_extend_to_the_end_of_the_text() -> None:
    place = Span(0, len(EXAMPLE.text))
    found = findings_in(guarded_rule(lambda *_: iter([Finding("a title", place, "Which one?")])), EXAMPLE)
    assert [finding.span for finding in found if finding.rule == "a-title"] == [place]


def test_a_closed_standard_output_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(descriptor: int) -> int:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(os, "dup", closed)
    with standard_output_kept():
        assert run_foreign(lambda: 7, sys.stderr) == 7


@pytest.mark.parametrize(
    "changed",
    [
        {"kinds": 3},
        {"kinds": ("initiative", "boat")},
        {"summary": None},
        {"bad": 3},
        {"related": "x"},
        {"settings": None},
    ],
    ids=str,
)
def test_a_rule_of_the_wrong_types_is_refused(changed: dict[str, Any]) -> None:
    rule = guarded_rule(lambda *_: iter(()))
    assert list(problems_of(rule)) == []
    assert list(problems_of(rule._replace(**changed)))


def test_an_error_without_a_message_is_reported_by_type() -> None:
    class MuteError(Exception):
        def __str__(self) -> str:
            raise SystemError

    def fails() -> None:
        raise MuteError

    with pytest.raises(ForeignFailure, match=r"^MuteError$"):
        run_foreign(fails, sys.stderr)


def test_rules_from_a_function_may_not_exit_either(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(target, "oars", {"one": "oars_rules:rules"})
    (target / "oars_rules.py").write_text("import sys\ndef rules():\n    yield sys.exit(0)\n")
    assert "it called sys.exit(0)" in complaint(target, monkeypatch)


def guarded_rule(check: Callable[..., Iterator[Finding]], of_workspace: bool = False) -> Rule:
    """A rule of the package 'oars'."""
    rule = Rule("950", "a-title", Severity.ERROR, "A title.", "So.", "Us.", "", "", (Kind.OBJECTIVE,))
    return guarded(rule._replace(check_entity=check) if of_workspace else rule._replace(check=check), "oars")
