"""005: a value that its key does not allow. Found in validation/."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="005",
    name="invalid-value",
    severity=Severity.ERROR,
    summary="A value that its key does not accept.",
    why=(
        "okr computes with dates, numbers and keywords, and cannot guess what was meant. Values that contradict each "
        "other are invalid too. For example, if a measure disagrees with the last entry of its 'changes:', "
        "nothing shows which one is right, and progress on earlier dates cannot be computed. 'okr retarget' updates "
        "both."
    ),
    source="The okr file format, version 1.",
    bad=(
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: ‹1.5%›, unit: "%"}
        """,
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.8%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.8, unit: "%"}
                changes:
                  - date: 2026-11-02
                    target: {from: 1.2, to: ‹1.5›}
                    reason: The new boxes come in January
        """,
    ),
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    related=("unknown-key", "missing-key"),
)
