"""What suppression comments cover, and that unused ones are reported."""

import pytest

from okr_cli.finding import Report
from okr_cli.validation.did_you_mean import is_certain
from tests.rules.linting import lint_text, underlined

FILE = """
    objectives:
      - title: Let every parcel arrive whole
        owner: Packing team{end}
        key_results:
          - title: Cut breakages from 3.1% to 1.5%
            owner: Packing team
"""


def names(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_comment_after_a_line_covers_that_line() -> None:
    report = lint_text(FILE.format(end="  # okr: ignore[team-owner] -- until May"), rules=("ownership",))
    assert names(report) == ["team-owner"]
    assert report.findings[0].start.line == 6
    assert report.suppressed == 1


def test_a_code_suppresses_like_a_name() -> None:
    report = lint_text(FILE.format(end="  # okr: ignore[302]"), rules=("ownership", "file"))
    assert names(report) == ["team-owner"]


def test_a_comment_on_its_own_line_covers_the_entity_below() -> None:
    report = lint_text(
        """
        objectives:
          # okr: ignore[team-owner] -- nobody hired yet
          - title: Let every parcel arrive whole
            owner: Packing team
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Packing team
          - title: Make returns feel like a favor
            owner: Returns team
        """,
        rules=("ownership", "file"),
    )
    assert [finding.start.line for finding in report.findings] == [9]
    assert report.suppressed == 2


def test_a_comment_above_a_key_covers_its_value_only() -> None:
    report = lint_text(
        """
        objectives:
          - title: Let every parcel arrive whole
            # okr: ignore[team-owner]
            owner: Packing team
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Packing team
        """,
        rules=("ownership", "file"),
    )
    assert [finding.start.line for finding in report.findings] == [7]


def test_ignore_file_covers_everything() -> None:
    comment = "    # okr: ignore-file[team-owner] -- an imported file\n"
    report = lint_text(comment + FILE.format(end="").lstrip("\n"), rules=("ownership", "file"))
    assert names(report) == []
    assert report.suppressed == 2


def test_a_hash_inside_a_text_is_not_a_comment() -> None:
    report = lint_text(
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Packing team
            x-note: |
              Somebody wrote
              # okr: ignore-file[team-owner]
            x-quoted: "and # okr: ignore-file[team-owner]"
        """,
        rules=("ownership", "file"),
    )
    assert names(report) == ["team-owner"]


def test_a_comment_after_a_block_scalar_is_a_comment() -> None:
    report = lint_text(
        """
        x-note: |
          Somebody wrote this.

        # okr: ignore-file[team-owner]
        objectives:
          - title: Let every parcel arrive whole
            owner: Packing team
        """,
        rules=("ownership", "file"),
    )
    assert names(report) == []


def test_a_comment_that_suppresses_nothing_is_found() -> None:
    report = lint_text(
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah  # okr: ignore[team-owner]
        """,
        rules=("ownership", "file"),
    )
    assert underlined(report, "unused-suppression") == ["team-owner"]


def test_only_the_unused_name_of_several_is_found() -> None:
    report = lint_text(FILE.format(end="  # okr: ignore[team-owner, role-owner]"), rules=("ownership", "file"))
    assert underlined(report, "unused-suppression") == ["role-owner"]


def test_suppressions_of_rules_that_do_not_run_are_not_unused() -> None:
    report = lint_text(FILE.format(end="  # okr: ignore[vague-objective]"), rules=("ownership", "file"))
    assert "unused-suppression" not in names(report)


def test_a_misspelled_name_is_reported_with_the_nearest() -> None:
    report = lint_text(FILE.format(end="  # okr: ignore[teem-owner]"), rules=("file",))
    assert underlined(report, "unknown-rule") == ["teem-owner"]
    assert "team-owner" in report.findings[0].help


@pytest.mark.parametrize(
    ("written", "meant", "certain"),
    [
        ("teem-owner", "team-owner", True),
        ("Team_Owner", "team-owner", True),
        ("teamowner", "team-owner", True),
        ("team-ownership", "team-owner", False),
    ],
)
def test_an_unambiguous_misspelling_has_a_safe_fix(written: str, meant: str, certain: bool) -> None:
    (found,) = lint_text(FILE.format(end=f"  # okr: ignore[{written}]"), rules=("unknown-rule",)).findings
    assert found.help == f"Did you mean '{meant}'?"
    assert found.fix
    assert found.fix.safe is certain is is_certain(written, meant)
    assert [edit.text for edit in found.fix.edits] == [meant]


@pytest.mark.parametrize(
    ("written", "message", "advice"),
    [
        ("xyzzy", "unknown rule 'xyzzy'", "'okr rule' lists all rules"),
        ("x;did;y", "unknown rule 'x;did;y'", "'okr rule' lists all rules"),
        ("wording", "'wording' is a group of rules", "use the name of a rule"),
    ],
)
def test_an_unknown_name_has_no_fix(written: str, message: str, advice: str) -> None:
    (found,) = lint_text(FILE.format(end=f"  # okr: ignore[{written}]"), rules=("unknown-rule",)).findings
    assert (found.message, found.help, found.fix) == (message, advice, None)


@pytest.mark.parametrize("second", ["team-owner", "302"])
def test_a_duplicate_rule_name_is_reported(second: str) -> None:
    text = FILE.format(end=f"  # okr: ignore[team-owner, {second}]")
    report = lint_text(text, rules=("ownership", "file"))
    assert underlined(report, "unused-suppression") == [second]
    assert [finding.message for finding in report.findings if finding.rule == "unused-suppression"] == [
        "duplicate 'team-owner' in this comment"
    ]
    # Whether the rule itself ran makes no difference.
    assert underlined(lint_text(text, rules=("file",)), "unused-suppression") == [second]


def test_two_comments_can_each_name_a_rule() -> None:
    text = FILE.format(end="  # okr: ignore[team-owner]").replace(
        "owner: Packing team\n", "owner: Packing team  # okr: ignore[team-owner]\n"
    )
    assert names(lint_text(text, rules=("ownership", "file"))) == []


def test_a_suppression_needs_a_rule() -> None:
    report = lint_text(FILE.format(end="  # okr: ignore"), rules=("ownership", "file"))
    assert sorted(names(report)) == ["team-owner", "team-owner", "unknown-rule"]


def test_a_comment_at_a_related_place_suppresses_too() -> None:
    initiatives = "\n".join(
        f"                  - {{title: Test carton number {n} with 300 parcels, owner: Lena Vogel}}" for n in range(5)
    )
    report = lint_text(
        f"""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%  # okr: ignore[too-many-initiatives] -- a sprint of trials
                owner: Kofi Mensah
                initiatives:
{initiatives}
        """,
        rules=("focus", "file"),
    )
    assert "too-many-initiatives" not in names(report)
    assert "unused-suppression" not in names(report)
