"""Bars, numbers, sparklines, symbols."""

from decimal import Decimal

import pytest

from okr_cli.output.documents.document import bar, sparkline
from okr_cli.output.documents.markdown import escaped
from okr_cli.output.symbols import PLAIN, encodable
from okr_cli.progress.status import Tolerance
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import number_text, pace_text, percent, with_unit


@pytest.mark.parametrize(
    ("progress", "expected", "drawn"),
    [
        ("0", None, "░░░░░░░░░░"),
        ("0.01", None, "█░░░░░░░░░"),
        ("0.5", None, "█████░░░░░"),
        ("0.999", None, "█████████░"),
        ("1", None, "██████████"),
        ("1.4", None, "██████████"),
        ("-3", None, "░░░░░░░░░░"),
        ("0.2", "0.55", "██░░░│░░░░"),
        ("0.9", "0.55", "█████│███░"),
        ("0.2", "0", "██░░░░░░░░"),
        ("0.2", "1", "██░░░░░░░░"),
    ],
)
def test_a_bar_is_full_only_at_the_target(progress: str, expected: str | None, drawn: str) -> None:
    assert bar(Decimal(progress), Decimal(expected) if expected else None, 10) == drawn


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("41", "41"),
        ("12.50", "12.5"),
        ("1840", "1,840"),
        ("-0.5", "-0.5"),
        ("1E+3", "1,000"),
        ("0.0000001", "0.0000001"),
        ("0.3333333333333333333333", "0.3333"),
        ("1e-30", "1.000e-30"),
        ("1e60", "1.000e+60"),
        ("0", "0"),
        ("-0", "0"),
        ("-0.00", "0"),
    ],
)
def test_numbers_are_as_exact_as_the_width_allows(number: str, text: str) -> None:
    assert number_text(Decimal(number)) == text


@pytest.mark.parametrize(
    ("fraction", "text"),
    [("0.1429", "14%"), ("0.995", "99%"), ("1", "100%"), ("1.25", "125%"), ("-0.4", "-40%"), ("1e9", ">999%")],
)
def test_nothing_short_of_the_target_is_called_100_percent(fraction: str, text: str) -> None:
    assert percent(Decimal(fraction)) == text


def test_units_and_signs() -> None:
    assert [with_unit(Decimal(4), unit) for unit in ("%", "% an hour", "ms", None)] == ["4%", "4% an hour", "4 ms", "4"]
    assert [with_unit(Decimal("6.10"), unit) for unit in ("EUR", "€ a month", "k$", "kg")] == [
        "6.10 EUR", "6.10 € a month", "6.10 k$", "6.1 kg",
    ]  # fmt: skip
    assert with_unit(Decimal("6.5"), "EUR") == "6.5 EUR"
    assert [pace_text(Decimal(gap), Tolerance()) for gap in (-3, 0, 3, 1000)] == ["+3", "0", "-3", "->999"]


def test_a_sparkline_has_a_fixed_scale() -> None:
    noise = [Decimal(fraction) for fraction in ("0", "0.04", "0", "0.04")]
    assert sparkline(noise, 8) == "▁▁▁▁"
    assert sparkline([Decimal(step) / 7 for step in range(8)], 8) == "▁▂▃▄▅▆▇█"
    assert sparkline([Decimal(-1), Decimal(2)], 8) == "▁█"
    assert len(sparkline([Decimal(0)] * 20, 8)) == 8


def test_symbols_have_ascii_replacements_of_the_same_width() -> None:
    assert all(chr(plain).isascii() for plain in PLAIN.values())
    assert list(encodable(["✓ on track ≠", "plain"], "ascii")) == ["+ on track !", "plain"]
    assert list(encodable(["✓ 東"], "latin-1")) == ["+ ?"]
    assert list(encodable(["✓ 東"], "utf-8")) == ["✓ 東"]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a\nb\tc", "a b c"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\u202eevil", "\\u202eevil"),
        ("  x  ", "x"),
        ("zero\x00", "zero\\x00"),
    ],
)
def test_text_is_on_one_line_and_inert(text: str, safe: str) -> None:
    assert one_line(text) == safe


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a|b", "a\\|b"),
        ("<b>&", "&lt;b&gt;&amp;"),
        (":tada:", ":&#8203;tada:"),
        ("at 9:30 and 10:45", "at 9:30 and 10:45"),
        ("@maya", "@&#8203;maya"),
        ("see #12", "see #&#8203;12"),
        ("1. first", "1\\. first"),
        ("1.5 points", "1.5 points"),
        ("- item", "\\- item"),
        ("https://a.example", "https&#8203;://a.example"),
    ],
)
def test_markdown_is_inert(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        ("-1", "days", "-1 day"),
        ("1", "support tickets a week", "1 support ticket a week"),
        ("1", "companies", "1 company"),
        ("1", "branches/month", "1 branches/month"),
        ("1", "ms", "1 ms"),
        ("1", "kbps", "1 kbps"),
        ("1", "Tage", "1 Tage"),
        ("2", "days", "2 days"),
        ("1.5", "days", "1.5 days"),
    ],
)
def test_one_of_something_is_singular(number: str, unit: str, shown: str) -> None:
    assert with_unit(Decimal(number), unit) == shown
