"""Rules about work and its Key Result cover both, in whichever files they are."""

from datetime import date

from tests.rules.linting import lint_texts

DAY = date(2026, 11, 20)
RULES = ("stalled-initiative", "delivered-but-unmoved")
NUMBER = """
cycle: 2026-Q4
team: Parcels
objectives:
  - id: whole
    title: Let every parcel arrive whole
    owner: Kofi Mensah
    key_results:
      - id: breakages
        title: Cut breakages from 3.1% to 1.5%
        owner: Kofi Mensah
        measure: {baseline: 3.1, target: 1.5, unit: "%"}
        check_ins:
          - {date: 2026-10-05, value: 3.1}
          - {date: 2026-11-16, value: 3.1}
"""
WORK = """
cycle: 2026-Q4
team: Vans
initiatives:
  - title: Line the courier vans with felt
    owner: Lena Vogel
    key_result: whole/breakages
    status: STATUS
    started: 2026-10-05
"""


DROPPED = NUMBER.replace("check_ins:", "dropped: {date: 2026-11-01, reason: The vans were sold.}\n        check_ins:")


def found(*texts: str) -> list[tuple[str, str]]:
    files: dict[str, str | bytes] = {f"{number}.yaml": text for number, text in enumerate(texts)}
    return [(one.rule, one.path) for one in lint_texts(files, as_of=DAY, rules=RULES).findings]


def test_work_in_another_file_is_stalled_by_a_number_that_does_not_move() -> None:
    assert found(NUMBER, WORK.replace("STATUS", "in-progress")) == [("stalled-initiative", "1.yaml")]
    moved = NUMBER.replace("2026-11-16, value: 3.1", "2026-11-16, value: 2.2")
    assert found(moved, WORK.replace("STATUS", "in-progress")) == []


def test_work_in_another_file_is_delivered_or_still_open() -> None:
    shipped = WORK.replace("STATUS", "shipped")
    still_open = WORK.replace("STATUS", "to-do").replace("Line", "Rebuild")
    assert found(NUMBER, shipped) == [("delivered-but-unmoved", "0.yaml")]
    assert found(NUMBER, shipped, still_open) == []


def test_work_in_another_file_is_dropped_with_its_number() -> None:
    texts = {
        "0.yaml": DROPPED,
        "1.yaml": WORK.replace("STATUS", "to-do\n    due: 2026-10-20").replace("Line", "Improve"),
    }
    files: dict[str, str | bytes] = dict(texts)
    rules = ("overdue-initiative", "vague-initiative")
    before, after = (
        [one.rule for one in lint_texts(files, as_of=day, rules=rules).findings]
        for day in (date(2026, 10, 31), date(2026, 11, 1))
    )
    assert (before, after) == (["overdue-initiative"], [])
