"""The practice of OKRs as a document: a line per measure, a line per team, and how reliable confidence was."""

from collections import Counter
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

from okr_cli.output.documents.document import (
    Cell,
    Column,
    Document,
    Fact,
    LeadLine,
    Row,
    Section,
    Style,
    simple_table,
    styled,
)
from okr_cli.phrases import counted, first_few, listed
from okr_cli.progress.arithmetic import ZERO
from okr_cli.progress.calibration import FEWEST, BandOutcome
from okr_cli.progress.practice import Part
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import percent
from okr_cli.views.health.report import Calibration, HealthReport, Practice, TeamPractice
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import head_lines

VERDICTS = ("validated", "invalidated", "inconclusive")
SHOWN = 3
"""Teams that a line names; of more, the rest is counted."""


class Line(NamedTuple):
    """A fact about the practice, and the teams to look at."""

    field: str  # of Practice
    label: str
    header: str  # of its column among the teams
    need: int  # low ones stay on a narrow screen
    things: str = ""  # what is counted
    where: str = "missing from"  # the words before the teams
    has_most: bool = False  # names the teams with the most, not those lacking the most
    details: Callable[[Practice], Iterator[str]] = lambda _: iter(())

    def part(self, practice: Practice) -> Part:
        """The counts of this line."""
        part: Part = attrgetter(self.field)(practice)
        return part

    def to_look_at(self, practice: Practice) -> int:
        """The number of things of a team that need attention."""
        part = self.part(practice)
        return part.number if self.has_most else part.rest


def _from_sources(practice: Practice) -> Iterator[str]:
    if practice.data_from_source:
        yield f"{practice.data_from_source} more whose data comes only from a source"


def _verdicts(practice: Practice) -> Iterator[str]:
    yield from (f"{number} {verdict}" for verdict in VERDICTS if (number := getattr(practice, verdict)))


def _ways(practice: Practice) -> Iterator[str]:
    yield from (f"{number} {way}" for way in ("easier", "harder") if (number := getattr(practice, way)))


def _stale_now(practice: Practice) -> Iterator[str]:
    if practice.gone_stale.number:
        yield f"{practice.stale or 'none'} stale now"


LINES = (
    Line("check_ins", "Check-ins on time", "On time", 12, "weeks", "missed in"),
    Line("gone_stale", "Key Results that went stale", "Stale", 13, "", "in", True, _stale_now),
    Line("with_data", "Key Results with data", "Data", 14, details=_from_sources),
    Line("with_owner", "Key Results with an owner", "Owner", 19),
    Line("with_measure", "Key Results with a measure", "Measure", 20),
    Line("with_initiatives", "Key Results with Initiatives", "Initiatives", 17),
    Line("changed", "Retargeted Key Results", "Retargeted", 18, "", "in", True, _ways),
    Line("with_hypothesis", "Initiatives with a hypothesis", "Hypothesis", 15),
    Line("with_verdict", "Hypotheses with a verdict", "Verdict", 16, "due", details=_verdicts),
    Line("dropped_early", "Initiatives dropped early", "Dropped early", 21, "dropped", "dropped late in"),
)
"""In the order in which they are shown."""


def health_document(report: StatusReport, health: HealthReport) -> Document:
    """Counts by team. Nothing is ranked: teams are in the same order as in every other view."""
    lead = [*head_lines(report), *map(one_line, report.notes), *_totals(health)]
    sections = (_facts(health), _teams(health), _calibration(health.calibration))
    return Document(f"OKR practice as of {report.as_of}", map(LeadLine, lead), sections)


def _totals(health: HealthReport) -> Iterator[str]:
    total = health.total
    teams = counted(len({team.team for team in health.teams}), "team")
    objectives, key_results = counted(total.objectives, "Objective"), counted(total.key_results, "Key Result")
    yield f"{teams}, {objectives}, {key_results}, {counted(total.initiatives, 'Initiative')}"
    left_out = [(health.drafts, "draft", "drafts"), (health.dropped, "dropped Key Result", "dropped Key Results")]
    named = [counted(number, *nouns) for number, *nouns in left_out if number]
    if named:
        yield f"{listed(named)} not counted"


def _facts(health: HealthReport) -> Section:
    if not health.total.key_results:
        return Section("", empty="There are no Key Results to count.")
    facts = (Fact(line.label, (_fact(line, health),)) for line in LINES if line.part(health.total).total)
    waiting = () if health.total.check_ins.total else (Fact(LINES[0].label, ("no full week yet",)),)
    return Section("", facts=(*waiting, *facts))


def _fact(line: Line, health: HealthReport) -> Cell:
    """`` 70%, 163 of 234 weeks; missed in Company (15), People (14)``. What needs no look is muted."""
    part = line.part(health.total)
    text = f"{percent(part.share or ZERO):>4}, {part.number:,} of {part.total:,} {line.things}".rstrip()
    if line.field == "check_ins" and health.weeks != (1,):
        text = f"{text.removesuffix(line.things)}periods of {listed([*map(str, health.weeks)], 'or')} weeks"
    details = ", ".join(line.details(health.total))
    text = f"{text} ({details})" if details else text
    where = _where(line, health)
    return f"{text}; {where}" if where else text if line.to_look_at(health.total) else styled(text, Style.MUTED)


def _where(line: Line, health: HealthReport) -> str:
    """``missing from Sales (3), Platform (2) and 4 more``: the teams with most to look at."""
    found: Counter[str] = Counter()
    for team in health.teams:
        found[one_line(team.team) or "no team"] += line.to_look_at(team.practice)
    named = [f"{team} ({number:,})" for team, number in found.most_common() if number]
    return f"{line.where} {first_few(named, SHOWN)}" if named and len(found) > 1 else ""


def _teams(health: HealthReport) -> Section:
    columns = (
        Column("key_results", "KRs", 3, 12, True, most=5),
        *(Column(line.field, line.header, len(line.header), line.need, True, most=9) for line in LINES),
    )
    rows = [_team(team) for team in health.teams] if len(health.teams) > 1 else []
    return Section("", table=simple_table("Team", columns, rows) if rows else None)


def _team(team: TeamPractice) -> Row:
    parts = {line.field: line.part(team.practice) for line in LINES}
    cells = {line.field: _cell(line, parts[line.field]) for line in LINES if parts[line.field].total}
    return Row(team.heading, {"key_results": f"{team.practice.key_results:,}", **cells})


def _cell(line: Line, part: Part) -> Cell:
    """``5/7``. What needs no look is muted."""
    text = f"{part.number}/{part.total}"
    return text if (part.number if line.has_most else part.rest) else styled(text, Style.MUTED)


def _calibration(calibration: Calibration) -> Section:
    heading = "Mid-cycle confidence and results"
    if not calibration.cycles:
        return Section(heading, empty="No closed cycles yet.")
    cycles = first_few([one_line(cycle.name) for cycle in calibration.cycles], SHOWN)
    closed = "closed cycle" if len(calibration.cycles) == 1 else "closed cycles"
    lead = [f"{counted(calibration.key_results, 'Key Result')} from the {closed} {cycles}"]
    if calibration.unknown:
        lead.append(f"Excluded: {calibration.unknown:,} without a mid-cycle confidence or a score")
    facts = tuple(Fact(f"{band.low} to {band.high}", (_outcome(band),)) for band in reversed(calibration.bands))
    return Section(heading, tuple(lead), facts=facts)


def _outcome(band: BandOutcome) -> str:
    """``18 of 24 reached: 75%, 95% interval 55% to 88%``."""
    if not band.total:
        return "none"
    counts = f"{band.reached} of {band.total} reached"
    if band.share is None or band.interval is None:
        return f"{counts}; too few for a percentage ({FEWEST} needed)"
    return (
        f"{counts}: {percent(band.share)}, 95% interval {percent(band.interval.low)} to {percent(band.interval.high)}"
    )
