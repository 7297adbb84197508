"""Tables of check-ins: three formats, the same results, and problems with row and column."""

import pytest

from okr_cli.check_in.table import Cells, rows_of
from okr_cli.errors import CannotRun

CSV = 'entity,date,value,note\nactivation,2026-10-19,48,"Second, better cohort"\nuptime,,99.97,\n'
WANTED = [
    {"entity": "activation", "date": "2026-10-19", "value": "48", "note": "Second, better cohort"},
    {"entity": "uptime", "value": "99.97"},
]


def texts(data: str | bytes) -> list[dict[str, str]]:
    return [row.texts for row in rows_of(data if isinstance(data, bytes) else data.encode(), "in.csv")]


@pytest.mark.parametrize(
    "data",
    [
        CSV,
        "\ufeff" + CSV,
        CSV.replace("\n", "\r\n"),
        CSV.replace(",", ";").replace("Second;", "Second,"),
        CSV.replace(",", "\t").replace("Second\t", "Second,"),
        "ENTITY , Date,value,note\n" + CSV.partition("\n")[2] + "\n,,,\n",
        '[{"entity": "activation", "date": "2026-10-19", "value": 48, "note": "Second, better cohort"},'
        ' {"entity": "uptime", "value": 99.97, "note": null}]',
        '{"entity": "activation", "date": "2026-10-19", "value": 48, "note": "Second, better cohort"}\n'
        '\n{"entity": "uptime", "value": "99.97", "note": ""}\n',
    ],
    ids=["csv", "bom", "crlf", "semicolons", "tabs", "loose", "json", "json-lines"],
)  # fmt: skip
def test_csv_json_and_json_lines_give_the_same_check_ins(data: str) -> None:
    assert texts(data) == WANTED


def test_numbers_of_json_stay_as_they_are_written() -> None:
    assert texts('[{"entity": "a", "value": 48.10, "done": true}]') == [
        {"entity": "a", "value": "48.10", "done": "yes"}
    ]
    assert texts('{"entity": "a",\n "value": 1e3}') == [{"entity": "a", "value": "1e3"}]


def test_each_row_has_its_line() -> None:
    rows = rows_of(b'entity,note\na,"two\nlines"\nb,x\n', "in.csv")
    assert [row.place for row in rows] == ["row 2", "row 4"]
    assert rows[0] == Cells("row 2", {"entity": "a", "note": "two\nlines"})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "in.csv:1: missing column 'entity'"),
        (b"entity,value\n", "in.csv: no check-ins found"),
        (b"entity,vaule,x\na,1,2\n", "in.csv:1: unknown column 'vaule'; did you mean 'value'?; "
         "unknown column 'x'; valid columns: entity, date, value, confidence, status, note, ask, source and done"),
        (b"key result,value\na,1\n", "in.csv:1: unknown column 'key result'; valid columns: entity, date, value, "
         "confidence, status, note, ask, source and done; missing column 'entity'"),
        (b"entity,value,value\na,1,2\n", "in.csv:1: duplicate column 'value'"),
        (b"entity,note\na,one, two\n", "in.csv:2: 3 cells but 2 columns; quote text that contains commas"),
        (b'entity,note\na,"one\n', "in.csv:2: unexpected end of data"),
        (b"entity\n\xe9\n", "in.csv:2: not UTF-8; save the file as UTF-8"),
        (b"[1]", 'in.csv: item 1: expected an object such as {"entity": "activation", "value": 48}'),
        (b"[{]", "in.csv:1: invalid JSON: expecting property name enclosed in double quotes"),
        (b'{"entity": "a"}\n{"b"}\n', "in.csv:2: invalid JSON: expecting ':' delimiter; write one object per line"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_reported_with_place_and_reason(data: bytes, reason: str) -> None:
    with pytest.raises(CannotRun) as refused:
        rows_of(data, "in.csv")
    assert str(refused.value) == reason


def test_deeply_nested_json_is_refused() -> None:
    with pytest.raises(CannotRun):
        rows_of(b"[" * 100_000, "in.csv")
