"""Rule files in their canonical layout: text → the same declarations, laid out alike everywhere."""
