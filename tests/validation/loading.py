"""Shared by the tests of validation."""

from textwrap import dedent
from typing import Any, NamedTuple

from okr_cli.finding import Finding
from okr_cli.model.cycle import Calendar
from okr_cli.model.definition import Definition
from okr_cli.model.okr_file import OkrFile
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.documents import Loaded, load


class Said(NamedTuple):
    """A finding as people see it: rule, underlined words, message, help."""

    rule: str
    words: str
    message: str
    help: str


def loaded(text: str, calendar: Calendar | None = None) -> Loaded:
    """The models of a text, after removing its margin."""
    text = dedent(text)
    return load(SourceFile("f.yaml", text), parse(text), calendar or Calendar())


def model(text: str) -> OkrFile:
    """The only document of a text without findings."""
    result = loaded(text)
    assert result.findings == ()
    (document,) = result.documents
    return document.model


def said(text: str) -> list[Said]:
    """The findings of a text in reading order."""
    text = dedent(text)
    findings = sorted(loaded(text).findings, key=lambda finding: finding.span)
    return [Said(finding.rule, _words(finding, text), finding.message, finding.help) for finding in findings]


def defined(text: str) -> dict[str, Definition[Any]]:
    """The entities of a text by address."""
    return {definition.entity.address: definition for definition in loaded(text).definitions}


def in_key_result(line: str) -> str:
    """A file in which one Key Result has ``line``."""
    return f"objectives:\n- title: Aim\n  key_results:\n  - title: Result\n    {line}\n"


def in_initiative(line: str) -> str:
    """A file in which one Initiative has ``line``."""
    return f"initiatives:\n- title: Work\n  {line}\n"


def _words(finding: Finding, text: str) -> str:
    return text[finding.span.start : finding.span.end]
