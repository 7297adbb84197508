"""Colours of the formats for people. They repeat what the words say and carry no meaning alone."""

from typing import Any

from okr_cli.diagnostics import Severity

SEVERITY_HUES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


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
