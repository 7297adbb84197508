"""The JSON Schema of okr.toml."""

from typing import Any

from okr_cli.config.settings import Config


def schema() -> dict[str, Any]:
    """Every table and key with its meaning and default."""
    return {**Config.model_json_schema(by_alias=True), "title": "okr.toml"}
