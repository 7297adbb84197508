"""306: an owner who is not on the roster."""

from okr_cli.rules import Context, Entity, Finding, Findings, Fix, Kind, Rule, Severity, WorkspaceIndex, at_part
from okr_cli.rules.ownership._unlisted_owner import unlisted_owner


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Owners that read like a person and match nobody on the roster. Nothing without a roster."""
    if not workspace.people:
        return
    owner = unlisted_owner(entity, workspace, context)
    if owner and owner.kind == "person":
        name = (entity.owner or "")[owner.span[0] : owner.span[1]]
        near = workspace.roster.nearest(name)
        meant = f"Did you mean '{near}'?" if near else "Who is accountable for it?"
        yield Finding(
            f"'{name}' is not on the roster",
            at_part("owner", *owner.span),
            f"{meant} If the person is new, add them under 'people:'.",
            fix=_renamed(entity, near, owner.span, workspace) if near else None,
        )


def _renamed(entity: Entity, near: str, part: tuple[int, int], workspace: WorkspaceIndex) -> Fix | None:
    """The fix that writes the similar name ``near``, if the roster then has the owner."""
    from okr_cli.validation.did_you_mean import replacement_fix

    owner = entity.owner or ""
    if entity.owner_span is None or not workspace.roster.find(owner[: part[0]] + near + owner[part[1] :]):
        return None
    return replacement_fix(entity.owner_span, owner, near, part)


RULE = Rule(
    code="306",
    name="unknown-person",
    severity=Severity.ERROR,
    summary="An owner who is not on the roster.",
    why=(
        "An unknown name may be a typo or belong to someone in another organization. Either way, nobody owns the work. "
        "okr accepts the name, handle and email address of each person on the roster."
    ),
    source="The roster is specific to okr. It supports a common practice: naming a single accountable person.",
    kinds=tuple(Kind),
    check_entity=check,
    bad="""
        people:
          - {name: Chiamaka Obi, handle: chiamaka}
        kpis:
          - title: Books returned on the day they are due
            owner: ‹Chiamaka Obie›
            healthy: ">= 70"
            unit: "%"
    """,
    good="""
        people:
          - {name: Chiamaka Obi, handle: chiamaka}
        kpis:
          - title: Books returned on the day they are due
            owner: "@chiamaka"
            healthy: ">= 70"
            unit: "%"
    """,
    related=("inactive-person", "missing-owner"),
)
