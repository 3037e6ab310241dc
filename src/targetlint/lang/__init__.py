"""The rule language: one file a pass, from text to generated functions."""
