"""The sheet of an Initiative, and its branch below a Key Result."""

from collections.abc import Iterator

from okr_cli.model.initiative import Hypothesis, Initiative
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.numbers import percent, shown
from okr_cli.views.rows import InitiativeRow, KeyResultRow
from okr_cli.views.show.sheet import Branch, Fact


def initiative_branch(row: InitiativeRow, key_result: KeyResultRow | None) -> Branch:
    """An Initiative with its hypothesis and what came of it."""
    model = row.model
    head = one_line(f"{model.title} ({cells.initiative_status(row)})")
    dates = _dates(model)
    details = [one_line(f"{row.entity.id}, {row.owner or 'no owner'}{', ' + dates if dates else ''}")]
    details += _hypothesis(model.hypothesis)
    details += _evidence(row, key_result)
    details += _verdict(model)
    return Branch(head, tuple(details))


def initiative_facts(row: InitiativeRow, key_result: KeyResultRow | None) -> Iterator[Fact]:
    """The facts of an Initiative shown by itself."""
    model = row.model
    yield Fact("Owner", (row.owner or "no owner",))
    yield Fact("Status", tuple(one for one in (cells.initiative_status(row), _dates(model)) if one))
    served = f"{key_result.model.title} ({key_result.entity.address})" if key_result else "none: an orphan"
    yield Fact("Key Result", (one_line(served),))
    yield Fact("Hypothesis", tuple(_hypothesis(model.hypothesis)) or ("none",))
    sizes = [f"{name} {value}" for name, value in (("impact", model.impact), ("effort", model.effort)) if value]
    if sizes:
        yield Fact("Size", (", ".join(sizes),))
    if model.bet:
        bet = [f"{name} {value}" for name, value in (("stake", model.bet.stake), ("payoff", model.bet.payoff)) if value]
        yield Fact("Bet", tuple(one_line(line) for line in bet))
    evidence = tuple(_evidence(row, key_result))
    if evidence:
        yield Fact("Movement", evidence)
    verdict = tuple(_verdict(model))
    if verdict:
        yield Fact("Outcome", verdict)
    if model.canvas:
        yield Fact("Canvas", (one_line(model.canvas),))


def _dates(model: Initiative) -> str:
    parts = [f"{word} {day}" for word, day in (("started", model.started), ("due", model.due)) if day]
    return ", ".join(parts)


def _hypothesis(one: Hypothesis | None) -> Iterator[str]:
    if one is None:
        return
    yield one_line(f"belief: {one.belief}")
    expected = " ".join(part for part in (one.expect, f"within {one.within}" if one.within else None) if part)
    if expected:
        yield one_line(f"expects {expected}")
    if one.evidence:
        yield one_line(f"evidence: {one.evidence}")


def _evidence(row: InitiativeRow, key_result: KeyResultRow | None) -> Iterator[str]:
    moved = row.movement
    if moved is None or key_result is None:
        return
    share = "" if moved.share is None else f", {percent(moved.share)} of the way"
    if moved.change is not None and moved.before is not None and moved.after is not None:
        figures = f"{shown(moved.before)} → {shown(moved.after)}"
        words = cells.moved(row, cells.unit(key_result))
        yield f"the Key Result moved {words} ({figures}{share})"
    elif share:
        yield f"the Key Result moved{share[1:]} since {moved.since}"
    if row.stalled:
        yield f"stalled: {moved.days} days in progress, and the Key Result hardly moved"


def _verdict(model: Initiative) -> Iterator[str]:
    if model.verdict:
        yield f"verdict: {model.verdict}"
    elif not model.is_open:
        yield "verdict: none yet"
    if model.learned:
        yield one_line(f"learned: {model.learned}")
    if model.replaced_by:
        yield one_line(f"replaced by {model.replaced_by}")
