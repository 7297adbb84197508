"""Offsets and the lines and columns of editors are converted both ways, for any text."""

import pytest
from lsprotocol import types

from okr_cli.lsp.positions import WIDTHS, TextPositions
from okr_cli.source.source_file import SourceFile

TEXTS = ("", "a: b\nc: d\n", "a: 😀x\r\nb: é😀\r\n", "one\rtwo\nthree", "a: \u2028b\x0bc\nd: e")


@pytest.mark.parametrize("encoding", WIDTHS)
@pytest.mark.parametrize("text", TEXTS)
def test_offsets_and_positions_convert_both_ways(text: str, encoding: str) -> None:
    positions = TextPositions(SourceFile("x.yaml", text), encoding)
    inside_a_break = {index for index in range(1, len(text)) if text[index - 1 : index + 1] == "\r\n"}
    offsets = [offset for offset in range(len(text) + 1) if offset not in inside_a_break]
    assert [positions.offset(positions.position(offset)) for offset in offsets] == offsets


def test_columns_are_counted_as_the_editor_counts() -> None:
    source = SourceFile("x.yaml", "title: 😀 é up\n")
    place = source.text.index("up")
    columns = {encoding: TextPositions(source, encoding).position(place).character for encoding in WIDTHS}
    assert columns == {"utf-16": 12, "utf-8": 15, "utf-32": 11}


def test_a_missing_position_maps_to_the_last_one_before_it() -> None:
    positions = TextPositions(SourceFile("x.yaml", "ab\ncd"))
    assert positions.offset(types.Position(0, 99)) == 2
    assert positions.offset(types.Position(9, 0)) == 5
