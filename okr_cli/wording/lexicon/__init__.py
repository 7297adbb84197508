"""The words of titles and owners as data, by language, and what each word can be.

A language is a folder (`en/`) with one word class per file and one word per line; `tags-*.txt` list words that a single
rule treats specially. Code contains no words. `scripts/generate.py` compiles the lists into `compiled/`.
"""
