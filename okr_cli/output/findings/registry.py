"""The output formats by name."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import import_module

from okr_cli.finding import Report
from okr_cli.output.text_style import Look


class Format(StrEnum):
    """The values of ``--output-format``. Each is a module of this package."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"

    @property
    def is_for_people(self) -> bool:
        """Whether a person reads it: findings that do not fail the run are only counted there."""
        return self in (Format.FULL, Format.CONCISE)


def renderer(name: Format) -> Callable[[Report, Look], Iterator[str]]:
    """The function that renders a report in this format."""
    render: Callable[[Report, Look], Iterator[str]] = import_module(f"okr_cli.output.findings.{name}").render
    return render
