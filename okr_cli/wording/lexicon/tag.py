"""What a word or symbol can be, with one bit each. `report` can be a verb and an artifact.

The word classes come first. The tags below them mark the few words that a rule treats specially. The word lists of a
language say which words those are and why (`en/tags-*.txt`, `signs.txt`).
"""

from typing import TYPE_CHECKING, Final

# What a verb does, by its base form.
DELIVER: Final = 1 << 0  # ends with something shipped, changed or removed
MAKE: Final = 1 << 1  # makes something, which may be a guide or a culture
ACT: Final = 1 << 2  # a bounded activity
ONGOING: Final = 1 << 3  # work without an end
AIM: Final = 1 << 4  # wishes for a state
BETTER: Final = 1 << 5  # better, without how much
CHANGE: Final = 1 << 6  # a quantity up or down
REACH: Final = 1 << 7  # a level reached or held
STATE: Final = 1 << 8  # how people or things are
OTHER_VERB: Final = 1 << 9  # a verb that by itself says neither work nor aim

# What a noun names.
ARTIFACT: Final = 1 << 10  # a thing that someone could open, hold or review
AIM_NOUN: Final = 1 << 11
GENERIC: Final = 1 << 12  # could be anything
METRIC: Final = 1 << 13
AUDIENCE: Final = 1 << 14  # people
SETTING: Final = 1 << 15  # a thing that somebody simply sets
TANGIBLE: Final = 1 << 16  # a thing that someone can touch
TIME: Final = 1 << 17  # a unit of time
UNIT: Final = 1 << 18
LABEL: Final = 1 << 19  # goes with a number that is a name: version, phase
MONTH: Final = 1 << 20
PLACE: Final = 1 << 21
NOMINAL: Final = 1 << 22  # a noun or an adjective and no verb, by a list or by its ending
VERB_OR_NOUN: Final = 1 << 23  # leads as a verb where an object follows, and is a noun elsewhere

QUALITY: Final = 1 << 24  # an adjective that nobody can measure
ASPIRATION: Final = 1 << 25  # an adjective of an aim that people would follow
DELIVERED: Final = 1 << 26  # tells that work is finished
FUNCTION: Final = 1 << 27
ADVERB: Final = 1 << 28

# The form in which the word stands.
PLURAL: Final = 1 << 29
PAST: Final = 1 << 30
GERUND: Final = 1 << 31
THIRD: Final = 1 << 32  # launches, ships
POSSESSIVE: Final = 1 << 33

# What the token is when it is no word.
NUMBER: Final = 1 << 34
SYMBOL: Final = 1 << 35
QUANTITY: Final = 1 << 36  # a word where a digit could stand
BLANK: Final = 1 << 37  # may stand for a word or a number that is still missing

# The word that gives a fixed phrase away, and the second word of a phrasal verb.
IN_OPEN_END: Final = 1 << 38
IN_PLACEHOLDER: Final = 1 << 39
IN_SLOGAN: Final = 1 << 40
PARTICLE: Final = 1 << 41

_LISTED = """
TO OF FROM BY WITH WITHOUT NO MORE SO OR ANY SINGLE NONE_OF HAVE DETERMINER INDEFINITE DEFINITE
GIVEN FINITE_OBJECT QUANTIFIER OBJECT_QUANTIFIER ALL VERB_JOINT JOINT NOUN_JOINT SECOND_JOINT NOT_A_CLAUSE
NOT_AN_OBJECT IS BE_FORM HAS_FORM BEEN CAN_FORM WILL_FORM MODAL PREDICATE NOT_AFTER_VERB NOT_IN_ACTOR PRONOUN
AFTER_PRONOUN TEAM FILLER ADVERBIAL GOES_ON VERB_PARTICLE TOPIC_END MEANS TOOL_MEANS WAY_MEANS RESULT_SUBJECT PART_OF
ABOUT AMONG IN_WORD IN_PLACE EXPLAINS EXPLAINS_AIMS INSPIRES DENIES MORE_OR_BETTER COMPARATIVE
ZERO NOT_ZERO AFTER_NO BEFORE_NO MULTIPLE DOUBLING DOWN FREQUENCY ONCE ONE BEFORE_ONE BEFORE_ONCE PER FRACTION HALF
BEFORE_FRACTION FRACTION_ARTICLE FRACTION_OF NOT_FRACTION HALF_OF YEAR_PART MAGNITUDE_WORD LIMIT_OF_TIME NONE_AT_ALL
THAT TOP RANK_BEFORE NUMBER_ONE MOVEMENT FREQUENCY_MOVEMENT PERIOD_BEFORE BEFORE_UNIT LONG_UNIT DAY WEEK
DEADLINE_BEFORE CLOCK_BEFORE MONEY MONEY_AFTER PERCENT CENT PER_WORD PERCENT_OF_LETTER TIMES_AFTER MAGNITUDE_AFTER
MULTIPLE_SUFFIX MAGNITUDE_SUFFIX TIME_SUFFIX UNIT_SUFFIX PHYSICAL_UNIT TEMPERATURE_SCALE OUT NUMBER_JOINT RATIO_AFTER
FINDS_NUMBER ONESELF INFRASTRUCTURE
LIMIT_BEFORE LIMIT_AFTER UP_OR_DOWN UP INSIDE_COUNT TARGET_BEFORE METRIC_LEVEL
SCOPE_BEFORE AREA_BEFORE SCOPE_DETAIL QUESTION ANY_ONE TOP_PART EVEN BREAK WORKING TIMED
CURRENCY DASH MINUS PLUS GLUED COMPARISON SLOT_NUMBER DEGREE HASH OPENING_BRACKET COLON PARTING OPENS_WORDS
OPENING_QUOTE OPENING_NAME INSIDE_NAME CODE_JOINT CODE_BRACKET CODE_DASH TRAILS_OFF
PLAN_ITEM WHOLE_PLAN ITEM BEFORE_ITEM COUNTED_PLAN POINTS BEFORE_POINTS BEFORE_COUNTED_ITEM USER TASK COMPLETION
ON IN_TIME PLAN_MODIFIER PLAN_COUNTER PLAN_CONTEXT FUNDS STATISTIC PART_OF_SALES PHYSICAL_QUANTITY ONLY_SET
COUNTING_NOUN EVERYWHERE MANNER MOSTLY_ADJECTIVE TITLE_NAME KEY RESULT TO_DO SLOT WHEN NOT_SUPERLATIVE
BEGIN CONTINUE TRY BECOME SEEM PLAIN_MAKE RENDER REMOVE_PART RESIZE ABILITY NEVER_LITERAL LOOK_INTO INQUIRE ENGAGE
TRANSFER BRING MOVE GROW RAISE WIN CLOSE_DEAL TAKE_RANK COUNTABLE_OUTPUT LOWER DELIVER_PLAN PLAN_DELIVERED FINISHED
ENDS_ANYWAY HOLD_EVENT CONDUCT RELOCATE OPEN SHIPS_ITSELF PROCEDURE TAKE_ON FIGURE_OF_SPEECH
DONE_BY_OTHERS SUBORDINATE HIRE
"""
"""The tags that `tags-grammar`, `tags-numbers`, `signs`, `tags-nouns` and `tags-verbs` explain, by bit."""

_OTHERS = """
LIKE_PLURAL LIKE_PLURAL_OR_IS LIKE_GERUND LIKE_COMPARATIVE LIKE_SUPERLATIVE LIKE_RANGE RESPELLED FOREIGN UNKNOWN JOINED
"""
"""What a word looks like by its ending, whatever it is: the grammar of its language tells, and the place of the word or
a list decides whether it is that. Then what English tells of a word that it does not have, and whether a noun is
written together from several."""

globals().update({name: 1 << bit for bit, name in enumerate([*_LISTED.split(), *_OTHERS.split()], start=42)})

if TYPE_CHECKING:  # a test holds that code names only tags which exist

    def __getattr__(name: str) -> int: ...


WORK: Final = DELIVER | MAKE | ACT
VAGUE_WORK: Final = ONGOING | AIM | BETTER
OUTCOME: Final = CHANGE | REACH
VERB: Final = WORK | VAGUE_WORK | OUTCOME | STATE | OTHER_VERB
NOUN: Final = ARTIFACT | AIM_NOUN | GENERIC | METRIC | AUDIENCE | TIME | UNIT | SETTING | TANGIBLE
INFLECTED: Final = PAST | GERUND | THIRD
CLASSES: Final = PARTICLE - 1
"""Every bit below PARTICLE, and so none of the tags: what an inflected word inherits from its base form."""
