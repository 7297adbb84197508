"""The subject of a check-in: a Key Result or KPI before and after it."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from okr_cli.model.check_in import CheckIn, StatedStatus
from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.key_result import Dropped, KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.measure import Metric, Milestone, Milestones, YesNo
from okr_cli.model.objective import Objective
from okr_cli.progress.check_ins import Measurement, by_people, last_check_in, measurements
from okr_cli.progress.entity_metrics import KeyResultMetrics, KpiHealth, key_result_metrics, kpi_health
from okr_cli.progress.in_force import dropped_on, measure_on
from okr_cli.progress.measurement import is_done_by, is_settled
from okr_cli.progress.status import Tolerance
from okr_cli.source.tree import NOWHERE
from okr_cli.views.workspace_metrics import WorkspaceMetrics


class Form(Enum):
    """The form of an answer: a number, yes or no, or the milestones that are done."""

    NUMBER = "number"
    YES_NO = "yes-no"
    MILESTONES = "milestones"


class Entry(NamedTuple):
    """A check-in to write.

    ``done`` answers a yes-or-no; ``milestones`` are the indices of the milestones reached.
    """

    date: date
    value: Decimal | None = None
    done: bool | None = None
    milestones: tuple[int, ...] = ()
    confidence: int | None = None
    status: StatedStatus | None = None
    note: str | None = None
    ask: str | None = None
    source: str | None = None

    @property
    def keys(self) -> dict[str, Any]:
        """The keys to write under ``check_ins:``, in order."""
        names = ("date", "value", "confidence", "status", "note", "ask", "source")
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    @property
    def is_empty(self) -> bool:
        """Whether it has nothing but a date."""
        return self.keys.keys() == {"date"} and self.done is None and not self.milestones

    @property
    def only_answers(self) -> bool:
        """Whether it has nothing but a yes or the milestones that are done."""
        return self.keys.keys() == {"date"} and bool(self.done or self.milestones)


@dataclass(frozen=True)
class Subject:
    """A Key Result or KPI that takes a check-in. ``cycle`` and ``objective`` are those of a Key Result."""

    entity: Entity
    model: KeyResult | Kpi
    tolerance: Tolerance
    cycle: Cycle | None = None
    objective: Objective | None = None

    @classmethod
    def of(cls, metrics: WorkspaceMetrics, entity: Entity) -> "Subject":
        """The subject that a Key Result or KPI of a workspace is."""
        definition = metrics.loaded.definitions[entity]
        if entity.kind is Kind.KPI:
            return cls(entity, definition.model, metrics.tolerance)
        objective = definition.parent.model if definition.parent else None
        return cls(entity, definition.model, metrics.tolerance, definition.document.cycle, objective)

    @property
    def measure(self) -> Any:
        """The measure of a Key Result; None for a KPI, and without a measure."""
        return self.model.measure if isinstance(self.model, KeyResult) else None

    @property
    def unit(self) -> str | None:
        """The unit of its values."""
        return self.model.unit if isinstance(self.model, Kpi) else getattr(self.measure, "unit", None)

    @property
    def form(self) -> Form:
        """The form of its answers."""
        if isinstance(self.measure, Milestones):
            return Form.MILESTONES
        return Form.YES_NO if isinstance(self.measure, YesNo) else Form.NUMBER

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Its milestones, if it is measured by them."""
        return self.measure.milestones if isinstance(self.measure, Milestones) else ()

    @property
    def takes_confidence(self) -> bool:
        """Whether it has a target to be confident about. A KPI has none."""
        return isinstance(self.model, KeyResult)

    def review(self, day: date) -> KeyResultMetrics:
        """The numbers of a Key Result on a date."""
        assert isinstance(self.model, KeyResult)
        closed = self.entity.state == "closed"
        return key_result_metrics(self.model, self.cycle, day, self.tolerance, closed, self.objective)

    def health(self, day: date) -> KpiHealth:
        """The numbers of a KPI on a date."""
        assert isinstance(self.model, Kpi)
        return kpi_health(self.model, day)

    def last(self, day: date) -> CheckIn | None:
        """The latest check-in up to and including a date."""
        return last_check_in(self.model.check_ins, day)

    def last_said(self, day: date) -> CheckIn | None:
        """The latest check-in that a person wrote, up to and including a date."""
        return last_check_in(by_people(self.model.check_ins), day)

    def last_value(self, day: date) -> Measurement | None:
        """The latest value up to and including a date."""
        return next(reversed(measurements(self.model.check_ins, day)), None)

    def dropped(self, day: date) -> Dropped | None:
        """When and why it or its Objective was dropped, as of a date."""
        return dropped_on(day, self.model, self.objective) if isinstance(self.model, KeyResult) else None

    def is_settled(self, day: date) -> bool:
        """Whether everything is done, so that no check-in is needed."""
        return isinstance(self.model, KeyResult) and is_settled(self.model, day)

    def present(self, entry: Entry) -> int | None:
        """The index of the check-in that an entry would change: of the same date and the same source.

        If there are several, the last one in the file. A person's check-in is never merged with that of a source.
        """
        every = enumerate(self.model.check_ins)
        same = [index for index, each in every if (each.date, each.source) == (entry.date, entry.source)]
        return same[-1] if same else None

    def place_of(self, day: date) -> int | None:
        """The index of the check-in before which one of ``day`` belongs; None for the end of the list."""
        return next((index for index, check_in in enumerate(self.model.check_ins) if check_in.date > day), None)

    def is_done(self, milestone: int, day: date) -> bool:
        """Whether a milestone, by its index, is done on a date."""
        return is_done_by(self.milestones[milestone].done, day)

    def after(self, entry: Entry) -> "Subject":
        """The subject after a check-in is added or that of the same date is changed."""
        check_ins = list(self.model.check_ins)
        index, values = self.present(entry), entry.keys
        if index is None:
            place = self.place_of(entry.date)
            check_ins.insert(len(check_ins) if place is None else place, check_in_of(values))
        else:
            check_ins[index] = check_ins[index].model_copy(update=values)
        changed: dict[str, Any] = {"check_ins": tuple(check_ins)}
        if isinstance(self.measure, YesNo) and entry.done is not None and entry.done != self.is_settled(entry.date):
            changed["measure"] = self.measure.model_copy(update={"done": entry.date if entry.done else False})
        if entry.milestones and isinstance(self.measure, Milestones):
            steps = (
                step.model_copy(update={"done": entry.date})
                if index in entry.milestones and not self.is_done(index, entry.date)
                else step
                for index, step in enumerate(self.milestones)
            )
            changed["measure"] = self.measure.model_copy(update={"milestones": tuple(steps)})
        return replace(self, model=self.model.model_copy(update=changed))


def check_in_of(values: dict[str, Any]) -> CheckIn:
    """A check-in of values that are known to be valid."""
    return CheckIn.model_construct(node=NOWHERE, **values)


def expected_value(subject: Subject, day: date) -> Decimal | None:
    """The value on a straight line through the cycle on a date; None without a pace."""
    measure = measure_on(subject.model, day) if isinstance(subject.model, KeyResult) else None
    if not isinstance(measure, Metric):
        return None
    expected = subject.review(day).expected
    return None if expected is None else measure.baseline + expected * (measure.target - measure.baseline)


def days_since(subject: Subject, day: date) -> int | None:
    """Days since the last check-in, else since the first day of the cycle; None if neither is known.

    For a Key Result, only check-ins by people count; for a KPI, any.
    """
    last = subject.last_said(day) if isinstance(subject.model, KeyResult) else subject.last(day)
    since = last.date if last else subject.cycle.start if subject.cycle else None
    return (day - since).days if since else None
