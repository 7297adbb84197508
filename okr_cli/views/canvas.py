"""The working document of an Initiative: what its file says, and questions for its owner."""

from collections.abc import Iterator

from okr_cli.model.initiative import Initiative
from okr_cli.output.documents.markdown import escaped
from okr_cli.progress.hypothesis import effect_day
from okr_cli.views.measure_text import value_range
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow


def canvas_text(row: InitiativeRow, key_result: KeyResultRow | None) -> str:
    """A document in Markdown. ``key_result`` is the one that the Initiative serves, if it serves one."""
    parts = (_head(row, key_result), _why(row.model), _measures(row.model, key_result), _decision(row))
    return "".join(f"{line}\n" for part in parts for line in part)


def _head(row: InitiativeRow, key_result: KeyResultRow | None) -> Iterator[str]:
    model = row.model
    yield from (f"# {escaped(model.title)}", "")
    yield f"- Initiative: {escaped(row.entity.address)}"
    yield f"- Owner: {escaped(row.owner) if row.owner else 'none yet'}"
    if key_result:
        values = value_range(key_result)
        yield f"- Key Result: {escaped(key_result.model.title)}{f' ({escaped(values)})' if values else ''}"
    days = [("started", model.started), ("due", model.due), ("finished", model.finished)]
    yield f"- Status: {', '.join([row.status.replace('-', ' '), *(f'{name} {day}' for name, day in days if day)])}"
    if model.depends_on:
        yield f"- Depends on: {escaped(', '.join(model.depends_on))}"
    yield ""


def _why(model: Initiative) -> Iterator[str]:
    hypothesis, bet = model.hypothesis, model.bet
    belief, expect, within, evidence = (
        (hypothesis.belief, hypothesis.expect, hypothesis.within, hypothesis.evidence) if hypothesis else (None,) * 4
    )
    stake, payoff = (bet.stake, bet.payoff) if bet else (None, None)
    yield from ("## Problem", "", "Who has this problem today? How do you know, and how often does it happen?", "")
    yield from ("## Hypothesis", "")
    yield _point("Belief", belief, "what will people do differently, and why?")
    yield _point("Expected change", expect, "by how much, for example +6?")
    yield _point("Within", within, "by when, for example 4 weeks after launch?")
    yield _point("Evidence", evidence, "which report or metric will show it?")
    yield from ("", "## Smallest test", "")
    yield from (
        "What is the smallest amount of work that could prove the hypothesis wrong, and what can be left out of it?",
        "",
    )
    yield _point("At stake", stake, "whose time, and how much?")
    yield _point("Payoff", payoff, "what do you gain if it works?")
    yield ""


def _measures(model: Initiative, key_result: KeyResultRow | None) -> Iterator[str]:
    expected = model.hypothesis.expect if model.hypothesis and model.hypothesis.expect else ""
    title, now = ("", "")
    if key_result:
        title, now = escaped(key_result.model.title), escaped(value_range(key_result))
    yield from ("## Measures", "", " metric | today | expected | actual ", "|---|---|---|---|")
    yield f"| {title} | {now} | {escaped(expected)} |  |"
    yield from (" what must not get worse | | | ", "")


def _decision(row: InitiativeRow) -> Iterator[str]:
    model = row.model
    day = effect_day(model.model_copy(update={"finished": model.finished or model.due, "status": "shipped"}), row.cycle)
    yield from (
        "## Decision",
        "",
        _point("Decision date", str(day) if day else None, "when will you decide, and based on what?"),
    )
    yield _point("Verdict", model.verdict, "validated, invalidated or inconclusive?")
    yield _point("Lesson", model.learned, "what would you repeat, and what would you change?")
    yield from ("- Next: keep it, change it or drop it?", "", "## Notes", "")


def _point(name: str, known: str | None, question: str) -> str:
    """``- Within: 4 weeks``, or the question that is still open."""
    return f"- {name}: {escaped(known) if known else f'({question})'}"
