"""An entity as it is defined in its file: its model, its document and its parent."""

from typing import Any, Generic, NamedTuple, TypeVar

from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity
from okr_cli.model.entity_model import EntityModel
from okr_cli.model.okr_file import OkrFile
from okr_cli.source.source_file import SourceFile

M = TypeVar("M", bound=EntityModel, covariant=True)


class Document(NamedTuple):
    """A YAML document in a file. ``cycle`` is None if the document sets no cycle or an unknown one."""

    source: SourceFile
    model: OkrFile
    cycle: Cycle | None


class Definition(NamedTuple, Generic[M]):
    """A defined entity. If ``entity.broken`` is set, validation failed and its fields may be placeholders."""

    model: M
    entity: Entity
    document: Document
    parent: "Definition[Any] | None" = None
