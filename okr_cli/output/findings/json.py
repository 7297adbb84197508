"""``json``: version 1 of the machine format. Its schema is ``docs/schemas/lint-v1.schema.json``."""

from collections.abc import Iterator
from typing import Any

from okr_cli.finding import Finding, Fix, Position, Related, Report, Severity
from okr_cli.output.look import PLAIN, Look
from okr_cli.safe_text import json_text

VERSION = 1


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """One JSON object. Lines and columns count from 1, ``end`` is exclusive."""
    yield json_text(document(report))


def document(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "version": VERSION,
        "summary": {
            "files": report.files,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "suppressed": report.suppressed,
            "baselined": report.baselined,
        },
        "diagnostics": [diagnostic(one) for one in report.findings],
    }


def diagnostic(one: Finding) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "code": one.code,
        "name": one.rule,
        "severity": str(one.severity),
        "message": one.message,
        "help": one.help,
        "url": one.url,
        "path": one.path,
        "start": _position(one.start),
        "end": _position(one.end),
        "entity": one.entity or None,
        "related": [_related(other) for other in one.related],
        "fix": _fix(one, one.fix) if one.fix else None,
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _related(other: Related) -> dict[str, Any]:
    return {"message": other.message, "path": other.path, "start": _position(other.start), "end": _position(other.end)}


def _fix(one: Finding, fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [
            {"start": _position(start), "end": _position(end), "text": edit.text}
            for edit, (start, end) in zip(fix.edits, one.fix_places, strict=True)
        ],
    }
