"""The JSON Schema of an OKR file agrees with the parser."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from okr_cli import __version__
from okr_cli.model.measure import FORM_MODELS, form_of
from okr_cli.model.okr_file import OkrFile
from okr_cli.schemas import schema_of, schema_text
from okr_cli.schemas.snippets import ENTRIES, FORMS_OF, VALUES
from okr_cli.validation.format_keys import every_key
from okr_cli.workspace.editor_schema import DIGEST, HEAD, is_schema
from tests.validation.loading import in_initiative, in_key_result, said
from tests.validation.test_documents import WHOLE

LONGEST_LINE = 600
"""Of the pattern that names the keys of other places."""

EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEMA = schema_of("file")
VALIDATOR = Draft7Validator(SCHEMA)


def core(text: str) -> list[Any]:
    """The documents of a text as parsed by a YAML 1.2 core parser, with dates as strings."""
    reader: Any = YAML(typ="safe", pure=True)
    reader.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda loader, node: node.value
    return list(reader.load_all(text))


def errors(text: str) -> list[str]:
    return [error.message for document in core(text) for error in VALIDATOR.iter_errors(document)]


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


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
    "objectives: [{title: 2026}, {title: 1.5}, {title: true}]\n",
    "objectives: [{title: A, actions: [{title: B}], initiatives: , projects: ~}]\n",
    "objectives: [{title: A, id: true, baseline: , due: null}]\n",
    "objectives: [{title: A, depends_on: 7, serves: [1, true, '2']}]\n",
    "okr: ' 1 '\n",
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
    in_key_result("measure: {done: 2026-10-30}"),
    in_key_result("check_ins: [{date: ' 2026-10-01 ', value: ' 3 ', confidence: '7', status: }]"),
    in_key_result("score: {value: '0.7', reason: 1}"),
    in_key_result("measure: {done: yes}"),
    in_key_result("measure: {find_baseline: true}"),
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_the_schema_accepts_what_okr_accepts(text: str) -> None:
    assert said(text) == []
    assert errors(text) == []


REFUSED = [
    "okr: 2\n",
    "ownr: A\n",
    "Objectives: []\n",
    "objectives: {}\n",
    "objectives: [A]\n",
    "objectives: [~]\n",
    "objectives: [{title: A, owner: ''}]\n",
    "objectives: [{title: A, serves: [~]}]\n",
    "objectives: [{title: A, baseline: 4}]\n",
    "objectives: [{title: A, actions: [{title: B}], initiatives: [{title: C}]}]\n",
    "initiatives: [{title: A}]\nprojects: [{title: B}]\n",
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
def test_the_schema_rejects_what_okr_rejects(text: str) -> None:
    assert said(text) != []
    assert errors(text) != []


def test_every_key_has_a_title_and_a_description() -> None:
    for name, definition in {"the file": SCHEMA, **SCHEMA["definitions"]}.items():
        for key, described in {"": definition, **definition["properties"]}.items():
            for about in ("title", "description"):
                assert described.get(about), f"{name}.{key}"
                assert "``" not in described[about]
                assert "_" not in described["title"]


def test_free_text_fields_have_an_example() -> None:
    for owner, key in (
        *(("Objective", "title"), ("KeyResult", "title"), ("Initiative", "title")),
        *(("Initiative", "owner"), ("Initiative", "canvas"), ("Threshold", "keep")),
    ):
        # With the form and not beside it, so that an editor knows the type and quotes what needs quotes.
        assert SCHEMA["definitions"][owner]["properties"][key]["anyOf"][0]["examples"]


def offered(schema: Any) -> Iterator[Any]:
    """A schema and all schemas below it from which an editor takes suggestions."""
    yield schema
    for part in ("anyOf", "oneOf", "allOf"):
        for form in schema.get(part, ()):
            yield from offered(form)


def test_only_useful_forms_are_offered() -> None:
    """yaml-language-server suggests ``null`` and ``true`` for every value that may have such a type."""
    for name, definition in {"the file": SCHEMA, **SCHEMA["definitions"]}.items():
        for key, described in definition["properties"].items():
            for form in offered(described):
                kinds = form.get("type", ())
                assert {"null", "boolean"}.isdisjoint([kinds] if isinstance(kinds, str) else kinds), f"{name}.{key}"
                assert None not in form.get("enum", ())


@pytest.mark.parametrize("key", ["objectives", "key_results", "initiatives", "actions", "check_ins", "milestones"])
def test_lists_start_with_a_snippet(key: str) -> None:
    for definition in (SCHEMA, *SCHEMA["definitions"].values()):
        if key in definition["properties"] and definition is not SCHEMA["definitions"]["MeasureChange"]:
            *_, last = definition["properties"][key]["anyOf"]
            (snippet,) = last["defaultSnippets"]
            assert snippet["type"] == "array"


def test_each_form_of_a_measure_has_a_snippet_that_has_this_form() -> None:
    *_, last = SCHEMA["definitions"]["KeyResult"]["properties"]["measure"]["anyOf"]
    bodies = [snippet["body"] for snippet in last["defaultSnippets"]]
    assert [form_of(body) for body in bodies] == list(FORM_MODELS)


def test_snippets_have_no_key_that_the_format_does_not_have() -> None:
    bodies = [snippet.body for snippet in (*ENTRIES.values(), *VALUES.values(), *chain(*FORMS_OF.values()))]
    found = {key for body in bodies for key in keys_in(body)}
    assert found
    assert found <= every_key(OkrFile)


def keys_in(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        yield from keys_in(item)
    for key, item in value.items() if isinstance(value, dict) else ():
        yield key
        yield from keys_in(item)


def test_the_schema_has_an_id_and_a_version() -> None:
    assert SCHEMA["$id"] == "urn:okr-cli:okr-file:1"
    text = schema_text("file")
    assert is_schema(text)
    assert f"okr {__version__}, schema {DIGEST}." in text[:HEAD]
    assert json.loads(text) == SCHEMA
    assert max(map(len, text.splitlines())) <= LONGEST_LINE


def test_patterns_are_those_of_every_programming_language() -> None:
    """Editors do not know Python's own regular expression syntax."""
    patterns = re.findall(r"'pattern': '([^']*)'", str(SCHEMA))
    assert patterns
    for pattern in patterns:
        assert "(?P" not in pattern
        assert r"\Z" not in pattern
