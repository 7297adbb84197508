"""Completion offers what only okr knows, and the rest if no other server does."""

import pytest

from okr_cli.lsp.completion import MOST, completions_at
from okr_cli.lsp.options import Neighbor, Options
from tests.lsp.editing import FILES, GROWTH, PLATFORM, Editor, editor, place

MODELINE = "# yaml-language-server: $schema=okr.schema.json\n"


def offered(acme: Editor, before: str, after: str = "", text: str = PLATFORM) -> list[str]:
    """The inserted texts that are offered when ``after`` replaces ``before``."""
    start = text.index(before)
    view = acme.open("platform.yaml", text.replace(before, after, 1) if after else text)
    return [
        item.text_edit.new_text for item in completions_at(view, start + len(after or before)).items if item.text_edit
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("owner: Ines Moreau", "owner: ", ["Ines Moreau", "Maya Okafor", "Jonas Lindqvist"]),
        ("    contributes_to: [growth/start/activation]", "    contributes_to: [", ["start", "activation"]),
        ("        depends_on: [setup]", "        depends_on:\n          - ", ["start", "activation", "setup"]),
        ("    contributes_to:", "    serves: [\n    contributes_to:", []),
        ("    contributes_to: [growth/start/activation]", "    serves: ", ["calm"]),
        ("    contributes_to: [growth/start/activation]", "    shared_with: [", ["Growth"]),
        ("cycle: 2026-Q4", "cycle: ", ["2026-Q4", "2027-Q1"]),
        ("team: Platform", "team: ", ["Growth", "Platform"]),
        ("id: p95", "id: ", ["cut-p95-load-time-from-900-ms-to-400-ms"]),
        ("        depends_on: [setup]", "        check_ins:\n          - date: ", ["2026-11-20", "2026-12-31"]),
        ("    contributes_to: [growth/start/activation]", "    x: '", []),
    ],
)
def test_values_that_only_the_workspace_knows(acme: Editor, before: str, after: str, expected: list[str]) -> None:
    assert sorted(offered(acme, before, after)) == sorted(expected)


def test_owners_are_quoted_if_necessary(acme: Editor) -> None:
    people = FILES["company.yaml"].replace("Maya Okafor", '"Maya: O\'Kafor"')
    again = editor(acme.root, FILES | {"company.yaml": people})
    assert '"Maya: O\'Kafor"' in offered(again, "owner: Ines Moreau", "owner: ")


def test_text_with_spaces_is_a_snippet_if_supported(acme: Editor) -> None:
    """Neovim cuts a plain text at its first space."""
    people = FILES["company.yaml"].replace("Maya Okafor", "'Maya $Okafor}'")
    again = editor(acme.root, FILES | {"company.yaml": people})
    assert "Maya $Okafor}" in "".join(offered(again, "owner: Ines Moreau", "owner: "))
    again.session.takes_snippets = True
    assert "Maya \\$Okafor\\}" in "".join(offered(again, "owner: Ines Moreau", "owner: "))


def test_references_are_as_short_as_unambiguous(acme: Editor) -> None:
    twin = GROWTH.replace("id: start", "id: begin").replace("team: Growth", "team: Sales")
    again = editor(acme.root, FILES | {"sales.yaml": twin})
    found = offered(again, "    contributes_to: [growth/start/activation]", "    contributes_to: [")
    assert {"start/activation", "begin/activation"} <= set(found)
    assert "activation" not in found


def test_keys_and_fixed_values_are_left_to_the_yaml_server(acme: Editor) -> None:
    key = ("    contributes_to: [growth/start/activation]", "    de")
    word = ("        depends_on: [setup]", "        kind: ")
    assert "depends_on: " in offered(acme, *key)
    assert offered(acme, *word) == ["committed", "aspirational", "learning"]
    assert offered(acme, *key, text=MODELINE + PLATFORM) == offered(acme, *word, text=MODELINE + PLATFORM) == []
    alone = editor(acme.root, FILES, Options(Neighbor.OFF))
    assert "depends_on: " in offered(alone, *key, text=MODELINE + PLATFORM)
    beside = editor(acme.root, FILES, Options(Neighbor.ON))
    assert offered(beside, *key) == []


def test_keys_that_exist_are_not_offered(acme: Editor) -> None:
    found = offered(acme, "    contributes_to: [growth/start/activation]", "    x")
    assert len(found) == len(set(found))
    assert {"title: ", "owner: ", "id: "}.isdisjoint(found)


def test_rules_with_findings_are_offered_first_for_a_suppression(acme: Editor) -> None:
    text = PLATFORM.replace("owner: Ines Moreau", "owner: Platform team # okr: ignore[te]", 1)
    view = acme.open("platform.yaml", text)
    labels = [item.label for item in completions_at(view, place(view, "ignore[te", behind=True)).items]
    assert labels[0] == "team-owner"
    assert "vague-objective" in labels


def test_long_lists_are_limited_and_refined_while_typing(acme: Editor) -> None:
    people = "people:\n" + "".join(f"  - {{name: Maya {number:03}}}\n" for number in range(MOST + 50))
    again = editor(acme.root, FILES | {"company.yaml": people})
    assert len(offered(again, "owner: Ines Moreau", "owner: ")) == MOST
    assert offered(again, "owner: Ines Moreau", "owner: maya 24")[:2] == ["Maya 240", "Maya 241"]
