"""Moved Initiatives keep their comments, take the style of the new place, and leave nothing behind."""

import pytest

from okr_cli.edit.initiative_moves import move_operations
from okr_cli.edit.operations import Operation
from okr_cli.errors import CannotEdit
from okr_cli.workspace.loader import LoadedWorkspace
from tests.edit.editing import edited_texts

HEAD = "objectives:\n  - title: Obj\n    key_results:\n"
HERE, THERE = "a.yaml", "b.yaml"


def moved(texts: dict[str, str], name: str = "w", to: str = "b") -> dict[str, str]:
    """The texts after the Initiative ``name`` was moved to the Key Result or Objective ``to``."""

    def make(loaded: LoadedWorkspace) -> tuple[Operation, ...]:
        by_id = {entity.id: entity for entity in reversed(loaded.definitions)}
        return tuple(move_operations(loaded, by_id[name], by_id[to]))

    return edited_texts(texts, make)[1]


A = f"{HEAD}      - title: a\n"
B = "      - title: b\n"

CASES = {
    "with the comments above, beside and below, from the middle": (
        f"{A}        initiatives:\n          - title: u # u\n          # above\n          # w\n"
        f"          - title: w # beside\n"
        f"            # inside\n            due: 2026-11-01\n            # below\n          - title: v\n{B}",
        f"{A}        initiatives:\n          - title: u # u\n          - title: v\n{B}"
        "        initiatives:\n          # above\n          # w\n          - title: w # beside\n"
        "            # inside\n            due: 2026-11-01\n            # below\n",
    ),
    "to the end of a list that is there": (
        f"{A}        initiatives:\n          - title: w\n          - title: v\n{B}        initiatives:\n"
        f"          - title: x\n"
        "            # of x\n        # of b\n        learned: y\n",
        f"{A}        initiatives:\n          - title: v\n{B}        initiatives:\n          - title: x\n"
        "            # of x\n          - title: w\n        # of b\n        learned: y\n",
    ),
    "the only one takes its list with it": (
        f"{A}        initiatives:\n          # w\n          - title: w\n            # below\n        learned: x\n{B}",
        f"{A}        learned: x\n{B}        initiatives:\n          # w\n          - title: w\n            # below\n",
    ),
    "but a comment of the list stays": (
        f"{A}        initiatives: # ours\n          - title: w\n{B}",
        f"{A}        initiatives: [] # ours\n{B}        initiatives:\n          - title: w\n",
    ),
    "a comment of the list below its key": (
        f"{A}        initiatives:\n          # ours\n\n          # w\n          - title: w\n{B}",
        f"{A}        initiatives: []\n          # ours\n\n{B}        initiatives:\n          # w\n"
        f"          - title: w\n",
    ),
    "a suppression above the first is its own": (
        f"{A}        initiatives:\n          # okr: ignore[x]\n          - title: w\n          - title: v\n{B}",
        f"{A}        initiatives:\n          - title: v\n{B}"
        "        initiatives:\n          # okr: ignore[x]\n          - title: w\n",
    ),
    "any other comment above the first alone is one of the list": (
        f"{A}        initiatives:\n          # ours\n          - title: w\n          - title: v\n{B}",
        f"{A}        initiatives:\n          # ours\n          - title: v\n{B}"
        "        initiatives:\n          - title: w\n",
    ),
    "into an empty list": (
        f"{A}        initiatives:\n          - title: w\n          - title: v\n{B}        initiatives: [] # none\n",
        f"{A}        initiatives:\n          - title: v\n{B}        initiatives: # none\n          - title: w\n",
    ),
    "to another depth, where lists begin at the column of their key": (
        f"{A}        initiatives:\n          - title: w\n            learned: |\n              one\n\n"
        f"                two\n"
        f"          - title: v\n{B}        initiatives:\n        -   title: x\n",
        f"{A}        initiatives:\n          - title: v\n{B}        initiatives:\n        -   title: x\n"
        "        - title: w\n          learned: |\n            one\n\n              two\n",
    ),
    "blank lines go with what they set apart": (
        f"{A}        initiatives:\n          - title: v\n\n          - title: w\n\n          - title: x\n{B}"
        "        initiatives:\n          - title: y\n\n          - title: z\n",
        f"{A}        initiatives:\n          - title: v\n\n          - title: x\n{B}"
        "        initiatives:\n          - title: y\n\n          - title: z\n\n          - title: w\n",
    ),
    "the first of several that blank lines set apart": (
        f"{A}        initiatives:\n          - title: w\n\n          - title: x\n{B}",
        f"{A}        initiatives:\n          - title: x\n{B}        initiatives:\n          - title: w\n",
    ),
    "between brackets": (
        f"{HEAD}      - {{title: a, initiatives: [{{title: w, due: 2026-11-01}}, {{title: v}}]}}\n"
        f"      - {{title: b}}\n",
        f"{HEAD}      - {{title: a, initiatives: [{{title: v}}]}}\n"
        "      - {title: b, initiatives: [{title: w, due: 2026-11-01}]}\n",
    ),
    "from brackets to lines": (
        f"{A}        initiatives: [{{title: w, due: 2026-11-01}}]\n{B}        initiatives:\n          - title: x\n",
        f"{A}{B}        initiatives:\n          - title: x\n          - {{title: w, due: 2026-11-01}}\n",
    ),
    "from brackets over several lines, with its comment": (
        f"{A}        initiatives: [\n          {{title: v}}, # v\n          {{title: w,\n"
        f"           due: 2026-11-01}}, # w\n        ]\n"
        f"{B}        initiatives:\n          - title: x\n",
        f"{A}        initiatives: [\n          {{title: v}}, # v\n        ]\n"
        f"{B}        initiatives:\n          - title: x\n          - {{title: w,\n"
        f"             due: 2026-11-01}}  # w\n",
    ),
    "from lines to brackets": (
        f"{A}        initiatives:\n          - title: w\n            status: to-do\n"
        f"            due: 2026-11-01\n            owner: 'A, B'\n"
        "      - {title: b, initiatives: [{title: x}]}\n",
        f"{A}      - {{title: b, initiatives: [{{title: x}},"
        f'\n{" " * 33}{{title: w, status: to-do, due: 2026-11-01, owner: "A, B"}}]}}\n',
    ),
    "from lines to JSON": (
        f"--- # one\n{A}        initiatives:\n          - title: w\n            due: 2026-11-01\n"
        '            x-size: 4\n---\n{"objectives": [{"title": "b"}]}\n',
        f"--- # one\n{A}---\n"
        '{"objectives": [{"title": "b", "initiatives": [{"title": "w", "due": "2026-11-01", "x-size": 4}]}]}\n',
    ),
    "to an Objective": (
        f"{A}        initiatives:\n          - title: w\n  - title: b\n",
        f"{A}  - title: b\n    initiatives:\n      - title: w\n",
    ),
    "from the top of a document": (
        f"{A}{B}# ours\ninitiatives:\n- title: w # w\n  due: 2026-11-01\n- title: v\n",
        f"{A}{B}        initiatives:\n        - title: w # w\n          due: 2026-11-01\n# ours\ninitiatives:\n"
        f"- title: v\n",
    ),
    "from another document": (
        f"--- # one\n{HEAD}{B}--- # two\n{A}        actions:\n          - title: w\n            # c\n...\n",
        f"--- # one\n{HEAD}{B}        initiatives:\n          - title: w\n            # c\n--- # two\n{A}...\n",
    ),
    "with an anchor that only it uses, and an alias to the top": (
        f"x-a: &a {{impact: low}}\n{A}        initiatives:\n          - title: &t w\n            <<: *a\n"
        f"            learned: *t\n{B}",
        f"x-a: &a {{impact: low}}\n{A}{B}        initiatives:\n          - title: &t w\n            <<: *a\n"
        f"            learned: *t\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_initiative_keeps_its_text_when_moved(name: str, newline: str) -> None:
    before, after = CASES[name]
    assert moved({HERE: before.replace("\n", newline)})[HERE] == after.replace("\n", newline)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_it_gets_the_line_breaks_of_the_other_file(newline: str) -> None:
    here = (
        f"{A}        initiatives:\n          # above\n          - title: w # beside\n            # below\n"
        "          # v\n          - title: v"
    )
    there = "objectives:\n- title: Obj\n  key_results:\n  - title: b\n    learned: x"
    assert moved({HERE: here, THERE: there.replace("\n", newline)}) == {
        HERE: f"{A}        initiatives:\n          # v\n          - title: v",
        THERE: there.replace(
            "    learned", "    initiatives:\n    # above\n    - title: w # beside\n      # below\n    learned"
        ).replace("\n", newline),
    }


def test_a_file_without_other_entries_stays_an_okr_file() -> None:
    texts = {HERE: "team: A\ninitiatives:\n  - title: w\n", THERE: f"{HEAD}{B}"}
    assert moved(texts)[HERE] == "team: A\ninitiatives: []\n"


REFUSALS = {
    "an anchor that another entry needs": (
        {
            HERE: f"{A}        initiatives:\n          - title: w\n            owner: &o Maya\n"
            f"          - {{title: v, owner: *o}}\n{B}"
        },
        r"a\.yaml:\d+:\d+: an anchor or alias shares this text with another entry",
    ),
    "an alias into another file": (
        {HERE: f"x-a: &a A\n{A}        initiatives:\n          - {{title: w, owner: *a}}\n", THERE: f"{HEAD}{B}"},
        r"b\.yaml:\d+:\d+: an anchor or alias ",
    ),
    "an entry that an alias repeats": (
        {
            HERE: f"{A}        initiatives:\n          - &w\n            title: w\n{B}        initiatives:\n"
            f"          - *w\n"
        },
        r"a\.yaml:\d+:\d+: cannot add an entry next to a YAML alias",
    ),
    "comments that brackets have no place for": (
        {HERE: f"{A}        initiatives:\n          - title: w # c\n      - {{title: b}}\n"},
        "an entry with comments cannot be put in a bracketed list",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_text_that_cannot_be_moved_unchanged_is_refused(name: str) -> None:
    texts, reason = REFUSALS[name]
    with pytest.raises(CannotEdit, match=reason) as refusal:
        moved(texts)
    assert str(refusal.value).endswith("nothing was written")
