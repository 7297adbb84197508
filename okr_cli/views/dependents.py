"""Who depends on a Key Result, the reverse of what blocks it."""

from collections.abc import Iterator

from okr_cli.model.entity import Entity
from okr_cli.progress.in_force import initiative_on
from okr_cli.views.workspace_metrics import KeyResultRow


def dependents(row: KeyResultRow) -> tuple[Entity, ...]:
    """What depends on a Key Result, on its Objective or on its open work, and is not reached, shipped or dropped yet.

    Its own work is left out.
    """
    metrics, key_result = row.metrics, row.entity
    own = metrics.loaded.index.initiatives(key_result)
    return tuple(
        dict.fromkeys(
            entity
            for target in _targets(row)
            for entity in metrics.referrers.get(("depends_on", target), ())
            if entity is not key_result and entity not in own and not metrics.is_done(entity)
        )
    )


def _targets(row: KeyResultRow) -> Iterator[Entity]:
    yield row.entity
    if row.entity.parent:
        yield row.entity.parent
    for work in row.metrics.loaded.index.initiatives(row.entity):
        if initiative_on(row.metrics.model(work), row.metrics.as_of).is_open:
            yield work
