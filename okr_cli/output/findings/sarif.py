"""``sarif``: SARIF 2.1.0, for code scanning services. Suppressed findings are in it, marked as such."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from okr_cli import __version__
from okr_cli.finding import Diagnostic, Fix, Position, Report, Severity
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.rule_pages import page
from okr_cli.output.documents.json import json_text
from okr_cli.output.findings.checkout import in_checkout
from okr_cli.output.findings.fingerprint import fingerprints
from okr_cli.output.findings.text import sentences
from okr_cli.output.look import PLAIN, Look
from okr_cli.safe_text import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
BRACKETS = re.compile(r"[\\\[\]]")
PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """One run, with the rules that spoke and a result for each finding."""
    shown = [(one, "") for one in report.diagnostics]
    everything = [*shown, *((hidden.diagnostic, hidden.kind) for hidden in report.hidden)]
    found = [one for one, _ in everything]
    rules = _rules(found)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    prints = fingerprints(found)
    run = {
        "tool": {"driver": {"name": "okr", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the checkout."}}},
        "results": [_result(one, kind, index[one.name], prints[one]) for one, kind in everything],
    }
    yield json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(found: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """The rules of some findings, each with its page, in the order of their codes."""
    links = {one.name: one.url for one in found}
    return [_rule(name, links[name]) for name in sorted(links, key=lambda name: catalogue()[name].code)]


def _rule(name: str, link: str) -> dict[str, Any]:
    rule = catalogue()[name]
    described: dict[str, Any] = {
        "id": name,
        "name": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\nSource: {rule.source}", "markdown": page(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"code": rule.code, "tags": [rule.group]},
    }
    if link.startswith(("https://", "http://")):
        described["helpUri"] = link
    return described


def _result(one: Diagnostic, kind: str, rule: int, fingerprint: str) -> dict[str, Any]:
    location = _location(one.path, one.start, one.end)
    if one.entity:
        location["logicalLocations"] = [{"fullyQualifiedName": one.entity, "kind": "object"}]
    result: dict[str, Any] = {
        "ruleId": one.name,
        "ruleIndex": rule,
        "level": LEVELS[one.severity],
        "message": _message(sentences(one.message, one.help)),
        "locations": [location],
        "partialFingerprints": {"entityAndRule/v1": fingerprint},
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other.path, other.start, other.end), "message": _message(visible(other.message))}
            for number, other in enumerate(one.related)
        ]
    if one.fix and one.fix.safe:
        result["fixes"] = [_fix(one, one.fix)]
    if kind:
        result["suppressions"] = [{"kind": kind}]
    return result


def _message(text: str) -> dict[str, str]:
    """A message that is read as it stands: ``[words](address)`` is no link in it, ``{0}`` no placeholder."""
    unlinked = BRACKETS.sub(r"\\\g<0>", text) if "](" in text else text
    return {"text": PLACEHOLDER.sub(r"{{\1}}", unlinked)}


def _location(path: str, start: Position, end: Position) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": _region(start, end)}}


def _artifact(path: str) -> dict[str, str]:
    """A file, counted from the root of the checkout; one on another drive by its whole address."""
    shown = in_checkout(path)
    address = quote(shown.encode("utf-8", "surrogatepass"), safe="/._-~")
    if Path(shown).is_absolute():
        return {"uri": f"file:///{address.lstrip('/')}"}
    return {"uri": address, "uriBaseId": "SRCROOT"}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(one: Diagnostic, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(*places), "insertedContent": {"text": edit.text}}
        for edit, places in zip(fix.edits, one.fix_places, strict=True)
    ]
    change = {"artifactLocation": _artifact(one.path), "replacements": replacements}
    return {"description": {"text": visible(fix.title)}, "artifactChanges": [change]}
