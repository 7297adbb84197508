"""Wrapping and cutting by display width."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from okr_cli.output.documents.columns import Plan
from okr_cli.output.documents.document import Column
from okr_cli.output.documents.styling import ELLIPSIS, Painter, cut
from okr_cli.safe_text import one_line

PAINTER = Painter(80, color=False)
PIECES = ["ab", " ", "日本", "🎉", "👩\u200d👧", "🇩🇪", "e\u0301", "\u200b", "\u200d", "א", "ﷺ", "\x1b"]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(texts, st.integers(2, 40), st.integers(1, 3))
def test_wrapped_text_stays_within_its_width(text: str, width: int, most: int) -> None:
    lines = PAINTER.fold(Text(one_line(text)), width, most).plain.split("\n")
    assert len(lines) <= most
    assert max(map(cell_len, lines)) <= width


@given(texts, st.integers(0, 40))
def test_cut_text_stays_within_its_width(text: str, width: int) -> None:
    safe = one_line(text)
    shown = cut(safe, width)
    assert cell_len(shown) <= width
    assert shown == safe or width == 0 or shown.endswith(ELLIPSIS)


@given(st.lists(texts, min_size=3, max_size=3))
def test_columns_are_aligned(texts: list[str]) -> None:
    layout = Plan(12, (Column("a", "A", 8), Column("b", "B", 6, right=True), Column("c", "C", 1)), 1)
    cells = [Text(one_line(text)) for text in texts[1:]]
    (line,) = PAINTER.row(layout, PAINTER.fold(Text(one_line(texts[0])), 12, 1), [*cells, Text("#")])
    assert line.endswith("#")
    assert cell_len(line) == 30


def test_pieces_that_fit_are_not_broken() -> None:
    text = Text("12 Key Results: ✓ 1 on track  ▲ 479 behind  ✗ 0 at risk  ○ 0 no data")
    narrow = Painter(40, color=False)
    assert [line.plain for line in narrow.pieces(text)] == [
        "12 Key Results: ✓ 1 on track",
        "▲ 479 behind  ✗ 0 at risk  ○ 0 no data",
    ]
    assert [line.plain for line in PAINTER.pieces(text)] == [text.plain]


def test_cut_text_ends_in_an_ellipsis() -> None:
    assert cut("abcdef", 4) == "abc…"
    assert cut("日本語", 4) == "日…"
    assert PAINTER.fold(Text("one two three four"), 8, 2).plain == "one two\nthree…"


def test_stray_joiners_are_harmless() -> None:
    folded = PAINTER.fold(Text("\u200d\u200d日本"), 3, 1).plain
    assert folded.lstrip("\u200d") == "日…"  # they take no room: rich before 14.3 keeps them, later ones drop them
    assert cell_len(cut("\u200d\u200d日本語", 4)) <= 4
