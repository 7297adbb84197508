"""Hundreds of random edits of files in every style: each changes its own entity and leaves every other byte."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from okr_cli.edit.data import Value
from okr_cli.edit.operations import AddEntry, KeyOperation, RemoveEntry, SetEntryKeys, SetKeys
from okr_cli.edit.splice import BOM
from okr_cli.errors import CannotEdit
from okr_cli.finding import Span
from okr_cli.model.cycle import Calendar
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.workspace.loader import LoadedFile, load_file
from tests.edit.editing import planned
from tests.edit.random_files import NOTES, OWNERS, TITLES, RandomFile

COMMENT = re.compile(r"# c\d+, with: \[signs\] 'in' it")
BLANK = re.compile(r"(?:\s|#[^\r\n]*)*")
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FILES = 120
EDITS = 4
LISTS = ("key_results", "initiatives")


class Asked(NamedTuple):
    """An operation, and the expected value of one key afterwards."""

    operation: KeyOperation
    key: str
    expected: Any


def loaded(text: str) -> LoadedFile:
    file = load_file(text.encode(), "a.yaml", Calendar())
    assert not file.content.findings, file.content.findings
    return file


def said(definition: Definition[Any]) -> dict[str, Any]:
    """The content of an entity, without nested entities."""
    data: dict[str, Any] = definition.model.model_dump()
    return {key: value for key, value in data.items() if key not in LISTS}


def values(random: Random, kind: Kind) -> Iterator[tuple[str, Value | None]]:
    """Keys of an entity with new values; None removes the key."""
    yield "owner", random.choice(OWNERS)
    yield "owner", None
    if kind is not Kind.INITIATIVE:
        yield "title", random.choice(TITLES)
        yield "title", "A title that is longer than the one that stood here"
    if kind in (Kind.KEY_RESULT, Kind.INITIATIVE):
        yield "learned", random.choice(NOTES)
        yield "learned", None
    if kind is Kind.KEY_RESULT:
        yield "measure", {"baseline": Decimal(1), "target": Decimal("2.50")}
        yield "weight", Decimal("0.5")
    if kind is Kind.INITIATIVE:
        yield "status", "shipped"
        yield "due", date(2026, 11, 3)
        yield "impact", "low"
        yield "depends_on", ["one", "two, three"]
        yield "depends_on", None
        yield "hypothesis.expect", "+7"
        yield "hypothesis", None
        yield "bet", {"stake": random.choice(NOTES), "payoff": "more"}


def asked(random: Random, definition: Definition[Any]) -> Asked | None:
    """A random operation on an entity."""
    entity, data = definition.entity, said(definition)
    note = random.choice(NOTES)
    if "check_ins" in data and random.random() < 0.6:
        check_ins = list(data["check_ins"])
        index = random.randrange(len(check_ins) + 1)
        if index == len(check_ins) or random.random() < 0.5:
            day = date(2026, 11, random.randrange(1, 30))
            entry: dict[str, Value] = {"date": day, "value": Decimal("48.0"), "note": note}
            check_ins.insert(index, {"date": day, "value": Decimal(48), "note": note})
            return Asked(AddEntry(entity, "check_ins", entry, index), "check_ins", check_ins)
        if random.random() < 0.5:
            del check_ins[index]
            return Asked(RemoveEntry(entity, "check_ins", index), "check_ins", check_ins)
        check_ins[index] = {**check_ins[index], "note": note, "confidence": 6, "value": None}
        change: dict[str, Value | None] = {"note": note, "confidence": 6, "value": None}
        return Asked(SetEntryKeys(entity, "check_ins", index, change), "check_ins", check_ins)
    key, value = random.choice(list(values(random, entity.kind)))
    name, _, inner = key.partition(".")
    expected: Any = value
    if inner:
        if not data[name]:
            return None
        expected = {**data[name], inner: value}
    if expected is None and name == "depends_on":
        expected = ()
    return Asked(SetKeys(entity, {key: value}), name, expected)


def is_same(said: Any, expected: Any) -> bool:
    """Whether a model has the requested values. Missing keys are None."""
    if isinstance(expected, dict):
        return isinstance(said, dict) and all(is_same(said.get(key), each) for key, each in expected.items())
    if isinstance(expected, list | tuple):
        return len(said) == len(expected) and all(map(is_same, said, expected))
    return bool(said == expected)


def may_lose_comments(asked: Asked, before: dict[str, Any]) -> bool:
    """Whether an operation removes text that may contain comments or look like one."""
    operation = asked.operation
    if isinstance(operation, SetKeys | SetEntryKeys) and None in operation.values.values():
        return True
    is_replaced = isinstance(operation, SetKeys) and asked.key in ("measure", "depends_on")
    return is_replaced or isinstance(operation, RemoveEntry) or bool(COMMENT.search(str(before[asked.key])))


def check(before: LoadedFile, after_text: str, place: int, asked: Asked) -> None:
    """Check that only the entity at ``place`` changed, and that the text of all others is unchanged."""
    after = loaded(after_text.removeprefix(BOM))
    old, new = before.content.definitions, after.content.definitions
    assert [each.entity.address for each in old] == [each.entity.address for each in new]
    for number, (was, now) in enumerate(zip(old, new, strict=True)):
        if number != place:
            assert said(was) == said(now)
        else:
            changed = {key for key, value in said(now).items() if value != said(was)[key]}
            assert changed <= {asked.key}
            assert is_same(said(now)[asked.key], asked.expected)
    target = old[place]
    above = set()
    step: Definition[Any] | None = target
    while step is not None:
        above.add(id(step.model.node))
        step = step.parent
    for was, now in zip(old, new, strict=True):
        if id(was.model.node) not in above:
            assert (
                before.source.text[slice(*was.entity.span)].rstrip()
                == after.source.text[slice(*now.entity.span)].rstrip()
            )


def same_start(one: str, other: str) -> int:
    """The length of the common prefix."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def check_text(before: str, after: str, target: Span, may_lose: bool) -> None:
    """Check that text is removed only inside the entity, and comments only with what was removed."""
    lost, added = Counter(COMMENT.findall(before)), Counter(COMMENT.findall(after))
    assert not added - lost
    if not may_lose:
        assert lost == added
    newlines = {"\r\n", "\n", "\r"} & set(re.findall(r"\r\n|\r|\n", after))
    assert newlines <= set(re.findall(r"\r\n|\r|\n", before)) or not re.search(r"[\r\n]", before)
    kept, end = same_start(before, after), len(before) - same_start(before[::-1], after[::-1])
    assert kept >= min(target.start, len(before))
    assert BLANK.fullmatch(before, target.end, max(end, target.end))


def edit_at_random(text: str, seed: int, times: int) -> list[str]:
    """Make and check random edits, each of the current text. Returns the refusals."""
    before = load_file(text.encode(), "a.yaml", Calendar())
    random = Random(seed)
    refused: list[str] = []
    for _ in range(times):
        place = random.randrange(len(before.content.definitions))
        definition = before.content.definitions[place]
        request = asked(random, definition)
        if request is None:
            continue
        try:
            after = planned(text, [request.operation])
        except CannotEdit as reason:
            refused.append(str(reason))
            continue
        check(before, after, place, request)
        texts = text.removeprefix(BOM), after.removeprefix(BOM)
        check_text(*texts, definition.entity.span, may_lose_comments(request, said(definition)))
    return refused


@pytest.mark.parametrize("block", range(4))
def test_a_random_edit_changes_its_own_entity_alone(block: int) -> None:
    refused: list[str] = []
    for seed in range(block * FILES // 4, (block + 1) * FILES // 4):
        refused += edit_at_random(RandomFile(seed).text, seed, EDITS)
    assert all(re.match(r"a\.yaml:\d+:\d+: ", reason) for reason in refused)
    assert len(refused) < FILES * EDITS // 4 // 20


def test_a_random_edit_of_a_real_file_changes_its_own_entity_alone() -> None:
    files = [path for path in sorted(EXAMPLES.rglob("okrs/**/*.yaml")) if "broken" not in path.parts]
    assert len(files) > 8
    for path in files:
        text = path.read_bytes().decode()
        if load_file(text.encode(), "a.yaml", Calendar()).content.definitions:
            refused = edit_at_random(text, len(text), 3)
            refused += edit_at_random(text.replace("\n", "\r\n").rstrip(), len(text), 1)
            assert all("an anchor or alias" in reason for reason in refused)
