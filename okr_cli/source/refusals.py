"""What a text is refused for: mistakes in its YAML, and YAML that no OKR file needs."""

from typing import Any

from ruamel.yaml.error import YAMLError

from okr_cli.finding import Finding, Related, Span
from okr_cli.source.syntax_help import explain
from okr_cli.source.tree import Scalar, span_of

MAX_DEPTH = 100
"""Levels of nesting. An OKR file needs about ten."""

MAX_NODES = 500_000
"""Nodes after aliases are followed, which stops a file of a few lines from becoming gigabytes."""

MAX_EVENTS = 750_000
"""Events of one file: more than the largest file has that is written by people."""


class Refused(Exception):  # noqa: N818
    """The text is YAML, but cannot be an OKR file."""

    def __init__(self, message: str, span: Span, advice: str) -> None:
        self.finding = Finding(message, span, advice, rule="invalid-yaml")


def duplicate_key(key: Scalar, first: Scalar) -> Finding:
    """A key that a mapping has already."""
    return Finding(
        f"key '{key.value[:40]}' stands here a second time",
        span_of(key),
        "Keep one of the two.",
        related=(Related("the first one", span_of(first)),),
        rule="duplicate-key",
    )


def too_deep(event: Any) -> Refused:
    """Containers inside containers inside containers."""
    start = event.start_mark.index
    advice = "An OKR file needs about ten levels. Is this file meant to be one?"
    return Refused(f"nested deeper than {MAX_DEPTH} levels", Span(start, start + 1), advice)


def too_large(event: Any) -> Refused:
    """More values than a file of people holds."""
    span = Span(event.start_mark.index, event.end_mark.index)
    message = f"the file holds more than {MAX_NODES:,} values, aliases followed"
    return Refused(message, span, "Split it: one file a team and cycle is usual.")


def syntax_finding(error: YAMLError, text: str) -> Finding:
    """What a parser stumbled over."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    offset = min(mark.index if mark is not None else getattr(error, "position", 0) or 0, len(text))
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    if "escape" in str(problem) or "hexdecimal" in str(problem):
        offset = max(text.rfind("\\", 0, offset + 1), 0)
    message, advice = explain(str(problem), text, offset)
    return Finding(message, Span(offset, min(offset + 1, len(text))), advice, rule="invalid-yaml")
