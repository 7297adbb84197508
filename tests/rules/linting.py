"""Linting a text as one file of a workspace, for the tests of rules."""

import textwrap
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from okr_cli.config.settings import Config
from okr_cli.finding import Report
from okr_cli.history.changes import Change
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.report_builder import ReportBuilder
from okr_cli.linter.rule_examples import PATH, changes_in
from okr_cli.linter.rule_runner import RuleRunner
from okr_cli.linter.selection import select
from okr_cli.rules.base import Context, Example
from okr_cli.workspace.workspace import calendar_of


def lint_texts(
    files: dict[str, str | bytes],
    settings: str = "",
    as_of: date | None = None,
    rules: tuple[str, ...] = (),
    root: Path | None = None,
    changes: Sequence[Change] = (),
) -> Report:
    """The report on some files by path, with the settings of an okr.toml and the changes in them."""
    config = Config.model_validate(tomllib.loads(textwrap.dedent(settings))) if settings else Config.default()
    selection = select(config, rules)
    runner = RuleRunner(
        selection, Context(config, as_of, root, root or Path(), calendar_of(config), frozenset(selection.rules))
    )
    results = [
        runner.check_file(text if isinstance(text, bytes) else text.encode(), path, keep=True)
        for path, text in files.items()
    ]
    return ReportBuilder(runner, results, changes).report()


def lint_text(
    text: str, settings: str = "", as_of: date | None = None, rules: tuple[str, ...] = (), root: Path | None = None
) -> Report:
    """The report on one file. The margin of an indented text is removed; any other text stays the same to the byte.

    From Python 3.14 on, `dedent` would change a `\\r\\n` on a line of its own.
    """
    if text.startswith((" ", "\n")):
        text = textwrap.dedent(text).lstrip("\n")
    return lint_texts({"okrs.yaml": text}, settings, as_of, rules, root)


def lint_example(example: Example) -> Report:
    """The report of every rule on an example."""
    root = Path(__file__).parent / "no-such-folder"
    texts: dict[str, str | bytes] = {PATH: example.text}
    return lint_texts(texts, example.settings, example.as_of, every_rule(), root, changes_in(example))


def every_rule() -> tuple[str, ...]:
    """All rules, including opt-in ones."""
    return tuple(catalogue())


def underlined(report: Report, name: str) -> list[str]:
    """The words that the findings of a rule underline."""
    words = []
    for one in report.findings:
        if one.rule == name:
            lines = report.lines[one.path]
            if one.start.line == one.end.line:
                words.append(lines[one.start.line - 1][one.start.column - 1 : one.end.column - 1])
            else:
                first = lines[one.start.line - 1][one.start.column - 1 :]
                last = lines[one.end.line - 1][: one.end.column - 1]
                words.append("\n".join([first, *lines[one.start.line : one.end.line - 1], last]))
    return words
