"""709: check-ins that are not in the order of their dates."""

from okr_cli.progress.check_ins import first_out_of_order
from okr_cli.rules import Context, Definition, Finding, Findings, Fix, KeyResult, Kind, Kpi, Rule, Severity, at
from okr_cli.source.tree import Sequence


def check(entity: Definition[KeyResult | Kpi], context: Context) -> Findings:
    """The first check-in that is older than the one above it."""
    check_ins = entity.model.check_ins
    for index in _misplaced(entity.model):
        yield Finding(
            f"{check_ins[index].date} is listed after {check_ins[index - 1].date}",
            at("check_ins", index, "date"),
            "Sort the check-ins by date, oldest first.",
            fix=_sorted(entity),
        )


def _misplaced(model: KeyResult | Kpi) -> list[int]:
    """The index of the first check-in that is out of order, if there is one."""
    misplaced = first_out_of_order(model.check_ins)
    if misplaced is None:
        return []
    return [index for index, check_in in enumerate(model.check_ins) if check_in is misplaced]


def _sorted(entity: Definition[KeyResult | Kpi]) -> Fix | None:
    """The fix that sorts the check-ins; those of one day stay in their order."""
    from okr_cli.edit.reorder import reordered

    entries = entity.model.node.value("check_ins")
    days = [check_in.date for check_in in entity.model.check_ins]
    if not isinstance(entries, Sequence) or len(entries.items) != len(days):
        return None
    edit = reordered(entity.document.source, entries, sorted(range(len(days)), key=days.__getitem__))
    return Fix("Sort the check-ins, oldest first", (edit,)) if edit else None


RULE = Rule(
    code="709",
    name="check-ins-out-of-order",
    severity=Severity.INFO,
    summary="Check-ins that are not in date order.",
    why=(
        "People expect the last entry to be the latest. With the oldest first, a new check-in is a single added "
        "line in a pull request."
    ),
    source="The okr file format, version 1: check-ins are listed oldest first.",
    kinds=(Kind.KEY_RESULT, Kind.KPI),
    check=check,
    place=lambda entity, _, day: tuple(at("check_ins", index, "date") for index in _misplaced(entity.model)),
    bad="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                check_ins:
                  - date: 2026-10-19
                    value: 2.8
                  - date: ‹2026-10-12›
                    value: 2.9
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
                check_ins:
                  - date: 2026-10-12
                    value: 2.9
                  - date: 2026-10-19
                    value: 2.8
    """,
    related=("check-in-outside-cycle",),
)
