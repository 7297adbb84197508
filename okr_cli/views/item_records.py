"""Items of a report, each of which names the entity that it is about, version 1."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field

from okr_cli.model.entity import Entity, Kind
from okr_cli.output.record import Record
from okr_cli.progress.metrics import KeyResultMetrics
from okr_cli.progress.status import Status
from okr_cli.views.action_items import ActionItem, Duty
from okr_cli.views.metrics import InitiativeRow, KeyResultRow
from okr_cli.views.record_parts import Fraction, Points, known_progress, rounded

DAYS = "Days without a check-in, past the due day or since the end of the cycle; 0 where none tells."


class ReferenceRecord(Record):
    """An entity by address and title."""

    entity: Kind
    address: str
    team: str | None
    title: str

    @classmethod
    def about(cls, entity: Entity, *sources: object, **given: Any) -> Self:
        """A record about an entity, with the fields ``given`` and the others from the sources."""
        return cls.of(*sources, entity=entity.kind, address=entity.address, team=entity.team or None, **given)


class ItemRecord(ReferenceRecord):
    """What an item is about, and who answers for it."""

    owner: str | None

    @classmethod
    def about_row(cls, row: KeyResultRow | InitiativeRow, *sources: object, **given: Any) -> Self:
        """A record about a row, with the fields ``given`` and the others from the sources."""
        return cls.about(row.entity, *sources, title=row.model.title, owner=row.owner, **given)


class ActionItemRecord(ItemRecord):
    """What somebody has to do."""

    duty: Annotated[Duty, Field(description="What is owed. The last three fall due when a cycle is over.")]
    rule: Annotated[
        Literal[Duty.STALE, Duty.OVERDUE, Duty.ASK, Duty.NO_VERDICT, Duty.NO_LEARNING] | None,
        Field(description="The rule of lint that finds the same, if there is one."),
    ]
    days: Annotated[int, Field(ge=0, description=DAYS)]
    reason: str
    to_do: Annotated[str, Field(description="What would settle it.")]
    key_result: str | None
    path: str


def action_item_record(item: ActionItem) -> ActionItemRecord:
    """An action item for programs."""
    key_result = address(item.key_result)
    return ActionItemRecord.about(item.entity, item, item.entity, rule=item.duty.rule, key_result=key_result)


class StandingRecord(Record):
    """The numbers of a Key Result on a day."""

    value: Decimal | None
    progress: Fraction | None
    gap_points: Points | None
    confidence: int | None
    status: Status
    derived_status: Status


def standing_record(review: KeyResultMetrics) -> StandingRecord:
    """The numbers of a Key Result on a day."""
    return StandingRecord(
        value=review.progress.current,
        progress=known_progress(review),
        gap_points=rounded(review.gap),
        confidence=review.confidence.value if review.confidence else None,
        status=review.status.status,
        derived_status=review.status.derived,
    )


class SuppressedRecord(Record):
    """What a comment or the settings suppress."""

    rule: str
    entity: Kind
    address: str


def suppressed_record(key: tuple[str, Entity]) -> SuppressedRecord:
    """The record of a rule and the entity for which it is suppressed."""
    rule, entity = key
    return SuppressedRecord(rule=rule, entity=entity.kind, address=entity.address)


def address(row: KeyResultRow | None) -> str | None:
    """The address of a Key Result, if there is one."""
    return row.entity.address if row else None
