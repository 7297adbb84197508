"""``okr import``: from tables of other programs to OKR files. Nothing here reads or writes files."""
