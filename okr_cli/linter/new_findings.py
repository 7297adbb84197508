"""Findings that a workspace has after an edit but did not have before, in any file."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from okr_cli.edit.file_change import EditPlan
from okr_cli.finding import Finding
from okr_cli.linter.report_builder import ReportBuilder
from okr_cli.linter.rule_runner import FileResult, RuleRunner
from okr_cli.linter.selection import select
from okr_cli.model.definition import Document
from okr_cli.model.entity import Entity
from okr_cli.rules.base import Context, PathState
from okr_cli.workspace.index import choices_of, people_of
from okr_cli.workspace.loader import LoadedWorkspace
from okr_cli.workspace.workspace import Workspace


def new_findings(workspace: Workspace, loaded: LoadedWorkspace, plan: EditPlan) -> Iterator[Finding]:
    """The findings that new texts bring, suppressed and ignored ones left out.

    All files that the plan does not change are taken as they were ``loaded``: the rules about a single file do not look
    at them again.
    """
    selection = select(workspace.config, (), (), (), workspace.settings.path)
    running = frozenset(selection.rules)
    runner = RuleRunner(
        selection, Context(workspace.config, None, workspace.root, Path.cwd(), workspace.calendar, running)
    )
    runner.context.disk.seen.update(
        (str(Path.cwd() / change.path), PathState.SOMETHING) for change in plan.changes if change.before is None
    )
    others = tuple(_unchanged(loaded, runner.keeps_models, plan.texts.keys()))
    found: Sequence[Finding] = _findings(runner, plan.texts, others)
    known: Sequence[Finding] = _findings(runner, plan.texts_before, others)
    for key in (partial(_place, plan.texts.keys()), _statement):
        known, found = _left_over(known, found, key), _left_over(found, known, key)
    yield from found


def _left_over(
    findings: Sequence[Finding], others: Sequence[Finding], key: Callable[[Finding], Hashable]
) -> list[Finding]:
    """The findings that have no partner among the others, which are paired one to one by a key."""
    counts = Counter(map(key, others))
    left = []
    for finding in findings:
        counts[key(finding)] -= 1
        if counts[key(finding)] < 0:
            left.append(finding)
    return left


def _place(changed: Collection[str], finding: Finding) -> Hashable:
    """What a finding is about. In a file that does not change it is its place: there a message that counts or lists
    what is elsewhere, such as the matches of a reference, tells no news."""
    if finding.path not in changed:
        return finding.path, finding.rule, finding.start
    return finding.path, finding.rule, finding.entity, finding.message


def _statement(finding: Finding) -> Hashable:
    """What stays the same of a finding when its entity moves to another file or gets another address."""
    return finding.rule, finding.message


def _findings(runner: RuleRunner, texts: Mapping[str, str], others: tuple[FileResult, ...]) -> tuple[Finding, ...]:
    changed = [runner.check_file(text.encode(), path, keep=True) for path, text in texts.items()]
    results = sorted([*changed, *others], key=lambda result: result.path)
    return ReportBuilder(runner, results).report().findings


def _unchanged(loaded: LoadedWorkspace, keeps_models: bool, changed: Collection[str]) -> Iterator[FileResult]:
    """What the files that do not change give to the rules about all files together."""
    documents: dict[str, list[Document]] = defaultdict(list)
    entities: dict[str, list[Entity]] = defaultdict(list)
    for document in loaded.documents:
        documents[document.source.path].append(document)
    for entity in loaded.definitions:
        entities[entity.path].append(entity)
    for path, held in documents.items():
        if path not in changed:
            yield FileResult(
                path,
                reported=True,
                source=held[0].source,
                findings=(),
                suppressions=loaded.suppressions.comments.get(path, ()),
                entities=tuple(entities[path]),
                people=tuple(person for document in held for person in people_of(document)),
                choices=tuple(choice for document in held for choice in choices_of(document)),
                models=tuple(loaded.definitions[entity].model for entity in entities[path]) if keeps_models else (),
            )
