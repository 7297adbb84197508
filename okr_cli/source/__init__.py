"""From bytes to text to a tree with positions: decoding, parsing, comments."""
