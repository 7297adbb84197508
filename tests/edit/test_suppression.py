"""A rule leaves a suppression comment, and nothing else changes."""

import pytest

from okr_cli.edit.splice import splice
from okr_cli.edit.suppression import removal
from okr_cli.source.comments import suppressions
from okr_cli.source.parse import parse
from okr_cli.source.text import SourceFile


def without(text: str, name: str) -> str:
    source = SourceFile("a.yaml", text)
    (comment,) = suppressions(source, parse(text).documents)
    span = next(span for written, span in comment.rules if written == name)
    return splice(text, removal(comment, span, source).edits)


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
    ],
)
def test_just_the_name_goes(before: str, name: str, after: str) -> None:
    assert without(before, name) == after
