"""009: a synonym of ``initiatives:``."""

from collections.abc import Iterator

from okr_cli.rules import Context, Finding, Findings, Fix, Rule, Severity
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Node, Sequence, span_of
from okr_cli.validation.documents import Loaded
from okr_cli.validation.format_keys import INITIATIVE_KEYS

OURS = INITIATIVE_KEYS[0]


def check(loaded: Loaded, context: Context) -> Findings:
    """Every ``actions:`` and ``projects:``. If duplicate-key runs, it reports a second name in one mapping."""
    addresses = {id(definition.model.node): definition.entity.address for definition in reversed(loaded.definitions)}
    holders = {
        id(holder): (holder, document) for document in loaded.documents for holder in _holders(document.model.node)
    }
    for identity, (holder, document) in holders.items():
        named = [name for name in INITIATIVE_KEYS if name in holder.entries]
        for name in named[:1] if "duplicate-key" in context.running else named:
            if name != OURS:
                yield _finding(holder, addresses.get(identity, ""), name, len(named) == 1, document.source)


def _finding(holder: Mapping, address: str, name: str, alone: bool, source: SourceFile) -> Finding:
    from okr_cli.edit.fix_edits import reworded

    key = holder.entries[name][0]
    edit = reworded(source, key, OURS) if alone else None
    return Finding(
        f"'{name}' is a synonym of '{OURS}'",
        span_of(key),
        f"Write '{OURS}:' to use the same key everywhere." if alone else f"Put all entries under a single '{OURS}:'.",
        address,
        fix=Fix(f"Write '{OURS}' instead of '{name}'", (edit,)) if edit else None,
    )


def _holders(root: Mapping) -> Iterator[Mapping]:
    """The mappings that may list Initiatives: the file itself, its Objectives and their Key Results."""
    yield root
    for objective in _items(root, "objectives"):
        yield objective
        yield from _items(objective, "key_results")


def _items(holder: Mapping, key: str) -> Iterator[Mapping]:
    found: Node | None = holder.value(key)
    if isinstance(found, Sequence):
        yield from (item for item in found.items if isinstance(item, Mapping))


RULE = Rule(
    code="009",
    name="synonym-key",
    severity=Severity.INFO,
    summary="'actions:' or 'projects:' instead of 'initiatives:'.",
    why=(
        "Some OKR frameworks call Initiatives actions or projects, and okr accepts those keys too. Within one "
        "organization, mixing the keys suggests a difference that does not exist, and a search for one of them misses "
        "the rest."
    ),
    source="The okr file format, version 1: 'actions:' and 'projects:' are accepted in place of 'initiatives:'.",
    check_loaded=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                ‹actions›:
                  - {title: Line the sorting chute with felt, owner: Lena Vogel,
                     status: idea}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                initiatives:
                  - {title: Line the sorting chute with felt, owner: Lena Vogel,
                     status: idea}
    """,
    related=("unknown-key", "duplicate-key"),
    opt_in=True,
    by_name=True,
)
