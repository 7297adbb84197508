"""Unresolved merges, as git leaves them."""

import pytest

from okr_cli.source.parser import Parsed, parse
from okr_cli.source.recovery import read_around_conflicts
from tests.source.reading import values

MINE = "  - {date: 2026-10-12, value: 43}\n"
YOURS = "  - {date: 2026-10-12, value: 44}\n"
BEFORE = "team: Growth\ncheck_ins:\n  - {date: 2026-10-05, value: 41}\n"
CONFLICT = f"<<<<<<< HEAD\n{MINE}=======\n{YOURS}>>>>>>> main\n"
DIFF3 = f"<<<<<<< HEAD\n{MINE}||||||| 1a2b3c4\n=======\n{YOURS}>>>>>>> 5d6e7f8 (Fix: the date)\n"
AFTER = "  - {date: 2026-10-19, value: 45}\n"
HEADING = "note: |\n  Results\n  =======\n  Good\n"


def read(text: str) -> Parsed:
    return read_around_conflicts(text, parse(text))


@pytest.mark.parametrize("conflict", [CONFLICT, DIFF3, CONFLICT.replace("\n", "\r\n")], ids=["merge", "diff3", "crlf"])
def test_a_conflict_is_one_finding_and_the_rest_is_parsed(conflict: str) -> None:
    text = BEFORE + conflict + AFTER
    parsed = read(text)
    (finding,) = parsed.findings
    assert (finding.rule, finding.message) == ("merge-conflict", "unresolved merge conflict")
    assert text[slice(*finding.span)] == "<<<<<<< HEAD"
    (document,) = parsed.documents
    assert [entry["value"] for entry in values(document)["check_ins"]] == ["41", "43", "45"]


def test_several_conflicts_are_one_finding() -> None:
    (finding,) = read(BEFORE + CONFLICT + AFTER + CONFLICT).findings
    assert finding.message == "2 unresolved merge conflicts; this is the first"
    assert finding.span.start == len(BEFORE)


@pytest.mark.parametrize("left", ["<<<<<<< HEAD\n", ">>>>>>> main\n", f"=======\n{YOURS}>>>>>>> main\n"])
def test_a_marker_that_was_left_behind_is_found(left: str) -> None:
    (finding,) = read(BEFORE + MINE + left + AFTER).findings
    assert finding.rule == "merge-conflict"
    assert finding.span.start == len(BEFORE + MINE)


def test_the_valid_side_of_a_conflict_is_parsed() -> None:
    text = f"{BEFORE}<<<<<<< HEAD\n  - {{date: 2026-10-12\n=======\n{YOURS}>>>>>>> main\n{AFTER}"
    parsed = read(text)
    assert [finding.rule for finding in parsed.findings] == ["merge-conflict"]
    assert [entry["value"] for entry in values(parsed.documents[0])["check_ins"]] == ["41", "44", "45"]


def test_text_before_a_conflict_is_parsed_despite_other_mistakes() -> None:
    parsed = read(f"{BEFORE}{CONFLICT}level: a: b\nother: here\n")
    assert [finding.rule for finding in parsed.findings] == ["merge-conflict"]
    assert values(parsed.documents[0])["team"] == "Growth"


@pytest.mark.parametrize(
    "text",
    [
        HEADING,
        "note: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> main\n",
        f'{HEADING}quoted: "a\n  =======\n  b"\n',
        "# <<<<<<< HEAD\na: b\n",
        "a: <<<<<<<\n",
    ],
)
def test_lines_of_a_text_are_not_markers(text: str) -> None:
    assert read(text).findings == ()


def test_a_heading_next_to_a_mistake_is_not_a_conflict() -> None:
    assert [finding.rule for finding in read(f"{HEADING}a: b: c\n").findings] == ["invalid-yaml"]
    assert [finding.rule for finding in read("<<<<<<<<< HEAD\na: b: c\n").findings] == ["invalid-yaml"]
