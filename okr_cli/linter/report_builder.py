"""From the findings of a run to its report: suppressions and what is wrong with them, ignored paths, order."""

from collections.abc import Iterable, Iterator, Sequence

from okr_cli.files import path_from
from okr_cli.finding import Edit, Finding, Fix, HiddenBy, Report, Span
from okr_cli.linter.locating import SourceTexts
from okr_cli.linter.rule_runner import FileResult, RuleRunner
from okr_cli.linter.selection import PathIgnores, UnknownSelector, find
from okr_cli.model.entity import Entity
from okr_cli.model.scalars import shorten
from okr_cli.rules.base import CLOSED_GROUPS, Rule
from okr_cli.validation.did_you_mean import is_certain
from okr_cli.workspace.suppressions import Suppression, SuppressionTable, removal


class ReportBuilder:
    """Builds the report of a run from the results of its files."""

    def __init__(self, runner: RuleRunner, results: Sequence[FileResult]) -> None:
        self.runner = runner
        self.results = results
        self.texts = SourceTexts(result.source for result in results)
        self.used: set[tuple[str, Span, str]] = set()
        """Path, place and rule of each name in a comment that suppresses a finding."""

    def report(self) -> Report:
        """Run the rules that look at all files together, and report what all rules found, in reading order."""
        table = SuppressionTable({result.path: result.suppressions for result in self.results if result.suppressions})
        shown: list[Finding] = []
        suppressed: list[Finding] = []
        for finding in self._found():
            names = table.of_finding(finding)
            self.used.update((finding.path, span, finding.rule) for span in names)
            (suppressed if names else shown).append(finding)
        for result in self.results:
            if result.reported and result.suppressions:
                shown += self._about_comments(result)
        reported = self._in_reading_order(shown)
        quoted = {finding.path for finding in reported}
        quoted |= {other.path for finding in reported for other in finding.related}
        return Report(
            reported,
            sum(result.reported for result in self.results),
            {path: self.texts[path].lines for path in sorted(quoted)},
            tuple((finding, HiddenBy.SUPPRESSION) for finding in self._in_reading_order(suppressed)),
        )

    def _found(self) -> Iterator[Finding]:
        for result in self.results:
            yield from result.findings
        yield from self.runner.check_together(self.results, self.texts)

    def _about_comments(self, result: FileResult) -> Iterator[Finding]:
        """The findings of unknown-rule and unused-suppression in one file, as far as these rules are selected."""
        selection, locator = self.runner.selection, self.runner.locator
        for comment in result.suppressions:
            for finding in self._about_comment(comment, result):
                if finding.rule in selection.rules:
                    yield locator.located(finding, finding.rule, result.path, self.texts)

    def _about_comment(self, comment: Suppression, result: FileResult) -> Iterator[Finding]:
        if not comment.valid:
            advice = "Write '# okr: ignore[rule-name] -- reason', or 'ignore-file[rule-name]' for the whole file."
            yield Finding("a suppression that names no rule", comment.span, advice, rule="unknown-rule")
            return
        named: set[str] = set()
        for written, span in comment.rules:
            try:
                rule = find(written)
            except UnknownSelector as unknown:
                yield _unknown_rule(written, span, unknown)
                continue
            message = ""
            if rule.name in named:
                message = f"'{rule.name}' stands in this comment already"
            elif self._ran(rule, comment, result.entities) and (result.path, span, rule.name) not in self.used:
                message = f"nothing here to suppress for '{rule.name}'"
            named.add(rule.name)
            if message:
                fix = removal(comment, span, self.texts[result.path])
                yield Finding(message, span, "Remove it from the comment.", fix=fix, rule="unused-suppression")

    def _ran(self, rule: Rule, comment: Suppression, entities: Iterable[Entity]) -> bool:
        """Whether a rule looked at everything that a comment covers.

        It did not if an entity failed its schema, nor in a closed file, where only some groups run: there, a comment
        without effect may be needed tomorrow.
        """
        covers = comment.covers
        covered = [
            entity
            for entity in entities
            if covers is None or (entity.span.start < covers.end and covers.start < entity.span.end)
        ]
        if rule.name not in self.runner.selection.rules:
            return False
        if any(entity.broken for entity in covered) and rule.group not in ("file", "links"):
            return False
        return rule.group in CLOSED_GROUPS or not any(entity.state == "closed" for entity in covered)

    def _in_reading_order(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings of reported files, sorted, without those that the settings ignore by path.

        Text that several entities share (an anchor) is reported once, for the entity that comes first.
        """
        root, ignores = self.runner.context.root, PathIgnores(self.runner.context.config.lint)
        from_root = {
            result.path: path_from(root, result.path) if root else result.path
            for result in self.results
            if result.reported
        }
        shown = [
            finding
            for finding in findings
            if finding.path in from_root and not ignores(from_root[finding.path], finding.rule)
        ]
        shown.sort(key=lambda finding: (from_root[finding.path], finding.start, finding.code, finding.message))
        once: dict[tuple[object, ...], Finding] = {}
        for finding in shown:
            once.setdefault((finding.path, finding.start, finding.end, finding.rule, finding.message), finding)
        return tuple(once.values())


def _unknown_rule(written: str, span: Span, unknown: UnknownSelector) -> Finding:
    """The finding about a name that no rule has, with the fix that writes the nearest one."""
    if not unknown.meant:
        return Finding(unknown.problem, span, unknown.hint, rule="unknown-rule")
    title = f"Write '{unknown.meant}' for '{shorten(written)}'"
    fix = Fix(title, (Edit(span, unknown.meant),), safe=is_certain(written, unknown.meant))
    return Finding(unknown.problem, span, f"Did you mean '{unknown.meant}'?", fix=fix, rule="unknown-rule")
