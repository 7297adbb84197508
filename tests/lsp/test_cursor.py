"""The place of a cursor in unfinished text."""

import pytest

from okr_cli.lsp.cursor import cursor_at
from okr_cli.model.cycle import Calendar
from okr_cli.source.source_file import SourceFile

HEAD = "okr: 1\nobjectives:\n  - title: A\n"
OBJECTIVE = ("objectives", 0)
KEY_RESULT = (*OBJECTIVE, "key_results", 0)

PLACES = [
    # the text with ‸ at the cursor, the route, whether a key is typed, and what stands before the cursor
    (f"{HEAD}    owner: Ma‸\n", (*OBJECTIVE, "owner"), False, "Ma"),
    (f"{HEAD}    owner: ‸\n    serves: x\n", (*OBJECTIVE, "owner"), False, ""),
    (f"{HEAD}    owner: Maya ‸Okafor  # her\n", (*OBJECTIVE, "owner"), False, "Maya "),
    (f'{HEAD}    owner: "Ma‸"\n', (*OBJECTIVE, "owner"), False, "Ma"),
    (f'{HEAD}    owner: "Ma‸\n    serves: x\n', (*OBJECTIVE, "owner"), False, "Ma"),
    (f"{HEAD}    ow‸\n", (*OBJECTIVE, "ow"), True, "ow"),
    (f"{HEAD}    ow‸\n    serves: x\n", (*OBJECTIVE, "ow"), True, "ow"),
    (f"{HEAD}    ‸\n    serves: x\n", (*OBJECTIVE, ""), True, ""),
    (f"{HEAD}    ow‸ner: Maya\n", (*OBJECTIVE, "owner"), True, "ow"),
    (f"{HEAD}    contributes_to: [a, b‸\n    serves: x\n", (*OBJECTIVE, "contributes_to", 1), False, "b"),
    (f"{HEAD}    contributes_to: [a, ‸]\n", (*OBJECTIVE, "contributes_to", 1), False, ""),
    (f"{HEAD}    contributes_to:\n      - ‸\n", (*OBJECTIVE, "contributes_to", 0), False, ""),
    (f"{HEAD}    key_results:\n      - ‸\n", KEY_RESULT, False, ""),
    (f"{HEAD}    key_results:\n      - check_ins: [{{date: ‸\n", (*KEY_RESULT, "check_ins", 0, "date"), False, ""),
    (f"{HEAD}    key_results:\n      - check_ins: [{{da‸}}]\n", (*KEY_RESULT, "check_ins", 0, "da"), True, "da"),
    ("okr: 1\ncyc‸", ("cyc",), True, "cyc"),
    ("a: [x\nobjectives:\n  - title: A\n    owner: M‸\n", (*OBJECTIVE, "owner"), False, "M"),
    ("okr: 1\r\nobjectives:\r\n  - title: A\r\n    owner: Ma‸\r\n", (*OBJECTIVE, "owner"), False, "Ma"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "route", "is_key", "typed"), PLACES)
def test_the_cursor_is_located_in_unfinished_text(
    marked: str, route: tuple[str | int, ...], is_key: bool, typed: str
) -> None:
    offset = marked.index("‸")
    cursor = cursor_at(SourceFile("x.yaml", marked.replace("‸", "")), offset, Calendar())
    assert cursor is not None
    shown = tuple(step.replace("\ue000", "") if isinstance(step, str) else step for step in cursor.route)
    assert (shown, cursor.is_key, cursor.typed) == (route, is_key, typed)
    assert (cursor.replaces.start, cursor.replaces.end >= offset) == (offset - len(typed), True)


@pytest.mark.parametrize("marked", [f"{HEAD}    # own‸er\n", "‸", "- - [{‸", "\x00‸", "%‸", "a: |\n  te‸xt\n"])
def test_any_text_is_handled_and_comments_are_no_place(marked: str) -> None:
    cursor = cursor_at(SourceFile("x.yaml", marked.replace("‸", "")), marked.index("‸"), Calendar())
    assert cursor is None or "#" not in marked
