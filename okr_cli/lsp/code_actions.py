"""Quick fixes: those of ``lint --fix``, one by one or all at once, and suppressing a finding with a reason."""

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from okr_cli.edit.splice import apply_fixes
from okr_cli.finding import Finding, Span
from okr_cli.linter.fixes import MOST_ROUNDS
from okr_cli.lsp.diagnostics import diagnostic
from okr_cli.lsp.session import FileView
from okr_cli.lsp.suppressing import suppression_edit
from okr_cli.lsp.text_edits import edits_between, workspace_edit

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.okr"


def code_actions(view: FileView, span: Span, context: types.CodeActionContext) -> list[types.CodeAction]:
    """The actions for the findings in a part of a file.

    Fixing everything at once is prepared only on request, not with each move of the cursor.
    """
    findings = [finding for finding in view.findings() if _meet(finding.span, span)]
    actions: list[types.CodeAction] = []
    if _wanted(types.CodeActionKind.QuickFix.value, context.only):
        for finding in findings:
            actions += _quick_fixes(view, finding)
    is_invoked = context.trigger_kind is not types.CodeActionTriggerKind.Automatic
    if (context.only or is_invoked) and _wanted(FIX_ALL, context.only):
        fixed = fixed_text(view)
        if fixed != view.text:
            action = types.CodeAction("Apply all safe fixes in this file", FIX_ALL)
            action.edit = _in_this_file(view, map(view.positions.edit, edits_between(view.text, fixed)))
            actions.append(action)
    return actions


def _quick_fixes(view: FileView, finding: Finding) -> Iterator[types.CodeAction]:
    kind, about = types.CodeActionKind.QuickFix, [diagnostic(finding, view.lint, view.session)]
    if finding.fix:
        edit = _in_this_file(view, map(view.positions.edit, finding.fix.edits))
        yield types.CodeAction(finding.fix.title, kind, about, finding.fix.safe or None, edit=edit)
    suppressing = suppression_edit(finding, view.loaded)
    if suppressing:
        edit = _in_this_file(view, [view.positions.edit(suppressing)])
        yield types.CodeAction(f"Suppress '{finding.rule}' here, with a reason", kind, about, edit=edit)


def fixed_text(view: FileView) -> str:
    """The text after all fixes that are certain, and those that these bring to light."""
    text, path = view.text, view.shown
    try:
        for _ in range(MOST_ROUNDS):
            fixes = [finding.fix for finding in view.findings() if finding.fix and finding.fix.safe]
            fixed = apply_fixes(view.text, fixes)
            if not fixed.made:
                break
            view.lint.set_text(path, fixed.text)
            if path not in view.lint.files:
                return text
        return view.text
    finally:
        view.lint.set_text(path, text)


def _in_this_file(view: FileView, edits: Iterable[types.TextEdit]) -> types.WorkspaceEdit:
    return workspace_edit(view.session, {view.session.uri_of(view.shown): edits})


def _wanted(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether an editor asks for a kind of action, or for a larger one that has it."""
    asked = [each.value if isinstance(each, types.CodeActionKind) else each for each in only or ()]
    return not asked or any(kind == each or kind.startswith(f"{each}.") for each in asked)


def _meet(span: Span, other: Span) -> bool:
    return span.start <= other.end and other.start <= span.end
