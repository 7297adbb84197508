"""Repairs in memory: the texts of a run before and after."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from okr_cli.cli.lint_baseline import Checked
from okr_cli.errors import CannotRun, why
from okr_cli.finding import Finding

CHANGED = "it changed while it was checked"
NOTHING = "nothing was repaired, run okr again"


@dataclass
class FixSession:
    """Texts before and after their repairs, and how many there were, by reported path."""

    unsafe: bool
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    fixes: Counter[str] = field(default_factory=Counter)

    def mend(self, checked: list[Checked]) -> bool:
        """Make the repairs of a run, in memory; whether there were any. Raises ``CannotRun``."""
        from okr_cli.edit.repair import repaired

        by_path: defaultdict[str, list[Finding]] = defaultdict(list)
        lines: dict[str, tuple[str, ...]] = {}
        for report in (one.report for one in checked):
            lines |= report.lines
            for one in report.findings:
                if one.fix and (one.fix.safe or self.unsafe):
                    by_path[one.path].append(one)
        changed = 0
        for path, found in by_path.items():
            self._take(path, found, lines[path])
            made = repaired(self.after[path], [one.fix for one in found if one.fix])
            self.after[path] = made.text
            self.fixes[path] += made.fixes
            changed += made.fixes
        return changed > 0

    def changed(self) -> list[str]:
        """The paths of the files that are another now."""
        return [path for path in sorted(self.after) if self.after[path] != self.before[path]]

    def _take(self, path: str, found: list[Finding], lines: tuple[str, ...]) -> None:
        """Take a file that is still the one that was checked: with the same lines, and no other line endings, so that
        each repair counts to its own place."""
        from okr_cli.edit.repair import BOM
        from okr_cli.source.source_file import SourceFile

        if path not in self.after:
            self.before[path] = self.after[path] = text_of(path)
        source = SourceFile(path, self.after[path].removeprefix(BOM))
        places = [source.position(offset) for one in found if one.fix for edit in one.fix.edits for offset in edit.span]
        wanted = [position for one in found for place in one.fix_places for position in place]
        if source.lines != lines or places != wanted:
            raise CannotRun(f"{path}: {CHANGED}; {NOTHING}")


def text_of(path: str) -> str:
    """The text of a file, with its byte order mark and its line endings. Raises ``CannotRun``."""
    try:
        return Path(path).read_bytes().decode()
    except OSError as error:
        raise CannotRun(f"{path}: {why(error)}; nothing in it was repaired") from None
    except UnicodeDecodeError:
        # What is no UTF-8 has nothing to repair, so it was other text that was checked.
        raise CannotRun(f"{path}: {CHANGED}; nothing in it was repaired") from None
