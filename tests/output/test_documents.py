"""One document in every format, with every kind of content."""

from decimal import Decimal

import pytest

from okr_cli.output.documents import csv, markdown
from okr_cli.output.documents.columns import plan_of
from okr_cli.output.documents.document import (
    ENDLESS,
    Cells,
    Column,
    Document,
    Fact,
    Grid,
    GridCell,
    Item,
    Layout,
    LeadLine,
    Legend,
    Medium,
    ProgressBar,
    Remark,
    Row,
    Screen,
    Section,
    Span,
    Sparkline,
    Style,
    StyledText,
    Table,
    TreeNode,
    Verbatim,
    no_id,
    simple_table,
    styled,
)
from okr_cli.output.documents.render import ViewOutput, render
from okr_cli.output.record import Record
from tests.views.workspace import on_screen

COLUMNS = (
    Column("value", "Value", 6, 20),
    Column("value", "Value", 12, 60),
    Column("status", "Status", 10),
    Column("empty", "Empty", 5),
)
ROWS = (
    Row("An Objective", {"status": styled("✓ on track", Style.GREEN)}, lambda: "start", Style.STRONG),
    Row(
        "A Key Result below it",
        {"value": "1 → 2 long", "status": styled("✗ at risk\nwas behind", Style.RED)},
        lambda: "errors",
        indent=2,
        depth=1,
    ),
)


def document() -> Document:
    things = (Item("One thing"), Item("Another", ("with a detail", "and one more"), id=lambda: "setup"))
    sections = (
        Section("Things", items=things, table=simple_table("Name", COLUMNS, ROWS)),
        Section("Words", ("Only a lead.",), of="A team"),
        Section("Nothing"),
    )
    return Document("A page", (LeadLine("With a lead."),), sections)


def test_in_a_terminal() -> None:
    assert on_screen(document(), 60) == [
        "A page",
        "With a lead.",
        "",
        "Things",
        "Name                    Value  Status",
        "An Objective                   ✓ on track",
        "  A Key Result below it 1 → 2… ✗ at risk",
        "                               was behind",
        "• One thing",
        "• Another",
        "  with a detail",
        "  and one more",
        "",
        "A team · Words",
        "Only a lead.",
    ]


def test_in_markdown() -> None:
    assert list(markdown.render(document())) == [
        "# A page",
        "",
        "With a lead.",
        "",
        "## Things",
        "",
        "| Name | Value | Status | Id |",
        "| --- | --- | --- | --- |",
        "| **An Objective** |  | ✓ on track | start |",
        "| ↳ A Key Result below it | 1 → 2 long | ✗ at risk, was behind | errors |",
        "",
        "- One thing",
        "- **Another** · setup",
        "  - with a detail",
        "  - and one more",
        "",
        "## A team",
        "",
        "### Words",
        "",
        "Only a lead.",
    ]


def test_in_a_spreadsheet() -> None:
    assert list(csv.render(document())) == [
        "part,subject,text,id,group",
        "Things,An Objective,Status: ✓ on track,start,",
        'Things,A Key Result below it,"Value: 1 → 2 long; Status: ✗ at risk, was behind",errors,',
        "Things,One thing,,,",
        "Things,Another,with a detail / and one more,setup,",
        "Words,,Only a lead.,,A team",
    ]


def test_styles_are_colored_only_if_wanted() -> None:
    assert "\x1b[32m✓ on track\x1b[0m" in "\n".join(on_screen(document(), 60, color=True))
    assert "\x1b" not in "\n".join(on_screen(document(), 60))


@pytest.mark.parametrize("width", [80, ENDLESS])
def test_ids_have_a_column_if_there_is_room(width: int) -> None:
    lines = on_screen(document(), width, ids=True)
    assert [line.split()[-1] for line in lines[4:7]] == ["Id", "start", "errors"]
    assert "• Another · setup" in lines


def test_without_room_ids_are_below_the_title() -> None:
    lines = on_screen(document(), 44, ids=True)
    assert [line.split()[0] for line in lines[5:9]] == ["An", "start", "A", "errors"]


def test_nothing_is_wrapped_or_cut_without_a_width() -> None:
    words = " ".join(["a line that goes on"] * 40)
    row = Row(words, {"value": words, "status": "✓ on track"})
    section = Section("Part", items=(Item(words, (words,)),), table=simple_table("Name", COLUMNS, (row,)))
    lines = on_screen(Document(words, (LeadLine(words),), (section,)), ENDLESS)
    assert len(lines) == 8
    assert "…" not in "".join(lines)


@pytest.mark.parametrize(("width", "shown"), [(90, "cba"), (50, "ba"), (30, "a"), (10, "")])
def test_columns_are_dropped_in_the_order_of_their_importance(width: int, shown: str) -> None:
    columns = (Column("c", "C", 10, 30), Column("b", "B", 10, 20), Column("a", "A", 10))
    layout = Layout(columns, lambda: ["x" * 50], list)
    assert [column.key for column in plan_of(layout, width).columns] == list(shown)


def test_of_two_columns_with_the_same_need_the_lower_rank_goes_first() -> None:
    columns = (Column("owner", "Owner", 10, 20, rank=1), Column("count", "Count", 10, 20))
    layout = Layout(columns, lambda: ["x" * 30], list)
    assert [column.key for column in plan_of(layout, 40).columns] == ["count"]


def test_columns_are_measured_only_if_they_may_fit() -> None:
    column = Column("a", "A", 5, 40, most=20, texts=lambda: pytest.fail("worded for no screen"))
    assert plan_of(Layout((column,), list, list), 40).columns == ()


def test_tables_of_one_layout_are_aligned() -> None:
    columns = (Column("owner", "Owner", 5, aside=Style.ASIDE, most=20, texts=lambda: ["Ida", "Jonas Lind"]),)
    layout = Layout(columns, lambda: ["Short", "A title that is longer"], list)
    first, second = ([Row("Short", {"owner": "Ida"})], [Row("A title that is longer", {"owner": "Jonas Lind"})])
    sections = (
        Section("Growth", table=Table("Title", layout, iter(first)), heading_in_table=True),
        Section("A heading longer than the title is", table=Table("Title", layout, second), heading_in_table=True),
    )
    assert on_screen(Document("", (), sections, title_only=Medium.PAGE), 60) == [
        "Growth                 Owner",
        "Short                  Ida",
        "",
        "A heading longer than the title is",
        "                       Owner",
        "A title that is longer Jonas Lind",
    ]


def test_values_without_a_column_follow_the_title() -> None:
    columns = (Column("owner", "Owner", 30, 90, aside=Style.ASIDE),)
    row = Row("A short title", {"owner": "Jonas Lind"})
    for run_on, shown in ((True, ["A short title · Jonas Lind"]), (False, ["A short title", "Jonas Lind"])):
        layout = Layout(columns, lambda: ["A title as long as this one"], list, asides_run_on=run_on)
        table = Table("", layout, [row], has_header=False)
        assert on_screen(Document("", (), (Section("", table=table),), title_only=Medium.PAGE), 60) == shown


def test_parts_can_be_limited_to_one_medium() -> None:
    layout = Layout(
        (Column("bar", "Progress", 8, only=Medium.SCREEN), Column("share", "Share", only=Medium.PAGE)),
        lambda: ["Title"],
        list,
    )
    cells: Cells = {"bar": lambda: ProgressBar(Decimal("0.5"), Decimal("0.8")), "share": Verbatim("+50")}
    remarks = (Remark(styled("everywhere", Style.RED)), Remark(styled("screen", Style.MUTED), Medium.SCREEN))
    rows: list[Row | Remark] = [
        Row("Title", cells, suffix=" (draft)", style=Style.STRONG, remarks=remarks),
        Remark(styled("2 more", Style.MUTED), Medium.SCREEN),
        Row("Only there", {}, only=Medium.PAGE),
    ]
    lead = (LeadLine("here", Medium.SCREEN), LeadLine("there", Medium.PAGE, continues=True), LeadLine("both"))
    made = Document("T", lead, (Section("", table=Table("Name", layout, rows)),), title_only=Medium.PAGE)
    assert on_screen(made, 60) == [
        "here",
        "both",
        "",
        "Name             Progress",
        "Title (draft)    ████░░│░",
        "  everywhere",
        "  screen",
        "  2 more",
    ]
    assert list(markdown.render(made)) == [
        "# T",
        "",
        "there  ",
        "both",
        "",
        "| Name | Share |",
        "| --- | --- |",
        "| **Title** (draft)<br>everywhere | +50 |",
        "| Only there |  |",
    ]


def test_facts_and_trees() -> None:
    facts = (Fact("Owner", ("Ida",)), Fact("Progress", (ProgressBar(Decimal(1), caption="100%"), "(1 − 0) = 1")))
    tree = (TreeNode("First", ("a detail",), (TreeNode("Below"),)), TreeNode("Last"))
    made = Document("Sleep", (), (Section("", facts=facts), Section("Work", tree=tree), Section("More", empty="none")),
                    kind="Objective")  # fmt: skip
    assert on_screen(made, 60) == [
        "Objective  Sleep",
        "",
        "Owner     Ida",
        "Progress  ████████████████████ 100%",
        "          (1 − 0) = 1",
        "",
        "Work",
        "├ First",
        "│ a detail",
        "│ └ Below",
        "└ Last",
        "",
        "More",
        "  none",
    ]
    assert list(markdown.render(made))[:7] == [
        "# Objective: Sleep",
        "",
        "- **Owner:** Ida",
        "- **Progress:** ████████████████████ 100%",
        "  - (1 − 0) = 1",
        "",
        "## Work",
    ]


def test_grids_are_drawn_on_screens_and_listed_on_pages() -> None:
    full = GridCell("Now", "Begin.", (Item("Rent a till", id=lambda: "till"),), Style.GREEN)
    empty = GridCell("Never", "Stop.", (), Style.RED)
    grid = Grid(("low", "high"), (("high\nimpact", (full, empty)), ("low\nimpact", (empty, empty))))
    made = Document("G", (), (Section("Team", grid=grid),), title_only=Medium.PAGE)
    lines = on_screen(made, 60, ids=True)
    assert lines[3:6] == [
        "high   │ Now                     │ Never                   │",
        "impact │ Begin.                  │ Stop.                   │",
        "       │ • Rent a till · till    │ none                    │",
    ]
    assert list(markdown.render(made))[2:] == [
        "## Team", "", "## Now (high impact, low)", "", "Begin.", "", "- Rent a till · till",
    ]  # fmt: skip


def test_a_legend_explains_the_columns_that_are_shown() -> None:
    columns = (Column("a", "A", 5, legend="A: first"), Column("b", "B", 5, 90, legend="B: second"))
    layout = Layout(columns, lambda: ["x"], lambda: ["x"])
    made = Document("", (), (Section("", legend=Legend(layout, ("a note",))),), title_only=Medium.PAGE)
    assert on_screen(made, 60) == ["A: first. a note."]
    assert on_screen(made, 120) == ["A: first. B: second. a note."]


def test_trends_keep_their_scale_and_texts_their_spans() -> None:
    columns = (Column("trend", "Trend", 8), Column("change", "Moved", 8))
    change = StyledText((Span("+3"), Span("\nwas ▲", Style.YELLOW)))
    row = Row("Title", {"trend": Sparkline([Decimal(0), Decimal("0.5"), Decimal(1)]), "change": change})
    lines = on_screen(Document("T", (), (Section("", table=simple_table("", columns, (row,))),)), 60)
    assert lines[-2:] == ["Title            ▁▅█      +3", "                          was ▲"]


def test_a_format_computes_only_what_it_shows() -> None:
    class Version(Record):
        version: int

    view = ViewOutput(document, lambda: Version(version=1), lambda: csv.RecordTable(("a", "b"), ()))
    assert list(render(view, "json", Screen())) == ["{", '  "version": 1', "}"]
    assert list(render(view, "csv", Screen())) == ["a,b"]
    assert list(render(view, "markdown", Screen())) == list(markdown.render(document()))
    assert list(render(view, "table", Screen(60))) == on_screen(document(), 60)
    without_records = view._replace(records=None)
    assert list(render(without_records, "csv", Screen())) == list(csv.render(document()))


def test_entries_that_show_cannot_find_have_no_id() -> None:
    assert no_id() == Item("x").id() == ""
