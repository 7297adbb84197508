"""What a word can be. A word may be several things at once (`report` is a verb and an artefact), so each is one bit."""

from typing import Final

# What a verb does, by its base form.
DELIVER: Final = 1 << 0  # ends with something shipped, changed or removed
MAKE: Final = 1 << 1  # makes something, which may be a guide or a culture
ACT: Final = 1 << 2  # a bounded activity
OPEN: Final = 1 << 3  # work without an end
AIM: Final = 1 << 4  # wishes for a state
BETTER: Final = 1 << 5  # better, without how much
CHANGE: Final = 1 << 6  # a quantity up or down
REACH: Final = 1 << 7  # a level reached or held
STATE: Final = 1 << 8  # how people or things are
OTHER: Final = 1 << 32  # a verb that by itself says neither work nor aim

# What a noun names.
ARTEFACT: Final = 1 << 9
AIM_NOUN: Final = 1 << 10
GENERIC: Final = 1 << 11
METRIC: Final = 1 << 12
AUDIENCE: Final = 1 << 13
TIME: Final = 1 << 14
UNIT: Final = 1 << 15
LABEL: Final = 1 << 16
MONTH: Final = 1 << 17
PLACE: Final = 1 << 18
SETTING: Final = 1 << 33  # a thing that somebody simply sets
TANGIBLE: Final = 1 << 38  # a thing that someone can touch
NOMINAL: Final = 1 << 40  # a noun or an adjective and no verb, by a list or by its ending
EITHER: Final = 1 << 39  # leads as a verb where an object follows, and is a noun elsewhere

QUALITY: Final = 1 << 19
ASPIRATION: Final = 1 << 20
DELIVERED: Final = 1 << 21
FUNCTION: Final = 1 << 22
ADVERB: Final = 1 << 23

# The form in which the word stands.
PLURAL: Final = 1 << 24
PAST: Final = 1 << 25
GERUND: Final = 1 << 26
THIRD: Final = 1 << 27  # launches, ships
POSSESSIVE: Final = 1 << 28

# What the token is when it is no word.
NUMBER: Final = 1 << 29
SYMBOL: Final = 1 << 30
QUANTITY: Final = 1 << 31  # a word where a digit could stand
IN_OPEN_END: Final = 1 << 34  # the word that gives a fixed phrase away, by its list
IN_PLACEHOLDER: Final = 1 << 36
IN_SLOGAN: Final = 1 << 37
BLANK: Final = 1 << 35  # may stand for a word or a number that is still missing

WORK: Final = DELIVER | MAKE | ACT
VAGUE_WORK: Final = OPEN | AIM | BETTER
OUTCOME: Final = CHANGE | REACH
VERB: Final = WORK | VAGUE_WORK | OUTCOME | STATE | OTHER
NOUN: Final = ARTEFACT | AIM_NOUN | GENERIC | METRIC | AUDIENCE | TIME | UNIT | SETTING | TANGIBLE
INFLECTED: Final = PAST | GERUND | THIRD
