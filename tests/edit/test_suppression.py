"""A rule leaves a suppression comment, and nothing else changes."""

import pytest

from okr_cli.edit.splice import splice
from okr_cli.edit.suppression import removal
from okr_cli.finding import Fix
from okr_cli.source.comments import suppressions
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile


def removing(text: str, name: str) -> Fix | None:
    source = SourceFile("a.yaml", text)
    comments = suppressions(source, parse(text).documents)
    comment, span = next((one, span) for one in comments for written, span in one.rules if written == name)
    return removal(comment, span, source)


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
def test_just_the_name_goes(before: str, name: str, after: str) -> None:
    assert without(before, name) == after


def test_a_comment_that_goes_on_with_something_else_is_left_to_people() -> None:
    assert removing("a: 1  # okr: ignore[x] and mind the step\n", "x") is None
