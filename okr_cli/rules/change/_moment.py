"""When a change counts, and if its finding is."""

from okr_cli.finding import Finding, Span
from okr_cli.history.changes import Change, Side
from okr_cli.rules.base import Context


def is_in_running_cycle(change: Change, context: Context) -> bool:
    """Whether a change was made to an active file whose cycle had begun; without a day, every cycle has."""
    if change.before is None or change.before.document.model.state != "active":
        return False
    cycle = context.cycle(change.before.entity.cycle if change.before.entity else "")
    return cycle is None or context.as_of is None or cycle.start <= context.as_of


def was_closed(change: Change) -> bool:
    """Whether the file of a change was closed before it; of something new, the file that it was added to."""
    before = change.before or change.holder
    return before is not None and before.document.model.state == "closed"


def place_of(change: Change, finding: Finding) -> Finding:
    """The finding about something that is gone, where what held it is now, else where it was; others as they are.

    About people, strategy and files, it is at the beginning of the file.
    """
    before = change.before
    if change.after is not None or before is None:
        side = change.side
        return finding if side.definition else finding._replace(place=_beginning(side), path=_path(side))
    entity = before.entity.address if before.entity else ""
    side = change.holder or before
    place = side.definition.entity.title_span if side.definition else _beginning(side)
    return finding._replace(place=place, path=_path(side), entity=entity)


def _beginning(side: Side) -> Span:
    """The first key of a document."""
    node = side.document.model.node
    return Span(node.start, node.start + 1)


def _path(side: Side) -> str:
    return side.document.source.path
