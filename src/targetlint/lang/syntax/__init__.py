"""Text to declarations: the grammar, and what a file is told that does not fit it."""
