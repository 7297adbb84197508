"""301: nobody answers for it."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex, at

NOBODYS = ("idea", "dropped")
"""The statuses of Initiatives that nobody works on, not yet or no longer. A shipped one still needs a verdict."""


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Entities without an owner. An Initiative that is an idea or was dropped needs none; nothing inherits one."""
    if entity.owner is None and entity.status not in NOBODYS:
        yield Finding(f"this {entity.kind.label} has no owner", at("title"), "Who is accountable for it? Add 'owner:'.")


RULE = Rule(
    code="301",
    name="missing-owner",
    severity=Severity.ERROR,
    summary="An Objective, Key Result, Initiative or KPI without an owner.",
    why=(
        "Anything without an owner tends to be forgotten until the end of the cycle. Ownership is not inherited: the "
        "owner of an Objective is not accountable for its Key Results, and the owner of a Key Result is not "
        "accountable for its Initiatives. Ideas and dropped Initiatives need no owner."
    ),
    source="Common OKR guidance: every goal has a single accountable person.",
    kinds=tuple(Kind),
    check_entity=check,
    bad="""
        objectives:
          - title: Make the ferry the easy way to work
            owner: Signe Aas
            key_results:
              - title: ‹Raise weekday commuters from 900 to 1400›
                measure: {baseline: 900, target: 1400}
    """,
    good="""
        objectives:
          - title: Make the ferry the easy way to work
            owner: Signe Aas
            key_results:
              - title: Raise weekday commuters from 900 to 1400
                owner: Mehmet Kaya
                measure: {baseline: 900, target: 1400}
                initiatives:
                  - {title: Sell the pass in the harbor app, status: idea}
                  - {title: Run a night ferry on Fridays, status: dropped}
    """,
    related=("placeholder-owner", "team-owner"),
)
