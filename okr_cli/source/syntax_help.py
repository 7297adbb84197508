"""YAML syntax errors in words that help.

Both parsers word the same mistake differently, so an error is recognised by a fragment that they share or,
failing that, by one fragment each.
"""

KNOWN = (
    ("mapping values are not allowed", "a second ': ' in one line", "Put the text in quotes."),
    (
        "could not find expected ':'",
        "a line without 'key: value'",
        "Give it a key, or indent it under the text it continues.",
    ),
    ("cannot start any token", "a character that cannot begin a value", "Put the text in quotes."),
    ("unexpected end of stream", "a quote that is never closed", "Close the quote."),
    ("did not find expected key", "the indentation does not fit the lines above", "Align it with its siblings."),
    ("expected <block end>", "the indentation does not fit the lines above", "Align it with its siblings."),
    (
        "did not find expected '-' indicator",
        "the indentation does not fit the lines above",
        "Align it with its siblings.",
    ),
    (
        "found unexpected ':'",
        "a ':' inside {} or [] without a space after it",
        "Add the space, or put the text in quotes.",
    ),
    ("sequence entries are not allowed", "a list item where none can stand", "Indent it under its key."),
    ("did not find expected ',' or", "a bracket that is never closed", "Close it, or add the missing comma."),
    ("expected ',' or", "a bracket that is never closed", "Close it, or add the missing comma."),
    ("found undefined tag", "a tag that is not defined", "Remove it: okr reads every value as text."),
    ("node content", "a sign where a value should stand", "Give it a value, or put the text in quotes."),
    ("<document start>", "text after the end of the document", "Begin the next document with '---'."),
    ("document indicator", "a quote that is never closed", "Close the quote."),
    ("document separator", "a quote that is never closed", "Close the quote."),
    ("alphabetic or numeric", "a sign that begins no name", "Put the text in quotes."),
    ("incompatible YAML", "a version of YAML that okr does not read", "Remove the %YAML line."),
    ("directive", "a line that begins with '%'", "Remove it, or put the text in quotes."),
    ("Unicode character escape", "an escape that stands for no character", "Write the character itself."),
    ("hexdecimal", "an escape that stands for no character", "Write the character itself."),
    ("unknown escape character", "a backslash that begins no escape", "Double it, or use single quotes."),
    ("found unknown escape", "a backslash that begins no escape", "Double it, or use single quotes."),
)


def explain(problem: str, text: str, offset: int) -> tuple[str, str]:
    """Message and advice for what a YAML parser reported at ``offset``."""
    if "characters are not allowed" in problem:
        return "not valid YAML: a control character", "Delete it, or write it as an escape in double quotes."
    if text[offset : offset + 1] == "\t" and "token" in problem:
        return "a tab where YAML wants spaces", "Indent with spaces."
    if "',' or" in problem and text[offset : offset + 1] == ":":
        return "not valid YAML: a second ': ' in one entry", "Put the text in quotes."
    for fragment, message, advice in KNOWN:
        if fragment in problem:
            return f"not valid YAML: {message}", advice
    return f"not valid YAML: {problem}", "Mend the line, then lint again."
