"""``sarif``: SARIF 2.1.0 for code scanning services. Suppressed findings are included and marked."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from okr_cli import __version__
from okr_cli.finding import Finding, Fix, HiddenBy, Position, Report, Severity
from okr_cli.linter.catalogue import catalogue
from okr_cli.output.documents.json import json_text
from okr_cli.output.findings.ci_services import fingerprints, in_checkout
from okr_cli.output.findings.text import sentences
from okr_cli.output.rule_page import markdown_page
from okr_cli.output.text_style import PLAIN, Look
from okr_cli.safe_text import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SUPPRESSION_KINDS = {HiddenBy.SUPPRESSION: "inSource", HiddenBy.BASELINE: "external", HiddenBy.REVISION: "external"}
BRACKETS = re.compile(r"[\\\[\]]")
PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """One run, with the rules that have findings and a result for each finding."""
    everything = [*((finding, None) for finding in report.findings), *report.hidden]
    found = [finding for finding, _ in everything]
    links = {finding.rule: finding.url for finding in found}
    names = sorted(links, key=lambda name: catalogue()[name].code)
    index = {name: number for number, name in enumerate(names)}
    prints = fingerprints(found)
    rules = [_rule(name, links[name]) for name in names]
    run = {
        "tool": {"driver": {"name": "okr", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "Root of the checkout."}}},
        "results": [_result(finding, reason, index[finding.rule], prints[finding]) for finding, reason in everything],
    }
    yield json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, link: str) -> dict[str, Any]:
    rule = catalogue()[name]
    described: dict[str, Any] = {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\nSource: {rule.source}", "markdown": markdown_page(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"code": rule.code, "tags": [rule.group]},
    }
    if link.startswith(("https://", "http://")):
        described["helpUri"] = link
    return described


def _result(finding: Finding, hidden_by: HiddenBy | None, rule: int, fingerprint: str) -> dict[str, Any]:
    location = _location(finding.path, finding.start, finding.end)
    if finding.entity:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.entity, "kind": "object"}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": _message(sentences(finding.message, finding.help)),
        "locations": [location],
        "partialFingerprints": {"entityAndRule/v1": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other.path, other.start, other.end), "message": _message(visible(other.message))}
            for number, other in enumerate(finding.related)
        ]
    if finding.fix and finding.fix.safe:
        result["fixes"] = [_fix(finding, finding.fix)]
    if hidden_by:
        result["suppressions"] = [{"kind": SUPPRESSION_KINDS[hidden_by]}]
    return result


def _message(text: str) -> dict[str, str]:
    """A message that is read literally: in it, ``[words](address)`` is no link and ``{0}`` no placeholder."""
    unlinked = BRACKETS.sub(r"\\\g<0>", text) if "](" in text else text
    return {"text": PLACEHOLDER.sub(r"{{\1}}", unlinked)}


def _location(path: str, start: Position, end: Position) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(start, end)}}


def _artifact(path: str) -> dict[str, str]:
    """A file, relative to the root of the checkout; a file on another drive by its absolute address."""
    shown = in_checkout(path)
    address = quote(shown.encode("utf-8", "surrogatepass"), safe="/._-~")
    if Path(shown).is_absolute():
        return {"uri": f"file:///{address.lstrip('/')}"}
    return {"uri": address, "uriBaseId": "SRCROOT"}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(finding: Finding, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(*places), "insertedContent": {"text": edit.text}}
        for edit, places in zip(fix.edits, finding.fix_places, strict=True)
    ]
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {"description": {"text": visible(fix.title)}, "artifactChanges": [change]}
