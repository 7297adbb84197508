"""What a shell offers when somebody presses Tab.

A key press has to be answered at once, so nothing here imports typer, and hardly anything else: what okr takes on its
command line stands in ``command_line.txt``, and the names of a workspace are kept from one key press to the next.
"""
