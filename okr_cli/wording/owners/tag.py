"""What a word of an owner can be, with one bit each."""

NAME = 1  # a given name
COMMON = 2  # a given name that is an ordinary word or a place as well
GROUP = 4  # a noun for a group or an organization
OPENER = 8  # a noun for a group that may stand before its name (`Team Alpha`)
FUNCTION = 16  # a function, discipline or field of work
MODIFIER = 32  # a word that goes with functions and job titles and is neither
ROLE = 64  # the head noun of a job title
RANK = 128  # a title that may stand before its area (`Head of Sales`, `VP Sales`)
TEAM_LETTERS = 256  # an abbreviation of a function
ROLE_LETTERS = 512  # an abbreviation of a job title
SURNAME = 1024  # a word of the lists above that is a surname as well; in Chinese and Korean, any surname
TITLE = 2048  # a form of address
SUFFIX = 4096  # what follows a name: a generation, a degree, a pronoun
CAPITALS = 1 << 16  # an abbreviation in capitals that no list holds

LETTERS = TEAM_LETTERS | ROLE_LETTERS
POST = ROLE | ROLE_LETTERS
WORK = GROUP | FUNCTION | MODIFIER | ROLE | RANK | LETTERS
"""Everything that is no name."""
