"""What fixes make of a text."""

from okr_cli.edit.repair import repaired
from okr_cli.finding import Edit, Fix, Span

TEXT = "titel: a\ntitl: b\nowner: c\n"


def renaming(text: str, word: str, meant: str) -> Fix:
    start = text.index(word)
    return Fix(f"Write {meant}", (Edit(Span(start, start + len(word)), meant),))


def test_all_fixes_that_go_together_are_made() -> None:
    made = repaired(TEXT, [renaming(TEXT, "titel", "title"), renaming(TEXT, "owner", "lead")])
    assert made == ("title: a\ntitl: b\nlead: c\n", 2)


def test_of_two_fixes_that_make_one_key_the_first_is_made() -> None:
    made = repaired(TEXT, [renaming(TEXT, "titel", "title"), renaming(TEXT, "titl", "title")])
    assert made == ("title: a\ntitl: b\nowner: c\n", 1)


def test_a_fix_that_makes_the_file_unreadable_is_not_made() -> None:
    harmful = Fix("Break it", (Edit(Span(0, 5), "[titel"),))
    assert repaired(TEXT, [harmful]) == (TEXT, 0)
    assert repaired(TEXT, [harmful, renaming(TEXT, "titl", "title")]) == ("titel: a\ntitle: b\nowner: c\n", 1)


def test_a_file_that_was_no_better_before_is_repaired() -> None:
    text = "a: 1\na: 2\nownr: c\n"
    assert repaired(text, [renaming(text, "ownr", "owner")]).text == "a: 1\na: 2\nowner: c\n"


def test_a_byte_order_mark_stays_and_is_not_counted() -> None:
    assert repaired("\ufeff" + TEXT, [renaming(TEXT, "titel", "title")]).text.startswith("\ufefftitle: a\n")
