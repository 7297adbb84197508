"""A word takes the place of another, and nothing else changes."""

import pytest

from okr_cli.edit.rewording import reworded
from okr_cli.edit.splice import splice
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping


def renamed(text: str, key: str) -> str | None:
    (root,) = parse(text).documents
    assert isinstance(root, Mapping)
    edit = reworded(SourceFile("a.yaml", text), root.entries[key][0], "new")
    return splice(text, [edit]) if edit else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("old: 1  # c\r\nb: 2", "new: 1  # c\r\nb: 2"),
        ("'old' : 1\n", "'new' : 1\n"),
        ('{"b":2,"old":1}', '{"b":2,"new":1}'),
        ("? old\n: 1\n", "? new\n: 1\n"),
    ],
)
def test_quotes_stay(before: str, after: str) -> None:
    assert renamed(before, "old") == after


@pytest.mark.parametrize("text", ["&a old: 1\nb: *a\n", '"o\\x6cd": 1\n', "!t old: 1\n"])
def test_what_does_not_stand_as_it_reads_stays(text: str) -> None:
    assert renamed(text, "old") is None
