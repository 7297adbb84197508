"""Changes of files as a patch that ``git apply`` and ``patch -p1`` take."""

import difflib
import re
from collections.abc import Iterator

QUOTED = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff]')
NO_NEWLINE = "\\ No newline at end of file"


def patch(path: str, before: str, after: str) -> Iterator[str]:
    """The change of a file as the lines of a unified diff, without the newline that ends each.

    Only ``\\n`` ends a line here: what else YAML or Unicode takes for a line ending is a part of it.
    """
    yield f"--- {_name('a', path)}"
    yield f"+++ {_name('b', path)}"
    hunks = difflib.unified_diff(_lines(before), _lines(after))
    for line in list(hunks)[2:]:
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield NO_NEWLINE


def _lines(text: str) -> list[str]:
    """Lines with their newlines; the last one may have none."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _name(side: str, path: str) -> str:
    """``a/path``: in quotes, with escapes, where it could not be told from what stands around it."""
    name = f"{side}/{path}"
    if QUOTED.search(name):
        try:
            data = name.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            data = name.encode("utf-8", "surrogatepass")
        signs = (f"\\{byte:03o}" if byte < 32 or byte > 126 or byte in b'"\\' else chr(byte) for byte in data)
        return f'"{"".join(signs)}"'
    # A tab ends a name, which may have spaces in it.
    return f"{name}\t" if " " in name else name
