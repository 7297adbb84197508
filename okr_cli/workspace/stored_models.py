"""The models of a file as stored in the cache.

They keep the places of documents, people and strategic choices, and the compact records of entities. Other nodes and
the text are left out, so a view of many files stays small. A file that was just parsed is kept in the same form.
"""

from typing import Any

from okr_cli.cache.codec import Codec, Form, Row
from okr_cli.finding import Finding, Related, Span
from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity
from okr_cli.model.initiative import Initiative, InitiativeStatus, StandaloneInitiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.model.okr_file import Level, OkrFile, Person, State, StrategicChoice
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import NOWHERE, Mapping
from okr_cli.validation.documents import Loaded

ENTITY_MODELS = (Objective, KeyResult, Initiative, StandaloneInitiative, Kpi)
AnyEntityModel = Objective | KeyResult | Initiative | StandaloneInitiative | Kpi


class Placed(Mapping):
    """A node of which the place is kept."""


class Unplaced(Span):
    """A place that is written and not read."""


NO_SPAN = Span(0, 0)


def _place(raw: Any, row: Row) -> Mapping:
    start, end = raw
    if type(start) is not int or type(end) is not int:
        raise TypeError(raw)
    node = Mapping(start, {})
    node.end = end
    return node


NODES = {
    Mapping: Form(lambda node, row: None, lambda raw, row: NOWHERE),
    Placed: Form(lambda node, row: [node.start, node.end], _place),
    Unplaced: Form(lambda span, row: span, lambda raw, row: NO_SPAN),
}

NARROWED: dict[tuple[type, str], Any] = {
    (Finding, "place"): Span,
    (Related, "place"): Span,
    (Entity, "state"): State,
    (Entity, "level"): Level,
    (Entity, "status"): InitiativeStatus | None,
}
"""A finding is stored once it is located; of the words of an entity, these are from a closed list."""


def _loaded(narrowed: dict[tuple[type, str], Any]) -> Codec[Loaded]:
    places: dict[tuple[type, str], Any] = {(record, "node"): Placed for record in (OkrFile, Person, StrategicChoice)}
    return Codec(
        Loaded,
        shared=(*ENTITY_MODELS, Document, Definition, Entity),
        narrowed={**NARROWED, (Definition, "model"): AnyEntityModel, **places, **narrowed},
        # The reader has the file itself.
        special={**NODES, SourceFile: Form(lambda source, row: None, lambda raw, row: row.known)},
    )


LOADED = _loaded({})
"""What an edit reads: with every place of an entity."""

LOADED_TO_VIEW = _loaded({(Entity, name): Unplaced for name in ("title_span", "id_span", "owner_span")})
"""What a view reads, of the same rows."""
