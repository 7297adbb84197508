"""Hover, definition, references, outline and hints refer to the same entity as ``okr show``."""

import pytest

from okr_cli.finding import Span
from okr_cli.lsp.hover import hover_at
from okr_cli.lsp.inlay_hints import inlay_hints
from okr_cli.lsp.navigation import definition_at, references_at
from okr_cli.lsp.options import Options
from okr_cli.lsp.session import FileView
from okr_cli.lsp.symbols import document_symbols, workspace_symbols
from tests.lsp.editing import FILES, GROWTH, PLATFORM, Editor, editor, place


def said(view: FileView, words: str) -> str:
    hover = hover_at(view, place(view, words) + 1, view.findings())
    return hover.contents.value if hover else ""  # type: ignore[union-attr]


def test_a_reference_shows_the_status_of_its_entity(acme: Editor) -> None:
    text = said(acme.open("platform.yaml"), "growth/start/activation")
    assert text.startswith("**Key Result** Raise shops")
    assert "(49 − 38) / (60 − 38) = 0.5" in text
    assert "points behind pace" in text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("activation\n", "**Key Result** Raise shops"),
        ("Let new shops", "**Objective** Let new shops"),
        ("calm]", "**Strategic choice** Win small teams"),
        ("Jonas", "**Jonas Lindqvist**\n\njonas, Growth"),
        ("check_ins", "`check_ins`: "),
        ("baseline", "`baseline`: "),
        ("2026-11-16", ""),
    ],
)
def test_hover_explains_names_and_keys(acme: Editor, words: str, answer: str) -> None:
    text = said(acme.open("growth.yaml"), words)
    assert text.startswith(answer)
    assert bool(text) == bool(answer)


def test_a_finding_says_why_it_matters(acme: Editor) -> None:
    view = acme.open("growth.yaml", GROWTH.replace("owner: Jonas Lindqvist", "owner: Growth team"))
    assert "**team-owner** 3" in said(view, "Growth team")


def test_text_of_a_file_never_becomes_markup(acme: Editor) -> None:
    view = acme.open("growth.yaml", GROWTH.replace("Redesign", "<b>*x*</b> [y](http://e) Redesign"))
    text = said(view, "id: setup\n"[4:])
    assert "<b>" not in text
    assert "[y](" not in text


def test_definitions_and_references_work_across_files(acme: Editor) -> None:
    growth, platform = acme.open("growth.yaml"), acme.open("platform.yaml")
    there = definition_at(platform, place(platform, "activation"))
    assert there
    assert (there.uri, there.range) == (
        acme.uri("growth.yaml"),
        growth.positions.range(Span(place(growth, "activation"), place(growth, "activation", True))),
    )
    found = references_at(growth, place(growth, "activation"), True)
    assert [place.uri.rpartition("/")[2] for place in found] == ["growth.yaml", "platform.yaml"]
    owner = references_at(growth, place(growth, "Maya"), False)
    assert len(owner) == 2
    choice = definition_at(growth, place(growth, "calm]"))
    assert choice
    assert choice.uri == acme.uri("company.yaml")
    person = definition_at(growth, place(growth, "Jonas"))
    assert person
    assert person.range.start.line == 3


def test_a_canvas_opens_its_document_but_nothing_outside_the_workspace(acme: Editor) -> None:
    (acme.root / "setup.md").write_text("")
    (acme.root.parent / "secret.md").write_text("")
    for name, leads in (("setup.md", True), ("../secret.md", False)):
        view = acme.open("growth.yaml", f"{GROWTH}            canvas: {name}\n")
        assert bool(definition_at(view, place(view, name))) is leads


def test_the_outline_follows_the_hierarchy(acme: Editor) -> None:
    (objective,) = document_symbols(acme.open("growth.yaml"))
    assert objective.children
    assert objective.children[0].children
    assert [objective.detail, objective.children[0].detail, objective.children[0].children[0].detail] == [
        "Objective start",
        "Key Result activation",
        "Initiative setup",
    ]
    assert [each.name for each in workspace_symbols(acme.session, "p95 load")] == [
        "Cut p95 load time from 900 ms to 400 ms"
    ]


def test_hints_show_progress_and_pace_after_each_title(acme: Editor) -> None:
    view = acme.open("growth.yaml")
    hints = {hint.position.line: hint.label for hint in inlay_hints(view, Span(0, len(view.text)))}
    assert hints == {5: "50%, ✓ on track", 10: "50%, 5 points behind pace"}
    draft = acme.open("platform.yaml", PLATFORM.replace("team: Platform", "team: Platform\nstate: draft"))
    assert inlay_hints(draft, Span(0, len(draft.text))) == []
    without = editor(acme.root, FILES, Options(inlay_hints=False)).open("growth.yaml")
    assert inlay_hints(without, Span(0, len(without.text))) == []
