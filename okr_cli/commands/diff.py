"""``okr diff``: what changed between two revisions, or since one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.cli.skipped_files import report_skipped
from okr_cli.cli.view_command import deferred, print_view
from okr_cli.cli.view_options import Cycles, Format, Owners, TableFormat, Teams
from okr_cli.errors import CannotRun
from okr_cli.files import YAML_SUFFIXES, absolute

if TYPE_CHECKING:
    from okr_cli.history.changes import Change
    from okr_cli.history.difference import Difference, Range
    from okr_cli.views.diff.report import DiffReport
    from okr_cli.views.selection import Filters
    from okr_cli.workspace.loader import LoadedWorkspace

CHANGED = 1
DEFAULT = "HEAD"


def diff(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REV_OR_PATH",
            help=(
                "Git revision to compare the files against (HEAD by default), or a range: A..B compares two revisions, "
                "A...B compares B with the common ancestor of A and B. Files and folders limit the output."
            ),
        ),
    ] = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything changed.")] = False,
    output_format: Format = TableFormat.TABLE,
) -> None:
    """Show changes in targets, check-ins, owners and work.

    Compares OKRs, not lines: comments, layout and renamed files do not count as changes. Untracked files are
    included. Moved goalposts and deleted entries come first.

    Markdown output is meant for a pull request comment. Its first line marks the comment, so that a later run can
    update it.

    \b
    okr diff                            uncommitted changes
    okr diff HEAD~5                     the last five commits and uncommitted changes
    okr diff main...                    the changes on this branch
    okr diff v1..v2 okrs/growth.yaml    one file between two tags
    okr diff main... --format markdown  for a pull request
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.diff.document import diff_document
    from okr_cli.views.selection import Filters

    paths, revision = paths_and_revision(what or [])
    filters = Filters(tuple(cycle or ()), tuple(team or ()), tuple(owner or ()))
    report = _report(paths, revision, filters)
    output = ViewOutput(
        lambda: diff_document(report, is_page=output_format is TableFormat.MARKDOWN),
        deferred("okr_cli.views.diff.records", "report_record", report),
        deferred("okr_cli.views.diff.records", "record_table", report),
    )
    print_view(output, output_format)
    if exit_code and report.changes:
        raise typer.Exit(CHANGED)


def paths_and_revision(what: list[str]) -> tuple[list[Path], str]:
    """The files and folders, including deleted ones, and the revision.

    Raises ``CannotRun`` if more than one revision is given.
    """
    paths = [
        each for each in what if Path(each).exists() or each.startswith(PATH_BEGINNINGS) or each.endswith(YAML_SUFFIXES)
    ]
    revisions = [each for each in what if each not in paths]
    if len(revisions) > 1:
        raise CannotRun(f"'{revisions[1]}' is not a path; to compare two revisions, use {revisions[0]}..{revisions[1]}")
    return list(map(Path, paths)), revisions[0] if revisions else DEFAULT


PATH_BEGINNINGS = ("./", "../", "/")


def _report(paths: list[Path], revision: str, filters: "Filters") -> "DiffReport":
    from okr_cli.history.difference import difference, parse_range
    from okr_cli.history.repository import open_repository
    from okr_cli.views.diff.report import DiffReport
    from okr_cli.views.diff.selection import concerns, selected
    from okr_cli.workspace.loader import load_workspace
    from okr_cli.workspace.skipped import SkipReason
    from okr_cli.workspace.workspace import open_workspaces

    settled = (SkipReason.UNRELATED, SkipReason.EXCLUDED)
    found: list[Change] = []
    notes: list[str] = []
    loaded: list[LoadedWorkspace] = []
    first: Range | None = None
    home: Path | None = None
    for workspace in open_workspaces([_existing(path) for path in paths], Path.cwd()):
        repository = open_repository(workspace.root)
        home = home or repository.root
        if repository.root != home:
            notes.append(f"{workspace.root} is a separate repository; run 'okr diff' there.")
            continue
        states = parse_range(repository, revision)
        first = first or states
        changed = difference(workspace, repository, states)
        report_skipped(item for item in workspace.skipped if item.reason not in settled)
        found += changed.comparison.changes()
        notes += _notes(changed, states)
        if filters.cycles or filters.teams or filters.owners:
            loaded.append(load_workspace(replace(workspace, skipped=[], nested=[])))
    assert first is not None
    named = list(map(absolute, paths))
    wanted = (change for change in found if not named or concerns(change, named))
    return DiffReport(first.before, first.after, selected(wanted, filters, loaded), tuple(notes))


def _existing(path: Path) -> Path:
    """The path, or the nearest folder above it that is still there: what is gone can have changed as well."""
    return next((place for place in (path, *absolute(path).parents) if place.exists()), path)


def _notes(changed: "Difference", states: "Range") -> Iterator[str]:
    """What could not be read in full, so that nobody takes it for unchanged."""
    from okr_cli.workspace.loader import problem_text

    where = {
        states.before.text: changed.before_problems,
        states.after.text if states.after else "": changed.after_problems,
    }
    for name, problems in where.items():
        if problems:
            at = f"at {name}, " if name else ""
            yield f"Some files could only be partially read, so entries may be missing: {at}{problem_text(problems)}."
