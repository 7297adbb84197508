"""501: a Key Result whose numbers are only in its title."""

from collections.abc import Iterator

from okr_cli.diagnostics import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.key_result import KeyResult
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.wording.verdict import remarks_on

SAID_BY_WORDING = frozenset({"key-result-without-number", "key-result-is-initiative", "placeholder-text"})


def check(key_result: Definition[KeyResult], context: Context) -> Iterator[Finding]:
    """Key Results without ``measure:``, except where a wording rule already asks for the number."""
    if key_result.model.measure is None:
        remarks = remarks_on("key-result", key_result.model.title, context.title_words)
        if not any(remark.rule in SAID_BY_WORDING for remark in remarks):
            yield Finding(
                "this Key Result has no measure, so its progress cannot be computed",
                key_result.span("title"),
                "From what to what, in which unit? Write 'measure: {baseline: …, target: …, unit: …}'.",
            )


RULE = Rule(
    code="501",
    name="missing-measure",
    severity=Severity.WARNING,
    summary="A Key Result without a measure.",
    why=(
        "Progress is computed from baseline, target and check-ins. Numbers that stand in the title alone are "
        "a promise that no table can follow."
    ),
    source="OKR consultancies: a Key Result has a baseline, a target and a unit.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad=(
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - {title: Cut breakages from 3.1% to 1.5%, owner: Kofi Mensah}
            """,
            "Cut breakages from 3.1% to 1.5%",
        ),
    ),
    good=(
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.5, unit: "%"}
            """,
        ),
    ),
    related=(
        "key-result-without-number",
        "missing-key",
    ),
)
