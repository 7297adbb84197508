"""Drafts get milder findings, closed files almost none, and broken entities only those about the mistake."""

import pytest

from tests.rules.linting import lint_text, lint_texts

TEXT = """
    state: {state}
    objectives:
      - title: Improve things
        key_results:
          - title: Improve more things
            owner: Kofi Mensah
    initiatives:
      - title: Test double-walled cartons with 300 parcels
        owner: Lena Vogel
"""


def severities(state: str) -> dict[str, str]:
    return {one.rule: str(one.severity) for one in lint_text(TEXT.format(state=state)).findings}


def test_a_missing_owner_is_an_error_in_an_active_file_and_a_warning_in_a_draft() -> None:
    assert severities("active")["missing-owner"] == "error"
    assert severities("draft")["missing-owner"] == "warning"


def test_an_orphan_has_the_same_severity_in_every_state() -> None:
    for state in ("draft", "active", "closed"):
        assert severities(state)["orphan-initiative"] == "error"


def test_in_a_closed_file_only_files_and_links_are_checked() -> None:
    report = lint_text(TEXT.format(state="closed"))
    assert {one.code[0] for one in report.findings} == {"1"}


def test_a_broken_entity_gets_no_second_finding() -> None:
    report = lint_text(
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: [Kofi Mensah, Lena Vogel]
            key_results:
              - {title: Cut breakages from 3.1% to 1.5%, owner: Kofi Mensah}
              - {title: Raise parcel ratings from 3.9 to 4.4, owner: Kofi Mensah}
        """,
        rules=("file", "ownership"),
    )
    assert [one.rule for one in report.findings] == ["invalid-value"]


def test_per_file_ignores() -> None:
    text = "objectives: [{title: Let every parcel arrive whole}]\n"
    settings = """
        [lint.per-file-ignores]
        "imported/*" = ["ownership", "focus"]
    """
    report = lint_texts({"imported/a.yaml": text, "own/a.yaml": text}, settings, rules=("ownership",))
    assert {one.path for one in report.findings} == {"own/a.yaml"}


@pytest.mark.parametrize("status", ["shipped", "dropped"])
def test_finished_initiatives_count_for_nothing_in_focus(status: str) -> None:
    initiatives = "\n".join(
        f"              - {{title: Test carton {n} with 300 parcels, owner: Lena Vogel, status: {status}}}"
        for n in range(9)
    )
    report = lint_text(
        f"""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
{initiatives.replace("              -", "                  -")}
        """,
        rules=("too-many-initiatives",),
    )
    assert report.findings == ()
