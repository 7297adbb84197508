"""The JSON Schema of ``okr show --format json``, version 1."""

from okr_cli.schemas.entities import LINK, definitions, initiative, key_result, kpi, objective
from okr_cli.schemas.shapes import CHECK_IN, DAY, TEXT, Schema, closed, listed, maybe


def schema() -> Schema:
    """One of four documents, by ``entity``."""
    documents = [
        _document(objective()),
        _document({**key_result(), "sum": TEXT, "check_ins": listed(CHECK_IN)}),
        _document({**initiative(), "key_result": maybe(TEXT)}),
        _document({**kpi(), "check_ins": listed(CHECK_IN)}),
    ]
    return {"title": "okr show, JSON output, version 1", "anyOf": documents, "$defs": definitions()}


def _document(entity: dict[str, Schema]) -> Schema:
    return closed(version={"const": 1}, view={"const": "show"}, as_of=DAY, **entity, links=listed(LINK))
