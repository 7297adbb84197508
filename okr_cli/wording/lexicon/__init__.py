"""The words of titles and owners as data, by language, and what each word can be.

A language is a folder (`en/`). Most of its files are one word class each, with one word per line: `verbs-act.txt` lists
verbs for an activity with an end. Tags mark words that a single rule treats specially; `tags-*.txt` list the words of
each tag. Code uses classes and tags (`tag.py`) and contains no words. `scripts/generate.py` compiles all lists into
`compiled/`, which is what okr loads.
"""
