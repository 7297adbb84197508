"""What rules find in a workspace after an edit and did not find before it, in whichever file."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
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
    known = Counter(map(_key, _findings(runner, plan.texts_before, others)))
    for finding in _findings(runner, plan.texts, others):
        known[_key(finding)] -= 1
        if known[_key(finding)] < 0:
            yield finding


def _findings(runner: RuleRunner, texts: Mapping[str, str], others: tuple[FileResult, ...]) -> tuple[Finding, ...]:
    changed = [runner.check_file(text.encode(), path, keep=True) for path, text in texts.items()]
    results = sorted([*changed, *others], key=lambda result: result.path)
    return ReportBuilder(runner, results).report().findings


def _key(finding: Finding) -> tuple[str, str]:
    """What stays the same of a finding when lines move, or an entry moves to another file."""
    return finding.rule, finding.message


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
