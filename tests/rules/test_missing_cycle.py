"""Rule 114: one finding for all Objectives of a document without a cycle."""

import pytest

from tests.rules.linting import lint_texts

OBJECTIVE = "  - {title: Let every parcel arrive whole, owner: Kofi Mensah}\n"
DROPPED = OBJECTIVE.replace("}", ", dropped: {date: 2026-11-09, reason: It rained}}")


def said(text: str, path: str = "okrs.yaml", settings: str = "") -> list[tuple[str, str]]:
    report = lint_texts({path: text}, settings, rules=("missing-cycle",))
    return [(one.message, one.help) for one in report.findings]


@pytest.mark.parametrize(
    ("head", "entries", "message"),
    [
        ("", OBJECTIVE, "this Objective has no cycle"),
        ("", OBJECTIVE * 3, "3 Objectives in this file have no cycle"),
        ("", DROPPED + OBJECTIVE, "this Objective has no cycle"),
        ("", DROPPED, ""),
        ("cycle: 2026-Q4\n", OBJECTIVE, ""),
        ("cycle: Q4\n", OBJECTIVE, ""),
        ("cycle: [2026-Q4]\n", OBJECTIVE, ""),
        ("cycle:\n", OBJECTIVE, ""),
        ("state: draft\n", OBJECTIVE, "this Objective has no cycle"),
    ],
)
def test_a_document_without_a_cycle_has_one_finding(head: str, entries: str, message: str) -> None:
    assert [found for found, _ in said(f"{head}objectives:\n{entries}")] == [message] * bool(message)


def test_each_document_needs_a_cycle() -> None:
    text = f"cycle: 2026-Q4\nobjectives:\n{OBJECTIVE}---\nobjectives:\n{OBJECTIVE}---\nobjectives:\n{OBJECTIVE}"
    assert len(said(text)) == 2


def test_files_with_only_work_or_kpis_need_no_cycle() -> None:
    assert said("kpis: [{title: Parcels lost, owner: Kofi Mensah}]\ninitiatives: [{title: Oil the gate}]\n") == []


@pytest.mark.parametrize(
    ("path", "cycle"),
    [
        ("okrs/2026-Q4/growth.yaml", "2026-Q4"),
        ("okrs/growth/2026-H2.yml", "2026-H2"),
        ("okrs/Winter/growth.yaml", "Winter"),
        ("okrs/growth.yaml", "YYYY-Q1"),
    ],
)
def test_a_cycle_in_the_path_is_suggested(path: str, cycle: str) -> None:
    settings = "[cycles.named]\nWinter = { start = 2026-12-01, end = 2027-02-28 }\n"
    ((_, advice),) = said(f"objectives:\n{OBJECTIVE}", path, settings)
    assert advice == f"Which cycle is it for? Add 'cycle: {cycle}' at the top of the file."
