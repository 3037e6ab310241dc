"""Annotated copies: Office packages with comments put in, every other part the same bytes."""
