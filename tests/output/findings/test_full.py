"""What a person reads in a terminal."""

from okr_cli.finding import Finding, Position, Report, Severity
from okr_cli.output.findings.full import render
from tests.output.findings.sample import finding, related

LINES = ("objectives:", "- title: >", "    Improve", "    our processes", "", "  owner: Ada")


def one(severity: Severity = Severity.WARNING, name: str = "vague-objective", line: int = 2) -> Finding:
    return finding("421", name, severity, "x", ("a.yaml", Position(line, 3), Position(line, 8)))


def lines(*found: Finding) -> list[str]:
    return list(render(Report(found, 1, {"a.yaml": LINES})))


def test_words_in_a_block_end_in_their_last_line() -> None:
    shown = lines(one()._replace(start=Position(2, 10), end=Position(6, 1)))
    assert shown[2:4] == ["    2 | - title: >", "      |          ^ … to line 4"]


def test_a_block_of_one_line_says_no_other() -> None:
    shown = lines(one()._replace(start=Position(6, 10), end=Position(7, 1)))
    assert shown[3] == "      |          ^^^"


def test_the_way_to_read_on_is_that_of_the_worst_finding() -> None:
    advice = one(Severity.INFO, "long-title", 1)
    errors = (one(Severity.ERROR, "team-owner", 3), one(Severity.ERROR, "missing-owner", 4))
    assert lines(advice, one(), *errors)[-1].startswith("'okr rule team-owner' explains")
    assert lines(advice)[-1].startswith("'okr rule long-title' explains")


def test_of_many_other_places_the_first_are_quoted_and_the_rest_named() -> None:
    others = tuple(related("as well", "a.yaml", Position(n, 3), Position(n, 6)) for n in range(1, 7))
    shown = lines(one()._replace(related=others[:5]))
    assert sum(line.startswith("  note: as well") for line in shown) == 3
    assert "  note: and 2 more (a.yaml:4:3, a.yaml:5:3)" in shown
    assert not any("more (" in line for line in lines(one()._replace(related=others[:3])))
