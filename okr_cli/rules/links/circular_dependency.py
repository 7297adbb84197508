"""108: dependencies that run in a circle."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """One finding per circle, at its first entity in file order. Finished entities block nothing."""
    circle = workspace.circles.get(entity)
    if not circle:
        return
    first = next(
        reference
        for reference in entity.references
        if reference.field == "depends_on" and workspace.resolve(reference, entity).entity is circle[1]
    )
    names = " -> ".join(member.id for member in (*circle, entity))
    others = zip(circle[1:], [*circle[2:], entity], strict=True)
    yield Finding(
        f"circular dependency: {names}",
        first.span,
        "Which one can start without the others?",
        related=tuple(Related(f"depends on {after.id}", at("title", of=member)) for member, after in others),
    )


RULE = Rule(
    code="108",
    name="circular-dependency",
    severity=Severity.ERROR,
    summary="Entities with a circular dependency.",
    why=(
        "Each entity waits for the next, so none can start. One of them has to go first, and the files should say "
        "which."
    ),
    source="Topological sorting: a dependency graph has an order only if it has no cycles.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE),
    check_entity=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {id: breakages, title: Cut breakages from 3.1% to 1.5%,
                 owner: Lena Vogel, depends_on: ‹ratings›}
              - {id: ratings, title: Raise ratings from 3.9 to 4.4,
                 owner: Lena Vogel, depends_on: breakages}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {id: breakages, title: Cut breakages from 3.1% to 1.5%,
                 owner: Kofi Mensah}
              - {id: ratings, title: Raise ratings from 3.9 to 4.4,
                 owner: Lena Vogel, depends_on: breakages}
    """,
    related=("unknown-reference",),
)
