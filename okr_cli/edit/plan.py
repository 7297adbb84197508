"""Plans an edit: from operations on entities to new texts, whose content is checked before and after.

Nothing here writes files. An operation that cannot be done without changing anything else raises ``CannotEdit``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

from okr_cli.edit.data import (
    Change,
    InsertItem,
    RemoveItem,
    RemoveKey,
    ReplaceItem,
    Route,
    SetValue,
    Value,
    apply,
    data_of,
    decomposed,
    depend,
    moved,
    node_at,
    routes_to,
)
from okr_cli.edit.document_edits import edits_for
from okr_cli.edit.file_change import EditPlan, FileChange
from okr_cli.edit.layout import cannot, outdated
from okr_cli.edit.operations import (
    AddEntry,
    KeyOperation,
    Operation,
    RemoveEntry,
    ReplaceEntry,
    ReplaceReference,
    SetKeys,
    Step,
    Target,
)
from okr_cli.edit.splice import BOM, splice
from okr_cli.errors import CannotEdit, why
from okr_cli.finding import UNREADABLE, Edit
from okr_cli.model.cycle import Calendar
from okr_cli.model.entity import Entity
from okr_cli.source import tree
from okr_cli.source.composer import ANCHOR
from okr_cli.source.decoding import parsable, read_bytes
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, start_of
from okr_cli.validation.documents import Loaded
from okr_cli.validation.format_keys import INITIATIVE_KEYS
from okr_cli.workspace.loader import LoadedFile, LoadedWorkspace, load_file, with_texts
from okr_cli.workspace.workspace import Workspace


def plan_steps(workspace: Workspace, loaded: LoadedWorkspace, steps: Sequence[Step]) -> EditPlan:
    """What all steps together make of the files. Raises ``CannotEdit``."""
    now, changes = loaded, dict[str, FileChange]()
    for step in steps:
        plan = plan_edits(workspace, now, tuple(step(loaded, now)))
        for change in plan.changes:
            earlier = changes.get(change.shown)
            changes[change.shown] = change._replace(before=earlier.before) if earlier else change
        if plan.texts and step is not steps[-1]:
            workspace = replace(workspace, texts={**workspace.texts, **plan.texts}, skipped=[], nested=[])
            now = with_texts(now, plan.texts, workspace.calendar)
    return EditPlan(workspace.root, tuple(changes[shown] for shown in sorted(changes)))


def plan_edits(workspace: Workspace, loaded: LoadedWorkspace, operations: Sequence[Operation]) -> EditPlan:
    """The new texts of a workspace's files after the operations; ``loaded`` is the workspace as it was loaded.

    Raises ``CannotEdit`` if a file has changed since it was loaded, if it cannot be read in full, and if an operation
    would change anything else.
    """
    by_path: dict[str, list[KeyOperation]] = {}
    changes: list[FileChange] = []
    for operation in operations:
        if isinstance(operation, FileChange):
            changes.append(_checked(workspace, operation))
        else:
            by_path.setdefault(_path_of(operation.target), []).append(operation)
    changes += [_changed_file(workspace, loaded, path, by_path[path]) for path in by_path]
    changed = sorted((change for change in changes if change.before != change.after), key=attrgetter("shown"))
    for one, other in pairwise(changed):
        if one.shown == other.shown:
            raise CannotEdit(f"{one.shown}: two of these changes contradict each other; nothing was written")
    return EditPlan(workspace.root, tuple(changed))


def _path_of(target: Target) -> str:
    return target.path if isinstance(target, Entity) else target.source.path


def _checked(workspace: Workspace, change: FileChange) -> FileChange:
    """A file that is written as a whole. Raises ``CannotEdit`` if it must not be, or okr could not read it."""
    reason = change.why_not_written(workspace.root)
    if reason:
        raise CannotEdit(f"{change.shown}: {reason}; nothing was written")
    if change.is_okr_file:
        calendar = workspace.calendar
        before = load_file((change.before or "").encode(), change.shown, calendar)
        _refuse_new_findings(before, load_file(change.after.encode(), change.shown, calendar))
    return change


def _changed_file(
    workspace: Workspace, loaded: LoadedWorkspace, shown: str, operations: Sequence[KeyOperation]
) -> FileChange:
    path = Path(shown)
    data = _read(workspace, path, shown)
    file = load_file(data, shown, workspace.calendar)
    definitions = tuple(each for each in loaded.definitions.values() if each.entity.path == shown)
    documents = tuple(document for document in loaded.documents if document.source.path == shown)
    if not _is_of(Loaded(documents, definitions, ()), file):
        raise outdated(shown)
    places = {id(old): now.model.node for old, now in zip(documents, file.content.documents, strict=True)}
    pairs = zip(definitions, file.content.definitions, strict=True)
    places |= {id(old.entity): now.model.node for old, now in pairs}
    changes = [
        (document, change)
        for operation in operations
        for document, change in _resolved(file, places[id(operation.target)], operation)
    ]
    after = _edited(file, changes, workspace.calendar)
    mark = BOM if data.startswith(BOM.encode()) else ""
    return FileChange(path, shown, mark + file.source.text, mark + after)


def _is_of(models: Loaded, file: LoadedFile) -> bool:
    """Whether models are those of a file. The cache is not believed about a file that is written."""
    first, content = models.documents[0], file.content
    if first.source.text != file.source.text or len(models.definitions) != len(content.definitions):
        return False
    if first.model.node.entries:
        return True
    from okr_cli.workspace.stored_models import LOADED

    return LOADED.encode(models) == LOADED.encode(content._replace(findings=()))


def _read(workspace: Workspace, path: Path, shown: str) -> bytes:
    text = workspace.texts.get(shown)
    if text is not None:
        return text.encode()
    try:
        return read_bytes(path)
    except OSError as error:
        raise CannotEdit(f"{shown}: {why(error)}; nothing was written") from None


def _resolved(file: LoadedFile, node: tree.Mapping, operation: KeyOperation) -> Iterator[tuple[int, Change]]:
    """The changes of an operation on the entity or document at ``node``, each with the number of its document."""
    _refuse_unreadable(file, node)
    number, place = _place(file, node)
    if isinstance(operation, ReplaceReference):
        operation = _at_reference(node, operation)
    if isinstance(operation, SetKeys):
        yield from ((number, change) for change in _key_changes(place, node, operation.values))
        return
    route = (*place, *_steps(node, operation.key))
    items = node_at(file.roots[number], route)
    count = len(items.items) if isinstance(items, tree.Sequence) else 0
    if isinstance(operation, AddEntry):
        before = count if operation.before is None else min(operation.before, count)
        yield number, InsertItem(route, before, operation.entry)
        return
    if not isinstance(items, tree.Sequence) or not 0 <= operation.index < count:
        raise cannot(file.source, node.start, f"'{operation.key}' has no entry {operation.index + 1}")
    if isinstance(operation, RemoveEntry):
        yield number, RemoveItem(route, operation.index, operation.with_comments)
        return
    if isinstance(operation, ReplaceEntry):
        yield number, ReplaceItem(route, operation.index, operation.value)
        return
    entry = items.items[operation.index]
    if not isinstance(entry, tree.Mapping):
        raise cannot(file.source, start_of(entry), f"this entry in '{operation.key}' has no keys")
    yield from ((number, change) for change in _key_changes((*route, operation.index), entry, operation.values))


def _at_reference(node: tree.Mapping, operation: ReplaceReference) -> SetKeys | ReplaceEntry:
    """The operation on the key or the entry of a list that contains the reference."""
    target, (field, _, span), text = operation.target, operation.reference, operation.text
    value = node.value(field)
    if not isinstance(value, tree.Sequence):
        return SetKeys(target, {field: text})
    index = next(at for at, item in enumerate(value.items) if start_of(item) == span.start)
    return ReplaceEntry(target, field, index, text)


def _key_changes(place: Route, node: tree.Mapping, values: Mapping[str, Value | None]) -> Iterator[Change]:
    for name, value in values.items():
        route = (*place, *_steps(node, name))
        yield RemoveKey(route) if value is None else SetValue(route, value)


def _steps(node: tree.Mapping, dotted: str) -> tuple[str, ...]:
    """The keys of a dotted path. The list of Initiatives is called as the file calls it."""
    first, *rest = dotted.split(".")
    if first == INITIATIVE_KEYS[0]:
        first = next((name for name in INITIATIVE_KEYS if name in node.entries), first)
    return (first, *rest)


def _refuse_unreadable(file: LoadedFile, node: tree.Mapping) -> None:
    """Raise ``CannotEdit`` for a file that is not read in full, or an entity with a duplicate key."""
    for finding in file.content.findings:
        inside = any(node.start <= related.span.start < node.end for related in finding.related)
        if finding.rule in UNREADABLE or (finding.rule == "duplicate-key" and inside):
            raise cannot(file.source, finding.span.start, finding.message)


def _place(file: LoadedFile, node: tree.Mapping) -> tuple[int, Route]:
    """The document and the route of what is edited. Raises ``CannotEdit`` if aliases give it more than one."""
    found = [(number, route) for number, root in enumerate(file.roots) for route in routes_to(root, node)]
    if len(found) > 1:
        raise cannot(
            file.source, node.start, ("an alias repeats this entry elsewhere; replace the alias with a copy first")
        )
    return found[0]


def _edited(file: LoadedFile, changes: Sequence[tuple[int, Change]], calendar: Calendar) -> str:
    """The text after the changes, of which each counts in the file as it was."""
    source, roots = file.source, file.roots
    expected = [data_of(root) for root in roots]
    waiting = list(changes)
    while waiting:
        number, first = waiting[0]
        parts = decomposed(roots[number], first)
        if parts != [first]:
            waiting[:1] = [(number, part) for part in parts]
            continue
        batch, edits = _batch(source, roots, waiting)
        waiting = waiting[len(batch) :]
        source = SourceFile(source.path, splice(source.text, edits))
        parsed = parse(parsable(source.text))
        if parsed.findings or len(parsed.documents) != len(roots):
            raise _refused(file, edits)
        roots = parsed.documents
        for number, change in batch:
            apply(expected[number], change)
            waiting = _moved(waiting, number, change)
        if [data_of(root) for root in roots] != expected:
            raise _refused(file, edits)
    if expected != _asked(file, changes):
        raise CannotEdit(f"{source.path}: two of these changes contradict each other; nothing was written")
    _refuse_new_findings(file, load_file(source.text.encode(), source.path, calendar))
    return source.text


def _batch(
    source: SourceFile, roots: Sequence[Node], waiting: Sequence[tuple[int, Change]]
) -> tuple[list[tuple[int, Change]], list[Edit]]:
    """The first pending change, with later ones elsewhere in the text, and their edits.

    Parsing the text after each change would take most of the time.
    """
    batch: list[tuple[int, Change]] = []
    edits: list[Edit] = []
    for number, change in waiting:
        if any(other == number and depend(earlier, change) for other, earlier in batch):
            break
        if decomposed(roots[number], change) != [change]:
            break
        is_done = isinstance(change, RemoveKey) and node_at(roots[number], change.route) is None
        made = [] if is_done else edits_for(source, roots[number], change)
        if any(_touch(edit, earlier) for edit in made for earlier in edits):
            break
        batch.append((number, change))
        edits += made
    return batch, edits


def _touch(edit: Edit, other: Edit) -> bool:
    return edit.span.start <= other.span.end and other.span.start <= edit.span.end


def _asked(file: LoadedFile, changes: Sequence[tuple[int, Change]]) -> list[Any]:
    """The expected content of the documents after the changes, without looking at the text."""
    data = [data_of(root) for root in file.roots]
    waiting = list(changes)
    while waiting:
        number, change = waiting.pop(0)
        apply(data[number], change)
        waiting = _moved(waiting, number, change)
    return data


def _moved(waiting: Sequence[tuple[int, Change]], number: int, change: Change) -> list[tuple[int, Change]]:
    """The pending changes, adjusted for ``change`` in the document with this number."""
    return [(other, moved(later, change) if other == number else later) for other, later in waiting]


def _refused(file: LoadedFile, edits: Sequence[Edit]) -> CannotEdit:
    """The refusal of edits that would change anything else."""
    start, end = min((edit.span for edit in edits), default=(0, 0))
    offset = end - len(file.source.text[start:end].lstrip())
    is_shared = any(ANCHOR.search(text) for text in (file.source.text, *(edit.text for edit in edits)))
    reason = "an anchor or alias shares this text with another entry" if is_shared else "other entries would change"
    return cannot(file.source, offset, reason)


def _refuse_new_findings(before: LoadedFile, after: LoadedFile) -> None:
    """Raises ``CannotEdit`` if the form of the file would be worse than it was."""
    known = Counter((finding.rule, finding.message) for finding in before.content.findings)
    for finding in after.content.findings:
        known[finding.rule, finding.message] -= 1
        if known[finding.rule, finding.message] < 0:
            raise cannot(after.source, finding.span.start, finding.message)
