"""JSON Schemas, made from the models that do the checking."""

import json
from typing import Any

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(what: str) -> dict[str, Any]:
    """The schema of ``file``, ``config``, or the JSON output of a command."""
    from importlib import import_module

    return {"$schema": DRAFT, **import_module(f"okr_cli.schemas.{what}").schema()}


def schema_text(what: str) -> str:
    """The schema as it is written to a file, with a newline at the end."""
    return json.dumps(schema_of(what), indent=2, ensure_ascii=False) + "\n"
