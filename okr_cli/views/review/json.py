"""The agenda for programs."""

from collections.abc import Iterator
from typing import Any

from okr_cli.safe_text import json_text
from okr_cli.views import plain
from okr_cli.views.agenda_data import about, address, check_in, owed_datum, silence, standing, subject
from okr_cli.views.metrics import KeyResultRow
from okr_cli.views.review.decisions import Decision
from okr_cli.views.review.report import Agenda, open_ask
from okr_cli.views.status.json import summary_datum
from okr_cli.views.summary import summarize


def render(agenda: Agenda) -> Iterator[str]:
    """One JSON object, version 1. Escapes keep any terminal and any build log safe."""
    yield json_text(document(agenda))


def document(agenda: Agenda) -> dict[str, Any]:
    """The agenda as plain data, part by part in the order of the page."""
    report, carried = agenda.report, agenda.carried_over
    return {
        "version": plain.VERSION,
        "view": "review",
        "as_of": report.as_of.isoformat(),
        "since": agenda.since.isoformat(),
        "until": agenda.until.isoformat(),
        "cycles": [plain.cycle(one) for one in report.cycles],
        "notes": list(report.notes),
        "summary": summary_datum(summarize(report)),
        "changed": [
            {**about(one.row), **_before_and_now(one.row), "check_ins": [check_in(each) for each in one.check_ins]}
            for one in agenda.changed
        ],
        "unchanged": [about(row) for row in agenda.unchanged],
        "work": [
            {
                **about(one.row),
                "key_result": address(one.key_result),
                "step": str(one.step),
                "day": one.day.isoformat(),
                "known_by": one.known_by,
            }
            for one in agenda.events
        ],
        "learned": [
            {
                **subject(one.entity),
                "title": one.title,
                "day": one.day.isoformat(),
                "words": one.words,
                "verdict": one.verdict,
            }
            for one in agenda.lessons
        ],
        "troubled": [_troubled(row, agenda) for row in agenda.troubled],
        "asking": [_troubled(row, agenda) for row in agenda.asking],
        "unhealthy_kpis": [plain.kpi(row) for row in agenda.unhealthy],
        "decisions": [_decision(one) for one in agenda.decisions],
        "idle": [{**about(one.row), "waiting": [about(each) for each in one.waiting]} for one in agenda.idle],
        "silent": [owed_datum(one) for one in agenda.not_reported],
        "records": [{**about(one.row), "rule": one.rule, "reason": one.reason} for one in agenda.check_in_problems],
        "questions": [
            {"status": str(one.status), "about": [row.entity.address for row in one.about], "lines": list(one.lines)}
            for one in agenda.questions
        ],
        "carries_over": {
            "still": [about(row) for row in carried.still],
            "asked": [{**about(row), "check_in": check_in(one)} for row, one in carried.asked],
            "due": [{**about(one), "due": one.model.due and one.model.due.isoformat()} for one in carried.due],
        },
        "silenced": [silence(one) for one in agenda.suppressed],
    }


def _before_and_now(row: KeyResultRow) -> dict[str, Any]:
    return {"before": standing(row.before), "now": standing(row.review)}


def _troubled(row: KeyResultRow, agenda: Agenda) -> dict[str, Any]:
    asked = open_ask(row, agenda.since, agenda.report.as_of)
    return {
        **about(row),
        **_before_and_now(row),
        "ask": asked.ask if asked else None,
        "blocked_by": list(row.blocked_by),
        "forecast": plain.forecast(row.forecast),
    }


def _decision(one: Decision) -> dict[str, Any]:
    return {
        **about(one.about),
        "call": str(one.call),
        "double": one.is_doubling,
        "key_result": address(one.key_result),
        "reason": one.reason,
        "question": one.question,
    }
