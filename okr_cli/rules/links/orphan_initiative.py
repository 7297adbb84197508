"""101: an Initiative that serves no Key Result."""

from okr_cli.model.initiative import StandaloneInitiative
from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Standalone Initiatives without ``key_result:``, unless they were dropped."""
    model = initiative.model
    if isinstance(model, StandaloneInitiative) and model.key_result is None and model.status != "dropped":
        yield Finding(
            "this Initiative serves no Key Result",
            at("title"),
            "Which Key Result should it move? Add 'key_result:', or remove the work from the OKRs.",
        )


RULE = Rule(
    code="101",
    name="orphan-initiative",
    severity=Severity.ERROR,
    summary="An Initiative without a Key Result.",
    why=(
        "Work that moves no Key Result competes with work that does. Either its Key Result was never written "
        "down, or it is routine work that belongs on another list."
    ),
    source="Common OKR guidance: every Initiative should move a Key Result.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    bad="""
        initiatives:
          - title: ‹Replace the badge readers at the east gate›
            owner: Tom Becker
    """,
    good="""
        objectives:
          - title: Let visitors feel expected
            owner: Ines Moreau
            key_results:
              - id: waiting
                title: Cut the wait at the east gate from 11 to 4 minutes
                owner: Ines Moreau
                measure: {baseline: 11, target: 4, unit: minutes}
        initiatives:
          - title: Replace the badge readers at the east gate
            owner: Tom Becker
            key_result: waiting
    """,
    related=("initiative-on-objective", "unknown-reference"),
)
