"""The language server, which answers editors from the same models as every command."""
