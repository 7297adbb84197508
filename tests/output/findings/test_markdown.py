"""A summary that shows text as it is, wherever Markdown is read."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from okr_cli.finding import Report, Severity
from okr_cli.output.findings.markdown import APART, MOST_TEXT, github_text, render
from okr_cli.safe_text import visible
from tests.output.findings.sample import EMPTY, ONE

MIB = 1024 * 1024
SIGNS = st.text(st.sampled_from("`*_[]()<>&|\\~$@#:!{}-+=.\"'/ aZ1é日\n"), max_size=30)


def cells(report: Report) -> list[list[str]]:
    """The table of findings as a reader of Markdown sees it: rows of texts."""
    rows: list[list[str]] = []
    for token in (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse("\n".join(render(report)))
    ):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "text_special", "html_inline"}, kinds
            shown = [child.content for child in token.children or () if child.type != "html_inline"]
            assert {child.content for child in token.children or () if child.type == "html_inline"} <= {
                "<span>",
                "</span>",
            }
            rows[-1].append("".join(shown).replace("\u200b", ""))
    return rows


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


@given(st.one_of(SIGNS, st.text(max_size=30)))
@example("a \\| b | c")
@example("\\")
@example("`code` <b>x</b> &lt; **no** ~~no~~ [a](b) ![a](b) <!-- x")
def test_text_is_shown_as_it_is(text: str) -> None:
    *_, row = cells(Report((ONE._replace(message=text, help=text, path=text),), 1))
    assert [squeezed(cell) for cell in row] == [
        "⚠️ warning",
        squeezed(f"{visible(text)}:3"),
        squeezed(f"401 vague-initiative: {visible(text)}"),
        squeezed(visible(text)),
    ]


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("ask @maya", r"@\w"),
        ("as in #12 and acme/plans#12", r"#\d"),
        ("as in GH-12", r"GH-\d"),
        ("a :tada: b", r":\w+:"),
        ("maya@acme.example", r"@\w"),
        ("https://acme.example", r"://"),
        ("www.acme.example", r"www\.\w"),
        ("from $5 to $6", r"\$\d"),
    ],
)
def test_github_creates_no_links_or_mentions(text: str, looked_for: str) -> None:
    written = github_text(text)
    assert not re.search(looked_for, html.unescape(written))
    assert written.replace(APART, "").replace("<span>$</span>", "$") == text


def test_a_very_long_text_is_cut() -> None:
    assert len(github_text("x" * 5_000_000)) == MOST_TEXT


@pytest.mark.parametrize("message", ["says little", "|" * 5000, "日" * 5000])
def test_it_fits_into_a_comment_and_counts_the_rest(message: str) -> None:
    many = tuple(
        ONE._replace(message=message, help=message, path=f"okrs/team-{number}.yaml") for number in range(20_000)
    )
    worst = ONE._replace(severity=Severity.ERROR, path="z.yaml")
    lines = list(render(Report((*many, worst), 20_000)))
    assert sum(len(line.encode()) + 1 for line in lines) < MIB
    shown = [line for line in lines if line.startswith(("| ❌", "| ⚠️"))]
    assert "z.yaml" in shown[0]
    left = len(many) + 1 - len(shown)
    assert lines[-1] == f"… and {left:,} more findings. Run 'okr lint' to see all of them."


def test_no_findings_are_reported_in_a_sentence() -> None:
    assert list(render(EMPTY)) == ["## okr lint", "", "No findings in 1 file."]
