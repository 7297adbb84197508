"""Suppression comments: their forms, their rules and what they cover."""

import pytest

from okr_cli.edit.splice import splice
from okr_cli.finding import Fix
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.workspace.suppressions import Suppression, removal, suppressions


def found(text: str) -> tuple[Suppression, ...]:
    return suppressions(SourceFile("f.yaml", text), parse(text).documents)


def covered(text: str) -> list[str | None]:
    """The text that each suppression covers; None for the whole file."""
    return [each.covers and text[each.covers.start : each.covers.end] for each in found(text)]


def test_names_and_codes_with_their_places() -> None:
    text = "a: b  # okr: ignore[team-owner, 301] -- we are three people\n"
    (one,) = found(text)
    assert one.valid
    assert [(name, text[span.start : span.end]) for name, span in one.rules] == [
        ("team-owner", "team-owner"),
        ("301", "301"),
    ]


def test_a_comment_after_text_covers_its_line() -> None:
    assert covered("a: b # okr: ignore[x]\nc: d\n") == ["a: b # okr: ignore[x]\n"]


@pytest.mark.parametrize("comment", ["# OKR: ignore[x]", "# okr : ignore[x]", "#Okr:Ignore[x]"])
def test_case_and_a_space_do_not_matter(comment: str) -> None:
    assert [each.valid for each in found(f"a: b {comment}\n")] == [True]


@pytest.mark.parametrize("dash", ["-  ", "  - "])
def test_a_comment_after_a_lone_dash_covers_the_item(dash: str) -> None:
    assert covered(f"a:\n{dash}# okr: ignore[x]\n    id: b\n    c: d\n") == ["    id: b\n    c: d"]


def test_a_comment_after_a_document_start_covers_that_line() -> None:
    assert covered("--- # okr: ignore[x]\na: b\n") == ["--- # okr: ignore[x]\n"]


def test_a_comment_on_its_own_line_covers_the_entity_below() -> None:
    text = "a:\n  # okr: ignore[x]\n\n  # another comment\n  - id: b\n    c: d\n  - id: e\n"
    assert covered(text) == ["  - id: b\n    c: d"]


def test_a_comment_above_a_key_covers_the_whole_value() -> None:
    assert covered("# okr: ignore[x]\na:\n  - b\n  - c\nd: e\n") == ["a:\n  - b\n  - c"]


def test_ignore_file_covers_the_whole_file() -> None:
    assert covered("a: b\n# okr: ignore-file[x]\n") == [None]


def test_a_comment_at_the_end_covers_nothing() -> None:
    assert covered("a: b\n# okr: ignore[x]\n") == [""]


@pytest.mark.parametrize("text", ["a: b\r\n# okr: ignore[x]\r\nc: d\r\n", "a: b\r# okr: ignore[x]\rc: d\r"])
def test_other_line_endings(text: str) -> None:
    assert [part and part.strip() for part in covered(text)] == ["c: d"]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  x # okr: ignore[y]\n",
        "a: >-\n  # okr: ignore[y]\n  x\n",
        "a: 'x # okr: ignore[y]'\n",
        'a: "x\n  # okr: ignore[y]"\n',
        "a: x#okr: ignore[y]\n",
        "'# okr: ignore[y]': text\n",
    ],
)
def test_a_number_sign_inside_text_is_text(text: str) -> None:
    assert found(text) == ()


def test_after_a_block_scalar_it_is_a_comment_again() -> None:
    assert covered("a: |\n  x\n# okr: ignore[y]\nb: c\n") == ["b: c\n"]


@pytest.mark.parametrize(
    "comment", ["# okr: ignore", "# okr: ignore[]", "# okr: disable[x]", "# okr: noqa", "# okr: [x]", "# OKR : ignore"]
)
def test_malformed_suppressions_are_reported(comment: str) -> None:
    (one,) = found(f"a: b {comment}\n")
    assert not one.valid


@pytest.mark.parametrize(
    "comment", ["# okr: 1", "# okr: see the handbook", "# okr:", "# not okr: ignored", "# OKR: Skip the rest"]
)
def test_other_comments_are_ignored(comment: str) -> None:
    assert found(f"a: b\n{comment}\nokr: 1\n") == ()


def test_after_a_mistake_in_the_yaml_comments_still_count() -> None:
    assert [each.valid for each in found("a: b # okr: ignore[x]\nc: [\n")] == [True]


def test_many_comments_take_little_time() -> None:
    assert len(found("# okr: ignore[x]\n" * 5_000 + "a: b # okr: ignore[x]\n" + "- c\n" * 5_000)) == 5_001


def removing(text: str, name: str) -> Fix | None:
    source = SourceFile("a.yaml", text)
    comments = suppressions(source, parse(text).documents)
    comment, number = next(
        (one, number) for one in comments for number, (written, _) in enumerate(one.rules) if written == name
    )
    return removal(comment, number, source)


def without(text: str, name: str) -> str:
    fix = removing(text, name)
    assert fix is not None
    return splice(text, fix.edits)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("a: 1  # okr: ignore[x, y, z] -- why\n", "x", "a: 1  # okr: ignore[y, z] -- why\n"),
        ("a: 1  # okr: ignore[x, y, z] -- why\n", "y", "a: 1  # okr: ignore[x, z] -- why\n"),
        ("a: 1  # okr: ignore[x, y, z] -- why\n", "z", "a: 1  # okr: ignore[x, y] -- why\n"),
        ("a: 1  # okr: ignore[ x,y ]\n", "y", "a: 1  # okr: ignore[ x ]\n"),
        ("a: 1  # okr: ignore[x y]\n", "x", "a: 1  # okr: ignore[y]\n"),
        ("a: 1  # okr: ignore[x] -- why\nb: 2\n", "x", "a: 1\nb: 2\n"),
        ("a: 1  # mine # okr: ignore[x]\r\nb: 2\r\n", "x", "a: 1  # mine\r\nb: 2\r\n"),
        ("  # okr: ignore[x]\r\na: 1", "x", "a: 1"),
        ("a: 1\n# okr: ignore-file[x]", "x", "a: 1\n"),
        ("a: 1  # okr: ignore[x] # okr: ignore[y] -- until May\n", "x", "a: 1  # okr: ignore[y] -- until May\n"),
        ("a: 1  # okr: ignore[x] -- why # theirs: off\n", "x", "a: 1  # theirs: off\n"),
        ("# okr: ignore[x] # theirs: off\na: 1\n", "x", "# theirs: off\na: 1\n"),
    ],
)
def test_only_the_named_rule_leaves_its_comment(before: str, name: str, after: str) -> None:
    assert without(before, name) == after


def test_a_comment_with_other_text_is_left_alone() -> None:
    assert removing("a: 1  # okr: ignore[x] and mind the step\n", "x") is None
