"""The status view in Markdown."""

from pathlib import Path

from okr_cli.output.documents import markdown
from okr_cli.views.status.document import StatusOptions, status_document
from tests.views.workspace import EVERY_FORM, HOSTILE, report_of


def as_markdown(root: Path, text: str = EVERY_FORM, initiatives: bool = False, explain: bool = False) -> list[str]:
    options = StatusOptions(initiatives=initiatives, explain=explain)
    return list(markdown.render(status_document(report_of(root, text), options)))


def test_markdown_tables_keep_their_columns_whatever_the_text(tmp_path: Path) -> None:
    lines = as_markdown(tmp_path, HOSTILE, initiatives=True)
    rows = [line for line in lines if line.startswith("|")]
    bars = {line.replace("\\|", "").count("|") for line in rows[:7]}
    assert bars == {10}


def test_markdown_shows_text_as_text(tmp_path: Path) -> None:
    text = "\n".join(as_markdown(tmp_path, HOSTILE))
    for live in ("<script>", ":tada:", "@maya", "#12 ", "[beta]", "`code`", "*bold*", "\x1b"):
        assert live not in text.replace("\\" + live, "")
    assert "&lt;script&gt;" in text


def test_markdown_has_the_content_of_the_table(tmp_path: Path) -> None:
    text = "\n".join(as_markdown(tmp_path, explain=True))
    row = next(line for line in text.splitlines() if "Lift first orders" in line)
    assert row.startswith("| ↳ Lift first orders from 41% to 55%<br>✗ unhealthy KPI: Months of cash, 17 months")
    assert "| Maya Okafor | 64% (41 → 50 → 55%) | +9 | ✓ on track |" in row
    assert "(computed: ✗ at risk)" in text
    assert "no data (5 → ? → 9)" in text
    assert "## KPIs" in text
