"""Turns the tables of a file into OKR files, with a report of what could not be imported."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.exchange.amounts import Notation, UnreadableError, decimal_comma_in, read_amount
from okr_cli.exchange.check_ins import Moment
from okr_cli.exchange.columns import DAYS, NUMBERS, Column, Heads, Mapped, Meaning, find_heads
from okr_cli.exchange.days import day_first_in, read_day
from okr_cli.exchange.entries import Setting, keys_of
from okr_cli.exchange.head_words import nearest_field
from okr_cli.exchange.implied import CycleOf, Implied, implied_by
from okr_cli.exchange.long import is_long, long_records
from okr_cli.exchange.outline_numbers import without_outline_numbers
from okr_cli.exchange.records import OF_FILE, VALUE_ON, Attribute, Reading, Record
from okr_cli.exchange.report import Report, place_in
from okr_cli.exchange.summaries import without_summaries
from okr_cli.exchange.table import Cell, Table
from okr_cli.exchange.wide import wide_records
from okr_cli.model.cycle import Calendar, Cycle, meant_cycle
from okr_cli.model.entity import Kind, slug
from okr_cli.model.scalars import SLUG
from okr_cli.phrases import counted, first_few
from okr_cli.safe_text import one_line
from okr_cli.source.decoding import UNSAFE
from okr_cli.wording.new_id import unique_id
from okr_cli.wording.owners.vocabulary import OwnerWords

if TYPE_CHECKING:
    from okr_cli.edit.data import Value

COMMA_LANGUAGES = ("de", "es", "fr")
"""Languages whose tables have a decimal comma where no number tells."""

SCALE_WORDS = {"0-10": "0 to 10", "percent": "percentages", "fraction": "fractions"}

NOT_EXPORTED = (
    "an export does not include notes, earlier check-ins, verdicts, links between entities, KPIs, strategy or "
    "Objectives without Key Results"
)

WRITTEN_OF_FILE = {"level": ("organisation", "individual"), "state": ("draft", "closed")}
"""What a file says of itself where it is not the default."""

MOST_NAMED = 6
"""Cells of a row that a message names."""

TERMINAL = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?)")
"""What colors the text of a terminal or sets its title: ``ESC[31m``."""

WEEK = re.compile(
    r"^\s*(?:week (?:of|from|commencing|starting)|w/c|as of|woche (?:vom|ab)|semaine du|semana del?)\s+", re.IGNORECASE
)
"""What stands before the day in the head of a column."""

SEPARATORS = re.compile(r"[\s_.,–-]+")
"""What may stand between the words of a team in one row and not in another."""


class Request(NamedTuple):
    """What a person asked for, and what the file says about itself."""

    file_name: str
    day: date  # for values without a date
    today: date
    cycle: str = ""  # for rows without one
    team: str = ""  # for rows without one
    is_asked: bool = False  # a person set the date
    mappings: Sequence[Mapped] = ()  # take precedence over the known words
    is_export: bool = False  # the file was written by okr
    owner_words: OwnerWords = OwnerWords()  # of the settings
    taken_ids: Callable[[str, str], Collection[str]] = lambda team, cycle: ()  # in the team's files of a cycle


class NewFile(NamedTuple):
    """A file to write: its team and cycle, its keys, and the number of entities of each kind."""

    team: str
    cycle: str
    keys: "dict[str, Value]"
    counts: "dict[str, int]"


def import_tables(
    tables: Iterable[Table], request: Request, calendar: Calendar, name_of: Callable[[str], str], report: Report
) -> list[NewFile]:
    """The files that tables become, one per team and cycle, in the order in which they are first named."""
    if request.is_export:
        report.note(NOT_EXPORTED)
    groups: dict[tuple[str, str], list[tuple[Record, Setting]]] = {}
    spellings: dict[str, str] = {}

    def cycle_of(text: str) -> str:
        return _cycle_named(text, calendar)

    for each in tables:
        table = _cleaned(each, report)
        heads = find_heads(table, *request.mappings)
        if heads is None:
            if any(cell.text for row in table.rows for cell in row.cells):
                report.note(_without_heads(table))
            continue
        table = without_outline_numbers(without_summaries(table, heads, report), heads)
        implied = Implied() if request.is_export else implied_by(table, heads, request, cycle_of, report)
        heads = _with_days(
            heads, table, calendar.cycle(_only_cycle(table, heads, request.cycle or implied.cycle, cycle_of))
        )
        heads = _with_scales(heads, table, report)
        reading = Reading(table, heads, report)
        _report_unknown(reading)
        notation = _notation(table, heads)
        for record in long_records(reading) if is_long(heads) else wide_records(reading):
            place = _place_of(record, request, implied, cycle_of, report)
            if place:
                place = (_spelled_first(place[0], spellings, report), place[1])
                _report_elsewhere(record, place, cycle_of, report)
                moment = _moment(request, implied, notation, calendar, place[1], report)
                groups.setdefault(place, []).append(
                    (record, Setting(notation, moment, name_of, report, request.is_export, request.owner_words))
                )
    return [
        _new_file(team, cycle, records, request.taken_ids(team, cycle)) for (team, cycle), records in groups.items()
    ]


def _without_heads(table: Table) -> str:
    """That no heads were found, with what the first row holds instead."""
    first = next(row for row in table.rows if any(cell.text for cell in row.cells))
    names = [f"'{one_line(cell.text[:30])}'" for cell in first.cells if cell.text]
    sheet = f"sheet '{one_line(table.name)}' was skipped: " if table.name else ""
    shown = first_few(names, MOST_NAMED)
    return f"{sheet}no row has column names such as Objective, Key Result and Owner; the first row has {shown}"


def _cycle_named(text: str, calendar: Calendar) -> str:
    """The cycle that a text names; empty if it names none."""
    for name in (text.strip(), meant_cycle(text.strip())):
        if name and calendar.cycle(name):
            return name
    return ""


def _place_of(
    record: Record, request: Request, implied: Implied, cycle_of: CycleOf, report: Report
) -> tuple[str, str] | None:
    """The team and cycle of an entity at the top of a file; None, with a report, if one of them is unknown."""
    lines = [line.strip() for line in record.team.splitlines() if line.strip()]
    if lines and request.team and slug(lines[0]) != slug(request.team):
        told = f"'{one_line(lines[0][:40])}'"
        report.note(f"--team was ignored for {told}; a team in the file takes precedence")
    named = cycle_of(record.cycle) if request.cycle else ""
    if named and named != request.cycle:
        report.note(f"--cycle was ignored for {named}; a cycle in the file takes precedence")
    team = (lines or [request.team or implied.team])[0]
    cycle = cycle_of(record.cycle) if record.cycle else request.cycle or implied.cycle
    if lines[1:] and record.kind is Kind.OBJECTIVE:
        report.note(
            "Objectives that belong to several teams were written to the first team's file "
            "and shared with the other teams"
        )
        _share(record, lines[1:])
    missing = []
    if not cycle and record.cycle:
        missing.append(f"'{one_line(record.cycle[:40])}' is not a cycle; use one such as 2026-Q4")
    elif not cycle:
        missing.append("no cycle")
        report.wanted.setdefault("--cycle CYCLE")
    if not team:
        missing.append("no team")
        report.wanted.setdefault("--team TEAM")
    for problem in missing:
        count = sum(1 for _ in record.walk()) - 1
        below = f" and {counted(count, 'item')} below it" if count else ""
        report.miss(record.place, "", f"'{one_line(record.title[:60])}'{below}: {problem}")
    return None if missing else (team, cycle)


def _spelled_first(team: str, spellings: dict[str, str], report: Report) -> str:
    """The first spelling of a team. What differs in more than case and separators may be another team, and is told."""
    first = spellings.setdefault(slug(team), team)
    if _letters(team) != _letters(first):
        told, kept = (f"'{one_line(name[:40])}'" for name in (team, first))
        report.note(
            f"teams {kept} and {told} share the id '{slug(team)}' and were merged; rename one to keep them apart"
        )
    return first


def _letters(team: str) -> str:
    return SEPARATORS.sub("", unicodedata.normalize("NFC", team).casefold())


def _share(record: Record, teams: Sequence[str]) -> None:
    column = Column(0, "", Meaning("shared_with"))
    record.attributes.setdefault("shared_with", Attribute(column, Cell("\n".join(teams)), record.place))


def _report_elsewhere(top: Record, place: tuple[str, str], cycle_of: CycleOf, report: Report) -> None:
    """Report a part whose team or cycle differs from that of its Objective's file."""
    for record in list(top.walk())[1:]:
        team = record.team.partition("\n")[0].strip()
        if team and slug(team) != slug(place[0]):
            report.miss(
                record.place,
                "",
                f"team '{one_line(team[:40])}' was ignored: the row's Objective belongs to team '{one_line(place[0])}'",
            )
        if record.cycle and cycle_of(record.cycle) != place[1]:
            cycle = one_line(record.cycle[:40])
            report.miss(record.place, "", f"cycle '{cycle}' was ignored: the row's Objective belongs to {place[1]}")


def _moment(
    request: Request, implied: Implied, notation: Notation, calendar: Calendar, cycle: str, report: Report
) -> Moment:
    """The date of undated values: as requested, else from above the header row, else of the file."""
    period = calendar.cycle(cycle)
    if request.is_export:
        return Moment(None, request.today, period)
    day = request.day
    if implied.date and not request.is_asked:
        try:
            said = read_day(implied.date, notation, period)
            day = min(said, request.today)
            if said > day:
                report.note(
                    f"values without a date were given today's date, because {said}, above them, is in the future"
                )
            else:
                report.note(f"values without a date were given the date above them, {day}")
        except UnreadableError as problem:
            report.note(f"the date above the values was ignored: {problem}")
    return Moment(day, request.today, period)


def _notation(table: Table, heads: Heads) -> Notation:
    """How a table writes numbers and dates, judging by its cells, its format, or the language of its header."""
    below = table.rows[heads.row + 1 :]
    cells = [(column, row.cell(column.position)) for column in heads.columns for row in below]
    texts = [cell.text for _, cell in cells]
    values = [cell.text for column, cell in cells if column.field in NUMBERS and cell.value is None]
    comma = decimal_comma_in(values)
    if comma is None:
        comma = table.decimal_comma
    language = next((name for name, _ in heads.languages.most_common(1)), "")
    if comma is None:
        comma = decimal_comma_in(texts)
    if comma is None and language:
        comma = True if language in COMMA_LANGUAGES else False if language == "en" else None
    day_first = day_first_in(row.cell(column.position).text for column in heads.of(*DAYS) for row in table.rows)
    return Notation(comma, True if day_first is None and language in ("de", "fr", "es") else day_first)


def _cleaned(table: Table, report: Report) -> Table:
    """A table without characters that act on their reader; each row that had some is reported."""
    rows = []
    for row in table.rows:
        cells, removed = [], 0
        for cell in row.cells:
            if (cell.text and not cell.text.isascii()) or not cell.text.isprintable():
                plain = cell.text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
                text, sequences = TERMINAL.subn("", plain)
                text, count = UNSAFE.subn("", text)
                removed += count + sequences
                cell = cell._replace(text=text.strip())
            cells.append(cell)
        if removed:
            report.miss(place_in(table, row.number), "", f"{counted(removed, 'invisible character')} removed")
        rows.append(row._replace(cells=tuple(cells)))
    return table._replace(rows=tuple(rows))


def _only_cycle(table: Table, heads: Heads, given: str, cycle_of: CycleOf) -> str:
    """The cycle of a table: the only one that its rows name, else the given one."""
    texts = {row.cell(column.position).text for column in heads.of("cycle") for row in table.rows[heads.row + 1 :]}
    named = {cycle_of(text) for text in texts if text}
    return named.pop() if len(named) == 1 else "" if named else given


def _with_days(heads: Heads, table: Table, period: Cycle | None) -> Heads:
    """The columns, including those with a date as their name, which contain the values of that date.

    A date without a year, as in ``Week of 2 Nov``, is in the cycle.
    """
    row, days = table.rows[heads.row], {}
    for position, _ in heads.unknown:
        cell = row.cell(position)
        try:
            days[position] = read_day(cell._replace(text=WEEK.sub("", cell.text)), Notation(), period)
        except UnreadableError:
            continue
    dated = [Column(at, row.cell(at).text, Meaning(f"{VALUE_ON}{day}", Kind.KEY_RESULT)) for at, day in days.items()]
    columns = tuple(sorted((*heads.columns, *dated), key=attrgetter("position")))
    return heads._replace(columns=columns, unknown=tuple(each for each in heads.unknown if each[0] not in days))


def _with_scales(heads: Heads, table: Table, report: Report) -> Heads:
    """The columns, with the scale of confidence and progress if the numbers allow only one."""
    return heads._replace(columns=tuple(_with_scale(column, heads, table, report) for column in heads.columns))


def _with_scale(column: Column, heads: Heads, table: Table, report: Report) -> Column:
    if column.field not in ("confidence", "progress") or column.meaning.scale:
        return column
    numbers = []
    for row in table.rows[heads.row + 1 :]:
        try:
            amount = read_amount(row.cell(column.position), Notation(False))
        except UnreadableError:
            continue
        numbers += [] if amount.unit else [amount.number]
    scale = _only_scale(column.field, numbers)
    if scale:
        report.note(f"'{one_line(column.head)}' is treated as {SCALE_WORDS[scale]}, based on its values")
    return column._replace(meaning=column.meaning._replace(scale=scale))


def _only_scale(field: str, numbers: Sequence[Decimal]) -> str:
    """The scale of numbers: empty if there are several, and if 3 may be of 5 or of 10."""
    most, least = max(numbers, default=Decimal(0)), min(numbers, default=Decimal(0))
    if least < 0 or most > 100:
        return ""
    if field == "progress":
        is_fraction = most <= 1 and any(number != number.to_integral_value() for number in numbers)
        return "percent" if most > 2 else "fraction" if is_fraction else ""
    return "percent" if most > 10 else "0-10" if most > 5 else ""


def _report_unknown(reading: Reading) -> None:
    """Say which columns no field is known for, and how to keep them."""
    for place, head in reading.heads.unknown:
        rows = [row for row in reading.rows if row.cell(place).text]
        key = nearest_field(head) or f"x-{slug(head)}"
        reason = f"unknown column; to import it, add '{one_line(head[:40])}: {key}' to a --map file"
        for row in rows:
            reading.report.miss(reading.place(row), head, reason)


def _new_file(team: str, cycle: str, records: Sequence[tuple[Record, Setting]], taken: Collection[str]) -> NewFile:
    """The keys of a file: its Objectives, then Initiatives that belong to none."""
    objectives = [(record, setting) for record, setting in records if record.kind is Kind.OBJECTIVE]
    others = [(record, setting) for record, setting in records if record.kind is not Kind.OBJECTIVE]
    keys: dict[str, Value] = {"okr": 1, "cycle": cycle, "team": team, **_keys_of_file(records)}
    for name, part in (("objectives", objectives), ("initiatives", others)):
        if part:
            keys[name] = _entries(part, taken)
    every = [each for record, _ in records for each in record.walk()]
    counts = {kind.label: sum(record.kind is kind for record in every) for kind in Kind}
    return NewFile(team, cycle, keys, {label: count for label, count in counts.items() if count})


def _keys_of_file(records: Sequence[tuple[Record, Setting]]) -> "dict[str, Value]":
    """The level and state that entities of an export name."""
    every = [each for record, _ in records for each in record.walk()]
    found = {name: each.attributes[name].cell.text for name in OF_FILE for each in every if name in each.attributes}
    return {name: text for name, text in found.items() if text in WRITTEN_OF_FILE[name]}


def _entries(records: Sequence[tuple[Record, Setting]], used: Collection[str] = ()) -> "list[Value]":
    taken = set(used)
    entries: list[Value] = []
    for record, setting in records:
        named = record.id if re.fullmatch(SLUG, record.id) and record.id not in taken else ""
        identifier = named or unique_id(record.title, taken)
        taken.add(identifier or slug(record.title))
        entry: dict[str, Value] = {"id": identifier} if identifier else {}
        entry["title"] = record.title
        entry |= {"key_result": record.serves} if record.serves else {}
        entry |= keys_of(record, setting)
        for kind, name in ((Kind.KEY_RESULT, "key_results"), (Kind.INITIATIVE, "initiatives")):
            below = [(child, setting) for child in record.children if child.kind is kind]
            if below:
                entry[name] = _entries(below)
        entries.append(entry)
    return entries
