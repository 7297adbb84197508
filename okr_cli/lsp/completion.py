"""Completion at the cursor.

What only okr knows is always offered: owners, references, teams, cycles, strategic choices, ids, dates, and rules in a
suppression. Keys and fixed words are also in the schema, so they are left to yaml-language-server where it runs.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from okr_cli.edit.scalars import scalar
from okr_cli.finding import Span
from okr_cli.linter.catalogue import catalogue
from okr_cli.lsp.choices import Suggestion, suggestions
from okr_cli.lsp.cursor import Cursor, cursor_at
from okr_cli.lsp.session import FileView
from okr_cli.lsp.suppressing import NEVER
from okr_cli.model.okr_file import OkrFile
from okr_cli.validation.format_keys import choices_of, field_at, known_keys, model_at, models_below, spellings

IN_SUPPRESSION = re.compile(
    r"#[ \t]*okr[ \t]*:[ \t]*ignore(?:-file)?[ \t]*\[(?:[^\]\r\n]*[,\s])?(?P<typed>[\w-]*)$", re.I
)
SNIPPET_SIGN = re.compile(r"[\\$}]")
FLAGS = ("true", "false")


MOST = 200
"""Items that are offered at a time: with what is typed next, an editor asks again."""


class Completions(NamedTuple):
    """The suggestions, and the part of the text they replace."""

    items: tuple[Suggestion, ...]
    replaces: Span


def completions_at(view: FileView, offset: int) -> types.CompletionList:
    """The items for a cursor, the likeliest first."""
    found = _found(view, offset)
    if found is None:
        return types.CompletionList(False, [])
    items, place = found.items, view.positions.range(found.replaces)
    if len(items) > MOST:
        typed = view.text[found.replaces.start : offset].casefold()
        items = tuple(each for each in items if typed in each.text.casefold())[:MOST]
    listed = [_item(each, number, place, view.session.takes_snippets) for number, each in enumerate(items)]
    return types.CompletionList(len(items) < len(found.items), listed)


def _item(each: Suggestion, number: int, place: types.Range, takes_snippets: bool) -> types.CompletionItem:
    # Neovim cuts a plain text at its first space, and takes a snippet whole.
    is_snippet = takes_snippets and " " in each.text.strip()
    text = SNIPPET_SIGN.sub(r"\\\g<0>", each.text) if is_snippet else each.text
    return types.CompletionItem(
        each.label,
        kind=each.kind,
        detail=each.detail or None,
        documentation=each.documentation or None,
        sort_text=f"{number:05}",
        filter_text=each.text,
        insert_text_format=types.InsertTextFormat.Snippet if is_snippet else None,
        text_edit=types.TextEdit(place, text),
    )


def _found(view: FileView, offset: int) -> Completions | None:
    line = view.text[:offset].rpartition("\n")[2]
    in_comment = IN_SUPPRESSION.search(line)
    if in_comment:
        return Completions(tuple(_rules(view, offset)), Span(offset - len(in_comment["typed"]), offset))
    cursor = cursor_at(view.loaded.source, offset, view.lint.workspace.calendar)
    if cursor is None:
        return None
    with_keys = view.session.options.completes_keys(view.names_schema)
    holder = _new_mapping(cursor)
    if cursor.is_key or holder:
        return Completions(tuple(_keys(cursor)) if with_keys else (), cursor.replaces)
    known = suggestions(view, cursor)
    fixed = tuple(_fixed_words(cursor)) if with_keys and not known else ()
    return Completions((*_as_written(view, cursor, known), *fixed), cursor.replaces)


def _new_mapping(cursor: Cursor) -> bool:
    """Whether the cursor is where a list needs the first key of an entry, or a key needs its mapping."""
    if cursor.is_key:
        return False
    *above, last = cursor.route
    if isinstance(last, int) and above and isinstance(above[-1], str):
        holder = model_at(OkrFile, tuple(above[:-1]))
        return bool(holder and models_below(holder, above[-1]))
    return False


def _as_written(view: FileView, cursor: Cursor, known: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """The suggestions in YAML: in quotes where they need some, and not inside of quotes."""
    is_quoted = view.text[cursor.replaces.start - 1 : cursor.replaces.start] in ("'", '"')
    for each in known:
        yield each if is_quoted or not each.is_text else each._replace(text=scalar(each.text, in_flow=True))


def _keys(cursor: Cursor) -> Iterator[Suggestion]:
    """The keys that the mapping around the cursor may have and does not have yet."""
    above = cursor.route[:-1] if cursor.is_key else cursor.route
    present = set(cursor.holder.entries) if cursor.is_key and cursor.holder else set()
    model = model_at(OkrFile, above)
    models = [model] if model else []
    if above and isinstance(above[-1], str):
        parent = model_at(OkrFile, above[:-1])
        models = models_below(parent, above[-1]) if parent else []
    for each in dict.fromkeys(models):
        for names in spellings(each):
            if present.isdisjoint(names):
                field = field_at(OkrFile, (*above, names[0]))
                text = names[0] if cursor.has_colon else f"{names[0]}: "
                yield Suggestion(names[0], text, types.CompletionItemKind.Property, "", field.description or "")


def _fixed_words(cursor: Cursor) -> Iterator[Suggestion]:
    """The words that a key allows."""
    route = tuple(step for step in cursor.route if not (isinstance(step, int) and step is cursor.route[-1]))
    model = model_at(OkrFile, route[:-1])
    words = choices_of(model, cursor.key)
    if not words and model and cursor.key in known_keys(model) and field_at(OkrFile, route).annotation is bool:
        words = list(FLAGS)
    for word in words:
        yield Suggestion(word, word, types.CompletionItemKind.EnumMember)


def _rules(view: FileView, offset: int) -> Iterator[Suggestion]:
    """All rules that a comment may name, those first that have found something on the lines around the comment."""
    line = view.loaded.source.position(offset).line
    near = {finding.rule for finding in view.findings() if line <= finding.start.line <= line + 1}
    rules = (rule for rule in catalogue().values() if rule.name not in NEVER)
    for rule in sorted(rules, key=lambda rule: (rule.name not in near, rule.code)):
        kind = types.CompletionItemKind.EnumMember
        yield Suggestion(rule.name, rule.name, kind, rule.code, rule.summary)
