"""``sarif``: SARIF 2.1.0, for code scanning services. Suppressed findings are in it, marked as such."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from okr_cli import __version__
from okr_cli.diagnostics import Diagnostic, Position, Report, Severity
from okr_cli.reporters.fingerprint import fingerprints
from okr_cli.reporters.json import written
from okr_cli.reporters.look import PLAIN, Look
from okr_cli.reporters.text import visible
from okr_cli.rules.catalogue import catalogue
from okr_cli.rules.pages import page

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """One run, with the rules that spoke and a result for each finding."""
    shown = [(one, "") for one in report.diagnostics]
    everything = [*shown, *((hidden.diagnostic, hidden.kind) for hidden in report.hidden)]
    rules = sorted({one.name for one, _ in everything}, key=lambda name: catalogue()[name].code)
    index = {name: number for number, name in enumerate(rules)}
    prints = fingerprints(one for one, _ in everything)
    results = [
        _result(one, kind, index[one.name], fingerprint)
        for (one, kind), fingerprint in zip(everything, prints, strict=True)
    ]
    driver = {"name": "okr", "version": __version__, "rules": [_rule(name) for name in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The working directory of the run."}}},
        "results": results,
    }
    yield written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str) -> dict[str, Any]:
    rule = catalogue()[name]
    return {
        "id": name,
        "name": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\nSource: {rule.source}", "markdown": page(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"code": rule.code, "tags": [rule.group]},
    }


def _result(one: Diagnostic, kind: str, rule: int, fingerprint: str) -> dict[str, Any]:
    text = f"{visible(one.message)}. {visible(one.help)}".rstrip()
    location = _location(one.path, one.start, one.end)
    if one.entity:
        location["logicalLocations"] = [{"fullyQualifiedName": one.entity, "kind": "object"}]
    result: dict[str, Any] = {
        "ruleId": one.name,
        "ruleIndex": rule,
        "level": LEVELS[one.severity],
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"entityAndRule/v1": fingerprint},
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other.path, other.start, other.end), "message": {"text": visible(other.message)}}
            for number, other in enumerate(one.related)
        ]
    if kind:
        result["suppressions"] = [{"kind": kind}]
    return result


def _location(path: str, start: Position, end: Position) -> dict[str, Any]:
    region = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    artifact = {"uri": quote(path, safe="/._-~"), "uriBaseId": "SRCROOT"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
