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


def test_a_block_of_one_line_has_no_end_line() -> None:
    shown = lines(one()._replace(start=Position(6, 10), end=Position(7, 1)))
    assert shown[3] == "      |          ^^^"


def test_the_last_line_explains_the_finding_above_it() -> None:
    advice = one(Severity.INFO, "long-title", 1)
    errors = (one(Severity.ERROR, "team-owner", 3), one(Severity.ERROR, "missing-owner", 4))
    assert lines(advice, one(), *errors)[-1].startswith("'okr rule missing-owner' explains")
    assert lines(advice)[-1].startswith("'okr rule long-title' explains")


def test_the_most_severe_is_last_and_help_is_printed_at_the_first_neighbor() -> None:
    error = one(Severity.ERROR, "team-owner", 1)
    same = [one(line=line)._replace(help="What will be different?") for line in (2, 3, 4)]
    other = one(line=5)._replace(help="What else?")
    shown = lines(error, *same, other)
    heads = [line for line in shown if line.startswith("a.yaml")]
    assert [head.split(":")[1] for head in heads] == ["2", "3", "4", "5", "1"]
    assert [line for line in shown if "help:" in line] == ["  help: What will be different?", "  help: What else?"]
    assert shown.index("  help: What will be different?") < shown.index(heads[1])


def test_help_is_repeated_after_another_finding() -> None:
    same, other = one()._replace(help="What will be different?"), one()._replace(help="What else?")
    helps = [line for line in lines(same, other, same) if "help:" in line]
    assert helps == ["  help: What will be different?", "  help: What else?", "  help: What will be different?"]


def test_findings_that_do_not_fail_are_counted_first_per_rule() -> None:
    advice = [one(Severity.INFO, "long-title", line) for line in (1, 2)]
    elsewhere = [one(Severity.INFO, "long-title")._replace(path=path) for path in ("b.yaml", "c.yaml")]
    single = one(Severity.INFO, "missing-hypothesis", 3)
    report = Report((*advice, *elsewhere, single, one(Severity.ERROR, "team-owner", 4)), 3, {"a.yaml": LINES})
    assert list(render(report.quiet(Severity.WARNING)))[:5] == [
        "4 info long-title: 2 in a.yaml, 2 in 2 other files",
        "1 info missing-hypothesis: a.yaml:3:3",
        "Add --min-severity info to see them.",
        "",
        "a.yaml:4:3: error 421 team-owner",
    ]
    assert next(render(report.quiet(Severity.WARNING, {"long-title"}))) == "1 info missing-hypothesis: a.yaml:3:3"
    assert report.quiet(Severity.INFO) == report


def test_related_places_are_quoted_up_to_a_limit() -> None:
    others = tuple(related("as well", "a.yaml", Position(n, 3), Position(n, 6)) for n in range(1, 7))
    shown = lines(one()._replace(related=others[:5]))
    assert sum(line.startswith("  note: as well") for line in shown) == 3
    assert "  note: and 2 more (a.yaml:4:3, a.yaml:5:3)" in shown
    assert not any("more (" in line for line in lines(one()._replace(related=others[:3])))
