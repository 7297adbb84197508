"""The examples show what they promise: one every rule, the others none."""

import pytest

from okr_cli.linter.catalogue import catalogue
from tests.commands.running import okr
from tests.examples.golden import EXAMPLES, GOLDEN, findings, lint, page

DAYS = ("2025-12-01", "2026-06-15", "2080-01-01")


def test_broken_shows_every_rule_that_looks_at_files_as_they_are() -> None:
    found = {one["name"] for one in findings("broken")}
    ours = {rule.name for rule in catalogue().values() if rule.group not in ("change", "plugin")}
    assert found == ours


def test_the_findings_of_broken_are_exact() -> None:
    assert page() == GOLDEN.read_text(encoding="utf-8")


def test_the_findings_of_broken_do_not_depend_on_the_date() -> None:
    def places(*arguments: str) -> list[tuple[str, int, int, str]]:
        found = findings("broken", *arguments)
        return [(one["path"], one["start"]["line"], one["start"]["column"], one["name"]) for one in found]

    today = places()
    assert [day for day in DAYS if places("--as-of", day) != today] == []


@pytest.mark.parametrize("example", ["acme", "starter"])
def test_the_other_examples_have_no_findings(example: str) -> None:
    done = lint(example)
    assert done.code == 0, done.out
    assert done.out.count("\n") == 1
    assert done.out.startswith("No findings in ")


@pytest.mark.parametrize("example", ["acme", "starter"])
def test_the_other_examples_are_formatted(example: str) -> None:
    assert okr("fmt", "--check", str(EXAMPLES / example)).code == 0


def test_a_plain_run_over_broken_fails() -> None:
    assert lint("broken").code == 1
