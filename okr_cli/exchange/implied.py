"""Infers the cycle and the team of a table from the name of its sheet, heading or file."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple, Protocol

from okr_cli.exchange.columns import DAYS, Heads
from okr_cli.exchange.report import Report
from okr_cli.exchange.table import Cell, Table
from okr_cli.exchange.words import fold, is_blank, words
from okr_cli.model.entity import slug
from okr_cli.safe_text import one_line

NUMBERED = re.compile(
    r"\b(?:fy|cy)?\s?'?(?:19|20)?\d\d\b|\b[qh]\s?[1-4]\b|\b(?:v|version)\s?\d+\b|\b\d+\b", re.IGNORECASE
)
LABELLED = re.compile(r"([^:]{2,40}):\s*(\S.*)", re.DOTALL)

DATED = re.compile(
    r"(?:(?:status|stand|état|estado|values?|data)\s+)?(?:last\s+)?"
    r"(?:updated?|as\s+of|as\s+at|stand(?:\s+vom|\s+per)?|aktualisiert(?:\s+am)?|"
    r"mis(?:e)?\s+à\s+jour(?:\s+(?:le|du))?|au|actualizado(?:\s+el)?|a\s+fecha\s+de)"
    r"(?:\s+on)?\s*[:：]?\s+(?P<day>(?=\D{0,12}\d).*)",
    re.IGNORECASE,
)
BY = re.compile(r",?\s+(?:by|von|durch|par|por|at|um|à|[–—|(-])\s*(?=\D)|\s*[|(;]", re.IGNORECASE)
"""What may follow the day: who wrote it."""

LONGEST_DATED = 100

CycleOf = Callable[[str], str]
"""The name of the cycle that a text means, empty where it means none."""


class Given(Protocol):
    """What a person said of a file: its name, and the cycle and team that options name, which may be empty."""

    @property
    def file_name(self) -> str:
        """The name without its ending."""

    @property
    def cycle(self) -> str:
        """The cycle of rows that name none."""

    @property
    def team(self) -> str:
        """The team of rows that name none."""


class Implied(NamedTuple):
    """What surrounds a table. ``date`` is a cell with the date of its values."""

    cycle: str = ""
    team: str = ""
    date: Cell | None = None


def implied_by(table: Table, heads: Heads, given: Given, cycle_of: CycleOf, report: Report) -> Implied:
    """The cycle and team that the rows above the column names, the sheet name or that of the file name.

    A team is taken from above the heads where it is labelled, and from the name of a sheet without its cycle and words
    such as ``OKRs``. Each is noted, and where what was given takes precedence.
    """
    above = [cell.text for row in table.rows[: heads.row] for cell in row.cells if cell.text]
    labelled = _labelled(table, heads)
    places = [(_above(table), text) for text in (labelled.get("cycle", Cell()).text, *above)]
    places += [(_name_of(table), table.name), ("the file name", given.file_name)]
    cycle = ""
    if not heads.of("cycle"):
        for place, text in places:
            cycle = cycle_of(text) if len(text) < 200 else ""
            if cycle:
                report.note(f"{_in_sheet(table)}{_decided('cycle', cycle, given.cycle, place)}")
                break
    team = ""
    if not heads.of("team"):
        team = labelled["team"].text if "team" in labelled else team_in(table.name)
        if team:
            place = _above(table) if "team" in labelled else _name_of(table)
            report.note(f"{_in_sheet(table)}{_decided('team', one_line(team), one_line(given.team), place)}")
    return Implied(cycle, team, next((labelled[name] for name in ("date", "current") if name in labelled), None))


def _decided(name: str, implied: str, given: str, place: str) -> str:
    """Which of two teams or cycles was used: an option takes precedence over what surrounds a table."""
    shown = f"'{implied}'" if name == "team" else implied
    if given and slug(given) != slug(implied):
        return f"{name} {shown} from {place} was ignored; --{name} takes precedence"
    return f"{name} {shown} from {place}"


def day_said(text: str) -> str:
    """The date in ``Last updated: 20 Nov 2026, by Dana`` or ``As of 2026-11-20``; empty for other text."""
    found = DATED.fullmatch(text.strip()) if len(text) < LONGEST_DATED else None
    day = BY.split(found["day"])[0].strip(" .,;") if found else ""
    has_month = bool(re.search(r"\d[./-]\d", day)) or any(word in words().months for word in fold(day).split())
    return day if has_month else ""


def team_in(name: str) -> str:
    """The name of a sheet or a heading without its cycle and words that are not part of a team; may be empty."""
    kept = [
        word
        for word in NUMBERED.sub(" ", name).split()
        if fold(word) and fold(word) not in words().sheets and fold(word) not in words().months
    ]
    return " ".join(kept).strip(" -–—_,:()[]|/") if len(kept) < 6 and any(map(str.isalpha, "".join(kept))) else ""


def _labelled(table: Table, heads: Heads) -> dict[str, Cell]:
    """``Team: Growth`` above the header row, in one cell or in two adjacent ones."""
    found: dict[str, Cell] = {}
    for row in table.rows[: heads.row]:
        filled = [cell for cell in row.cells if cell.text]
        pairs = [(match[1], Cell(match[2])) for cell in filled if (match := LABELLED.fullmatch(cell.text))]
        pairs += [(first.text.rstrip(" :"), second) for first, second in pairwise(filled)]
        for cell in filled:
            if day := day_said(cell.text):
                found.setdefault("date", Cell(day))
        for label, cell in pairs:
            for field in words().heads.get(fold(label), ()):
                if field in ("team", "cycle", "current", *DAYS) and not is_blank(cell.text):
                    found.setdefault(field, cell)
    return found


def _above(table: Table) -> str:
    return "the rows above the column names" if table.noun == "row" else "the lines above"


def _name_of(table: Table) -> str:
    return "the sheet name" if table.noun == "row" else "the heading"


def _in_sheet(table: Table) -> str:
    return f"sheet '{one_line(table.name)}': " if table.name and table.noun == "row" else ""
