"""505: an Initiative with a progress number. Found in validation/validation_errors.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="505",
    name="initiative-has-progress",
    severity=Severity.ERROR,
    summary="An Initiative with its own measure, progress or check-ins.",
    why=(
        "The percentage of work done says nothing about the outcome, but it looks like progress and ends up in the "
        "same table as real progress. Work has a status; numbers belong to the Key Result it serves."
    ),
    source="Common OKR guidance on output versus outcome: delivery is not progress.",
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel,
                     ‹progress›: 80%}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel,
                     status: in-progress}
    """,
    related=("unknown-key", "initiative-is-key-result"),
)
