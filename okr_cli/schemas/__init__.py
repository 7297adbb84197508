"""JSON Schemas of the file format and okr.toml, generated from the models, and of JSON output, from its records."""

import json
from functools import cache
from typing import Any

DRAFT = "https://json-schema.org/draft/2020-12/schema"
DRAFT_7 = "http://json-schema.org/draft-07/schema#"
"""The newest draft that editors and the public catalog of schemas support well."""


WIDTH = 119
"""Characters in a line, its comma apart."""

INDENT = "  "


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
    return {"$schema": DRAFT_7 if what == "file" else DRAFT, **made}


@cache
def schema_text(what: str) -> str:
    """The schema as it is written to a file, with a newline at the end."""
    made = schema_of(what)
    text = "\n".join(_lines(made, WIDTH)) if what == "file" else json.dumps(made, indent=2, ensure_ascii=False)
    return text + "\n"


def _lines(value: Any, width: int, name: str = "") -> list[str]:
    """JSON in lines, what fits into ``width`` in one: with each word on its own, the schema of files had 4,700."""
    short = name + json.dumps(value, ensure_ascii=False)
    if len(short) <= width or not isinstance(value, dict | list):
        return [short]
    if isinstance(value, dict):
        items = [(f"{json.dumps(key)}: ", item) for key, item in value.items()]
        opened, closed = "{}"
    else:
        items = [("", item) for item in value]
        opened, closed = "[]"
    inner = [_lines(item, width - len(INDENT), name) for name, item in items]
    for lines in inner[:-1]:
        lines[-1] += ","
    return [name + opened, *(INDENT + line for lines in inner for line in lines), closed]
