"""Cached results of a lint run: those of each file, and the whole report.

Decoded results have the right types, but somebody may have forged them. A report with places outside its text is
rejected, and so are labels with control characters.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from okr_cli.cache.codec import Codec
from okr_cli.finding import Finding, Position, Report, Span
from okr_cli.linter.rule_runner import FileResult
from okr_cli.model.entity import Entity
from okr_cli.rules.base import PathState
from okr_cli.source.modeline import MissingModeline
from okr_cli.workspace.stored_models import ENTITY_MODELS, NARROWED, NODES, AnyEntityModel

LABEL = re.compile(r"[!-~]*")
"""Rule, code and address of a page: the only texts of a finding that are printed as they are."""


class KeptRun(NamedTuple):
    """The report of an earlier run, and what its rules looked at on disk besides its files."""

    report: Report
    seen: dict[str, PathState]


def _is_ordered(place: Span) -> bool:
    return place.start <= place.end


def _is_counted_from_1(place: Position) -> bool:
    return place.line > 0 and place.column > 0


def _is_labelled(finding: Finding) -> bool:
    return all(LABEL.fullmatch(text) for text in (finding.rule, finding.code, finding.url))


def _is_quotable(report: Report) -> bool:
    """Whether every place of a report is in the text that it quotes."""
    return all(
        end.line <= len(report.lines[path])
        for finding in report.findings
        for path, end in ((finding.path, finding.end), *((other.path, other.end) for other in finding.related))
        if path in report.lines
    )


def _is_in_its_text(result: FileResult) -> bool:
    """Whether the places of a file's findings are in its text, which then is there."""
    if not result.findings:
        return True
    end = len(result.source.text) if result.source else -1
    return all(finding.span.end <= end for finding in result.findings)


CHECKS: dict[type, Callable[[Any], bool]] = {
    Span: _is_ordered,
    Position: _is_counted_from_1,
    Finding: _is_labelled,
    Report: _is_quotable,
    FileResult: _is_in_its_text,
}

RUN = Codec(KeptRun, narrowed=NARROWED, checks=CHECKS)

FILE = Codec(
    FileResult,
    # A model is listed once for itself and once in the Objective or Key Result that it belongs to.
    shared=(*ENTITY_MODELS, Entity),
    narrowed={**NARROWED, (FileResult, "models"): tuple[AnyEntityModel, ...]},
    special=NODES,
    checks=CHECKS,
    names={"MissingModeline": MissingModeline},
)
