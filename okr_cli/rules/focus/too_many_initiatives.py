"""201: more Initiatives on a Key Result than a team can learn from."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at


def check(key_result: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """The first Initiative over the limit. Ideas and finished Initiatives do not count."""
    limit = context.config.limits.initiatives
    taken_on = [initiative for initiative in workspace.initiatives(key_result) if initiative.is_taken_on]
    if len(taken_on) > limit:
        yield Finding(
            f"{key_result.label} has {len(taken_on)} open Initiatives (limit: {limit})",
            at("title", of=taken_on[limit]),
            f"Which {limit} would you keep? Set the others to 'status: idea'.",
            related=(Related("the Key Result", at("title", of=key_result)),),
        )


RULE = Rule(
    code="201",
    name="too-many-initiatives",
    severity=Severity.WARNING,
    summary="A Key Result with more than 4 open Initiatives.",
    why=(
        "With several Initiatives, a team can test several hypotheses. Beyond a handful, nobody can tell which one "
        "moved the number, and none gets enough attention to be finished. Ideas are not counted."
    ),
    source="Several OKR guides recommend two to four Initiatives per Key Result. Others set no limit.",
    kinds=(Kind.KEY_RESULT,),
    check_entity=check,
    settings=("limits.initiatives",),
    bad="""
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
                  - {title: Ask only four questions when booking, owner: Hugo Vogel}
                  - {title: Pilot evening slots in 3 clinics, owner: Nora Haddad}
                  - {title: Translate booking into Turkish, owner: Nora Haddad}
                  - {title: ‹Print booking codes on slips›, owner: Samir Novak}
    """,
    good="""
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
                  - {title: Ask only four questions when booking, owner: Hugo Vogel}
                  - {title: Pilot evening slots in 3 clinics, owner: Nora Haddad}
                  - {title: Translate booking into Turkish, owner: Nora Haddad}
                  - {title: Print booking codes on slips, owner: Samir Novak}
    """,
    related=("too-many-key-results",),
)
