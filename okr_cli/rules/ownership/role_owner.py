"""305: a post instead of the person who holds it."""

from collections.abc import Iterator

from okr_cli.finding import Finding, Severity
from okr_cli.model.entity import Entity, Kind
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.rules.ownership._unlisted_owner import not_a_person
from okr_cli.workspace.index import WorkspaceIndex

ADVICE = "Who holds the post today? Write the name; the post can follow in brackets."


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Iterator[Finding]:
    """Owners that name a post without the name of its holder."""
    yield from not_a_person("role", ADVICE, entity, workspace, context)


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
