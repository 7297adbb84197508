"""Links of an entity, both ways."""

from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.safe_text import one_line
from okr_cli.views.show.sheet import Fact
from okr_cli.workspace.index import WorkspaceIndex

OUT = {
    "contributes_to": "contributes to",
    "depends_on": "depends on",
    "key_result": "serves",
    "replaced_by": "replaced by",
    "serves": "serves the choice",
    "guards": "guards",
}
BACK = {
    "contributes_to": "helped by",
    "depends_on": "needed by",
    "key_result": "served by",
    "replaced_by": "replaces",
    "guards": "guarded by",
}


class Link(NamedTuple):
    """A link and its direction; ``title`` is None where nothing has the address."""

    relation: str
    address: str
    title: str | None


def links(workspace: WorkspaceIndex, entity: Entity) -> list[Link]:
    """The links of an entity to others, then those of others to it."""
    found = []
    for reference in entity.references:
        if reference.field == "serves":
            choice = next((one for one in workspace.choices if one.id == reference.text), None)
            found.append(Link(OUT["serves"], reference.text, choice.title if choice else None))
            continue
        if reference.field not in OUT:
            continue
        target = workspace.resolve(reference, entity).entity
        address = target.address if target else reference.text
        found.append(Link(OUT[reference.field], address, target.title if target else None))
    for other in workspace.entities:
        for reference in other.references:
            if reference.field in BACK and workspace.resolve(reference, other).entity is entity:
                found.append(Link(BACK[reference.field], other.address, other.title))
    return found


def link_fact(workspace: WorkspaceIndex, entity: Entity) -> list[Fact]:
    """The links as a fact, if there are any."""
    lines = [
        one_line(f"{link.relation} {link.address}: {link.title or 'not found'}") for link in links(workspace, entity)
    ]
    return [Fact("Links", tuple(lines))] if lines else []
