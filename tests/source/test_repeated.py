"""Exact repetitions of an entry can be removed; entries that only look equal stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.finding import Finding
from okr_cli.source.duplicate_keys import with_removal_fixes
from okr_cli.source.parser import Events, parse
from okr_cli.source.source_file import SourceFile
from tests.source.reading import BOTH, values

QUIET = settings(max_examples=80, deadline=None, derandomize=True)


def found(text: str, events: Events | None = None) -> list[Finding]:
    return list(with_removal_fixes(SourceFile("a.yaml", text), parse(text, events)))


def removed(text: str, events: Events | None = None) -> str:
    """The text without the entries that can be removed, last ones first."""
    fixes = [finding.fix for finding in found(text, events) if finding.fix]
    assert all(fix.safe for fix in fixes)
    edits = sorted((edit for fix in fixes for edit in fix.edits), reverse=True)
    for (start, end), word, _ in edits:
        text = text[:start] + word + text[end:]
    return text


@BOTH
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb: 2\na: 1\n", "a: 1\nb: 2\n"),
        ("a: 1\r\nb: 2\r\na: 1\r\n", "a: 1\r\nb: 2\r\n"),
        ("a: 1\nb: 2\na: 1", "a: 1\nb: 2"),
        ("a: 1\na: 1\na: 1\n", "a: 1\n"),
        ("a:\nb: 1\na:\n", "a:\nb: 1\n"),
        ("a: 1  # why\na: 1  # why\n", "a: 1  # why\n"),
        ("a: 1  # why\na: 1\n", "a: 1  # why\n"),
        ("a: R&D 2*3\na: R&D 2*3\n", "a: R&D 2*3\n"),
        ("a: 'x'\n\na: 'x'\n\nb: 1\n", "a: 'x'\n\n\nb: 1\n"),
        ("a: |\n  x\n  # y\nb: 1\na: |\n  x\n  # y\n", "a: |\n  x\n  # y\nb: 1\n"),
        ("a: x\n  y\na: x\n  y\n", "a: x\n  y\n"),
        ("a: # c\n- 1\na: # c\n- 1\nb: 2\n", "a: # c\n- 1\nb: 2\n"),
        ("a: 1\na: 1\n# below\nb: 2\n", "a: 1\n# below\nb: 2\n"),
        ("a: 1\na: 1\n---\na: 1\n", "a: 1\n---\na: 1\n"),
        ("k:\n  - a: 1\n    b: 1\n    a: 1\n  - c: 1\n", "k:\n  - a: 1\n    b: 1\n  - c: 1\n"),
        ("k: {a: 1, b: 2, a: 1}\n", "k: {a: 1, b: 2}\n"),
        ("k: {a: 1 , a: 1 , b: 2}\n", "k: {a: 1  , b: 2}\n"),
        ('{"a": [1, 2],"a": [1, 2]}', '{"a": [1, 2]}'),
        ("{\n  a: 1,\n  a: 1,\n}\n", "{\n  a: 1,\n}\n"),
    ],
)
def test_the_second_of_two_equal_entries_is_removed(before: str, after: str, events: Events) -> None:
    assert removed(before, events) == after
    assert parse(after, events).findings == ()


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: 1\na: 1 2\n",
        "a: 1\na: '1'\n",
        'a: 1\n"a": 1\n',
        "a:\na: 1\n",
        "a: 1  # ours\na: 1  # theirs\n",
        "a: 1\n# theirs\na: 1\n",
        "a: x\na: x\n  y\n",
        "a: |\n  x\na: |\n  x\n  # y\n",
        "a:\n  x: 1\na:\n  x: 1\n# c\n  y: 2\n",
        "a:\n- 1\na:\n- 1\n- 2\n",
        "a:\n- 1\na:\n- 1\n# c\n-\n",
        "a: &x 1\na: &x 1\nb: *x\n",
        "b: &x 1\na: *x\na: *x\n",
        "b: |+\n  x\na: 1\na: 1\n\n",
        "? a\n: 1\n? a\n: 1\n",
        "k: {a: 1, a: 1 2}\n",
        "k: {a, a: 1}\n",
        "k: {a: 1, # why,\n a: 1}\n",
        "k: {a: 1\n # why\n , # a,\n a: 1}\n",
        "k: &k {a: 1, a: 1}\n",
    ],
)
def test_different_entries_stay(text: str, events: Events) -> None:
    (finding,) = found(text, events)
    assert (finding.rule, finding.fix) == ("duplicate-key", None)


def test_other_findings_and_their_order_stay() -> None:
    text = "a: 1\na: 1\nb: 2\nb: 3\nc: [\n"
    assert [finding._replace(fix=None) for finding in found(text)] == [
        finding._replace(fix=None) for finding in parse(text).findings
    ]


VALUES = st.sampled_from(
    [
        *("1", "", "x y", "'it''s'", '"a\\n"', "[1, 2]", "{x: 1}", "|\n  t\n  # t", ">-\n  t\n\n  t", "x\n  y", "*z"),
        *("\n  x: 1", "\n  - 1", "\n- 1", "\n  x: 1\n  x: 1", "|+\n  t\n", "1  # c", " # c\n  x: 1"),
    ]
)
BETWEEN = st.sampled_from(["\n", "\n\n", "\n# c\n", "\n  # c\n", "\r\n"])


@st.composite
def mappings(draw: st.DrawFn) -> str:
    """A mapping in block style with repeated keys, values and comments."""
    parts = ["z: &z 1"] if draw(st.booleans()) else []
    parts += [f"{draw(st.sampled_from('abc'))}: {draw(VALUES)}" for _ in range(draw(st.integers(2, 5)))]
    text = "".join(part + draw(BETWEEN) for part in parts)
    if draw(st.booleans()):
        text = "k:\n" + "".join(f"  {line}" for line in text.splitlines(keepends=True))
    return text if draw(st.booleans()) else text.rstrip("\r\n")


@st.composite
def braces(draw: st.DrawFn) -> str:
    """A mapping in flow style with repeated keys and values."""
    some = st.sampled_from(["1", "", "x y", "'a,'", '"b}"', "[1, 2]", "{x: 1, x: 1}", "1,000", "x\n  y", "1 # c,\n "])
    parts = [f"{draw(st.sampled_from('ab'))}: {draw(some)}" for _ in range(draw(st.integers(2, 5)))]
    gaps = st.sampled_from([", ", " ,\n  ", ", # c\n  ", ",\n  # c,\n  "])
    return "k: {" + "".join(part + draw(gaps) for part in parts) + "}\n"


@given(mappings() | braces())
@QUIET
def test_a_removal_changes_no_value(text: str) -> None:
    before = parse(text)
    for finding in found(text):
        if finding.fix:
            ((start, end), word, _) = finding.fix.edits[0]
            after = parse(text[:start] + word + text[end:])
            assert [values(root) for root in after.documents] == [values(root) for root in before.documents]
            assert len(after.findings) < len(before.findings)
