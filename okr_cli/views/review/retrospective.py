"""The end of a cycle: what was reached, what was delivered, what it taught, what goes on."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.model.initiative import Verdict
from okr_cli.model.measure import Range, Threshold
from okr_cli.progress.delivery import Delivery, delivery, lacks_learning
from okr_cli.progress.roll_up import ExclusionReason
from okr_cli.progress.score import Band, KeyResultScore, lacks_learning_verdict, lacks_missed_reason
from okr_cli.views.action_items import Duty
from okr_cli.views.decisions import Call
from okr_cli.views.events import work
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, ObjectiveRow

KINDS = ("committed", "aspirational", None, "learning")
VERDICTS: tuple[Verdict, ...] = ("validated", "invalidated", "inconclusive")


class KindCount(NamedTuple):
    """Key Results of a kind that have a score, guardrails apart: how many, how many reached what their kind expects (0
    where it expects nothing), and how many in each band."""

    kind: str | None
    scored: int
    reached: int
    bands: dict[Band, int]


class Missing(NamedTuple):
    """What nobody has written yet; ``reason`` is a clause for people, ``duty`` what a team may silence."""

    row: KeyResultRow | InitiativeRow
    reason: str
    duty: Duty


class Tested(NamedTuple):
    """An Initiative whose hypothesis got a verdict."""

    verdict: Verdict
    row: InitiativeRow
    key_result: KeyResultRow | None


@dataclass(frozen=True, slots=True)
class Closing:
    """``guardrails`` have a score and count in no average, ``learners`` have a verdict in place of a score, ``unmoved``
    delivered everything and hardly moved. ``short`` are the Key Results that did not reach what was expected,
    ``open_work`` what is neither shipped nor dropped. ``running`` says that the cycle goes on and that the scores may
    change, ``silenced`` what nobody wants to hear."""

    board: Board
    objectives: tuple[ObjectiveRow, ...]
    running: bool
    kinds: tuple[KindCount, ...]
    guardrails: tuple[KeyResultRow, ...]
    delivered: Delivery
    learners: tuple[KeyResultRow, ...]
    unmoved: tuple[KeyResultRow, ...]
    missing: tuple[Missing, ...]
    tested: tuple[Tested, ...]
    taught: tuple[KeyResultRow | InitiativeRow, ...]
    short: tuple[KeyResultRow, ...]
    open_work: tuple[InitiativeRow, ...]
    silenced: tuple[tuple[str, Entity], ...]

    def with_verdict(self, verdict: Verdict) -> tuple[Tested, ...]:
        """The hypotheses that got this verdict."""
        return tuple(one for one in self.tested if one.verdict == verdict)


def closing_of(board: Board) -> Closing:
    """The look back on a board; drafts were never agreed and are left out."""
    objectives = tuple(row for row in board.objectives if row.entity.state != "draft")
    rows = [row for objective in objectives for row in objective.key_results]
    done = [(one, row) for one, row in work(board) if one.entity.state != "draft"]
    unmoved = [row for row in rows if row.is_refuted]
    missing = [*_missing_results(rows), *_missing_work(one for one, _ in done)]
    judged = [(str(Call.UNMOVED), row.entity) for row in unmoved] + [(str(one.duty), one.row.entity) for one in missing]
    return Closing(
        board=board,
        objectives=objectives,
        running=any(one.end >= board.as_of for one in board.cycles) and any(not row.review.over for row in rows),
        kinds=tuple(_kinds(rows)),
        guardrails=tuple(row for row in rows if row.review.left_out is ExclusionReason.GUARDRAIL and row.review.score),
        delivered=delivery(one.model for one, _ in done),
        learners=tuple(row for row in rows if row.review.score is None),
        unmoved=tuple(row for row in unmoved if board.may_say((Call.UNMOVED, row.entity))),
        missing=tuple(one for one in missing if board.may_say((str(one.duty), one.row.entity))),
        tested=tuple(Tested(one.model.verdict, one, row) for one, row in done if one.model.verdict),
        taught=tuple(_taught(rows, [one for one, _ in done])),
        short=tuple(row for row in rows if _is_short(row)),
        open_work=tuple(one for one, _ in done if one.model.is_open),
        silenced=tuple(dict.fromkeys(one for one in judged if not board.may_say(one))),
    )


def next_baseline(row: KeyResultRow) -> Decimal | None:
    """The value from which the next cycle starts; None without one, and for a limit or range, which start nowhere."""
    return None if isinstance(row.model.measure, Threshold | Range) else row.review.progress.current


def _kinds(rows: list[KeyResultRow]) -> Iterator[KindCount]:
    summed = [row for row in rows if row.review.left_out is not ExclusionReason.GUARDRAIL]
    for kind in KINDS:
        scores = [row.review.score for row in summed if row.model.kind == kind and row.review.score]
        if scores:
            yield KindCount(kind, len(scores), sum(bool(one.success) for one in scores), bands_of(scores))


def bands_of(scores: Iterable[KeyResultScore]) -> dict[Band, int]:
    """How many scores lie in each band, green first."""
    bands = Counter(one.band for one in scores)
    return {band: bands[band] for band in reversed(Band)}


def _missing_results(rows: list[KeyResultRow]) -> Iterator[Missing]:
    for row in rows:
        score = row.review.score
        if lacks_learning_verdict(row.model, score):
            yield Missing(row, "no verdict: what did it find out?", Duty.NO_FINDING)
        elif score and lacks_missed_reason(row.model, score):
            yield Missing(row, f"committed, scored {score.value}, and no reason is given", Duty.NO_REASON)


def _missing_work(rows: Iterable[InitiativeRow]) -> Iterator[Missing]:
    for one in rows:
        if not one.model.is_open and one.model.verdict is None:
            duty = Duty.NO_VERDICT if one.model.status == "shipped" else Duty.NO_LEARNING
            yield Missing(one, f"{one.model.status}, without a verdict", duty)
        elif lacks_learning(one.model):
            yield Missing(one, "dropped, without a word of what it taught", Duty.NO_LEARNING)


def _taught(rows: list[KeyResultRow], work: list[InitiativeRow]) -> Iterator[KeyResultRow | InitiativeRow]:
    yield from (row for row in rows if row.model.learned)
    yield from (one for one in work if one.model.learned and not one.model.verdict)


def _is_short(row: KeyResultRow) -> bool:
    score = row.review.score
    if score is None:
        return False
    return score.band is not Band.GREEN if score.success is None else not score.success
