"""Findings as diagnostics, for open files and, depending on the options, others."""

from collections import defaultdict
from typing import Any, NamedTuple

from lsprotocol import types

from okr_cli.finding import Finding, Report, Severity
from okr_cli.lsp.incremental_lint import IncrementalLint
from okr_cli.lsp.options import Neighbor, Shown
from okr_cli.lsp.session import EditorSession
from okr_cli.safe_text import visible
from okr_cli.source.modeline import named_schema

SOURCE = "okr"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
UNNECESSARY = frozenset({"unused-suppression"})


class FileDiagnostics(NamedTuple):
    """The diagnostics of a file, and its version if it is open."""

    uri: str
    version: int | None
    diagnostics: list[types.Diagnostic]


class Diagnoser:
    """Makes the diagnostics of a session. It remembers what closed files had when it first saw them: with
    ``diagnostics: open`` only what came up since is shown there."""

    def __init__(self, session: EditorSession) -> None:
        self.session = session
        self._known: dict[str, tuple[bytes, frozenset[tuple[str, str, str]]]] = {}

    def run(self) -> dict[str, FileDiagnostics]:
        """The diagnostics of all files that have some, and of all that are open, by the address of the file.

        Raises ``CannotRun`` if a plugin or a baseline cannot be used.
        """
        found = self._of_open_files()
        for lint in self.session.workspaces():
            by_path = self._by_path(lint, lint.report())
            for path in lint.files:
                uri = self.session.uri_of(path)
                findings = by_path.get(path, [])
                if uri not in self.session.files and self.session.options.diagnostics is Shown.OPEN:
                    findings = self._news(lint, path, findings)
                if findings or uri in found:
                    found[uri] = self._made(lint, uri, findings, found)
        return found

    def run_open(self) -> dict[str, FileDiagnostics]:
        """The diagnostics of the files that are open, which are there sooner. Raises ``CannotRun`` as ``run`` does."""
        found = self._of_open_files()
        for lint in self.session.workspaces():
            by_path = self._by_path(lint, lint.open_report())
            for path in lint.workspace.texts.keys() & lint.files.keys():
                uri = self.session.uri_of(path)
                found[uri] = self._made(lint, uri, by_path.get(path, []), found)
        return found

    def _of_open_files(self) -> dict[str, FileDiagnostics]:
        return {uri: FileDiagnostics(uri, file.version, []) for uri, file in list(self.session.files.items())}

    def _by_path(self, lint: IncrementalLint, report: Report) -> dict[str, list[Finding]]:
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in reported(lint, report, self.session).findings:
            found[finding.path].append(finding)
        return found

    def _made(
        self, lint: IncrementalLint, uri: str, findings: list[Finding], found: dict[str, FileDiagnostics]
    ) -> FileDiagnostics:
        version = found[uri].version if uri in found else None
        return FileDiagnostics(uri, version, [diagnostic(finding, lint, self.session) for finding in findings])

    def _news(self, lint: IncrementalLint, path: str, findings: list[Finding]) -> list[Finding]:
        """The findings that a closed file did not have at first, or since it was last written."""
        data = lint.files[path].file.data
        known = self._known.get(path)
        if known is None or known[0] != data:
            self._known[path] = known = data, frozenset(map(_key, findings))
        return [finding for finding in findings if _key(finding) not in known[1]]


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.entity, finding.message


def reported(lint: IncrementalLint, report: Report, session: EditorSession) -> Report:
    """The report without what yaml-language-server already reports, if the options leave that to it."""
    if session.options.yaml_language_server is not Neighbor.ON:
        return report
    schemas = {path: bool(named_schema(checked.loaded.source.text)) for path, checked in lint.files.items()}
    kept = (each for each in report.findings if session.options.reports(each.rule, schemas.get(each.path, False)))
    return Report(tuple(kept), report.files, report.lines)


def diagnostic(finding: Finding, lint: IncrementalLint, session: EditorSession) -> types.Diagnostic:
    """A finding as a diagnostic. A quick fix finds it again by its ``data``."""
    positions = session.positions(lint, finding.path)
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(session.uri_of(path), session.positions(lint, path).range(other.span)),
            visible(other.message),
        )
        for other in finding.related
        if (path := other.path or finding.path) in lint.files
    ]
    help_text = f"\n{visible(finding.help)}" if finding.help else ""
    return types.Diagnostic(
        positions.range(finding.span),
        visible(finding.message) + help_text,
        SEVERITIES[finding.severity],
        finding.rule,
        types.CodeDescription(finding.url) if finding.url.startswith("http") else None,
        SOURCE,
        [types.DiagnosticTag.Unnecessary] if finding.rule in UNNECESSARY else None,
        related or None,
        data_of(finding),
    )


def data_of(finding: Finding) -> dict[str, Any]:
    """The data that a client sends back to request quick fixes."""
    return {"rule": finding.rule, "code": finding.code, "entity": finding.entity, "fixable": finding.fix is not None}
