"""What a team has silenced, in its files or its settings: the check-in does not raise it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okr_cli.source.comments import DIRECTIVE
from okr_cli.source.tree import start_of

if TYPE_CHECKING:
    from okr_cli.config.settings import Lint
    from okr_cli.linter.checker import FileResult
    from okr_cli.model.definition import Definition
    from okr_cli.model.entity import Entity
    from okr_cli.source.source_file import SourceFile
    from okr_cli.views.metrics import WorkspaceMetrics
    from okr_cli.workspace.index import WorkspaceIndex

JUDGED = frozenset(
    {
        "key-result-without-initiative",
        "disguised-waste",
        "stale-key-result",
        "stalled-initiative",
        "overdue-initiative",
        "shipped-without-verdict",
        "dropped-without-learning",
        "at-risk-without-ask",
        "status-contradicts-pace",
        "check-in-outside-cycle",
        "check-ins-out-of-order",
        "delivered-but-unmoved",
    }
)
"""The rules that find what ``review`` and ``due`` raise."""


def silenced(assemblies: Iterable["WorkspaceMetrics"], as_of: date) -> frozenset[tuple[str, "Entity"]]:
    """Rules by name, each with an entity of which it shall not speak.

    By a suppression comment, by ``[lint] ignore`` or ``per-file-ignores``. The baseline silences nothing here: it says
    what was known on a day, and not that it is right. Raises ``CannotRun`` for settings that name no rule.
    """
    pairs: set[tuple[str, Entity]] = set()
    for assembly in assemblies:
        if assembly.config.lint.ignore or assembly.config.lint.per_file_ignores:
            pairs.update(_by_settings(assembly))
        documents = assembly.loaded.documents
        sources = {one.source.path: one.source for one in documents if DIRECTIVE.search(one.source.text)}
        if sources:
            pairs.update(_by_comments(assembly, tuple(sources.values()), as_of))
    return frozenset(pairs)


def _by_settings(assembly: "WorkspaceMetrics") -> Iterator[tuple[str, "Entity"]]:
    from okr_cli.files import path_from
    from okr_cli.linter.selection import names_of

    lint = assembly.config.lint
    everywhere = _ignored(lint) & JUDGED
    by_path: list[tuple[Any, set[str]]] = []
    if lint.per_file_ignores:
        from okr_cli.config.path_patterns import spec_of

        by_path = [
            (spec_of([pattern]), names_of(selectors) & JUDGED) for pattern, selectors in lint.per_file_ignores.items()
        ]
    entities = assembly.loaded.workspace.entities
    shown = {one.path: path_from(assembly.root, one.path) for one in entities}
    ignored = {
        path: everywhere.union(*(names for spec, names in by_path if spec.match_file(place)))
        for path, place in shown.items()
    }
    yield from ((name, entity) for entity in entities for name in ignored[entity.path])


def _ignored(lint: "Lint") -> frozenset[str]:
    """The rules that ``ignore`` takes out. As in lint, one that is selected by its own name outlives its group."""
    from okr_cli.linter.selection import names_of

    single = {name for selector in (*lint.select, *lint.extend_select) for name in _only(names_of((selector,)))}
    dropped: set[str] = set()
    for selector in lint.ignore:
        names = names_of((selector,))
        dropped |= names if _only(names) else names - single
    return frozenset(dropped)


def _only(names: set[str]) -> set[str]:
    """The rule of a selector that means one; nothing for a group."""
    return names if len(names) == 1 else set()


def _by_comments(
    assembly: "WorkspaceMetrics", sources: tuple["SourceFile", ...], as_of: date
) -> Iterator[tuple[str, "Entity"]]:
    """What lint would suppress in these files, and what comments say where lint finds nothing: in closed files, and of
    work that serves another file's Key Result."""
    from okr_cli.linter.catalogue import catalogue
    from okr_cli.linter.checker import Checker
    from okr_cli.linter.report_builder import ReportBuilder
    from okr_cli.linter.selection import Selection
    from okr_cli.model.definition import Definition
    from okr_cli.rules.base import Context
    from okr_cli.workspace.workspace import calendar_of

    rules = {name: catalogue()[name] for name in JUDGED}
    selection = Selection(rules, {name: rule.severity for name, rule in rules.items()})
    config = assembly.config
    context = Context(config, as_of, assembly.root, Path.cwd(), calendar_of(config), JUDGED)
    checker = Checker(selection, context)
    results = tuple(checker.check_file(one.text.encode(), one.path) for one in sources)
    paths = {one.path for one in sources}
    raised = [one for result in results for one in result.raised]
    raised += [one for one in checker.check_workspace(_with_models(assembly)) if one.path in paths]
    report = ReportBuilder(results, selection, config, assembly.root).report(raised)
    by_place: dict[str, list[Definition[Any]]] = defaultdict(list)
    for definition in assembly.loaded.definitions.values():
        by_place[definition.entity.path].append(definition)
    suppressed = (one.diagnostic for one in report.hidden)
    hidden = {(one.path, one.entity, one.name) for one in suppressed}
    looked_at = {(one.path, one.finding.entity, one.rule) for one in raised}
    for result in results:
        for definition in by_place[result.path]:
            for name in JUDGED:
                place = (result.path, definition.entity.address, name)
                if place in hidden or (place not in looked_at and _is_covered(definition, name, result)):
                    yield name, definition.entity


def _with_models(assembly: "WorkspaceMetrics") -> "WorkspaceIndex":
    """The workspace as rules see it that look at what stands in other files."""
    from okr_cli.workspace.index import WorkspaceIndex

    known, definitions = assembly.loaded.workspace, assembly.loaded.definitions
    models = {entity: definition.model for entity, definition in definitions.items()}
    return WorkspaceIndex(known.entities, known.people, known.choices, models)


def _is_covered(definition: "Definition[Any]", name: str, result: "FileResult") -> bool:
    """Whether a comment about this rule stands at a key of the entity itself, and not of one below it."""
    from okr_cli.linter.catalogue import catalogue

    spots = [start_of(key) for key, _ in definition.model.node.entries.values()]
    meant = (name, catalogue()[name].code)
    return any(
        comment.covers is None or any(comment.covers.start <= spot < comment.covers.end for spot in spots)
        for comment in result.suppressions
        if comment.valid and any(written in meant for written, _ in comment.rules)
    )
