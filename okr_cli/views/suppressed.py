"""What a team has suppressed in its files or settings, which ``review`` and ``due`` leave out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from okr_cli.views.status.report import SuppressionKey
from okr_cli.views.workspace_metrics import WorkspaceMetrics

if TYPE_CHECKING:
    from okr_cli.rules.base import Rule


def suppression_keys(workspaces: Iterable[WorkspaceMetrics], as_of: date) -> frozenset[SuppressionKey]:
    """What a comment, ``[lint] ignore`` or ``per-file-ignores`` suppresses.

    The baseline suppresses nothing here: it says what was known on a day, and not that it is right. Raises
    ``CannotRun`` for settings that name no rule.
    """
    keys: set[SuppressionKey] = set()
    for metrics in workspaces:
        lint = metrics.config.lint
        if lint.ignore or lint.per_file_ignores or metrics.loaded.suppressions.comments:
            from okr_cli.linter.catalogue import catalogue

            rules = {name: rule for name, rule in catalogue().items() if rule.place}
            keys.update(_by_settings(metrics, rules))
            keys.update(_by_comments(metrics, rules.values(), as_of))
    return frozenset(keys)


def _by_settings(metrics: WorkspaceMetrics, rules: Mapping[str, "Rule"]) -> Iterator[SuppressionKey]:
    from okr_cli.files import path_from
    from okr_cli.linter.selection import PathIgnores, ignored_names

    lint = metrics.config.lint
    everywhere = ignored_names(lint.ignore, (*lint.select, *lint.extend_select) if lint.ignore else ())
    ignores = PathIgnores(lint)
    entities = metrics.loaded.index.entities
    from_root = {path: path_from(metrics.root, path) for path in {entity.path for entity in entities}}
    ignored = {
        path: [name for name in rules if name in everywhere or ignores(place, name)]
        for path, place in from_root.items()
    }
    yield from (SuppressionKey(name, entity) for entity in entities for name in ignored[entity.path])


def _by_comments(metrics: WorkspaceMetrics, rules: Iterable["Rule"], as_of: date) -> Iterator[SuppressionKey]:
    """What a comment suppresses at the place where the rule finds it.

    In a draft or a closed file the linter does not look, and a comment counts at any key of the entity.
    """
    from okr_cli.linter.locating import span_of_place
    from okr_cli.source.tree import start_of

    loaded = metrics.loaded
    for entity, definition in loaded.definitions.items():
        path = entity.path
        if path not in loaded.suppressions.comments:
            continue
        for rule in (rule for rule in rules if entity.kind in rule.kinds):
            places = [
                place
                for place in rule.places(definition, loaded.index, as_of)
                if place.of is None or place.of.path == path
            ]
            offsets = [span_of_place(place, definition).start for place in places]
            if entity.state != "active":
                offsets += [start_of(key) for key, _ in definition.model.node.entries.values()]
            if loaded.suppressions.suppresses(path, (rule.name, rule.code), offsets):
                yield SuppressionKey(rule.name, entity)
