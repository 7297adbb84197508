"""Builds the report from the findings of a run: suppressions and their problems, ignored paths, order."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from okr_cli.files import path_from
from okr_cli.finding import Edit, Finding, Fix, HiddenBy, Report, Span
from okr_cli.linter.locating import SourceTexts
from okr_cli.linter.rule_runner import FileResult, RuleRunner
from okr_cli.linter.selection import PathIgnores, UnknownSelector, find
from okr_cli.model.scalars import shorten
from okr_cli.rules.base import CLOSED_GROUPS, Rule
from okr_cli.validation.did_you_mean import is_certain
from okr_cli.workspace.span_set import SpanSet
from okr_cli.workspace.suppressions import WHOLE_FILE, Suppression, SuppressionTable, offsets_of, removal

if TYPE_CHECKING:
    from okr_cli.history.changes import Change


class ReportBuilder:
    """Builds the report of a run from the results of its files, and from what changed since a revision.

    With ``about``, the report is right for these files alone.
    """

    def __init__(
        self,
        runner: RuleRunner,
        results: Sequence[FileResult],
        changes: Sequence["Change"] = (),
        about: Collection[str] | None = None,
    ) -> None:
        self.runner = runner
        self.results = results
        self.changes = changes
        self.about = about
        self.texts = SourceTexts(result.source for result in results)
        self.offsets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        """Where the findings of a rule are in a file that has comments, and so which of these have an effect."""

    def report(self) -> Report:
        """Run the rules that look at all files together, and report what all rules found, in reading order."""
        table = SuppressionTable({result.path: result.suppressions for result in self.results if result.suppressions})
        shown: list[Finding] = []
        suppressed: list[Finding] = []
        for finding in self.runner.findings(self.results, self.texts, self.changes, self.about):
            if finding.path not in table.comments:
                shown.append(finding)
                continue
            offsets = tuple(offsets_of(finding))
            self.offsets[finding.path, finding.rule].extend(offsets)
            is_suppressed = table.suppresses(finding.path, (finding.rule, finding.code), offsets)
            (suppressed if is_suppressed else shown).append(finding)
        for offsets_of_rule in self.offsets.values():
            offsets_of_rule.sort()
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

    def _about_comments(self, result: FileResult) -> Iterator[Finding]:
        """The findings of unknown-rule and unused-suppression in one file, if these rules are selected."""
        selection, locator = self.runner.selection, self.runner.locator
        broken = SpanSet(entity.span for entity in result.entities if entity.broken)
        closed = SpanSet(entity.span for entity in result.entities if entity.state == "closed")
        for comment in result.suppressions:
            for finding in self._about_comment(comment, result.path, broken, closed):
                if finding.rule in selection.rules:
                    yield locator.located(finding, finding.rule, result.path, self.texts)

    def _about_comment(self, comment: Suppression, path: str, broken: SpanSet, closed: SpanSet) -> Iterator[Finding]:
        if not comment.valid:
            advice = "Write '# okr: ignore[rule-name] -- reason', or 'ignore-file[rule-name]' for the whole file."
            yield Finding("a suppression without a rule name", comment.span, advice, rule="unknown-rule")
            return
        covers = comment.covers or WHOLE_FILE
        has_broken, has_closed = broken.meets(*covers), closed.meets(*covers)
        named: set[str] = set()
        for number, (written, span) in enumerate(comment.rules):
            try:
                rule = find(written)
            except UnknownSelector as unknown:
                yield _unknown_rule(written, span, unknown)
                continue
            message = ""
            if rule.name in named:
                message = f"duplicate '{rule.name}' in this comment"
            elif self._ran(rule, has_broken, has_closed) and not self._has_finding(rule, path, covers):
                message = f"no '{rule.name}' finding to suppress here"
            named.add(rule.name)
            if message:
                fix = removal(comment, number, self.texts[path])
                yield Finding(message, span, "Remove it from the comment.", fix=fix, rule="unused-suppression")

    def _ran(self, rule: Rule, has_broken: bool, has_closed: bool) -> bool:
        """Whether a rule looked at everything that a comment covers.

        It did not if an entity failed its schema, nor in a closed file, where only some groups run, nor if it looks at
        what changed since some revision: there, a comment without effect may be needed tomorrow.
        """
        if rule.name not in self.runner.selection.rules or rule.check_change:
            return False
        if has_broken and rule.group not in ("file", "links"):
            return False
        return rule.group in CLOSED_GROUPS or not has_closed

    def _has_finding(self, rule: Rule, path: str, covers: Span) -> bool:
        """Whether the rule found something in this part of a file."""
        offsets = self.offsets.get((path, rule.name), [])
        at = bisect_left(offsets, covers.start)
        return at < len(offsets) and offsets[at] < covers.end

    def _in_reading_order(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings of reported and deleted files, sorted, without those that the settings ignore by path.

        Text that several entities share (an anchor) is reported once, for the entity that comes first.
        """
        root, ignores = self.runner.context.root, PathIgnores(self.runner.context.config.lint)
        from_root = {
            result.path: path_from(root, result.path) if root else result.path
            for result in self.results
            if result.reported
        }
        known = {result.path for result in self.results}
        gone = {finding.path for finding in findings if finding.path not in known}
        from_root |= {path: path_from(root, path) if root else path for path in gone}
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
    title = f"Write '{unknown.meant}' instead of '{shorten(written)}'"
    fix = Fix(title, (Edit(span, unknown.meant),), safe=is_certain(written, unknown.meant))
    return Finding(unknown.problem, span, f"Did you mean '{unknown.meant}'?", fix=fix, rule="unknown-rule")
