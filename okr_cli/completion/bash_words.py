"""Quoting in bash: splits a command line into words, and quotes a value."""

BREAKS = " \t\n\"'><=;|&(:"
"""Where bash begins a new word for its completion, unless COMP_WORDBREAKS says otherwise."""

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%+,-./:=@_")
"""Characters that mean themselves everywhere in a word."""

IN_DOUBLE_QUOTES = frozenset('"\\$`!')


class Word:
    """A word that may be incomplete.

    ``value`` is its text, ``quote`` the quote that is still open, and ``kept`` the length of the value before the part
    that bash replaces.
    """

    __slots__ = ("kept", "quote", "value")

    def __init__(self, value: str = "", quote: str = "", kept: int = 0) -> None:
        self.value = value
        self.quote = quote
        self.kept = kept


def words_of(line: str, breaks: str = BREAKS) -> list[Word]:
    """The words of a command line. The last one is what is being typed, and empty after a space."""
    words, word, quote, is_empty = [], Word(), "", True
    at = 0
    while at < len(line):
        char = line[at]
        at += 1
        if quote:
            if char == quote:
                quote = ""
            elif char == "\\" and quote == '"' and line[at : at + 1] in IN_DOUBLE_QUOTES:
                word.value += line[at : at + 1]
                at += 1
            else:
                word.value += char
        elif char in " \t\n":
            if not is_empty:
                words.append(word)
            word, is_empty = Word(), True
            continue
        elif char in "\"'":
            quote = char
            word.kept = len(word.value)
        elif char == "\\":
            word.value += line[at : at + 1]
            at += 1
        else:
            word.value += char
            if char in breaks:
                word.kept = len(word.value)
        is_empty = False
    word.quote = quote
    return [*words, word]


def quoted(value: str, quote: str = "") -> str:
    """A value as bash has to read it: within the open ``quote``, else with a backslash before what bash would obey."""
    if quote == "'":
        return value.replace("'", "'\\''")
    if quote == '"':
        # Within double quotes, a backslash before an exclamation mark stays: the quotes end for it.
        escaped = "".join(f"\\{char}" if char in IN_DOUBLE_QUOTES - {"!"} else char for char in value)
        return escaped.replace("!", "\"'!'\"")
    return "".join(char if char in PLAIN or not char.isascii() else f"\\{char}" for char in value)
