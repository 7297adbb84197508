"""Turns changed texts into edits for an editor."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from lsprotocol import types

from okr_cli.finding import Edit, Span
from okr_cli.lsp.session import EditorSession


def edits_between(before: str, after: str) -> Iterator[Edit]:
    """The smallest edits by whole lines, each reduced to the real difference, so that a cursor stays in place."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for kind, first, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield _trimmed(Span(starts[first], starts[end]), before, "".join(new[start:stop]))


def _trimmed(span: Span, before: str, text: str) -> Edit:
    """The replacement without the common prefix and suffix."""
    old = before[span.start : span.end]
    head = _common(old, text)
    tail = _common(old[head:][::-1], text[head:][::-1])
    return Edit(Span(span.start + head, span.end - tail), text[head : len(text) - tail])


def _common(one: str, other: str) -> int:
    """The length of the common prefix of two texts."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def workspace_edit(session: EditorSession, edits: Mapping[str, Iterable[types.TextEdit]]) -> types.WorkspaceEdit:
    """The edits of several files by their addresses; with the versions in which they count, if the editor wants to
    know."""
    listed = {uri: list(each) for uri, each in edits.items()}
    if not session.takes_versions:
        return types.WorkspaceEdit(changes=listed)
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, session.version_of(uri)), each)
            for uri, each in listed.items()
        ]
    )
