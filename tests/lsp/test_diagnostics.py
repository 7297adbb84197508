"""Diagnostics while typing: the findings of ``okr lint`` for the texts in the editor."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types

from okr_cli.linter.rule_runner import RuleRunner
from okr_cli.lsp.diagnostics import Diagnoser
from okr_cli.lsp.hover import hover_at
from okr_cli.lsp.options import Neighbor, Options, Shown, read_options
from okr_cli.lsp.session import EditorSession, OpenFile
from okr_cli.workspace.loader import LoadedFile
from okr_cli.workspace.workspace import InputFile, Workspace
from tests.commands.running import okr
from tests.lsp.editing import DAY, FILES, GROWTH, PLATFORM, Editor, editor, place
from tests.workspace.repositories import repository

BROKEN = GROWTH.replace("id: activation", "id: first-sale")
"""What the file of another team refers to is gone."""


def rules(acme: Editor, name: str, diagnoser: Diagnoser | None = None) -> list[str]:
    """The rules with findings in a file, without hints."""
    found = (diagnoser or Diagnoser(acme.session)).run().get(acme.uri(name))
    hint = types.DiagnosticSeverity.Information
    return sorted({str(each.code) for each in (found.diagnostics if found else ()) if each.severity is not hint})


def test_an_impossible_path_is_checked_alone(acme: Editor) -> None:
    acme.open("platform.yaml", PLATFORM.replace("activation", "activatoin"))
    elsewhere = Path("/" + "a" * 5000 + ".yaml")
    acme.session.open(OpenFile(elsewhere.as_uri(), elsewhere, GROWTH, 1))
    assert rules(acme, "platform.yaml") == ["unknown-reference"]
    assert acme.session.view(elsewhere.as_uri())


def test_diagnostics_equal_the_findings_of_lint(acme: Editor) -> None:
    text = GROWTH.replace("owner: Jonas Lindqvist", "owner: Growth team")
    acme.open("growth.yaml", text)
    typed = rules(acme, "growth.yaml")
    (acme.root / "growth.yaml").write_text(text)
    done = okr("lint", "growth.yaml", "--as-of", str(DAY), "--exit-zero", "--output-format", "jsonl")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert typed == sorted({each["name"] for each in found if each["severity"] != "info"})
    assert "team-owner" in typed


def test_a_diagnostic_has_rule_place_and_related_places(acme: Editor) -> None:
    acme.open(
        "growth.yaml",
        GROWTH.replace("Maya Okafor\n    serves", "😀 Okafor team  # okr: ignore[long-title]\n    serves"),
    )
    twin = acme.open(
        "platform.yaml", PLATFORM.replace("team: Platform", "team: Growth").replace("id: fast", "id: start")
    )
    found = Diagnoser(acme.session).run()
    unused = next(each for each in found[acme.uri("growth.yaml")].diagnostics if each.code == "unused-suppression")
    assert unused.tags == [types.DiagnosticTag.Unnecessary]
    assert unused.range.start == types.Position(6, 41)
    double = next(
        each for each in found[twin.session.uri_of("platform.yaml")].diagnostics if each.code == "duplicate-id"
    )
    assert double.source == "okr"
    assert double.severity is types.DiagnosticSeverity.Error
    assert double.related_information
    assert double.related_information[0].location.uri == acme.uri("growth.yaml")
    assert double.code_description is None


def test_rules_link_to_pages_if_the_settings_have_a_url(acme: Editor) -> None:
    again = editor(acme.root, FILES | {"okr.toml": '[lint]\ndocs = "https://docs.example/{name}"\n'})
    again.open("growth.yaml", BROKEN.replace("owner: Jonas", "ownr: Jonas"))
    (each, *_) = Diagnoser(again.session).run()[again.uri("growth.yaml")].diagnostics
    assert each.code_description
    assert each.code_description.href == f"https://docs.example/{each.code}"


def test_broken_references_are_reported_in_open_and_closed_files(acme: Editor) -> None:
    diagnoser = Diagnoser(acme.session)
    acme.open("growth.yaml")
    assert rules(acme, "platform.yaml", diagnoser) == []
    acme.open("growth.yaml", BROKEN)
    assert rules(acme, "platform.yaml", diagnoser) == ["unknown-reference"]
    acme.open("growth.yaml")
    assert rules(acme, "platform.yaml", diagnoser) == []
    acme.open("platform.yaml")
    acme.open("growth.yaml", BROKEN)
    assert "unknown-reference" in rules(acme, "platform.yaml", diagnoser)


@pytest.mark.parametrize(
    "typed",
    [
        'owner: "Jonas Lind',
        "owner: [",
        "ow",
        "depends_on: [a, b",
        "owner: Jonas\n            hypothesis: {belief: x",
        "- ",
        "owner: *",
        "\towner: x",
    ],
)
def test_unfinished_text_breaks_no_reference_to_the_rest(acme: Editor, typed: str) -> None:
    diagnoser = Diagnoser(acme.session)
    view = acme.open("growth.yaml", GROWTH.replace("owner: Jonas Lindqvist", typed))
    assert rules(acme, "growth.yaml", diagnoser)
    assert rules(acme, "platform.yaml", diagnoser) == []
    assert len(view.loaded.content.definitions) >= 2
    assert hover_at(view, place(view, "activation")) is not None


def test_closed_files_are_reported_only_on_request(acme: Editor) -> None:
    files = FILES | {"platform.yaml": PLATFORM.replace("Ines Moreau", "Platform team")}
    for shown, expected in ((Shown.OPEN, False), (Shown.WORKSPACE, True)):
        again = editor(acme.root, files, Options(diagnostics=shown))
        again.open("growth.yaml")
        assert ("team-owner" in rules(again, "platform.yaml")) is expected


def test_open_files_are_checked_without_the_others(acme: Editor) -> None:
    """In a large workspace the open files come first, with the same findings and none of other files."""
    diagnoser = Diagnoser(acme.session)
    acme.open("growth.yaml", BROKEN.replace("Jonas Lindqvist", "Growth team"))
    acme.open("platform.yaml")
    soon = diagnoser.run_open()
    assert soon == {uri: each for uri, each in diagnoser.run().items() if uri in acme.session.files}
    assert "unknown-reference" in [each.code for each in soon[acme.uri("platform.yaml")].diagnostics]


def test_baseline_findings_are_not_shown(acme: Editor) -> None:
    again = editor(acme.root, FILES | {"growth.yaml": GROWTH.replace("Jonas Lindqvist", "Growth team")})
    again.open("growth.yaml")
    assert rules(again, "growth.yaml") == ["team-owner"]
    okr("lint", "--write-baseline")
    again.session.look_again()
    assert rules(again, "growth.yaml") == []


def test_schema_findings_are_left_to_a_running_yaml_server(acme: Editor) -> None:
    text = "# yaml-language-server: $schema=x.json\n" + GROWTH.replace("owner: Jonas", "ownr: Jonas")
    for neighbor, expected in ((Neighbor.AUTO, True), (Neighbor.OFF, True), (Neighbor.ON, False)):
        again = editor(acme.root, FILES, Options(neighbor))
        again.open("growth.yaml", text)
        assert ("unknown-key" in rules(again, "growth.yaml")) is expected


def test_changes_on_disk_count_once_the_editor_reports_them(acme: Editor) -> None:
    acme.open("platform.yaml")
    assert rules(acme, "platform.yaml") == []
    (acme.root / "growth.yaml").unlink()
    assert rules(acme, "platform.yaml") == []
    acme.session.look_again()
    assert rules(acme, "platform.yaml") == ["unknown-reference"]
    (acme.root / "okr.toml").write_text('[lint]\nignore = ["unknown-reference", "focus"]\n')
    acme.session.look_again()
    assert rules(acme, "platform.yaml") == []


def test_a_closed_file_counts_as_it_is_on_disk(acme: Editor) -> None:
    acme.open("platform.yaml")
    acme.open("growth.yaml", BROKEN)
    assert rules(acme, "platform.yaml") == ["unknown-reference"]
    acme.session.close(acme.uri("growth.yaml"))
    assert rules(acme, "platform.yaml") == []


def test_a_file_that_is_not_saved_yet_belongs_to_the_workspace(acme: Editor) -> None:
    view = acme.open("new.yaml", PLATFORM.replace("team: Platform", "team: Sales"))
    assert view.lint.loaded.index.find("growth/start").entity is not None
    assert rules(acme, "new.yaml") == []


def test_other_yaml_files_are_left_alone(acme: Editor) -> None:
    path = acme.root / "deploy.yaml"
    path.write_text("kind: Deployment\n")
    acme.session.open(OpenFile(path.as_uri(), path, "kind: Deployment\nowner: [\n", 1))
    assert acme.session.view(path.as_uri()) is None
    assert Diagnoser(acme.session).run()[path.as_uri()].diagnostics == []
    acme.open("growth.yaml")
    assert Diagnoser(acme.session).run()[path.as_uri()].diagnostics == []


def test_without_a_workspace_a_file_is_checked_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening a file in a home directory does not search it; a repository is a workspace."""
    monkeypatch.chdir(tmp_path)
    home = Editor(tmp_path, EditorSession(lambda: DAY))
    (tmp_path / "platform.yaml").write_text(PLATFORM)
    (tmp_path / "growth.yaml").write_text(GROWTH)
    assert [*home.open("platform.yaml").lint.files] == ["platform.yaml"]
    assert "unknown-reference" in rules(home, "platform.yaml")
    repository(tmp_path)
    home.session.look_again()
    assert "unknown-reference" not in rules(home, "platform.yaml")


def test_each_workspace_has_its_own_settings(acme: Editor) -> None:
    inner = acme.root / "inner"
    inner.mkdir()
    (inner / "okr.toml").write_text('[lint]\nignore = ["team-owner"]\n')
    (inner / "growth.yaml").write_text(GROWTH)
    text = GROWTH.replace("owner: Jonas Lindqvist", "owner: Growth team")
    acme.open("growth.yaml", text)
    acme.open("inner/growth.yaml", text)
    assert "team-owner" in rules(acme, "growth.yaml")
    assert "team-owner" not in rules(acme, "inner/growth.yaml")


def test_invalid_settings_are_reported_and_do_not_stop_the_server(acme: Editor) -> None:
    (acme.root / "okr.toml").write_text("[lint]\nignroe = []\n")
    acme.session.open(OpenFile(acme.uri("growth.yaml"), acme.root / "growth.yaml", GROWTH, 1))
    assert rules(acme, "growth.yaml") == []
    assert ["unknown key" in problem for problem in acme.session.problems.values()] == [True]
    (acme.root / "okr.toml").write_text("")
    acme.session.look_again()
    assert acme.session.view(acme.uri("growth.yaml")) is not None
    assert acme.session.problems == {}


def test_diagnostics_follow_the_date(acme: Editor) -> None:
    days = [DAY]
    again = editor(acme.root, FILES | {"okr.toml": '[lint]\nextend-select = ["overdue-initiative"]\n'})
    again.session.today = lambda: days[-1]
    again.open("growth.yaml", GROWTH + "            due: 2026-12-01\n")
    assert "overdue-initiative" not in rules(again, "growth.yaml")
    days.append(date(2026, 12, 20))
    assert "overdue-initiative" in rules(again, "growth.yaml")


@pytest.mark.parametrize(
    "text", ["", "okr: 1\n\x00", "okr: 1\nobjectives: [\n", "okr: 1\n\ud800", "﻿" + GROWTH, "okr: &a [*a]\n"]
)
def test_any_text_is_checked(acme: Editor, text: str) -> None:
    acme.session.open(OpenFile(acme.uri("growth.yaml"), acme.root / "growth.yaml", text, 1))
    assert acme.uri("growth.yaml") in Diagnoser(acme.session).run()


def test_unknown_options_are_reported() -> None:
    given = {"yamlLanguageServer": "on", "diagnostics": "workspace", "inlayHints": False}
    assert read_options({"okr": given}) == (Options(Neighbor.ON, Shown.WORKSPACE, False), [])
    assert read_options(given) == read_options({"okr": given})
    assert read_options(None) == (Options(), [])
    wrong = read_options({"diagnostic": 1, "yamlLanguageServer": [], "diagnostics": 3, "inlayHints": "no"})
    assert (wrong[0], len(wrong[1])) == (Options(), 4)
    assert len(read_options([1])[1]) == 1


def test_a_keystroke_reads_one_file_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {f"team-{number}.yaml": GROWTH.replace("Growth", f"Team {number}") for number in range(9)}
    acme, read = editor(tmp_path, files | {"okr.toml": ""}), list[str]()
    load, files_of = RuleRunner.load, Workspace.files

    def loaded(runner: RuleRunner, data: bytes, path: str) -> LoadedFile:
        read.append(path)
        return load(runner, data, path)

    def walked(workspace: Workspace) -> Iterator[InputFile]:
        read.append("the disk")
        return files_of(workspace)

    monkeypatch.setattr(RuleRunner, "load", loaded)
    monkeypatch.setattr(Workspace, "files", walked)
    diagnoser = Diagnoser(acme.session)
    acme.open("team-1.yaml")
    diagnoser.run()
    assert sorted(read) == [*sorted(files), "the disk"]
    read.clear()
    acme.open("team-1.yaml", BROKEN)
    diagnoser.run()
    diagnoser.run()
    assert read == ["team-1.yaml"]
    read.clear()
    (tmp_path / "team-2.yaml").write_text(BROKEN)
    acme.session.look_again()
    diagnoser.run()
    assert read == ["the disk", "team-2.yaml"]
