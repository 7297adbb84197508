"""602: a hypothesis that cannot be proved wrong, or not in its cycle."""

from okr_cli.model.initiative import Hypothesis, StandaloneInitiative
from okr_cli.model.measure import Measure, Metric, Threshold
from okr_cli.phrases import listed
from okr_cli.progress.hypothesis import REQUIRED_PARTS, Flaw, hypothesis_flaw, missing_parts
from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Hypotheses that do not say what would refute them, or say it so that nothing can. An idea may leave that open."""
    model = initiative.model
    if model.hypothesis is None or not model.is_taken_on:
        return
    lacking = missing_parts(model.hypothesis)
    if not lacking:
        yield from _flaw(model.hypothesis, initiative, context)
    elif set(lacking) <= set(REQUIRED_PARTS.values()):
        yield Finding(
            f"the hypothesis does not say {listed(lacking, 'or')}",
            at("hypothesis", "belief"),
            "What would make you drop it?",
        )
    else:
        yield Finding("the expected effect is not a number", at("hypothesis", "expect"), HOW_MUCH)


HOW_MUCH = "By how much should the Key Result move? Write +6 or -0.8, for example."


def _flaw(hypothesis: Hypothesis, initiative: Definition[Initiative], context: Context) -> Findings:
    """An effect of nothing, the wrong way, or after the cycle."""
    measure, cycle = _measure_of_served(initiative, context), initiative.document.cycle
    flaw = hypothesis_flaw(hypothesis, measure, cycle)
    if flaw is Flaw.NO_EFFECT:
        yield Finding("the hypothesis expects no change", at("hypothesis", "expect"), HOW_MUCH)
    elif flaw is Flaw.WRONG_DIRECTION:
        message = f"expects {hypothesis.expect}, but the Key Result {_goal(measure)}"
        yield Finding(
            message,
            at("hypothesis", "expect"),
            "Is the sign right? Write the change with its sign, such as +6 or -0.8.",
        )
    elif flaw is Flaw.TOO_LONG and cycle:
        message = f"'{hypothesis.within}' runs past the end of {cycle.name} ({cycle.end})"
        yield Finding(message, at("hypothesis", "within"), "What could you measure sooner to see whether it works?")


def _goal(measure: Measure | None) -> str:
    """Where a measure with a direction should go."""
    if isinstance(measure, Metric):
        return f"should go from {measure.baseline:f} to {measure.target:f}"
    return f"must stay {measure.keep}" if isinstance(measure, Threshold) else "can only go up"


def _measure_of_served(initiative: Definition[Initiative], context: Context) -> Measure | None:
    """The measure of the Key Result around an Initiative, or of the one that it names in the same document."""
    if initiative.parent is not None:
        return initiative.parent.model.measure if initiative.parent.entity.kind is Kind.KEY_RESULT else None
    model = initiative.model
    if not isinstance(model, StandaloneInitiative) or model.key_result is None:
        return None
    served = context.key_results_named(model.key_result, initiative.document)
    return served[0].measure if len(served) == 1 else None


RULE = Rule(
    code="602",
    name="untestable-hypothesis",
    severity=Severity.WARNING,
    summary=(
        "A hypothesis that cannot be tested: it lacks an effect, a time frame or evidence, points in the wrong "
        "direction, or expects its effect after the end of the cycle."
    ),
    why=(
        "A belief without a number, a time frame or evidence fits any outcome. A testable hypothesis says by how much "
        "the number will move, by when, and where the effect will show. The rule also reports an expected effect that "
        "is zero, goes in the wrong direction or comes after the end of the cycle."
    ),
    source="Karl Popper on falsifiability; the Lean UX hypothesis template (We believe… We will know…).",
    kinds=(Kind.INITIATIVE,),
    check=check,
    bad=(
        """
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
                    hypothesis: {belief: ‹Most corners break in the van›}
        """,
        """
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
                    hypothesis:
                      belief: Most corners break in the van
                      expect: ‹+0.8›
                      within: 3 weeks
                      evidence: weekly count
        """,
        """
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
                    hypothesis:
                      belief: Most corners break in the van
                      expect: -0.8
                      within: ‹9 months›
                      evidence: weekly count
        """,
    ),
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
                    hypothesis:
                      belief: Most corners break in the van
                      expect: -0.8
                      within: 3 weeks
                      evidence: weekly count
    """,
    related=("missing-hypothesis",),
)
