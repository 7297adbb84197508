"""One run of ``okr lint`` over all workspaces that it was asked about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.commands.output import emit, warn
from okr_cli.diagnostics import EXTERNAL, Hidden, Report, Severity

if TYPE_CHECKING:
    from datetime import date

    from okr_cli.project import Project
    from okr_cli.rules.baseline import Known


class Flags(NamedTuple):
    """What the command line says beside the settings. ``baseline`` is a file, or None for the workspace's own."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    as_of: "date | None" = None
    fail_on: Severity | None = None
    cache: "Callable[[], Path] | None" = None
    baseline: Path | None = None
    write_baseline: bool = False


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
        if self.listing:
            emit(self.listed(project))
        else:
            report = self.report(project)
            self.reports.append(report)
            self.files += report.files
            self.failed |= report.fails(self.flags.fail_on or project.config.lint.fail_on)
        self.account_for_skipped(project)

    def report(self, project: "Project") -> Report:
        """The findings of one workspace, without those that its baseline knows."""
        from okr_cli.rules.baseline import NAME, read_baseline
        from okr_cli.rules.run import lint as lint_project
        from okr_cli.rules.selection import select

        flags = self.flags
        rules = select(project.config, flags.select, flags.ignore, flags.extend_select)
        report = lint_project(project, rules, flags.as_of, flags.cache)
        path = flags.baseline or project.root / NAME
        if flags.write_baseline:
            return _all_known(report, project, path)
        if flags.baseline is None and not path.is_file():
            return report
        keyed = [(_known(one.path, one.entity, one.name, project), one) for one in report.diagnostics]
        new, known, dead = read_baseline(path).split(keyed)
        if dead and not project.named and not project.stdin:
            warn(_dead_entries(dead, path))
        hidden = tuple(Hidden(one, EXTERNAL) for one in known)
        return Report(tuple(new), report.files, report.lines, (*report.hidden, *hidden))

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


def _all_known(report: Report, project: "Project", path: Path) -> Report:
    """Write every finding into the baseline; what is left to report is nothing."""
    from okr_cli.files import write_text
    from okr_cli.project import shown_path
    from okr_cli.rules.baseline import baseline_text

    found = report.diagnostics
    write_text(path, baseline_text(_known(one.path, one.entity, one.name, project) for one in found))
    warn(f"okr: wrote {len(found):,} finding{'' if len(found) == 1 else 's'} to {shown_path(path)}")
    return Report((), report.files, {}, (*report.hidden, *(Hidden(one, EXTERNAL) for one in found)))


def _known(path: str, entity: str, rule: str, project: "Project") -> "Known":
    """What the baseline knows a finding by; its path counts from the root of the workspace."""
    from okr_cli.project import path_from
    from okr_cli.rules.baseline import Known

    return Known(path_from(project.root, path), entity, rule)


def _dead_entries(dead: "list[Known]", path: Path) -> str:
    from okr_cli.project import shown_path
    from okr_cli.reporters.text import visible

    shown = ", ".join(f"{one.rule} at {one.entity or one.path}" for one in dead[:3])
    more = f" and {len(dead) - 3:,} more" if len(dead) > 3 else ""
    return visible(
        f"okr: {shown_path(path)} knows findings that are gone: {shown}{more}; 'okr lint --write-baseline' drops them"
    )
