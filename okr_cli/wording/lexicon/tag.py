"""What a word or a sign can be. It may be several things at once (`report` is a verb and an artifact): one bit each.

The word classes come first. The tags below them mark the few words that a rule treats in a way of its own; the word
lists of a language say which words those are and why (`en/tags-*.txt`, `signs.txt`).
"""

from typing import Final

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

# Function words.
TO: Final = 1 << 42
OF: Final = 1 << 43
FROM: Final = 1 << 44
BY: Final = 1 << 45
WITH: Final = 1 << 46
WITHOUT: Final = 1 << 47
NO: Final = 1 << 48
NOT: Final = 1 << 49
BETWEEN: Final = 1 << 50
MORE: Final = 1 << 51
SO: Final = 1 << 52
OR: Final = 1 << 53
FOR: Final = 1 << 54
ANY: Final = 1 << 55
SINGLE: Final = 1 << 56
NONE_OF: Final = 1 << 57
HAVE: Final = 1 << 58
DETERMINER: Final = 1 << 59
INDEFINITE: Final = 1 << 60
DEFINITE: Final = 1 << 61
CERTAIN: Final = 1 << 62
GIVEN: Final = 1 << 63
FINITE_OBJECT: Final = 1 << 64
QUANTIFIER: Final = 1 << 65
OBJECT_QUANTIFIER: Final = 1 << 66
ALL: Final = 1 << 67
VERB_JOINT: Final = 1 << 68
JOINT: Final = 1 << 69
NOUN_JOINT: Final = 1 << 70
SECOND_JOINT: Final = 1 << 71
NOT_A_CLAUSE: Final = 1 << 72
NOT_AN_OBJECT: Final = 1 << 73
IS: Final = 1 << 74
BE_FORM: Final = 1 << 75
HAS_FORM: Final = 1 << 76
BEEN: Final = 1 << 77
CAN_FORM: Final = 1 << 78
WILL_FORM: Final = 1 << 79
MODAL: Final = 1 << 80
PREDICATE: Final = 1 << 81
NOT_AFTER_VERB: Final = 1 << 82
NOT_IN_ACTOR: Final = 1 << 83
PRONOUN: Final = 1 << 84
AFTER_PRONOUN: Final = 1 << 85
TEAM: Final = 1 << 86
FILLER: Final = 1 << 87
ADVERBIAL: Final = 1 << 88
GOES_ON: Final = 1 << 89
VERB_PARTICLE: Final = 1 << 90
TOPIC_END: Final = 1 << 91
MEANS: Final = 1 << 92
TOOL_MEANS: Final = 1 << 93
WAY_MEANS: Final = 1 << 94
RESULT_SUBJECT: Final = 1 << 95
PART_OF: Final = 1 << 96
ABOUT: Final = 1 << 97
INSIDE: Final = 1 << 98
AMONG: Final = 1 << 99
TOWARD: Final = 1 << 100
IN_WORD: Final = 1 << 101
IN_PLACE: Final = 1 << 102
EXPLAINS: Final = 1 << 103
EXPLAINS_AIMS: Final = 1 << 104
INSPIRES: Final = 1 << 105
DENIES: Final = 1 << 106
MORE_OR_BETTER: Final = 1 << 107
COMPARATIVE: Final = 1 << 108

# Words around numbers.
ZERO: Final = 1 << 109
NOT_ZERO: Final = 1 << 110
AFTER_NO: Final = 1 << 111
BEFORE_NO: Final = 1 << 112
MULTIPLE: Final = 1 << 113
DOUBLING: Final = 1 << 114
DOWN: Final = 1 << 115
FREQUENCY: Final = 1 << 116
ONCE: Final = 1 << 117
ONE: Final = 1 << 118
BEFORE_ONE: Final = 1 << 119
BEFORE_ONCE: Final = 1 << 120
PER: Final = 1 << 121
FRACTION: Final = 1 << 122
HALF: Final = 1 << 123
BEFORE_FRACTION: Final = 1 << 124
FRACTION_ARTICLE: Final = 1 << 125
FRACTION_OF: Final = 1 << 126
NOT_FRACTION: Final = 1 << 127
HALF_OF: Final = 1 << 128
YEAR_PART: Final = 1 << 129
MAGNITUDE_WORD: Final = 1 << 130
LIMIT_OF_TIME: Final = 1 << 131
NONE_AT_ALL: Final = 1 << 132
THAT: Final = 1 << 133
TWICE: Final = 1 << 134
AS: Final = 1 << 135
TOP: Final = 1 << 136
RANK_BEFORE: Final = 1 << 137
NUMBER_ONE: Final = 1 << 138
MOVEMENT: Final = 1 << 139
FREQUENCY_MOVEMENT: Final = 1 << 140
PERIOD_BEFORE: Final = 1 << 141
BEFORE_UNIT: Final = 1 << 142
LONG_UNIT: Final = 1 << 143
DAY: Final = 1 << 144
WEEK: Final = 1 << 145
DEADLINE_BEFORE: Final = 1 << 146
CLOCK_BEFORE: Final = 1 << 147
MONEY: Final = 1 << 148
MONEY_AFTER: Final = 1 << 149
PERCENT: Final = 1 << 150
CENT: Final = 1 << 151
PER_WORD: Final = 1 << 152
PERCENT_OF_LETTER: Final = 1 << 153
TIMES_AFTER: Final = 1 << 154
MAGNITUDE_AFTER: Final = 1 << 155
MULTIPLE_SUFFIX: Final = 1 << 156
MAGNITUDE_SUFFIX: Final = 1 << 157
TIME_SUFFIX: Final = 1 << 158
UNIT_SUFFIX: Final = 1 << 159
PHYSICAL_UNIT: Final = 1 << 160
TEMPERATURE_SCALE: Final = 1 << 161
OUT: Final = 1 << 162
NUMBER_JOINT: Final = 1 << 163
RATIO_AFTER: Final = 1 << 164
LIMIT_BEFORE: Final = 1 << 165
LIMIT_AFTER: Final = 1 << 166
UP_OR_DOWN: Final = 1 << 167
UP: Final = 1 << 168
INSIDE_COUNT: Final = 1 << 169
LEVEL: Final = 1 << 170
LEVEL_DETAIL: Final = 1 << 171
TARGET_BEFORE: Final = 1 << 172
RAISED_BY: Final = 1 << 173
METRIC_LEVEL: Final = 1 << 174
COMPARES: Final = 1 << 175
CONDITION: Final = 1 << 176

# Signs.
CURRENCY: Final = 1 << 177
DASH: Final = 1 << 178
MINUS: Final = 1 << 179
PLUS: Final = 1 << 180
GLUED: Final = 1 << 181
COMPARISON: Final = 1 << 182
SLOT_NUMBER: Final = 1 << 183
DEGREE: Final = 1 << 184
HASH: Final = 1 << 185
OPENING_BRACKET: Final = 1 << 186
COMMA: Final = 1 << 187
COLON: Final = 1 << 188
PARTING: Final = 1 << 189
OPENS_WORDS: Final = 1 << 190
OPENING_QUOTE: Final = 1 << 191
OPENING_NAME: Final = 1 << 192
INSIDE_NAME: Final = 1 << 193
CODE_JOINT: Final = 1 << 194
CODE_BRACKET: Final = 1 << 195
CODE_DASH: Final = 1 << 196
TRAILS_OFF: Final = 1 << 197

# Nouns and adjectives.
PLAN_ITEM: Final = 1 << 198
WHOLE_PLAN: Final = 1 << 199
ITEM: Final = 1 << 200
BEFORE_ITEM: Final = 1 << 201
COUNTED_PLAN: Final = 1 << 202
POINTS: Final = 1 << 203
BEFORE_POINTS: Final = 1 << 204
BEFORE_COUNTED_ITEM: Final = 1 << 205
STORY: Final = 1 << 206
USER: Final = 1 << 207
TASK: Final = 1 << 208
COMPLETION: Final = 1 << 209
ON: Final = 1 << 210
IN_TIME: Final = 1 << 211
PLAN_MODIFIER: Final = 1 << 212
PLAN_COUNTER: Final = 1 << 213
PLAN_CONTEXT: Final = 1 << 214
FUNDS: Final = 1 << 215
PHYSICAL_QUANTITY: Final = 1 << 216
STATISTIC: Final = 1 << 217
PART_OF_SALES: Final = 1 << 218
ONLY_SET: Final = 1 << 219
COUNTING_NOUN: Final = 1 << 220
MANNER: Final = 1 << 221
MOSTLY_ADJECTIVE: Final = 1 << 222
TITLE_NAME: Final = 1 << 223
KEY: Final = 1 << 224
RESULT: Final = 1 << 225
TO_DO: Final = 1 << 226
SLOT: Final = 1 << 227
NOT_SUPERLATIVE: Final = 1 << 228

# Verbs.
BEGIN: Final = 1 << 229
CONTINUE: Final = 1 << 230
TRY: Final = 1 << 231
BE: Final = 1 << 232
BECOME: Final = 1 << 233
SEEM: Final = 1 << 234
PLAIN_MAKE: Final = 1 << 235
RENDER: Final = 1 << 236
REMOVE_PART: Final = 1 << 237
RESIZE: Final = 1 << 238
ABILITY: Final = 1 << 239
NEVER_LITERAL: Final = 1 << 240
LOOK_INTO: Final = 1 << 241
INQUIRE: Final = 1 << 242
ENGAGE: Final = 1 << 243
TRANSFER: Final = 1 << 244
BRING: Final = 1 << 245
MOVE: Final = 1 << 246
GROW: Final = 1 << 247
RAISE: Final = 1 << 248
WIN: Final = 1 << 249
CLOSE_DEAL: Final = 1 << 250
TAKE_RANK: Final = 1 << 251
COUNTABLE_OUTPUT: Final = 1 << 252
LOWER: Final = 1 << 253
DELIVER_PLAN: Final = 1 << 254
PLAN_DELIVERED: Final = 1 << 255
FINISHED: Final = 1 << 256
ENDS_ANYWAY: Final = 1 << 257
HOLD: Final = 1 << 258
HOLD_EVENT: Final = 1 << 259
CONDUCT: Final = 1 << 260
RELOCATE: Final = 1 << 261
OPEN: Final = 1 << 262
SHIPS_ITSELF: Final = 1 << 263
PROCEDURE: Final = 1 << 264
TAKE_ON: Final = 1 << 265
FIGURE_OF_SPEECH: Final = 1 << 266

WORK: Final = DELIVER | MAKE | ACT
VAGUE_WORK: Final = ONGOING | AIM | BETTER
OUTCOME: Final = CHANGE | REACH
VERB: Final = WORK | VAGUE_WORK | OUTCOME | STATE | OTHER_VERB
NOUN: Final = ARTIFACT | AIM_NOUN | GENERIC | METRIC | AUDIENCE | TIME | UNIT | SETTING | TANGIBLE
INFLECTED: Final = PAST | GERUND | THIRD
CLASSES: Final = PARTICLE - 1
"""The word classes without the tags: what an inflected word inherits from its base form."""
NUMBER_SUFFIX: Final = MULTIPLE_SUFFIX | MAGNITUDE_SUFFIX | TIME_SUFFIX | UNIT_SUFFIX | PHYSICAL_UNIT
"""What may be glued to a number: `10kb`."""
