"""Copies of files that were checked, with the findings or the fixes in them; the files stay untouched."""
