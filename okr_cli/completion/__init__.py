"""Shell completion.

A key press must be answered at once, so this package does not import typer and hardly anything else.
``command_line.txt`` describes the command line, and the names of a workspace are cached between key presses.
"""
