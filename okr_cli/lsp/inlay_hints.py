"""Progress and pace after the titles of Objectives and Key Results."""

from collections.abc import Iterator

from lsprotocol import types

from okr_cli.finding import Span
from okr_cli.lsp.session import FileView
from okr_cli.model.entity import Entity, Kind
from okr_cli.output.symbols import labelled
from okr_cli.views.formatting import gap_text, percent, roll_up_word, share_text
from okr_cli.views.workspace_metrics import WorkspaceMetrics


def inlay_hints(view: FileView, span: Span) -> list[types.InlayHint]:
    """The hints in a part of a file: none for drafts, and none for what cannot be read in full."""
    if not view.session.options.inlay_hints:
        return []
    positions, metrics = view.positions, view.metrics
    found: list[types.InlayHint] = []
    for definition in view.loaded.content.definitions:
        entity = definition.entity
        if entity.broken or entity.state == "draft" or not span.start <= entity.title_span.start <= span.end:
            continue
        text = ", ".join(filter(None, _parts(metrics, entity)))
        if text:
            # A title over several lines ends at the beginning of the next one.
            written = view.text[entity.title_span.start : entity.title_span.end].rstrip()
            place = positions.position(entity.title_span.start + len(written))
            found.append(types.InlayHint(place, text, padding_left=True))
    return found


def _parts(metrics: WorkspaceMetrics, entity: Entity) -> Iterator[str]:
    """Progress and pace while the cycle runs, and the score once it is over."""
    if entity.kind is Kind.KEY_RESULT:
        row = metrics.key_result(entity)
        if row.dropped:
            yield "dropped"
            return
        yield share_text(row.review.progress)
        if row.review.progress.missing:
            return
        if row.final_score:
            yield f"score {row.final_score.value}"
        elif row.review.gap is not None:
            yield gap_text(row.review.gap, metrics.tolerance)
        else:
            yield labelled(row.review.status.status)
    elif entity.kind is Kind.OBJECTIVE:
        objective = metrics.objective(entity)
        if objective.dropped:
            yield "dropped"
            return
        rolled = objective.review.roll_up
        yield roll_up_word(rolled) or (percent(rolled.progress) if rolled.progress is not None else "")
        if objective.final_score is not None:
            yield f"score {objective.final_score}"
        elif objective.every:
            yield labelled(objective.review.status)
