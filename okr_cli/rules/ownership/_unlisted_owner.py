"""What the words of an ``owner:`` name, where the roster does not know it.

With a roster a person is certain: an owner that matches a name, a handle or an address in it is that person,
whatever the words look like. Only then do the words decide.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okr_cli.finding import Finding, Span
from okr_cli.model.entity import Entity
from okr_cli.rules.base import Context
from okr_cli.workspace.index import WorkspaceIndex

if TYPE_CHECKING:
    from okr_cli.wording.owners.owner import Owner

NOT_A_PERSON = {
    "group noun": "it names a group",
    "function": "it names a function that several people share",
    "function abbreviation": "it is the abbreviation of a function",
    "unknown abbreviation": "it reads like the abbreviation of an organisation",
    "shared mailbox": "it is a mailbox that several people read",
    "team in settings": "the settings list it as a team",
    "job title": "it names a post, whoever holds it",
    "role in settings": "the settings list it as a role",
}
"""How to say each ``Reason`` for a team or a role; its text is the key, so that no run loads the enum for nothing."""


def unlisted_owner(entity: Entity, workspace: WorkspaceIndex, context: Context) -> "Owner | None":
    """What the words of an owner say. None where there is no owner or the roster knows it."""
    if not entity.owner:
        return None
    if workspace.people and workspace.roster.find(entity.owner):
        return None
    return context.owner(entity.owner)


def not_a_person(
    kind: str, advice: str, entity: Entity, workspace: WorkspaceIndex, context: Context
) -> Iterator[Finding]:
    """The finding on an owner whose words name a ``kind`` of owner that is no person."""
    owner = unlisted_owner(entity, workspace, context)
    if owner and owner.kind == kind:
        words = (entity.owner or "")[slice(*owner.span)]
        message = f"'{words}' is not a person: {NOT_A_PERSON[owner.reason]}"
        yield Finding(message, owner_place(entity, owner.span), advice)


def owner_place(entity: Entity, words: tuple[int, int]) -> Span:
    """The place in the file of ``words``, which are offsets into the owner's text.

    In a scalar with escapes or line breaks the text and the file differ; there it is the whole value.
    """
    span = entity.owner_span or entity.title_span
    extra = span.end - span.start - len(entity.owner or "")
    if extra not in (0, 2):
        return span
    start = span.start + extra // 2
    return Span(start + words[0], start + words[1])
