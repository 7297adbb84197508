"""One run of ``okr lint`` over all workspaces that it was asked about."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.lint_baseline import Checked
from okr_cli.cli.streams import emit, warn

if TYPE_CHECKING:
    from datetime import date

    from okr_cli.workspace.workspace import Workspace


class Flags(NamedTuple):
    """What the command line says beside the settings."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    as_of: "date | None" = None
    cache: "Callable[[], Path] | None" = None


@dataclass
class Run:
    """What came of the workspaces so far. ``strangers`` counts YAML files that have nothing to do with OKRs."""

    flags: Flags
    checked: list[Checked] = field(default_factory=list)
    files: int = 0
    excluded: int = 0
    strangers: int = 0

    @classmethod
    def over(
        cls, projects: "Iterable[Workspace]", flags: Flags, listing: bool = False, repeated: bool = False
    ) -> "Run":
        """Lint workspaces one after the other, or list their files. A ``repeated`` run says nothing twice."""
        run = cls(flags)
        for project in projects:
            if listing:
                emit(run.listed(project))
            else:
                run.check(project)
            if not repeated:
                run.account_for_skipped(project, listing)
        return run

    def check(self, project: "Workspace") -> None:
        """Lint one workspace."""
        from okr_cli.linter.selection import select
        from okr_cli.linter.session import lint as lint_project

        flags = self.flags
        rules = select(project.config, flags.select, flags.ignore, flags.extend_select, project.settings.path)
        report = lint_project(project, rules, flags.as_of, flags.cache)
        self.checked.append(Checked(project, rules, report))
        self.files += report.files

    def listed(self, project: "Workspace") -> Iterator[str]:
        """The paths of the files that are checked."""
        from okr_cli.safe_text import visible

        for file in project.files():
            if file.reported:
                self.files += 1
                yield visible(file.path)

    def account_for_skipped(self, project: "Workspace", listing: bool) -> None:
        """Nobody should believe that a file was checked which was not."""
        from okr_cli.files import shown_path
        from okr_cli.safe_text import visible

        for skipped in project.skipped:
            by_settings = skipped.reason.startswith("excluded")
            is_stranger = skipped.reason.startswith(("no OKR key", "only "))
            self.excluded += by_settings
            self.strangers += is_stranger
            if listing or not is_stranger:
                warn(visible(f"okr: skipped {shown_path(skipped.path)}: {skipped.reason}"))
