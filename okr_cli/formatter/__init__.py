"""The canonical form of OKR files: order of keys, indentation, quotes, brackets. Comments and meaning stay."""
