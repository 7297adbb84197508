"""203: more Objectives in a cycle than a team can keep in mind."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at


def check(objective: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """The first Objective over the limit, of all that a team has in a cycle, over all of its files.

    Closed files do not count, and drafts are counted last. Without ``team:`` each file counts on its own; at the level
    of individuals each owner does.
    """
    limit = context.config.limits.objectives
    held = workspace.objectives_beside(objective)
    if len(held) > limit and held[limit] is objective:
        yield Finding(
            f"{_whose(objective)} has {len(held)} Objectives{f' in {objective.cycle}' if objective.cycle else ''} "
            f"(limit: {limit})",
            at("title"),
            f"Which {limit} matter most now?",
            related=tuple(Related("another Objective", at("title", of=other)) for other in held[:limit]),
        )


def _whose(objective: Entity) -> str:
    if objective.level == "individual" and objective.owner:
        return objective.owner
    return objective.team or ("the organization" if objective.level == "organisation" else "this file")


RULE = Rule(
    code="203",
    name="too-many-objectives",
    severity=Severity.WARNING,
    summary="A team with more than 3 Objectives in a cycle.",
    why=(
        "An Objective says what matters most right now. A team that cannot list its Objectives from memory is not "
        "guided by them. Closed Objectives are not counted, and drafts are counted after all others. "
        "Objectives of individuals are counted per owner."
    ),
    source="Common OKR guidance: one to three Objectives per team.",
    kinds=(Kind.OBJECTIVE,),
    check_entity=check,
    settings=("limits.objectives",),
    bad="""
        team: Dispatch
        objectives:
          - {title: Let every parcel arrive whole, owner: Kofi Mensah}
          - {title: Make returns feel like a favor, owner: Nora Haddad}
          - {title: Become the courier's favorite dock, owner: Lena Vogel}
          - {title: ‹Give night shifts a calm handover›, owner: Samir Novak}
    """,
    good="""
        team: Dispatch
        objectives:
          - {title: Let every parcel arrive whole, owner: Kofi Mensah}
          - {title: Make returns feel like a favor, owner: Nora Haddad}
          - {title: Become the courier's favorite dock, owner: Lena Vogel}
    """,
    related=("too-many-key-results",),
)
