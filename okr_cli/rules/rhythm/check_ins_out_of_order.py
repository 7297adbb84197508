"""709: check-ins that do not stand in the order of their dates."""

from collections.abc import Iterator
from datetime import date

from okr_cli.edit.reorder import reordered
from okr_cli.finding import Finding, Fix, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.source.tree import Sequence


def check(entity: Definition[KeyResult | Kpi], context: Context) -> Iterator[Finding]:
    """The first check-in that is older than the one above it."""
    # Imported here: few runs select this rule, and start-up counts.
    from okr_cli.progress.check_ins import first_out_of_order

    check_ins = entity.model.check_ins
    misplaced = first_out_of_order(check_ins)
    if misplaced is None:
        return
    index = next(index for index, one in enumerate(check_ins) if one is misplaced)
    yield Finding(
        f"{misplaced.date} stands below {check_ins[index - 1].date}",
        entity.span("check_ins", index, "date"),
        "Put the check-ins in the order of their dates, oldest first.",
        fix=_sorted(entity),
    )


def _sorted(entity: Definition[KeyResult | Kpi]) -> Fix | None:
    """The fix that sorts the check-ins; those of one day stay in their order."""
    entries = entity.model.node.value("check_ins")
    days = [one.date for one in entity.model.check_ins]
    if not isinstance(entries, Sequence) or len(entries.items) != len(days):
        return None
    edit = reordered(entity.document.source, entries, sorted(range(len(days)), key=days.__getitem__))
    return Fix("Sort the check-ins, oldest first", (edit,)) if edit else None


RULE = Rule(
    code="709",
    name="check-ins-out-of-order",
    severity=Severity.INFO,
    summary="Check-ins that do not stand in the order of their dates.",
    why=(
        "The last entry is what a reader takes for the latest. Oldest first also keeps a pull request to one "
        "added line."
    ),
    source="The file format, version 1: check-ins stand oldest first.",
    kinds=(Kind.KEY_RESULT, Kind.KPI),
    check=check,
    bad=(
        Example(
            """
            cycle: 2026-Q4
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.5, unit: "%"}
                    check_ins:
                      - {date: 2026-10-19, value: 2.8}
                      - {date: 2026-10-12, value: 2.9}
            """,
            "2026-10-12",
            as_of=date(2026, 11, 20),
        ),
    ),
    good=(
        Example(
            """
            cycle: 2026-Q4
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.5, unit: "%"}
                    check_ins:
                      - {date: 2026-10-12, value: 2.9}
                      - {date: 2026-10-19, value: 2.8}
            """,
            as_of=date(2026, 11, 20),
        ),
    ),
    related=("check-in-outside-cycle",),
    opt_in=True,
)
