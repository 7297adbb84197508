"""103: a reference that matches several entities equally well."""

from okr_cli.phrases import listed
from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at
from okr_cli.workspace.references import TARGETS


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Every reference that could mean more than one entity, with the candidates."""
    for reference in entity.references:
        if reference.field not in TARGETS:
            continue
        resolution = workspace.resolve(reference, entity)
        if resolution.candidates:
            ends = [f"'{resolution.telling_end(candidate)}'" for candidate in resolution.candidates]
            yield Finding(
                f"'{reference.text}' matches {resolution.number} entities",
                reference.span,
                f"Write {listed(ends, 'or')}.",
                related=tuple(
                    Related(candidate.address, at("title", of=candidate)) for candidate in resolution.candidates
                ),
            )


RULE = Rule(
    code="103",
    name="ambiguous-reference",
    severity=Severity.ERROR,
    summary="A reference that matches several entities.",
    why=(
        "A reference is the last part of an address. okr looks it up in the file first, then in the cycle, then in the "
        "workspace. If several entities match in the same scope, nobody can tell which one is meant."
    ),
    source="Name lookup in programming languages, from the innermost scope outward.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE, Kind.KPI),
    check_entity=check,
    bad="""
        objectives:
          - id: parcels
            title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {id: complaints, title: Cut complaints from 90 to 40 a month,
                 owner: Kofi Mensah}
          - id: couriers
            title: Make couriers want to work with us
            owner: Nora Haddad
            key_results:
              - {id: complaints, title: Cut courier complaints from 25 to 10,
                 owner: Nora Haddad}
        initiatives:
          - {title: Print handling signs on both sides, owner: Lena Vogel,
             key_result: ‹complaints›}
    """,
    good="""
        objectives:
          - id: parcels
            title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {id: complaints, title: Cut complaints from 90 to 40 a month,
                 owner: Kofi Mensah}
          - id: couriers
            title: Make couriers want to work with us
            owner: Nora Haddad
            key_results:
              - {id: complaints, title: Cut courier complaints from 25 to 10,
                 owner: Nora Haddad}
        initiatives:
          - {title: Print handling signs on both sides, owner: Lena Vogel,
             key_result: parcels/complaints}
    """,
    related=("unknown-reference", "duplicate-id"),
)
