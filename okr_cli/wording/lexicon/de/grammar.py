"""German: the infinitive last, capitalized nouns, compounds, and separable prefixes."""

from collections.abc import Iterator

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.grammar import Grammar

_SEPARABLE = (
    *("ab", "an", "auf", "aus", "bei", "bereit", "dar", "durch", "ein", "fern", "fertig", "fest", "fort"),
    *("frei", "gegen", "heim", "her", "heran", "herab", "herauf", "heraus", "herein", "herunter", "hervor"),
    *("hin", "hinaus", "hinzu", "hoch", "kennen", "klar", "los", "mit", "nach", "neu", "nieder", "rück"),
    *("runter", "sicher", "statt", "still", "teil", "um", "über", "unter", "vor", "voran", "voraus", "vorbei"),
    *("weg", "weiter", "wieder", "zu", "zurecht", "zurück", "zusammen"),
)
_FIXED = (
    *("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "hinter", "über", "unter", "um", "durch", "wider"),
    *("wieder",),
)
_SUPERLATIVES = ("igste", "igsten", "lichste", "lichsten", "amste", "amsten", "llste", "llsten", "ndste", "ndsten")
_PLURALS = ("nen", "en", "n", "e", "er", "s", "ern", "es")
_OF_ADJECTIVES = ("eren", "erer", "eres", "ere", "en", "er", "es", "em", "e")
_PLAIN_VOWELS = str.maketrans("äöü", "aou")
_SPELLINGS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))


def inflections(word: str) -> Iterator[tuple[str, int]]:
    """The base forms of a word: from the noun of an activity, a participle, a finite verb, a plural or an adjective."""
    yield from _activity(word)
    yield from _participle(word)
    yield from _plural(word)
    for ending in _OF_ADJECTIVES:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)], 0
            yield word[: -len(ending)] + "e", 0
    yield from _finite(word)
    for written, meant in _SPELLINGS:
        if written in word:
            meaning = word.replace(written, meant)
            yield meaning, 0
            yield from inflections(meaning)


def looks(word: str) -> int:
    """What the ending of a word suggests."""
    found = tag.LIKE_PLURAL if word.endswith(("n", "e", "er", "s")) else 0
    if word.endswith(("en", "eln", "ern")):
        found |= tag.LIKE_GERUND
    if word.endswith(("er", "ere", "eren", "erer", "eres")):
        found |= tag.LIKE_COMPARATIVE
    if word.endswith(
        ("igste", "igsten", "lichste", "lichsten", "amste", "amsten", "llste", "llsten", "ndste", "ndsten")
    ):
        found |= tag.LIKE_SUPERLATIVE
    return found


def root(word: str) -> str:
    """A word without the endings of its cases."""
    return word.rstrip("s").removesuffix("en").removesuffix("n").removesuffix("e")


def _activity(word: str) -> Iterator[tuple[str, int]]:
    """`Einführung`, `Entwicklung`, `Verbesserung`: the infinitive."""
    if word.endswith("ung") and len(word) > 6:
        stem = word[:-3]
        yield stem + "en", tag.GERUND
        yield stem + "n", tag.GERUND
        if stem[-1] in "lr":
            yield f"{stem[:-1]}e{stem[-1]}n", tag.GERUND


def _participle(word: str) -> Iterator[tuple[str, int]]:
    """`gestartet`, `eingeführt`, `erstellt`, `implementiert`: the infinitive, where the vowel stays."""
    if not word.endswith(("t", "en")) or len(word) < 5:
        return
    if word.startswith("ge"):
        yield from _weak(word[2:])
    for prefix in _SEPARABLE:
        if word.startswith(prefix + "ge"):
            yield from ((prefix + base, form) for base, form in _weak(word[len(prefix) + 2 :]))
    if word[-1] == "t" and (word.startswith((*_FIXED, *_SEPARABLE)) or word.endswith("iert")):
        yield from _weak(word)


def _weak(core: str) -> Iterator[tuple[str, int]]:
    if core.endswith("et"):
        yield core[:-2] + "en", tag.PAST
    if core.endswith("t"):
        yield core[:-1] + "en", tag.PAST
        yield core[:-1] + "n", tag.PAST
    elif core.endswith("en"):
        yield core, tag.PAST


def _plural(word: str) -> Iterator[tuple[str, int]]:
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem, tag.PLURAL
            plain = stem.translate(_PLAIN_VOWELS)
            if plain != stem:
                yield plain, tag.PLURAL
    plain = word.translate(_PLAIN_VOWELS)
    if plain != word:
        yield plain, tag.PLURAL


def _finite(word: str) -> Iterator[tuple[str, int]]:
    """`steigt`, `findet`, `erstelle`, `anzulegen`: the infinitive."""
    for prefix in _SEPARABLE if "zu" in word and word.endswith("n") else ():
        if word.startswith(prefix + "zu"):
            yield prefix + word[len(prefix) + 2 :], 0
    if word.endswith("t") and len(word) > 3:
        yield word[:-1] + "en", tag.THIRD
        yield word[:-1] + "n", tag.THIRD
        if word.endswith("et"):
            yield word[:-2] + "en", tag.THIRD
    elif word.endswith("e") and len(word) > 4:
        yield word + "n", tag.THIRD


GRAMMAR = Grammar(
    code="de",
    name="German",
    inflections=inflections,
    looks=looks,
    root=root,
    letters="äöüß",
    verb_last=True,
    capital_nouns=True,
    joined_nouns=True,
    decimal_comma=True,
    number_pattern=(
        r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?(?!\w)"  # 30.09.
        r"|(?<=\s)\d{1,2}\.(?=\s+[^\W\d])"  # the 1. Oktober
        r"|\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:,\d+)?(?:%|[^\W_]+)?"  # 12 000
    ),
    separable=_SEPARABLE,
)
