"""``okr import``: from the tables of other programs to OKR files. Nothing here reads or writes a disk."""
