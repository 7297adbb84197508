"""What each person has to do, as a document."""

from collections.abc import Iterator

from okr_cli.output.documents.document import Document, Item, LeadLine, Section
from okr_cli.phrases import counted
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.action_items import ActionItem
from okr_cli.views.drafts import draft_hints
from okr_cli.views.due.report import DueReport
from okr_cli.views.status.report import StatusReport

NOBODY = "No owner"


def due_document(report: StatusReport, due: DueReport) -> Document:
    """One section per person, in alphabetical order."""
    sections = (
        Section(one_line(person.name or NOBODY), items=tuple(_item(item, report) for item in person.items))
        for person in due.people
    )
    return Document(f"Due on {report.as_of}", map(LeadLine, _lead(report, due)), sections)


def _lead(report: StatusReport, due: DueReport) -> Iterator[str]:
    yield from map(one_line, report.notes)
    to_do = f"{counted(due.total + due.shared, 'action item')} for {counted(len(due.people), 'owner')}"
    shared = f", {due.shared} of them in Objectives owned by other teams" if due.shared else ""
    yield to_do + shared if due.people else "Nothing is due."
    if not due.people:
        yield from (f"{formatting.capitalized(hint)}." for hint in draft_hints(due.drafts))
    if due.suppressed:
        yield f"{counted(len(due.suppressed), 'item')} suppressed by comments or settings"


def _item(item: ActionItem, report: StatusReport) -> Item:
    head = f"{item.entity.kind.label}: {item.title}"
    return formatting.item(report, item.entity, head, f"{formatting.capitalized(item.reason)}: {item.to_do}")
