"""Which keys are synonyms, and which of them can be renamed."""

import textwrap

import pytest

from okr_cli.edit.splice import splice
from okr_cli.finding import Finding
from tests.rules.linting import lint_text


def found(text: str, *rules: str) -> list[Finding]:
    report = lint_text(text, rules=rules or ("synonym-key",))
    return [one for one in report.findings if one.rule == "synonym-key"]


def mended(text: str) -> str:
    text = textwrap.dedent(text).lstrip("\n")
    return splice(text, [edit for one in found(text) if one.fix and one.fix.safe for edit in one.fix.edits])


def test_every_list_of_initiatives_is_checked() -> None:
    text = """
        okr: 1
        actions: []
        objectives:
          - title: A
            projects:  # of all
              - {title: B}
            key_results:
              - {title: C, "actions": [], x-note: {actions: []}}
              - title: D
                'projects': []
        x-actions: {projects: []}
    """
    assert [(one.start.line, one.entity) for one in found(text)] == [(2, ""), (5, "a"), (8, "a/c"), (10, "a/d")]
    renamed = mended(text)
    assert renamed == textwrap.dedent(text).lstrip("\n").replace("\nactions:", "\ninitiatives:").replace(
        "    projects:  #", "    initiatives:  #"
    ).replace('"actions"', '"initiatives"').replace("'projects'", "'initiatives'")
    assert found(renamed) == []


def test_closed_files_are_checked_too() -> None:
    assert len(found("okr: 1\nstate: closed\nactions: []\n")) == 1


def test_invalid_entities_are_checked_too() -> None:
    assert len(found("okr: 1\nobjectives:\n  - {titel: A, actions: []}\n")) == 1


@pytest.mark.parametrize("beside", ["initiatives", "projects"])
def test_nothing_is_renamed_next_to_an_existing_key(beside: str) -> None:
    text = f"okr: 1\nobjectives:\n  - {{title: A, {beside}: [], actions: []}}\n"
    assert {one.fix for one in found(text)} == {None}
    assert all("Put all entries under a single" in one.help for one in found(text))
    assert len(found(text)) == (2 if beside == "projects" else 1)


def test_only_one_rule_reports_a_second_name() -> None:
    both = "okr: 1\nobjectives:\n  - {title: A, initiatives: [], actions: []}\n"
    assert found(both, "synonym-key", "duplicate-key") == []
    neither = "okr: 1\nobjectives:\n  - {title: A, projects: [], actions: []}\n"
    report = lint_text(neither, rules=("synonym-key", "duplicate-key"))
    assert [(one.rule, one.start.column) for one in report.findings] == [("duplicate-key", 16), ("synonym-key", 30)]


def test_what_an_alias_repeats_is_reported_once() -> None:
    first, second = "{title: A, key_results: &k [{title: B, actions: []}]}", "{title: C, key_results: *k}"
    text = f"okr: 1\nobjectives:\n  - {first}\n  - {second}\n"
    assert len(found(text)) == 1
