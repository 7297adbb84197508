"""Lints a workspace repeatedly while somebody types, rechecking only what changed.

Rules about single files run when the text of a file changes, rules about all files for each report.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okr_cli.files import shown_path
from okr_cli.finding import Finding, Report
from okr_cli.linter.baseline import match, read_baseline
from okr_cli.linter.report_builder import ReportBuilder
from okr_cli.linter.rule_runner import FileResult, RuleRunner
from okr_cli.linter.selection import select
from okr_cli.linter.session import BASELINE_NAME, LintResult
from okr_cli.rules.base import Context, Disk
from okr_cli.rules.foreign_code import standard_output_kept
from okr_cli.workspace.discovery import Finder
from okr_cli.workspace.loader import LoadedFile, LoadedWorkspace, assembled, load_file
from okr_cli.workspace.recognition import looks_like_okr
from okr_cli.workspace.suppressions import Suppression
from okr_cli.workspace.workspace import InputFile, Workspace


class CheckedFile(NamedTuple):
    """A file with its content and its results.

    If a mistake keeps ``loaded`` from being complete, ``known`` is what surrounds the mistake. It answers requests, and
    keeps references in other files from breaking with every key press.
    """

    file: InputFile
    loaded: LoadedFile
    known: LoadedFile
    result: FileResult


class IncrementalLint:
    """A workspace on a date, with unsaved texts by reported path.

    With ``is_alone``, there are only the unsaved texts, for a file outside any workspace. Creating one raises
    ``CannotRun`` if the settings name unknown rules.
    """

    def __init__(self, workspace: Workspace, as_of: date, is_alone: bool = False) -> None:
        self.workspace = workspace
        self.as_of = as_of
        self.is_alone = is_alone
        self.files: dict[str, CheckedFile] = {}
        selection = select(workspace.config, file=workspace.settings.path)
        running = frozenset(selection.rules)
        context = Context(workspace.config, as_of, workspace.root, Path.cwd(), workspace.calendar, running)
        self._runner = RuleRunner(selection, context)
        self._loaded: LoadedWorkspace | None = None
        self._report: Report | None = None
        self._open_report: Report | None = None

    def read(self, texts: Mapping[str, str]) -> None:
        """Read the disk again, and check what has changed. Raises ``CannotRun``."""
        self.workspace = replace(self.workspace, texts=dict(texts), skipped=[], nested=[])
        self._runner.context.disk = Disk(self.workspace.root)
        before, self.files = self.files, {}
        for file in self._input():
            known = before.get(file.path)
            same = known is not None and known.file == file
            self.files[file.path] = known if known is not None and same else self._checked(file)
        self._loaded = self._report = self._open_report = None

    def set_text(self, path: str, text: str) -> None:
        """Set the text of a file that is being edited. A file without OKRs is ignored."""
        self.workspace = replace(self.workspace, texts={**self.workspace.texts, path: text})
        known, data = self.files.get(path), text.encode()
        if known is not None and known.file.data == data:
            return
        self._loaded = self._report = self._open_report = None
        if looks_like_okr(data) and (known is not None or self._admits(path)):
            self.files[path] = self._checked(InputFile(path, data, True, False))
        else:
            self.files.pop(path, None)

    def report(self) -> Report:
        """The findings of all rules, without those in the baseline. Raises ``CannotRun``."""
        if self._report is None:
            self._report = self._open_report = self._made(None)
        return self._report

    def open_report(self) -> Report:
        """What all rules find in the files that are open, which is known sooner in a large workspace.

        It lacks what an entity of another file brings to a file that is open; ``report`` has it. Raises ``CannotRun``.
        """
        if self._open_report is None:
            self._open_report = self._made(self.workspace.texts.keys())
        return self._open_report

    def _made(self, about: Collection[str] | None) -> Report:
        return self._without_known(self._without_guesses(self._found(about)))

    def _found(self, about: Collection[str] | None) -> Report:
        results = [checked.result for checked in self.files.values()]
        builder = ReportBuilder(self._runner, results, about=about)
        if all(rule.group != "plugin" for rule in self._runner.selection.rules.values()):
            return builder.report()
        with standard_output_kept():
            return builder.report()

    def _without_guesses(self, report: Report) -> Report:
        """The report without what follows, in a file that is not read to its end, from what may be missing there."""
        broken = {path: checked.result for path, checked in self.files.items() if checked.known is not checked.loaded}
        if not broken:
            return report
        kept = (each for each in report.findings if each.path not in broken or each in broken[each.path].findings)
        return replace(report, findings=tuple(kept))

    def _without_known(self, report: Report) -> Report:
        baseline = self.workspace.root / BASELINE_NAME
        if self.is_alone or not baseline.is_file():
            return report
        result = LintResult(self.workspace, self._runner.selection, report)
        return match(result, read_baseline(baseline, shown_path(baseline))).report

    @property
    def loaded(self) -> LoadedWorkspace:
        """The models of all files."""
        if self._loaded is None:
            self._loaded = assembled((checked.file, checked.known) for checked in self.files.values())
        return self._loaded

    def _checked(self, file: InputFile) -> CheckedFile:
        loaded = self._runner.load(file.data, file.path)
        result = self._runner.check_loaded(loaded, keep=True)
        if all(finding.rule != "invalid-yaml" for finding in loaded.content.findings):
            return CheckedFile(file, loaded, loaded, result)
        known = load_file(file.data, file.path, self.workspace.calendar, _is_of_syntax)
        rest = self._runner.check_loaded(known, reported=False, keep=True)
        return CheckedFile(
            file,
            loaded,
            known,
            result._replace(entities=rest.entities, people=rest.people, choices=rest.choices, models=rest.models),
        )

    def _input(self) -> Iterator[InputFile]:
        """The files of the workspace, then texts of files that are not on disk yet."""
        walked = set[str]()
        if not self.is_alone:
            for file in self.workspace.files():
                walked.add(file.path)
                yield file
        for path, text in self.workspace.texts.items():
            data = text.encode()
            if path not in walked and looks_like_okr(data) and self._admits(path):
                yield InputFile(path, data, True, False)

    def _admits(self, path: str) -> bool:
        """Whether a file that was not met on a walk belongs to the workspace once it is saved."""
        if self.is_alone:
            return True
        place = Path.cwd() / path
        return not place.exists() and Finder(self.workspace.root, self.workspace.config).is_included(place)


def _is_of_syntax(finding: Finding, comments: tuple[Suppression, ...]) -> bool:
    return finding.rule == "invalid-yaml"
