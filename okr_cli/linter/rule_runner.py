"""Runs the rules: on each file separately, then on all files together."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_args

from okr_cli.files import path_from
from okr_cli.finding import Finding, Severity
from okr_cli.linter.locating import Locator, SourceTexts, path_of
from okr_cli.linter.selection import PathIgnores, Selection
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.okr_file import State
from okr_cli.rules.base import CLOSED_GROUPS, Context, FileCheck, Rule
from okr_cli.source.decoding import unsafe_escapes
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node
from okr_cli.validation.documents import Loaded
from okr_cli.workspace.index import Choice, WorkspaceIndex, choices_of, people_of
from okr_cli.workspace.loader import Hides, LoadedFile, load_file
from okr_cli.workspace.roster import RosterEntry
from okr_cli.workspace.suppressions import Suppression, SuppressionTable

if TYPE_CHECKING:
    from okr_cli.history.changes import Change
    from okr_cli.source.modeline import MissingModeline

DROPPED, DROPPED_LATER = "dropped", "dropped-later"
"""Beside the states of files: what was dropped by the day of the run, and what was still pursued on that day."""

Checks: TypeAlias = dict[str, FileCheck]
"""The generators of rules by name."""


class FileResult(NamedTuple):
    """What one file gives to a run: it depends on that file and the settings alone.

    ``findings`` are located and stamped. ``source`` is kept only if it may be quoted, so that a large clean workspace
    needs little memory; ``models``, one for each of the entities, only if a rule asks for them.
    """

    path: str
    reported: bool
    source: SourceFile | None
    findings: tuple[Finding, ...]
    suppressions: tuple[Suppression, ...] = ()
    entities: tuple[Entity, ...] = ()
    people: tuple[RosterEntry, ...] = ()
    choices: tuple[Choice, ...] = ()
    opening: "MissingModeline | None" = None
    models: tuple[Any, ...] = ()


class RuleRunner:
    """The rules of a run, sorted by what they check."""

    def __init__(self, selection: Selection, context: Context) -> None:
        self.selection = selection
        self.context = context
        self.ignores = PathIgnores(context.config.lint)
        self.locator = Locator(selection, context.config)
        self.keeps_models = any(rule.needs_models for rule in selection.rules.values())
        self.opening_rules = [rule for rule in selection.rules.values() if rule.check_opening]
        self.change_rules = [rule for rule in selection.rules.values() if rule.check_change]
        self.loaded_checks = {rule.name: rule.check_loaded for rule in selection.rules.values() if rule.check_loaded}
        self.file_checks: dict[tuple[Kind, str], tuple[Checks, Checks]] = {}
        self.entity_rules: dict[tuple[Kind, str], list[Rule]] = {}
        for kind in Kind:
            for state in (*get_args(State), DROPPED, DROPPED_LATER):
                rules = [rule for rule in selection.rules.values() if kind in rule.kinds and _runs(rule, state)]
                always = {rule.name: rule.check for rule in rules if rule.check and not rule.needs_title_verdict}
                on_verdict = {rule.name: rule.check for rule in rules if rule.check and rule.needs_title_verdict}
                self.file_checks[kind, state] = always, on_verdict
                self.entity_rules[kind, state] = [rule for rule in rules if rule.check_entity]

    def check_file(self, data: bytes, path: str, reported: bool = True, keep: bool = False) -> FileResult:
        """Findings of one file, and what the workspace needs of it; only the latter if it is not ``reported``.

        ``keep`` keeps its text in any case, for a file that is not on disk.
        """
        return self.check_loaded(self.load(data, path), reported, keep)

    def load(self, data: bytes, path: str) -> LoadedFile:
        """One file with what the rules of this run need."""
        return load_file(data, path, self.context.calendar, self._hides(path))

    def check_loaded(self, file: LoadedFile, reported: bool = True, keep: bool = False) -> FileResult:
        """``check_file``, of a file that was loaded for this run."""
        source, loaded, roots, comments, is_text = file
        findings = tuple(self._findings(source, loaded, roots)) if reported else ()
        opening: MissingModeline | None = None
        if reported and is_text and self.opening_rules:
            from okr_cli.source.modeline import missing_modeline

            opening = missing_modeline(source, roots)
        return FileResult(
            source.path,
            reported,
            source if findings or comments or keep else None,
            findings,
            comments,
            tuple(definition.entity for definition in loaded.definitions),
            tuple(person for document in loaded.documents for person in people_of(document)),
            tuple(choice for document in loaded.documents for choice in choices_of(document)),
            opening,
            tuple(definition.model for definition in loaded.definitions) if self.keeps_models else (),
        )

    def _hides(self, path: str) -> Hides:
        """Whether a comment or an ignored path hides a finding about the form of a file.

        A rule that does not run hides nothing, because nobody asked for its findings.
        """
        root, rules = self.context.root, self.selection.rules
        from_root = path_from(root, path) if root and self.ignores.patterns else path
        table = SuppressionTable({})

        def hides(finding: Finding, comments: tuple[Suppression, ...]) -> bool:
            nonlocal table
            rule = rules.get(finding.rule)
            if rule is None:
                return False
            if self.ignores(from_root, rule.name):
                return True
            if table.comments.get(path) is not comments:  # the same ones for all findings of a file
                table = SuppressionTable({path: comments})
            return table.suppresses(path, (rule.name, rule.code), (finding.span.start,))

        return hides

    def _findings(self, source: SourceFile, loaded: Loaded, roots: tuple[Node, ...]) -> Iterator[Finding]:
        """The findings of validation whose rules are selected, and those of the file rules."""
        path, texts = source.path, {source.path: source}
        of_form = list(loaded.findings)
        if "\\" in source.text:
            for root in roots:
                of_form += unsafe_escapes(root, source)
        for finding in of_form:
            if finding.rule in self.selection.rules:
                yield self.locator.located(finding, finding.rule, path, texts)
        for definition in loaded.definitions:
            for name, check in self._checks_of(definition).items():
                for finding in check(definition, self.context):
                    yield self.locator.located(finding, name, path, texts, definition)
        for name, check_loaded in self.loaded_checks.items():
            for finding in check_loaded(loaded, self.context):
                yield self.locator.located(finding, name, path, texts)

    def _checks_of(self, definition: Definition[Any]) -> Checks:
        """The file rules for an entity; none for one that failed its schema."""
        entity = definition.entity
        if entity.broken:
            return {}
        checks, on_verdict = self.file_checks[entity.kind, self._judged_as(entity, entity.dropped_on)]
        if on_verdict and self.context.title_verdicts(definition):
            return checks | on_verdict
        return checks

    def _judged_as(self, entity: Entity, dropped_on: date | None) -> str:
        """The state of its file. Dropped entities, or those in dropped ones, have a separate state."""
        if dropped_on is None or entity.state == "closed":
            return entity.state
        day = self.context.as_of
        return DROPPED_LATER if day and day < dropped_on else DROPPED

    def findings(
        self,
        results: Sequence[FileResult],
        texts: SourceTexts,
        changes: Iterable["Change"] = (),
        about: Collection[str] | None = None,
    ) -> Iterator[Finding]:
        """What was found in each file, then what can be found once all files are known, in those that are reported.

        ``changes`` are those since the revision with which the workspace is compared. With ``about``, the rules that
        know all files look only at the entities of these.
        """
        workspace = _index_of(results)
        for result in results:
            yield from self._still_wanted(result, workspace)
        yield from self._check_together(results, workspace, texts, about)
        for change in changes:
            yield from self._check_change(change, texts)

    def _check_change(self, change: "Change", texts: SourceTexts) -> Iterator[Finding]:
        """What the change rules find. A finding in a file that is gone quotes what stood there."""
        if change.before:
            gone = change.before.document.source
            if change.after is None and change.holder is None:
                texts.setdefault(gone.path, gone)
        definition = change.after.definition if change.after else None
        for rule in self.change_rules:
            assert rule.check_change is not None
            for finding in rule.check_change(change, self.context):
                yield self.locator.located(finding, rule.name, change.path, texts, definition)

    def _still_wanted(self, result: FileResult, workspace: WorkspaceIndex) -> Iterator[Finding]:
        """The findings of a file, without those about work whose Key Result, in another place, was dropped."""
        states = {
            entity.address: self._judged_as(entity, day)
            for entity in (result.entities if result.findings else ())
            if entity.dropped_on is None and (day := workspace.dropped_on(entity))
        }
        for finding in result.findings:
            state = states.get(finding.entity)
            if state is None or _runs(self.selection.rules[finding.rule], state):
                yield finding

    def _check_together(
        self,
        results: Sequence[FileResult],
        workspace: WorkspaceIndex,
        texts: SourceTexts,
        about: Collection[str] | None,
    ) -> Iterator[Finding]:
        reported = {result.path for result in results if result.reported}
        every = workspace.entities
        for entity in every if about is None else (entity for entity in every if entity.path in about):
            for rule in self.entity_rules[entity.kind, self._judged_as(entity, workspace.dropped_on(entity))]:
                if entity.broken and rule.group != "links":
                    continue
                assert rule.check_entity is not None
                for finding in rule.check_entity(entity, workspace, self.context):
                    if path_of(finding, entity.path) in reported:
                        yield self.locator.located(finding, rule.name, entity.path, texts, entity)
        # What is said about files without a modeline depends on the disk as well, so no file's result holds it.
        for result in results:
            for rule in self.opening_rules:
                if result.opening is not None and rule.check_opening is not None:
                    for finding in rule.check_opening(result.opening, self.context):
                        yield self.locator.located(finding, rule.name, result.path, texts)


def _index_of(results: Sequence[FileResult]) -> WorkspaceIndex:
    """The index over the files of a run."""
    return WorkspaceIndex(
        tuple(entity for result in results for entity in result.entities),
        tuple(person for result in results for person in result.people),
        tuple(choice for result in results for choice in result.choices),
        {entity: model for result in results for entity, model in zip(result.entities, result.models, strict=False)},
    )


def _runs(rule: Rule, state: str) -> bool:
    """Whether a rule applies to entities in a given state.

    A dropped entity can still be broken or have an invalid reference, but nothing else is checked. Rules that depend on
    the date still check it until the date on which it was dropped.
    """
    if state == "closed":
        return rule.group in CLOSED_GROUPS
    if state == DROPPED_LATER and rule.group == "rhythm":
        return True
    return state not in (DROPPED, DROPPED_LATER) or (rule.group in CLOSED_GROUPS and rule.severity is Severity.ERROR)
