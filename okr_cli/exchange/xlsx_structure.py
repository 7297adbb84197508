"""Checks the parts of a spreadsheet before they are unpacked: their size, and the units that cells show.

A file of a few kilobytes can contain a gigabyte of zeros or a text that a million cells repeat. So each part is read in
pieces and rejected if it is larger than any table of OKRs.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat

from okr_cli.errors import CannotRun
from okr_cli.safe_text import one_line

MOST_BYTES = 100_000_000
"""Unpacked bytes of all parts together."""

MOST_CELLS = 1_000_000
"""Cells of the rectangle from the first to the last cell of a sheet, empty ones included."""

MOST_CHARACTERS = 20_000_000
"""Characters of all cells together, each repetition of a text counted."""

LONGEST_NUMBER = 100
"""Characters of a value that are looked at."""

PIECE = 1 << 16
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\.')
"""What a format shows as it is: a text in quotes, a currency, a sign behind a backslash."""

MONEY = re.compile(r"[€$£¥₹]|[A-Z]{3}|kr|T€|k€")
PERCENT_FORMATS = frozenset({9, 10})
"""The numbers of ``0%`` and ``0.00%``, which no file defines."""

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, LookupError, StopIteration),
    ValueError,
)
"""What reading a file raises that is no spreadsheet, or a damaged one."""

UNREADABLE = "not a readable spreadsheet; save it again as .xlsx, or as .csv"

Attributes = Mapping[str, str]


class SheetStructure(NamedTuple):
    """A sheet by its name: whether it is hidden, and cells by row and column from 0.

    ``units`` are what the formats of numbers show beside them, such as ``%`` and ``€``; ``unread`` are cells without a
    value: formulas that nothing has computed yet, and errors such as ``#REF!``.
    """

    name: str
    is_hidden: bool
    units: Mapping[tuple[int, int], str]
    unread: Mapping[tuple[int, int], str]


def read_structure(data: bytes, name: str) -> tuple[SheetStructure, ...]:
    """The sheets of a file in the order of its tabs. Raises ``CannotRun`` for what is no such file, and for one that is
    too large once it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(_Scan(archive, name).sheets())
    except BROKEN:
        raise CannotRun(f"{name}: {UNREADABLE}") from None


def unit_of_format(code: str) -> str:
    """The unit that a number format shows: ``%``, ``€`` of ``[$€-407]``, ``h`` of ``0 "h"``; empty for none."""
    shown = code.split(";")[0]
    literals = [first or second for first, second in LITERAL.findall(shown)]
    if "%" in LITERAL.sub("", shown):
        return "%"
    before = [text.strip() for text in (*literals, *re.findall("[€$£¥₹]", LITERAL.sub("", shown)))]
    money = next((text for text in before if MONEY.fullmatch(text)), "")
    behind = re.search(r'[0#]\s*(?:\\ )?"\s*([^\W\d_]{1,12})\s*"\s*$', shown)
    return money or (behind[1] if behind else "")


class _Scan:
    """One look at all parts of a file. Only the parts that describe cells are parsed."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive, self.name = archive, name
        self.parts = {info.filename: info for info in archive.infolist()}
        if len(self.parts) < len(archive.infolist()):
            raise ValueError  # of two parts with one name, readers take different ones
        self.left = MOST_BYTES
        for part in self.parts:
            for _ in self._pieces(part):
                pass

    def sheets(self) -> Iterator[SheetStructure]:
        relations = self._elements("xl/_rels/workbook.xml.rels", {"Relationship"})
        targets = {each["Id"]: posixpath.normpath(posixpath.join("/xl", each["Target"]))[1:] for each in relations}
        lengths, styles = self._shared_lengths(), self._units_of_styles()
        sheets = self._elements("xl/workbook.xml", {"sheet"})
        names = {value: sheet["name"] for sheet in sheets for value in sheet.values()}
        scanned: dict[str, _Cells] = {}
        # All of them, whatever the list of sheets says: nobody knows how a reader understands a list that is wrong.
        for identifier, part in targets.items():
            if part.endswith(".xml") and "sheet" in part.lower():
                cells = scanned[part] = _Cells(lengths, styles)
                self._parse(part, cells.start, cells.end, cells.text)
                self._refuse_large(names.get(identifier, part), scanned)
        for sheet in sheets:
            part = targets[next(value for key, value in sheet.items() if key.rpartition(":")[2] == "id")]
            is_hidden = sheet.get("state", "visible") != "visible"
            cells = scanned[part]
            yield SheetStructure(sheet["name"], is_hidden, cells.units, cells.unread)

    def _refuse_large(self, sheet: str, scanned: "Mapping[str, _Cells]") -> None:
        if list(scanned.values())[-1].area > MOST_CELLS:
            problem = f"sheet '{one_line(sheet)}' has more than {MOST_CELLS:,} cells; delete empty rows and columns"
            raise CannotRun(f"{self.name}: {problem}")
        if sum(cells.characters for cells in scanned.values()) > MOST_CHARACTERS:
            raise CannotRun(f"{self.name}: more than {MOST_CHARACTERS:,} characters; split it")

    def _pieces(self, part: str) -> Iterator[bytes]:
        with self.archive.open(self.parts[part]) as stream:
            while piece := stream.read(PIECE):
                self.left -= len(piece)
                if self.left < 0:
                    raise CannotRun(f"{self.name}: larger than {MOST_BYTES // 1_000_000} MB when unpacked")
                yield piece

    def _parse(
        self,
        part: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] = lambda tag: None,
        text: Callable[[str], None] = lambda text: None,
    ) -> None:
        """Read a part; a document type, with which XML defines texts that repeat, is refused."""
        parser = expat.ParserCreate()
        parser.buffer_text = True

        def refuse(*_: object) -> None:
            raise ValueError

        parser.StartDoctypeDeclHandler = refuse
        parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        parser.CharacterDataHandler = text
        self.left = MOST_BYTES  # counted once already, when all parts were read
        try:
            for piece in self._pieces(part):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise ValueError from None

    def _elements(self, part: str, tags: Collection[str]) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []
        self._parse(part, lambda tag, attributes: found.append(dict(attributes)) if tag in tags else None)
        return found

    def _shared_lengths(self) -> list[int]:
        """The characters of each text that cells refer to by number."""
        part = "xl/sharedStrings.xml"
        lengths: list[int] = []
        if part not in self.parts:
            return lengths

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "si":
                lengths.append(0)

        def text(piece: str) -> None:
            if lengths:
                lengths[-1] += len(piece)

        self._parse(part, start, text=text)
        return lengths

    def _units_of_styles(self) -> Mapping[int, str]:
        """The units that the formats of styles show, by the number of the style."""
        part = "xl/styles.xml"
        if part not in self.parts:
            return {}
        units = dict.fromkeys(PERCENT_FORMATS, "%") | {
            int(each["numFmtId"]): unit_of_format(each["formatCode"]) for each in self._elements(part, {"numFmt"})
        }
        formats: list[int] = []
        depth: list[str] = []

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "xf" and depth[-1:] == ["cellXfs"]:
                formats.append(int(attributes.get("numFmtId", "0")))
            depth.append(tag)

        def end(tag: str) -> None:
            depth.pop()

        self._parse(part, start, end)
        return {place: units[number] for place, number in enumerate(formats) if units.get(number)}


class _Cells:
    """The totals for the cells of a sheet."""

    def __init__(self, lengths: list[int], styles: Mapping[int, str]) -> None:
        self.lengths, self.styles = lengths, styles
        self.units: dict[tuple[int, int], str] = {}
        self.unread: dict[tuple[int, int], str] = {}
        self.characters = 0
        self.row, self.column = -1, -1
        self.first = self.last = (-1, -1)
        self.kind, self.value = "n", ""
        self.is_value = self.has_formula = False

    @property
    def area(self) -> int:
        """The cells of the rectangle that a reader unfolds."""
        if self.first[0] < 0:
            return 0
        return (self.last[0] - self.first[0] + 1) * (self.last[1] - self.first[1] + 1)

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "row":
            self.row, self.column = int(attributes.get("r", self.row + 2)) - 1, -1
        elif tag == "c":
            self.row, self.column = _position(attributes.get("r", ""), (self.row, self.column + 1))
            self._stretch()
            self.kind, self.has_formula, self.value = attributes.get("t", "n"), False, ""
            unit = self.styles.get(int(attributes.get("s", "0")))
            if unit and self.kind == "n":
                self.units[self.row, self.column] = unit
        self.has_formula = self.has_formula or tag == "f"
        self.is_value = tag == "v"

    def _stretch(self) -> None:
        if self.first[0] < 0:
            self.first = self.last = (self.row, self.column)
        self.first = (min(self.first[0], self.row), min(self.first[1], self.column))
        self.last = (max(self.last[0], self.row), max(self.last[1], self.column))

    def text(self, piece: str) -> None:
        self.characters += len(piece)
        if self.is_value and len(self.value) < LONGEST_NUMBER:
            self.value += piece

    def end(self, tag: str) -> None:
        if tag == "v" and self.kind == "s":
            number = int(self.value or "0")
            self.characters += self.lengths[number] if 0 <= number < len(self.lengths) else 0
        elif tag == "c" and self.kind == "e":
            self.unread[self.row, self.column] = f"contains the error {self.value.strip()[:20] or '#ERROR'}"
        elif tag == "c" and self.has_formula and not self.value and self.kind != "str":
            self.unread[self.row, self.column] = (
                "contains a formula without a saved value; open and save the file, then import it again"
            )
        self.is_value = self.is_value and tag != "v"


def _position(reference: str, following: tuple[int, int]) -> tuple[int, int]:
    """Row and column of ``B3``, from 0; without a reference, what follows the cell before."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        return following
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
