"""Read performance-target forms, check them against rules, say what is wrong and where."""

__version__ = "0.1.0"
