"""``okr show`` for programs, version 1: one of four kinds of entity, with its check-ins and links, or a choice."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from okr_cli.output.record import From, Record
from okr_cli.views.entity_records import InitiativeRecord, KeyResultAddress, KeyResultRecord, KpiRecord, ObjectiveRecord
from okr_cli.views.show.calculations import progress_sum
from okr_cli.views.show.choice import ChoiceDetail
from okr_cli.views.show.report import EntityDetail
from okr_cli.views.value_records import CheckInRecord, Fraction, Head, MaybeText, MeasureRecord, ScoreRecord
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow


class LinkRecord(Record):
    """A link to another entity. `title` is null if no entity has that address."""

    relation: str
    address: str
    title: str | None


class ShowHead(Head):
    """Fields at the start of the report."""

    view: Literal["show"] = "show"


class ObjectiveDetailRecord(ObjectiveRecord, ShowHead):
    """Full details of an Objective."""

    links: tuple[LinkRecord, ...]


def _sum(row: KeyResultRow) -> str:
    return progress_sum(row.model.measure, row.review)


class EarlierKeyResultRecord(Record):
    """The same Key Result in an earlier cycle."""

    within: ClassVar[tuple[str, ...]] = ("model",)
    address: Annotated[str, From("entity.address")]
    cycle: Annotated[MaybeText, From("entity.cycle")]
    measure: MeasureRecord | None
    current: Annotated[Decimal | None, From("review.progress.current")]
    progress: Annotated[Fraction | None, From("review.progress")]
    score: Annotated[ScoreRecord | None, From("final_score")]
    check_ins: tuple[CheckInRecord, ...]


class KeyResultDetailRecord(KeyResultRecord, ShowHead):
    """Full details of a Key Result. `sum` shows how its progress is calculated. `earlier` lists its versions in earlier
    cycles, latest first."""

    sum: Annotated[str, From(_sum)]
    check_ins: tuple[CheckInRecord, ...]
    earlier: tuple[EarlierKeyResultRecord, ...]
    links: tuple[LinkRecord, ...]


class InitiativeDetailRecord(InitiativeRecord, ShowHead):
    """Full details of an Initiative, with its Key Result."""

    key_result: KeyResultAddress
    links: tuple[LinkRecord, ...]


class KpiDetailRecord(KpiRecord, ShowHead):
    """Full details of a KPI."""

    check_ins: tuple[CheckInRecord, ...]
    links: tuple[LinkRecord, ...]


class ChoiceDetailRecord(ShowHead):
    """A strategic choice, and the Objectives of the selected cycles that serve it."""

    within: ClassVar[tuple[str, ...]] = ("choice", "direction")
    entity: Literal["choice"] = "choice"
    id: str
    title: str
    leaves_out: str | None
    vision: str | None
    mission: str | None
    cycles: tuple[str, ...]
    objectives: tuple[ObjectiveRecord, ...]


ShowRecord = (
    ObjectiveDetailRecord | KeyResultDetailRecord | InitiativeDetailRecord | KpiDetailRecord | ChoiceDetailRecord
)


RECORDS: dict[type, type[ShowRecord]] = {
    ObjectiveRow: ObjectiveDetailRecord,
    KeyResultRow: KeyResultDetailRecord,
    InitiativeRow: InitiativeDetailRecord,
    KpiRow: KpiDetailRecord,
}


def choice_record(detail: ChoiceDetail) -> ChoiceDetailRecord:
    """A strategic choice, for programs."""
    return ChoiceDetailRecord.of(detail)


def report_record(detail: EntityDetail) -> ShowRecord:
    """The whole report."""
    return RECORDS[type(detail.row)].of(detail.row, detail, as_of=detail.metrics.as_of)
