"""The canonical form, and what is left as written."""

import textwrap

import pytest

from okr_cli.errors import CannotEdit
from okr_cli.formatter.format_file import formatted


def form(text: str) -> str:
    """The canonical form of a file. Formatting it again changes nothing."""
    once = formatted(textwrap.dedent(text).encode(), "a.yaml")
    assert formatted(once.encode(), "a.yaml") == once
    return once


def unchanged(text: str) -> None:
    text = textwrap.dedent(text)
    assert form(text) == text


def test_keys_have_one_order_and_comments_go_with_them() -> None:
    written = """\
        # The Sales team
        team: Sales   # since 2024
        okr: 1

        # where the board is
        x-board: https://example.org
        objectives:
        - owner: Ines
          title: Make renewals obvious
          # short
          id: renewals
          key_results:
          -   measure: {unit: days, target: 12, baseline: 30}
              title: Cut the days to a contract from 30 to 12
                # below the title
        # the cycle
        cycle: 2026-Q4
        # the end
        """
    assert form(written) == textwrap.dedent(
        """\
        # The Sales team
        okr: 1
        # the cycle
        cycle: 2026-Q4
        team: Sales   # since 2024
        objectives:
          - owner: Ines
            # short
            id: renewals
            title: Make renewals obvious
            key_results:
              - title: Cut the days to a contract from 30 to 12
                  # below the title
                measure: {baseline: 30, target: 12, unit: days}

        # where the board is
        x-board: https://example.org
        # the end
        """
    )


def test_brackets_are_split_only_if_too_wide() -> None:
    written = """\
        objectives:
          - {title: Turn first-time visitors into regulars, owner: Noor Rahimi, serves: [calm-growth], id: regulars}
          - {id: b, title: Short}
          - id: c
            title: Three
            key_results:
              - title: Raise a thing
                measure: {target: 35 ,baseline: 22,unit: '%' }
                check_ins: [{date: 2026-10-05, value: 2}, {date: 2026-10-12, confidence: 6, value: 24.1, note: "a, b"}]
            initiatives:
              - title: Test it
                hypothesis: {belief: People forget us between two seasons, not because they dislike us,
                      expect: +8}
        """
    assert form(written) == textwrap.dedent(
        """\
        objectives:
          - id: regulars
            title: Turn first-time visitors into regulars
            owner: Noor Rahimi
            serves: [calm-growth]
          - {id: b, title: Short}
          - id: c
            title: Three
            key_results:
              - title: Raise a thing
                measure: {baseline: 22, target: 35, unit: "%"}
                check_ins:
                  - {date: 2026-10-05, value: 2}
                  - {date: 2026-10-12, value: 24.1, confidence: 6, note: "a, b"}
            initiatives:
              - title: Test it
                hypothesis: {belief: People forget us between two seasons, not because they dislike us,
                      expect: +8}
        """
    )


@pytest.mark.parametrize(
    "text",
    [
        "x-base: &base {impact:  high}\nobjectives: []\nokr: 1\n",  # the anchor has to stay above its aliases
        "objectives:\n  - <<: {owner:  'a'}\n    title:   T\n",
        "okr: !!str '1'\n",
        "team: A\nx-note: |+\n  text  \n\n\n",
        "x-note: |\n  text\n    deeper   \nx-other: 1\n",
        "objectives:\n  - title: One  # okr: ignore[wording]\n    id: one\n",
        "objectives:\n  - title: One\n    # why it is called so\n    id: one\n",
        "objectives:\n  - measure: {target: 2, # from then\n      baseline: 1}\n",
        '{"okr": 1,\n "objectives": []}\n',
        "---\nokr: 1\n...\n---\n# second\nokr: 1\n",
    ],
)
def test_ambiguous_text_stays_as_written(text: str) -> None:
    unchanged(text)


def test_a_suppression_above_the_first_key_goes_with_it() -> None:
    written = "# Sales\n# okr: ignore[unknown-key] -- ours\nteem: A\nokr: 1\nteam: B\nobjectives: []\n"
    assert form(written).startswith("# Sales\n# okr: ignore[unknown-key] -- ours\nteem: A\nokr: 1\n")
    written = "# Sales\n# okr: ignore[team-owner]\nteam: A\nokr: 1\n"
    assert form(written) == "# Sales\nokr: 1\n# okr: ignore[team-owner]\nteam: A\n"


def test_unreadable_input_is_refused_with_its_place() -> None:
    for text, place in (("okr: 1\nokr: 1\n", "2:1"), ("okr: 1\n<<<<<<< a\nteam: A\n=======\n>>>>>>> b\n", "2:1")):
        with pytest.raises(CannotEdit, match=rf"a\.yaml:{place}: "):
            form(text)
    with pytest.raises(CannotEdit, match="formatting would change its content"):
        form("\n\ufeffokr: 1\n")
