"""Safe text, places, and the line that sums up."""

import pytest

from okr_cli.finding import Fix, HiddenBy, Position, Report, Severity
from okr_cli.output.findings.text import last_line, place, repairs, summary
from okr_cli.output.text_style import columns, wrapped
from okr_cli.safe_text import visible
from tests.output.findings.sample import ONE


def report(errors: int = 0, warnings: int = 0, infos: int = 0, files: int = 1, suppressed: int = 0) -> Report:
    """A report with this many findings, half of them in one file."""
    severities = [Severity.ERROR] * errors + [Severity.WARNING] * warnings + [Severity.INFO] * infos
    half = (len(severities) + 1) // 2
    return Report(
        tuple(
            ONE._replace(severity=severity, path="a" if number < half else "b")
            for number, severity in enumerate(severities)
        ),
        files,
        hidden=((ONE, HiddenBy.SUPPRESSION),) * suppressed,
    )


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (report(), "No findings in 1 file."),
        (report(files=0), "No findings in 0 files."),
        (report(files=1200, suppressed=3), "No findings in 1,200 files (3 suppressed)."),
        (report(errors=1), "1 error in 1 file."),
        (report(errors=2, files=2), "2 errors in 2 files."),
        (report(errors=2, files=3), "2 errors in 2 of 3 files checked."),
        (report(warnings=1, infos=1, files=9), "1 warning and 1 info in 2 of 9 files checked."),
        (report(errors=2, warnings=1, infos=3, files=2), "2 errors, 1 warning and 3 info in 2 files."),
    ],
)
def test_the_summary_reads_as_a_sentence(made: Report, line: str) -> None:
    assert summary(made) == line


@pytest.mark.parametrize(
    ("certain", "likely", "line"),
    [
        (0, 0, ""),
        (1, 0, "okr can fix 1 of these findings with --fix."),
        (1200, 0, "okr can fix 1,200 of these findings with --fix."),
        (0, 1, "okr can fix 1 of these findings with --fix --unsafe-fixes."),
        (3, 2, "okr can fix 3 of these findings with --fix and 2 more by adding --unsafe-fixes."),
    ],
)
def test_fixable_findings_are_counted_without_a_full_command(certain: int, likely: int, line: str) -> None:
    found = [
        finding._replace(fix=Fix("x", (), safe=number < certain)) if number < certain + likely else finding
        for number, finding in enumerate(report(errors=certain + likely + 2).findings)
    ]
    assert repairs(Report(tuple(found), 1)) == line
    assert repairs(Report(tuple(finding._replace(path="<stdin>") for finding in found), 1)) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ship [beta] :tada: [/red] API", "Ship [beta] :tada: [/red] API"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\u202eevil", "\\u202eevil"),
        ("\ud800", "\\ud800"),
        ("##[error]x ##vso[y]z ## [fine]", "##\\x5berror]x ##vso\\x5by]z ## [fine]"),
        ("日本 é 👩\u200d👧", "日本 é 👩\u200d👧"),
    ],
)
def test_text_is_never_interpreted(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_path_is_never_a_command() -> None:
    assert place(ONE._replace(path="::error::x.yaml")) == "./::error::x.yaml:3:5"
    assert place(ONE) == "a.yaml:3:5"


def test_width_is_measured_in_terminal_columns() -> None:
    assert [columns(text) for text in ("", "abc", "日本", "e\u0301", "\u200b", "ｱ", "Ａ")] == [0, 3, 4, 1, 0, 1, 2]


def test_prose_wraps_at_words_to_a_readable_width() -> None:
    text = "word " * 60
    assert list(wrapped(text.strip(), None)) == [text.strip()]
    assert max(len(line) for line in wrapped(text, 40, "  ", "  ")) <= 40
    assert max(len(line) for line in wrapped(text, 500)) <= 110
    assert list(wrapped("x" * 90 + " y", 40)) == ["x" * 90, "y"]


@pytest.mark.parametrize(
    ("text", "end", "line"),
    [
        ("title: A", Position(1, 9), 1),
        ("title: A\n  b", Position(2, 4), 2),
        ("title: |\n  A\nowner: B", Position(3, 1), 2),
        ("title: |\n  A\n\n \nowner: B", Position(5, 1), 2),
        ("title: |\n  A\n", Position(3, 1), 2),
        ("title: |\n\nowner: B", Position(3, 1), 1),
    ],
)
def test_words_end_on_the_line_of_their_last_character(text: str, end: Position, line: int) -> None:
    assert last_line(ONE._replace(start=Position(1, 8), end=end), text.split("\n")) == line


def test_without_quoted_lines_the_place_is_used() -> None:
    assert last_line(ONE._replace(start=Position(1, 8), end=Position(4, 1)), ()) == 3
