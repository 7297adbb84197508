"""``json``: version 1 of the machine format, as typed records. ``okr schema lint`` prints its schema."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from okr_cli.finding import Finding, Position, Report, Severity
from okr_cli.output.documents.json import json_text
from okr_cli.output.record import Count, Record
from okr_cli.output.text_style import PLAIN, Look

FromOne = Annotated[int, Field(ge=1)]
RelativePath = Annotated[str, Field(description="Path relative to the working directory, with forward slashes.")]


class PositionRecord(Record):
    """A position in a file. Lines and columns start at 1; columns count characters."""

    line: FromOne
    column: FromOne


End = Annotated[PositionRecord, Field(description="Position after the last character.")]


class RelatedRecord(Record):
    """Another location that a finding refers to."""

    message: str
    path: RelativePath
    start: PositionRecord
    end: End


class EditRecord(Record):
    """Replacement of the characters from `start` to `end`, which is exclusive, with `text`."""

    start: PositionRecord
    end: PositionRecord
    text: str


class FixRecord(Record):
    """A fix for one finding."""

    title: str
    safe: bool
    edits: tuple[EditRecord, ...]


class DiagnosticRecord(Record):
    """One finding."""

    code: Annotated[str, Field(pattern=r"^\d{3}$")]
    name: Annotated[str, Field(pattern="^[a-z0-9-]+$")]
    severity: Severity
    message: str
    help: str
    url: str
    path: RelativePath
    start: PositionRecord
    end: End
    entity: Annotated[str | None, Field(description="Address of the entity that the finding is about.")]
    related: tuple[RelatedRecord, ...]
    fix: FixRecord | None


class SummaryRecord(Record):
    """Numbers of checked files, of reported findings, and of findings that are not reported."""

    files: Count
    errors: Count
    warnings: Count
    infos: Count
    suppressed: Count
    baselined: Count
    skipped: Annotated[
        int, Field(ge=0, description="Number of files and links that may contain OKRs but were not read.")
    ]


class LintRecord(Record):
    """Findings in the order of files."""

    version: Literal[1] = 1
    summary: SummaryRecord
    diagnostics: tuple[DiagnosticRecord, ...]


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """One JSON object. Lines and columns count from 1, ``end`` is exclusive."""
    summary = SummaryRecord.of(
        report,
        errors=report.count(Severity.ERROR),
        warnings=report.count(Severity.WARNING),
        infos=report.count(Severity.INFO),
    )
    yield json_text(LintRecord(summary=summary, diagnostics=tuple(map(diagnostic_record, report.findings))))


def diagnostic_record(finding: Finding) -> DiagnosticRecord:
    """A finding as a record."""
    return DiagnosticRecord.of(
        finding,
        name=finding.rule,
        start=_position(finding.start),
        end=_position(finding.end),
        entity=finding.entity or None,
        related=tuple(
            RelatedRecord.of(other, start=_position(other.start), end=_position(other.end)) for other in finding.related
        ),
        fix=_fix(finding),
    )


def _fix(finding: Finding) -> FixRecord | None:
    if finding.fix is None:
        return None
    edits = zip(finding.fix.edits, finding.fix_places, strict=True)
    return FixRecord.of(
        finding.fix,
        edits=tuple(
            EditRecord(start=_position(start), end=_position(end), text=edit.text) for edit, (start, end) in edits
        ),
    )


def _position(position: Position) -> PositionRecord:
    return PositionRecord(line=position.line, column=position.column)
