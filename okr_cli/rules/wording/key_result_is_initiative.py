"""412: a Key Result that is work rather than a result."""

from okr_cli.model.measure import FindBaseline, Metric, Range, Threshold
from okr_cli.rules import Context, Definition, Findings, KeyResult, Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_findings
from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.features import TitleFeatures


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Work, done or to do, and counts of things made or people hired. Learning is exempt: there it is the result."""
    model = key_result.model
    if model.kind == "learning" or isinstance(model.measure, FindBaseline):
        return
    is_measured = isinstance(model.measure, Metric | Threshold | Range)
    if is_measured and _names_what_is_measured(context.features(key_result)):
        return
    yield from title_findings("key-result-is-initiative", key_result, context)


def _names_what_is_measured(features: TitleFeatures) -> bool:
    """Whether a title names a metric, as a measure lets expect: `Signed partners`, `Time to certify a partner`."""
    verb = features.verb
    if verb is None:
        return True
    opens_with_verb = verb.first == 0 or not features.tokens.tags[0] & tag.METRIC
    return not features.numbers and (not opens_with_verb or bool(verb.tags & tag.PAST and verb.last == verb.first))


RULE = Rule(
    code="412",
    name="key-result-is-initiative",
    severity=Severity.WARNING,
    summary="A Key Result that is a piece of work.",
    why=(
        "Work can be finished without changing anything. If a Key Result measures its own delivery, it reaches 100% "
        "every cycle, and nobody asks whether customers noticed. A count does not help: eight published posts or three "
        "new engineers say nothing about their effect."
    ),
    source=(
        "Common OKR guidance on output versus outcome: Initiatives are the work, and Key Results measure its effect."
    ),
    kinds=(Kind.KEY_RESULT,),
    check=check,
    needs_title_verdict=True,
    bad=(
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: ‹Launch the new parts catalog›
                owner: Leila Farouk
                measure: {done: false}
        """,
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: ‹Publish 8 buying guides›
                owner: Leila Farouk
                measure: {baseline: 0, target: 8}
        """,
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: ‹The new parts catalog is live›
                owner: Leila Farouk
                measure: {done: false}
        """,
    ),
    good="""
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: 300 repair shops a week order from the new catalog
                owner: Leila Farouk
                measure: {baseline: 0, target: 300}
    """,
    related=("initiative-is-key-result", "key-result-without-number", "delivery-as-success"),
)
