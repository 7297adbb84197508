"""Colours of the formats for people. They repeat what the words say and carry no meaning alone."""

from typing import Any

from okr_cli.finding import Report, Severity

SEVERITY_HUES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
CLEAN_HUE = "green"


def worst_hue(report: Report) -> str:
    """The colour of the worst finding."""
    return next((hue for severity, hue in SEVERITY_HUES.items() if report.count(severity)), CLEAN_HUE)


class Paint:
    """Colours a text, or leaves it as it is."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, **style: Any) -> str:
        """``text`` in a style of ``typer.style``: ``fg``, ``bold``, ``dim``."""
        if not self.color or not text:
            return text
        import typer

        return typer.style(text, **style)
