"""Column names of tables, and rows that are not entities."""

import pytest

from okr_cli.exchange.columns import find_heads
from okr_cli.exchange.csv_table import read_csv
from okr_cli.exchange.head_words import nearest_field
from tests.exchange.outline import imported, read

HERE = {"cycle": "2026-Q4", "team": "Growth"}


@pytest.mark.parametrize(
    ("heads", "field"),
    [
        ("Verantwortliche/r,Verantwortliche:r,Verantwortliche*r,Besitzer/in,Verantw.,Verantwortliche(r)", "owner"),
        ("Soll-Wert,Target Q4,Q4 2026 Target,Target %", "target"),
        ("Fortschritt in %,Progress %,% complete,% done,% achieved,% d'avancement", "progress"),
        ("Baseline Q4", "baseline"),
    ],
)
def test_column_names_are_recognized_as_people_write_them(heads: str, field: str) -> None:
    for head in heads.split(","):
        found = find_heads(read_csv(f"Objective,Key Result,{head}\n", "in.csv"))
        assert found is not None
        assert found.columns[-1].field == field, head


def test_the_nearest_field_is_suggested_for_an_unknown_column() -> None:
    heads = ("Target level", "KR owner name", "Progres", "Budget", "Region")
    assert list(map(nearest_field, heads)) == ["target", "key_result.owner", "progress", "", ""]


def test_a_german_unit_column_is_a_team_only_without_measures() -> None:
    measured, _ = imported("Ziel,KR,Start,Soll,Einheit\nGut sein,Warten,5,2,Tage\n", **HERE)
    assert measured[-1] == "    Warten (measure: baseline 5 target 2 unit Tage)"
    assert imported("Ziel,KR,Einheit\nGut sein,Warten,Vertrieb\n", cycle="2026-Q4")[0][0] == "2026-Q4 Vertrieb"


def test_columns_of_several_cycles_are_listed() -> None:
    _, missing = imported("Objective,KR,Target Q3,Target Q4\nBe,Wait,5,4\n", **HERE)
    assert [line.partition(":")[0] for line in missing] == ["row 2, Target Q3", "row 2, Target Q4"]


def test_a_week_without_a_year_is_in_the_cycle() -> None:
    lines, _ = imported("Objective,KR,Week of 2 Nov\nBe,Wait from 5 to 2,4\n", **HERE)
    assert lines[-1].endswith("check_ins: date 2026-11-02 value 4)")


def test_totals_and_legends_are_listed_instead_of_imported() -> None:
    sums = (
        "Summe",
        "Gesamt (Q4)",
        "Average progress",
        "Total",
        "Moyenne",
        "Leyenda: verde = bien",
        "Legend: red = bad",
    )
    lines, missing = imported("\n".join(("Objective,KR,Target", "Be,Wait,", *(f"{each},,5" for each in sums))), **HERE)
    assert lines == ["2026-Q4 Growth", "  Be", "    Wait"]
    assert ["summary row or a legend" in line for line in missing] == [True] * len(sums)
    kept, _ = imported("Objective,KR\nTotal revenue grows,Wait\n", **HERE)
    assert kept[1] == "  Total revenue grows"


def test_an_option_overridden_by_the_file_is_reported() -> None:
    _, report = read("Team,Cycle,Objective,KR\nSales,2026-Q3,Be,Wait\n", **HERE)
    assert list(report.notes) == [
        "--team was ignored for 'Sales'; a team in the file takes precedence",
        "--cycle was ignored for 2026-Q3; a cycle in the file takes precedence",
    ]


def test_consecutive_numbers_before_titles_are_removed() -> None:
    def titles(*numbers: str) -> list[str]:
        return imported("\n".join(("Objective,KR", *(f"Be,{number} Wait" for number in numbers))), **HERE)[0][2:]

    assert titles("1.1", "1.2", "2.1") == ["    Wait"]
    assert titles("1.1", "4.5") == ["    1.1 Wait", "    4.5 Wait"]
    assert titles("1.1") == ["    1.1 Wait"]
