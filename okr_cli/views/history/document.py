"""The history of an entity, as a document."""

from collections.abc import Iterator

from okr_cli.output.documents.document import (
    Column,
    Document,
    Fact,
    LeadLine,
    Row,
    Section,
    Sparkline,
    Style,
    simple_table,
    styled,
)
from okr_cli.phrases import counted
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import percent
from okr_cli.views.history.report import HistoryReport, TimelineEntry

UNCOMMITTED = "not committed"
COLUMNS = (
    Column("cycle", "Cycle", 7, 60),
    Column("by", "By", 8, 40, most=18),
    Column("commit", "Commit", 7, 44),
    Column("day", "Committed", 10, 56),
)


def history_document(report: HistoryReport) -> Document:
    """The progress now and over time, then every event, oldest first."""
    entity = report.entity
    lead = [LeadLine(styled(one_line(entity.address), Style.MUTED)), *map(LeadLine, map(one_line, report.notes))]
    facts = Section("", facts=tuple(_facts(report)))
    rows = [_row(entry) for entry in report.entries]
    table = simple_table("Event", COLUMNS, rows)
    heading = counted(len(rows), "event")
    return Document(one_line(entity.title), lead, (facts, Section(heading, table=table)), kind=entity.kind.label)


def _facts(report: HistoryReport) -> Iterator[Fact]:
    if report.trend:
        yield Fact("Progress", (Sparkline(report.trend), f"{percent(report.trend[-1])} of the way"))
    if report.carried:
        yield Fact("Carried over from", tuple(one_line(entity.address) for entity in report.carried))


def _row(entry: TimelineEntry) -> Row:
    commit = entry.commit
    day = entry.day or UNCOMMITTED
    cells = {
        "cycle": one_line(entry.cycle),
        "by": one_line(commit.author) if commit else UNCOMMITTED if entry.day else "",
        "commit": commit.commit[:7] if commit else "",
        "day": str(commit.day) if commit and commit.day != entry.day else "",
    }
    return Row(f"{day}  {entry.text}", cells)
