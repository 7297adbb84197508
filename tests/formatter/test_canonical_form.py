"""What the canonical form is, and what is left as it is written."""

import textwrap

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


def test_what_is_too_wide_for_brackets_gets_lines_and_what_fits_keeps_its_style() -> None:
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
