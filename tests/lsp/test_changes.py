"""Changes in an editor (fixes, suppressions, renames) give the text that ``okr`` would write."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from lsprotocol import types

from okr_cli.edit.splice import splice
from okr_cli.errors import CannotRun
from okr_cli.finding import Finding, Span
from okr_cli.lsp.code_actions import FIX_ALL, code_actions
from okr_cli.lsp.renaming import rename, renamed_at
from okr_cli.lsp.session import FileView
from okr_cli.lsp.suppressing import suppression_edit
from tests.commands.running import ROOT, okr
from tests.lsp.editing import FILES, GROWTH, PLATFORM, Editor, after, editor, place

MOST_FILES = 4
ALL = types.CodeActionContext([], [FIX_ALL])


def actions(view: FileView, words: str) -> dict[str, str]:
    """The text after each code action that is offered at some words."""
    start = place(view, words)
    found = code_actions(view, Span(start, start), types.CodeActionContext([], ["quickfix"]))
    return {action.title: after(view, edits_of(action.edit, view)) for action in found}


def edits_of(edit: types.WorkspaceEdit | None, view: FileView) -> list[types.TextEdit]:
    assert edit is not None
    assert edit.changes is not None
    return [*edit.changes[view.session.uri_of(view.shown)]]


def test_quick_fixes_equal_those_of_lint(acme: Editor) -> None:
    view = acme.open("growth.yaml", GROWTH.replace("owner: Jonas", "ownr: Jonas"))
    assert GROWTH in actions(view, "ownr").values()


def test_a_misspelled_reference_is_fixed(acme: Editor) -> None:
    view = acme.open("platform.yaml", PLATFORM.replace("[growth/start/activation]", "[growth/start/activatoin]"))
    assert PLATFORM.replace("growth/start", "2026-Q4/growth/start") in actions(view, "activatoin").values()


def test_fix_all_equals_lint_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "broken", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    acme, texts = editor(tmp_path, {}), dict[Path, str]()
    before = {path: path.read_bytes().decode() for path in sorted((tmp_path / "okrs").glob("*.yaml"))[:MOST_FILES]}
    for path in before:
        view = acme.open(f"okrs/{path.name}")
        found = code_actions(view, Span(0, 0), ALL)
        texts[path] = after(view, edits_of(found[0].edit, view)) if found else view.text
        assert view.text == before[path]
    okr("lint", "--fix", "--no-cache", "--exit-zero")
    assert {path: path.read_bytes().decode() for path in texts} == texts
    assert texts != before


def test_the_findings_of_the_broken_example_can_be_suppressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One per line at a time. The comment is found by okr and keeps the file valid."""
    shutil.copytree(ROOT / "examples" / "broken", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    acme, tried = editor(tmp_path, {}), set[str]()
    for path in sorted((tmp_path / "okrs").glob("*.yaml")):
        view = acme.open(f"okrs/{path.name}")
        by_line = {finding.start.line: finding for finding in view.findings() if finding.rule not in tried}
        edits = {finding: edit for finding in by_line.values() if (edit := suppression_edit(finding, view.loaded))}
        before = Counter(map(known_by, view.findings()))
        view.lint.set_text(view.shown, splice(view.text, edits.values()))
        now = Counter(map(known_by, view.findings()))
        assert [finding for finding in edits if now[known_by(finding)] >= before[known_by(finding)]] == []
        harm = {rule for rule, _, _ in now - before}
        assert harm & {"unused-suppression", "invalid-yaml", "unknown-rule"} == set()
        tried |= {finding.rule for finding in edits}
    assert len(tried) > 40


def known_by(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.entity, finding.message


def test_a_suppression_is_added_to_an_existing_comment(acme: Editor) -> None:
    text = GROWTH.replace("owner: Jonas Lindqvist", "owner: Growth team # okr: ignore[long-title] -- x")
    view = acme.open("growth.yaml", text)
    (finding,) = (each for each in view.findings() if each.rule == "team-owner")
    edit = suppression_edit(finding, view.loaded)
    assert edit is not None
    assert splice(text, [edit]) == text.replace("[long-title]", "[long-title, team-owner]")


def test_a_rename_reaches_every_file_and_the_baseline(acme: Editor) -> None:
    okr("lint", "--write-baseline", "--select", "all")
    view = acme.open("growth.yaml", GROWTH + "# typed\n")
    acme.open("platform.yaml")
    edit = rename(view, place(view, "activation"), "first-sale")
    assert edit is not None
    assert edit.changes is not None
    names = {uri.rpartition("/")[2]: [each.new_text for each in edits] for uri, edits in edit.changes.items()}
    assert names["growth.yaml"] == names["platform.yaml"] == ["first-sale"]
    assert after(view, edits_of(edit, view)) == GROWTH.replace("activation", "first-sale") + "# typed\n"
    assert set(names) - {"okr-baseline.json"} == {"growth.yaml", "platform.yaml"}


def test_rename_works_on_titles_references_and_choices(acme: Editor) -> None:
    platform, growth = acme.open("platform.yaml"), acme.open("growth.yaml")
    found = renamed_at(platform, place(platform, "activation"))
    assert found
    assert (platform.text[slice(*found[0])], found[1]) == ("activation", "activation")
    assert renamed_at(platform, place(platform, "unit")) is None
    edit = rename(growth, place(growth, "calm]"), "calm-software")
    assert edit
    assert edit.changes
    assert len(edit.changes) == 2


@pytest.mark.parametrize(
    ("new", "reason"), [("New Id", "not a valid id"), ("tour", "already has this id"), ("", "not a valid id")]
)
def test_an_impossible_rename_is_refused_with_the_reason(acme: Editor, new: str, reason: str) -> None:
    view = acme.open("growth.yaml", GROWTH + GROWTH[GROWTH.index("          - id: setup") :].replace("setup", "tour"))
    with pytest.raises(CannotRun, match=reason):
        rename(view, place(view, "id: setup", behind=True), new)


def test_edits_apply_to_the_version_they_were_made_for(acme: Editor) -> None:
    acme.session.takes_versions = True
    view = acme.open("growth.yaml", version=7)
    edit = rename(view, place(view, "activation"), "first-sale")
    assert edit
    assert edit.document_changes
    versions = {
        each.text_document.uri: each.text_document.version
        for each in edit.document_changes
        if isinstance(each, types.TextDocumentEdit)
    }
    assert versions == {acme.uri("growth.yaml"): 7, acme.uri("platform.yaml"): None}


def test_carriage_returns_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}
    view = editor(tmp_path, files).open("growth.yaml")
    edit = rename(view, place(view, "activation"), "first-sale")
    assert after(view, edits_of(edit, view)) == files["growth.yaml"].replace("activation", "first-sale")
