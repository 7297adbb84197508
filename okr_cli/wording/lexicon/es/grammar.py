"""Spanish: the head of a noun phrase first, and accents that people omit."""

from collections.abc import Iterator

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.grammar import Grammar

_ACCENTS = str.maketrans("áéíóú", "aeiou")
_WITH_ACCENT = dict(zip("aeiou", "áéíóú", strict=True))
_PARTICIPLES = (("ad", "ar"), ("id", "er"), ("id", "ir"))
_GERUNDS = (("ando", "ar"), ("iendo", "er"), ("iendo", "ir"), ("yendo", "er"), ("yendo", "ir"))
_ACTIVITIES = (
    *(("ación", "ar"), ("ición", "ir"), ("ición", "er"), ("acion", "ar"), ("icion", "ir"), ("ucion", "uir")),
    *(("amiento", "ar"), ("imiento", "er"), ("imiento", "ir"), ("ado", "ar"), ("aje", "ar"), ("eo", "ear")),
    *(("ucción", "ucir"), ("uccion", "ucir")),
)
_FINITE = (
    *(("an", "ar"), ("a", "ar"), ("aron", "ar"), ("ó", "ar"), ("amos", "ar"), ("aba", "ar"), ("aban", "ar")),
    *(("ieron", "er"), ("ieron", "ir"), ("ió", "er"), ("ió", "ir"), ("emos", "er"), ("imos", "ir")),
    *(("en", "er"), ("en", "ir"), ("e", "er"), ("e", "ir"), ("ía", "er"), ("ía", "ir")),
)
_IMPERATIVES = (
    *(("que", "car"), ("quen", "car"), ("gue", "gar"), ("guen", "gar"), ("ce", "zar"), ("cen", "zar")),
    *(("e", "ar"), ("en", "ar"), ("emos", "ar"), ("a", "er"), ("a", "ir"), ("an", "er"), ("an", "ir")),
)
_FUTURE = ("á", "án", "emos", "ía", "ían", "íamos")
_CHANGED_VOWELS = (("ie", "e"), ("ue", "o"), ("i", "e"))
_PRONOUNS = ("se", "los", "las", "les", "nos", "lo", "la", "le")
_SHORTEST = 3


def inflections(word: str) -> Iterator[tuple[str, int]]:
    """The base forms of a word: from a plural, a participle, the noun of an activity, a feminine or a finite verb."""
    yield from _participle(word)
    yield from _plural(word)
    yield from _replaced(word, _GERUNDS, tag.GERUND)
    yield from _replaced(word, _ACTIVITIES, tag.GERUND)
    yield from _adjective(word)
    for pronoun in _PRONOUNS:
        if word.endswith(("ar" + pronoun, "er" + pronoun, "ir" + pronoun)):
            yield word.removesuffix(pronoun), 0
    yield from _finite(word)


def looks(word: str) -> int:
    """What the ending of a word suggests."""
    found = tag.LIKE_PLURAL if word.endswith(("as", "es", "os", "is", "us")) and len(word) > _SHORTEST else 0
    if word.endswith(("ar", "er", "ir", "arse", "erse", "irse")):
        found |= tag.LIKE_GERUND
    return found | (tag.LIKE_SUPERLATIVE if word.translate(_ACCENTS).endswith(("isimo", "isima")) else 0)


def root(word: str) -> str:
    """A word without its plural and its gender, and without accents."""
    plain = word.translate(_ACCENTS)
    return plain.removesuffix("es").removesuffix("s").rstrip("ao") if len(plain) > _SHORTEST else plain


def _replaced(word: str, endings: tuple[tuple[str, str], ...], form: int) -> Iterator[tuple[str, int]]:
    for written, meant in endings:
        if word.endswith(written) and len(word) >= len(written) + _SHORTEST - 1:
            yield word.removesuffix(written) + meant, form


def _plural(word: str) -> Iterator[tuple[str, int]]:
    """`ventas`, `paneles`, `voces`, `reuniones`, `exámenes`: the singular."""
    if not word.endswith("s") or len(word) <= _SHORTEST:
        return
    yield word[:-1], tag.PLURAL
    if word.endswith("ces"):
        yield word[:-3] + "z", tag.PLURAL
    if word.endswith("es"):
        stem = word[:-2]
        yield stem, tag.PLURAL
        if stem[-1] in "ns" and stem[-2] in _WITH_ACCENT:
            yield stem[:-2] + _WITH_ACCENT[stem[-2]] + stem[-1], tag.PLURAL
        yield stem.translate(_ACCENTS), tag.PLURAL
    yield from ((base, tag.PLURAL) for base, _ in _adjective(word[:-1]))


def _participle(word: str) -> Iterator[tuple[str, int]]:
    """`publicado`, `instaladas`: the infinitive."""
    stem = word.removesuffix("s")[:-1]
    if word.endswith(("o", "a", "os", "as")) and stem.endswith("d"):
        yield stem + "o", 0
        yield from _replaced(stem, _PARTICIPLES, tag.PAST)


def _adjective(word: str) -> Iterator[tuple[str, int]]:
    """`nueva`, `gestora`, `alemana`: the masculine."""
    for ending, masculine in (("as", "o"), ("os", "o"), ("a", "o"), ("ora", "or"), ("oras", "or"), ("es", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + masculine, 0


def _finite(word: str) -> Iterator[tuple[str, int]]:
    """`lanza`, `sube`, `recomiendan`, `publicaremos`, `lance`: the infinitive."""
    for ending in _FUTURE:
        if word.endswith(("ar" + ending, "er" + ending, "ir" + ending)):
            yield word.removesuffix(ending), tag.THIRD
    for endings in (_FINITE, _IMPERATIVES):
        for base, form in _replaced(word, endings, tag.THIRD):
            yield base, form
            for written, meant in _CHANGED_VOWELS:
                before, found, behind = base[:-2].rpartition(written)
                if found:
                    yield before + meant + behind + base[-2:], form


GRAMMAR = Grammar(
    code="es",
    name="Spanish",
    inflections=inflections,
    looks=looks,
    root=root,
    letters="ñ¿¡",
    head_first=True,
    decimal_comma=True,
    accents_left_out=True,
    number_pattern=(
        r"\d+\.?[ºª](?!\w)"  # 1.º
        r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?(?:%|[^\W_]+)?"  # 12 000
    ),
)
