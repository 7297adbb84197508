"""JSON Schemas: of the file format and okr.toml, made from the models, and of JSON output, made from its records."""

import json
from typing import Any

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(what: str) -> dict[str, Any]:
    """The schema of ``file``, ``config``, or the JSON output of a command."""
    # Imported here: a schema needs the types of one report only.
    if what == "file":
        from okr_cli.schemas.file import file_schema

        made = file_schema()
    elif what == "config":
        from okr_cli.config.settings import Config

        made = {**Config.model_json_schema(by_alias=True), "title": "okr.toml"}
    else:
        from okr_cli.schemas.reports import report_schema

        made = report_schema(what)
    return {"$schema": DRAFT, **made}


def schema_text(what: str) -> str:
    """The schema as it is written to a file, with a newline at the end."""
    return json.dumps(schema_of(what), indent=2, ensure_ascii=False) + "\n"
