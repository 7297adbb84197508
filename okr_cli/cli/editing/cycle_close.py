"""``okr cycle close``: asks for scores, verdicts, lessons and open work, then closes the files."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.editing.cycle_choice import Scope, documents_of, find_cycle
from okr_cli.cli.editing.cycle_start import write_state
from okr_cli.cli.editing.edit_command import EditMode, find_target, set_keys, show_plan
from okr_cli.cli.editing.prompts import Prompter, can_ask
from okr_cli.cli.editing.work_edit import VERDICTS, Outcome, Step, step_with, verdict_of
from okr_cli.cli.streams import emit, warn
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.scalars import MAX_DIGITS, NUMBER
from okr_cli.output.documents.document import Style
from okr_cli.phrases import counted, listed
from okr_cli.progress.score import lacks_learning_verdict, lacks_missed_reason
from okr_cli.safe_text import escape_workflow_commands, one_line, visible
from okr_cli.views import formatting
from okr_cli.views.action_items import Duty
from okr_cli.views.measure_text import other_scores, value_range
from okr_cli.views.review.retrospective import Retrospective, bands_of, retrospective_of
from okr_cli.views.selection import Filters, build_report
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow

if TYPE_CHECKING:
    from okr_cli.edit.data import Value

QUIT, HELP = "q", "?"
STAYS_OPEN = "stays open; your answers so far are saved"
WORK = {"s": "ship", "ship": "ship", "d": "drop", "drop": "drop", "c": "", "carry": "", "": ""}
"""What can be typed about open work, and the step that it means; none where it is carried."""


class Close(NamedTuple):
    """The options. ``verdicts`` are ``KEY_RESULT=VERDICT``; ``accept`` takes the suggestions without asking."""

    scope: Scope
    verdicts: tuple[str, ...] = ()
    accept: bool = False


class _LeftError(Exception):
    """Somebody leaves the walk before its end."""


def close_cycle(asked: Close, today: date, mode: EditMode) -> None:
    """Close the files of a cycle after asking for everything its end requires.

    Each answer is written at once, so quitting loses nothing. Raises ``CannotRun`` for a closed cycle, and if something
    is missing and nobody can be asked.
    """
    opened, cycle = find_cycle(asked.scope, today)
    _refuse_closed(opened, asked.scope, cycle)
    filters = Filters((asked.scope.cycle,), (asked.scope.team,) if asked.scope.team else ())
    found = retrospective_of(build_report([opened.metrics], filters, today))
    verdicts = _verdicts(opened, found, asked.verdicts)
    if today <= cycle.end:
        until = f"{one_line(cycle.name)} ends on {cycle.end}"
        warn(visible(f"warning: {until}; progress from now on will not be scored"))
    if asked.accept or not can_ask():
        _refuse_incomplete(found, verdicts, asked.accept)
        for entity, verdict in verdicts.items():
            _write(opened, entity, {"verdict": verdict}, mode)
    elif not _walked(opened, found, verdicts, min(today, cycle.end), mode):
        emit([f"{one_line(cycle.name)} {STAYS_OPEN}"])
        return
    write_state(opened, asked.scope, ("active", "closed"), mode)
    if not mode.dry_run:
        emit(map(escape_workflow_commands, _summary(found, cycle)))


def _refuse_closed(opened: OpenWorkspace, scope: Scope, cycle: Cycle) -> None:
    states = {document.model.state for document in documents_of(opened.metrics.loaded, scope)}
    if "active" not in states:
        how = "already closed" if "closed" in states else "a draft; make it active with 'okr cycle start'"
        raise CannotRun(f"{one_line(cycle.name)} is {how}")


def _verdicts(opened: OpenWorkspace, found: Retrospective, typed: tuple[str, ...]) -> dict[Entity, str]:
    """The verdicts that were given by option. Raises ``CannotRun`` for what needs none."""
    metrics, asked = opened.metrics, {row.entity for row in found.learners}
    asked |= {work.entity for work in _without_verdict(found)}
    every = {row.entity for objective in found.objectives for row in objective.key_results} | asked
    verdicts = {}
    for each in typed:
        name, sign, word = each.partition("=")
        if not sign:
            raise CannotRun(f"--verdict: expected KEY_RESULT=VERDICT, found '{one_line(each)}'")
        kinds = (Kind.KEY_RESULT, Kind.INITIATIVE)
        _, entity = find_target([opened], name, kinds, metrics.as_of, lambda entity: entity in every)
        if entity not in asked:
            needed = "only learning Key Results and shipped Initiatives get a verdict"
            raise CannotRun(f"--verdict: '{one_line(entity.id)}' has a score; {needed}")
        verdicts[entity] = verdict_of(word)
    return verdicts


def _refuse_incomplete(found: Retrospective, verdicts: Mapping[Entity, str], accept: bool) -> None:
    """Raise ``CannotRun`` if somebody has to be asked, with the options that answer instead."""
    missing = [
        one_line(row.entity.id)
        for row in found.learners
        if lacks_learning_verdict(row.model, None) and row.entity not in verdicts
    ]
    if missing:
        raise CannotRun(f"no verdict for {listed(missing)}; add --verdict {missing[0]}={VERDICTS[0]}")
    if not accept:
        raise CannotRun(
            "cannot prompt without a terminal; pass --yes to accept the computed scores and leave unfinished work open"
        )


def _walked(
    opened: OpenWorkspace, found: Retrospective, verdicts: Mapping[Entity, str], day: date, mode: EditMode
) -> bool:
    """Ask about every Key Result, then about verdicts and open work. False if the person quits."""
    prompter = Prompter()
    rows = [row for objective in found.objectives for row in objective.key_results if not row.dropped]
    served = {work.entity: row for work, row in found.report.work()}
    prompter.say(
        ((f"{counted(len(rows), 'Key Result')}, {counted(len(found.open_work), 'open Initiative')}. Enter "
            "accepts the suggestion, ? shows help, q quits."),)
    )  # fmt: skip
    try:
        for row in rows:
            values = dict(_answers(prompter, row, verdicts.get(row.entity)))
            if values:
                _write(opened, row.entity, values, mode)
        for work in _without_verdict(found):
            _say_work(prompter, work, served.get(work.entity))
            said = verdicts.get(work.entity) or _asked_verdict(prompter)
            if said:
                _write(opened, work.entity, {"verdict": said}, mode)
        for work in found.open_work:
            _ask_about_work(prompter, opened, work, day, mode)
    except (_LeftError, EOFError):
        return False
    except KeyboardInterrupt:
        prompter.say(("", f"{one_line(found.report.cycles[0].name)} {STAYS_OPEN}"))
        raise
    return True


def _without_verdict(found: Retrospective) -> list[InitiativeRow]:
    """The shipped Initiatives whose hypothesis waits for a verdict."""
    return [entry.row for entry in found.missing if entry.duty is Duty.NO_VERDICT]  # type: ignore[misc]


def _say_work(prompter: Prompter, work: InitiativeRow, key_result: KeyResultRow | None = None) -> None:
    """Print an Initiative, and with its Key Result also the movement since it started."""
    prompter.say(("",))
    prompter.say((one_line(f"{formatting.with_owner(work)} ({formatting.work_status(work)})"),), Style.STRONG)
    moved, hypothesis = formatting.movement_text(work, formatting.unit_of(key_result)), work.model.hypothesis
    if key_result and moved:
        expected = f", expected {hypothesis.expect}" if hypothesis and hypothesis.expect else ""
        prompter.say((one_line(f"{key_result.entity.id} moved {moved}{expected}"),))


def _write(opened: OpenWorkspace, entity: Entity, values: "Mapping[str, Value | None]", mode: EditMode) -> None:
    show_plan(set_keys(opened, entity, lambda _, now: values, mode), mode.dry_run)


def _answers(prompter: Prompter, row: KeyResultRow, verdict: str | None) -> "Iterator[tuple[str, Value | None]]":
    """The keys that a person sets at the end of a Key Result: another score with its reason, a verdict, a lesson."""
    model, score = row.model, row.review.score
    prompter.say(("",))
    prompter.say((formatting.key_result_title(row),), Style.STRONG)
    prompter.say((_standing(row),))
    if score is None:
        said = verdict or model.verdict or _asked_verdict(prompter)
        if said and said != model.verdict:
            yield "verdict", said
    else:
        other = _asked_score(prompter, score.value)
        if other is not None and other != score.value:
            reason = _required(prompter, f"reason for {other} instead of {score.value}")
            yield "score", {"value": other, "reason": reason}
            return
    if not model.learned:
        question = "why was it missed? (Enter skips)" if score and lacks_missed_reason(model, score) else None
        lesson = _ask(prompter, question or "lesson (Enter skips)")
        if lesson:
            yield "learned", lesson


def _standing(row: KeyResultRow) -> str:
    """``38 → 48.4 → 52%, 74% of the way, 1 of 3 shipped``, with the kind and other scores."""
    progress, score = row.review.progress, row.review.score
    share = formatting.share_text(progress)
    parts = [value_range(row), f"{share} of the way" if share.endswith("%") else share]
    parts += [f"{formatting.shipped_text(row.delivery)} shipped"] if row.delivery.planned else []
    parts += [row.model.kind] if row.model.kind else []
    parts += [f"score {score.value} {score.band}", *other_scores(score)] if score else []
    return one_line(", ".join(filter(None, parts)))


def _ask(prompter: Prompter, question: str) -> str:
    while (typed := prompter.ask(question).strip()) == HELP:
        prompter.say(("Enter accepts the suggestion, or skips if there is none.", "q quits and keeps your answers."))
        prompter.say(("'okr show NAME' shows an entry in full; 'okr set' changes a value.",))
    if typed.casefold() == QUIT:
        raise _LeftError
    return typed


def _required(prompter: Prompter, question: str) -> str:
    while not (typed := _ask(prompter, question)):
        prompter.say(("a different score needs a reason",), Style.RED)
    return typed


def _asked_score(prompter: Prompter, proposed: Decimal) -> Decimal | None:
    while typed := _ask(prompter, f"score [{proposed}]"):
        if len(typed) <= MAX_DIGITS and NUMBER.fullmatch(typed) and 0 <= Decimal(typed) <= 1:
            return Decimal(typed)
        prompter.say(("a score is between 0.0 and 1.0",), Style.RED)
    return None


def _asked_verdict(prompter: Prompter) -> str | None:
    while typed := _ask(prompter, f"verdict ({', '.join(VERDICTS)}, Enter skips)"):
        try:
            return verdict_of(typed)
        except CannotRun as problem:
            prompter.say((str(problem),), Style.RED)
    return None


def _ask_about_work(prompter: Prompter, opened: OpenWorkspace, work: InitiativeRow, day: date, mode: EditMode) -> None:
    """Ship or drop open work, or leave it open, which carries it."""
    _say_work(prompter, work)
    while (typed := _ask(prompter, "ship, drop or carry [carry]").casefold()) not in WORK:
        prompter.say(("type ship, drop or carry",), Style.RED)
    verb = WORK[typed]
    if verb:
        try:
            step_with(opened, work.entity, Step(verb, day, Outcome()), mode)
        except CannotRun as problem:
            prompter.say((str(problem),), Style.RED)


def _summary(found: Retrospective, cycle: Cycle) -> Iterator[str]:
    scores = [row.review.score for objective in found.objectives for row in objective.key_results if row.review.score]
    bands = ", ".join(f"{number} {band}" for band, number in bands_of(scores).items())
    yield one_line(f"{cycle.name} is closed: {counted(len(scores), 'score')} ({bands})")
    if found.open_work or found.short:
        name = one_line(cycle.name)
        yield f"to carry over what is left, run 'okr cycle new NAME --from {name} --carry-open'"
