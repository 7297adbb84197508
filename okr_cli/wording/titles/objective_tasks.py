"""Whether an Objective names a deliverable or a procedure rather than a change."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.fundraising import raises_funds
from okr_cli.wording.titles.objects import NounPhrase, noun_phrase
from okr_cli.wording.titles.opening import LeadVerb
from okr_cli.wording.titles.statements import StatementKind

_GOES = frozenset({"move", "migrate", "switch", "upgrade", "port", "relocate"})
_BECOMES = frozenset({"be", "become", "remain", "stay", "feel", "seem"})
_SHIPS = frozenset({"ships", "launches", "releases", "publishes", "deploys", "delivers", "implements"})
_HELD = frozenset({"hold", "host", "run", "conduct", "review", "audit", "organize"})
_NEVER_AIMS = frozenset({"review", "audit", "conduct"})
_PROCEDURES = frozenset(
    [
        "launch",
        "release",
        "implement",
        "deploy",
        "install",
        "migrate",
        "port",
        "hire",
        "recruit",
        "onboard",
        "publish",
        "replace",
        "repair",
        "renovate",
        "refurbish",
        "upgrade",
        "update",
        "refactor",
        "rewrite",
        "redesign",
        "document",
        "complete",
        "finish",
        "finalize",
        "roll out",
        "set up",
        "configure",
        "integrate",
        "automate",
        "organize",
        "ship",
        "introduce",
        "rebrand",
        "relocate",
        "decommission",
        "deprecate",
        "retire",
        "adopt",
        "acquire",
        "purchase",
        "buy",
        "certify",
        "register",
        "file",
        "submit",
        "test",
        "rename",
        "merge",
        "consolidate",
        "convert",
        "digitize",
        "code",
        "phase out",
        "sunset",
        "construct",
        "expand",
        "extract",
        "print",
        "translate",
        "record",
        "add",
        "remove",
        "fill",
    ]
)
_TAKES_PEOPLE_ON = frozenset({"hire", "recruit", "onboard", "appoint", "train", "replace"})
_FIGURES_OF_SPEECH = frozenset(
    [
        "burn",
        "take",
        "take back",
        "take down",
        "put",
        "set",
        "tear",
        "tear down",
        "plug",
        "plant",
        "clear",
        "clean",
        "clean up",
        "feed",
        "fix",
        "teach",
        "break",
        "break down",
        "cut",
        "draw",
        "turn",
        "bury",
        "light",
        "carry",
        "give",
        "throw",
        "ditch",
        "kill",
        "bridge",
        "pave",
        "carve",
        "forge",
        "weave",
        "sow",
        "seed",
        "own",
        "lift",
        "raise",
        "hang",
        "wipe",
        "sweep",
        "shake",
        "fuel",
        "crack",
        "unlock",
        "retell",
        "write",
        "rewrite",
        "sell",
        "redraw",
        "paint",
        "mend",
    ]
)
_INVITES = frozenset(
    [
        "faster",
        "better",
        "easier",
        "without",
        "way",
        "love",
        "loves",
        "where",
        "feel",
        "feels",
        "everyone",
        "anyone",
        "become",
        "who",
        "whom",
        "nobody",
        "people",
        "ourselves",
        "they",
        "again",
        "together",
        "that",
        "so",
        "can",
        "cannot",
        "because",
        "until",
        "instead",
        "we",
        "us",
    ]
)
_REST = 4
_NO_SUPERLATIVES = frozenset(
    ["latest", "guest", "test", "request", "forest", "interest", "harvest", "contest", "digest", "quest", "invest"]
)


def is_task(features: TitleFeatures) -> bool:
    """Whether an Objective is work: a deliverable, or a bounded procedure, and no one it changes anything for."""
    verb, acted_on = features.verb, features.object
    if verb is not None and verb.base in _NEVER_AIMS and acted_on is not None:
        return True
    if invites(features):
        return False
    if verb is None:
        return _topic_is_task(features)
    if raises_funds(features):
        return True
    if features.continues:
        return False
    if acted_on is None:
        is_work = verb.bits & kinds.DELIVER and not verb.bits & kinds.VAGUE_WORK
        return bool(is_work) and (verb.base in _GOES or features.named is not None)
    if verb.base in _HELD:
        return not (features.tokens.bits[acted_on.head] & kinds.GENERIC and acted_on.content == 1)
    return _is_procedure(features, verb, acted_on) or _yields_deliverable(features, verb, acted_on)


def invites(features: TitleFeatures) -> bool:
    """Whether the words tell an aim that people would follow, or what it is for: `where nobody waits`."""
    if features.hollow is not None or features.has(kinds.ASPIRATION):
        return True
    low = features.tokens.low
    if not _INVITES.isdisjoint(low) or ("not" in low and low[low.index("not") - 1] == ","):
        return True
    if "more" in low and not (features.verb is not None and features.verb.base in _PROCEDURES):
        return True
    return "est" in features.text and any(map(_is_superlative, low[features.start :]))


def _is_superlative(word: str) -> bool:
    return word[-3:] == "est" and len(word) > _REST and word not in _NO_SUPERLATIVES


def _is_procedure(features: TitleFeatures, verb: LeadVerb, acted_on: NounPhrase) -> bool:
    """`Replace the chairs in the hall`, `Hire three engineers`: literal whatever it is done to."""
    head = features.tokens.bits[acted_on.head]
    if head & kinds.AIM_NOUN and not head & kinds.ARTEFACT:
        return False
    is_people = head & kinds.AUDIENCE and not head & kinds.ARTEFACT and features.tokens.raw[acted_on.head].islower()
    if is_people and verb.base not in _TAKES_PEOPLE_ON:
        return False
    works = (verb.bits | features.joined) & kinds.DELIVER and not verb.bits & kinds.VAGUE_WORK
    return bool(works and verb.base in _PROCEDURES)


def _yields_deliverable(features: TitleFeatures, verb: LeadVerb, acted_on: NounPhrase) -> bool:
    """Whether a thing that someone could open or hold comes out of it: `Write a security policy`."""
    head = features.tokens.bits[acted_on.head]
    is_thing = bool(head & kinds.ARTEFACT)
    if head & kinds.AIM_NOUN and not is_thing:
        return False
    if not (verb.bits | features.joined) & kinds.WORK:
        attains = verb.bits & (kinds.REACH | kinds.STATE) and verb.base not in _BECOMES
        attains = attains and not verb.bits & (kinds.VAGUE_WORK | kinds.CHANGE)
        return bool(attains) and is_thing and not head & kinds.PLURAL
    if verb.base in _FIGURES_OF_SPEECH and verb.base != "write":
        return False
    if (verb.bits | features.joined) & kinds.DELIVER and not verb.bits & kinds.VAGUE_WORK:
        if verb.base == "open" and "to" in features.tokens.low:
            return False
        return is_thing or _is_named(features, acted_on) or bool(verb.bits & kinds.MAKE)
    if verb.base == "make":
        return is_thing and acted_on.end + 1 >= len(features.tokens.low) - 1
    if verb.bits & kinds.MAKE:
        return _makes_thing(features, acted_on)
    return bool(verb.bits & kinds.ACT and is_thing)


def _is_named(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    named = features.named
    return named is not None and acted_on.first <= named[0] <= acted_on.end


def _makes_thing(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    tokens = features.tokens
    head = tokens.bits[acted_on.head]
    if head & kinds.PLURAL and tokens.at(acted_on.end + 1)[0] == "for":
        served = noun_phrase(tokens, acted_on.end + 2)
        if served is not None and tokens.bits[served.head] & kinds.AUDIENCE:
            return False  # an offer to people goes on, whatever is built for it
    if any(kind & kinds.ARTEFACT for kind in tokens.bits[acted_on.first : acted_on.end + 1]):
        return True
    if _is_named(features, acted_on) and features.named is not None and not tokens.raw[features.named[0]].istitle():
        return True
    return bool(acted_on.is_bounded and head & kinds.GENERIC and not head & kinds.PLURAL)


def _topic_is_task(features: TitleFeatures) -> bool:
    statement, subject, tokens = features.statement, features.subject, features.tokens
    if statement is not None:
        if statement.kind is StatementKind.DOES:
            return tokens.low[statement.predicate] in _SHIPS
        if tokens.bits[features.start] & kinds.QUANTITY:
            return False
        is_short_state = statement.kind is StatementKind.DONE and len(tokens.low) <= 3
        return statement.delivered is not None and not is_short_state
    if subject is None or tokens.at(subject.end + 1)[0] in {"no", "not", "never"}:
        return False
    head = tokens.bits[subject.head]
    other = kinds.AUDIENCE | kinds.GENERIC | kinds.METRIC | kinds.AIM_NOUN
    return bool(head & kinds.ARTEFACT and not head & (other | kinds.PLURAL) and not subject.bits & kinds.QUALITY)
