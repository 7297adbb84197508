"""105: an Initiative of an Objective rather than of a Key Result."""

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Open Initiatives whose parent is an Objective, while they can still be moved."""
    parent = initiative.parent
    if parent is None or parent.entity.kind is not Kind.OBJECTIVE:
        return
    if initiative.model.is_open and initiative.entity.state != "closed":
        yield Finding(
            "this Initiative serves an Objective, not a Key Result",
            at("title"),
            "Which Key Result should it move? List it there.",
        )


RULE = Rule(
    code="105",
    name="initiative-on-objective",
    severity=Severity.INFO,
    summary="An Initiative under an Objective instead of a Key Result.",
    why=(
        "Work for an Objective as a whole is hard to judge, because no number shows whether it helped. Some frameworks "
        "allow it for broad work, so this is only advice."
    ),
    source="OKR guides disagree: most tie every Initiative to a Key Result; some also allow tying it to an Objective.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            initiatives:
              - title: ‹Walk the packing line with three couriers›
                owner: Lena Vogel
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                initiatives:
                  - title: Walk the packing line with three couriers
                    owner: Lena Vogel
    """,
    related=("orphan-initiative",),
)
