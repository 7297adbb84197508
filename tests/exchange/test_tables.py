"""Tables as people keep them: what each becomes, and what is reported about the rest."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.edit.new_document import document_text
from okr_cli.errors import CannotRun
from okr_cli.exchange.mapping import meaning_of, read_mapping, refuse_unused
from okr_cli.exchange.reading import read_tables
from okr_cli.exchange.report import Report
from okr_cli.formatter.format_file import formatted
from okr_cli.model.cycle import Calendar
from okr_cli.workspace.loader import load_file
from tests.commands.running import ROOT
from tests.exchange.books import book
from tests.exchange.outline import imported, read

EXAMPLES = ROOT / "examples" / "import"
HERE = {"cycle": "2026-Q4", "team": "Growth"}


def example(name: str, **asked: Any) -> tuple[list[str], list[str]]:
    return imported((EXAMPLES / name).read_bytes(), name, **asked)


def test_teams_that_differ_only_in_symbols_are_reported() -> None:
    teams = ("C++", "c ++", "C#", "Growth EU", "GROWTH-EU", "Cafe\u0301", "Café", "🥐", "🍰")
    rows = "".join(f"{team},Let everybody eat well {number},Ada\n" for number, team in enumerate(teams))
    files, report = read(f"Team,Objective,Owner\n{rows}", cycle="2026-Q4")
    assert [file.team for file in files] == ["C++", "Growth EU", "Cafe\u0301", "🥐"]
    assert [note for note in report.notes if "were merged" in note] == [
        "teams 'C++' and 'C#' share the id 'c' and were merged; rename one to keep them apart",
        "teams '🥐' and '🍰' share the id 'untitled' and were merged; rename one to keep them apart",
    ]


def test_a_plain_spreadsheet() -> None:
    lines, missing = example("spreadsheet.csv")
    assert lines == [
        "2026-Q4 Growth",
        "  Give new customers a confident start",
        "    Lift 30-day activation from 41% to 55% (owner: Priya Raman; measure: baseline 41 target 55 unit %; "
        "check_ins: date 2026-11-27 value 46 confidence 6 status on-track)",
        "      Redesign setup step 2 to ask for three fields",
        "      Write the welcome mail again",
        "    Answer questions faster (owner: Ines Moreau & Tom Becker; measure: baseline 9 target 4 unit h; "
        "check_ins: date 2026-11-27 value 6.5 confidence 5 status behind)",
        "      Put a call button beside the first invoice",
        "  Make paying a pleasure",
        "    Paid seats from 1,200 to 1,500 (owner: Priya Raman; measure: baseline 1200 target 1500)",
        "    Refunds from 4% to 2% (owner: Priya Raman; measure: baseline 4 target 2 unit %)",
        "2026-Q4 Platform",
        "  Carry the rush of December",
        "    Checkout stays up (owner: Sam Lee; measure: keep >= 99.9 unit %; "
        "check_ins: date 2026-11-27 value 99.95 confidence 8 status on-track)",
        "    Deploys are quick (owner: Sam Lee)",
        "      Split the pipeline (due: 2026-12-04)",
    ]
    assert missing == [
        "row 5, Due: '20 Nov 2026' could apply to any of 2 Initiatives; put each in its own row",
        "row 6, Owner: 'Ines Moreau & Tom Becker' lists several people; all were kept, but only one can be accountable",
        "row 6, Due: 'end of November' is not a date; write it as YYYY-MM-DD",
        "row 9, Target: '15 min' was ignored: a measure with a target also needs a baseline",
        "row 9, Status: 'Done': a Key Result is done when its value reaches the target",
    ]


def test_ally_and_viva_goals() -> None:
    lines, missing = example("viva-goals.csv")
    assert lines == [
        "2026-Q4 Growth",
        "  Give new customers a confident start (owner: maya@acme.example; x-tags: onboarding)",
        "    Lift 30-day activation (owner: priya@acme.example; measure: baseline 41 target 55 unit %; "
        "check_ins: date 2026-11-30 value 46 status on-track)",
        "      Redesign setup step 2 to ask for three fields (owner: jonas@acme.example, tom@acme.example; "
        "status: shipped; started: 2026-10-08; due: 2026-11-20)",
        "2026-Q4 Support",
        "  Be the help that people tell friends about (owner: ines@acme.example; shared_with: Growth)",
        "    Answer questions within four hours (owner: ines@acme.example; measure: baseline 9 target 4 unit h; "
        "check_ins: date 2026-11-30 value 6.5 status at-risk)",
    ]
    assert missing == [
        "row 4, Owner Email: 'jonas@acme.example, tom@acme.example' lists several people; all were kept, "
        "but only one can be accountable",
        "row 5, Parent: '1' is a second parent; add it to 'contributes_to:'",
    ]


def test_a_wiki_page() -> None:
    lines, missing = example("wiki.md")
    assert lines == [
        "2026-Q4 Growth",
        "  Give new customers a confident start (owner: Maya Okafor)",
        "    Lift 30-day activation from 41% to 55% (owner: Priya Raman; measure: baseline 41 target 55 unit %; "
        "check_ins: date 2026-11-30 status at-risk)",
        "      Redesign setup step 2 to ask for three fields (owner: @jonas; status: shipped)",
        "      Write the welcome mail again (status: to-do)",
        "    Raise the rating of the first call from 3.4 to 4.2 (owner: Ines Moreau; measure: baseline 3.4 target 4.2; "
        "check_ins: date 2026-11-30 value 3.6)",
        "  The platform carries the rush of December",
        "    Cut deploys from 45 to 15 minutes (owner: @sam; measure: baseline 45 target 15 unit minutes)",
        "    The checkout stays up (measure: keep >= 99.9 unit %)",
    ]
    assert missing == [
        "line 3: 'How we work on them: every Monday at ten.' does not belong to an Objective",
        "line 26: 'Cake on the last Friday' is in the section 'Notes', which has no Key Results",
    ]


def test_french_headers_in_windows_1252() -> None:
    lines, missing = example("objectifs.csv", cycle="2026-Q4")
    assert lines == [
        "2026-Q4 Croissance",
        "  Accueillir les nouveaux clients sans souci",
        "    Activation à 30 jours de 41 % à 55 % (owner: Zoé Lefèvre; measure: baseline 41 target 55 unit %; "
        "check_ins: date 2026-11-30 value 46.5 confidence 8 status on-track)",
        "      Réduire l'inscription à trois champs",
        "    Délai de réponse du support (owner: Anaïs Müller; measure: baseline 1200 target 800 unit min; "
        "check_ins: date 2026-11-30 value 950 confidence 4 status behind)",
        "  Rendre le paiement agréable",
        "    Taux de remboursement (owner: à définir; measure: baseline 4.5 target 2 unit %; "
        "check_ins: date 2026-11-30 status at-risk)",
    ]
    assert missing == []


def test_own_column_names_with_a_mapping() -> None:
    mapping = read_mapping((EXAMPLES / "own-heads.yaml").read_text(encoding="utf-8"), "own-heads.yaml")
    lines, missing = example("own-heads.csv", mapping=mapping.meanings, **HERE)
    assert lines == [
        "2026-Q4 Growth",
        "  Neuen Kundinnen einen sicheren Start geben",
        "    Anteil aktiver Kundinnen nach 30 Tagen (owner: Jonas Weiß; x-cost-center: 4711; "
        "measure: baseline 41 target 55 unit %; check_ins: date 2026-11-30 confidence 6)",
    ]
    assert missing == []


def german(made: Any, sheet: Any) -> None:
    percent, day = made.add_format({"num_format": "0%"}), made.add_format({"num_format": "dd.mm.yyyy"})
    sheet.merge_range(0, 0, 0, 8, "OKRs Wachstum – Q4 2026")
    sheet.write(1, 0, "Stand:")
    sheet.write_datetime(1, 1, date(2026, 11, 27), day)
    heads = ("Nr.", "Ziel", "Schlüsselergebnis", "Verantwortlich", "Start", "Ziel", "Ist", "Fortschritt", "Ampel",
             "Maßnahmen", "Verantwortlich", "Fällig", "Budget")  # fmt: skip
    sheet.write_row(3, 0, heads)
    sheet.merge_range(4, 1, 6, 1, "Neuen Kundinnen einen sicheren Start geben")
    sheet.write_row(4, 2, ("Aktivierung von 41 % auf 55 % steigern", "Priya Raman"))
    for column, number in enumerate((0.41, 0.55, 0.46, 0.36), 4):
        sheet.write(4, column, number, percent)
    sheet.write_row(4, 8, ("grün", "- Einrichtung kürzen\n- Mail neu schreiben", "Jonas Lindqvist\nMaya Okafor"))
    sheet.write(4, 12, "12 T€")
    sheet.write_row(
        5, 2, ("Antwortzeit", "Ines Moreau / Tom Becker", "3,5 h", "2 h", "", "50 %", "gelb", "Chatbot testen")
    )
    sheet.write_datetime(5, 11, date(2026, 11, 20), day)
    sheet.write_row(6, 2, ("KR3: NPS von 30 auf 45\nKR4: Retouren von 1.200 auf 800", "Priya Raman"))
    sheet.write(6, 8, "rot")


def test_a_german_spreadsheet_with_merged_cells() -> None:
    lines, missing = imported(book(german), "ziele.xlsx", team="Wachstum")
    assert lines == [
        "2026-Q4 Wachstum",
        "  Neuen Kundinnen einen sicheren Start geben",
        "    Aktivierung von 41 % auf 55 % steigern (owner: Priya Raman; measure: baseline 41 target 55 unit %; "
        "check_ins: date 2026-11-27 value 46 status on-track)",
        "      Einrichtung kürzen (owner: Jonas Lindqvist)",
        "      Mail neu schreiben (owner: Maya Okafor)",
        "    Antwortzeit (owner: Ines Moreau / Tom Becker; measure: baseline 3.5 target 2 unit h; "
        "check_ins: date 2026-11-27 value 2.75 status behind)",
        "      Chatbot testen (due: 2026-11-20)",
        "    NPS von 30 auf 45 (owner: Priya Raman; measure: baseline 30 target 45)",
        "    Retouren von 1.200 auf 800 (owner: Priya Raman; measure: baseline 1200 target 800)",
    ]
    assert missing == [
        "sheet 'Sheet1', row 5, Budget: unknown column; to import it, add 'Budget: x-budget' to a --map file",
        "sheet 'Sheet1', row 6, Verantwortlich: 'Ines Moreau / Tom Becker' lists several people; all were kept, "
        "but only one can be accountable",
        "sheet 'Sheet1', row 7, Ampel: 'rot' could apply to any of 2 Key Results; put each in its own row",
    ]


def test_sheets_name_the_team_and_the_cycle() -> None:
    def fill(name: str, heads: tuple[str, ...]) -> Any:
        def sheet(made: Any, each: Any) -> None:
            each.name = name
            each.write_row(0, 0, heads)
            each.write_row(1, 0, ("Be quick", "Wait from 5 to 2 days", "Ana"))

        return sheet

    spanish = ("Objetivo", "Resultado clave", "Responsable")
    data = book(fill("Growth Q4 2026", spanish), fill("Q1 2027", spanish), fill("Notes", ("Call", "Bob", "on Friday")))
    files, report = read(data, "okrs.xlsx")
    assert [(file.team, file.cycle) for file in files] == [("Growth", "2026-Q4")]
    assert list(report.lines()) == ["sheet 'Q1 2027', row 2: 'Be quick' and 1 item below it: no team"]
    assert list(report.notes) == [
        "sheet 'Growth Q4 2026': cycle 2026-Q4 from the sheet name",
        "sheet 'Growth Q4 2026': team 'Growth' from the sheet name",
        "sheet 'Q1 2027': cycle 2027-Q1 from the sheet name",
        "sheet 'Notes' was skipped: no row has column names such as Objective, Key Result and Owner; "
        "the first row has 'Call', 'Bob' and 'on Friday'",
    ]


def test_blocks_with_an_objective_above_each() -> None:
    text = """\
Objective 1: Be quick,,
Key Result,Owner,Target
Wait from 5 to 2 days,Ana,
,,
Objective,Be kind,
Key Result,Owner,Target
Rating from 3.1 to 4.2,Ben,
"""
    assert imported(text, **HERE) == (
        [
            "2026-Q4 Growth",
            "  Be quick",
            "    Wait from 5 to 2 days (owner: Ana; measure: baseline 5 target 2 unit days)",
            "  Be kind",
            "    Rating from 3.1 to 4.2 (owner: Ben; measure: baseline 3.1 target 4.2)",
        ],
        [],
    )


def test_one_column_with_labels_and_one_with_kinds() -> None:
    labels = "OKRs,Owner\nO1: Be quick,Ana\nKR1: Wait,Ben\nInitiative: Ask,Cy\nSomething,Dee\n"
    kinds = "Title,Type,Owner\nBe quick,Objective,Ana\nWait,KR,Ben\nAsk,Action,Cy\nSomething,Thing,Dee\n"
    outline = ["2026-Q4 Growth", "  Be quick (owner: Ana)", "    Wait (owner: Ben)", "      Ask (owner: Cy)"]
    assert imported(labels, **HERE) == (
        outline,
        ["row 5: 'Something': not marked as an Objective, Key Result or Initiative"],
    )
    said = "row 5: 'Something': 'Thing' is not an Objective, Key Result or Initiative"
    assert imported(kinds, **HERE) == (outline, [said])


CELLS = "Objective,Key Result,{},Baseline,Target,Unit\nBe quick,Wait,{},{},{},{}\n"


@pytest.mark.parametrize(
    ("head", "cells", "said"),
    [
        ("Confidence", ("4", "5", "2", "d"), "confidence"),
        ("Confidence", ("65 %", "5", "2", "d"), "'65 %' does not convert to a whole number from 0 to 10"),
        ("Confidence", ("high", "5", "2", "d"), "'high' is not a number"),
        ("Progress", ("1", "5", "2", "d"), "'1' could be a fraction or a percentage; write percentages with %"),
        ("Progress", ("30 %", "", "", ""), "'30 %' cannot be converted to a value without a baseline and a target"),
        ("Current", ("3 h", "5", "2", "d"), "'3 h' is in 'h', but the measure is in 'd'"),
        ("Current", ("about 3", "5", "2", "d"), "'about 3' is not a number"),
        ("Status", ("cancelled", "5", "2", "d"), "'cancelled': dropping a Key Result requires a date and a reason"),
        ("Status", ("in progress", "5", "2", "d"), "'in progress' is the status of an Initiative, not of a Key Result"),
        ("Status", ("so so", "5", "2", "d"), "'so so' is not a valid status; use on-track, behind or at-risk"),
        ("Last update", ("1/2/2026", "5", "2", "d"), "'1/2/2026': no value, confidence, status or note for this date"),
        ("Weight", ("heavy", "5", "2", "d"), "'heavy' is not a number"),
        ("Deadline", ("2026-11-01", "5", "2", "d"), "'2026-11-01': a Key Result ends with its cycle"),
        ("Due", ("31.12.2026", "5", "2", "d"), None),
        ("Owner", ("Ana", "5", "", "d"), "'5' was ignored: a measure with a baseline also needs a target"),
        ("Owner", ("Ana", "5 h", "2 d", ""), "'5 h' is in 'h', but the measure is in 'd'"),
        ("Owner", ("Ana", "", "", "d"), "'d' was ignored: the measure has no numbers"),
    ],
)
def test_an_ambiguous_cell_is_listed(head: str, cells: tuple[str, ...], said: str | None) -> None:
    lines, missing = imported(CELLS.format(head, *cells), **HERE)
    assert lines[1:2] == ["  Be quick"]
    assert said in missing[0] if said else not missing, missing


@pytest.mark.parametrize(
    ("head", "cell", "key"),
    [
        ("Confidence (0-10)", "7", "confidence 7"),
        ("Confidence", "7", "confidence 7"),
        ("Confidence", "70", "confidence 7"),
        ("Confidence 1-5", "4", "confidence 8"),
        ("Confidence", "7/10", "confidence 7"),
        ("Confidence", "4/5", "confidence 8"),
        ("Confidence", "70 %", "confidence 7"),
        ("Confidence (%)", "70", "confidence 7"),
        ("Confidence", "red", "status at-risk"),
        ("Status", "🟡", "status behind"),
        ("Progress", "50 %", "value 3.5"),
        ("Progress", "50", "value 3.5"),
        ("Progress", "0.5", "value 3.5"),
        ("Progress", "on track", "status on-track"),
        ("Comment", "Good week", "note Good week"),
    ],
)
def test_an_unambiguous_cell_becomes_a_check_in(head: str, cell: str, key: str) -> None:
    lines, missing = imported(CELLS.format(head, cell, "5", "2", "d"), **HERE)
    assert lines[-1].endswith(f"check_ins: date 2026-11-30 {key})")
    assert missing == []


def test_columns_named_by_dates_are_check_ins() -> None:
    text = (
        "Objective;Key Result;Start;Zielwert;12.10.2026;26.10.2026;07.12.2026;Status\n"
        "Schnell sein;Wartezeit;5;2;4,5;n/a;3;grün\n;Anrufe;9;4;;viele;;\n"
    )
    lines, missing = imported(text, **HERE)
    assert lines[2:] == [
        "    Wartezeit (measure: baseline 5 target 2; check_ins: date 2026-10-12 value 4.5 status on-track)",
        "    Anrufe (measure: baseline 9 target 4)",
    ]
    assert missing == [
        "row 2, 07.12.2026: '3' is for a date in the future",
        "row 3, 26.10.2026: 'viele' is not a number",
    ]


def test_a_column_for_each_key_result() -> None:
    text = (
        "email,name,due_at,key_result_1_title,key_result_1_target,key_result_2_title\n"
        "a@x.example,Be quick,2026-12-31,Wait,>= 3 h,Rating from 3 to 4\n"
    )
    lines, missing = imported(text, **HERE)
    assert lines == [
        "2026-Q4 Growth",
        "  Be quick",
        "    Wait (measure: keep >= 3 unit h)",
        "    Rating from 3 to 4 (measure: baseline 3 target 4)",
    ]
    assert missing == ["row 2, email: unknown column; to import it, add 'email: x-email' to a --map file"]


def test_invalid_fields_are_listed_and_repeated_rows_are_merged() -> None:
    text = "Type,Title,Target,Impact,Weight\nObjective,Be quick,5,,\nKR,Wait,,high,2\nAction,Ask,3,high,\n"
    assert imported(text, **HERE)[1] == [
        "row 2, Target: '5': an Objective cannot have 'target'",
        "row 3, Impact: 'high': a Key Result cannot have 'impact'",
        "row 4, Target: '3': an Initiative cannot have 'target'",
    ]
    rows = ("A b,K l,Ana,One", "A b,M n,Ben,Two", "A b,K l,Ana,Three", "A b,K l,Cy,One")
    lines, missing = imported("\n".join(("Objective,Key Result,Owner,Initiative", *rows)), **HERE)
    assert lines[1:] == [
        "  A b",
        "    K l (owner: Ana)",
        "      One",
        "      Three",
        "    M n (owner: Ben)",
        "      Two",
    ]
    assert missing == ["row 5, Owner: 'Cy' differs from 'Ana' in row 2"]


def test_hostile_cells_are_text() -> None:
    text = (
        "Objective,Key Result,Owner,Comment,Initiative\n"
        f'[red]Be[/red] <b>quick</b>,=HYPERLINK("x"),"@a, *b","::error::x\x1b[31m",{"y" * 5_000}\n'
        f"Next\u202e,{'z' * 1_000_000},: - #,{'n' * 1_000_000},\n"
    )
    lines, missing = imported(text, **HERE)
    assert lines == [
        "2026-Q4 Growth",
        "  [red]Be[/red] <b>quick</b>",
        '    =HYPERLINK("x") (owner: @a, *b; check_ins: date 2026-11-30 note ::error::x)',
        "  Next (owner: : - #; x-note: )".replace("; x-note: )", ")"),
    ]
    assert missing == [
        "rows 2–3: 1 invisible character removed",
        "row 2, Initiative: too long for a title: 5,000 characters",
        "row 2, Owner: '@a, *b' lists several people; all were kept, but only one can be accountable",
        "row 3, Key Result: too long for a title: 1,000,000 characters",
        "row 3, Comment: too long: 1,000,000 characters; the limit is 20,000",
    ]


def test_circular_and_very_long_parent_chains_terminate() -> None:
    circle = "Row ID,Title,Parent,Type\n1,A,2,KR\n2,B,1,KR\n3,C,3,Objective\n"
    lines, missing = imported(circle, **HERE)
    assert lines == ["2026-Q4 Growth", "  C"]
    assert len(missing) == 2
    chain = "Row ID,Title,Parent,Type\n" + "".join(f"{n},T{n},{n + 1},KR\n" for n in range(400)) + "400,O,,Objective"
    lines, _ = imported(chain, **HERE)
    assert lines[:2] == ["2026-Q4 Growth", "  O"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ziel: objectiv", "map.yaml:1:7: unknown field 'objectiv'; did you mean 'objective'?"),
        ("Ziel: goal.owner", "map.yaml:1:7: unknown kind 'goal'; did you mean 'objective'?"),
        ("Ziel: confidence often", "map.yaml:1:7: 'often' is not a valid scale; use 0-10, 1-5, percent or fraction"),
        ("Zeil: objective", "map.yaml:1:1: no column is named 'Zeil'; did you mean 'Ziel'?"),
        ("Ziel: [objective]", "map.yaml:1:1: expected a single field for 'Ziel'"),
        ("- Ziel", "map.yaml: expected one line per column, such as 'Goal: objective'"),
        ("Ziel: owner\nZiel: team", "map.yaml:2:1: duplicate key 'Ziel'"),
    ],
)
def test_an_invalid_mapping_is_reported_with_its_place(text: str, said: str) -> None:
    tables = read_tables(b"Ziel,KR\na,b", "in.csv", Report()).tables
    with pytest.raises(CannotRun) as problem:
        refuse_unused(read_mapping(text, "map.yaml"), tables)
    assert str(problem.value) == said


def test_a_mapping_can_set_kind_and_scale() -> None:
    meaning = meaning_of("key_result.confidence 1-5")
    assert (meaning.field, str(meaning.scope), meaning.scale) == ("confidence", "key-result", "1-5")


ANY_CELL = st.one_of(
    st.sampled_from(
        ["", "41 %", "5 h", "2026-10-12", "on track", "KR1: a\nKR2: b", "- x", "1.200", "yes", "O1: q", "[x]"]
    ),
    st.text(max_size=12),
)
HEADS = ("Team", "Objective", "Key Result", "Owner", "Initiative", "Baseline", "Target", "Current", "Progress",
         "Confidence", "Status", "Due", "Started", "Finished", "Impact", "Weight", "Kind", "Link", "Hypothesis",
         "Shared with")  # fmt: skip


@settings(max_examples=8, deadline=None)
@given(st.lists(st.lists(ANY_CELL, min_size=len(HEADS), max_size=len(HEADS)), max_size=4))
def test_any_cells_give_valid_files(cells: list[list[str]]) -> None:
    lines = ["\t".join(HEADS), *("\t".join(f'"{cell.replace(chr(34), "")}"' for cell in row) for row in cells)]
    text = "\n".join(lines).encode(errors="replace").replace(b"\0", b"")
    for file in read(text, "in.tsv", **HERE)[0]:
        written = formatted(document_text(file.keys).encode(), "new.yaml")
        loaded = load_file(written.encode(), "new.yaml", Calendar())
        assert [finding.message for finding in loaded.content.findings] == []
