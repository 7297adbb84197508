"""Renames an entity or a strategic choice in all files, with the plan of ``okr rename``."""

from lsprotocol import types

from okr_cli.cli.editing.address_edit import Rename, choice_rename, entity_rename
from okr_cli.cli.editing.edit_command import EditMode
from okr_cli.edit.file_change import EditPlan
from okr_cli.edit.plan import plan_steps
from okr_cli.edit.splice import BOM
from okr_cli.errors import CannotRun
from okr_cli.finding import Severity, Span
from okr_cli.linter.new_findings import new_findings
from okr_cli.lsp.positions import TextPositions
from okr_cli.lsp.session import FileView
from okr_cli.lsp.targets import ChoiceName, EntityName, target_at
from okr_cli.lsp.text_edits import edits_between, workspace_edit
from okr_cli.source.source_file import SourceFile


def renamed_at(view: FileView, offset: int) -> tuple[Span, str] | None:
    """The name at an offset that can be renamed, with its current text; None if there is none.

    For a reference such as ``growth/activation``, it is the last part.
    """
    match target_at(view, offset):
        case EntityName(entity=entity, span=span, reference=reference):
            return (Span(span.end - len(entity.id), span.end) if reference else span), entity.id
        case ChoiceName(choice=choice, span=span):
            return span, choice.id
    return None


def rename(view: FileView, offset: int, new: str) -> types.WorkspaceEdit | None:
    """The edits that give what is at an offset another id: in references of all files, and in the baseline.

    Raises ``CannotRun`` if it cannot be done, or would break something that is whole now.
    """
    workspace = view.lint.workspace
    match target_at(view, offset):
        case EntityName(entity=entity):
            return _edit(view, entity_rename(workspace, entity, new, EditMode()))
        case ChoiceName(choice=choice):
            return _edit(view, choice_rename(workspace, choice, new))
    return None


def _edit(view: FileView, steps: Rename) -> types.WorkspaceEdit:
    workspace, loaded = view.lint.workspace, view.lint.loaded
    broken = [path for path, checked in view.lint.files.items() if checked.known is not checked.loaded]
    if broken:
        raise CannotRun(f"{broken[0]}: invalid YAML; fix it first")
    plan = plan_steps(workspace, loaded, (lambda before, now: tuple(steps.first(before)), *steps.further))
    for finding in new_findings(workspace, loaded, plan):
        if finding.severity is Severity.ERROR:
            raise CannotRun(f"{finding.path}:{finding.start.line}: {finding.message}")
    return _as_edit(view, plan)


def _as_edit(view: FileView, plan: EditPlan) -> types.WorkspaceEdit:
    found: dict[str, list[types.TextEdit]] = {}
    for change in plan.changes:
        before = (change.before or "").removeprefix(BOM)
        positions = TextPositions(SourceFile(change.shown, before), view.session.encoding)
        edits = edits_between(before, change.after.removeprefix(BOM))
        found[view.session.uri_of(change.shown)] = [positions.edit(edit) for edit in edits]
    return workspace_edit(view.session, found)
