"""Classifies one name: a word from the settings, a placeholder, a handle, a mailbox, or a phrase."""

from collections.abc import Mapping
from functools import cache

from okr_cli.wording.decision_list import DecisionList, Row
from okr_cli.wording.owners import tag
from okr_cli.wording.owners.latin_script import classify_phrase
from okr_cli.wording.owners.other_scripts import classify_other_script, is_other_script
from okr_cli.wording.owners.owner import OwnerKind, Reason
from okr_cli.wording.owners.vocabulary import OwnerWords, bits_of, fold, lazy_pattern, listed, word_bits

MAIL = lazy_pattern(r"[^\s<>()\[\],;:\"/|]{1,64}@[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)+")
"""A mail address, in a form loose enough for text that people typed."""

_LETTER_OR_DIGIT = lazy_pattern(r"[^\W_]")
_TEMPLATE_SLOT = lazy_pattern(r"@?\s*(<[^<>@]*>|\{[^{}]*\}+|\{\{.*\}\}|\$\{?\w+\}?|%\w+%|#\w+#)")
_REPEATED = lazy_pattern(r"([xyz?_.\-*])\1+")
_PIECES = lazy_pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|\d+")
_CAPITALS = lazy_pattern(r"[A-Z]{2,5}[\-_.]")
_SIGNS = " \t\n\r.,;:!?\"'"
_ENDS = " .?!"
_FIELD = tag.FUNCTION | tag.TEAM_LETTERS
_GROUP_PIECE = _FIELD | tag.MODIFIER | tag.GROUP
_POST_PIECE = tag.POST | tag.RANK


def is_empty(text: str) -> bool:
    """Whether a text has no letter and no digit: a dash, a question mark, an emoji."""
    return not text[:1].isalnum() and _LETTER_OR_DIGIT().search(text) is None


def is_template_slot(text: str) -> bool:
    """`<owner>`, `{{ lead }}`, `$OWNER`: a slot that a template leaves to its user."""
    return _TEMPLATE_SLOT().fullmatch(text.strip()) is not None


def classify_name(name: str, own: OwnerWords) -> Reason:
    """The kind of a name without conjunctions."""
    reason = reason_in_settings(name, own) or PLACEHOLDERS.reason_for(Name(name))
    if reason:
        return reason
    words = [word for word in [word.strip(_SIGNS) for word in name.split()] if word]
    if not words:
        return Reason.BLANK
    if is_other_script(name):
        return classify_other_script(name.strip(_SIGNS).lstrip("@~#"))
    if name[0] == "#":
        return Reason.GROUP_NOUN
    if name[0] in "@~":
        return classify_handle(name) if len(words) == 1 else classify_phrase([words[0].lstrip("@~"), *words[1:]])
    if len(words) == 1 and ("_" in name or ("-" in name and name.islower())):
        return classify_handle(name)
    reason = classify_phrase(words)
    return Reason.BLANK if reason is Reason.JOB_TITLE and name[-1] == "?" else reason


def reason_in_settings(name: str, own: OwnerWords) -> Reason | None:
    """The reason given by the user's settings, if any."""
    if not (own.people or own.teams or own.roles):
        return None
    folded = " ".join(fold(name).split())
    if folded in own.people:
        return Reason.PERSON_IN_SETTINGS
    if folded in own.teams:
        return Reason.TEAM_IN_SETTINGS
    return Reason.ROLE_IN_SETTINGS if folded in own.roles else None


class Name:
    """A name as written and folded."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = fold(text).split()
        self.folded = " ".join(self.words)

    def is_blank(self) -> bool:
        """`TBD`, `tba.`, `Owner 2`, but no given name and no abbreviation in capitals."""
        blanks, folded = listed("blanks"), self.folded
        if folded in blanks or (folded[-1:] in _ENDS and folded.strip(_ENDS) in blanks):
            bits = word_bits().get(folded, 0)
            is_name = bits & tag.NAME and self.text[:1].isupper() and self.text[1:].islower()
            return not (is_name or (bits & tag.LETTERS and self.text.isupper()))
        return len(self.words) > 1 and self.words[-1].isdigit() and " ".join(self.words[:-1]) in blanks

    def is_repeated_sign(self) -> bool:
        return len(self.words) == 1 and self.folded[:1] in "xyz?" and bool(_REPEATED().fullmatch(self.folded))

    def begins_with_quantifier(self) -> bool:
        first = self.words[0]
        if len(self.words) == 1 or first not in listed("blank-openers"):
            return False
        return not (word_bits().get(first, 0) & tag.NAME and self.text[:1].isupper())

    def holds_clause(self) -> bool:
        if len(self.words) == 1:
            return False
        clauses = [clause for word in self.words for clause in _clauses().get(word, ())]
        return any(f" {clause} " in f" {self.folded} " for clause in clauses) if clauses else False


PLACEHOLDERS: DecisionList[Name, Reason] = DecisionList(
    Row(Name.is_blank, Reason.BLANK, "TBD"),
    Row(lambda name: len(name.words) > 1 and name.words[-1] in listed("blank-endings"), Reason.BLANK, "Harvester name"),
    Row(Name.is_repeated_sign, Reason.BLANK, "zzz"),
    Row(Name.begins_with_quantifier, Reason.EVERYBODY, "all orchard hands"),
    Row(Name.holds_clause, Reason.BLANK, "frost lead to be hired"),
)


@cache
def _clauses() -> Mapping[str, tuple[str, ...]]:
    """The clauses for an owner yet to be found, by their first word."""
    clauses: dict[str, tuple[str, ...]] = {}
    for clause in listed("blank-clauses"):
        first = clause.partition(" ")[0]
        clauses[first] = (*clauses.get(first, ()), clause)
    return clauses


class Handle:
    """A name without spaces (`maya`, `data-team`, `wg-batch-leads`), cut into pieces."""

    def __init__(self, text: str) -> None:
        self.text = text.strip("@~#._- ")
        self.folded = fold(self.text)
        self.pieces = [fold(piece) for piece in _PIECES().findall(self.text) if not piece.isdigit()]
        self.bits = [word_bits().get(piece, 0) for piece in self.pieces]
        if self.pieces and (self.text.isupper() or (len(self.pieces) > 1 and _CAPITALS().match(self.text))):
            self.bits[0] = self.bits[0] or tag.MODIFIER

    def is_blank(self) -> bool:
        return self.folded in listed("blanks") or self.folded.replace("-", " ").replace("_", " ") in listed("blanks")

    def names_group(self) -> bool:
        if len(self.pieces) > 1 and self.pieces[0] in listed("handle-prefixes"):
            return True
        ends = self.bits[-1:] if self.bits[-1] & _POST_PIECE else (self.bits[0], self.bits[-1])
        return any(bits & tag.GROUP and not bits & (tag.MODIFIER | tag.NAME) for bits in ends)

    def is_post(self) -> bool:
        is_post = self.bits[-1] & _POST_PIECE or self.bits[0] & tag.RANK
        return bool(is_post) and all(bits & (_GROUP_PIECE | _POST_PIECE) for bits in self.bits)

    def is_function(self) -> bool:
        return any(bits & _FIELD for bits in self.bits) and all(bits & _GROUP_PIECE for bits in self.bits)


HANDLES: DecisionList[Handle, Reason] = DecisionList(
    Row(Handle.is_blank, Reason.BLANK, "@username"),
    Row(lambda handle: not handle.pieces, Reason.UNKNOWN_WORDS, "@42"),
    Row(Handle.names_group, Reason.GROUP_NOUN, "@harvest-team"),
    Row(
        lambda handle: len(handle.bits) == 1 and handle.bits[0] & tag.NAME and not handle.bits[0] & tag.FUNCTION,
        Reason.GIVEN_NAME,
        "@grace",
    ),
    Row(Handle.is_post, Reason.JOB_TITLE, "@harvest-manager"),
    Row(Handle.is_function, Reason.FUNCTION, "@people-ops"),
)


def classify_handle(handle: str) -> Reason:
    """The kind of a name without spaces."""
    return HANDLES.reason_for(Handle(handle)) or Reason.UNKNOWN_WORDS


def classify_mailbox(address: str) -> Reason:
    """The owner of a mailbox, by the part before the `@`: `maya@…` is one person, `support@…` is not."""
    local = address.partition("@")[0].partition("+")[0]
    pieces = [fold(piece) for piece in _PIECES().findall(local)]
    if pieces and pieces[-1] in listed("mailboxes") and not word_bits().get(pieces[0], 0) & (tag.NAME | tag.RANK):
        return Reason.SHARED_MAILBOX
    if len(pieces) == 1 and bits_of(pieces[0]) & (tag.FUNCTION | tag.GROUP) and not word_bits().get(pieces[0]):
        return Reason.SHARED_MAILBOX  # `kundenbetreuung@…`: a compound that no list holds
    reason = classify_handle(local)
    return Reason.SHARED_MAILBOX if reason.kind is OwnerKind.TEAM else reason
