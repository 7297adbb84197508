"""Adds an Objective, Key Result, Initiative or KPI: its id, keys and place, and findings about its title."""

import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.editing.edit_command import (
    EditMode,
    entity_now,
    find_target,
    findings_of,
    open_to_edit,
    owner_meant,
    refuse_closed,
    refuse_unreadable,
    run_edit,
    show_plan,
)
from okr_cli.cli.editing.entry_place import (
    DocumentPlace,
    NewFilePlace,
    TopPlace,
    Where,
    find_top_place,
    modeline_beside,
)
from okr_cli.cli.editing.key_values import MODELS, Assignment, values_of
from okr_cli.cli.editing.prompts import Prompter, can_ask
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.scalars import SLUG
from okr_cli.output.documents.document import Style
from okr_cli.phrases import counted, listed, with_article
from okr_cli.safe_text import escape_workflow_commands, one_line, visible
from okr_cli.validation.did_you_mean import closest
from okr_cli.validation.measure_text import parse_health, parse_measure
from okr_cli.wording.new_id import unique_id

if TYPE_CHECKING:
    from okr_cli.edit.data import Value
    from okr_cli.edit.file_change import EditPlan
    from okr_cli.edit.operations import Operation
    from okr_cli.workspace.loader import LoadedWorkspace

LISTS = {Kind.OBJECTIVE: "objectives", Kind.KEY_RESULT: "key_results", Kind.INITIATIVE: "initiatives", Kind.KPI: "kpis"}
HOLDERS = {Kind.KEY_RESULT: (Kind.OBJECTIVE,), Kind.INITIATIVE: (Kind.KEY_RESULT, Kind.OBJECTIVE)}
OTHER_WORDS = {"kr": Kind.KEY_RESULT, "keyresult": Kind.KEY_RESULT, "action": Kind.INITIATIVE}

WORDING = "4"
"""How the codes of rules about wording begin."""

WITHOUT_KEY_RESULTS = "too-few-key-results"
"""The rule that finds every new Objective; the next step says the same."""


class NewEntry(NamedTuple):
    """The arguments for a new entity. ``keys`` are all other keys, as typed."""

    kind: Kind
    title: str
    id: str | None = None
    owner: str | None = None
    measure: str | None = None
    milestones: tuple[str, ...] = ()
    keys: tuple[Assignment, ...] = ()


def kind_of(word: str) -> Kind:
    """The kind that a word names, in full or by its beginning. Raises ``CannotRun`` for another word."""
    wanted = re.sub(r"[\s_]+", "-", word.strip().casefold())
    begun = [kind for kind in Kind if wanted and (kind.startswith(wanted) or f"{kind}s" == wanted)]
    if wanted in OTHER_WORDS or len(begun) == 1:
        return OTHER_WORDS.get(wanted) or begun[0]
    near = closest(wanted, tuple(Kind))
    hint = f"did you mean '{near}'?" if near else f"use {listed(tuple(Kind), 'or')}"
    raise CannotRun(f"cannot add '{one_line(word)}'; {hint}")


def add_entry(entry: NewEntry, where: Where, today: date, mode: EditMode) -> None:
    """Add an entity, print findings about it, and print its effect on its parent.

    On a terminal, if a wording rule objects to the title, a better one is asked for. Raises ``CannotRun`` for
    contradictory arguments or an unclear place.
    """
    _refuse_misfits(entry, where)
    workspaces = open_to_edit(today, may_be_empty=True)
    place: Entity | TopPlace
    if where.to is not None:
        opened, place = find_target(workspaces, where.to, HOLDERS[entry.kind], today)
    else:
        place = find_top_place(workspaces, where, today)
        opened = place.opened
    values = _values(opened, entry, isinstance(place, Entity), mode)

    def adding(title: str) -> "_Addition":
        return _Addition(entry._replace(title=title), place, values, mode)

    title = entry.title
    if can_ask() and not mode.dry_run:
        title = _agreed_title(opened, adding, title)
    expected = (WITHOUT_KEY_RESULTS,) if entry.kind is Kind.OBJECTIVE else ()
    plan = run_edit(opened, adding(title).operations, mode, expected=expected)
    show_plan(plan, mode.dry_run)
    if not mode.dry_run and isinstance(place, Entity):
        emit(map(escape_workflow_commands, _effect(opened, plan, place, entry.kind)))
    elif not mode.dry_run and entry.kind is Kind.OBJECTIVE:
        emit([_next_step(opened, plan, today)])


class _Addition(NamedTuple):
    """A new entry with its keys but for id and title, and the place that it gets."""

    entry: NewEntry
    place: "Entity | TopPlace"
    values: "Mapping[str, Value]"
    mode: EditMode

    def operations(self, loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        """The operations that write it. Raises ``CannotRun`` if its place is gone or closed, or its id is taken."""
        from okr_cli.edit.file_change import new_file
        from okr_cli.edit.new_document import document_text
        from okr_cli.edit.operations import AddEntry
        from okr_cli.validation.definitions import address_prefix

        place, key = self.place, LISTS[self.entry.kind]
        if isinstance(place, NewFilePlace):
            text = document_text({**place.head, key: [self._written(loaded, address_prefix(place.cycle, place.team))]})
            yield new_file(place.path, modeline_beside(loaded, place) + text)
        elif isinstance(place, DocumentPlace):
            document = place.document(loaded)
            if document.model.state == "closed" and not self.mode.force:
                raise CannotRun(f"{visible(place.path)} is closed; use --force to edit it anyway")
            yield AddEntry(
                document, key, self._written(loaded, address_prefix(document.model.cycle, document.model.team))
            )
        else:
            now = entity_now(loaded, place)
            refuse_unreadable(now)
            refuse_closed(now, self.mode)
            yield AddEntry(now, key, self._written(loaded, now.address))

    def _written(self, loaded: "LoadedWorkspace", above: str) -> "dict[str, Value]":
        taken = {address for address in loaded.index.by_address if address.rpartition("/")[0] == above}
        ids = {address.rpartition("/")[2] for address in taken}
        if self.entry.id in ids:
            raise CannotRun(f"{one_line(above)} already has an entry with id '{self.entry.id}'; choose another id")
        identifier = self.entry.id or unique_id(self.entry.title, ids)
        return {**({"id": identifier} if identifier else {}), "title": self.entry.title, **self.values}


def _refuse_misfits(entry: NewEntry, where: Where) -> None:
    """Raises ``CannotRun`` for options that do not go together, or with this kind."""
    kind, noun = entry.kind, with_article(entry.kind.label)
    if not entry.title:
        raise CannotRun("the title is empty")
    if where.to is not None and kind not in HOLDERS:
        raise CannotRun(f"--to is for Key Results and Initiatives; use --team or --file for {noun}")
    if where.to is None and kind is Kind.KEY_RESULT:
        raise CannotRun("a Key Result belongs to an Objective; add --to OBJECTIVE")
    if where == Where() and kind is Kind.INITIATIVE and not any(key == "key_result" for key, _ in entry.keys):
        raise CannotRun("an Initiative serves a Key Result; add --to KEY_RESULT")
    if where.to is not None and (where.file or where.team or where.cycle):
        raise CannotRun("--to cannot be combined with --file, --team or --cycle")
    if entry.measure is not None and kind not in (Kind.KEY_RESULT, Kind.KPI):
        raise CannotRun(f"--measure is for Key Results and KPIs, not for {noun}")
    if entry.milestones and kind is not Kind.KEY_RESULT:
        raise CannotRun(f"--milestone is for Key Results, not for {noun}")
    if entry.milestones and entry.measure is not None:
        raise CannotRun("--milestone cannot be combined with --measure")
    if entry.id is not None and not re.fullmatch(SLUG, entry.id):
        raise CannotRun(f"--id: '{one_line(entry.id)}' is not a valid id: use lowercase letters, digits and '-'")


def _values(opened: OpenWorkspace, entry: NewEntry, is_nested: bool, mode: EditMode) -> "dict[str, Value]":
    """The keys of an entry except id and title, in the order of the format, without those not set."""
    from okr_cli.validation.format_keys import known_keys

    flat: dict[str, Value] = {}
    if entry.owner is not None:
        flat["owner"] = owner_meant(opened.metrics, entry.owner, mode)
    if entry.measure is not None:
        flat |= parse_health(entry.measure) if entry.kind is Kind.KPI else {"measure": parse_measure(entry.measure)}
    if entry.milestones:
        flat["measure"] = {"milestones": [{"title": title, "done": False} for title in entry.milestones]}
    typed = values_of(entry.kind, entry.keys, is_nested)
    for key, value in typed.items():
        if key.partition(".")[0] in flat or key in ("id", "title"):
            raise CannotRun(f"'{one_line(key)}' is set twice")
        if value is not None:
            flat[key] = owner_meant(opened.metrics, str(value), mode) if key == "owner" else value
    order = known_keys(MODELS[entry.kind])

    def rank(name: str) -> int:
        first = name.partition(".")[0]
        return order.index(first) if first in order else len(order)

    nested: dict[str, Value] = {}
    for name in sorted(flat, key=rank):
        _put(nested, name.split("."), flat[name])
    return nested


def _put(holder: "dict[str, Value]", steps: Sequence[str], value: "Value") -> None:
    for step in steps[:-1]:
        inner = holder.setdefault(step, {})
        assert isinstance(inner, dict)
        holder = inner
    holder[steps[-1]] = value


def _agreed_title(opened: OpenWorkspace, adding: "Callable[[str], _Addition]", title: str) -> str:
    """The title, or the one that was typed in its place while a rule objects to the wording."""
    prompter = Prompter()
    while True:
        found = findings_of(opened, adding(title).operations)
        wording = [finding for finding in found if finding.code.startswith(WORDING)]
        if not wording:
            return title
        prompter.say([f"{finding.message}. {finding.help}" for finding in wording], Style.RED)
        try:
            other = " ".join(prompter.ask("Better title (Enter keeps the current one)").split())
        except EOFError:
            return title
        if not other:
            return title
        title = other


def _effect(opened: OpenWorkspace, plan: "EditPlan", holder: Entity, added: Kind) -> Iterator[str]:
    """The effect on the Objective or Key Result that contains the new entity."""
    from okr_cli.views import formatting
    from okr_cli.workspace.loader import with_texts

    before = opened.metrics
    after = replace(before, loaded=with_texts(before.loaded, plan.texts, opened.workspace.calendar))
    now = entity_now(after.loaded, holder)
    if added is Kind.INITIATIVE:
        parts = [counted(sum(each.is_open for each in after.loaded.index.initiatives(now)), "open Initiative")]
    else:
        parts = [counted(len(after.loaded.index.key_results(now)), "Key Result")]
        was, progress = (each.review.roll_up.progress for each in (before.objective(holder), after.objective(now)))
        if was is not None and progress is not None and was != progress:
            parts.append(f"{formatting.percent(was)} → {formatting.percent(progress)}")
    yield one_line(f"{holder.id}: {', '.join(parts)}")


def _next_step(opened: OpenWorkspace, plan: "EditPlan", today: date) -> str:
    """The command that adds a Key Result to the Objective that an edit has added."""
    from okr_cli.views.selection import current_cycles
    from okr_cli.workspace.loader import with_texts
    from okr_cli.workspace.lookup import Naming

    known = opened.metrics.loaded.index.by_address
    after = replace(opened.metrics, loaded=with_texts(opened.metrics.loaded, plan.texts, opened.workspace.calendar))
    current = current_cycles([after], today).names
    name_of = Naming(after.loaded.index.entities, lambda entity: entity.cycle in current)
    added = next(entity for entity in after.loaded.index.entities if entity.address not in known)
    return one_line(f"next: okr add key-result TITLE --measure MEASURE --to {shlex.quote(name_of(added))}")
