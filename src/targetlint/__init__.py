"""Read performance-target forms, check them against rules, say what is wrong and where."""
