"""104: two siblings with one id."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Every entity whose address is taken by an earlier one."""
    first = workspace.by_address[entity.address][0]
    if first is not entity and not entity.broken:
        derived = entity.id_span == entity.title_span
        shared = f"title '{entity.title}'" if derived else f"id '{entity.id}'"
        yield Finding(
            f"another {entity.kind.label} already has the {shared}",
            at("id"),
            "Add an 'id:' that no sibling has." if derived else "Choose another id.",
            related=(Related(f"first used by {first.address}", at("id", of=first)),),
        )


RULE = Rule(
    code="104",
    name="duplicate-id",
    severity=Severity.ERROR,
    summary="Two siblings with the same id.",
    why=(
        "References and history rely on an entity's address, which ends in its id. Tools cannot tell two entities with "
        "the same address apart. An omitted id is derived from the title, so identical titles collide too. So do two "
        "people on the roster with the same handle or email address."
    ),
    source="The okr file format, version 1: ids are unique among siblings.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE, Kind.KPI),
    check_entity=check,
    bad="""
        objectives:
          - id: parcels
            title: Let every parcel arrive whole
            owner: Kofi Mensah
          - id: ‹parcels›
            title: Make returns feel like a favor
            owner: Nora Haddad
    """,
    good="""
        objectives:
          - id: parcels
            title: Let every parcel arrive whole
            owner: Kofi Mensah
          - id: returns
            title: Make returns feel like a favor
            owner: Nora Haddad
    """,
    related=("ambiguous-reference", "duplicate-key"),
)
