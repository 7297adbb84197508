"""Where the intended word can be written, and where it is unknown."""

import pytest

from okr_cli.edit.splice import splice
from okr_cli.finding import Span
from okr_cli.validation.did_you_mean import replacement_fix


def written(value: str, text: str, meant: str, part: tuple[int, int] | None = None) -> str | None:
    """``a: value`` with ``meant`` instead, or None."""
    fix = replacement_fix(Span(3, 3 + len(value)), text, meant, part)
    assert fix is None or not fix.safe
    return splice(f"a: {value}  # c\n", fix.edits).removeprefix("a: ").removesuffix("  # c\n") if fix else None


@pytest.mark.parametrize(
    ("value", "meant", "after"),
    [
        ("breakage", "2026-Q4/whole/breakages", "2026-Q4/whole/breakages"),
        ("'breakage'", "breakages", "'breakages'"),
        ('"Ada Byrn"', "Ada Byron", '"Ada Byron"'),
        ("Zoe", "Zoë Łukasz-日本 Jr.", "Zoë Łukasz-日本 Jr."),
    ],
)
def test_a_fix_keeps_the_quotes(value: str, meant: str, after: str) -> None:
    assert written(value, value.strip("'\""), meant) == after


def test_a_fix_changes_only_the_part_in_question() -> None:
    assert written('"Ada Byrn (CTO)"', "Ada Byrn (CTO)", "Ada Byron", (0, 8)) == '"Ada Byron (CTO)"'
    assert written("Ada Byrn (CTO)", "Ada Byrn (CTO)", "Ada Byron", (0, 8)) == "Ada Byron (CTO)"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("&x breakage", "breakage"),
        ("!!str breakage", "breakage"),
        ("'it''s'", "it's"),
        ('"a\\x62"', "ab"),
        ("' breakage'", "breakage"),
        (">-\n  breakage", "breakage"),
        ("Ada\n    Byrn", "Ada Byrn"),
    ],
)
def test_escaped_and_folded_values_are_not_fixed(value: str, text: str) -> None:
    assert written(value, text, "breakages") is None


@pytest.mark.parametrize(
    "meant",
    [
        *("null", "~", "@ada", "-", "Ada: Byron", "Ada #1", "Byron, Ada", "[Ada]", 'Ada "A" Byron', "a\\b"),
        *("Ada\tByron", "Ada\nByron", "Ada\u202eByron", "breakage"),
    ],
)
def test_fixes_that_need_quotes_or_change_nothing_are_not_offered(meant: str) -> None:
    assert written("breakage", "breakage", meant) is None
    assert written("'breakage'", "breakage", meant) is None


def test_apostrophes_are_written_only_without_quotes() -> None:
    assert written("Orla Ohara", "Orla Ohara", "Orla O'Hara") == "Orla O'Hara"
    assert written("'Orla Ohara'", "Orla Ohara", "Orla O'Hara") is None
