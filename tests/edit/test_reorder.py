"""Entries are reordered as a whole, or not at all."""

import textwrap
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.edit.reorder import reordered
from okr_cli.edit.splice import splice
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Sequence


def put(text: str, *order: int) -> str | None:
    """The text with the list 'days' in another order; None if that is impossible."""
    source = SourceFile("a.yaml", text)
    (root,) = parse(text).documents
    assert isinstance(root, Mapping)
    entries = root.value("days")
    assert isinstance(entries, Sequence)
    edit = reordered(source, entries, order)
    return splice(text, [edit]) if edit else None


def text_of(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def test_entries_take_their_comments_with_them_and_gaps_stay() -> None:
    before = text_of(
        """
        days:  # of the week
          - date: b  # behind b
            # below b
            note: |
              # text, no comment

              more text

          # above a, which is
          # two lines
          - {date: a, note: "x # y"}
          - date: c
            # the end of c
        # behind all
        other: 1
        """
    )
    after = text_of(
        """
        days:  # of the week
          # above a, which is
          # two lines
          - {date: a, note: "x # y"}

          - date: b  # behind b
            # below b
            note: |
              # text, no comment

              more text
          - date: c
            # the end of c
        # behind all
        other: 1
        """
    )
    assert put(before, 1, 0, 2) == after


def test_every_line_ending_and_a_missing_last_one_stay() -> None:
    assert put("days:\r\n- b\r\n\r\n- a", 1, 0) == "days:\r\n- a\r\n\r\n- b"


def test_comments_above_each_entry_are_its_own() -> None:
    assert put("days:\n# b\n- b\n# a\n- a\n", 1, 0) == "days:\n# a\n- a\n# b\n- b\n"


@pytest.mark.parametrize(
    "text",
    [
        "days: [b, a]\n",
        "days:\n# of this list, or of b?\n- b\n- a\n",
        "days:\n- b\n# apart\n\n- a\n",
        "days:\n- b\n  # below b\n\n  # whose?\n- a\n",
        "days:\n-\n  x: b\n- a\n",
        "days:\n- &b b\n- *b\n",
        "days:\n- b: |\n    no newline at the end of a\n- a: |\n    x",
        "days:\n- b: |+\n    kept\n\n- a: 1\n",
        "days:\n- &x {k: 1}\n- {<<: *x, k: 2}\n",
    ],
)
def test_entries_that_cannot_be_separated_stay(text: str) -> None:
    assert put(text, 1, 0) is None


ENTRIES = st.lists(
    st.sampled_from(
        [
            "- {date: a, note: x}",
            "- date: b\n  note: >-\n    folded\n    text",
            "- date: c   # behind\n  # below",
            "# above\n- date: d\n  note: |\n    # text\n    more",
            "-   'e'",
        ]
    ),
    min_size=1,
    max_size=5,
)


@given(ENTRIES, st.randoms(use_true_random=False), st.sampled_from(["\n", "\n\n"]), st.booleans())
def test_no_line_is_lost_or_changed(entries: list[str], chance: Random, gap: str, final: bool) -> None:
    text = "days:\n" + gap.join(entries) + ("\n" if final else "")
    order = list(range(len(entries)))
    chance.shuffle(order)
    made = put(text, *order)
    if made is not None:
        assert sorted(made.split("\n")) == sorted(text.split("\n"))
        assert put(made, *sorted(range(len(order)), key=order.__getitem__)) in (text, None)
