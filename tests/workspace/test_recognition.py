"""Which files are recognized as OKR files."""

from pathlib import Path

import pytest

from okr_cli.workspace.recognition import common_keys, looks_like_okr

ROOT = Path(__file__).parents[2]

OURS = [
    "okr: 1\n",
    "objectives:\n- title: A\n",
    "# a comment\n\ninitiatives: []\n",
    "kpis: []\n",
    "Objectives:\n- title: A\n",
    "OKR: 1\n",
    "'objectives': []\n",
    '"objectives" : []\n',
    "{objectives: []}\n",
    '{\n  "objectives": []\n}\n',
    "\ufeffokr: 1\n",
    "x: 1\r\nobjectives: []\r\n",
    "---\nokr: 1\n",
    "team: Growth\nlevel: team\nprojects:\n- id: a\n  title: Call them\n",
    "team: Growth\nactions: [{id: a, title: Call them}]\n",
    "{cycle: 2026-Q4, team: Growth, objectives: [{title: A}]}\n",
    "# ours\n--- {cycle: 2026-Q4, objectives: []}\n",
    '{\n  "team": "a, {b}",\n  "objectives": []\n}\n',
    "  cycle: 2026-Q4\n  objectives:\n  - title: A\n",
    "---\n  okr: 1\n",
    "people:\n- name: Ida\n",
    "# roster\npeople:\n  - handle: ida\n    name: Ida\n",
    "people: [{name: Ida}]\n",
    "strategy:\n  choices:\n  - title: Fewer, better\n",
    "strategy:\n\n  # why\n  vision: Bread for all\n",
    "strategy: {mission: Bread}\nx-note: a\n",
    "cycle: 2026\nstrategy: {}\n",
    "# yaml-language-server: $schema=../okr.schema.json\npeople: []\n",
    "team: Ops\nobjectivs:\n- title: A\n",
    "team: Ops\nobjective:\n- title: A\n",
    "cycle: 2026-Q4\nIniatives:\n- title: A\n",
]

SPELLINGS = [
    "? okr\n: 1\n",
    "? objectives\n: - title: A\n",
    '? "objecti\\u0076es"\n: []\n',
    '"objecti\\x76es":\n- title: A\n',
    '{"objecti\\x76es": []}',
    "{? objectives : []}\n",
    "!!str objectives: []\n",
    "&a !!str objectives: []\n",
    "x: &key objectives\n*key : [{title: A}]\n",
    "!!map\nobjectives: []\n",
    "--- !!map\n  objectives: []\n",
    "--- !!map {objectives: []}\n",
    "--- &a {objectives: [{title: A}]}\n",
    "--- objectives: []\n",
    "x-all: &all {objectives: []}\n<<: *all\n",
    "<<: {objectives: []}\n",
    "{ # a brace } in a comment\n objectives: []}",
    "- objectives:\n  - title: A\n",
    "[{objectives: [{title: A}]}]",
    "- title: A\n  key_results: [B]\n",
    "key_results:\n- title: A\n",
    "\0okr: 1\n",
    "name: x\robjectives: []\r",
    "\tobjectives:\n\t- title: A\n",
    "%YAML 1.1\n---\nobjectives: []\n",
    "name: x\n---\n  objectives: []\n",
    "name: x\n...\n  objectives: []\n",
    '? objectives\n: - title: "unclosed\n',
    "? people\n: - name: Ida\n",
    "&a cycle: 2026-Q4\nteam: A\n",
    "okr:\n  objectives: []\n",
    "okr: &version 1\n",
    "okr: # none\n",
]
"""OKRs that a glance at the first columns does not see."""

INVISIBLE = [
    "\u200bobjectives: []\n",
    "objectives\u00a0: []\n",
    "# a\u2028objectives: []\n",
    "x: 1\x85objectives: []\n",
]

OTHERS = {
    "a job named okr": "okr:\n  # why\n\n  stage: test\n  script: [okr lint]\n",
    "a job named okr, in braces": "okr: {stage: test, script: [okr lint]}\n",
    "a job with an anchor": "okr: &job\n  script: [okr lint]\n",
    "lessons": "- title: Lesson 1\n  objectives:\n  - know what a key result is\n",
    "a list of words": "[okr, objectives]\n",
    "numbers in a list": "- objectives: 3\n",
    "an explicit key": "? kind\n: objectives\n",
    "an anchored document": "&a kind: Deployment\nspec: {okr: 1, objectives: []}\n",
    "a merged key": "x: &objectives {a: 1}\n<<: *objectives\nstrategy: {type: x}\n",
    "a broken template": "{{- if .Values.okr }}\nkind: objectives\nmetadata: {{ .x }}\n{{- end }}\n",
    "data as JSON": '{"a": {"objectives": []}, "b": "line\\n"}\n',
    "a GitHub workflow": "name: ci\non: [push]\nenv:\n  okr: 1\njobs:\n  test:\n    strategy: {matrix: {}}\n",
    "docker compose": "services:\n  web:\n    image: nginx\n    deploy: {replicas: 2}\nvolumes: {}\n",
    "a Kubernetes manifest": "apiVersion: v1\nkind: Deployment\nmetadata: {name: okr}\nspec:\n  strategy: {}\n",
    "Helm values": "replicaCount: 1\nimage: {tag: x}\nstrategy:\n  type: RollingUpdate\nteamLabel: a\n",
    "Atlantis": "version: 3\nprojects:\n- name: okr\n  dir: .\nworkflows: {}\n",
    "OpenAPI": "openapi: 3.1.0\ninfo: {title: Objectives}\npaths:\n  /objectives:\n    get: {tags: [okr]}\n",
    "a playbook": "- hosts: all\n  tasks:\n  - name: okr\n",
    "pre-commit": "repos:\n- repo: https://acme.example/okr\n  hooks: [{id: okr}]\n",
    "people of another form": "people:\n- given: Ida\n  family: Holm\n",
    "people of a site": "title: Who we are\npeople:\n- name: Ida\n",
    "people by name": "people:\n  ida:\n    name: Ida\n",
    "authors": "cff-version: 1.2.0\nauthors:\n- name: Ida\nteam: okr\n",
    "labels": "team: payments\nprojects: [billing]\n",
    "a logger": "level: info\nstate: /var\n",
    "a flow mapping": "{on: push, env: {okr: 1, objectives: []}}\n",
    "an indented workflow": "  on: push\n  env:\n    okr: 1\n",
    "a template": "{{- if .Values.on }}\nkind: Deployment\nspec:\n  okr: 1\n{{- end }}\n",
    "a strategy of deployment": "strategy:\n  type: RollingUpdate\n  rollingUpdate: {vision: 1}\n",
    "a model to train": "model: resnet\nobjective: softmax\ninitiative: 3\n",
    "a team of another tool": "team: payments\nobject: cart\nactive: true\n",
    "a deeper key": "tracker:\n  objectives: []\n  okr: 1\n",
    "a key in a comment": "# okr: 1\n#objectives: []\nname: x\n",
    "a mapping of columns": "cycle: cycle\nteam: team  # one each\nobjectives: objective\nlevel: ignore\n",
    "nothing": "",
    "a binary": "\x00\x01\x02",
}


@pytest.mark.parametrize("text", OURS)
def test_okr_files_are_recognized(text: str) -> None:
    assert looks_like_okr(text.encode())


@pytest.mark.parametrize("text", SPELLINGS + INVISIBLE)
def test_no_spelling_of_yaml_hides_a_file(text: str) -> None:
    assert looks_like_okr(text.encode())


def test_import_mappings_are_not_read_as_okr_files() -> None:
    mappings = [*(ROOT / "okr_cli/exchange/presets").glob("*.yaml"), *(ROOT / "examples/import").glob("*.yaml")]
    assert len(mappings) >= 3
    assert [path.name for path in mappings if looks_like_okr(path.read_bytes())] == []


@pytest.mark.parametrize("text", ["cycle: 2026-Q4\nteam: ignored\n", "objectives: objectives\n", "initiatives: idea\n"])
def test_only_the_name_of_a_field_makes_a_mapping(text: str) -> None:
    assert looks_like_okr(text.encode())


def test_aliases_are_read_once() -> None:
    """Every key repeats a long list; reading it each time would take minutes."""
    text = "&a x: &b\n" + "- y: 1\n" * 20_000 + "".join(f"k{number}: *b\n" for number in range(2_000)) + "team: A\n"
    assert not looks_like_okr(text.encode())


@pytest.mark.parametrize("what", OTHERS)
def test_yaml_of_other_programs_is_not_read(what: str) -> None:
    assert not looks_like_okr(OTHERS[what].encode())


@pytest.mark.parametrize("encoding", [f"utf-{width}{order}" for width in (16, 32) for order in ("", "-le", "-be")])
def test_wide_encodings_are_recognized_and_reported(encoding: str) -> None:
    texts = [text for text in OURS + SPELLINGS if text.isascii() and "\0" not in text]
    assert [text for text in texts if not looks_like_okr(text.encode(encoding))] == []
    assert [what for what, text in OTHERS.items() if looks_like_okr(text.encode(encoding))] == []


def test_a_truncated_utf16_file_is_recognized() -> None:
    assert looks_like_okr("okr: 1\nteam: Bäckerei\n".encode("utf-16")[:-1])
    assert looks_like_okr(b"\xff\xfe" + "okr: 1\n".encode("utf-16-le") + b"\x00\xd8")


def test_common_keys_are_named() -> None:
    assert common_keys(b"people: []\nname: x\n") == {"people"}
