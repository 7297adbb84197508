"""One lint run over one workspace."""

from datetime import date
from pathlib import Path

from okr_cli.diagnostics import Report
from okr_cli.project import Project
from okr_cli.rules.base import Context
from okr_cli.rules.engine import Checker, workspace_of
from okr_cli.rules.selection import Selection
from okr_cli.rules.settle import Settlement


def lint(project: Project, selection: Selection, as_of: date | None = None) -> Report:
    """Check every file of a workspace and report on those that were asked for.

    Raises ``CannotRun`` where a named file cannot be read.
    """
    context = Context(project.config, as_of, project.root, Path.cwd(), project.calendar)
    checker = Checker(selection, context)
    results = []
    reported = set()
    for file in project.files():
        results.append(checker.check_file(file.data, file.path, rules=file.reported))
        if file.reported:
            reported.add(file.path)
    raised = [item for result in results for item in result.raised]
    raised.extend(checker.check_workspace(workspace_of(results)))
    return Settlement(tuple(results), selection, project.config, frozenset(reported)).report(raised)
