"""606: a bet of which only one side is known."""

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at_key


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Bets with only one of ``stake`` and ``payoff``, or with neither."""
    bet = initiative.model.bet
    if bet is None or not initiative.model.is_open or (bet.stake and bet.payoff):
        return
    if bet.payoff:
        message, question = "this bet has no stake", "What does it cost: how many people, for how long?"
    else:
        message = "this bet has no payoff" if bet.stake else "this bet has no stake or payoff"
        question = "What do you gain if it works?"
    yield Finding(message, at_key("bet"), question)


RULE = Rule(
    code="606",
    name="bet-without-payoff",
    severity=Severity.WARNING,
    summary="A bet without a stake or a payoff.",
    why="To judge a bet, you need to know both what it costs and what you could gain.",
    source="OKR guides that treat Initiatives as bets and weigh the stake against the payoff.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    bad="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    ‹bet›: {stake: 2 people for 3 weeks}
    """,
    good="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    bet: {stake: 2 people for 3 weeks,
                          payoff: 0.8 points fewer breakages}
    """,
    related=("missing-hypothesis",),
)
