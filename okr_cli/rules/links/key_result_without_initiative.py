"""107: a Key Result that nobody works on."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex, at


def check(key_result: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Key Results that no Initiative in any file serves, and that nothing contributes to.

    Initiatives of their Objective count. A guardrail needs none, nor does a Key Result at organization level, which the
    teams move.
    """
    if key_result.broken or key_result.state == "closed" or key_result.level == "organisation":
        return
    if key_result.guardrail or workspace.initiatives(key_result):
        return
    objective = key_result.parent
    if objective and workspace.nested_initiatives(objective):
        return
    if key_result not in workspace.supported and objective not in workspace.supported:
        yield Finding("this Key Result has no Initiatives", at("title"), "What could you try first to move it?")


RULE = Rule(
    code="107",
    name="key-result-without-initiative",
    severity=Severity.INFO,
    summary="A Key Result without any Initiatives.",
    why=(
        "Numbers seldom move on their own. If nothing is being tried, the next check-in will have nothing to report. "
        "Organization-level Key Results and those that others contribute to are exempt."
    ),
    source="Common OKR guidance: every Key Result needs work that could move it.",
    kinds=(Kind.KEY_RESULT,),
    check_entity=check,
    place=at("title"),
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: ‹Cut breakages from 3.1% to 1.5%›
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
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
    related=("orphan-initiative", "too-many-initiatives"),
)
