"""The retrospective of a cycle: results, delivery, lessons, and what carries over."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.model.initiative import Verdict
from okr_cli.model.measure import Range, Threshold
from okr_cli.progress.delivery import Delivery, delivery, lacks_learning
from okr_cli.progress.roll_up import ExclusionReason
from okr_cli.progress.score import Band, KeyResultScore, lacks_learning_verdict, lacks_missed_reason
from okr_cli.views.action_items import Duty
from okr_cli.views.review.decisions import Call
from okr_cli.views.review.report import DroppedRow, dropped_rows
from okr_cli.views.status.report import StatusReport, SuppressionKey
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, ObjectiveRow

KINDS = ("committed", "aspirational", None, "learning")
VERDICTS: tuple[Verdict, ...] = ("validated", "invalidated", "inconclusive")


class KindCount(NamedTuple):
    """Key Results of a kind that have a score, guardrails apart: how many, how many reached what their kind expects
    (None if it expects nothing), and how many in each band."""

    kind: str | None
    scored: int
    reached: int | None
    bands: dict[Band, int]


class MissingEntry(NamedTuple):
    """An entry that is still missing; ``reason`` is a clause for people."""

    row: KeyResultRow | InitiativeRow
    reason: str
    duty: Duty

    @property
    def key(self) -> SuppressionKey:
        """The key by which a team may suppress it."""
        return SuppressionKey(str(self.duty), self.row.entity)


class Tested(NamedTuple):
    """An Initiative whose hypothesis got a verdict."""

    verdict: Verdict
    row: InitiativeRow
    key_result: KeyResultRow | None


@dataclass(frozen=True, slots=True)
class Retrospective:
    """A cycle in review. Dropped entries and Objectives of other teams are listed and not counted."""

    report: StatusReport
    objectives: tuple[ObjectiveRow, ...]
    running: bool  # the cycle is not over, so scores may change
    kinds: tuple[KindCount, ...]
    retargeted: tuple[KeyResultRow, ...]  # measure changed during the cycle
    dropped: tuple[DroppedRow, ...]
    guardrails: tuple[KeyResultRow, ...]  # scored, but in no average
    bands: dict[Band, int]  # of all scores
    delivered: Delivery
    learners: tuple[KeyResultRow, ...]  # a verdict instead of a score
    unmoved: tuple[KeyResultRow, ...]  # everything delivered, hardly any movement
    missing: tuple[MissingEntry, ...]
    tested: tuple[Tested, ...]
    taught: tuple[KeyResultRow | InitiativeRow, ...]
    short: tuple[KeyResultRow, ...]  # below what was expected
    open_work: tuple[InitiativeRow, ...]  # neither shipped nor dropped
    suppressed: tuple[SuppressionKey, ...]
    shared: tuple[ObjectiveRow, ...] = ()  # Objectives of other teams

    def with_verdict(self, verdict: Verdict) -> tuple[Tested, ...]:
        """The hypotheses that got this verdict."""
        return tuple(tested for tested in self.tested if tested.verdict == verdict)


def retrospective_of(report: StatusReport) -> Retrospective:
    """The retrospective of a report; drafts were never agreed and are left out."""
    report, of_others = report.own, report.of_other_teams
    objectives = _agreed(report)
    rows = [row for objective in objectives for row in objective.key_results if not row.dropped]
    agreed = [(initiative, row) for initiative, row in report.work() if initiative.entity.state != "draft"]
    work = [initiative for initiative, _ in agreed]
    ended = [initiative for initiative, row in agreed if _is_dropped(initiative, row, report.as_of)]
    pursued = [initiative for initiative, row in agreed if not _is_dropped(initiative, row, report.as_of)]
    unmoved = {SuppressionKey(str(Call.UNMOVED), row.entity): row for row in rows if row.is_refuted}
    missing = [*_missing_of_key_results(rows), *_missing_of_initiatives(pursued)]
    keys = [*unmoved, *(entry.key for entry in missing)]
    return Retrospective(
        report=report,
        objectives=objectives,
        running=any(cycle.end >= report.as_of for cycle in report.cycles) and any(not row.review.over for row in rows),
        kinds=tuple(_kinds(rows)),
        retargeted=tuple(row for row in rows if row.retargets),
        dropped=dropped_rows(objectives),
        guardrails=tuple(row for row in rows if row.review.left_out is ExclusionReason.GUARDRAIL and row.review.score),
        bands=bands_of(row.review.score for row in rows if row.review.score),
        delivered=delivery((each.model for each in pursued), (each.model for each in ended)),
        learners=tuple(row for row in rows if row.review.score is None),
        unmoved=tuple(row for key, row in unmoved.items() if not report.is_suppressed(*key)),
        missing=tuple(entry for entry in missing if not report.is_suppressed(*entry.key)),
        tested=tuple(
            Tested(initiative.model.verdict, initiative, row)
            for initiative, row in agreed
            if initiative.model.verdict and initiative.model.hypothesis
        ),
        taught=tuple(_taught(rows, work)),
        short=tuple(row for row in rows if row.review.score and row.review.score.falls_short),
        open_work=tuple(initiative for initiative in work if initiative.model.is_open),
        suppressed=tuple(key for key in dict.fromkeys(keys) if report.is_suppressed(*key)),
        shared=_agreed(of_others),
    )


def _agreed(report: StatusReport) -> tuple[ObjectiveRow, ...]:
    return tuple(row for row in report.objectives if row.entity.state != "draft")


def next_baseline(row: KeyResultRow) -> Decimal | None:
    """The value from which the next cycle starts; None without one, and for a limit or range, which start nowhere."""
    return None if isinstance(row.model.measure, Threshold | Range) else row.review.progress.current


def bands_of(scores: Iterable[KeyResultScore]) -> dict[Band, int]:
    """How many scores are in each band, green first."""
    bands = Counter(score.band for score in scores)
    return {band: bands[band] for band in reversed(Band)}


def _kinds(rows: list[KeyResultRow]) -> Iterator[KindCount]:
    in_average = [row for row in rows if row.review.left_out is not ExclusionReason.GUARDRAIL]
    for kind in KINDS:
        scores = [row.review.score for row in in_average if row.model.kind == kind and row.review.score]
        if scores:
            reached = sum(bool(score.success) for score in scores) if kind else None
            yield KindCount(kind, len(scores), reached, bands_of(scores))


def _missing_of_key_results(rows: list[KeyResultRow]) -> Iterator[MissingEntry]:
    for row in rows:
        score = row.review.score
        if lacks_learning_verdict(row.model, score):
            yield MissingEntry(row, "no verdict: what did you find?", Duty.NO_FINDING)
        elif score and lacks_missed_reason(row.model, score):
            yield MissingEntry(row, f"committed, but scored {score.value} with no reason given", Duty.NO_REASON)


def _is_dropped(initiative: InitiativeRow, row: KeyResultRow | None, as_of: date) -> bool:
    """Whether its parent was dropped, so that no verdict is due."""
    day = initiative.entity.dropped_on
    return bool(row and row.dropped) or (day is not None and day <= as_of)


def _missing_of_initiatives(rows: list[InitiativeRow]) -> Iterator[MissingEntry]:
    for row in rows:
        if not row.model.is_open and row.model.verdict is None and row.model.hypothesis:
            duty = Duty.NO_VERDICT if row.model.status == "shipped" else Duty.NO_LEARNING
            yield MissingEntry(row, f"{row.model.status} without a verdict", duty)
        elif lacks_learning(row.model):
            yield MissingEntry(row, "dropped without a lesson", Duty.NO_LEARNING)


def _taught(rows: list[KeyResultRow], work: list[InitiativeRow]) -> Iterator[KeyResultRow | InitiativeRow]:
    yield from (row for row in rows if row.model.learned)
    yield from (
        initiative
        for initiative in work
        if initiative.model.learned and not (initiative.model.verdict and initiative.model.hypothesis)
    )
