"""The words of titles and owners as data, by language, and what each word can be.

A language is a folder (`en/`). Most of its files are one word class each, with a word on each line: `verbs-act.txt`
holds verbs of a bounded activity. What a single rule needs to know of a few words is a tag: `tags-*.txt` give each
tag with its words. Code names classes and tags (`tag.py`) and holds no words. `scripts/generate.py` compiles all
lists into `compiled/`, which is what a run reads.
"""
