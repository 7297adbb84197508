"""Operations on entities change their own entry, in the style of its neighbors, and not another byte."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okr_cli.edit.data import Value
from okr_cli.edit.file_change import new_file
from okr_cli.edit.new_document import document_text
from okr_cli.edit.operations import AddEntry, KeyOperation, RemoveEntry, SetEntryKeys, SetKeys
from okr_cli.errors import CannotEdit
from okr_cli.model.definition import Document
from tests.edit.editing import Make, edited, edited_texts

HEAD = "objectives:\n  - title: Obj\n    key_results:\n"
CHECK_IN: dict[str, Value] = {"date": date(2026, 10, 12), "value": Decimal("43"), "note": "a, b: c # d"}
BLOCK = ("date: 2026-10-12", "value: 43", 'note: "a, b: c # d"')
FLOW = '{date: 2026-10-12, value: 43, note: "a, b: c # d"}'


def added(at: int | None = None) -> Make:
    return lambda find: AddEntry(find("kr"), "check_ins", CHECK_IN, at)


def block(indent: int) -> str:
    """The check-in with its dash at a column."""
    return "".join(f"{' ' * indent}{'- ' if index == 0 else '  '}{line}\n" for index, line in enumerate(BLOCK))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("      - title: kr\n", f"      - title: kr\n        check_ins:\n{block(10)}"),
        ("      - title: kr\n        check_ins: []\n", f"      - title: kr\n        check_ins:\n{block(10)}"),
        (
            "      - title: kr\n        check_ins: []  # none\n        learned: x",
            f"      - title: kr\n        check_ins:  # none\n{block(10)}        learned: x",
        ),
        (
            "      - title: kr\n        check_ins: ~  # c",
            f"      - title: kr\n        check_ins:  # c\n{block(10)[:-1]}",
        ),
        ("      - title: kr\n        check_ins:", f"      - title: kr\n        check_ins:\n{block(10)[:-1]}"),
        ("      - {title: kr}\n", f"      - {{title: kr, check_ins: [{FLOW}]}}\n"),
        ("      - { title: kr }\n", f"      - {{ title: kr, check_ins: [{{ {FLOW[1:-1]} }}] }}\n"),
        (
            "      - {title: kr, check_ins: [{date: 2026-10-01}]}\n",
            f"      - {{title: kr, check_ins: [{{date: 2026-10-01}},\n{' ' * 32}{FLOW}]}}\n",
        ),
        (
            "      - title: kr\n        check_ins:\n        - {date: 2026-10-01} # x\n        # y\n        learned: z",
            "      - title: kr\n        check_ins:\n        - {date: 2026-10-01} # x\n"
            f"        - {FLOW}\n        # y\n        learned: z",
        ),
        (
            "      - title: kr\n        check_ins:\n        -   date: 2026-10-01\n"
            "            note: |\n              foo\n\n\n            # deep\n\n        learned: z",
            "      - title: kr\n        check_ins:\n        -   date: 2026-10-01\n"
            "            note: |\n              foo\n\n\n            # deep\n"
            f"        -   {BLOCK[0]}\n            {BLOCK[1]}\n            {BLOCK[2]}\n\n        learned: z",
        ),
        (
            "      - title: kr\n        check_ins: [\n          {date: 2026-10-01}, # x\n        ]\n",
            "      - title: kr\n        check_ins: [\n          {date: 2026-10-01}, # x\n"
            f"          {FLOW},\n        ]\n",
        ),
        (
            "      - title: kr\n        check_ins: [\n          {date: 2026-10-01} # x\n        ]\n",
            "      - title: kr\n        check_ins: [\n          {date: 2026-10-01}, # x\n"
            f"          {FLOW}\n        ]\n",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_check_in_is_written_as_its_neighbors_are(before: str, after: str, newline: str) -> None:
    made = edited((HEAD + before).replace("\n", newline), added())
    assert made == (HEAD + after).replace("\n", newline)


def test_operations_count_in_the_file_as_it_was_loaded() -> None:
    text = f"{HEAD}      - title: kr\n        check_ins:\n          - date: 2026-10-01\n          - date: 2026-10-20\n"
    made = edited(
        text,
        lambda find: RemoveEntry(find("kr"), "check_ins", 0),
        added(1),
        lambda find: SetEntryKeys(find("kr"), "check_ins", 1, {"value": Decimal(50), "note": "late"}),
    )
    expected = f"{block(10)}          - date: 2026-10-20\n            value: 50\n            note: late\n"
    assert made == f"{HEAD}      - title: kr\n        check_ins:\n{expected}"


def test_keys_are_set_in_the_order_of_the_format() -> None:
    text = "initiatives:\n  - title: work\n    status: to-do # c\n    due: 2026-10-10\n    impact: high\n"
    made = edited(
        text,
        lambda find: SetKeys(
            find("work"), {"status": "shipped", "started": date(2026, 10, 1), "learned": "yes", "due": None}
        ),
    )
    assert made == (
        "initiatives:\n  - title: work\n    status: shipped # c\n    started: 2026-10-01\n"
        '    impact: high\n    learned: "yes"\n'
    )


def test_a_value_that_does_not_fit_the_format_is_refused_with_its_place() -> None:
    with pytest.raises(CannotEdit, match=r"a\.yaml:3:13: .*status"):
        edited("initiatives:\n  - title: work\n", lambda find: SetKeys(find("work"), {"status": "cancelled"}))


def test_aliased_values_are_not_changed() -> None:
    text = "x-w: &w to-do\ninitiatives:\n  - {title: a, status: *w}\n  - {title: b, status: *w}\n"
    made = edited(text, lambda find: SetKeys(find("a"), {"status": "shipped"}))
    assert made == text.replace("a, status: *w", "a, status: shipped")
    shared = HEAD + "      - title: kr\n        check_ins: &c\n          - date: 2026-10-01\n"
    shared += "      - title: l\n        check_ins: *c\n"
    with pytest.raises(CannotEdit, match=r"a\.yaml:\d+:\d+: an anchor or alias"):
        edited(shared, added())


def test_the_last_of_two_values_for_a_key_counts() -> None:
    text = f"{HEAD}      - title: kr\n        depends_on: [a] # c\n"
    made = edited(
        text,
        lambda find: SetKeys(find("kr"), {"depends_on": ["a", "b"]}),
        lambda find: SetKeys(find("kr"), {"depends_on": ["c"]}),
    )
    assert made == text.replace("[a]", "[c]")


def test_combined_edits_equal_single_edits() -> None:
    text = HEAD + "".join(
        f"      - {{id: k{n}, title: K, check_ins: [{{date: 2026-10-01}}]}} # {n}\n" for n in range(9)
    )
    days = [date(2026, 10, day) for day in (5, 12, 19)]

    def adding(name: str, day: date) -> Make:
        return lambda find: AddEntry(find(name), "check_ins", {"date": day})

    makes = [adding(f"k{n}", day) for day in days for n in range(9)]
    one_by_one = text
    for make in makes:
        one_by_one = edited(one_by_one, make)
    assert edited(text, *makes) == one_by_one


TOP = "# ours\ncycle: 2026-Q4  # now\nteam: Growth\n\nobjectives:\n  - title: Obj\n"
KPI = {"title": "Response", "unit": "h"}


@pytest.mark.parametrize(
    ("before", "make", "after"),
    [
        (TOP, lambda top: SetKeys(top, {"state": "closed"}), TOP.replace("Growth\n", "Growth\nstate: closed\n")),
        (TOP, lambda top: SetKeys(top, {"cycle": "2027-Q1"}), TOP.replace("2026-Q4", "2027-Q1")),
        (TOP, lambda top: SetKeys(top, {"team": None}), TOP.replace("team: Growth\n", "")),
        (TOP, lambda top: AddEntry(top, "objectives", {"title": "New"}), f"{TOP}  - title: New\n"),
        (TOP, lambda top: AddEntry(top, "kpis", KPI), f"{TOP}\nkpis:\n  - title: Response\n    unit: h\n"),
        (
            TOP,
            lambda top: RemoveEntry(top, "objectives", 0),
            TOP.replace("objectives:\n  - title: Obj\n", "objectives: []\n"),
        ),
        (TOP, lambda top: SetEntryKeys(top, "objectives", 0, {"owner": "Maya"}), f"{TOP}    owner: Maya\n"),
        ("actions: []\n", lambda top: AddEntry(top, "initiatives", {"title": "Do"}), "actions:\n  - title: Do\n"),
        ("{okr: 1}", lambda top: AddEntry(top, "kpis", KPI), "{okr: 1, kpis: [{title: Response, unit: h}]}"),
    ],
)
def test_the_keys_at_the_top_of_a_document_are_edited_like_those_of_an_entity(
    before: str, make: Callable[[Document], KeyOperation], after: str
) -> None:
    assert edited_texts({"a.yaml": before}, lambda loaded: [make(loaded.documents[0])])[1] == {"a.yaml": after}


def test_the_named_document_is_edited() -> None:
    texts = {"a.yaml": "# none\n---\nteam: A\n---\n---\nteam: B\n"}
    _, after = edited_texts(texts, lambda loaded: [SetKeys(loaded.documents[1], {"state": "closed"})])
    assert after == {"a.yaml": texts["a.yaml"] + "state: closed\n"}


def test_a_key_at_the_top_that_does_not_fit_is_refused() -> None:
    with pytest.raises(CannotEdit, match=r"a\.yaml:2:8: .*shut"):
        edited_texts({"a.yaml": "team: A\n"}, lambda loaded: [SetKeys(loaded.documents[0], {"state": "shut"})])


def test_an_okr_file_is_created_only_if_okr_can_read_it() -> None:
    texts = {"a.yaml": "team: A\n"}
    _, after = edited_texts(texts, lambda _: [new_file(Path("new/b.yaml"), "team: B\n")])
    assert after == {**texts, "new/b.yaml": "team: B\n"}
    with pytest.raises(CannotEdit, match=r"^new/b\.yaml:1:1: "):
        edited_texts(texts, lambda _: [new_file(Path("new/b.yaml"), "tem: B\nstat: x\n")])
    with pytest.raises(CannotEdit, match=r"^new/b\.yaml: two of these changes contradict each other"):
        edited_texts(texts, lambda _: [new_file(Path("new/b.yaml"), f"team: {name}\n") for name in "AB"])


def test_a_new_document_is_written_as_people_write_one() -> None:
    objective: Value = {"title": "Obj: one", "key_results": [{"title": "kr", "measure": {"done": False}}]}
    assert document_text({"okr": 1, "cycle": "2027-Q1", "objectives": [objective], "kpis": []}) == (
        'okr: 1\ncycle: 2027-Q1\n\nobjectives:\n  - title: "Obj: one"\n    key_results:\n      - title: kr\n'
        "        measure:\n          done: false\nkpis: []\n"
    )
