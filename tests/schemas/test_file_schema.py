"""The JSON Schema of an OKR file says what the reader says."""

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from okr_cli.schemas import schema_of
from tests.validation.loading import in_initiative, in_key_result, said
from tests.validation.test_documents import WHOLE

EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEMA = schema_of("file")
VALIDATOR = Draft202012Validator(SCHEMA)


def core(text: str) -> list[Any]:
    """The documents of a text as a YAML 1.2 core reader sees them, dates as strings."""
    reader: Any = YAML(typ="safe", pure=True)
    reader.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda loader, node: node.value
    return list(reader.load_all(text))


def errors(text: str) -> list[str]:
    return [error.message for document in core(text) for error in VALIDATOR.iter_errors(document)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "path",
    [path for folder in ("acme", "starter") for path in sorted((EXAMPLES / folder).rglob("*.yaml"))],
    ids=lambda path: path.relative_to(EXAMPLES).as_posix(),
)
def test_the_examples_are_valid(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


ACCEPTED = [
    WHOLE,
    "okr: 1\n",
    "okr: '1'\n",
    "cycle: 2026\nteam: 1.10\n",
    "objectives:\nkpis: ~\ninitiatives:\nstrategy:\npeople:\n",
    "x-own: {a: [1]}\nobjectives: [{title: A, x-own: 1}]\n",
    "language: pt-BR\nobjectives: [{title: A, shared_with: Sales}, {title: B, shared_with: [Sales, Ops]}]\n",
    "actions: [{title: A}]\n",
    "projects: [{title: A}]\n",
    in_initiative("owner:"),
    in_initiative("owner: 007"),
    in_initiative("learned: 42"),
    in_initiative("depends_on: one"),
    in_initiative("id: 2026"),
    in_key_result("check_ins:"),
    in_key_result("weight: '2'"),
    in_key_result("guardrail: yes"),
    in_key_result("check_ins: [{date: 2026-10-01, value: '1_000', note: 12}]"),
    in_key_result("measure:"),
    in_key_result("measure: {baseline: 41, target: 55.5, unit: '%', x-source: log}"),
    in_key_result("measure: {keep: '>= 99.9', risk: 99.5}"),
    in_key_result("measure: {keep: '≤1e3'}"),
    in_key_result("measure: {between: [20, '30']}"),
    in_key_result("measure: {milestones: [{title: A, done: 2026-10-01}, {title: B, done: no, weight: 2}]}"),
    in_key_result("measure: {done: false}"),
    in_key_result("measure: {done: yes}"),
    in_key_result("measure: {find_baseline: true}"),
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_the_reader_accepts(text: str) -> None:
    assert said(text) == []
    assert errors(text) == []


REFUSED = [
    "okr: 2\n",
    "ownr: A\n",
    "Objectives: []\n",
    "objectives: {}\n",
    "objectives: [A]\n",
    "objectives: [{id: a}]\n",
    "objectives: [{title: }]\n",
    "objectives: [{title: A, ownr: B}]\n",
    "objectives: [{title: A, owner: [B, C]}]\n",
    "objectives: [{title: A, id: Not a slug}]\n",
    "level: Team\n",
    "state: done\n",
    in_initiative("status: in progress"),
    in_initiative("impact: medium"),
    in_initiative("due: tomorrow"),
    in_initiative("progress: 50"),
    in_initiative("hypothesis: because"),
    in_initiative("hypothesis: {expect: 5}"),
    in_key_result("weight: -1"),
    in_key_result("guardrail: maybe"),
    in_key_result("check_ins: [{value: 1}]"),
    in_key_result("check_ins: [{date: 2026-10-01, confidence: 11}]"),
    in_key_result("check_ins: [{date: 2026-10-01, confidence: 6.5}]"),
    in_key_result("check_ins: [{date: 2026-10-01, status: green}]"),
    in_key_result("score: 0.7"),
    in_key_result("score: {value: 1.5, reason: A}"),
    in_key_result("measure: 41"),
    in_key_result("measure: {baseline: 1}"),
    in_key_result("measure: {baseline: 41%, target: 2}"),
    in_key_result("measure: {baseline: '1,000', target: 2}"),
    in_key_result("measure: {baseline: 1, target: 2, keep: '> 3'}"),
    in_key_result("measure: {keep: 99.9}"),
    in_key_result("measure: {keep: '>= 4 h'}"),
    in_key_result("measure: {between: [1]}"),
    in_key_result("measure: {milestones: []}"),
    in_key_result("measure: {milestones: [{title: A, weight: -1}]}"),
    in_key_result("measure: {find_baseline: false}"),
    "kpis: [{title: A, healthy: 4}]\n",
    "language: German\n",
    "people: [{handle: a}]\n",
    "people: [{name: A, active: 1}]\n",
    "strategy: {vison: A}\n",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_reader_refuses(text: str) -> None:
    assert said(text) != []
    assert errors(text) != []


def test_every_key_is_described() -> None:
    for name, definition in {"the file": SCHEMA, **SCHEMA["$defs"]}.items():
        assert definition["description"], name
        for key, described in definition["properties"].items():
            assert described.get("description"), f"{name}.{key}"
            assert "``" not in described["description"]


def test_what_takes_free_text_shows_an_example() -> None:
    for owner, key in (
        ("Objective", "title"),
        ("KeyResult", "title"),
        ("Initiative", "title"),
        ("KeyResult", "measure"),
    ):
        assert SCHEMA["$defs"][owner]["properties"][key]["examples"]
    for key in ("owner", "canvas"):
        assert SCHEMA["$defs"]["Initiative"]["properties"][key]["examples"]


def test_patterns_are_those_of_every_programming_language() -> None:
    """Python's own forms of regular expressions mean nothing to an editor."""
    patterns = re.findall(r"'pattern': '([^']*)'", str(SCHEMA))
    assert patterns
    for pattern in patterns:
        assert "(?P" not in pattern
        assert r"\Z" not in pattern
