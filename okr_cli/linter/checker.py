"""Runs the rules: each file on its own, then the workspace, then what the comments suppress."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_args

from okr_cli.finding import Finding
from okr_cli.linter.selection import Selection
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.okr_file import State
from okr_cli.rules.base import Context, FileCheck, Rule
from okr_cli.rules.wording._title_findings import has_verdicts
from okr_cli.source.comments import Suppression, suppressions
from okr_cli.source.decoding import decode, parsable, unsafe_escapes
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node
from okr_cli.validation.documents import load
from okr_cli.workspace.index import Choice, WorkspaceIndex, choices_of, people_of
from okr_cli.workspace.roster import RosterEntry

if TYPE_CHECKING:
    from okr_cli.source.modeline import Opening

Checks: TypeAlias = dict[FileCheck, str]
"""Generators, each with the name of its rule; rules that share one have it run once."""

CLOSED_GROUPS = frozenset({"file", "links", "change"})
"""In a closed file only these run: its words can no longer be mended."""


class Raised(NamedTuple):
    """A finding with the name of its rule, its file, and the state of its document."""

    rule: str
    path: str
    finding: Finding
    state: str = "active"


class FileResult(NamedTuple):
    """What one file gives to a run: it depends on that file and the settings alone.

    ``source`` is kept only where something is to be quoted, so that a large clean workspace stays small; ``models``,
    one for each of the entities, only where a rule asks for them.
    """

    path: str
    reported: bool
    source: SourceFile | None
    raised: tuple[Raised, ...]
    suppressions: tuple[Suppression, ...] = ()
    entities: tuple[Entity, ...] = ()
    people: tuple[RosterEntry, ...] = ()
    choices: tuple[Choice, ...] = ()
    opening: "Opening | None" = None
    models: tuple[Any, ...] = ()


class Checker:
    """The rules of one run, sorted by what they look at.

    Rules that share a generator have it run once; its findings then say which rule they belong to.
    """

    def __init__(self, selection: Selection, context: Context) -> None:
        self.selection = selection
        self.context = context
        self.keeps_models = any(rule.needs_models for rule in selection.rules.values())
        self.opening_rules = [rule for rule in selection.rules.values() if rule.check_opening]
        self.loaded_checks = {rule.check_loaded: rule.name for rule in selection.rules.values() if rule.check_loaded}
        self.file_checks: dict[tuple[Kind, str], tuple[Checks, Checks]] = {}
        self.entity_rules: dict[tuple[Kind, str], list[Rule]] = {}
        for kind in Kind:
            for state in get_args(State):
                rules = [rule for rule in selection.rules.values() if kind in rule.kinds and _runs(rule, state)]
                always = {rule.check: rule.name for rule in rules if rule.check and not rule.on_remark}
                on_remark = {rule.check: rule.name for rule in rules if rule.check and rule.on_remark}
                self.file_checks[kind, state] = always, on_remark
                self.entity_rules[kind, state] = [rule for rule in rules if rule.check_entity]

    def check_file(self, data: bytes, path: str, reported: bool = True, keep: bool = False) -> FileResult:
        """Findings of one file, and what the workspace needs of it; only the latter if it is not ``reported``.

        ``keep`` keeps its text in any case: it does not stand on disk.
        """
        source, findings = decode(data, path)
        if any(finding.rule == "invalid-yaml" for finding in findings):
            return FileResult(path, reported, source, self.stamp(findings, path))
        parsed = parse(parsable(source.text) if findings else source.text)
        loaded = load(source, parsed, self.context.calendar)
        raised = [*self.stamp(findings, path), *self.stamp(loaded.findings, path)]
        if "\\" in source.text:
            for root in parsed.documents:
                raised.extend(self.stamp(unsafe_escapes(root, source), path))
        if reported:
            raised.extend(self.check_definitions(loaded.definitions, path))
            for check, name in self.loaded_checks.items():
                raised.extend(Raised(name, path, finding) for finding in check(loaded, self.context))
        comments = suppressions(source, parsed.documents)
        return FileResult(
            path,
            reported,
            source if raised or comments or keep else None,
            tuple(raised),
            comments,
            tuple(definition.entity for definition in loaded.definitions),
            tuple(person for document in loaded.documents for person in people_of(document)),
            tuple(choice for document in loaded.documents for choice in choices_of(document)),
            _opening(source, parsed.documents) if reported and self.opening_rules else None,
            tuple(definition.model for definition in loaded.definitions) if self.keeps_models else (),
        )

    def check_definitions(self, definitions: Iterable[Definition[Any]], path: str) -> Iterator[Raised]:
        """What the file rules say. Nothing about entities that failed their schema."""
        for definition in definitions:
            entity = definition.entity
            if entity.broken:
                continue
            checks, on_remark = self.file_checks[entity.kind, entity.state]
            if on_remark and has_verdicts(definition, self.context):
                checks = checks | on_remark
            for check, name in checks.items():
                for finding in check(definition, self.context):
                    if not finding.rule or finding.rule in self.selection.rules:
                        yield Raised(finding.rule or name, path, _about(finding, entity), entity.state)

    def check_together(self, results: Sequence[FileResult]) -> Iterator[Raised]:
        """What can be said once all files are known."""
        yield from self.check_workspace(workspace_of(results))
        yield from self.check_openings(results)

    def check_workspace(self, workspace: WorkspaceIndex) -> Iterator[Raised]:
        """What the workspace rules say."""
        for entity in workspace.entities:
            for rule in self.entity_rules[entity.kind, entity.state]:
                if entity.broken and rule.group != "links":
                    continue
                assert rule.check_entity is not None
                for finding in rule.check_entity(entity, workspace, self.context):
                    yield Raised(rule.name, finding.path or entity.path, _about(finding, entity), entity.state)

    def check_openings(self, results: Iterable[FileResult]) -> Iterator[Raised]:
        """What is said about files without a modeline. It depends on the disk as well, so no file's result holds it."""
        for result in results:
            for rule in self.opening_rules:
                if result.opening is None or rule.check_opening is None:
                    continue
                for finding in rule.check_opening(result.opening, self.context):
                    yield Raised(rule.name, result.path, finding)

    def stamp(self, findings: Iterable[Finding], path: str) -> tuple[Raised, ...]:
        """Findings of the loader, where their rules are selected."""
        rules = self.selection.rules
        return tuple(Raised(finding.rule, path, finding) for finding in findings if finding.rule in rules)


def workspace_of(results: Sequence[FileResult]) -> WorkspaceIndex:
    """The index over the files of a run."""
    return WorkspaceIndex(
        tuple(entity for result in results for entity in result.entities),
        tuple(person for result in results for person in result.people),
        tuple(choice for result in results for choice in result.choices),
        {entity: model for result in results for entity, model in zip(result.entities, result.models, strict=False)},
    )


def _opening(source: SourceFile, documents: tuple[Node, ...]) -> "Opening | None":
    # Imported here: few runs ask for it, and start-up counts.
    from okr_cli.source.modeline import opening

    return opening(source, documents)


def _runs(rule: Rule, state: str) -> bool:
    return state != "closed" or rule.group in CLOSED_GROUPS


def _about(finding: Finding, entity: Entity) -> Finding:
    if finding.entity:
        return finding
    return Finding(
        finding.message,
        finding.span,
        finding.help,
        entity.address,
        finding.related,
        finding.fix,
        finding.rule,
        finding.path,
    )
