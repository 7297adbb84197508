"""One output format a file. Each has ``render(report, look) -> Iterator[str]``, which yields lines."""
