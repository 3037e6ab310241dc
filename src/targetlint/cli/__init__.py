"""What a person types: `targetlint check`, `show`, `quantity`, `explain`, `rules`."""
