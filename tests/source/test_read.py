"""Bytes to text."""

import pytest

from okr_cli.edit.splice import splice
from okr_cli.finding import Edit, Fix
from okr_cli.source.decoding import MAX_EDITS, MAX_SHOWN, decode, parsable, unsafe_escapes
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from tests.source.reading import read


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_with_and_without_a_byte_order_mark(mark: bytes) -> None:
    source, findings = decode(mark + "clé: zażółć \U0001f600\n".encode(), "f.yaml")
    assert findings == ()
    assert source.text == "clé: zażółć \U0001f600\n"
    assert source.path == "f.yaml"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_a_wide_encoding_is_one_finding(encoding: str) -> None:
    _, findings = decode("okr: 1\nteam: Growth\n".encode(encoding), "f.yaml")
    (finding,) = findings
    assert finding.message.startswith(
        f"the file is {encoding[:6].upper()}" if len(encoding) == 6 else "the file is UTF-16, UTF-32"
    )
    assert finding.help == "Save it as UTF-8."
    assert finding.rule == "invalid-yaml"


def test_invalid_utf_8_is_found_at_its_line_and_column() -> None:
    source, (finding,) = decode("a: é\nb: \U0001f600 x".encode() + b"\xff\n", "f.yaml")
    assert finding.message == "byte 0xff is not valid UTF-8"
    assert source.position(finding.span.start) == (2, 7)


def test_latin_1_is_found() -> None:
    source, (finding,) = decode("\ufeffteam: Ch".encode() + "é".encode("latin-1") + b"re\n", "f.yaml")
    assert source.position(finding.span.start) == (1, 9)


def test_line_endings_are_kept() -> None:
    source, _ = decode(b"a: 1\r\nb: 2\rc: 3\n", "f.yaml")
    assert source.text == "a: 1\r\nb: 2\rc: 3\n"
    assert source.lines == ("a: 1", "b: 2", "c: 3", "")


@pytest.mark.parametrize(
    ("character", "message"),
    [
        ("\x07", "the text contains a control character (U+0007)"),
        ("\x00", "the text contains a control character (U+0000)"),
        ("\x1b", "the text contains a control character (U+001B)"),
        ("\x9b", "the text contains a control character (U+009B)"),
        ("\ufeff", "the text contains a control character (U+FEFF)"),
        ("\u202e", "the text contains a character that changes the text direction (U+202E)"),
        ("\u2066", "the text contains a character that changes the text direction (U+2066)"),
        ("\u2028", "the text contains a line break (U+2028) that most editors do not show"),
        ("\x85", "the text contains a line break (U+0085) that most editors do not show"),
    ],
)
def test_hidden_characters_are_found(character: str, message: str) -> None:
    text = f"team: Gro{character}wth\nlevel: team\n"
    source, (finding,) = decode(text.encode(), "f.yaml")
    assert (finding.message, finding.rule) == (message, "unsafe-text")
    assert finding.span == (9, 10)
    kept = character if character in "\u202e\u2066" else "\ufffd"
    assert read(parsable(source.text)) == {"team": f"Gro{kept}wth", "level": "team"}


@pytest.mark.parametrize("text", ["a: \t b\r\n", "a: \u00a0\u200d\u3000é\U0001f600\n", "name: שלום\n"])
def test_ordinary_characters_are_accepted(text: str) -> None:
    assert decode(text.encode(), "f.yaml")[1] == ()


def test_a_file_full_of_control_characters_does_not_flood_the_output() -> None:
    _, findings = decode(b"a: " + b"\x01" * 10_000, "f.yaml")
    assert len(findings) == MAX_SHOWN + 1
    assert findings[-1].message == f"the text contains {10_000 - MAX_SHOWN:,} more such characters"


@pytest.mark.parametrize(("character", "is_mended"), [("\u202e", True), ("\u061c", True), ("\x07", False)])
def test_only_direction_characters_can_be_deleted(character: str, is_mended: bool) -> None:
    _, (finding,) = decode(f"team: Gro{character}wth\n".encode(), "f.yaml")
    assert finding.fix == (Fix("Delete it", (Edit(finding.span, ""),), safe=False) if is_mended else None)


@pytest.mark.parametrize("count", [MAX_SHOWN, MAX_SHOWN + 1, MAX_SHOWN + MAX_EDITS, MAX_SHOWN + MAX_EDITS + 5])
def test_one_fix_deletes_all_direction_characters(count: int) -> None:
    text = "team: " + "\u200fa" * count + "\u2066\u2069\u0007b\n"
    source, findings = decode(text.encode(), "f.yaml")
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    assert splice(source.text, edits) == f"team: {'a' * count}\u0007b\n"
    assert len(edits) <= MAX_SHOWN + MAX_EDITS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('a: "x\\ey"\n', "a control character (U+001B)"),
        ('a: "x\\0"\n', "a control character (U+0000)"),
        ('a: ["\\u202e"]\n', "a character that changes the text direction (U+202E)"),
        ('"\\x07": b\n', "a control character (U+0007)"),
        ('a: "\\N"\n', "a line break (U+0085) that most editors do not show"),
    ],
)
def test_hidden_characters_written_as_escapes(text: str, found: str) -> None:
    (finding,) = unsafe_escapes(parse(text).documents[0], SourceFile("f.yaml", text))
    assert finding.message == f"the text contains an escape for {found}"
    assert text[finding.span.start : finding.span.end].startswith('"')
    assert finding.rule == "unsafe-text"


@pytest.mark.parametrize("text", ['a: "x\\ty\\nz\\u00e9"\n', "a: '\\e'\n", "a: \\e\n", 'a: &x "b"\nc: *x\n'])
def test_harmless_escapes_are_accepted(text: str) -> None:
    assert unsafe_escapes(parse(text).documents[0], SourceFile("f.yaml", text)) == []


def test_an_escape_that_aliases_repeat_is_found_once() -> None:
    text = 'a: &x "\\e"\nb: [*x, *x]\n'
    assert len(unsafe_escapes(parse(text).documents[0], SourceFile("f.yaml", text))) == 1


def test_positions_count_characters() -> None:
    source = SourceFile("f.yaml", "é\U0001f600b\r\n\rx\n")
    assert source.position(0) == (1, 1)
    assert source.position(2) == (1, 3)
    assert source.position(5) == (2, 1)
    assert source.position(6) == (3, 1)
    assert source.position(8) == (4, 1)
