"""No text that a person can see uses a retired phrase."""

import re
from runpy import run_path

from tests.commands.running import ROOT

RETIRED = (
    r"stands? here a second time|stands? twice|stands? below|stands? in this comment",
    r"has not a\b|first one'? makes|fits several|go without it|\bMend\b|\bmend\b",
    r"Not sorted yet|when you get there|Who will do what with it|what it taught|what it teaches",
    r"where the day expects|of the time is gone|looked at as well|without a word|\bheads for\b",
    r"a person and the numbers|the numbers say|what to call each thing|hangs on its|said to be\b|the hands it needs",
    r"an even chance \(|that are no more|^nothing says why this should move",
    r"\bline a team\b|\bteam and cycle a\b|\ba team a\b|organis(ation|ing)\b(?!,)|\bcolour|\bbehaviour|\bjudgement",
    r"Which one person answers|answers for it|names no one|puts? in and what",
    r"lies outside|leaves the workspace|a link that leaves|no word about|write it anew|is there already",
    r"nothing is called|lists what there is|hang together|How much is too much|looks? back on what",
    r"a comment or the settings silence|in another order|none: this folder|this okr reads|older okr\b",
    r"nothing was repaired|have no repair|has no repair|to renew\b|begins no entry|Begin it with|not a baseline of",
    r"Underlined\b|is underlined|brings a rule|is no sentence|there is such no|Whoever|whoever then",
    r"\bstands? (in|on|at|beside|behind|above|below|for nobody)\b|as (it|they) stands?\b|\bin sight\b",
    r"of a day to come|no day of the calendar|a further parent",
    r"(?<!there )is no (measure|status|text file|spreadsheet|cycle|Objective)\b",
    r"below the heads|as the (heads|rows) say|tells what heads mean|nothing could be placed|no terminal to ask",
    r"on the passing side|has no meaning here|in the calendar\b|both included|nothing is named|a second ': '",
    r"two names for the same|belongs to no\b|judging by its|names several people|should be (text|keys and values)",
    r"likely but not certain|\bcertain fix|are certain\b|choose another one|knows you as|Several at once",
    r"the next time\b|revisions come from git|failed while its output|belongs to another form|updated to keep their",
    r"how the practice goes|okr-cli\[|enters no(ne)?\b|\bat home\b|counts in no(ne)?\b|said so\b",
    r"\ba link that (points|leads)|value at risk|white space\b|check-in o[fn] (\{|2)|without known|\bneeds the package",
    r"values without a date are|keeps? (them|it) in step\b|an entry of '|without a worry|\bnot a pattern\b",
    r"changes no (field|key)\b|has no known form|to belong to\b|is next to \{|is neither yes,|before all tables",
    r"\bdue from\b|\bthat you owe\b|open work open|once they are agreed|an input of this|the editor leaves",
    r"did not answer within|what was not reached gets|no progress without|off unless selected|\bmade-up person",
)
"""Patterns of phrases, most of them word for word from another language. Here they may be quoted, nowhere else."""

ALLOWED = ("'organisation'", "`organisation`", "organisation, team (the default)")
"""A key of the format keeps its spelling."""


def test_no_text_or_guide_uses_a_retired_phrase() -> None:
    retired = re.compile("|".join(f"(?:{pattern})" for pattern in RETIRED))
    strings = run_path(str(ROOT / "scripts" / "strings.py"))["strings"]
    texts, guides = list(strings()), list(strings((ROOT / "README.md", ROOT / "docs" / "guide")))
    assert len(texts) > 2500, "the collector finds too little"
    assert len(guides) > 1500, "the collector finds too few lines of the guides"
    texts += guides
    found = [str(text) for text in texts if (hit := retired.search(text.text)) and not _is_key(text.text, hit)]
    assert found == []


def _is_key(text: str, hit: re.Match[str]) -> bool:
    return any(allowed in text for allowed in ALLOWED) and hit[0].startswith("organisation")
