"""Which bytes look like OKRs."""

import pytest

from okr_cli.source.discover import common_keys, looks_like_okr

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
    "people: []\nteam: Growth\n",
    "cycle: 2026\nstrategy: {}\n",
    "# yaml-language-server: $schema=../okr.schema.json\npeople: []\n",
]

OTHERS = {
    "a GitHub workflow": "name: ci\non: [push]\nenv:\n  okr: 1\njobs:\n  test:\n    strategy: {matrix: {}}\n",
    "docker compose": "services:\n  web:\n    image: nginx\n    deploy: {replicas: 2}\nvolumes: {}\n",
    "a Kubernetes manifest": "apiVersion: v1\nkind: Deployment\nmetadata: {name: okr}\nspec:\n  strategy: {}\n",
    "Helm values": "replicaCount: 1\nimage: {tag: x}\nstrategy:\n  type: RollingUpdate\nteamLabel: a\n",
    "Atlantis": "version: 3\nprojects:\n- name: okr\n  dir: .\nworkflows: {}\n",
    "OpenAPI": "openapi: 3.1.0\ninfo: {title: Objectives}\npaths:\n  /objectives:\n    get: {tags: [okr]}\n",
    "a playbook": "- hosts: all\n  tasks:\n  - name: okr\n",
    "pre-commit": "repos:\n- repo: https://acme.example/okr\n  hooks: [{id: okr}]\n",
    "a folder of people": "people:\n- name: Ida\n",
    "a deeper key": "tracker:\n  objectives: []\n  okr: 1\n",
    "a key in a comment": "# okr: 1\n#objectives: []\nname: x\n",
    "nothing": "",
    "a binary": "\x00\x01\x02",
}


@pytest.mark.parametrize("text", OURS)
def test_a_telling_key_or_two_common_ones(text: str) -> None:
    assert looks_like_okr(text.encode())


@pytest.mark.parametrize("what", OTHERS)
def test_yaml_of_other_programs(what: str) -> None:
    assert not looks_like_okr(OTHERS[what].encode())


def test_common_keys_are_named() -> None:
    assert common_keys(b"people: []\nname: x\n") == {"people"}
