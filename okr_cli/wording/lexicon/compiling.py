"""Compiles the word lists of a language: each word once, with a bit for each list that contains it."""

from collections.abc import Iterator, Mapping
from unicodedata import combining, normalize

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.languages import Language
from okr_cli.wording.lexicon.lexicon import SHORTEST_PART, Lexicon
from okr_cli.wording.lexicon.word_lists import (
    FORMS,
    SHARED,
    SIGNS,
    compiled,
    irregular_forms,
    names_of_lists,
    phrases_in,
    rarest,
    tag_named,
    tagged_words,
    words_in,
)

CLASSES: Mapping[str, int] = {
    "verbs-deliver": tag.DELIVER,
    "verbs-make": tag.MAKE,
    "verbs-act": tag.ACT,
    "verbs-trade": tag.ACT,
    "verbs-or-nouns": tag.VERB_OR_NOUN,
    "verbs-ongoing": tag.ONGOING,
    "verbs-aim": tag.AIM,
    "verbs-better": tag.BETTER,
    "verbs-change": tag.CHANGE,
    "verbs-reach": tag.REACH,
    "verbs-state": tag.STATE,
    "verbs-other": tag.OTHER_VERB,
    "nouns-artifact": tag.ARTIFACT,
    "nouns-aim": tag.AIM_NOUN,
    "nouns-generic": tag.GENERIC,
    "nouns-metric": tag.METRIC,
    "nouns-audience": tag.AUDIENCE,
    "nouns-setting": tag.SETTING,
    "nouns-tangible": tag.TANGIBLE,
    "nouns-time": tag.TIME,
    "nouns-unit": tag.UNIT,
    "nouns-label": tag.LABEL,
    "nouns-plural": tag.PLURAL,
    "months": tag.MONTH,
    "names-of-places": tag.PLACE,
    "adjectives-quality": tag.QUALITY,
    "adjectives-aspiration": tag.ASPIRATION,
    "words-delivered": tag.DELIVERED,
    "words-nominal": tag.NOMINAL,
    "adverbs": tag.ADVERB,
    "function-words": tag.FUNCTION,
    "number-words": tag.QUANTITY,
}
"""The lists of word classes, with the class that each gives its words."""

PHRASES: Mapping[str, int] = {
    "phrases-open-ended": tag.IN_OPEN_END,
    "phrases-placeholder": tag.IN_PLACEHOLDER,
    "phrases-slogan": tag.IN_SLOGAN,
}
TAGS = ("tags-grammar", "tags-numbers", "tags-nouns", "tags-verbs")
"""The lists of words under tags, beside the one of signs."""

OTHER_LISTS = frozenset({"endings", "prefixes", *FORMS, "telling-words", "telling-endings"})
"""Further lists of titles that a language can have."""


def words_of(language: Language) -> Mapping[str, int]:
    """Every word of titles of a language with its bits; compiled here and now for a language of another package."""
    return compiled(f"titles-{language.grammar.code}") if language.is_own else title_words(language)


def title_words(language: Language) -> dict[str, int]:
    """Every word of titles in its base form, with the tags of all the lists that contain it."""
    grammar, folder = language
    listed: dict[str, int] = {}
    for name in sorted(CLASSES.keys() & names_of_lists(folder)):
        for word in words_in(folder, name):
            key = _verb_first(word) if grammar.verb_last else word
            listed[key] = listed.get(key, 0) | CLASSES[name]
    for word, bits in listed.items():
        listed[word] = bits | grammar.looks(word) | _form(language, word, bits, listed)
    tagged = _with_tags(language, listed)
    if grammar.accents_left_out:  # a word that is a listed one without its accents stays what it is: `marche`
        tagged = {_without_accents(word): bits for word, bits in tagged.items()} | tagged
    return tagged


def _without_accents(word: str) -> str:
    return "".join(sign for sign in normalize("NFKD", word.replace("œ", "oe")) if not combining(sign))


def _verb_first(phrase: str) -> str:
    """`in Betrieb nehmen` as a title is read: the verb, and then what belongs to it."""
    *words, last = phrase.split()
    return " ".join((last, *words))


def _form(language: Language, word: str, bits: int, listed: Mapping[str, int]) -> int:
    """The tags of a listed word's form: a plural has those of its singular, and finished work is a participle."""
    grammar = language.grammar
    if bits & tag.NOUN and grammar.looks(word) & tag.LIKE_PLURAL and not grammar.joined_nouns:
        return tag.PLURAL | listed.get(word[:-1], 0) & tag.NOUN
    if bits & tag.NOUN and not grammar.nouns_lead:
        joined = tag.JOINED if grammar.joined_nouns and _is_joined(word, listed) else 0
        singles = (stem for stem, form in grammar.inflections(word) if form == tag.PLURAL)
        plural = tag.PLURAL if any(listed.get(stem, 0) & bits & tag.NOUN for stem in singles) else 0
        return joined | plural | _activity(language, word, listed)
    if not bits & tag.DELIVERED:
        return 0
    base = irregular_forms(language.folder).get(word)
    if base is not None:
        return tag.PAST | listed.get(base, 0) & tag.VERB
    stems = [stem for stem, form in grammar.inflections(word) if form == tag.PAST]
    found = next((verb for stem in stems if (verb := listed.get(stem, 0) & tag.VERB)), 0)
    return tag.PAST | found if stems else 0


def _is_joined(word: str, listed: Mapping[str, int]) -> bool:
    """Whether a listed noun ends in another one: `kundenportal`."""
    return any(listed.get(word[place:], 0) & tag.NOUN for place in range(SHORTEST_PART, len(word) - SHORTEST_PART))


def _activity(language: Language, word: str, listed: Mapping[str, int]) -> int:
    """The tags of a noun for an activity: `Schulung` is a thing, and like a verb if followed by what is done."""
    base = irregular_forms(language.folder, "verbs-nominal").get(word, "")
    stems = [base, *(stem for stem, form in language.grammar.inflections(word) if form == tag.GERUND)]
    found = next((verb for stem in stems if (verb := listed.get(stem, 0) & tag.VERB)), 0)
    return found | tag.GERUND if found else 0


def _with_tags(language: Language, listed: Mapping[str, int]) -> dict[str, int]:
    """The words with their tags. A word that is only under a tag is otherwise treated as unlisted."""
    known, tagged = Lexicon(language, listed), dict(listed)
    for folder, name in _tag_lists(language.folder):
        for heading, entries in tagged_words(folder, name).items():
            for word in map(_verb_first, entries) if language.grammar.verb_last else entries:
                tagged[word] = tagged.get(word, known[word]) | tag_named(heading)
    for name in PHRASES.keys() & names_of_lists(language.folder):
        for words in phrases_in(language.folder, name):
            word = rarest(words)
            blank = tag.BLANK if len(word) == 1 else 0  # `n/a`
            tagged[word] = tagged.get(word, known[word]) | PHRASES[name] | blank
    for word, bits in tagged.items():
        if bits & tag.TO_DO:
            tagged[word] = bits | tag.BLANK
    for phrase in [word for word in listed if " " in word]:
        particle = phrase.split()[1]
        tagged[particle] = tagged.get(particle, known[particle]) | tag.PARTICLE
    return tagged


def _tag_lists(folder: str) -> Iterator[tuple[str, str]]:
    yield SHARED, SIGNS
    for name in TAGS:
        if name in names_of_lists(folder):
            yield folder, name
