"""Show how okr reads titles: ``python scripts/read_title.py de "Kundenportal einführen"``.

Prints the words in reading order with their possible meanings, the result, and the findings for an Initiative, a Key
Result and an Objective. For adding words or a language: the lists are compiled anew, so changes show at once.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.compiling import title_words
from okr_cli.wording.lexicon.languages import language, languages
from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.titles.classify import DECISIONS, Titles

NAMES = {bits: name for name, bits in vars(tag).items() if name.isupper() and isinstance(bits, int)}


def names(tags: int) -> str:
    """The names of a word's tags."""
    return " ".join(NAMES[1 << bit].lower() for bit in range(tags.bit_length()) if tags >> bit & 1)


def show(title: str, titles: Titles) -> None:
    """Print one title."""
    features = titles.features(title)
    print(title)
    for word, tags in zip(features.tokens.low, features.tokens.tags, strict=True):
        print(f"    {word:24} {names(tags)}")
    verb, acted_on, statement = features.verb, features.object, features.statement
    print(f"  verb       {verb.base if verb is not None else '-'}")
    print(f"  object     {features.words(acted_on.words) if acted_on is not None else '-'}")
    print(f"  statement  {statement.kind if statement is not None else '-'}")
    numbers = (f"{features.words((number.first, number.last))} ({number.kind})" for number in features.numbers)
    print(f"  numbers    {', '.join(numbers) or '-'}")
    for kind in DECISIONS:
        said = (f"{verdict.rule} ({verdict.reason})" for verdict in titles.verdicts(kind, title))
        print(f"  {kind:10} {', '.join(said) or '-'}")


def main() -> None:
    """Print every given title."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("language", choices=sorted(languages()))
    parser.add_argument("title", nargs="+")
    options = parser.parse_args()
    chosen = language(options.language)
    titles = Titles(Lexicon(chosen, title_words(chosen)))
    for title in options.title:
        show(title, titles)


if __name__ == "__main__":
    main()
