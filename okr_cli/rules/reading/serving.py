"""Which Initiatives serve which Key Result, as far as one document tells.

A file rule sees the Initiatives nested in a Key Result and the standalone ones of the same document that name it.
"""

from okr_cli.model.definition import Definition
from okr_cli.model.entity import slug
from okr_cli.model.initiative import Initiative, StandaloneInitiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.objective import Objective


def key_result_of(initiative: Definition[Initiative]) -> KeyResult | None:
    """The Key Result that an Initiative serves; None if it serves none, or one that stands elsewhere."""
    if initiative.parent is not None:
        above = initiative.parent.model
        return above if isinstance(above, KeyResult) else None
    model = initiative.model
    if not isinstance(model, StandaloneInitiative) or model.key_result is None:
        return None
    prefix = initiative.entity.address.split("/")[:-1]
    found = [
        key_result
        for objective in initiative.document.model.objectives
        for key_result in objective.key_results
        if _fits(model.key_result, [*prefix, _id(objective), _id(key_result)])
    ]
    return found[0] if len(found) == 1 else None


def initiatives_of(key_result: Definition[KeyResult]) -> tuple[Initiative, ...]:
    """The Initiatives nested in a Key Result, then the standalone ones of its document that name it."""
    address = key_result.entity.address.split("/")
    naming = (
        one
        for one in key_result.document.model.initiatives
        if one.key_result is not None and _fits(one.key_result, address)
    )
    return (*key_result.model.initiatives, *naming)


def _fits(reference: str, address: list[str]) -> bool:
    wanted = reference.strip().strip("/").split("/")
    return address[-len(wanted) :] == wanted


def _id(model: Objective | KeyResult) -> str:
    return model.id or slug(model.title)
