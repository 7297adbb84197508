"""An edit changes only its own span, and fixes are combined as long as they do no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.edit.splice import apply_fixes, compatible, splice
from okr_cli.finding import Edit, Fix, Span


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


def test_edits_are_made_in_any_order() -> None:
    assert splice("abcdef", [edit(4, 5, "X"), edit(0, 1, "YY"), edit(2, 2, "-")]) == "YYb-cdXf"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        splice("abcdef", [edit(0, 3, ""), edit(2, 4, "")])


def test_of_two_fixes_for_the_same_words_the_first_is_applied() -> None:
    first, second = Fix("a", (edit(0, 3, "x"),)), Fix("b", (edit(2, 5, "y"),))
    other = Fix("c", (edit(3, 4, "z"),))
    assert compatible([first, second, other]) == [first, other]


def test_a_fix_with_several_edits_is_applied_completely_or_not_at_all() -> None:
    first, both, last = (
        Fix("a", (edit(0, 3, "x"),)),
        Fix("b", (edit(5, 6, "y"), edit(2, 4, "y"))),
        Fix("c", (edit(5, 6, "z"),)),
    )
    assert compatible([first, both, last]) == [first, last]


def test_insertions_at_one_place_go_together_unless_they_are_the_same() -> None:
    one, same, other = Fix("a", (edit(3, 3, "x"),)), Fix("b", (edit(3, 3, "x"),)), Fix("c", (edit(3, 3, "y"),))
    assert compatible([one, same, other]) == [one, other]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=15))
def test_compatible_edits_can_be_spliced(places: list[tuple[int, int]]) -> None:
    fixes = [Fix("", (edit(start, start + length, str(n)),)) for n, (start, length) in enumerate(places)]
    chosen = compatible(fixes)
    splice("x" * 30, [each for fix in chosen for each in fix.edits])
    assert not fixes or chosen[0] == fixes[0]


@st.composite
def text_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [edit(start, end, draw(st.text(max_size=5))) for start, end in pairs]


@given(text_and_edits())
def test_every_character_outside_the_edits_survives(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    made = splice(text, edits)
    kept, done = [], 0
    for one in edits:
        kept.append(text[done : one.span.start])
        done = one.span.end
    kept.append(text[done:])
    at = 0
    for piece, inserted in zip(kept, [*(one.text for one in edits), ""], strict=True):
        assert made[at : at + len(piece)] == piece
        at += len(piece) + len(inserted)
    assert at == len(made)


TEXT = "titel: a\ntitl: b\nowner: c\n"


def renaming(text: str, word: str, meant: str) -> Fix:
    start = text.index(word)
    return Fix(f"Write {meant}", (Edit(Span(start, start + len(word)), meant),))


def test_all_compatible_fixes_are_applied() -> None:
    both = (renaming(TEXT, "titel", "title"), renaming(TEXT, "owner", "lead"))
    assert apply_fixes(TEXT, both) == ("title: a\ntitl: b\nlead: c\n", both)


def test_of_two_fixes_that_create_the_same_key_the_first_is_applied() -> None:
    first = renaming(TEXT, "titel", "title")
    made = apply_fixes(TEXT, [first, renaming(TEXT, "titl", "title")])
    assert made == ("title: a\ntitl: b\nowner: c\n", (first,))


def test_a_fix_that_breaks_the_file_is_not_applied() -> None:
    harmful = Fix("Break it", (Edit(Span(0, 5), "[titel"),))
    harmless = renaming(TEXT, "titl", "title")
    assert apply_fixes(TEXT, [harmful]) == (TEXT, ())
    assert apply_fixes(TEXT, [harmful, harmless]) == ("titel: a\ntitle: b\nowner: c\n", (harmless,))


def test_a_fix_is_applied_to_a_file_that_was_broken_before() -> None:
    text = "a: 1\na: 2\nownr: c\n"
    assert apply_fixes(text, [renaming(text, "ownr", "owner")]).text == "a: 1\na: 2\nowner: c\n"


def test_a_byte_order_mark_stays_and_is_not_counted() -> None:
    assert apply_fixes("\ufeff" + TEXT, [renaming(TEXT, "titel", "title")]).text.startswith("\ufefftitle: a\n")
