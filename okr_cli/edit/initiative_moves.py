"""Moves an Initiative to another Key Result or Objective, in its own file or another one."""

from collections.abc import Callable, Iterator, Sequence

from okr_cli.edit.entry_moves import leaves_comments, written_entry
from okr_cli.edit.layout import outdated, own_entries
from okr_cli.edit.operations import AddEntry, KeyOperation, RemoveEntry, SetKeys, Step, Target
from okr_cli.edit.reference_edits import entities_after
from okr_cli.finding import Span
from okr_cli.model.entity import Entity
from okr_cli.source import tree
from okr_cli.source.decoding import parsable
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import span_of, walk
from okr_cli.validation.format_keys import INITIATIVE_KEYS
from okr_cli.workspace.loader import LoadedWorkspace


def move_operations(loaded: LoadedWorkspace, initiative: Entity, to: Entity) -> Iterator[KeyOperation]:
    """The operations that move an Initiative, as it is written, to the end of another entity's list.

    If it was the only one, its list is removed too, unless comments stay in it. Raises ``CannotEdit`` for an alias.
    """
    definition = loaded.definitions[initiative]
    source = definition.document.source
    holder: Target = initiative.parent or definition.document
    around = initiative.parent.span if initiative.parent else span_of(definition.document.model.node)
    node, entry = _mappings_at(source, (around, initiative.span))
    key, items, index = _place_in(node, entry)
    yield AddEntry(to, INITIATIVE_KEYS[0], written_entry(source, items, index))
    yield RemoveEntry(holder, key, index, with_comments=True)
    others = [entry for entry in own_entries(source, node) if entry.name != key]
    if initiative.parent is None:  # what is left must still be seen to be an OKR file
        others = [entry for entry in others if not isinstance(entry.value, tree.Scalar)]
    if others and not items.items[1:] and not leaves_comments(source, node, key):
        yield SetKeys(holder, {key: None})


def move_step(places: Callable[[LoadedWorkspace], tuple[Entity, Entity]]) -> Step:
    """The step that moves an Initiative to another entity: ``places`` finds both in the workspace before all steps."""

    def move(before: LoadedWorkspace, now: LoadedWorkspace) -> Iterator[KeyOperation]:
        same = entities_after(before, now)
        initiative, to = places(before)
        return move_operations(now, same[initiative], same[to])

    return move


def entities_after_move(
    before: LoadedWorkspace, now: LoadedWorkspace, initiative: Entity, to: Entity
) -> dict[Entity, Entity]:
    """Each entity, mapped to what it is after an Initiative was moved to the entity ``to``."""
    there = next(entity for entity in now.index.by_address[to.address] if entity.path == to.path)
    return entities_after(before, now, initiative, now.index.nested_initiatives(there)[-1])


def _mappings_at(source: SourceFile, places: Sequence[Span]) -> list[tree.Mapping]:
    """The mappings at these places of a text, of which the tree was perhaps not kept."""
    roots = parse(parsable(source.text)).documents
    found = {span_of(node): node for root in roots for node in walk(root) if isinstance(node, tree.Mapping)}
    if not found.keys() >= set(places):
        raise outdated(source.path)
    return [found[place] for place in places]


def _place_in(holder: tree.Mapping, entry: tree.Mapping) -> tuple[str, tree.Sequence, int]:
    """The key of the list that contains an entry, the list, and the index of the entry."""
    for key in INITIATIVE_KEYS:
        items = holder.value(key)
        for index, item in enumerate(items.items if isinstance(items, tree.Sequence) else ()):
            if item is entry:
                return key, items, index  # type: ignore[return-value]
    raise ValueError("the entry is not in any of its parent's lists")
