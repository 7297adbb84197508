"""601: work without a reason why it should help."""

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Initiatives to do or in progress without ``hypothesis:`` or a bet with a payoff. An idea needs neither yet."""
    model = initiative.model
    is_bet = model.bet is not None and model.bet.payoff is not None
    if model.hypothesis is None and not is_bet and model.is_taken_on:
        yield Finding(
            "no hypothesis: nothing says why this should move a number",
            at("title"),
            "If this works, which number will move, by how much, and where will you see it?",
        )


RULE = Rule(
    code="601",
    name="missing-hypothesis",
    severity=Severity.INFO,
    summary="An Initiative without a hypothesis.",
    why=(
        "An Initiative is a guess: if we do this, that number should move. If the guess is written down before the "
        "work starts, it can be checked. Otherwise, all you can say at the end is that something shipped."
    ),
    source="OKR guides that treat Initiatives as hypotheses or bets.",
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
                  - title: ‹Line the courier vans with felt›
                    owner: Lena Vogel
                    status: to-do
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
                    status: to-do
                    hypothesis:
                      belief: Most corners break in the van
                      expect: -0.8
                      within: 3 weeks
                      evidence: weekly count
    """,
    related=("untestable-hypothesis", "bet-without-payoff"),
)
