"""One run of ``okr lint`` over all workspaces that it was asked about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okr_cli.commands.output import emit, warn
from okr_cli.diagnostics import Report, Severity

if TYPE_CHECKING:
    from datetime import date

    from okr_cli.project import Project


@dataclass(frozen=True)
class Flags:
    """What the command line says beside the settings."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    as_of: "date | None"
    fail_on: Severity | None


@dataclass
class Run:
    """What came of the workspaces so far. ``strangers`` counts YAML files that have nothing to do with OKRs."""

    flags: Flags
    listing: bool
    reports: list[Report] = field(default_factory=list)
    files: int = 0
    failed: bool = False
    excluded: int = 0
    strangers: int = 0

    def check(self, project: "Project") -> None:
        """Lint one workspace, or list its files."""
        from okr_cli.rules.run import lint as lint_project
        from okr_cli.rules.selection import select

        flags = self.flags
        rules = select(project.config, flags.select, flags.ignore, flags.extend_select)
        if self.listing:
            emit(self.listed(project))
        else:
            report = lint_project(project, rules, flags.as_of)
            self.reports.append(report)
            self.files += report.files
            self.failed |= report.fails(flags.fail_on or project.config.lint.fail_on)
        self.account_for_skipped(project)

    def listed(self, project: "Project") -> Iterator[str]:
        """The paths of the files that are checked."""
        from okr_cli.reporters.text import visible

        for file in project.files():
            if file.reported:
                self.files += 1
                yield visible(file.path)

    def account_for_skipped(self, project: "Project") -> None:
        """Nobody should believe that a file was checked which was not."""
        from okr_cli.project import shown_path
        from okr_cli.reporters.text import visible

        for skipped in project.skipped:
            by_settings = skipped.reason.startswith("excluded")
            self.excluded += by_settings
            self.strangers += not by_settings
            if by_settings or self.listing:
                warn(visible(f"okr: skipped {shown_path(skipped.path)}: {skipped.reason}"))
