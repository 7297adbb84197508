"""206: one person with more open Initiatives than anyone can finish."""

from okr_cli.rules import Context, Entity, Example, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at


def check(initiative: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """The first Initiative of a person over the limit, in one cycle and over all files. Ideas do not count."""
    if not initiative.owner or not (initiative.is_taken_on and workspace.is_open(initiative)):
        return
    limit = context.config.limits.owned
    owned = workspace.initiatives_taken_on_by_owner.get((initiative.cycle, initiative.owner.casefold()), ())
    if len(owned) > limit and owned[limit] is initiative and context.owner(initiative.owner).kind == "person":
        yield Finding(
            f"{initiative.owner} owns {len(owned)} open Initiatives (limit: {limit})",
            at("owner"),
            "Which of them can wait, or go to someone else?",
            related=tuple(Related("another open Initiative", at("title", of=other)) for other in owned[:limit]),
        )


RULE = Rule(
    code="206",
    name="overloaded-owner",
    severity=Severity.WARNING,
    summary="An owner with more than 5 open Initiatives in a cycle.",
    why="When one person owns too much, most of it waits. Ideas are not counted.",
    source="Work-in-progress limits in Kanban.",
    kinds=(Kind.INITIATIVE,),
    check_entity=check,
    settings=("limits.owned",),
    bad=Example(
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel}
                  - {title: Test 300 double-walled cartons, owner: ‹Lena Vogel›}
        """,
        settings="[limits]\nowned = 1",
    ),
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel}
                  - {title: Test 300 double-walled cartons, owner: Samir Novak}
    """,
    related=("too-many-initiatives",),
    opt_in=True,
)
