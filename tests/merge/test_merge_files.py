"""Merging two versions keeps the entries of both; different changes of the same lines conflict."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from okr_cli.edit.data import data_of
from okr_cli.edit.operations import AddEntry, KeyOperation, SetKeys
from okr_cli.errors import CannotEdit
from okr_cli.merge.merge_files import merge_files
from okr_cli.merge.parts import Part, Split, split
from okr_cli.merge.three_way import merged_order
from okr_cli.model.cycle import Calendar
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.workspace.loader import LoadedFile, load_file
from tests.edit.editing import planned
from tests.edit.random_files import RandomFile
from tests.edit.test_random_edits import COMMENT
from tests.lines_run import LinesRun, lines_run, too_often
from tests.workspace.repositories import git

FILES = 16
WORD = re.compile(r"\w+")

BASE = """\
# yaml-language-server: $schema=okr.schema.json
cycle: 2026-Q4
objectives:
  - id: start
    title: Give new customers a confident start
    owner: Maya Okafor
    key_results:
      - id: activation
        title: Lift activation from 41% to 55%
        measure: {baseline: 41, target: 55, unit: "%"}
        check_ins:
          - {date: 2026-10-12, value: 43, note: "First, of all"}  # typed by hand
        initiatives:
          - title: Redesign setup
            status: to-do
            owner: Jonas Lindqvist
      - id: calls
        title: Cut calls from 9 to 4
        measure: {baseline: 9, target: 4}
"""


def merged(base: str, ours: str, theirs: str) -> str:
    """The merged text, which has no conflict."""
    result = merge_files(base.encode(), ours.encode(), theirs.encode())
    assert result.conflicts == 0, result.data.decode()
    return result.data.decode()


def conflicting(base: str, ours: str, theirs: str) -> str:
    """The merged text, which has one conflict."""
    result = merge_files(base.encode(), ours.encode(), theirs.encode())
    assert result.conflicts == 1, result.data.decode()
    return result.data.decode()


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


LAST = "typed by hand\n"
"""What the list of check-ins ends with."""


def test_check_ins_of_both_sides_are_kept_in_order_of_date() -> None:
    ours = changed(BASE, (LAST, LAST + "          - {date: 2026-10-26, value: 48}\n"))
    theirs = changed(BASE, (LAST, LAST + "          - {date: 2026-10-19, value: 45}  # by Jo\n"))
    expected = changed(
        BASE,
        (
            LAST,
            LAST + "          - {date: 2026-10-19, value: 45}  # by Jo\n          - {date: 2026-10-26, value: 48}\n",
        ),
    )
    assert merged(BASE, ours, theirs) == merged(BASE, theirs, ours) == expected


def test_equal_check_ins_are_merged() -> None:
    both = changed(BASE, (LAST, LAST + "          - {date: 2026-10-26, value: 48}\n"))
    ours = changed(both, ("status: to-do", "status: in-progress"))
    assert merged(BASE, ours, both) == ours


def test_first_check_ins_of_both_sides_are_kept_in_any_style() -> None:
    ours = BASE + "        check_ins: [{date: 2026-10-26, value: 8}]\n"
    theirs = BASE + "        check_ins:\n          - date: 2026-10-19\n            value: 7\n            note: A note\n"
    expected = (
        BASE + "        check_ins:\n          - date: 2026-10-19\n            value: 7\n            note: A note\n"
        "          - {date: 2026-10-26, value: 8}\n"
    )
    assert merged(BASE, ours, theirs) == merged(BASE, theirs, ours) == expected


def test_keys_next_to_each_other_do_not_conflict() -> None:
    ours = changed(BASE, ("status: to-do", "status: in-progress"))
    theirs = changed(BASE, ("            owner: Jonas Lindqvist", "            owner: Ines Moreau"))
    assert merged(BASE, ours, theirs) == changed(ours, ("owner: Jonas Lindqvist", "owner: Ines Moreau"))


def test_keys_on_one_line_do_not_conflict() -> None:
    ours, theirs = changed(BASE, ("baseline: 41,", "baseline: 40,")), changed(BASE, ("target: 55,", "target: 60,"))
    assert merged(BASE, ours, theirs) == changed(ours, ("target: 55,", "target: 60,"))


def test_an_entry_whose_id_was_changed_is_still_the_same() -> None:
    ours = changed(BASE, ("id: calls", "id: fewer-calls"))
    theirs = BASE + "        check_ins: [{date: 2026-10-26, value: 8}]\n"
    assert merged(BASE, ours, theirs) == changed(theirs, ("id: calls", "id: fewer-calls"))


def test_entries_with_a_new_indentation_are_merged() -> None:
    start = BASE.index("        check_ins:")
    block = BASE[start : BASE.index("        initiatives:")]
    deeper = block.replace("          - {", "            - {")
    ours = changed(BASE, (block, deeper + "            - {date: 2026-10-26, value: 48}\n"))
    theirs = changed(BASE, (LAST, LAST + "          - {date: 2026-11-02, value: 49}\n"))
    assert "hand\n            - {date: 2026-10-26, value: 48}\n            - {date: 2026-11-02" in merged(
        BASE, ours, theirs
    )


def test_moved_entries_stay_where_they_were_moved() -> None:
    activation = BASE[BASE.index("      - id: activation") : BASE.index("      - id: calls")]
    ours = BASE.replace(activation, "") + activation
    theirs = changed(BASE, ("value: 43", "value: 44"))
    assert merged(BASE, ours, theirs) == merged(BASE, theirs, ours) == changed(ours, ("value: 43", "value: 44"))


def test_conflicts_are_limited_to_the_lines_that_differ() -> None:
    ours, theirs = changed(BASE, ("to-do", "in-progress")), changed(BASE, ("to-do", "idea"), ("9, t", "8, t"))
    marked = "<<<<<<< ours\n{0}in-progress\n=======\n{0}idea\n>>>>>>> theirs\n".format("            status: ")
    assert conflicting(BASE, ours, theirs) == changed(BASE, ("            status: to-do\n", marked), ("9, t", "8, t"))


def test_conflicts_use_the_configured_style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "merge.conflictStyle", "diff3")
    ours, theirs = changed(BASE, ("to-do", "in-progress")), changed(BASE, ("to-do", "idea"))
    assert "\n||||||| base\n            status: to-do\n=======\n" in conflicting(BASE, ours, theirs)


def test_two_values_for_one_day_are_a_conflict() -> None:
    ours = changed(BASE, (LAST, LAST + "          - {date: 2026-10-26, value: 48}\n"))
    theirs = changed(BASE, (LAST, LAST + "          - {date: 2026-10-26, value: 47}\n"))
    text = conflicting(BASE, ours, theirs)
    assert "value: 48}\n=======\n" in text
    assert "value: 47}\n>>>>>>> theirs\n" in text


def test_deleted_and_changed_is_a_conflict() -> None:
    calls = BASE[BASE.index("      - id: calls") :]
    ours, theirs = changed(BASE, (calls, "")), changed(BASE, ("9, t", "8, t"))
    assert "=======\n      - id: calls" in conflicting(BASE, ours, theirs)


def test_a_range_is_merged_as_one_value() -> None:
    base = BASE.replace("{baseline: 9, target: 4}", "{between: [4, 9]}")
    ours, theirs = changed(base, ("[4, 9]", "[4, 8]")), changed(base, ("[4, 9]", "[4, 7]"))
    conflicting(base, ours, theirs)


def test_two_forms_of_a_measure_conflict() -> None:
    base = BASE.replace("{baseline: 9, target: 4}", "{find_baseline: true}")
    ours = changed(base, ("{find_baseline: true}", "{baseline: 9, target: 4}"))
    theirs = changed(base, ("{find_baseline: true}", '{keep: "<= 4"}'))
    conflicting(base, ours, theirs)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_endings_and_a_byte_order_mark_stay_ours(newline: str) -> None:
    def with_breaks(text: str) -> str:
        return "\ufeff" + text.replace("\n", newline)

    ours = changed(BASE, (LAST, LAST + "          - {date: 2026-10-26, value: 48}\n"))
    theirs = changed(BASE, (LAST, LAST + "          - {date: 2026-10-19, value: 45}\n"))
    expected = with_breaks(merged(BASE, ours, theirs))
    assert merged(BASE, with_breaks(ours), theirs) == merged(BASE, with_breaks(ours), with_breaks(theirs)) == expected


def test_a_file_that_both_sides_added_is_merged() -> None:
    ours, theirs = changed(BASE, ("to-do", "idea")), changed(BASE, ("target: 4", "target: 5"))
    assert merge_files(b"", ours.encode(), theirs.encode()).conflicts == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("cycle: 2026-Q4", "cycle: 2026-Q4\n\t- x").encode(),
        lambda text: text.replace("Maya", "Mäya").encode("latin-1"),
        lambda text: text.replace("objectives:", "jobs:").encode(),
        lambda text: ("# " * 3_000_000).encode() + text.encode(),
    ],
    ids=["not YAML", "not UTF-8", "not for okr", "too large"],
)
def test_unreadable_files_are_merged_line_by_line(spoil: Any) -> None:
    ours, theirs = changed(BASE, ("to-do", "idea")), changed(BASE, ("9, t", "8, t"))
    both = changed(ours, ("9, t", "8, t"))
    result = merge_files(spoil(BASE), spoil(ours), spoil(theirs))
    assert (result.conflicts, result.data) == (0, spoil(both))
    clash = merge_files(spoil(BASE), spoil(ours), spoil(BASE).replace(b"to-do", b"dropped"))
    assert clash.conflicts == 1


def check_ins(numbers: Iterable[int]) -> str:
    first = date(2000, 1, 1)
    return "".join(f"- {{date: {first + timedelta(days=number)}, value: 1}}\n" for number in sorted(numbers))


def objectives(numbers: Iterable[int]) -> str:
    return "".join(f"- {{id: o{number}}}\n" for number in sorted(numbers))


@pytest.mark.parametrize("written", [check_ins, objectives])
def test_the_order_of_four_times_the_entries_takes_about_four_times_the_work(
    written: Callable[[Iterable[int]], str],
) -> None:
    """Both sides add an entry after each existing one."""

    def work(count: int) -> LinesRun:
        was = range(0, 3 * count, 3)
        versions = (*was,), *([*was, *(number + distance for number in was)] for distance in (1, 2))
        base, ours, theirs = (entries(written(numbers)) for numbers in versions)
        expected = list(entries(written(range(3 * count))).entries)
        assert merged_order(base, ours, theirs, ours.entries, theirs.entries) == expected
        return lines_run(lambda: merged_order(base, ours, theirs, ours.entries, theirs.entries))

    assert too_often(work(30), work(120), 30) == []


def entries(text: str) -> Split:
    root = parse(text).documents[0]
    found = split(Part(SourceFile("a.yaml", text), 0, len(text), root))
    assert found
    return found


# Random files in every style


def loaded(text: str) -> LoadedFile:
    file = load_file(text.encode(), "a.yaml", Calendar())
    assert not file.content.findings, file.content.findings
    return file


def edited(text: str, random: Random, address: str, number: int) -> str:
    """A file after a check-in or new keys of one side; unchanged if there is no clear place for them."""
    definition = next(each for each in loaded(text).content.definitions if each.entity.address == address)
    try:
        return planned(text, [operation(random, definition, number)])
    except CannotEdit:
        return text


def operation(random: Random, definition: Definition[Any], number: int) -> KeyOperation:
    entity = definition.entity
    if entity.kind in (Kind.KEY_RESULT, Kind.KPI):
        day = date(2026, 12, 1 + 2 * random.randrange(10) + number)
        note = random.choice(["", ", and a word"]) * random.choice([1, 9])
        return AddEntry(entity, "check_ins", {"date": day, "value": Decimal(number), "note": f"side {number}{note}"})
    return SetKeys(entity, [{"owner": "Ada Byron"}, {"title": "Another title"}][number])


def random_sides(seed: int) -> tuple[str, str, str]:
    """A file, and two edited versions of it."""
    random, base = Random(seed), RandomFile(seed).text
    addresses = [definition.entity.address for definition in loaded(base).content.definitions]
    sides = [base, base]
    for number in (0, 1):
        for address in addresses:
            known = {definition.entity.address for definition in loaded(sides[number]).content.definitions}
            if random.random() < 0.6 and address in known:
                sides[number] = edited(sides[number], random, address, number)
    return base, sides[0], sides[1]


def combined(base: Any, ours: Any, theirs: Any) -> Any:
    """The merged data, if no value was changed on both sides."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        base = base if isinstance(base, dict) else {}
        names = dict.fromkeys([*ours, *theirs])
        return {name: combined(base.get(name), ours.get(name), theirs.get(name)) for name in names}
    if isinstance(ours, list) and isinstance(theirs, list):
        if any(isinstance(item, dict) and "date" in item for item in (*ours, *theirs)):
            return sorted([*ours, *(item for item in theirs if item not in ours)], key=lambda item: str(item["date"]))
        base = base or [None] * len(ours)
        return [combined(*items) for items in zip(base, ours, theirs, strict=True)]
    return theirs if ours == base else ours


@pytest.mark.parametrize("seed", range(FILES))
def test_two_people_who_change_different_things_merge_without_conflict_and_lose_nothing(seed: int) -> None:
    base, ours, theirs = random_sides(seed)
    text = merged(base, ours, theirs)
    versions = [[data_of(root) for root in loaded(each).roots] for each in (base, ours, theirs)]
    assert [data_of(root) for root in loaded(text).roots] == [combined(*roots) for roots in zip(*versions, strict=True)]
    comments = [set(COMMENT.findall(each)) for each in (ours, theirs, text)]
    assert comments[2] == comments[0] | comments[1]


@pytest.mark.parametrize("seed", range(FILES, FILES + 8))
def test_a_real_conflict_keeps_both_texts(seed: int) -> None:
    base, ours, theirs = random_sides(seed)
    first = loaded(base).content.definitions[0].entity
    sides = []
    for text, title in ((ours, "Title of ours"), (theirs, "Title of theirs")):
        target = loaded(text).content.definitions[0].entity
        try:
            sides.append(planned(text, [SetKeys(target, {"title": title})]))
        except CannotEdit:
            pytest.skip(f"the title of {first.id} has no clear place")
    result = merge_files(base.encode(), sides[0].encode(), sides[1].encode())
    text = result.data.decode()
    assert result.conflicts >= 1
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == result.conflicts
    assert all(words in text for words in ("Title of ours", "Title of theirs"))
    for side in sides:
        added = set(WORD.findall(side)) - set(WORD.findall(base))
        assert added <= set(WORD.findall(text))
