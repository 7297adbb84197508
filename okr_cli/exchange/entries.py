"""Turns records into the keys of a file. Every cell is parsed according to its column, or reported."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.exchange.amounts import Notation, UnreadableError, quoted, read_amount
from okr_cli.exchange.check_ins import Moment, check_ins_of
from okr_cli.exchange.days import read_day
from okr_cli.exchange.measures import measure_of
from okr_cli.exchange.records import OF_FILE, VALUE_ON, Attribute, Record
from okr_cli.exchange.report import Report
from okr_cli.exchange.words import fold, words
from okr_cli.model.entity import Kind
from okr_cli.phrases import with_article
from okr_cli.wording.owners.classify import read_owner
from okr_cli.wording.owners.owner import OwnerKind
from okr_cli.wording.owners.vocabulary import OwnerWords

if TYPE_CHECKING:
    from okr_cli.edit.data import Value

KEY_RESULT_KINDS = ("committed", "aspirational", "learning")
OTHER_KINDS = {"stretch": "aspirational", "moonshot": "aspirational", "commit": "committed", "roofshot": "committed"}
OF_WORK = ("idea", "to-do", "in-progress", "shipped", "dropped")
LONGEST_TEXT = 20_000
"""Characters of a text that a cell may give to a file, all its lines together."""

ELSEWHERE = {
    Kind.OBJECTIVE: {
        "status": "{}: an Objective's status is computed from its Key Results",
        "progress": "{}: an Objective's progress is computed from its Key Results",
        "started": "{}: an Objective starts with its cycle",
        "due": "{}: an Objective ends with its cycle",
    },
    Kind.KEY_RESULT: {
        "started": "{}: the dates of a Key Result are those of its cycle",
        "due": "{}: a Key Result ends with its cycle",
        "finished": "{}: a Key Result ends with its cycle",
    },
    Kind.INITIATIVE: {"progress": "{}: an Initiative has a status, not progress"},
}
"""Why a kind of entity does not have what a column holds."""


HYPOTHESIS = ("expect", "within", "evidence")
"""What a hypothesis has besides what is believed."""

USED = {
    Kind.OBJECTIVE: frozenset({"owner", "shared_with", "note", "dropped_on", "dropped_reason", *OF_FILE}),
    Kind.KEY_RESULT: frozenset(
        {
            "owner",
            "kind",
            "guardrail",
            "weight",
            "measure",
            "baseline",
            "target",
            "unit",
            "done",
            "milestones",
            "risk_limit",
            "dropped_on",
            "dropped_reason",
        }
        | {"current", "progress", "confidence", "status", "stated_on", "date", "note", "ask", *OF_FILE}
    ),
    Kind.INITIATIVE: frozenset(
        {"owner", "status", "started", "due", "finished", "canvas", "impact", "effort", "note", *OF_FILE}
        | {"hypothesis", *HYPOTHESIS}
    ),
}
"""The fields that a kind of entity has."""


class Setting(NamedTuple):
    """What the cells of a table are read with. ``name_of`` gives the name of a person as the roster has it."""

    notation: Notation
    moment: Moment
    name_of: Callable[[str], str]
    report: Report
    is_export: bool = False
    owner_words: OwnerWords = OwnerWords()


def keys_of(record: Record, setting: Setting) -> "dict[str, Value]":
    """The keys of an entity but for id, title and what is nested in it."""
    keys: dict[str, Value] = {}
    for name, attribute in list(record.attributes.items()):
        if len(attribute.cell.text) > LONGEST_TEXT:
            del record.attributes[name]
            _miss(
                setting, attribute, f"too long: {len(attribute.cell.text):,} characters; the limit is {LONGEST_TEXT:,}"
            )
    if "owner" in record.attributes:
        keys["owner"] = _owner(record.attributes["owner"], setting)
    for name, attribute in record.attributes.items():
        if name.startswith("x-"):
            keys[name] = "\n".join(attribute.cell.lines)
    for name, attribute in record.attributes.items():
        if name not in USED[record.kind] and not name.startswith(("x-", VALUE_ON)):
            _miss_elsewhere(record.kind, name, attribute, setting)
    if record.kind is Kind.OBJECTIVE:
        keys |= {**_objective_keys(record), **_dropped(record, setting)}
    elif record.kind is Kind.KEY_RESULT:
        keys |= _key_result_keys(record, setting)
    else:
        keys |= _initiative_keys(record, setting)
    return keys


def _miss(setting: Setting, attribute: Attribute, reason: str) -> None:
    setting.report.miss(attribute.place, attribute.column.head, reason)


def _miss_elsewhere(kind: Kind, name: str, attribute: Attribute, setting: Setting) -> None:
    """Report a column that does not apply to a kind of entity, unless the cycle implies its value."""
    text = quoted(attribute.cell.text)
    if not _is_of_cycle(name, attribute, setting):
        known = ELSEWHERE.get(kind, {}).get(name)
        other = f"{text}: {with_article(kind.label)} cannot have '{name}'"
        _miss(setting, attribute, known.format(text) if known else other)


def _owner(attribute: Attribute, setting: Setting) -> str:
    """The owner's name on the roster, else as written. If there are several, only a person can choose one."""
    text = ", ".join(line.strip(" ,;") for line in attribute.cell.lines)
    name = setting.name_of(text)
    if name == text and read_owner(text, setting.owner_words).kind is OwnerKind.SEVERAL:
        _miss(
            setting, attribute, f"{quoted(text)} lists several people; all were kept, but only one can be accountable"
        )
    return name


def _objective_keys(record: Record) -> "dict[str, Value]":
    keys: dict[str, Value] = {}
    if "shared_with" in record.attributes:
        text = record.attributes["shared_with"].cell.text
        keys["shared_with"] = [
            name.strip() for name in text.replace("\n", ",").replace(";", ",").split(",") if name.strip()
        ]
    if "note" in record.attributes:
        keys["x-note"] = "\n".join(record.attributes["note"].cell.lines)
    return keys


def _key_result_keys(record: Record, setting: Setting) -> "dict[str, Value]":
    keys: dict[str, Value] = {}
    kind = record.attributes.get("kind")
    if kind:
        word = fold(kind.cell.text)
        if word == "guardrail":
            keys["guardrail"] = True
        elif OTHER_KINDS.get(word, word) in KEY_RESULT_KINDS:
            keys["kind"] = OTHER_KINDS.get(word, word)
        else:
            _miss(
                setting, kind, f"{quoted(kind.cell.text)} is not a valid kind; use committed, aspirational or learning"
            )
    guardrail = record.attributes.get("guardrail")
    if guardrail and fold(guardrail.cell.text) in ("true", "yes"):
        keys["guardrail"] = True
    weight = record.attributes.get("weight")
    if weight:
        try:
            amount = read_amount(weight.cell, setting.notation)
            if amount.number < 0 or amount.unit not in ("", "%"):
                raise UnreadableError(f"{quoted(weight.cell.text)} is not a valid weight")
            keys |= {"weight": amount.number} if amount.number != 1 else {}
        except UnreadableError as problem:
            _miss(setting, weight, str(problem))
    measured = measure_of(record, setting.notation, setting.report, setting.is_export)
    if measured.values:
        keys["measure"] = dict(measured.values)
    check_ins = check_ins_of(record, measured, setting.notation, setting.moment, setting.report)
    if check_ins:
        keys["check_ins"] = check_ins
    return {**keys, **_dropped(record, setting)}


def _dropped(record: Record, setting: Setting) -> "dict[str, Value]":
    """Since when and why an Objective or Key Result is no longer pursued; both are needed."""
    attributes = {
        name: record.attributes[name] for name in ("dropped_on", "dropped_reason") if name in record.attributes
    }
    day = _day(attributes["dropped_on"], setting) if "dropped_on" in attributes else None
    if day and len(attributes) == 2:
        return {"dropped": {"date": day, "reason": "\n".join(attributes["dropped_reason"].cell.lines)}}
    for attribute in attributes.values():
        _miss(setting, attribute, f"{quoted(attribute.cell.text)}: dropping requires both a date and a reason")
    return {}


def _initiative_keys(record: Record, setting: Setting) -> "dict[str, Value]":
    keys: dict[str, Value] = {}
    status = record.attributes.get("status")
    if status:
        text = status.cell.text.strip()
        said = text if text in OF_WORK else words().statuses.get(fold(text), "")
        if said in OF_WORK:
            keys["status"] = said
        else:
            _miss(
                setting,
                status,
                f"{quoted(text)} is not a valid status; use idea, to-do, in-progress, shipped or dropped",
            )
    days = {name: _day(record.attributes[name], setting) for name in ("started", "due") if name in record.attributes}
    keys |= {name: day for name, day in days.items() if day}
    if "finished" in record.attributes:
        _finish(record.attributes["finished"], keys, setting)
    for name in ("impact", "effort"):
        if name in record.attributes:
            attribute = record.attributes[name]
            level = words().levels.get(fold(attribute.cell.text))
            if level:
                keys[name] = level
            else:
                _miss(setting, attribute, f"{quoted(attribute.cell.text)} is neither low nor high")
    if "canvas" in record.attributes:
        keys["canvas"] = record.attributes["canvas"].cell.text
    keys |= _hypothesis(record, setting)
    if "note" in record.attributes:
        keys["x-note"] = "\n".join(record.attributes["note"].cell.lines)
    return keys


def _hypothesis(record: Record, setting: Setting) -> "dict[str, Value]":
    """The hypothesis of an Initiative; without a belief there is none."""
    attributes = record.attributes
    parts = {name: "\n".join(attributes[name].cell.lines) for name in HYPOTHESIS if name in attributes}
    if "hypothesis" in attributes:
        return {"hypothesis": {"belief": "\n".join(attributes["hypothesis"].cell.lines), **parts}}
    for name in parts:
        _miss(setting, attributes[name], f"{quoted(attributes[name].cell.text)}: there is no hypothesis to add it to")
    return {}


def _finish(attribute: Attribute, keys: "dict[str, Value]", setting: Setting) -> None:
    """The date on which work ended, if it has ended, and not before it started."""
    day, started = _day(attribute, setting), keys.get("started")
    if day is None:
        return
    if keys.get("status", "shipped") not in ("shipped", "dropped"):
        _miss(setting, attribute, f"{day} was ignored: the status is not shipped or dropped")
    elif started is not None and str(started) > day.isoformat():
        _miss(setting, attribute, f"{day} is before the work started")
    elif "status" not in keys:
        _miss(
            setting,
            attribute,
            f"{day} was ignored: without a status, it could be either the ship date or the drop date",
        )
    else:
        keys["finished"] = day


def _day(attribute: Attribute, setting: Setting) -> date | None:
    try:
        return read_day(attribute.cell, setting.notation, setting.moment.cycle)
    except UnreadableError as problem:
        _miss(setting, attribute, str(problem))
        return None


def _is_of_cycle(name: str, attribute: Attribute, setting: Setting) -> bool:
    """Whether a date is the first or last of the cycle, so that it can be left out."""
    cycle = setting.moment.cycle
    if not cycle or name not in ("started", "due", "finished"):
        return False
    try:
        return read_day(attribute.cell, setting.notation, cycle) == (cycle.start if name == "started" else cycle.end)
    except UnreadableError:
        return False
