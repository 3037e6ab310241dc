"""What a person types: `targetlint check`, `show`, `explain`, `rules`."""
