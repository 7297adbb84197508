"""Applies fixes in memory, in rounds: a fix can reveal more findings, as deep as entries are nested."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from okr_cli.edit.splice import BOM, apply_fixes
from okr_cli.errors import CannotRun, why
from okr_cli.finding import Finding, Fix
from okr_cli.linter.session import LintResult, LintSession
from okr_cli.source.source_file import SourceFile

MOST_ROUNDS = 10

CHANGED = "changed while it was being checked"
NOTHING = "nothing was fixed; run okr again"


class MadeFix(NamedTuple):
    """A fix that was made: the line in the text that it changed, the rule, and the words before and after.

    Without ``after``, ``before`` says what was done: ``Add a space``.
    """

    line: int
    rule: str
    before: str
    after: str = ""


@dataclass
class FixSession:
    """The texts of a lint session before and after their fixes, and the fixes that each took, by reported path.

    ``unsafe`` also makes the fixes that are likely and not certain.
    """

    session: LintSession
    unsafe: bool
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    made: defaultdict[str, list[MadeFix]] = field(default_factory=lambda: defaultdict(list))

    def run(self, results: list[LintResult]) -> list[LintResult]:
        """Fix what a run of the session has found, and what that brings to light.

        Gives the results over the fixed texts, or ``results`` where there was nothing to fix. Writes nothing. Raises
        ``CannotRun`` where a file is another by now.
        """
        latest = results
        for _ in range(MOST_ROUNDS):
            if not self._fix(latest):
                break
            latest = list(replace(self.session, texts=self.after).run())
        return latest if self.changed() else results

    def changed(self) -> list[str]:
        """The paths of the files whose text is another now, sorted."""
        return [path for path in sorted(self.after) if self.after[path] != self.before[path]]

    def _fix(self, results: list[LintResult]) -> bool:
        """Make the fixes of one run; whether there were any."""
        fixable: defaultdict[str, list[Finding]] = defaultdict(list)
        lines: dict[str, tuple[str, ...]] = {}
        for result in results:
            lines |= result.report.lines
            for finding in result.report.findings:
                if finding.fix and (finding.fix.safe or self.unsafe):
                    fixable[finding.path].append(finding)
        any_made = False
        for path, findings in fixable.items():
            self._take(path, findings, lines[path])
            by_fix: dict[Fix, Finding] = {}
            for finding in findings:
                if finding.fix:
                    by_fix.setdefault(finding.fix, finding)
            fixed = apply_fixes(self.after[path], by_fix)
            text = self.after[path].removeprefix(BOM)
            self.made[path] += [_made(fix, by_fix[fix], text) for fix in fixed.made]
            self.after[path] = fixed.text
            any_made |= bool(fixed.made)
        return any_made

    def _take(self, path: str, findings: list[Finding], lines: tuple[str, ...]) -> None:
        """Read a file, which must still be the one that was checked: with the same lines and the same line endings, so
        that each edit counts to its own place."""
        if path not in self.after:
            self.before[path] = self.after[path] = text_of(path)
        source = SourceFile(path, self.after[path].removeprefix(BOM))
        edits = (edit for finding in findings if finding.fix for edit in finding.fix.edits)
        places = [source.position(offset) for edit in edits for offset in edit.span]
        wanted = [position for finding in findings for place in finding.fix_places for position in place]
        if source.lines != lines or places != wanted:
            raise CannotRun(f"{path}: {CHANGED}; {NOTHING}")


def _made(fix: Fix, finding: Finding, text: str) -> MadeFix:
    edit = fix.edits[0]
    before = text[slice(*edit.span)]
    if len(fix.edits) == 1 and before.strip() and edit.text.strip() and "\n" not in before + edit.text:
        return MadeFix(finding.start.line, finding.rule, before, edit.text)
    return MadeFix(finding.start.line, finding.rule, fix.title)


def text_of(path: str) -> str:
    """The text of a file, with its byte order mark and its line endings. Raises ``CannotRun``."""
    try:
        return Path(path).read_bytes().decode()
    except OSError as error:
        raise CannotRun(f"{path}: {why(error)}; not fixed") from None
    except UnicodeDecodeError:
        # What is no UTF-8 has nothing to repair, so it was other text that was checked.
        raise CannotRun(f"{path}: {CHANGED}; not fixed") from None
