"""The changes as a document, for a terminal and for a comment on a pull request."""

from collections.abc import Iterator, Mapping, Sequence

from okr_cli.history.changes import ChangeKind
from okr_cli.history.repository import Revision
from okr_cli.output.documents.document import Document, Item, LeadLine, Section, Style
from okr_cli.output.documents.markdown import escaped
from okr_cli.phrases import counted
from okr_cli.safe_text import one_line
from okr_cli.views.change_text import NOUNS, change_text
from okr_cli.views.diff.report import DiffReport, Group, Part, Tier, counted_by_tier, routine_last, tier
from okr_cli.views.formatting import capitalized

MARKER = "okr diff"
"""What an HTML comment in the first line of the Markdown says, so that the comment on a pull request is found again."""

FEW = 15
"""Changes up to which everything is shown at once. Of more, what every week brings is folded away, team by team."""

MOST_CHARACTERS = 60_000
"""GitHub takes 65,536 in a comment; the rest is left to whoever adds findings."""

HEADING, MARKUP = 250, 9
"""Characters around the heading of a section with a fold, and around a line of a list."""

NO_TEAM, OTHER, SHARED, ROUTINE = "No team", "Other", "People, strategy and files", "Routine changes"


def diff_document(report: DiffReport, is_page: bool = False) -> Document:
    """The changes by team and Objective. A page is cut to the size of a comment, least important first."""
    title = f"OKR changes from {_name(report.before)} to {_name(report.after)}"
    sections = list(_page(report) if is_page else map(_section, report.groups))
    return Document(title, map(LeadLine, _lead(report)), sections, marker=MARKER)


def _page(report: DiffReport) -> Iterator[Section]:
    groups = _fitting(report.groups)
    yield from _folded(groups) if len(report.changes) > FEW else map(_section, groups)
    left = len(report.changes) - sum(len(part.changes) for group in groups for part in group.parts)
    if left:
        revisions = f"{report.before.text}..{report.after.text}" if report.after else report.before.text
        yield Section(
            "", ((f"{counted(left, 'more change')}. Run 'okr diff {one_line(revisions)}' to list all of them."),)
        )


def _lead(report: DiffReport) -> Iterator[str]:
    yield _counts_text(counted_by_tier(report.changes)) or "Nothing changed."
    yield from map(one_line, report.notes)


def _name(revision: Revision | None) -> str:
    if revision is None:
        return "the working tree"
    text, short = one_line(revision.text), revision.commit[:7]
    return short if revision.commit.startswith(text) else f"{text} ({short})"


def _section(group: Group) -> Section:
    """The changes of one Objective."""
    heading = group.objective or (OTHER if group.team else SHARED)
    return Section(heading, items=tuple(map(_item, group.parts)), of=_heading(group))


def _heading(group: Group) -> str:
    return group.team or (NO_TEAM if group.objective else "")


def _folded(groups: Sequence[Group]) -> Iterator[Section]:
    """What a reviewer has to know, by Objective; after each team, the rest of it below a line to click on.

    Teams come in the order of what matters, so those with nothing but routine are the last ones.
    """
    telling_teams = {group.team for group in groups if routine_last(group.parts)[0]}
    for at, group in enumerate(groups):
        telling, _ = routine_last(group.parts)
        if telling:
            yield _section(group._replace(parts=tuple(telling)))
        if at + 1 == len(groups) or groups[at + 1].team != group.team:
            rest = [part for each in groups if each.team == group.team for part in routine_last(each.parts)[1]]
            if rest and group.team in telling_teams:
                yield Section("", items=tuple(map(_item, rest)), of=_heading(group), folded=_kinds(rest))
            elif rest:
                summary = f"{group.team or SHARED}: {_kinds(rest)}"
                yield Section("", items=tuple(map(_item, rest)), of=ROUTINE, folded=summary)


def _kinds(parts: Sequence[Part]) -> str:
    """``9 check-ins, 2 Initiatives moved on``: what is folded away, in words of okr alone."""
    return _counts_text(counted_by_tier(change for part in parts for change in part.changes))


def _counts_text(counts: Mapping[Tier, int]) -> str:
    return ", ".join(f"{number:,} {tier.value[number != 1]}" for tier, number in counts.items())


def _item(part: Part) -> Item:
    """An entity with a line for each change. Where it is new or gone as a whole, its kind is in that line."""
    head = f"{capitalized(NOUNS[part.subject])}: {part.title}"
    names_kind = part.changes[0].kind is ChangeKind.ADDED
    return Item(part.title if names_kind else head, tuple(map(change_text, part.changes)), Style.STRONG)


def _fitting(groups: Sequence[Group]) -> list[Group]:
    """The groups with as many changes as fit into a comment, the most important of all groups first."""
    parts = [part for group in groups for part in group.parts]
    ranked = sorted(
        ((tier(change).rank, part, change) for part in parts for change in part.changes), key=lambda each: each[0]
    )
    room = MOST_CHARACTERS - sum(HEADING + len(escaped(group.team + group.objective)) for group in groups)
    kept: set[int] = set()
    for _, part, change in ranked:
        head = 0 if id(part) in kept else len(escaped(_item(part._replace(changes=(change,))).head)) + MARKUP
        room -= head + len(escaped(change_text(change))) + MARKUP
        if room < 0:
            break
        kept |= {id(part), id(change)}
    found = []
    for group in groups:
        shown = [
            part._replace(changes=tuple(change for change in part.changes if id(change) in kept))
            for part in group.parts
            if id(part) in kept
        ]
        if shown:
            found.append(group._replace(parts=tuple(shown)))
    return found
