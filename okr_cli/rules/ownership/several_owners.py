"""303: more than one owner."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okr_cli.diagnostics import Finding, Severity
from okr_cli.model.entity import Entity, Kind
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.rules.reading.ownership import owner_place, unlisted_owner
from okr_cli.workspace import Workspace

if TYPE_CHECKING:
    from okr_cli.wording.owner import Owner


def check(entity: Entity, workspace: Workspace, context: Context) -> Iterator[Finding]:
    """Owners that name two or more people or teams."""
    owner = unlisted_owner(entity, workspace, context)
    if owner and owner.kind == "several":
        yield Finding(
            f"{_counted(owner)} share it: {owner.reason}",
            owner_place(entity, owner.span),
            "Which one person answers for it? The others can still work on it.",
        )


def _counted(owner: "Owner") -> str:
    """`2 owners ('Leila Haddad', 'Jonas Lindqvist')`."""
    if len(owner.names) < 2:
        return "several owners"
    shown = ", ".join(f"'{part.text}'" for part in owner.names[:3])
    return f"{len(owner.names)} owners ({shown}{', …' if len(owner.names) > 3 else ''})"


RULE = Rule(
    code="303",
    name="several-owners",
    severity=Severity.ERROR,
    summary="More than one owner.",
    why=(
        "Two owners each wait for the other, and nobody can say afterwards who decided. One person "
        "answers; the others help."
    ),
    source="A single accountable person is common to all OKR schools; RACI charts allow one accountable name a row.",
    kinds=tuple(Kind),
    check_entity=check,
    bad=(
        Example(
            """
            kpis:
              - title: Nights that guests rate with five stars
                owner: Leila Haddad & Jonas Lindqvist
                healthy: ">= 80"
                unit: "%"
            """,
            "Leila Haddad & Jonas Lindqvist",
        ),
    ),
    good=(
        Example(
            """
            kpis:
              - title: Nights that guests rate with five stars
                owner: Leila Haddad
                healthy: ">= 80"
                unit: "%"
            """
        ),
        Example(
            """
            kpis:
              - title: Breakfasts served within ten minutes
                owner: Pilar Ruiz y Soto
                healthy: ">= 90"
                unit: "%"
            """
        ),
    ),
    related=("team-owner", "missing-owner"),
)
