"""Copies of files with comments or repaired texts put in, every other part the same bytes."""
