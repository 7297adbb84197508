"""203: more Objectives in a cycle than a team can keep in mind."""

from collections.abc import Iterator

from okr_cli.diagnostics import Finding, Severity
from okr_cli.model.entity import Entity, Kind
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.workspace import Workspace


def check(objective: Entity, workspace: Workspace, context: Context) -> Iterator[Finding]:
    """The first Objective over the limit, of all that a team has in a cycle, over all of its files."""
    limit = context.config.limits.objectives
    same_team = workspace.objectives_by_team[objective.cycle, objective.team, objective.level]
    if not objective.team and not objective.cycle:
        same_team = tuple(other for other in same_team if other.path == objective.path)
    if len(same_team) > limit and same_team[limit] is objective:
        whose = objective.team or "this file"
        yield Finding(
            f"{whose} has {len(same_team)} Objectives{f' in {objective.cycle}' if objective.cycle else ''}, "
            f"more than {limit}",
            objective.title_span,
            f"Which {limit} matter most now?",
        )


RULE = Rule(
    code="203",
    name="too-many-objectives",
    severity=Severity.WARNING,
    summary="More than 3 Objectives for one team and cycle.",
    why=(
        "Focus is the point: an Objective says what matters more than the rest. A team that cannot recite its "
        "Objectives does not work by them."
    ),
    source="One to three Objectives is the common advice of OKR consultancies.",
    kinds=(Kind.OBJECTIVE,),
    check_entity=check,
    settings=("limits.objectives",),
    bad=(
        Example(
            """
            team: Dispatch
            objectives:
              - {title: Let every parcel arrive whole, owner: Kofi Mensah}
              - {title: Make returns feel like a favour, owner: Nora Haddad}
              - {title: Become the courier's favourite dock, owner: Lena Vogel}
              - {title: Give night shifts a calm handover, owner: Samir Novak}
            """,
            "Give night shifts a calm handover",
        ),
    ),
    good=(
        Example(
            """
            team: Dispatch
            objectives:
              - {title: Let every parcel arrive whole, owner: Kofi Mensah}
              - {title: Make returns feel like a favour, owner: Nora Haddad}
              - {title: Become the courier's favourite dock, owner: Lena Vogel}
            """
        ),
    ),
    related=("too-many-key-results",),
)
