"""The status of Objectives and Key Results as one table, whose columns are aligned across all groups."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from okr_cli.model.key_result import Dropped
from okr_cli.output.documents.document import (
    Cells,
    Column,
    Document,
    Item,
    Layout,
    LeadLine,
    Legend,
    Medium,
    ProgressBar,
    Remark,
    Row,
    Section,
    Span,
    Sparkline,
    Style,
    StyledText,
    Table,
    Verbatim,
    plain_text,
    simple_table,
    styled,
)
from okr_cli.output.symbols import STYLES, words
from okr_cli.phrases import listed
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.formatting import NO_OWNER, number_text
from okr_cli.views.grouping import By, Group, grouped
from okr_cli.views.measure_text import short_value_range
from okr_cli.views.status.cells import (
    differs_from_pace,
    key_result_change,
    objective_assessment,
    objective_change,
    objective_outcome,
    outcome_cell,
    outcome_in_words,
    owner_cell,
    progress_cell,
    score_cell,
    status_cell,
    status_in_words,
)
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import count_lines, head_lines, summarize
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow

ORPHANS = "Initiatives without a Key Result"
WORST_COUNTS = "An Objective takes the worst status of its Key Results"
KEPT = "m/n: the limit was met in m of n check-ins"
DIFFERS = "≠: the computed status, where it differs from the reported one"
WORST_FIRST = "Worst first, then by risk points (see --explain)"
TRACE = "'okr show NAME' explains each number"
WITHOUT_IDS = "Add --ids to see the ids"
MANY = 12
"""Teams that no longer fit on a screen."""

HEALTH_STYLES = {True: Style.GREEN, False: Style.RED, None: Style.MAGENTA}
INDENT = 2
LEAST_TITLE, MOST_OWNER, MOST_VALUE, MOST_SHARE, MOST_KPI_VALUE, MOST_FORECAST = 24, 20, 26, 11, 24, 20
MOST_SHIPPED, MOST_LAST = 10, 10


class StatusOptions(NamedTuple):
    """How rows are grouped, and whether Initiatives and the reasons of the risk are shown."""

    by: By = By.TEAM
    initiatives: bool = False
    explain: bool = False


def status_document(report: StatusReport, options: StatusOptions) -> Document:
    """The counts, then a section per group, then Initiatives without a Key Result, and KPIs."""
    groups = grouped(report, options.by)
    lead = _lead(report, options, len(groups) if options.by is By.TEAM else 0)
    title = f"OKR status as of {report.as_of}"
    return Document(title, lead, _sections(report, groups, options), title_only=Medium.PAGE)


def _lead(report: StatusReport, options: StatusOptions, teams: int) -> Iterator[LeadLine]:
    for line in head_lines(report):
        yield from _lead_line(line, styled(line, Style.STRONG))
    for note in report.notes:
        yield from _lead_line(note, styled(note, Style.YELLOW))
    for totals, pieces in count_lines(summarize(report)):
        spans = [Span(totals)]
        for index, (status, piece) in enumerate(pieces):
            spans += [Span("  " if index else ": "), Span(piece, STYLES[status])]
        listed = ", ".join(piece for _, piece in pieces)
        yield from _lead_line(f"{totals}: {listed}" if pieces else totals, StyledText(tuple(spans)))
    if _is_worst_worth_saying(report, options):
        yield LeadLine(WORST_COUNTS, Medium.PAGE, continues=True)
    if teams > MANY:
        hint = f"{teams} teams; --overview shows one line per team, --team NAME shows one team in full"
        yield LeadLine(styled(hint, Style.MUTED), Medium.SCREEN)


def _is_worst_worth_saying(report: StatusReport, options: StatusOptions) -> bool:
    """Whether an Objective shown has another status than its own numbers suggest."""
    return options.by is not By.OWNER and any(map(differs_from_pace, report.objectives))


def _lead_line(on_page: str, on_screen: StyledText) -> Iterator[LeadLine]:
    yield LeadLine(on_screen, Medium.SCREEN)
    yield LeadLine(on_page, Medium.PAGE, continues=True)


def _sections(report: StatusReport, groups: list[Group], options: StatusOptions) -> Iterator[Section]:
    layout = _layout(report, options)
    for group in groups:
        table = Table("Title", layout, _group_rows(group, report, options))
        heading = group.heading + formatting.partly_read_suffix(group.is_partly_read)
        yield Section(heading, table=table, heading_in_table=True)
    if report.orphans:
        rows = [row for orphan in report.orphans for row in _initiative_rows(orphan, None, report, options, 0)]
        yield Section(ORPHANS, table=Table("", layout, rows, has_header=False), only=Medium.SCREEN)
        items = (f"{formatting.with_owner(row)}, {formatting.initiative_status(row)}" for row in report.orphans)
        yield Section(ORPHANS, items=tuple(map(Item, items)), only=Medium.PAGE)
    if report.kpis:
        yield Section("KPIs", table=_kpi_table(report), heading_in_table=True)
    if report.objectives:
        legend = Legend(layout, (*_notes(report, options), TRACE), WITHOUT_IDS)
        yield Section("", legend=legend, only=Medium.SCREEN)


def _notes(report: StatusReport, options: StatusOptions) -> Iterator[str]:
    rows = list(report.key_results())
    if len(report.tolerances) == 1:
        behind, at_risk = (number_text(points) for points in report.tolerances[0][:2])
        yield f"Behind: more than {behind} points behind pace; at risk: more than {at_risk}"
    if _is_worst_worth_saying(report, options):
        yield WORST_COUNTS
    if any(row.review.progress.condition for row in rows):
        yield KEPT
    if any(row.review.status.differs for row in rows):
        yield DIFFERS
    if options.by is not By.TEAM:
        yield WORST_FIRST


def _layout(report: StatusReport, options: StatusOptions) -> Layout:
    """The columns, with the texts of all rows to decide their widths. Where owners head the groups they have no column.
    Texts are worded only if there may be room for their column."""
    rows = list(report.key_results())
    pairs = [(work, row) for row in rows for work in row.initiatives] if options.initiatives else []
    own_work = [work for row in report.objectives for work in row.initiatives] if options.initiatives else []
    every_work = (*(work for work, _ in pairs), *own_work)

    def titles() -> Iterator[str]:
        yield from (
            " " * INDENT + one_line(row.model.title) + formatting.objective_suffix(row) for row in report.objectives
        )
        yield from (" " * INDENT + formatting.key_result_title(row) + formatting.key_result_suffix(row) for row in rows)
        for initiative in every_work:
            yield " " * 2 * INDENT + _initiative_words(initiative, options)

    def owners() -> Iterator[str]:
        yield from (row.owner or "" for row in report.objectives)
        yield from (row.owner or "" for row in rows)
        yield from (initiative.owner or "" for initiative in every_work)

    def values() -> Iterator[str]:
        yield from map(short_value_range, rows)
        yield from (formatting.movement_text(work, formatting.unit_of(row)) for work, row in pairs)

    def ids() -> Iterator[str]:
        yield from (report.names(row.entity) for row in report.objectives)
        yield from (report.names(row.entity) for row in rows)

    def shares() -> Iterator[str]:
        yield from (formatting.share_text(row.review.progress) for row in rows)
        yield from (formatting.roll_up_word(row.review.roll_up) for row in report.objectives)

    def statuses() -> Iterator[str]:
        yield from (_key_result_status(row).plain for row in rows)
        yield from (_objective_status(row).plain for row in report.objectives)

    def shipped() -> Iterator[str]:
        yield from map(formatting.row_shipped_text, report.objectives)
        yield from map(formatting.row_shipped_text, rows)

    def changes() -> Iterator[str]:
        yield from (plain_text(key_result_change(row)) for row in rows)
        yield from (plain_text(objective_change(row)) for row in report.objectives)

    since = f"Moved: change in points since {report.compare}, and the status on that day"
    owner = Column("owner", "Owner", 5, 42, most=MOST_OWNER, aside=Style.ASIDE, texts=owners)
    columns = (
        Column("value", "From → now → to", 15, 22, most=MOST_VALUE, aside=Style.PLAIN, texts=values),
        *(() if options.by is By.OWNER else (owner,)),
        Column("bar", "", 8, 44),
        Column("bar", "", 20, 56),
        Column("share", "Progress", 8, 5, True, most=MOST_SHARE, texts=shares),
        *((Column("change", "Moved", 5, 24, True, since, texts=changes),) if report.compare else ()),
        Column("pace", "vs pace", 7, 20, True),
        Column("status", "Status", 10, texts=statuses),
        Column("initiatives", "Shipped", 7, 36, True, most=MOST_SHIPPED, texts=shipped),
        Column("last", "Check-in", 9, 37, True, most=MOST_LAST, texts=lambda: map(formatting.last_check_in_text, rows)),
        Column("confidence", "Confidence", 10, 38),
        Column("trend", "Trend", 8, 40),
        Column("forecast", "Forecast", 8, 48, most=MOST_FORECAST, texts=lambda: map(formatting.forecast_text, rows)),
    )
    on_screen = (column._replace(only=Medium.SCREEN) for column in columns)
    return Layout((*on_screen, *PAGE_COLUMNS), titles, ids, LEAST_TITLE, asides_run_on=True)


PAGE_COLUMNS = (
    Column("owner", "Owner", only=Medium.PAGE),
    Column("progress", "Progress", only=Medium.PAGE),
    Column("pace", "Pace", right=True, only=Medium.PAGE),
    Column("outcome", "Status", only=Medium.PAGE),
    Column("confidence", "Confidence", only=Medium.PAGE),
    Column("last", "Last check-in", right=True, only=Medium.PAGE),
    Column("delivery", "Initiatives open/shipped/dropped", only=Medium.PAGE),
)


def _group_rows(group: Group, report: StatusReport, options: StatusOptions) -> Iterator[Row | Remark]:
    for objective in (*group.objectives, *group.shared):
        if not group.of_owner:
            yield _objective_row(objective, report, group)
        for row in objective.key_results:
            yield _key_result_row(row, report, options, 0 if group.of_owner else INDENT)
            for initiative in row.initiatives if options.initiatives else ():
                yield from _initiative_rows(initiative, row, report, options)
        if not (group.of_owner or _stands_elsewhere(objective, group)):
            for initiative in objective.initiatives if options.initiatives else ():
                yield from _initiative_rows(initiative, None, report, options)
            if objective.hidden:
                yield Remark(styled(f"{objective.hidden} more, not shown", Style.MUTED), Medium.SCREEN)


def _stands_elsewhere(row: ObjectiveRow, group: Group) -> bool:
    """Whether an Objective is in this group only by name, since the one of its own team shows it."""
    return row in group.shared and not row.key_results


def _sharing(row: ObjectiveRow, report: StatusReport, group: Group) -> Iterator[Remark]:
    """``shared with Sales``; in the group of Sales, whose it is."""
    home = one_line(row.entity.team) or "another file"
    if row in group.shared or report.is_of_other_team(row.entity):
        elsewhere = "shown" if _stands_elsewhere(row, group) else "counted"
        yield Remark(styled(f"shared by {home} ({elsewhere} there)", Style.MUTED))
    elif row.entity.shared_with:
        yield Remark(styled(one_line(f"shared with {listed(row.entity.shared_with)}"), Style.MUTED))


def _objective_status(row: ObjectiveRow) -> StyledText:
    """Its status, or the score once it is over."""
    has_score = row.review.over and not row.dropped
    return score_cell(row.review.score) if has_score else status_cell(objective_assessment(row))


def _key_result_status(row: KeyResultRow) -> StyledText:
    has_outcome = row.review.over and not row.dropped
    return outcome_cell(row) if has_outcome else status_cell(row.review.status)


def _objective_row(row: ObjectiveRow, report: StatusReport, group: Group) -> Row:
    """An Objective: the mean of its Key Results, and the worst of their statuses."""
    review = row.review
    progress = review.roll_up.progress or Decimal(0)
    word = words(Status.DROPPED) if row.dropped else formatting.roll_up_word(review.roll_up)
    share = "" if word else formatting.percent(progress)
    cells = {
        "owner": owner_cell(row.owner),
        "value": lambda: styled(formatting.measured_text(review.roll_up), Style.MAGENTA),
        "bar": lambda: "" if word else ProgressBar(progress, review.expected, style=STYLES[review.status]),
        "share": lambda: word or styled(share, Style.STRONG),
        "progress": lambda: word or styled(Verbatim(share), Style.STRONG),
        "change": lambda: objective_change(row),
        "pace": lambda: Verbatim("" if word else formatting.row_pace_text(row)),
        "status": lambda: _objective_status(row),
        "outcome": lambda: objective_outcome(row),
        "initiatives": lambda: formatting.row_shipped_text(row),
        "delivery": lambda: formatting.delivery_text(row.delivery),
    }
    suffix = formatting.objective_suffix(row)
    guards = (remark._replace(only=Medium.SCREEN) for remark in guard_remarks(row.guards))
    remarks = (*_dropped_remark(row.model.dropped and row.dropped), *_sharing(row, report, group), *guards)
    return Row(one_line(row.model.title), cells, report.id_of(row.entity), Style.STRONG, suffix, remarks=remarks)


def _key_result_row(row: KeyResultRow, report: StatusReport, options: StatusOptions, indent: int) -> Row:
    review = row.review
    progress, word = review.progress, formatting.progress_word(review.progress)
    style, last_style = STYLES[review.status.status], Style.YELLOW if row.is_stale else Style.PLAIN
    has_outcome = review.over and not row.dropped
    cells = {
        "owner": owner_cell(row.owner),
        "value": lambda: short_value_range(row),
        "bar": lambda: "" if word else ProgressBar(progress.raw or Decimal(0), review.expected, style=style),
        "share": lambda: formatting.share_text(progress),
        "progress": lambda: progress_cell(row),
        "change": lambda: key_result_change(row),
        "trend": lambda: Sparkline(row.history),
        "pace": lambda: Verbatim("" if progress.missing else formatting.row_pace_text(row)),
        "status": lambda: _key_result_status(row),
        "outcome": lambda: outcome_in_words(row) if has_outcome else status_in_words(review.status),
        "confidence": lambda: formatting.confidence_text(review.confidence),
        "last": lambda: styled(Verbatim(formatting.last_check_in_text(row)), last_style),
        "initiatives": lambda: formatting.row_shipped_text(row),
        "delivery": lambda: formatting.delivery_text(row.delivery),
        "forecast": lambda: formatting.forecast_text(row),
    }
    # Where the whole Objective was dropped, the reason stands there, once.
    remarks = [*_dropped_remark(row.model.dropped and row.dropped), *guard_remarks(row.guards)]
    if options.explain and row.risk.terms:
        remarks = [Remark(styled(f"risk {formatting.risk_sum(row)}", Style.MUTED)), *remarks]
    suffix = formatting.key_result_suffix(row) + ("" if indent else report.origin(row.entity))
    title, id_of = formatting.key_result_title(row), report.id_of(row.entity)
    return Row(title, cells, id_of, suffix=suffix, indent=indent, depth=1, remarks=tuple(remarks))


def _initiative_rows(
    initiative: InitiativeRow, row: KeyResultRow | None, report: StatusReport, options: StatusOptions, indent: int = 4
) -> Iterator[Row]:
    """An Initiative, with what the Key Result ``row`` did since it began: a screen has no room for more columns."""
    owner, id_of = owner_cell(initiative.owner), report.id_of(initiative.entity)
    movement = formatting.movement_text(initiative, formatting.unit_of(row))
    on_screen = {"owner": owner, "value": styled(movement, Style.MUTED)}
    title, canvas = _initiative_words(initiative, options), initiative.model.canvas
    remarks = (Remark(styled(one_line(f"canvas: {canvas}"), Style.MUTED)),) if canvas else ()
    yield Row(title, on_screen, id_of, Style.MUTED, indent=indent, only=Medium.SCREEN, remarks=remarks)
    on_page = {"owner": owner, "progress": movement, "outcome": _status_and_due(initiative)}
    yield Row(initiative.model.title, on_page, id_of, depth=2 if row else 1, only=Medium.PAGE, remarks=remarks)


def _status_and_due(row: InitiativeRow) -> str:
    """``in-progress, overdue, due 2026-11-06``; without the due date once it has ended."""
    due = row.model.due if row.model.is_open else None
    return formatting.initiative_status(row) + (f", due {due}" if due else "")


def _initiative_words(row: InitiativeRow, options: StatusOptions) -> str:
    """``› in-progress, due 2026-11-27: Redesign setup``; with the owner where owners have no column."""
    title = f"› {_status_and_due(row)}: {one_line(row.model.title)}"
    return f"{title}, {row.owner or NO_OWNER}" if options.by is By.OWNER else title


def _kpi_table(report: StatusReport) -> Table:
    """One table of all KPIs."""
    columns = (
        Column("owner", "Owner", 5, 30, most=MOST_OWNER),
        Column("value", "Now", 3, 16, most=MOST_KPI_VALUE),
        Column("healthy", "Healthy", 7, 20, most=MOST_KPI_VALUE),
        Column("status", "Health", 11),
        Column("last", "Last", 5, 24, right=True),
    )
    return simple_table("KPIs", columns, [_kpi_row(kpi, report) for kpi in report.kpis])


def _kpi_row(row: KpiRow, report: StatusReport) -> Row:
    cells: Cells = {
        "owner": row.owner or NO_OWNER,
        "value": formatting.kpi_value(row),
        "healthy": formatting.kpi_limit(row),
        "status": styled(formatting.kpi_health(row), HEALTH_STYLES[row.health.healthy]),
        "last": formatting.kpi_last_check_in(row),
    }
    return Row(one_line(row.model.title), cells, report.id_of(row.entity))


def _dropped_remark(dropped: Dropped | None) -> Iterator[Remark]:
    """``dropped on 2026-11-09: We left that market``."""
    if dropped:
        yield Remark(styled(formatting.dropped_text(dropped), Style.MUTED))


def guard_remarks(guards: tuple[KpiRow, ...]) -> Iterator[Remark]:
    """``✗ unhealthy KPI: Rating of the app, 4.2 stars (healthy: >= 4.4)``, for each one that is."""
    for kpi in guards:
        if kpi.health.healthy is False:
            title, value = one_line(kpi.model.title), formatting.kpi_value(kpi)
            text = f"✗ unhealthy KPI: {title}, {value} (healthy: {formatting.kpi_limit(kpi)})"
            yield Remark(styled(text, Style.RED))
