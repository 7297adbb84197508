"""305: a post instead of the person who holds it."""

from collections.abc import Iterator

from okr_cli.diagnostics import Finding, Severity
from okr_cli.model.entity import Entity, Kind
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.rules.reading.ownership import owner_place, unlisted_owner
from okr_cli.workspace import Workspace


def check(entity: Entity, workspace: Workspace, context: Context) -> Iterator[Finding]:
    """Owners that name a post without the name of its holder."""
    owner = unlisted_owner(entity, workspace, context)
    if owner and owner.kind == "role":
        words = (entity.owner or "")[owner.span[0] : owner.span[1]]
        yield Finding(
            f"'{words}' is a role, not a person: {owner.reason}",
            owner_place(entity, owner.span),
            "Which one person answers for it? Name who holds the post today; the post may stand in brackets behind.",
        )


RULE = Rule(
    code="305",
    name="role-owner",
    severity=Severity.WARNING,
    summary="A role instead of a person.",
    why=(
        "A post can be vacant, shared, or change hands in mid-cycle, and nobody notices that the promise "
        "went with it. A name has to be changed, and that is the moment to ask."
    ),
    source="Practice of directly responsible individuals: a name, never a title.",
    kinds=tuple(Kind),
    check_entity=check,
    settings=("wording.roles", "wording.people"),
    bad=(
        Example(
            """
            kpis:
              - title: Days from order to first delivery
                owner: Head of Logistics
                healthy: "<= 5"
                unit: days
            """,
            "Head of Logistics",
        ),
    ),
    good=(
        Example(
            """
            kpis:
              - title: Days from order to first delivery
                owner: Anouk Verbeek (Head of Logistics)
                healthy: "<= 5"
                unit: days
            """
        ),
    ),
    related=("team-owner", "placeholder-owner"),
)
