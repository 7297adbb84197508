"""The edits of fixes make one change, in the style of the file."""

import pytest

from okr_cli.edit.fix_edits import reworded, with_first_key
from okr_cli.edit.splice import splice
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Scalar, Sequence


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
def test_a_new_word_keeps_the_quotes(before: str, after: str) -> None:
    assert renamed(before, "old") == after


@pytest.mark.parametrize("text", ["&a old: 1\nb: *a\n", '"o\\x6cd": 1\n', "!t old: 1\n"])
def test_a_value_with_escapes_is_left_alone(text: str) -> None:
    assert renamed(text, "old") is None


def headed(text: str, index: int = 0) -> str | None:
    """The text with 'id: new' in the entry ``index`` of its list; None if that is impossible."""
    (root,) = parse(text).documents
    entries = root.value("list") if isinstance(root, Mapping) else root
    assert isinstance(entries, Sequence)
    mapping = entries.items[index]
    assert isinstance(mapping, Mapping)
    edit = with_first_key(SourceFile("a.yaml", text), mapping, "id", "new")
    return splice(text, [edit]) if edit else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list:\n  - a: 1  # c\n    b: 2\n", "list:\n  - id: new\n    a: 1  # c\n    b: 2\n"),
        ("list:\n- a: 1", "list:\n- id: new\n  a: 1"),
        ("- a: 1", "- id: new\n  a: 1"),
        ("list:\r\n-   a: 1\r\n", "list:\r\n-   id: new\r\n    a: 1\r\n"),
        ("list:\n  -\n    # about a\n    a: 1\n", "list:\n  -\n    # about a\n    id: new\n    a: 1\n"),
        ("list:\n  - # c\n    a: 1\n", "list:\n  - # c\n    id: new\n    a: 1\n"),
        ('list:\n  - "a": 1\n', 'list:\n  - id: new\n    "a": 1\n'),
        ("x: &x {c: 3}\nlist:\n  - <<: *x\n    a: 1\n", "x: &x {c: 3}\nlist:\n  - id: new\n    <<: *x\n    a: 1\n"),
        ("list:\n  - {a: 1, b: 2} # c\n", "list:\n  - {id: new, a: 1, b: 2} # c\n"),
        ("list: [{ a: 1 }]\n", "list: [{ id: new, a: 1 }]\n"),
        ('{"list": [{"a": 1}]}', '{"list": [{"id": "new", "a": 1}]}'),
        ("list:\n  - {\n    a: 1}\n", "list:\n  - {\n    id: new, a: 1}\n"),
        ("list: [{ # c\n  a: 1}]\n", "list: [{ id: new, # c\n  a: 1}]\n"),
        ("list:\n  - id:\n    a: 1\n", "list:\n  - id: new\n    a: 1\n"),
        ("list:\n  - a: 1\n    id: ~ # c\n", "list:\n  - a: 1\n    id: new # c\n"),
        ("list: [{id: null, a: 1}]\n", "list: [{id: new, a: 1}]\n"),
        ("list: [{ id: , a: 1}]\n", "list: [{ id: new, a: 1}]\n"),
    ],
)
def test_a_new_first_key_has_the_style_of_its_mapping(before: str, after: str) -> None:
    assert headed(before) == after
    assert not parse(after).findings


@pytest.mark.parametrize(
    "text",
    [
        "list:\n  - &a\n    a: 1\n",
        "list: [&a {a: 1}, {<<: *a, b: 2}]\n",
        "list:\n  - !t {a: 1}\n",
        "list:\n  - ? a\n    : 1\n",
        "list: [a: 1, a: 2]\n",
        "list:\n  - &k a: 1\n",
        "list:\n  - a: 1\n    id: !t\n",
        "list: [{id: # c\n , a: 1}]\n",
        "list:\n  - id: set\n    a: 1\n",
    ],
)
def test_no_first_key_is_written_if_its_place_is_unclear(text: str) -> None:
    assert headed(text) is None


def test_a_new_first_key_changes_only_its_entry() -> None:
    text = "list:\n  - a: 1\n  - a: 2\n"
    assert headed(text, 1) == "list:\n  - a: 1\n  - id: new\n    a: 2\n"


@pytest.mark.parametrize("before", ["- a: 1\n", "- {a: 1}\n", '- {"a": 1}\n', "- id:\n  a: 1\n"])
def test_a_new_first_key_comes_first(before: str) -> None:
    after = headed(before)
    assert after is not None
    (root,) = parse(after).documents
    assert isinstance(root, Sequence)
    mapping = root.items[0]
    assert isinstance(mapping, Mapping)
    assert next(iter(mapping.entries)) == "id"
    value = mapping.value("id")
    assert isinstance(value, Scalar)
    assert value.value == "new"
