"""Items of a report, each of which names the entity that it is about, version 1."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field

from okr_cli.model.entity import Entity, Kind
from okr_cli.output.record import Record
from okr_cli.progress.review import KeyResultReview
from okr_cli.progress.status import Status
from okr_cli.views.action_items import Duty, Owed
from okr_cli.views.record_parts import Fraction, Points, known_progress, rounded
from okr_cli.views.rows import InitiativeRow, KeyResultRow, KpiRow

DAYS = "Days without a check-in, past the due day or since the end of the cycle; 0 where none tells."


class ReferenceRecord(Record):
    """An entity by address and title."""

    entity: Kind
    address: str
    team: str | None
    title: str

    @classmethod
    def about(cls, entity: Entity, **more: Any) -> Self:
        """A record about an entity; ``more`` are its title and the fields that a subclass adds."""
        return cls(entity=entity.kind, address=entity.address, team=entity.team or None, **more)


class ItemRecord(ReferenceRecord):
    """What an item is about, and who answers for it."""

    owner: str | None

    @classmethod
    def about_row(cls, row: KeyResultRow | InitiativeRow | KpiRow, **more: Any) -> Self:
        """A record about a row; ``more`` are the fields that a subclass adds."""
        return cls.about(row.entity, title=row.model.title, owner=row.owner, **more)


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


def action_item_record(item: Owed) -> ActionItemRecord:
    """An action item for programs."""
    return ActionItemRecord.about(
        item.entity,
        title=item.title,
        owner=item.owner,
        duty=item.duty,
        rule=item.duty.rule,
        days=item.days,
        reason=item.reason,
        to_do=item.to_do,
        key_result=address(item.key_result),
        path=item.entity.path,
    )


class StandingRecord(Record):
    """The numbers of a Key Result on a day."""

    value: Decimal | None
    progress: Fraction | None
    gap_points: Points | None
    confidence: int | None
    status: Status
    derived_status: Status


def standing_record(review: KeyResultReview) -> StandingRecord:
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
