"""From the findings of a run to its report: suppressed ones, ignored paths, order."""

from collections.abc import Callable, Iterable, Sequence

from okr_cli.files import path_from
from okr_cli.finding import Finding, HiddenBy, Report, Span
from okr_cli.linter.checker import Checker, FileResult
from okr_cli.linter.locating import SourceTexts
from okr_cli.linter.selection import PathIgnores
from okr_cli.workspace.suppressions import SuppressionTable


class ReportBuilder:
    """Builds the report of a run from the results of its files."""

    def __init__(self, checker: Checker, results: Sequence[FileResult]) -> None:
        self.checker = checker
        self.results = results
        self.texts = SourceTexts(result.source for result in results)

    def report(self) -> Report:
        """Run the rules that look at all files together, and report what all rules found, in reading order."""
        findings = [finding for result in self.results for finding in result.findings]
        findings += self.checker.check_together(self.results, self.texts)
        shown, suppressed, used = self._without_suppressed(findings)
        commented = [result for result in self.results if result.reported and result.suppressions]
        if commented:
            shown += self._of_comments(commented, used)
        reading_order = self._order()
        reported = _once(reading_order(shown))
        quoted = {finding.path for finding in reported}
        quoted |= {other.path for finding in reported for other in finding.related}
        return Report(
            reported,
            sum(result.reported for result in self.results),
            {path: self.texts[path].lines for path in sorted(quoted)},
            tuple((finding, HiddenBy.SUPPRESSION) for finding in _once(reading_order(suppressed))),
        )

    def _without_suppressed(
        self, findings: Iterable[Finding]
    ) -> tuple[list[Finding], list[Finding], set[tuple[str, Span, str]]]:
        """What no comment suppresses, what one does, and the rule names in comments that were of use."""
        table = SuppressionTable({result.path: result.suppressions for result in self.results if result.suppressions})
        shown: list[Finding] = []
        suppressed: list[Finding] = []
        used: set[tuple[str, Span, str]] = set()
        for finding in findings:
            names = table.of_finding(finding)
            used.update((finding.path, span, finding.rule) for span in names)
            (suppressed if names else shown).append(finding)
        return shown, suppressed, used

    def _of_comments(self, results: Iterable[FileResult], used: set[tuple[str, Span, str]]) -> Iterable[Finding]:
        from okr_cli.linter.suppression_findings import findings_of_comments

        selection, locator = self.checker.selection, self.checker.locator
        for result in results:
            for finding in findings_of_comments(result, used, selection, self.texts):
                if finding.rule in selection.rules:
                    yield locator.located(finding, finding.rule, result.path, self.texts)

    def _order(self) -> Callable[[Iterable[Finding]], list[Finding]]:
        """Puts findings of reported files in reading order, without those that the settings ignore by path."""
        root, ignores = self.checker.context.root, PathIgnores(self.checker.context.config.lint)
        from_root = {
            result.path: path_from(root, result.path) if root else result.path
            for result in self.results
            if result.reported
        }

        def ordered(findings: Iterable[Finding]) -> list[Finding]:
            shown = [
                finding
                for finding in findings
                if finding.path in from_root and not ignores(from_root[finding.path], finding.rule)
            ]
            return sorted(
                shown, key=lambda finding: (from_root[finding.path], finding.start, finding.code, finding.message)
            )

        return ordered


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is written once and used twice (an anchor) is reported once, for the entity that comes first."""
    first: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        first.setdefault((finding.path, finding.start, finding.end, finding.rule, finding.message), finding)
    return tuple(first.values())
