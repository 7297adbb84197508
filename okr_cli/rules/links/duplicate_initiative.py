"""109: the same work in several places."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at
from okr_cli.workspace.index import bare_title


def check(initiative: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Open Initiatives with the title of an earlier open one of the same team and cycle."""
    if not workspace.is_open(initiative) or initiative.broken or initiative.state == "closed":
        return
    same = workspace.open_initiatives_by_title.get((initiative.cycle, initiative.team, bare_title(initiative.title)))
    first = same[0] if same else initiative
    if first is not initiative and first.address != initiative.address and not _under_one_text(initiative, first):
        yield Finding(
            f"the same work {_place(initiative, first)}",
            at("title"),
            "Which number should it move? Keep it there and remove the duplicate.",
            related=(Related(f"first listed as {first.address}", at("title", of=first)),),
        )


def _under_one_text(initiative: Entity, other: Entity) -> bool:
    """Whether a YAML alias repeats the Key Result of both: then the Key Result occurs twice, and not the work."""
    above, its = initiative.parent, other.parent
    return (
        above is not None and its is not None and (above.path, above.span) == (its.path, its.span) and above is not its
    )


def _place(initiative: Entity, first: Entity) -> str:
    if first.parent is not None and first.parent is initiative.parent:
        return "is listed here twice"
    return f"is also listed under {first.parent.label}" if first.parent else "is also listed elsewhere"


RULE = Rule(
    code="109",
    name="duplicate-initiative",
    severity=Severity.WARNING,
    summary="The same Initiative listed more than once.",
    why=(
        "Work that is listed twice is counted, planned and reported twice, and nobody can say which number "
        "it should move."
    ),
    source="OKR guides that treat an Initiative as a hypothesis about one Key Result.",
    kinds=(Kind.INITIATIVE,),
    check_entity=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel}
              - title: Raise parcel ratings from 3.9 to 4.4
                owner: Kofi Mensah
                initiatives:
                  - {title: ‹Line the courier vans with felt.›, owner: Lena Vogel}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel}
              - title: Raise parcel ratings from 3.9 to 4.4
                owner: Kofi Mensah
                initiatives:
                  - {title: Ask 40 receivers what they see first, owner: Lena Vogel}
    """,
    related=("initiative-restates-key-result",),
)
