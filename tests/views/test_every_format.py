"""Every view is a document, and every format renders it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from okr_cli.output.documents import csv, html, markdown
from okr_cli.output.documents.document import Document
from okr_cli.views.due.document import due_document
from okr_cli.views.due.report import actions_by_owner
from okr_cli.views.grouping import By
from okr_cli.views.health.document import health_document
from okr_cli.views.health.report import health_of
from okr_cli.views.prioritize.document import priorities_document
from okr_cli.views.prioritize.report import priorities_of
from okr_cli.views.report.document import report_document
from okr_cli.views.report.report import report_of
from okr_cli.views.review.company_document import company_document
from okr_cli.views.review.document import review_document
from okr_cli.views.review.full_document import full_review_document
from okr_cli.views.review.report import agenda_of
from okr_cli.views.review.retrospective import retrospective_of
from okr_cli.views.review.retrospective_document import retrospective_document
from okr_cli.views.selection import Filters, build_report
from okr_cli.views.show.document import entity_document
from okr_cli.views.show.report import entity_detail
from okr_cli.views.status.document import StatusOptions, status_document
from okr_cli.views.status.overview import overview_document
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import WorkspaceMetrics
from tests.output.page import checked
from tests.views.workspace import AS_OF, EVERY_FORM, HOSTILE, metrics_of, on_screen

View = Callable[[WorkspaceMetrics, StatusReport], Document]
VIEWS: dict[str, View] = {
    "status": lambda metrics, report: status_document(report, StatusOptions(initiatives=True, explain=True)),
    "status by owner": lambda metrics, report: status_document(report, StatusOptions(By.OWNER)),
    "status by objective": lambda metrics, report: status_document(report, StatusOptions(By.OBJECTIVE)),
    "overview": lambda metrics, report: overview_document(report, By.TEAM),
    "overview by objective": lambda metrics, report: overview_document(report, By.OBJECTIVE),
    "show": lambda metrics, report: entity_document(entity_detail(metrics, report.objectives[0].entity)),
    "review": lambda metrics, report: review_document(agenda_of(report, AS_OF.replace(day=1))),
    "review in full": lambda metrics, report: full_review_document(agenda_of(report, AS_OF.replace(day=1))),
    "review of all teams": lambda metrics, report: company_document(agenda_of(report, AS_OF.replace(day=1))),
    "retrospective": lambda metrics, report: retrospective_document(retrospective_of(report)),
    "due": lambda metrics, report: due_document(report, actions_by_owner(report, [metrics])),
    "report": lambda metrics, report: report_document(report_of([metrics], report, AS_OF.replace(day=1))),
    "prioritize": lambda metrics, report: priorities_document(report, priorities_of(report, [metrics])),
    "health": lambda metrics, report: health_document(report, health_of(report, report)),
}


@pytest.mark.parametrize("text", [EVERY_FORM, HOSTILE], ids=["every form", "hostile"])
@pytest.mark.parametrize("name", list(VIEWS))
def test_every_view_has_every_format(tmp_path: Path, name: str, text: str) -> None:
    (metrics,) = metrics_of(tmp_path, text)

    def document() -> Document:
        return VIEWS[name](metrics, build_report([metrics], Filters(), AS_OF))

    checked("".join(html.render(document())))
    title = next(iter(markdown.render(document())))
    assert title.startswith("# ")
    assert next(iter(csv.render(document()))) == "part,subject,text,id,group"
    for width in (60, 80, 120, 200):
        for ids in (False, True):
            lines = on_screen(document(), width, ids=ids)
            assert lines
            assert max(map(cell_len, lines)) <= width
    colored = on_screen(document(), 80, color=True)
    assert len(colored) == len(on_screen(document(), 80))
    if name != "prioritize" or text is EVERY_FORM:  # no work, and nothing to color
        assert any("\x1b[" in line for line in colored)
