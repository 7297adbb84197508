"""The retrospective of a cycle as a document: a summary, then one section per team."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from okr_cli.output.documents.document import (
    Cells,
    Column,
    Document,
    Item,
    LeadLine,
    Row,
    Section,
    Style,
    Table,
    simple_table,
    styled,
)
from okr_cli.output.symbols import BAND_STYLES, labelled
from okr_cli.phrases import counted
from okr_cli.progress.hypothesis import expected_change
from okr_cli.progress.score import Band, band_of
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.grouping import By, grouped
from okr_cli.views.measure_text import other_scores, retarget_text, value_range
from okr_cli.views.review.report import DroppedRow
from okr_cli.views.review.retrospective import (
    VERDICTS,
    KindCount,
    Retrospective,
    Tested,
    bands_of,
    next_baseline,
    retrospective_of,
)
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import head_lines
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, ObjectiveRow

EXPECTS = {"committed": "1.0 expected", "aspirational": "0.7 expected"}
NO_TEAM = "Initiatives without a Key Result"
QUESTIONS = (
    "Which result surprised us, and which of our assumptions was wrong?",
    "Where did we ship a lot but barely move the numbers, and where did a number move on its own?",
    "What did we keep doing even though the numbers said to stop?",
    "Which target would we set differently today, and how early could we have known?",
    "What will we stop doing to make room for what carries over?",
)


def retrospective_document(retrospective: Retrospective) -> Document:
    """A summary, then every section of every team that has something to say. People are named with their work and never
    counted."""
    names = ", ".join(cycle.name for cycle in retrospective.report.cycles) or "the cycle"
    title = one_line(f"Review of {names} as of {retrospective.report.as_of}")
    return Document(title, map(LeadLine, _lead(retrospective)), _sections(retrospective))


def _lead(retrospective: Retrospective) -> Iterator[str]:
    yield from head_lines(retrospective.report)
    yield from map(one_line, retrospective.report.notes)
    if retrospective.running:
        yield "The cycle is still running: these would be the scores if it ended today."
    if retrospective.suppressed:
        yield f"{counted(len(retrospective.suppressed), 'item')} suppressed by comments or settings"


def _sections(retrospective: Retrospective) -> Iterator[Section]:
    teams = _teams(retrospective)
    several = len(teams) > 1
    yield Section("Summary", items=tuple(_in_short(retrospective)), table=_team_table(teams) if several else None)
    for heading, part in teams:
        yield from _team_sections(part, heading if several or retrospective.shared else "")
    shared = replace(retrospective.report, objectives=retrospective.shared, kpis=(), orphans=(), teams=frozenset())
    for group in grouped(shared, By.TEAM):
        part = retrospective_of(replace(shared, objectives=group.objectives))
        yield from _team_sections(part, f"Shared by {group.heading}")
    yield Section("Questions for the retrospective", items=tuple(map(Item, QUESTIONS)))


def _teams(retrospective: Retrospective) -> list[tuple[str, Retrospective]]:
    """The teams in the order of the status view; work without a Key Result goes to the team that it names."""
    report = replace(retrospective.report, objectives=retrospective.objectives)
    orphans: defaultdict[tuple[str, str], list[InitiativeRow]] = defaultdict(list)
    for row in report.orphans:
        orphans[row.entity.cycle, row.entity.team].append(row)
    teams = []
    for group in grouped(report, By.TEAM):
        theirs = orphans.pop((group.cycle, group.team), [])
        if not (group.objectives or theirs):
            continue  # all that it has is shared by other teams
        part = replace(report, objectives=group.objectives, orphans=tuple(theirs))
        teams.append((group.heading, retrospective_of(part)))
    if orphans:
        left = [row for row in report.orphans if (row.entity.cycle, row.entity.team) in orphans]
        teams.append((NO_TEAM, retrospective_of(replace(report, objectives=(), orphans=tuple(left)))))
    return teams


def _team_table(teams: list[tuple[str, Retrospective]]) -> Table:
    """One line per team: scores, delivery and what is missing."""
    columns = (
        *(Column(str(band), band.capitalize(), 5, 20, True) for band in reversed(Band)),
        Column("learners", "Learning", 8, 24, True),
        Column("delivery", "Shipped", 8, 18, True),
        Column("missing", "Missing", 7, 22, True),
    )
    return simple_table("Team", columns, [_team_row(*team) for team in teams])


def _team_row(heading: str, retrospective: Retrospective) -> Row:
    has_scores = any(retrospective.bands.values())
    cells = {
        **{str(band): str(number) if has_scores else "" for band, number in retrospective.bands.items()},
        "learners": str(len(retrospective.learners) or ""),
        "delivery": formatting.shipped_text(retrospective.delivered),
        "missing": str(len(retrospective.missing) or ""),
    }
    return Row(heading, cells)


def _team_sections(retrospective: Retrospective, team: str) -> Iterator[Section]:
    report = retrospective.report
    table = _scores(retrospective.objectives, report)
    yield Section("Scores", items=tuple(_overridden(retrospective)), table=table, of=team)
    retargeted = tuple(_retargeted(row, report) for row in retrospective.retargeted)
    yield Section("Measures changed during the cycle", items=retargeted, of=team)
    dropped = tuple(_dropped(row, report) for row in retrospective.dropped)
    yield Section("Dropped", items=dropped, of=team)
    unmoved = tuple(_unmoved(row, report) for row in retrospective.unmoved)
    yield Section("Shipped without effect", items=unmoved, of=team)
    missing = (
        formatting.item(report, entry.row.entity, f"{formatting.with_owner(entry.row)}: {entry.reason}")
        for entry in retrospective.missing
    )
    yield Section("Missing verdicts and reasons", items=tuple(missing), of=team)
    for verdict in VERDICTS:
        tested = tuple(_tested(test, report) for test in retrospective.with_verdict(verdict))
        yield Section(f"{verdict.capitalize()} hypotheses", items=tested, of=team)
    taught = (
        formatting.item(report, row.entity, row.model.title, row.model.learned or "") for row in retrospective.taught
    )
    yield Section("Lessons", items=tuple(taught), of=team)
    yield Section("What carries over", items=tuple(_carried_forward(retrospective)), of=team)


def _in_short(retrospective: Retrospective) -> Iterator[Item]:
    """Scores by kind, delivery, hypotheses, what is missing and what carries over."""
    yield from map(_kind, retrospective.kinds)
    if retrospective.guardrails:
        bands = _band_counts(bands_of(row.review.score for row in retrospective.guardrails if row.review.score))
        yield Item(f"Guardrails (not averaged): {counted(len(retrospective.guardrails), 'Key Result')}; {bands}")
    if retrospective.learners:
        verdicts = [row.model.verdict for row in retrospective.learners if row.model.verdict]
        found = f" ({', '.join(verdicts)})" if verdicts else ""
        yield Item(
            f"Learning: {len(verdicts)} of {counted(len(retrospective.learners), 'Key Result')} with a verdict{found}"
        )
    if retrospective.retargeted:
        yield Item(f"Measures changed during the cycle: {counted(len(retrospective.retargeted), 'Key Result')}")
    if retrospective.dropped:
        counts = Counter(row.entity.kind for row in retrospective.dropped)
        yield Item(f"Dropped: {', '.join(counted(number, kind.label) for kind, number in counts.items())}")
    work = retrospective.delivered
    if work.total:
        shipped = f"{work.shipped} of {counted(work.planned, 'Initiative')} shipped, {work.open} open"
        dropped = f"; {work.dropped} dropped, not counted" if work.dropped else ""
        yield Item(f"Delivery: {shipped}{dropped}")
    if retrospective.tested:
        found_so = (f"{len(retrospective.with_verdict(verdict))} {verdict}" for verdict in VERDICTS)
        yield Item(f"Hypotheses: {', '.join(found_so)}")
    if retrospective.unmoved:
        unmoved = counted(len(retrospective.unmoved), "Key Result")
        yield Item(f"Shipped without effect: {unmoved}", style=Style.RED)
    if retrospective.missing:
        number = counted(len(retrospective.missing), "verdict or reason", "verdicts and reasons")
        yield Item(f"Missing: {number}", style=Style.YELLOW)
    if retrospective.short or retrospective.open_work:
        short = counted(len(retrospective.short), "Key Result")
        yield Item(f"To carry over: {short}, {counted(len(retrospective.open_work), 'open Initiative')}")


def _kind(count: KindCount) -> Item:
    scored, bands = counted(count.scored, "Key Result"), _band_counts(count.bands)
    if count.kind is None:
        return Item(f"No kind set: {scored}; {bands}")
    return Item(f"{count.kind.capitalize()} ({EXPECTS[count.kind]}): {count.reached} of {scored} reached; {bands}")


def _band_counts(bands: dict[Band, int]) -> str:
    return ", ".join(f"{number} {band}" for band, number in bands.items())


def _scores(objectives: tuple[ObjectiveRow, ...], report: StatusReport) -> Table:
    """Each Objective with its Key Results, their scores next to what was delivered."""
    columns = (
        Column("kind", "Kind", 12, 26),
        Column("outcome", "Outcome", 22, 34),
        Column("outcome", "Outcome", 34, 48),
        Column("progress", "Progress", 8, 24, right=True),
        Column("status", "Score", 12),
        Column("delivery", "Shipped", 8, 16),
    )
    rows = []
    for objective in objectives:
        rows += [_objective_row(objective, report), *(_key_result_row(row, report) for row in objective.key_results)]
    return simple_table("Objective, Key Result", columns, rows)


def _objective_row(row: ObjectiveRow, report: StatusReport) -> Row:
    score = row.review.score
    band = band_of(score) if score is not None else None
    cells: Cells = {
        "status": styled(f"{score} {band}", BAND_STYLES[band]) if band else _unscored(row, "no score"),
        "delivery": formatting.row_shipped_text(row),
    }
    return Row(one_line(row.model.title), cells, report.id_of(row.entity), Style.STRONG)


def _key_result_row(row: KeyResultRow, report: StatusReport) -> Row:
    score = row.review.score
    status: str = _unscored(row, row.model.verdict or "no verdict")
    if score is not None:
        status = "\n".join((f"{score.value} {score.band}", *other_scores(score)))
    cells: Cells = {
        "kind": row.model.kind or "",
        "outcome": value_range(row),
        "progress": formatting.progress_text(row.review.progress),
        "status": styled(status, BAND_STYLES[score.band] if score else Style.MUTED if row.dropped else Style.CYAN),
        "delivery": formatting.row_shipped_text(row),
    }
    suffix = formatting.key_result_suffix(row)
    return Row(formatting.key_result_title(row), cells, report.id_of(row.entity), suffix=suffix, indent=2, depth=1)


def _unscored(row: KeyResultRow | ObjectiveRow, otherwise: str) -> str:
    return labelled(Status.DROPPED) if row.dropped else otherwise


def _overridden(retrospective: Retrospective) -> Iterator[Item]:
    """Scores that a person set, with the reason."""
    for row in (row for objective in retrospective.objectives for row in objective.key_results):
        score = row.review.score
        if score and score.reason:
            head = f"{row.model.title}: {score.value} instead of the computed {score.computed}"
            yield formatting.item(retrospective.report, row.entity, head, score.reason)


def _retargeted(row: KeyResultRow, report: StatusReport) -> Item:
    """A Key Result with the scores by its present and its first measure, and every change with its reason."""
    score = row.review.score
    graded = (
        f": {score.value}, or {score.first} against the original measure" if score and score.first is not None else ""
    )
    changes = (f"{change.date}: {retarget_text(change)}: {change.reason}" for change in row.retargets)
    return formatting.item(report, row.entity, formatting.key_result_title(row) + graded, *changes)


def _dropped(row: DroppedRow, report: StatusReport) -> Item:
    """An Objective or a Key Result that is no longer pursued: since when, and why."""
    lines = (formatting.capitalized(formatting.dropped_text(row.dropped)),) if row.dropped else ()
    return formatting.item(report, row.entity, row.model.title, *lines)


def _unmoved(row: KeyResultRow, report: StatusReport) -> Item:
    score = f", score {row.review.score.value}" if row.review.score else ""
    line = f"{formatting.row_shipped_text(row)} Initiatives shipped{score}: the hypotheses did not hold."
    return formatting.item(report, row.entity, formatting.key_result_title(row), line)


def _tested(tested: Tested, report: StatusReport) -> Item:
    """A hypothesis: the expected effect, the movement of its Key Result, and the lesson."""
    model, unit = tested.row.model, formatting.unit_of(tested.key_result)
    parts = []
    if model.hypothesis and model.hypothesis.expect:
        change = expected_change(model.hypothesis)
        within = f" within {model.hypothesis.within}" if model.hypothesis.within else ""
        named = f" {'points' if unit == '%' else unit}" if change is not None and unit else ""
        parts.append(f"expected {model.hypothesis.expect}{named}{within}")
    moved = formatting.key_result_movement(tested.row, unit)
    if moved:
        parts.append(moved)
    lines = ("; ".join(parts), f"Learned: {model.learned}" if model.learned else "")
    details = (formatting.capitalized(line) for line in lines if line)
    return formatting.item(report, tested.row.entity, model.title, *details)


def _carried_forward(retrospective: Retrospective) -> Iterator[Item]:
    """Key Results that were not reached, with their next baseline, and work that is still open."""
    report = retrospective.report
    for row in retrospective.short:
        score = row.review.score
        line = f"Scored {score.value if score else '-'}.{_ended(row)}"
        yield formatting.item(report, row.entity, formatting.key_result_title(row), line)
    for initiative in retrospective.open_work:
        work = f"{formatting.with_owner(initiative)} ({formatting.work_status(initiative)})"
        yield formatting.item(report, initiative.entity, f"Ship, drop or reschedule: {work}")


def _ended(row: KeyResultRow) -> str:
    """Where it goes on from: a limit has no baseline, only a side on which it is."""
    current, when = row.review.progress.current, "Ended" if row.review.over else "Now"
    if current is None:
        return ""
    baseline = next_baseline(row)
    if baseline is None:
        return f" {when} at {value_range(row)}."
    return f" {when} at {formatting.with_unit(baseline, formatting.unit_of(row))}, the next baseline."
