"""501: a Key Result whose numbers are only in its title."""

from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at

WORDING_RULES = frozenset({"key-result-without-number", "key-result-is-initiative", "placeholder-text"})


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Key Results without ``measure:``, unless a wording rule of this run already asks for the number.

    A Key Result of kind ``learning`` gets a verdict instead of a number.
    """
    model = key_result.model
    if model.measure is None and model.kind != "learning" and not _is_found_by_wording(key_result, context):
        yield Finding(
            "this Key Result has no measure, so its progress cannot be computed",
            at("title"),
            "What are the baseline, target and unit? Add 'measure: {baseline: …, target: …, unit: …}'.",
        )


def _is_found_by_wording(key_result: Definition[KeyResult], context: Context) -> bool:
    verdicts = context.title_verdicts(key_result)
    return any(verdict.rule in WORDING_RULES and verdict.rule in context.running for verdict in verdicts)


RULE = Rule(
    code="501",
    name="missing-measure",
    severity=Severity.WARNING,
    summary="A Key Result without a measure.",
    why=(
        "Progress is computed from baseline, target and check-ins. A number that appears only in the title cannot be "
        "tracked. Learning Key Results are exempt: they end with a verdict."
    ),
    source="Common OKR guidance: a Key Result has a baseline, a target and a unit.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {title: ‹Cut breakages from 3.1% to 1.5%›, owner: Kofi Mensah}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    related=("key-result-without-number", "missing-key"),
)
