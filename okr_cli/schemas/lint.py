"""The JSON Schema of ``okr lint --output-format json``, version 1."""

from typing import Any

from okr_cli.finding import Severity

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
POSITION = {
    "type": "object",
    "description": "Both count from 1; columns are characters.",
    "required": ["line", "column"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
PLACE = {
    "path": {**TEXT, "description": "Relative to the working directory, with /."},
    "start": POSITION,
    "end": {**POSITION, "description": "The first character after the words."},
}
EDIT = {
    "type": "object",
    "description": "Replace the characters from start to end, which is exclusive, by text.",
    "required": ["start", "end", "text"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION, "text": TEXT},
}


def schema() -> dict[str, Any]:
    """The whole document."""
    counts = ("files", "errors", "warnings", "infos", "suppressed", "baselined")
    return {
        "title": "okr lint, JSON output, version 1",
        "type": "object",
        "required": ["version", "summary", "diagnostics"],
        "additionalProperties": False,
        "properties": {
            "version": {"const": 1},
            "summary": _closed(dict.fromkeys(counts, COUNT)),
            "diagnostics": {"type": "array", "items": diagnostic()},
        },
    }


def diagnostic() -> dict[str, Any]:
    """One finding."""
    related = _closed({"message": TEXT, **PLACE})
    fix = _closed({"title": TEXT, "safe": {"type": "boolean"}, "edits": {"type": "array", "items": EDIT}})
    return _closed(
        {
            "code": {**TEXT, "pattern": r"^\d{3}$"},
            "name": {**TEXT, "pattern": "^[a-z0-9-]+$"},
            "severity": {"enum": [str(severity) for severity in Severity]},
            "message": TEXT,
            "help": TEXT,
            "url": TEXT,
            **PLACE,
            "entity": {"type": ["string", "null"], "description": "The address of what it is about."},
            "related": {"type": "array", "items": related},
            "fix": {"anyOf": [{"type": "null"}, fix]},
        }
    )


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has exactly these properties."""
    return {"type": "object", "required": list(properties), "additionalProperties": False, "properties": properties}
