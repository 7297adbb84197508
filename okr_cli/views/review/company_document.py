"""The agenda of several teams: what changed, open asks, and decisions due."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from okr_cli.output.documents.document import (
    Cells,
    Column,
    Document,
    Item,
    LeadLine,
    Medium,
    Row,
    Section,
    Style,
    StyledText,
    Table,
    simple_table,
    styled,
)
from okr_cli.output.symbols import SIGNS, STYLES, labelled, words
from okr_cli.phrases import counted, listed
from okr_cli.progress.status import Status, is_contradicted
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.action_items import Duty
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.review import cells
from okr_cli.views.review.report import Agenda, OpenAsk, StatusChange, Step, open_ask
from okr_cli.views.summary import head_of

MOST_LINES = 10
"""Lines of one part that still fit on a screen together with the others."""

LEAST_TEAM, MOST_TEAM, MOST_STATUS, MOST_REASON = 4, 16, 28, 30
NO_TEAM = "No team"
MISSING = {Duty.NO_VERDICT: "verdict missing", Duty.NO_LEARNING: "lesson missing"}


def company_document(agenda: Agenda) -> Document:
    """One line for each thing, with its team; then where to find the rest."""
    title = f"Check-in on {agenda.report.as_of}, changes since {agenda.since}"
    return Document(title, map(LeadLine, (*head_of(agenda.report), *cells.hidden_lines(agenda))), _sections(agenda))


def _sections(agenda: Agenda) -> Iterator[Section]:
    changes, asks, decisions = agenda.status_changes, open_asks(agenda), decision_rows(agenda)
    yield Section(
        heading_of(changes),
        items=_rest(changes),
        table=status_table(changes[:MOST_LINES], agenda),
        heading_in_table=bool(changes),
    )
    yield Section("Open asks", items=(*(ask_item(asked, agenda) for asked in asks[:MOST_LINES]), *_rest(asks)))
    table = decision_table(decisions[:MOST_LINES])
    yield Section("Decisions due", items=_rest(decisions), table=table, heading_in_table=bool(decisions))
    yield Section("Unhealthy KPIs", items=tuple(unhealthy_kpis(agenda)))
    yield Section(f"Other changes since {agenda.since}", items=tuple(news(agenda)))
    yield Section("", tuple(_pointers(agenda)), only=Medium.SCREEN)


def _rest(entries: Sequence[object]) -> tuple[Item, ...]:
    """The number of items that did not fit."""
    more = len(entries) - MOST_LINES
    return (Item(f"and {more} more; use --team NAME or --full", style=Style.MUTED),) if more > 0 else ()


def heading_of(changes: Sequence[StatusChange]) -> str:
    """Names what is in the table: into or out of trouble since the last meeting, then what is still at risk."""
    return "Changed or at risk" if any(change.is_change for change in changes) else "At risk"


def status_table(
    changes: Sequence[StatusChange], agenda: Agenda, name: Callable[[Status], str] = SIGNS.__getitem__
) -> Table:
    """One line for each Key Result: its team and owner, how far from the pace, and how its status changed. ``name`` is
    how a second status in the same cell is told: by its sign, or ``words`` where there is room."""
    columns = (
        _team_column(),
        Column("owner", "Owner", 5, 44, most=20),
        Column("pace", "vs pace", 7, 28, right=True),
        Column("status", "Status", 10, most=MOST_STATUS),
    )
    rows = [_status_row(change, agenda, name) for change in changes]
    return simple_table("Key Result", columns, rows, title_lines=1)


def _team_column() -> Column:
    return Column("team", "Team", LEAST_TEAM, 20, most=MOST_TEAM)


def _status_row(change: StatusChange, agenda: Agenda, name: Callable[[Status], str]) -> Row:
    row = change.row
    if is_contradicted(row.review.status) and change.now is Status.AT_RISK:
        status = f"{labelled(change.now)} (reported: {name(row.review.status.status)})"
    else:
        status = (
            cells.change_in_words(change, name)
            if change.is_change
            else f"{SIGNS[change.now]} still {words(change.now)}"
        )
        if change.computed is Status.AT_RISK:
            status += f" (computed: {name(change.computed)})"
    found: Cells = {
        "team": _team(row.entity.team),
        "owner": row.owner or NO_OWNER,
        "pace": "" if row.review.progress.missing else formatting.row_pace_text(row),
        "status": styled(status, STYLES[change.now]),
    }
    id_of, link = agenda.report.id_of(row.entity), formatting.objective_address(row.entity)
    return Row(formatting.key_result_title(row), found, id_of, link=link)


def open_asks(agenda: Agenda) -> list[OpenAsk]:
    """Every ask that is new or still open, those of Key Results in trouble first."""
    rows = {row.entity: row for row in (*agenda.troubled, *agenda.asking)}
    rows.update((row.entity, row) for row, _ in agenda.carried_over.asked if row.entity not in rows)
    found = ((row, open_ask(row, agenda.since, agenda.report.as_of)) for row in rows.values())
    return [OpenAsk(row, asked) for row, asked in found if asked]


def ask_item(asked: OpenAsk, agenda: Agenda) -> Item:
    """``Growth, Leila Haddad: Amara, may we try a month in which extra seats are free?``"""
    row, check_in = asked
    since = "" if check_in.date > agenda.since else f", since {check_in.date}"
    head = f"{_team(row.entity.team)}, {row.owner or NO_OWNER}{since}: {check_in.ask}"
    return formatting.item(agenda.report, row.entity, head)


def decision_table(rows: Sequence[Row]) -> Table:
    """The decisions due, with team and reason."""
    return simple_table(
        "Decision", (_team_column(), Column("reason", "Why", 12, most=MOST_REASON)), rows, title_lines=1
    )


def decision_rows(agenda: Agenda) -> list[Row]:
    """What to drop, replace, ship or double, and verdicts and lessons that are missing."""
    about = [
        (
            decision.row.entity,
            decision.key_result,
            decision.row.model.title,
            f"{why}{'; do more?' * decision.is_doubling}",
        )
        for decision, why in cells.decisions_by_subject(agenda)
    ]
    missing = (item for item in agenda.not_reported if item.duty in MISSING)
    about += [(item.entity, item.key_result, item.title, MISSING[item.duty]) for item in missing]
    return [
        Row(
            one_line(title),
            {"team": _team(entity.team), "reason": reason},
            agenda.report.id_of(entity),
            link=formatting.objective_address(key_result.entity if key_result else entity),
        )
        for entity, key_result, title, reason in about
    ]


def unhealthy_kpis(agenda: Agenda, most: int | None = MOST_LINES) -> Iterator[Item]:
    """Each unhealthy KPI with its value and its limit, up to ``most`` of them."""
    for kpi in agenda.unhealthy[:most]:
        value = f"{formatting.kpi_value(kpi)} (healthy: {formatting.kpi_limit(kpi)})"
        head = f"✗ {formatting.with_owner(kpi)}: {value}"
        yield formatting.item(agenda.report, kpi.entity, head, style=Style.RED)
    yield from _rest(agenda.unhealthy) if most else ()


def news(agenda: Agenda, most: int | None = MOST_LINES) -> Iterator[Item]:
    """What was dropped, up to ``most`` lines of it, how much work began and ended, and where check-ins are missing."""
    dropped = tuple(cells.newly_dropped(agenda))
    yield from (cells.dropped_item(row, agenda) for row in dropped[:most])
    yield from _rest(dropped) if most else ()
    steps = Counter(event.step for event in agenda.events)
    if steps:
        yield Item(f"Initiatives: {', '.join(f'{steps[step]} {step.word}' for step in Step if steps[step])}")
    own = {row.entity for row in agenda.report.own.key_results()}
    unchanged = [row for row in agenda.unchanged if row.entity in own]
    if unchanged:
        whole = counted(sum(new.row.entity in own for new in agenda.changed) + len(unchanged), "Key Result")
        teams = Counter(_team(row.entity.team) for row in unchanged).most_common()
        named = [f"{team}: {number}" for team, number in teams[:MOST_LINES]]
        more = [counted(len(teams) - MOST_LINES, "more team")] if len(teams) > MOST_LINES else []
        yield Item(f"No new check-in: {len(unchanged)} of {whole} ({', '.join(named + more)})")
    if agenda.check_in_problems:
        yield Item(f"{counted(len(agenda.check_in_problems), 'Key Result')} with misdated check-ins")


def _pointers(agenda: Agenda) -> Iterator[StyledText]:
    """Where to see the rest."""
    due = len(agenda.carried_over.due)
    added = [*cells.left_out(agenda), *([f"{counted(due, 'Initiative')} due by {agenda.until}"] if due else [])]
    lines = ["--team NAME shows one team; 'okr status --overview' shows one line per team."]
    lines += [f"--full adds {listed(added)}."] if added else []
    yield from (styled(line, Style.MUTED) for line in lines)


def _team(name: str) -> str:
    return one_line(name) or NO_TEAM
