"""The sheet of an Objective, and that of a KPI."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from okr_cli.output.documents.bar import bar
from okr_cli.output.symbols import labelled
from okr_cli.progress.check_ins import check_ins_until
from okr_cli.progress.score import band_of
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.calculations import expected_sum, gap_sum, objective_score_sum, roll_up_sum
from okr_cli.views.kpi_table import health_word, healthy_words, last, value_of
from okr_cli.views.numbers import percent, with_unit
from okr_cli.views.rows import KpiRow, ObjectiveRow
from okr_cli.views.show.sheet import Branch, Fact, Section
from okr_cli.views.show.sheet_initiative import initiative_branch
from okr_cli.views.show.sheet_key_result import BAR, key_result_branch


def objective_facts(row: ObjectiveRow, as_of: date) -> Iterator[Fact]:
    """What is known of an Objective on a day."""
    review, progress = row.review, row.review.roll_up.progress
    yield Fact("Owner", (row.owner or "no owner",))
    if row.entity.state != "active":
        yield Fact("State", (row.entity.state,))
    drawn = "none" if progress is None else f"{bar(progress, review.expected, BAR)} {percent(progress)}"
    yield Fact("Progress", (drawn, *roll_up_sum(row.key_results, review)))
    if row.cycle and review.expected is not None and review.gap is not None:
        expected = f"expected {expected_sum(row.cycle, as_of, review.expected)}"
        yield Fact("Pace", (expected, gap_sum(review.expected, progress or Decimal(0), review.gap)))
    if review.over and review.score is not None:
        score = review.score
        yield Fact("Score", (f"{score} {band_of(score)}", objective_score_sum(row.key_results, score)))
    else:
        yield Fact("Status", tuple(_status(row)))
    yield Fact("Initiatives", (f"{cells.initiatives(row.delivery)} open/shipped/dropped",))


def objective_sections(row: ObjectiveRow) -> Iterator[Section]:
    """The tree below an Objective."""
    yield Section("Key Results", tuple(key_result_branch(one) for one in row.key_results))
    if row.initiatives:
        branches = tuple(initiative_branch(one, None) for one in row.initiatives)
        yield Section("Initiatives for the whole Objective", branches)


def kpi_facts(row: KpiRow) -> Iterator[Fact]:
    """What is known of a KPI on a day."""
    yield Fact("Owner", (row.owner or "no owner",))
    yield Fact("Health", (health_word(row),))
    yield Fact("Now", (value_of(row),))
    yield Fact("Healthy", (healthy_words(row),))
    yield Fact("Last check-in", (last(row),))


def kpi_sections(row: KpiRow, as_of: date) -> Iterator[Section]:
    """The values of a KPI, the latest first."""
    branches = []
    for one in reversed(check_ins_until(row.model.check_ins, as_of)):
        value = "no value" if one.value is None else with_unit(one.value, row.model.unit)
        branches.append(Branch(one_line(f"{one.date}, {value}"), (one_line(one.note),) if one.note else ()))
    yield Section("Check-ins", tuple(branches), cells.NO_DATA)


def _status(row: ObjectiveRow) -> Iterator[str]:
    review = row.review
    weakest = [one.entity.id for one in row.key_results if one.review.status.status is review.status]
    yield f"{labelled(review.status)}, the worst of its Key Results ({', '.join(weakest) or 'none'})"
    if review.derived is not review.status:
        yield f"the numbers say {labelled(review.derived)}"
