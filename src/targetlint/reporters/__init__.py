"""A Report as people and programs read it: `terminal` draws it, `json` publishes it."""
