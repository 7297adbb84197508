"""Known mistakes of other YAML patchers, one case each: the new text, or the reason for refusing."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from okr_cli.edit.data import Value
from okr_cli.edit.operations import AddEntry, RemoveEntry, SetEntryKeys, SetKeys
from okr_cli.errors import CannotEdit
from okr_cli.model.cycle import Calendar
from okr_cli.workspace.loader import load_file
from tests.edit.editing import Make, edited

LIST = "objectives:\n  - title: Obj\n    key_results:\n"
HEAD = f"{LIST}      - title: kr\n"
CHECK_IN: Mapping[str, Value] = {"date": date(2026, 10, 12), "value": Decimal(43)}
BLOCK = "- date: 2026-10-12\n            value: 43\n"
FLOW = "{date: 2026-10-12, value: 43}"


def added(at: int | None = None) -> Make:
    return lambda find: AddEntry(find("kr"), "check_ins", CHECK_IN, at)


def removed(index: int) -> Make:
    return lambda find: RemoveEntry(find("kr"), "check_ins", index)


def put(key: str, value: Value | None) -> Make:
    return lambda find: SetKeys(find("kr"), {key: value})


CASES = {
    "explicit keys": (
        f"{LIST}      - ? title\n        : kr\n        ? learned # c\n        : old # d\n",
        put("learned", "new"),
        f"{LIST}      - ? title\n        : kr\n        ? learned # c\n        : new # d\n",
    ),
    "an explicit key is removed": (
        f"{HEAD}        ? learned # c\n        : old\n        weight: 2\n",
        put("learned", None),
        f"{HEAD}        weight: 2\n",
    ),
    "a comment between key and value": (
        f"{HEAD}        learned:\n          # why\n          old\n",
        put("learned", "new"),
        f"{HEAD}        learned:\n          # why\n          new\n",
    ),
    "a tag": (f"{HEAD}        learned: !!str old\n", put("learned", "new"), f"{HEAD}        learned: new\n"),
    "an anchor that nobody uses": (
        f"{HEAD}        learned: &l old # c\n",
        put("learned", "new"),
        f"{HEAD}        learned: &l new # c\n",
    ),
    "an alias as value": (
        f"x-a: &a Maya\n{HEAD}        owner: *a # c\n",
        put("owner", "Jonas"),
        f"x-a: &a Maya\n{HEAD}        owner: Jonas # c\n",
    ),
    "an alias among the entries": (
        f"{HEAD}        check_ins:\n          - &x {{date: 2026-10-01}}\n          - *x\n",
        added(),
        f"{HEAD}        check_ins:\n          - &x {{date: 2026-10-01}}\n          - *x\n          - {FLOW}\n",
    ),
    "a merged key gets a value of its own": (
        f"x-a: &a {{owner: A}}\n{HEAD}        <<: *a # c\n",
        put("owner", "B"),
        f"x-a: &a {{owner: A}}\n{HEAD}        owner: B\n        <<: *a # c\n",
    ),
    "nothing but a merge": (
        f"x-a: &a {{title: kr}}\n{LIST}      - <<: *a # c\n",
        put("owner", "B"),
        f"x-a: &a {{title: kr}}\n{LIST}      - <<: *a # c\n        owner: B\n",
    ),
    "a folded text": (
        f"{HEAD}        learned: >-\n          old\n          words\n\n        weight: 2\n",
        put("learned", "a: b"),
        f'{HEAD}        learned: "a: b"\n\n        weight: 2\n',
    ),
    "the comment beside a block scalar": (
        f"{HEAD}        learned: |+ # why\n          old\n\n",
        put("learned", "one\n\n  two"),
        f"{HEAD}        learned: |- # why\n          one\n\n            two\n\n",
    ),
    "several lines before a comment": (
        f"{HEAD}        learned: old # why\n",
        put("learned", "one\ntwo"),
        f'{HEAD}        learned: "one\\ntwo" # why\n',
    ),
    "quotes stay quotes": (
        f"{HEAD}        learned: 'it''s'\n",
        put("learned", "they're"),
        f"{HEAD}        learned: 'they''re'\n",
    ),
    "a block scalar that keeps its blank lines": (
        f"{HEAD}        check_ins:\n          - date: 2026-10-01\n            note: |+\n"
        "              x\n\n        weight: 2\n",
        added(),
        f"{HEAD}        check_ins:\n          - date: 2026-10-01\n            note: |+\n              x\n\n"
        f"          {BLOCK}        weight: 2\n",
    ),
    "a block scalar at the end of a file without a line break": (
        f"{HEAD}        check_ins:\n          - date: 2026-10-01\n            note: |\n              x",
        added(),
        f"{HEAD}        check_ins:\n          - date: 2026-10-01\n            note: |\n              x\n"
        f"          {BLOCK[:-1]}",
    ),
    "a dash on a line of its own": (
        f"{HEAD}        check_ins:\n          - # first\n            date: 2026-10-01\n",
        added(),
        f"{HEAD}        check_ins:\n          - # first\n            date: 2026-10-01\n          {BLOCK}",
    ),
    "a comment about the whole list": (
        f"{HEAD}        check_ins:\n          # newest last\n"
        "          - date: 2026-10-20\n          - date: 2026-10-27\n",
        added(0),
        f"{HEAD}        check_ins:\n          # newest last\n          {BLOCK}"
        "          - date: 2026-10-20\n          - date: 2026-10-27\n",
    ),
    "a comment about the first entry": (
        f"{HEAD}        check_ins:\n          # okr: ignore[x]\n          - date: 2026-10-20\n",
        added(0),
        f"{HEAD}        check_ins:\n          {BLOCK}          # okr: ignore[x]\n          - date: 2026-10-20\n",
    ),
    "a comment below the last entry": (
        f"{HEAD}        check_ins:\n        - date: 2026-10-01\n          # deeper\n\n"
        "        # of the next key\n        weight: 2\n",
        added(),
        f"{HEAD}        check_ins:\n        - date: 2026-10-01\n          # deeper\n"
        "        - date: 2026-10-12\n          value: 43\n\n        # of the next key\n        weight: 2\n",
    ),
    "synonyms of the list of Initiatives": (
        f"{HEAD}        actions:\n          - title: one\n",
        lambda find: AddEntry(find("kr"), "initiatives", {"title": "two"}),
        f"{HEAD}        actions:\n          - title: one\n          - title: two\n",
    ),
    "a second document": (
        f"okr: 1\n--- # c\n{HEAD}...\n---\nokr: 1\n",
        added(),
        f"okr: 1\n--- # c\n{HEAD}        check_ins:\n          {BLOCK}...\n---\nokr: 1\n",
    ),
    "a byte order mark": (
        f"\ufeff{HEAD}        check_ins: []\n",
        added(),
        f"\ufeff{HEAD}        check_ins:\n          {BLOCK}",
    ),
    "characters beyond the first plane": (
        f"{HEAD}        # 🚀🚀🚀\n        learned: 🚀 # 🎉\n",
        put("learned", "🎉 done"),
        f"{HEAD}        # 🚀🚀🚀\n        learned: 🎉 done # 🎉\n",
    ),
    "JSON": (
        '{"objectives": [{"title": "O", "key_results": [{"title": "kr", "check_ins": [{"date": "2026-10-01"}]}]}]}',
        added(),
        '{"objectives": [{"title": "O", "key_results": [{"title": "kr", "check_ins": [{"date": "2026-10-01"}, '
        '{"date": "2026-10-12", "value": 43}]}]}]}',
    ),
    "zizmor 1363: an entry for a block list is no line in braces": (
        f"{HEAD}        check_ins:\n          - date: 2026-10-01\n            # kept\n            value: 1\n",
        added(),
        f"{HEAD}        check_ins:\n          - date: 2026-10-01\n            # kept\n            value: 1\n"
        f"          {BLOCK}",
    ),
    "zizmor 1579: a key for braces over several lines": (
        f"{LIST}      - {{\n          title: kr, # c\n          weight: 2, # d\n        }}\n",
        put("learned", "a, b"),
        f"{LIST}      - {{\n          title: kr, # c\n          weight: 2, # d\n"
        '          learned: "a, b",\n        }\n',
    ),
    "zizmor 2122: an entry is taken out of brackets with one comma": (
        f"{HEAD}        check_ins: [{{date: 2026-10-01}}, {{date: 2026-10-02}}, {{date: 2026-10-03}}] # c\n",
        removed(1),
        f"{HEAD}        check_ins: [{{date: 2026-10-01}}, {{date: 2026-10-03}}] # c\n",
    ),
    "zizmor 2122: the first of two": (
        f"{LIST}      - {{learned: x, title: kr}}\n",
        put("learned", None),
        f"{LIST}      - {{title: kr}}\n",
    ),
    "zizmor 2122: the last of several lines": (
        f"{HEAD}        check_ins: [\n          {{date: 2026-10-01}}, # a\n"
        "          {date: 2026-10-02} # b\n        ]\n",
        removed(1),
        f"{HEAD}        check_ins: [\n          {{date: 2026-10-01}} # a\n        ]\n",
    ),
    "zizmor 2122: no key is left without its value": (
        f"{HEAD}        check_ins: # c\n          - date: 2026-10-01\n            value: 1\n"
        "        # d\n        weight: 2\n",
        removed(0),
        f"{HEAD}        check_ins: [] # c\n        # d\n        weight: 2\n",
    ),
    "zizmor 2270: nested values keep their depth": (
        HEAD,
        put("measure", {"milestones": [{"title": "one", "done": False}, {"title": "two"}]}),
        f"{HEAD}        measure:\n          milestones:\n            - title: one\n              done: false\n"
        "            - title: two\n",
    ),
    "zizmor 2270: a mapping in place of another begins below its key": (
        f"{HEAD}        measure: # c\n          baseline: 1\n          target: 2\n        weight: 2\n",
        put("measure", {"milestones": [{"title": "one"}]}),
        f"{HEAD}        measure: # c\n          milestones:\n            - title: one\n        weight: 2\n",
    ),
    "a list that grows keeps its comments": (
        f"{HEAD}        depends_on:\n          # first\n          - a\n          - b # second\n",
        put("depends_on", ["a", "b", "c: d"]),
        f'{HEAD}        depends_on:\n          # first\n          - a\n          - b # second\n          - "c: d"\n',
    ),
    "a milestone in braces": (
        f"{HEAD}        measure: {{milestones: [{{title: one}}, {{title: two, done: false}}]}}\n",
        lambda find: SetEntryKeys(find("kr"), "measure.milestones", 1, {"done": date(2026, 10, 30)}),
        f"{HEAD}        measure: {{milestones: [{{title: one}}, {{title: two, done: 2026-10-30}}]}}\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_only_what_must_change_changes(name: str, newline: str) -> None:
    before, make, after = CASES[name]
    assert edited(before.replace("\n", newline), make) == after.replace("\n", newline)


REFUSALS = {
    "an entry that an alias repeats": (
        f"{LIST}      - &k\n        title: kr\n      - title: other\n  - title: O\n    key_results:\n      - *k\n",
        added(),
        r":4:9: an alias repeats this entry elsewhere; replace the alias with a copy first",
    ),
    "a list that an alias shares": (
        f"{HEAD}        check_ins: &c\n          - date: 2026-10-01\n        x-c: *c\n",
        added(),
        r":7:1: an anchor or alias shares this text with another entry",
    ),
    "an anchor that an alias needs": (
        f"{HEAD}        owner: &o Maya\n        x-o: *o\n",
        put("owner", None),
        r":5:9: an anchor or alias shares",
    ),
    "a merged key cannot be removed": (
        f"x-a: &a {{owner: A}}\n{HEAD}        <<: *a\n",
        put("owner", None),
        r":5:9: 'owner' comes from a merge key",
    ),
    "a key twice": (f"{HEAD}        owner: x\n        owner: y\n", added(), r":6:9: .*'owner'"),
    "a value that is no list": (f"{HEAD}        check_ins: 3\n", added(), r":5:20: 'check_ins' is not a list"),
    "an entry that is not there": (HEAD, removed(0), r":4:9: 'check_ins' has no entry 1"),
    "a value that the format does not know": (HEAD, put("weight", "heavy"), r":5:17: .*'heavy' is not a number"),
    "a character that hides": (HEAD, put("learned", "a\u202eb"), r":5:19: the text contains"),
    "half a character": (HEAD, put("learned", "a\ud800"), "not valid Unicode"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_impossible_edits_are_refused_with_their_place(name: str) -> None:
    before, make, reason = REFUSALS[name]
    with pytest.raises(CannotEdit, match=reason) as refusal:
        edited(before, make)
    assert str(refusal.value).endswith("nothing was written")


def test_a_file_in_another_encoding_is_not_edited() -> None:
    """None of its entities can be named, since it was not read."""
    assert load_file(HEAD.encode("utf-16"), "a.yaml", Calendar()).content.definitions == ()
