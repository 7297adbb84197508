"""The JSON Schemas of all JSON output, generated from the types of its records."""

from importlib import import_module
from inspect import cleandoc
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

REPORTS = {
    "lint": "okr_cli.output.findings.json.LintRecord",
    "status": "okr_cli.views.status.records.StatusRecord",
    "show": "okr_cli.views.show.records.ShowRecord",
    "review": "okr_cli.views.review.records.ReviewRecord",
    "due": "okr_cli.views.due.records.DueRecord",
    "diff": "okr_cli.views.diff.records.DiffRecord",
    "history": "okr_cli.views.history.records.HistoryRecord",
    "export": "okr_cli.views.export.records.ExportRecord",
    "graph": "okr_cli.views.graph.records.GraphRecord",
    "prioritize": "okr_cli.views.prioritize.records.PrioritizeRecord",
    "health": "okr_cli.views.health.records.HealthRecord",
}
"""Command to the type of its report. Nothing is imported until somebody asks for its schema."""


def report_schema(command: str) -> dict[str, Any]:
    """The schema of a command's JSON output. It allows further keys, because a version may gain some."""
    module, _, name = REPORTS[command].rpartition(".")
    report = TypeAdapter(getattr(import_module(module), name))
    made = report.json_schema(mode="serialization", schema_generator=_ReportSchema)
    for definition in (made, *made["$defs"].values()):
        definition.pop("title", None)
        if "enum" in definition:
            definition.pop("description", None)  # the docstring of an enumeration is about Python
    return {"title": f"okr {command}, JSON output, version 1", **made}


class _ReportSchema(GenerateJsonSchema):
    """JSON as okr writes it: numbers exact, days as text, and no titles that repeat a name."""

    def decimal_schema(self, schema: Any) -> dict[str, Any]:
        return {"type": "number"}

    def dataclass_schema(self, schema: Any) -> dict[str, Any]:
        # Before version 2.13 pydantic left the docstring of a dataclass out.
        return {**super().dataclass_schema(schema), "description": cleandoc(schema["cls"].__doc__)}

    def date_schema(self, schema: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True  # a report has every key

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        inner = self.generate_inner(schema["schema"])
        if "enum" in inner:
            return {**{key: value for key, value in inner.items() if key != "type"}, "enum": [*inner["enum"], None]}
        return {**inner, "type": [inner["type"], "null"]} if "type" in inner else super().nullable_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False
