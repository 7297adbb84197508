"""The JSON Schema of an OKR file, for yaml-language-server and check-jsonschema."""

from typing import Any

from okr_cli.model.okr_file import OkrFile

SPELLINGS = ("actions", "projects")
"""Other words for ``initiatives``."""


def schema() -> dict[str, Any]:
    """File format version 1. Keys that begin with ``x-`` are allowed everywhere."""
    made = OkrFile.model_json_schema(by_alias=True)
    for definition in [made, *made.get("$defs", {}).values()]:
        properties = definition.get("properties", {})
        if "initiatives" in properties:
            for spelling in SPELLINGS:
                properties[spelling] = {
                    **properties["initiatives"],
                    "description": "The same as initiatives.",
                }
        if definition.get("type") == "object":
            definition["patternProperties"] = {"^x-": {}}
    return {**made, "title": "OKR file, version 1"}
