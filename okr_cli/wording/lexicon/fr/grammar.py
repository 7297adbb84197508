"""French: the verb first, the head of a noun phrase first, and elided words."""

from collections.abc import Iterator

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.grammar import Grammar

_FEMININES = (
    ("ive", "if"),
    ("euse", "eux"),
    ("euse", "eur"),
    ("trice", "teur"),
    ("elle", "el"),
    ("enne", "en"),
    ("onne", "on"),
    ("ette", "et"),
    ("ère", "er"),
    ("ète", "et"),
    ("ve", "f"),
    ("que", "c"),
    ("gue", "g"),
    ("che", "c"),
    ("sse", "s"),
    ("e", ""),
)
_ACTIVITIES = (
    ("issement", "ir"),
    ("oiement", "oyer"),
    ("aiement", "ayer"),
    ("uiement", "uyer"),
    ("èlement", "eler"),
    ("ellement", "eler"),
    ("ement", "er"),
    ("ication", "iquer"),
    ("ation", "er"),
    ("issage", "ir"),
    ("age", "er"),
    ("ssion", "ttre"),
    ("sion", "ser"),
    ("tion", "ter"),
    ("ant", "er"),
    ("issant", "ir"),
)
_PARTICIPLES = (
    ("ées", "er"),
    ("ée", "er"),
    ("és", "er"),
    ("é", "er"),
    ("ies", "ir"),
    ("ie", "ir"),
    ("is", "ir"),
    ("i", "ir"),
    ("ues", "re"),
    ("ue", "re"),
    ("us", "re"),
    ("u", "re"),
    ("ees", "er"),  # where accents are left out
    ("ee", "er"),
)
_FINITE = (
    ("issent", "ir"),
    ("issons", "ir"),
    ("it", "ir"),
    ("oient", "oyer"),
    ("oie", "oyer"),
    ("aient", "ayer"),
    ("aie", "ayer"),
    ("uient", "uyer"),
    ("uie", "uyer"),
    ("ent", "er"),
    ("era", "er"),
    ("eront", "er"),
    ("erons", "er"),
    ("ira", "ir"),
    ("iront", "ir"),
    ("e", "er"),
    ("ez", "er"),
    ("ons", "er"),
    ("dent", "dre"),
    ("dez", "dre"),
    ("d", "dre"),
)
_SINGULARS = ("us", "ès", "ps", "ais", "ours", "ois", "is", "ss", "as")
_NOT_VERBS = ("ier", "eur", "oir", "air", "ller", "cher")


def inflections(word: str) -> Iterator[tuple[str, int]]:
    """The base forms of a word: from a participle, a plural, a feminine, a finite verb or the noun of an activity."""
    yield from _with_endings(word, _PARTICIPLES, tag.PAST)
    yield from _plural(word)
    yield from _feminine(word, 0)
    if word.endswith("s"):
        yield from _feminine(word[:-1], 0)
    yield from _activity(word)
    for base, form in _with_endings(word, _FINITE, tag.THIRD):
        yield base, form
        yield from ((spelled, form) for spelled in _other_stems(base))
    if "œ" in word:
        yield word.replace("œ", "oe"), 0
    if "oe" in word:
        yield word.replace("oe", "œ"), 0


def looks(word: str) -> int:
    """What the ending of a word suggests."""
    if word.endswith(("s", "aux", "eux")) and len(word) > 3:
        return 0 if word.endswith(_SINGULARS) else tag.LIKE_PLURAL
    if word.endswith("ant") and len(word) > 5:
        return tag.LIKE_GERUND
    if word.endswith(("er", "ir", "ire", "ttre", "ndre")) and len(word) > 4 and not word.endswith(_NOT_VERBS):
        return tag.LIKE_GERUND
    return 0


def root(word: str) -> str:
    """A word without the ending of its plural."""
    return word.removesuffix("s").removesuffix("x").removesuffix("e")


def _with_endings(word: str, endings: tuple[tuple[str, str], ...], form: int) -> Iterator[tuple[str, int]]:
    for ending, of_base in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: -len(ending)] + of_base, form


def _plural(word: str) -> Iterator[tuple[str, int]]:
    """`outils`, `tableaux`, `journaux`, `vendeuses`: the singular; of an adjective, its base form."""
    if word.endswith("aux") and len(word) > 4:
        for singular in (word[:-1], word[:-3] + "al", word[:-3] + "ail"):
            yield singular, tag.PLURAL
            yield singular, 0
    elif word.endswith(("s", "x")) and len(word) > 2:
        yield word[:-1], tag.PLURAL
        yield word[:-1], 0
        yield from _feminine(word[:-1], tag.PLURAL)


def _feminine(word: str, form: int) -> Iterator[tuple[str, int]]:
    """`active`, `heureuse`, `directrice`: the masculine."""
    for ending, masculine in _FEMININES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: -len(ending)] + masculine, form


def _activity(word: str) -> Iterator[tuple[str, int]]:
    """`lancement`, `automatisation`, `réalisant`: the infinitive."""
    if word.endswith("ification"):
        yield word[: -len("ication")] + "ier", tag.GERUND
    for base, form in _with_endings(word, _ACTIVITIES, tag.GERUND):
        yield base, form
        yield from ((spelled, form) for spelled in _other_stems(base))


def _other_stems(verb: str) -> Iterator[str]:
    """The infinitives of stems that change: `accélère`, `achète`, `appelle`, `plaçons`, `changeant`."""
    stem, ending = verb[:-2], verb[-2:]
    if ending != "er":
        return
    if "è" in stem:
        yield stem.replace("è", "é") + ending
        yield stem.replace("è", "e") + ending
    if stem.endswith(("ll", "tt")):
        yield stem[:-1] + ending
    if stem.endswith("ç"):
        yield stem[:-1] + "c" + ending
    if stem.endswith("ge"):
        yield stem[:-1] + ending


GRAMMAR = Grammar(
    code="fr",
    name="French",
    inflections=inflections,
    looks=looks,
    root=root,
    letters="éèêëàâçîïôûùœæ",
    head_first=True,
    decimal_comma=True,
    accents_left_out=True,
    number_pattern=(
        r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?(?:%|[^\W_]+)?"  # 1 200
        r"|\d{1,2} ?h ?\d{2}(?!\w)"  # 14 h 30
    ),
    elided=("l", "d", "qu", "s", "n", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu"),
)
