"""201: more Initiatives on a Key Result than a team can learn from."""

from collections.abc import Iterator

from okr_cli.finding import Finding, Related, Severity
from okr_cli.model.entity import Entity, Kind
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.workspace.index import WorkspaceIndex


def check(key_result: Entity, workspace: WorkspaceIndex, context: Context) -> Iterator[Finding]:
    """The first Initiative over the limit, and the Key Result that it overloads. Ideas wait, finished ones are over."""
    limit = context.config.limits.initiatives
    taken_on = [one for one in workspace.initiatives(key_result) if one.is_open and one.status != "idea"]
    if len(taken_on) > limit:
        first_over = taken_on[limit]
        yield Finding(
            f"{key_result.label} has {len(taken_on)} open Initiatives, more than {limit}",
            first_over.title_span,
            f"Which {limit} would you keep? Let the others wait with 'status: idea'.",
            entity=first_over.address,
            path=first_over.path,
            related=(Related("the Key Result that they all serve", key_result.title_span, key_result.path),),
        )


RULE = Rule(
    code="201",
    name="too-many-initiatives",
    severity=Severity.WARNING,
    summary="More than 4 open Initiatives on a Key Result.",
    why=(
        "Several Initiatives test several hypotheses. With more than a handful nobody can tell which of them "
        "moved the number, and each gets a slice of attention too thin to finish. Ideas are not counted: they wait."
    ),
    source="Two to four an open Key Result is the advice of several OKR guides; others set no number.",
    kinds=(Kind.KEY_RESULT,),
    check_entity=check,
    settings=("limits.initiatives",),
    bad=(
        Example(
            """
            objectives:
              - title: Let small clinics book without a phone call
                owner: Aiko Tanaka
                key_results:
                  - id: online
                    title: Raise online bookings from 20% to 45%
                    owner: Aiko Tanaka
                    measure: {baseline: 20, target: 45, unit: "%"}
                    initiatives:
                      - {title: Put a booking link into reminders, owner: Hugo Vogel}
                      - {title: Ask four fields in the booking form, owner: Hugo Vogel}
                      - {title: Pilot evening slots in 3 clinics, owner: Nora Haddad}
                      - {title: Translate booking into Turkish, owner: Nora Haddad}
                      - {title: Print booking codes on slips, owner: Samir Novak}
            """,
            "Print booking codes on slips",
        ),
    ),
    good=(
        Example(
            """
            objectives:
              - title: Let small clinics book without a phone call
                owner: Aiko Tanaka
                key_results:
                  - id: online
                    title: Raise online bookings from 20% to 45%
                    owner: Aiko Tanaka
                    measure: {baseline: 20, target: 45, unit: "%"}
                    initiatives:
                      - {title: Put a booking link into reminders, owner: Hugo Vogel,
                         status: shipped}
                      - {title: Ask four fields in the booking form, owner: Hugo Vogel}
                      - {title: Pilot evening slots in 3 clinics, owner: Nora Haddad}
                      - {title: Translate booking into Turkish, owner: Nora Haddad}
                      - {title: Print booking codes on slips, owner: Samir Novak}
            """
        ),
    ),
    related=("too-many-key-results",),
)
