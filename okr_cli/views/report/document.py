"""The report as a document: the summary for leadership, the teams, then every Objective with its charts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from okr_cli.output.documents.document import (
    Column,
    Document,
    LeadLine,
    Picture,
    ProgressBar,
    Row,
    Section,
    Style,
    Text,
    simple_table,
    styled,
)
from okr_cli.output.graphs import svg
from okr_cli.output.symbols import BAND_STYLES, STYLES, words
from okr_cli.phrases import listed
from okr_cli.progress.score import Band
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import typeset
from okr_cli.views.grouping import By, Group, grouped
from okr_cli.views.report.chart_key import chart_key
from okr_cli.views.report.figures import count_text, headline, where_we_stand
from okr_cli.views.report.kpis import KPIS, kpi_section
from okr_cli.views.report.objectives import objective_section, orphan_section
from okr_cli.views.review import company_document as company
from okr_cli.views.review.retrospective_document import retrospective_document
from okr_cli.views.status.overview import StatusCount, count_columns, count_row, status_counts
from okr_cli.views.summary import ALWAYS_SHOWN, head_lines, summarize

if TYPE_CHECKING:
    from okr_cli.views.report.report import Report

MOST_LINES = 12
"""Lines of one section on the first page. More of them are folded."""

MOST_FOLDED = 50
"""Lines that anybody reads at all."""

TEAMS = "Teams"
"""The section that leads to each team, and back to which each of them leads."""

LOOKING_BACK = "Looking back"
"""The section that sums up the look back; that of each team leads to it."""

COUNTED_FIRST = frozenset(map(str, (*ALWAYS_SHOWN, *Band)))
"""What a leader looks for in the line of a team."""

Entry = TypeVar("Entry")


def report_document(report: "Report") -> Document:
    """The whole report."""
    lines = (*head_lines(report.status), *map(one_line, report.status.notes))
    lead: tuple[Text, ...] = (styled(headline(report), Style.STRONG), *lines)
    return Document(report.title, map(LeadLine, lead), _sections(report))


def _sections(report: "Report") -> Iterator[Section]:
    groups = grouped(report.status, By.TEAM)
    to_do = _to_do_by_team(report)
    is_over = report.retrospective is not None and not report.retrospective.running
    looking_back = list(_retrospective(report))
    yield where_we_stand(report)
    yield from looking_back[:1] if is_over else ()
    yield from _front(report)
    for group in groups:
        yield from _team(group, report, to_do.get((group.cycle, group.team)))
    yield orphan_section(report.status.orphans, report)
    yield kpi_section(report.status)
    yield from looking_back[1:] if is_over else looking_back
    if report.graph.edges:
        title = report.graph.title
        yield Section(
            "How Objectives are connected",
            picture=Picture(title, lambda: svg.render(report.graph, "okr.graph"), is_wide=True),
        )


def _front(report: "Report") -> Iterator[Section]:
    """The other sections of the first page. Empty ones are left out when the page is rendered."""
    agenda = report.agenda
    changed = [change for change in agenda.status_changes if change.is_change]
    others = [change for change in agenda.status_changes if not change.is_change]
    for heading, changes in ((f"Status changed since {report.since}", changed), ("Still at risk", others)):
        yield from _folding(heading, changes, lambda part: Section("", table=company.status_table(part, agenda, words)))
    unhealthy = company.unhealthy_kpis(agenda, None)
    kpis = [item._replace(head=typeset(item.head), link=KPIS) for item in unhealthy]
    yield from _folding("Unhealthy KPIs", kpis, lambda part: Section("", items=tuple(part)))
    asks = [company.ask_item(asked, agenda) for asked in company.open_asks(agenda)]
    yield from _folding("Open asks", asks, lambda part: Section("", items=tuple(part)))
    decisions = company.decision_rows(agenda)
    yield from _folding("Decisions due", decisions, lambda part: Section("", table=company.decision_table(part)))
    yield Section(f"Other changes since {report.since}", items=tuple(company.news(agenda, None)))
    counts = status_counts(report.status)
    if len(counts) > 1:
        yield _teams(report, counts)
    yield from chart_key()


def _folding(
    heading: str, entries: Sequence[Entry], section: Callable[[Sequence[Entry]], Section]
) -> Iterator[Section]:
    """As many entries as one looks at, and the rest of them folded."""
    if entries:
        yield replace(section(entries[:MOST_LINES]), heading=heading)
    more = entries[MOST_LINES:MOST_FOLDED]
    if more:
        left_out = len(entries) - MOST_FOLDED
        empty = f"And {left_out} more, not listed." if left_out > 0 else ""
        yield replace(section(more), folded=f"{heading}: {len(more)} more", empty=empty)


def _teams(report: "Report", counts: Sequence[StatusCount]) -> Section:
    """One line per team, which leads to its Objectives. After the end of a cycle, no pace counts any more."""
    left_out = {"owner", "status"} if any(count.status for count in counts) else {"owner", "status", "pace", "moved"}
    columns = [column for column in count_columns(counts) if column.key not in left_out]
    first = [column for column in columns if column.key in COUNTED_FIRST]
    others = [column for column in columns if column.key not in COUNTED_FIRST]
    rows = [_team_row(count, report) for count in counts]
    table = simple_table("Team", (*first, Column("bar", "Progress and pace"), *others), rows)
    return Section(TEAMS, table=table)


def _team_row(count: StatusCount, report: "Report") -> Row:
    row = count_row(count, report.status)
    bar: ProgressBar | str = ""
    if count.progress is not None:
        gap = count.gap if count.status is not None else None
        bar = ProgressBar(count.progress, None if gap is None else count.progress + gap / 100)
    summary = count.summary
    colors = {str(status): (number, STYLES[status]) for status, number in summary.statuses.items()}
    colors |= {str(band): (number, BAND_STYLES[band]) for band, number in summary.bands.items()}
    colored = {
        key: styled(str(number), style if number else Style.MUTED)
        for key, (number, style) in colors.items()
        if key in row.cells
    }
    return row._replace(cells={"bar": bar, **row.cells, **colored}, link=_team_address(count.cycle, count.team))


def _team_address(cycle: str, team: str) -> str:
    """The link target of a team in a cycle."""
    return f"{cycle}/{team}"


def _team(group: Group, report: "Report", to_do: Counter[str] | None) -> Iterator[Section]:
    """A team: its counts, its Objectives, and those that it shares with others where they are not shown elsewhere."""
    own = replace(report.status, objectives=group.objectives, kpis=(), orphans=(), teams=frozenset())
    elsewhere = [row for row in group.shared if not row.key_results]
    titles = [f"{row.model.title} ({row.entity.team or 'another file'})" for row in elsewhere]
    lead: list[Text] = [count_text(summarize(own))] if group.objectives else []
    lead += [f"To do: {'; '.join(f'{name} ({number})' for name, number in to_do.items())}"] if to_do else []
    lead += [one_line(f"Also shares {listed(titles)}")] if titles else []
    yield Section("", tuple(lead), of=group.heading, anchor=_team_address(group.cycle, group.team), back=TEAMS)
    for row in (*group.objectives, *group.shared):
        if row not in elsewhere:
            yield objective_section(row, report, group)


def _to_do_by_team(report: "Report") -> dict[tuple[str, str], Counter[str]]:
    """What ``okr due`` lists, in numbers, by cycle and team."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entity, items in report.to_do.items():
        found[entity.cycle, entity.team].update(item.to_do for item in items)
    return found


def _retrospective(report: "Report") -> Iterator[Section]:
    """What the retrospective adds, team by team. Its scores are already next to the charts."""
    if report.retrospective is None:
        return
    back = ""
    for section in retrospective_document(report.retrospective).sections:
        if section.heading != "Scores":
            yield replace(section, of=": ".join(filter(None, (LOOKING_BACK, section.of))), back=back)
            back = LOOKING_BACK
