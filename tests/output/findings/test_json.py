"""The machine format, version 1."""

import json

from jsonschema import Draft202012Validator

from okr_cli.output.findings.json import render
from okr_cli.schemas import schema_of
from tests.output.findings.sample import EMPTY, FINDINGS, SAMPLE


def document(report: object = SAMPLE) -> dict[str, object]:
    (text,) = render(report)  # type: ignore[arg-type]
    read: dict[str, object] = json.loads(text)
    return read


def test_it_fits_the_schema() -> None:
    validator = Draft202012Validator(schema_of("lint"))
    validator.validate(document())
    validator.validate(document(EMPTY))


def test_texts_read_back_as_they_were() -> None:
    diagnostics = document()["diagnostics"]
    assert isinstance(diagnostics, list)
    texts = [(diagnostic["message"], diagnostic["path"], diagnostic["help"]) for diagnostic in diagnostics]
    assert texts == [(finding.message, finding.path, finding.help) for finding in FINDINGS]


def test_the_summary_counts() -> None:
    assert document()["summary"] == {
        "files": 1204,
        "errors": 4,
        "warnings": 3,
        "infos": 2,
        "suppressed": 2,
        "baselined": 1,
        "skipped": 0,
    }


def test_output_is_ascii() -> None:
    (text,) = render(SAMPLE)
    assert text.isascii()
