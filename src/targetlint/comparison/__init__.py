"""Two runs compared: what became of the findings of the first, kept apart from what became of rules."""
